"""What is told below an answer: what was left out of it and why, why it is empty, where the next page begins."""

from collections.abc import Iterator, Mapping, Sequence

from headwater.export.words import say_count
from headwater.ledger import ActivityChange, ClaimChange, LeftOut, View

_MOST = 5
"""How many reasons are told one by one."""

_DAY = "whose document's day of publication"
_REASONS = {
    "published": (f"{_DAY} is unknown", f"{_DAY} is only known as {{}}"),
    "told": ("telling no day", "telling the day only as {}"),
}
"""Of each clock: where the day is unknown, and where it is known coarsely."""


def say_left_out(left: Sequence[LeftOut]) -> Iterator[str]:
    """One line a reason, those with most claims first."""
    for one in left[:_MOST]:
        unknown, coarse = _REASONS[one.clock]
        reason = unknown if one.known is None else coarse.format(one.known)
        yield f"Left out: {say_count(one.claims, 'claim')} {reason}."
    rest = sum(one.claims for one in left[_MOST:])
    if rest:
        yield f"Left out: {say_count(rest, 'more claim')} whose days are too coarse to say."


def say_unpublished(counts: Mapping[str | None, int]) -> Iterator[str]:
    """Documents that may or may not have been public by the day asked."""
    for known, number in sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))[:_MOST]:
        day = "unknown" if known is None else f"only known as {known}"
        yield f"Left out: {say_count(number, 'document')} whose day of publication is {day}."


def say_empty(view: View, noun: str) -> str:
    """Why nothing is told."""
    began = view.began()
    if began is None:
        return "This ledger holds nothing yet; fill it with `headwater add`."
    if view.position == 0:
        first = f"{began[:10]} at {began[11:19]} UTC"
        return f"This ledger recorded its first statement on {first}; nothing was known to it before."
    return f"No {noun}."


def say_changes(activities: Sequence[ActivityChange], claims: Sequence[ClaimChange]) -> str:
    """``Claims: 3 new, 1 withdrawn. Activities: 2 changed.``"""
    told = [
        _say_kinds("Claims", [one.kind for one in claims]),
        _say_kinds("Activities", [one.kind for one in activities]),
    ]
    return " ".join(told)


def _say_kinds(noun: str, kinds: Sequence[str]) -> str:
    counts = [f"{kinds.count(kind):,} {kind}" for kind in ("new", "changed", "withdrawn") if kind in kinds]
    return f"{noun}: {', '.join(counts) or 'as before'}."
