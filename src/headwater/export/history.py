"""What was believed, from when to when, and what changed it."""

from collections.abc import Sequence
from typing import Any

import msgspec

from headwater.export import activities
from headwater.export.causes import say_event, say_moment, say_statement, say_when
from headwater.export.control import show_line
from headwater.export.sheet import Section, Sheet
from headwater.export.slots import find_slots
from headwater.export.words import say_count, say_slot, say_value, say_who
from headwater.ledger import Event, Step, Summary, Version, show_time
from headwater.ledger.dossier import Belief
from headwater.model import Claim, build_edtf

NOTHING = "nothing"


def say_span(since: int, until: int | None) -> str:
    """``2026-11-25 20:35:00 to 2026-11-26 08:00:00``, or ``… to now``."""
    return f"{say_moment(since)} to {'now' if until is None else say_moment(until)}"


# --- claims ----------------------------------------------------------------------------------------------------------


def _say_belief(belief: Belief | None) -> str:
    if belief is None:
        return "not held"
    return "held as corrected" if belief.corrected else "held as its reader said it"


def _say_differences(before: Belief | None, after: Belief | None) -> tuple[str, ...]:
    """Slot by slot, what is another value now."""
    if before is None or after is None:
        return ()
    slots = sorted({slot for one in (before, after) for slot, _ in find_slots(one.claim)})
    lines = [
        f"{say_slot(slot)}: {_say(before.claim, slot)}, now {_say(after.claim, slot)}"
        for slot in slots
        if getattr(before.claim, slot, None) != getattr(after.claim, slot, None)
    ]
    if before.published != after.published:
        days = (build_edtf(*one.published) or "unknown" for one in (before, after))
        lines.append("document published: {}, now {}".format(*days))
    return tuple(lines)


def _say(claim: Claim, slot: str) -> str:
    return show_line(say_value(slot, getattr(claim, slot, None))) or NOTHING


def build_claim_history(claim: Claim, events: Sequence[Event]) -> Sheet:
    """Each statement that bears on a claim, and what was believed from then on."""
    ends = [*(event.entry.recorded for event in events[1:]), None]
    lines = tuple(
        f"{say_span(event.entry.recorded, until)}: {_say_belief(event.after)}"
        for event, until in zip(events, ends, strict=True)
    )
    below = tuple(
        (
            f"{show_line(say_event(event))}{_mark(event.entry.backdated)}",
            *_say_differences(event.before, event.after),
        )
        for event in events
    )
    return Sheet(f"claim {claim.id}", (("who", say_who(claim)),), (Section("believed (UTC)", lines, below),))


def _mark(backdated: bool) -> str:
    return " (time as given in a load of history)" if backdated else ""


def build_claim_events(events: Sequence[Event]) -> list[dict[str, Any]]:
    """The JSON objects of a claim's history."""
    ends = [*(event.entry.recorded for event in events[1:]), None]
    return [
        {
            "from": show_time(event.entry.recorded),
            "until": None if until is None else show_time(until),
            "held": event.after is not None,
            "claim": None if event.after is None else msgspec.to_builtins(event.after.claim),
            "corrected": event.after is not None and event.after.corrected,
            "cause": _build_cause(event),
        }
        for event, until in zip(events, ends, strict=True)
    ]


def _build_cause(event: Event) -> dict[str, Any]:
    return {
        "id": "sha256:" + event.entry.id.hex(),
        "told": say_event(event),
        "statement": msgspec.json.decode(event.entry.body),
        "backdated": event.entry.backdated,
    }


# --- activities ------------------------------------------------------------------------------------------------------


def say_summary(summary: Summary | None) -> str:
    """Stage, day, sums and by how many, on one line."""
    if summary is None:
        return "no claim tells of it"
    cells = activities.build_cells(summary)
    parts = (f"{cells['stage']} {cells['date']}".strip(), cells["sums told"].replace("\n", " / "), cells["told by"])
    return "; ".join(part for part in parts if part)


def build_activity_history(identifier: str, versions: Sequence[Version]) -> Sheet:
    """Each state of an activity, and the statements that brought it about."""
    ends = [*(version.recorded for version in versions[1:]), None]
    lines = tuple(
        f"{say_span(version.recorded, until)}: {say_summary(version.summary)}"
        for version, until in zip(versions, ends, strict=True)
    )
    below = tuple(
        tuple(
            f"{show_line(title or 'Untitled document')}: {say_statement(entry.statement)}"
            for entry, title in one.causes
        )
        for one in versions
    )
    named = next((one.summary for one in versions if one.summary), None)
    pairs = _say_activity(named) if named else ()
    return Sheet(f"activity {identifier}", pairs, (Section("believed (UTC)", lines, below),))


def _say_activity(summary: Summary) -> tuple[tuple[str, str], ...]:
    return ("who", activities.say_sides(summary.activity)), ("what", activities.say_programme(summary.activity))


def build_activity_versions(versions: Sequence[Version]) -> list[dict[str, Any]]:
    """The JSON objects of an activity's history."""
    ends = [*(version.recorded for version in versions[1:]), None]
    return [
        {
            "from": show_time(version.recorded),
            "until": None if until is None else show_time(until),
            "activity": None if version.summary is None else activities.build_fields(version.summary),
            "causes": [
                {
                    "id": "sha256:" + entry.id.hex(),
                    "document": entry.statement.document,
                    "told": say_statement(entry.statement),
                }
                for entry, _ in version.causes
            ],
        }
        for version, until in zip(versions, ends, strict=True)
    ]


# --- documents -------------------------------------------------------------------------------------------------------


def build_paper_history(identifier: str, steps: Sequence[Step]) -> Sheet:
    """Each statement about a document, its claims left out, and how many claims were held after it."""
    lines = tuple(
        f"{say_when(step.entry)}: {show_line(say_statement(step.entry.statement))}"
        f"{_say_move(step)}; {say_count(step.held, 'claim')} held"
        for step in steps
    )
    return Sheet(f"document {identifier}", (), (Section("what became of it (UTC)", lines),))


def _say_move(step: Step) -> str:
    moves = {f"{step.gained:,} more": step.gained, f"{step.lost:,} fewer": step.lost}
    told = ", ".join(words for words, number in moves.items() if number)
    return f" ({told})" if told else ""


def build_paper_steps(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """The JSON objects of a document's history."""
    return [
        {
            "recorded": show_time(step.entry.recorded),
            "held": step.held,
            "gained": step.gained,
            "lost": step.lost,
            "told": say_statement(step.entry.statement),
            "statement": msgspec.json.decode(step.entry.body),
        }
        for step in steps
    ]
