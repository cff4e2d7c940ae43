"""What somebody or something did to a claim, in words: readings, acts, sightings."""

from headwater.export.control import show_line
from headwater.export.listing import short_id
from headwater.export.words import say_count, say_reader
from headwater.ledger import Entry, Event, Listed, PastAct, show_time
from headwater.model import (
    ClaimMade,
    Correction,
    DocumentSeen,
    ReadingMade,
    Retracted,
    Reviewed,
    Statement,
    TextDropped,
    Undone,
)

_VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "retract": "retracted",
    "drop": "text dropped",
}


def say_moment(recorded: int) -> str:
    """``2026-11-25 20:35:00``, in UTC."""
    return show_time(recorded)[:19].replace("T", " ")


def _by(by: str, reason: str) -> str:
    who = f" by {show_line(by)}" if by else ""
    return f"{who}: {show_line(reason)}" if reason else who


def say_correction(correction: Correction) -> str:
    """``amount = {…} (“1.3 billion yen”)``, or marked as an editor's."""
    words = "the editor's own" if correction.span is None else f"“{show_line(correction.span.exact)}”"
    return f"{correction.slot} = {show_line(correction.value)} ({words})"


def say_statement(statement: Statement) -> str:
    """What a statement did, who did it and why."""
    match statement:
        case ReadingMade():
            return f"read by {show_line(say_reader(statement.reader))}: {say_count(len(statement.claims), 'claim')}"
        case Reviewed():
            slots = f" ({', '.join(one.slot for one in statement.corrections)})" if statement.corrections else ""
            return f"{_VERDICTS[statement.verdict]}{slots}{_by(statement.by, statement.reason)}"
        case Retracted():
            what = "document retracted" if statement.claim is None else "claim retracted"
            return f"{what}{_by(statement.by, statement.reason)}"
        case TextDropped():
            return f"text dropped{_by(statement.by, statement.reason)}"
        case Undone():
            return f"act {short_id(statement.act)} undone{_by(statement.by, statement.reason)}"
        case DocumentSeen():
            day = statement.metadata.published
            return f"document seen, {f'published {day}' if day else 'day of publication unknown'}"
        case ClaimMade():
            return "claim made"


def say_event(event: Event) -> str:
    """What happened to a claim, as far as its readings go told from the claim's side."""
    statement = event.entry.statement
    if isinstance(statement, ReadingMade):
        if event.after is None and event.before is not None:
            return f"no longer listed by {show_line(say_reader(statement.reader))}"
        return f"{'found' if event.before is None else 'found again'} by {show_line(say_reader(statement.reader))}"
    return say_statement(statement)


def say_when(entry: Entry) -> str:
    """The moment of a statement; a load of history is marked."""
    return say_moment(entry.recorded) + (" (as given in a load of history)" if entry.backdated else "")


def say_act(one: PastAct) -> str:
    """``2026-… corrected by Ann: reason (act 12ab…)``, with whoever undid it."""
    scope = " the document" if one.claim is None and one.verdict == "retract" else ""
    told = (
        f"{say_moment(one.recorded)} {_VERDICTS[one.verdict]}{scope}{_by(one.by, one.reason)} (act {short_id(one.id)})"
    )
    if one.undone is None:
        return told
    return f"{told}; undone {say_moment(one.undone.recorded)}{_by(one.undone.by, one.undone.reason)}"


def say_listed(one: Listed) -> str:
    """Who read, when, and whether a later reading took its place."""
    state = "" if one.latest else "; superseded"
    if not one.lists:
        return f"{say_moment(one.recorded)} {show_line(say_reader(one.reader))}: no longer lists it"
    return f"{say_moment(one.recorded)} {show_line(say_reader(one.reader))}{state}"
