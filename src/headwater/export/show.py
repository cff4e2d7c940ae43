"""A claim, an activity or a document of a ledger in full."""

from collections.abc import Sequence
from typing import Any, get_args

import msgspec

from headwater.export import activities, held, papers
from headwater.export.causes import say_act, say_correction, say_listed, say_moment, say_statement, say_when
from headwater.export.control import show_line
from headwater.export.listing import short_id
from headwater.export.sheet import Section, Sheet
from headwater.export.slots import find_slots, find_type
from headwater.export.table import build_cells
from headwater.export.words import say_asserters, say_author, say_count, say_slot, say_value
from headwater.ledger import (
    Entry,
    Event,
    Held,
    Listed,
    Paper,
    PastAct,
    Summary,
    find_activity,
    find_acts,
    find_events,
    find_listed,
    find_sightings,
    show_time,
)
from headwater.model import Claim, ClaimMade, Metadata, Reader
from headwater.model.claim import AgreementStage, AssistanceStage

_STAGES = tuple(dict.fromkeys([*get_args(AssistanceStage), *get_args(AgreementStage)]))


class ClaimFile(msgspec.Struct, frozen=True):
    """All that a ledger knows of a claim: as it was said, as it is held (None: it is not), what bears on it."""

    said: Claim
    now: Claim | None
    paper: Paper
    events: tuple[Event, ...]
    acts: tuple[PastAct, ...]
    entries: tuple[Entry, ...]


def build_file(claim: str, paper: Paper, entries: Sequence[Entry]) -> ClaimFile:
    """The file of the claim with this id, out of the statements about its document."""
    made = (entry.statement.claim for entry in entries if isinstance(entry.statement, ClaimMade))
    events = find_events(entries, claim)
    after = events[-1].after if events else None
    return ClaimFile(
        said=next(one for one in made if one.id == claim),
        now=after.claim if after else None,
        paper=paper,
        events=tuple(events),
        acts=tuple(find_acts(entries, claim)),
        entries=tuple(entries),
    )


# --- claims ----------------------------------------------------------------------------------------------------------


def _say_slot(file: ClaimFile, slot: str, value: object) -> str:
    """A slot's value, the words that carry it, and the reader's own value where somebody set it right."""
    was = getattr(file.said, slot, None)
    reader = f"{show_line(say_value(slot, was)) or 'nothing'} {_say_words(file.said, slot)}".rstrip()
    if was == value:
        return reader
    claim = file.now or file.said
    quoted = claim.mentions.get(slot) != file.said.mentions.get(slot)
    words = _say_words(claim, slot) if quoted else "(the editor's own)"
    return f"{show_line(say_value(slot, value)) or 'nothing'} {words}\ncorrected; the reader: {reader}"


def _say_words(claim: Claim, slot: str) -> str:
    return " ".join(f"“{show_line(span.exact)}”" for span in claim.mentions.get(slot, ()))


def _say_standing(file: ClaimFile) -> str:
    """Since when the claim is held, or that it is not."""
    last = [event for event in file.events if (event.before is None) != (event.after is None)]
    if not last:
        return "not held: no reading lists it"
    day = say_moment(last[-1].entry.recorded)
    return f"since {day}" if file.now else f"no longer, since {day}"


def build_claim_sheet(file: ClaimFile) -> Sheet:
    """A claim with its words, who says so, its document, readers and every act."""
    claim = file.now or file.said
    slots = dict(find_slots(claim)) | {slot: getattr(claim, slot, None) for slot, _ in find_slots(file.said)}
    activity = find_activity(claim)
    return Sheet(
        f"claim {file.said.id}",
        (
            ("type", find_type(claim)),
            ("held", _say_standing(file)),
            *((say_slot(slot), _say_slot(file, slot, value)) for slot, value in slots.items() if slot != "asserters"),
            ("said by", show_line(say_asserters(claim))),
            ("activity", f"{short_id(activity.id)} {activities.say_sides(activity)}" if activity else ""),
        ),
        (
            Section("words", tuple(f"“{show_line(span.exact)}” [{span.start}, {span.end})" for span in claim.evidence)),
            Section("document", _say_document(file.paper)),
            Section("read by (UTC)", tuple(map(say_listed, find_listed(file.entries, file.said.id)))),
            _build_acts(file.acts),
        ),
    )


def _build_acts(acts: Sequence[PastAct], *, named: bool = False) -> Section:
    """What people did; ``named``: say to which claim."""
    claims = [f"claim {short_id(one.claim)} " if named and one.claim else "" for one in acts]
    lines = tuple(f"{claim}{say_act(one)}" for claim, one in zip(claims, acts, strict=True))
    return Section("acts (UTC)", lines, tuple(tuple(map(say_correction, one.corrections)) for one in acts))


def _say_document(paper: Paper) -> tuple[str, ...]:
    told, state = paper.metadata, papers.say_state(paper)
    head = ", ".join(one for one in (told.title or "Untitled document", told.publisher) if one)
    return tuple(
        show_line(line)
        for line in (
            f"{head}{f' ({state})' if state else ''}",
            f"published {paper.published}" if paper.published else "day of publication unknown",
            *(f"by {say_author(author)}" for author in told.authors),
            *papers.say_places(paper),
            f"document {told.id}",
        )
    )


def build_claim_fields(file: ClaimFile) -> dict[str, Any]:
    """The JSON object of a claim in full."""
    return {
        "kind": "claim",
        **msgspec.to_builtins(file.now or file.said),
        "id": file.said.id,
        "held": file.now is not None,
        "said": msgspec.to_builtins(file.said),
        "document": papers.build_fields(file.paper),
        "readings": [_build_listed(one) for one in find_listed(file.entries, file.said.id)],
        "acts": list(map(build_past_act, file.acts)),
    }


def _build_listed(one: Listed) -> dict[str, Any]:
    return {**msgspec.to_builtins(one), "recorded": show_time(one.recorded)}


def build_past_act(one: PastAct) -> dict[str, Any]:
    """The JSON object of an act; values of corrections are JSON, not text."""
    fields: dict[str, Any] = {**msgspec.to_builtins(one), "recorded": show_time(one.recorded)}
    for correction, told in zip(one.corrections, fields["corrections"], strict=True):
        told["value"] = msgspec.json.decode(correction.value)
    if one.undone is not None:
        fields["undone"]["recorded"] = show_time(one.undone.recorded)
    return fields


# --- activities ------------------------------------------------------------------------------------------------------


def _find_stage(one: Held) -> str:
    return getattr(one.claim, "stage", None) or ""


def build_activity_sheet(summary: Summary, claims: Sequence[Held]) -> Sheet:
    """An activity with its claims, stage by stage."""
    stages = [stage for stage in _STAGES if any(_find_stage(one) == stage for one in claims)]
    groups = {stage: [one for one in claims if _find_stage(one) == stage] for stage in [*stages, ""]}
    cells = activities.build_cells(summary)
    apart = "\n".join(activities.say_apart(told).removeprefix("apart: ") for told in summary.apart)
    return Sheet(
        f"activity {summary.id}",
        (*cells.items(), ("apart", apart)),
        tuple(
            Section(
                say_value("stage", stage) or "no stage told",
                tuple(map(_say_claim, group)),
                tuple(
                    (*(f"“{show_line(span.exact)}”" for span in one.claim.evidence), held.say_paper(one))
                    for one in group
                ),
            )
            for stage, group in groups.items()
        ),
    )


def _say_claim(one: Held) -> str:
    cells = build_cells(one.claim)
    told = [cells[name] for name in ("what", "amount", "date", "said by") if cells[name]]
    return f"{short_id(one.claim.id)} {'; '.join(told)}"


def build_activity_fields(summary: Summary, claims: Sequence[tuple[Held, tuple[Reader, ...]]]) -> dict[str, Any]:
    """The JSON object of an activity in full."""
    fields = activities.build_fields(summary)
    return {"kind": "activity", **fields, "claims": [held.build_fields(one) for one in claims]}


# --- documents -------------------------------------------------------------------------------------------------------


def build_paper_sheet(paper: Paper, entries: Sequence[Entry], claims: Sequence[Held]) -> Sheet:
    """A document with its sightings, readings, acts and claims."""
    told = paper.metadata
    sightings = list(find_sightings(entries))
    return Sheet(
        f"document {told.id}",
        (
            ("title", show_line(told.title or "Untitled document")),
            ("publisher", show_line(told.publisher or "")),
            ("by", show_line(", ".join(map(say_author, told.authors)))),
            ("published", paper.published or "unknown"),
            ("genre", papers.build_cells(paper)["genre"]),
            ("language", told.language or ""),
            ("places", "\n".join(map(show_line, papers.say_places(paper)))),
            ("characters", f"{paper.characters:,}"),
            ("state", papers.say_state(paper)),
        ),
        (
            Section("seen (UTC)", tuple(_say_sighting(recorded, seen.metadata) for recorded, seen in sightings)),
            Section("read by (UTC)", tuple(_say_reading(one) for one in find_listed(entries))),
            _build_acts(find_acts(entries), named=True),
            Section("claims held", tuple(f"{find_type(one.claim)} {_say_claim(one)}" for one in claims)),
        ),
    )


def _say_sighting(recorded: int, told: Metadata) -> str:
    day = told.published or "on a day that it does not tell"
    return show_line(f"{say_moment(recorded)} as “{told.title or 'Untitled document'}”, published {day}")


def _say_reading(one: Listed) -> str:
    problems = f", {say_count(one.problems, 'problem')}" if one.problems else ""
    return f"{say_listed(one)}: {say_count(one.claims, 'claim')}{problems}"


def build_paper_fields(
    paper: Paper, entries: Sequence[Entry], claims: Sequence[tuple[Held, tuple[Reader, ...]]]
) -> dict[str, Any]:
    """The JSON object of a document in full."""
    return {
        "kind": "document",
        **papers.build_fields(paper),
        "seen": [
            {"recorded": show_time(recorded), **msgspec.to_builtins(seen.metadata)}
            for recorded, seen in find_sightings(entries)
        ],
        "readings": [_build_listed(one) for one in find_listed(entries)],
        "acts": list(map(build_past_act, find_acts(entries))),
        "claims": [held.build_fields(one) for one in claims],
    }


# --- acts ------------------------------------------------------------------------------------------------------------


def build_act_sheet(act: Entry, paper: Paper, entries: Sequence[Entry]) -> Sheet:
    """A review, a retraction, a dropping or an undoing; whether it was undone."""
    claim = getattr(act.statement, "claim", None)
    corrections = tuple(map(say_correction, getattr(act.statement, "corrections", ())))
    told = [say_act(one) for one in find_acts(entries) if one.id == f"sha256:{act.id.hex()}"]
    return Sheet(
        f"act sha256:{act.id.hex()}",
        (
            ("what", show_line("".join(told) or f"{say_when(act)} {say_statement(act.statement)}")),
            ("claim", claim or ""),
        ),
        (Section("corrections", corrections), Section("document", _say_document(paper))),
    )


def build_act_fields(act: Entry) -> dict[str, Any]:
    """The JSON object of an act."""
    statement = msgspec.json.decode(act.body)
    return {"kind": "act", "id": f"sha256:{act.id.hex()}", "recorded": show_time(act.recorded), "statement": statement}
