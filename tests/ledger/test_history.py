"""What was believed, from when to when, and what changed it: small histories, on both databases."""

import sqlite3
from pathlib import Path

import pytest

from headwater.errors import LedgerForeign
from headwater.ledger import (
    ClaimChange,
    Ledger,
    PastAct,
    Query,
    create_ledger,
    find_acts,
    find_events,
    find_listed,
    find_steps,
    open_ledger,
)
from headwater.ledger.sqlite import FILE
from headwater.model import Claim, Correction, Reader, Retracted, Reviewed, Span, Undone, with_id
from tests.ledger.papers import Gift, Paper, build_paper

NEWER = Reader("rules", "2")


def add(ledger: Ledger, *gifts: Gift, name: str = "A", published: str | None = "2024-12-12") -> Paper:
    paper = build_paper(*gifts, name=name, published=published)
    ledger.append(paper.statements(), paper.texts)
    return paper


def review(paper: Paper, verdict: str = "reject", number: int = 0, after: str | None = None, **slots: str) -> Reviewed:
    corrections = tuple(Correction(slot, value) for slot, value in slots.items())
    claim = paper.claims[number].id
    return Reviewed(
        document=paper.id,
        claim=claim,
        verdict=verdict,  # type: ignore[arg-type]
        by="Ann",
        reason="looked at it",
        corrections=corrections,
        after=after,
    )


def history(ledger: Ledger, paper: Paper, number: int = 0) -> list[str | None]:
    """The stage believed after each statement that bears on a claim; None: not held."""
    events = find_events(ledger.view().trail(paper.id), paper.claims[number].id)
    return [None if event.after is None else getattr(event.after.claim, "stage", "") for event in events]


def test_a_claim_is_rejected_and_the_rejection_undone(ledger: Ledger) -> None:
    paper = add(ledger)
    (act,) = ledger.append([review(paper)]).appended
    ledger.append([Undone(document=paper.id, act=act, by="Bo", reason="it was right")])
    assert history(ledger, paper) == ["delivered", None, "delivered"]
    (told,) = find_acts(ledger.view().trail(paper.id), paper.claims[0].id)
    assert (told.verdict, told.by, told.undone.by if told.undone else "") == ("reject", "Ann", "Bo")


def test_a_correction_stays_beside_what_the_reader_said(ledger: Ledger) -> None:
    paper = add(ledger)
    ledger.append([review(paper, "correct", stage='"agreed"')])
    (held,) = ledger.view().claims()
    assert (held.claim.stage, held.said.stage, held.corrected) == ("agreed", "delivered", True)
    assert history(ledger, paper) == ["delivered", "agreed"]


def test_a_correction_may_move_a_claim_to_another_activity(ledger: Ledger) -> None:
    paper = add(ledger)
    (before,) = ledger.view().activities()
    ledger.append([review(paper, "correct", recipients='["TO"]')])
    (after,) = ledger.view().activities()
    assert (before.activity.recipients, after.activity.recipients) == (("FJ",), ("TO",))
    assert [one.summary is None for one in ledger.view().versions(before.activity.key)] == [False, True]
    assert [name.id for name in ledger.view().names(before.id)] == [before.id]


def test_a_retracted_document_ends_the_belief_in_each_of_its_claims(ledger: Ledger) -> None:
    paper = add(ledger, Gift(), Gift(recipients=("TO",)))
    ledger.append([Retracted(document=paper.id, reason="a forgery", by="Ann")])
    assert [history(ledger, paper, number) for number in (0, 1)] == [["delivered", None]] * 2
    assert [(step.held, step.gained, step.lost) for step in find_steps(ledger.view().trail(paper.id))] == [
        (0, 0, 0),
        (2, 2, 0),
        (0, 0, 2),
    ]


def test_a_newer_reading_supersedes_and_both_are_told(ledger: Ledger) -> None:
    paper = add(ledger, Gift(), Gift(recipients=("TO",)))
    ledger.append([paper.reading(NEWER, paper.claims[1:])])
    entries = ledger.view().trail(paper.id)
    told = [(one.reader.version, one.latest, one.lists) for one in find_listed(entries, paper.claims[0].id)]
    assert told == [("1", False, True), ("2", True, False)]
    assert [(one.latest, one.claims) for one in find_listed(entries)] == [(False, 2), (True, 1)]
    assert history(ledger, paper, 0) == ["delivered", None]
    assert history(ledger, paper, 1) == ["delivered", "delivered"]


def test_an_activity_has_a_version_for_each_append_that_changed_it(ledger: Ledger) -> None:
    first = add(ledger, Gift(stage="announced", date="2024-11-01"), name="A")
    add(ledger, Gift(stage="delivered"), name="B")
    add(ledger, Gift(recipients=("TO",)), name="C")
    ledger.append([Retracted(document=first.id, reason="a forgery")])
    key = next(ledger.view().activities(Query(recipient="FJ"))).activity.key
    versions = ledger.view().versions(key)
    told = [(one.summary.reached.stage, one.summary.claims) for one in versions]
    assert told == [("announced", 1), ("delivered", 2), ("delivered", 1)]
    assert [one.causes[0][1] for one in versions] == ["Release A", "Release B", "Release A"]
    assert len(ledger.view().at(3).versions(key)) == 1


# --- differences -----------------------------------------------------------------------------------------------------


def changes(ledger: Ledger, since: int) -> list[ClaimChange]:
    return ledger.view().changes(ledger.view().at(since))[1]


def test_between_two_days_claims_come_change_and_go(ledger: Ledger) -> None:
    old = add(ledger, Gift(), Gift(recipients=("TO",)), Gift(recipients=("PG",)), name="A")
    before = ledger.head().seq
    new = add(ledger, Gift(recipients=("WS",)), name="B")
    ledger.append([review(old, "correct", 0, stage='"agreed"'), review(old, "reject", 1)])
    told = {one.claim.id: (one.kind, [slot.name for slot in one.slots]) for one in changes(ledger, before)}
    assert told == {
        old.claims[0].id: ("changed", ["stage"]),
        old.claims[1].id: ("withdrawn", []),
        new.claims[0].id: ("new", []),
    }
    activities, _ = ledger.view().changes(ledger.view().at(before))
    assert [(one.kind, one.summary.activity.recipients[0]) for one in activities] == [
        ("changed", "FJ"),
        ("withdrawn", "TO"),
        ("new", "WS"),
    ]
    assert [slot.name for slot in activities[0].slots] == ["reached"]


def test_what_was_done_and_undone_in_between_is_no_difference(ledger: Ledger) -> None:
    paper = add(ledger)
    before = ledger.head().seq
    (act,) = ledger.append([review(paper)]).appended
    ledger.append([Undone(document=paper.id, act=act, by="Bo")])
    assert ledger.view().changes(ledger.view().at(before)) == ([], [])
    assert [one.kind for one in changes(ledger, before)] == []
    assert ledger.view().changes(ledger.view()) == ([], [])


def test_a_difference_is_of_knowledge_whatever_the_other_clocks_say(ledger: Ledger) -> None:
    add(ledger, published=None)
    public = ledger.view(published_by="2024-12-31")
    assert public.changes(ledger.view().at(0)) == ledger.view().changes(ledger.view().at(0)) != ([], [])


def test_since_before_the_first_statement_all_is_new(ledger: Ledger) -> None:
    paper = add(ledger, Gift(), Gift(recipients=("TO",)))
    assert [(one.kind, one.claim) for one in changes(ledger, 0)] == [("new", claim) for claim in paper.claims]


def test_the_same_words_read_anew_are_one_change(ledger: Ledger) -> None:
    paper = add(ledger)
    before = ledger.head().seq
    anew = reread(paper.id, paper.claims[0], stage="agreed")
    newer = Paper(paper.text, paper.metadata, (anew,))
    ledger.append(newer.statements(NEWER), paper.texts)
    (change,) = changes(ledger, before)
    assert (change.kind, change.before, change.after) == ("changed", paper.claims[0], anew)
    assert [(slot.name, slot.before, slot.after) for slot in change.slots] == [("stage", "delivered", "agreed")]


def reread(document: str, claim: Claim, **slots: object) -> Claim:
    import msgspec

    return with_id(document, msgspec.structs.replace(claim, **slots))


def test_a_second_sighting_may_change_the_day_of_publication(ledger: Ledger) -> None:
    paper = add(ledger, published=None)
    before = ledger.head().seq
    ledger.append([paper.seen("2025-03-01")], paper.texts)
    (change,) = changes(ledger, before)
    assert [(slot.name, slot.before, slot.after) for slot in change.slots] == [("published", None, "2025-03-01")]


# --- acts ------------------------------------------------------------------------------------------------------


def test_every_act_is_told_with_its_reason(ledger: Ledger) -> None:
    paper = add(ledger, Gift(), Gift(recipients=("TO",)))
    first = ledger.append([review(paper, "accept")]).appended[0]
    ledger.append([review(paper, "accept", after=first), review(paper, "reject", 1)])
    ledger.append([Retracted(document=paper.id, reason="a forgery", by="Cy")])
    entries = ledger.view().trail(paper.id)

    def say(told: list[PastAct]) -> list[tuple[str, str]]:
        return [(one.verdict, one.by) for one in told]

    assert say(find_acts(entries, paper.claims[0].id)) == [
        ("accept", "Ann"),
        ("accept", "Ann"),
        ("retract", "Cy"),
    ]
    assert len(find_acts(entries)) == 4


# --- the queue -------------------------------------------------------------------------------------------------------


def queue(ledger: Ledger) -> list[tuple[str, list[str]]]:
    return [(one.held.claim.id, [reason.kind for reason in one.reasons]) for one in ledger.view().queue(10)]


def test_documents_that_tell_different_sums_come_first(ledger: Ledger) -> None:
    papers = [
        add(ledger, Gift(value=value), name=name) for name, value in zip("ABC", ("900", "900", "1200"), strict=True)
    ]
    lone = add(ledger, Gift(recipients=("TO",), value="7"), name="D")
    assert [identifier for identifier, _ in queue(ledger)] == [papers[number].claims[0].id for number in (2, 0, 1)]
    assert all("conflict" in reasons for _, reasons in queue(ledger))
    assert lone.claims[0].id not in dict(queue(ledger))


def test_two_sums_of_one_document_are_no_conflict(ledger: Ledger) -> None:
    add(ledger, Gift(value="900"), Gift(value="1200"))
    assert all("conflict" not in reasons for _, reasons in queue(ledger))


def test_gifts_of_unknown_years_are_no_conflict(ledger: Ledger) -> None:
    for value in ("900", "1200"):
        add(ledger, Gift(value=value, fiscal_year=None), name=value)
    assert all(reasons == ["dependants"] for _, reasons in queue(ledger))


def test_what_a_person_judged_waits_no_longer_unless_its_reader_gave_it_up(ledger: Ledger) -> None:
    papers = [add(ledger, Gift(value=value), name=value) for value in ("900", "1200")]
    ledger.append([review(papers[0], "accept")])
    assert [identifier for identifier, _ in queue(ledger)] == [papers[1].claims[0].id]
    ledger.append([papers[0].reading(NEWER, ())])
    assert dict(queue(ledger))[papers[0].claims[0].id][0] == "conflict"
    assert "kept" in dict(queue(ledger))[papers[0].claims[0].id]


def test_a_problem_at_its_words_is_a_reason(ledger: Ledger) -> None:
    from headwater.model import Problem, ReadingMade

    paper = add(ledger, Gift(), Gift(recipients=("TO",)))
    span: Span = paper.claims[1].evidence[0]
    problem = Problem("ambiguous_currency", "yen of which year?", span.start, span.start + 3)
    ids = tuple(claim.id for claim in paper.claims)
    ledger.append([ReadingMade(document=paper.id, reader=NEWER, claims=ids, problems=(problem,))])
    assert queue(ledger) == [(paper.claims[1].id, ["problem"])]
    ledger.append([paper.reading(Reader("rules", "3"))])
    assert queue(ledger) == []


@pytest.mark.parametrize("limit", [1, 2])
def test_the_queue_is_cut_and_stable(ledger: Ledger, limit: int) -> None:
    for value in ("900", "1200"):
        add(ledger, Gift(value=value), name=value)
    whole = ledger.view().queue(10)
    assert ledger.view().queue(limit) == whole[:limit]


# --- derived rows that are not what the statements say ---------------------------------------------------------------


def test_an_activity_that_is_not_where_its_claims_put_it_is_no_silent_answer(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger") as made:
        paper = add(made, Gift())
        made.append([review(paper)])
    connection = sqlite3.connect(tmp_path / "ledger" / FILE)
    connection.execute("UPDATE belief SET activity = activity + 1")
    connection.commit()
    connection.close()
    with open_ledger(tmp_path / "ledger") as ledger:
        before = ledger.view().at(3)
        with pytest.raises(LedgerForeign, match="headwater verify"):
            list(before.activities())
        with pytest.raises(LedgerForeign, match="headwater verify"):
            ledger.view().changes(before)
