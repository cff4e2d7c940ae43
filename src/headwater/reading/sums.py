"""Sums in a clause: which is the amount, which the same sum in other money, which a part, which a running total."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from babel.numbers import get_territory_currencies

from headwater.grammar import MoneyMention
from headwater.model import Money, Problem, Restated, Span
from headwater.model.money import Scope
from headwater.reading.scene import Scene

_CODE = 2
"""Letters of a country's code; bodies have more."""

_LEAD = 3
"""Code points at most between "as part of" and the sum of the whole: an article."""

_SHARE = 28
"""So many characters behind a sum its share may be told."""


class Sum(msgspec.Struct, frozen=True):
    """A sum with what the document restates it as.

    ``kind``: ``amount``, ``running`` (a total to date), ``part``, or ``whole`` (what the act is only a part of).
    """

    mention: MoneyMention
    kind: str
    restated: tuple[MoneyMention, ...] = ()

    @property
    def end(self) -> int:
        """Where the sum ends, its restatements included."""
        return max([self.mention.end, *(r.end for r in self.restated)])


def _restates(scene: Scene, first: MoneyMention, second: MoneyMention) -> bool:
    between = scene.sentence.words(first.end, second.hedge).strip().lower()
    return (second.currency, second.name) != (first.currency, first.name) and (
        between in ("(", "or", ", or", ",", "/", "=", ";") or between in scene.words("restates")
    )


def _heads_share(scene: Scene, mention: MoneyMention) -> bool:
    """Whether the share told behind a sum is another sum: "€9 million, half of which, €4.5 million, is borne by"."""
    return any(0 < m.hedge - mention.end < _SHARE for m in scene.sentence.money)


def _has_share_behind(scene: Scene, mention: MoneyMention, end: int) -> bool:
    """Whether words behind a sum make it a part: "€3m of it", not "€3m, all of it a grant"."""
    cue = scene.find_cue("share_behind", mention.end, min(end, mention.end + 24))
    before = scene.sentence.token_before(cue.start) if cue else None
    return cue is not None and not (before is not None and before.word in {"all", "both"})


def _kind(scene: Scene, mention: MoneyMention, start: int, end: int) -> str:
    s = scene.sentence
    near = (max(start, mention.hedge - 60), min(end, mention.end + 40))
    if any(
        c.end <= mention.hedge + 2 for c in scene.find_cues("share", max(start, mention.hedge - 60), mention.end)
    ) or (_has_share_behind(scene, mention, end) and not _heads_share(scene, mention)):
        return "part"
    if any(
        mention.hedge - c.end <= _LEAD
        for c in scene.find_cues("whole_lead", max(start, mention.hedge - 40), mention.hedge)
    ):
        return "whole"
    done = any(g.end <= mention.hedge and g.aspect == "perfect" for g in s.groups if g.start >= start)
    brings = scene.find_cue("brings", start, mention.start) is not None
    if (done or brings) and scene.find_cue("running_total", *near):
        return "running"
    since = any(t.word == "since" for t in s.tokens if start <= t.start < end)
    items = [t.start for t in s.tagged("item") if start <= t.start < end]
    counted = any(0 < at - n.end <= 1 for n in s.numbers for at in items)
    return "running" if done and since and not counted else "amount"


def _is_token(scene: Scene, mention: MoneyMention) -> bool:
    """Whether a sum is only what the receiver pays for form's sake: "for a token $100"."""
    before = scene.sentence.token_before(mention.hedge)
    return before is not None and before.word in scene.words("token_price")


def find_sums(scene: Scene, start: int, end: int) -> list[Sum]:
    """The sums in ``[start, end)``, restatements folded into what they restate."""
    found: list[Sum] = []
    for mention in scene.sentence.money:
        if not (start <= mention.start and mention.end <= end) or _is_token(scene, mention):
            continue
        if found and _restates(scene, found[-1].restated[-1] if found[-1].restated else found[-1].mention, mention):
            found[-1] = msgspec.structs.replace(found[-1], restated=(*found[-1].restated, mention))
        else:
            found.append(Sum(mention, _kind(scene, mention, start, end)))
    return found


def find_currency(scene: Scene, mention: MoneyMention, donors: Sequence[str], recipients: Sequence[str]) -> str | None:
    """The currency of a sum.

    A bare "$" is the donor's dollar; the US dollar where the donor has none and no house of dollars speaks; else
    open.
    """
    if mention.currency:
        return mention.currency
    if mention.name not in ("", "dollar"):
        return _find_shared(scene, mention.name, (*recipients, *donors, scene.context.house))
    dollars = {c.code: c.dollar for c in scene.context.codebook.country if c.dollar}
    own = [dollars[d] for d in donors if d in dollars]
    if own:
        return own[0]
    house = dollars.get(scene.context.house)
    near = {dollars[c] for c in recipients if c in dollars} | ({house} if house else set())
    foreign = bool(donors) and not own and house in (None, "USD") and scene.context.dollar in (None, "USD")
    return "USD" if near <= {"USD"} or foreign else None


def _find_shared(scene: Scene, name: str, countries: Sequence[str]) -> str | None:
    """The one currency of ``countries`` that has a name shared by several ("rupee"); None where none or two have it.

    Which country has which currency: CLDR, as Babel gives it.
    """
    held = {code for country in countries for code in _currencies_of(country)}
    entries = [c for c in scene.context.codebook.currency if c.code in held]
    fit = {c.code for c in entries if any(name in form.lower().split() for form in c.en)}
    return fit.pop() if len(fit) == 1 else None


@lru_cache(maxsize=512)
def _currencies_of(country: str) -> tuple[str, ...]:
    return tuple(get_territory_currencies(country)) if len(country) == _CODE else ()


def build_money(scene: Scene, mention: MoneyMention, currency: str, part: bool = False) -> Money:
    """The amount that ``mention`` states."""
    near = (mention.end, min(scene.sentence.end, mention.end + 24))
    each = scene.find_cue("each", *near)
    if each and (before := scene.sentence.token_before(each.start)) and before.word == "not":
        each = None
    expected = any(
        g.end <= mention.hedge and mention.hedge - g.end < 4 and any(x.does("expect") for x in g.chain())
        for g in scene.sentence.groups
    )
    scope: Scope = "each" if each else "part" if part else "total"
    return Money(mention.value, currency, scope, mention.bound != "exact" or mention.high is not None or expected)


def build_restated(mentions: Sequence[MoneyMention], fallback: str | None) -> tuple[Restated, ...]:
    """The restatements of a sum; a bare "$" there is ``fallback``."""
    return tuple(
        Restated(m.value, m.currency or fallback or "USD", m.bound != "exact")
        for m in mentions
        if m.currency or (fallback and m.name in ("", "dollar"))
    )


def open_currency(mention: MoneyMention, exact: str) -> Problem:
    """The problem of a "$" that may be several dollars."""
    return Problem(
        "ambiguous_currency", f"which dollar “{exact}” is stays open: no currency given", mention.start, mention.end
    )


def span_of(scene: Scene, mention: MoneyMention) -> Span:
    """The words of a sum."""
    return scene.sentence.cut(mention.start, mention.end)
