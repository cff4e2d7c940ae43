"""A mirror answers what a view answers, on random ledgers, cut anywhere; it knows its ledger, and is not the truth."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import LedgerMissing, MirrorForeign, QueryError
from headwater.ledger import Ledger, Query, View, create_ledger
from headwater.ledger.event import read_beliefs
from headwater.ledger.mirror import Mirror, open_mirror
from headwater.ledger.query import Clocks, build_where
from headwater.ledger.reflect import write_mirror
from headwater.ledger.segment import read_contents
from headwater.ledger.tally import By, Tally, build_tallies, count_events, read_tallies
from headwater.model import Claim, Correction, Money, Reader, Retracted, Reviewed, Statement, Undone, id_of, with_id
from headwater.model.claim import Assertion
from headwater.model.money import Scope
from tests.ledger.papers import Gift, Paper, build_paper

KEYS: tuple[By, ...] = ("donor", "recipient", "framework", "stage")
DAYS = ("2024-11-30", "2024-12-31", "2025-06-30")

gifts = st.builds(
    Gift,
    donor=st.sampled_from(["JP", "US"]),
    recipients=st.sampled_from([("FJ",), ("MN", "PH"), ("MN",)]),
    date=st.sampled_from([None, "2024-12-10", "2025-01", "2024/2025"]),
    stage=st.sampled_from(["delivered", "announced"]),
    value=st.sampled_from([None, "300000000", "12.5", "0.125", "99999999999999999"]),
    framework=st.sampled_from([None, "OSA", "fmf"]),
)
assertions: st.SearchStrategy[Assertion] = st.sampled_from(["stated", "reported", "expected", "possible", "denied"])
scopes: st.SearchStrategy[Scope] = st.sampled_from(["total", "each", "part"])


@st.composite
def papers(draw: st.DrawFn, name: str) -> Paper:
    """A document with one to four claims of all manners."""
    published = draw(st.sampled_from([None, "2024", "2024-12", "2024-12-12", "2025-03-01"]))
    paper = build_paper(*draw(st.lists(gifts, min_size=1, max_size=4)), name=name, published=published)
    return Paper(paper.text, paper.metadata, tuple(draw(variants(paper.id, claim)) for claim in paper.claims))


@st.composite
def variants(draw: st.DrawFn, document: str, claim: Claim) -> Claim:
    """The claim asserted in some manner, its sum with some scope, given by one or two donors."""
    changed = msgspec.structs.replace(claim, assertion=draw(assertions))
    changed = msgspec.structs.replace(changed, donors=tuple(draw(st.sampled_from([claim.donors, ("JP", "US")]))))
    if claim.amount is not None:
        changed = msgspec.structs.replace(changed, amount=msgspec.structs.replace(claim.amount, scope=draw(scopes)))
    return with_id(document, changed)


@st.composite
def batches(draw: st.DrawFn) -> list[tuple[list[Statement], dict[str, str]]]:
    """What is appended, one batch after the other: documents, and what is learned of them later."""
    made: list[tuple[list[Statement], dict[str, str]]] = []
    known: list[Paper] = []
    acts: dict[str, str] = {}
    for number in range(draw(st.integers(1, 6))):
        if not known or draw(st.booleans()):
            known.append(draw(papers(str(number))))
            made.append((known[-1].statements(), known[-1].texts))
        else:
            later = draw(build_later(draw(st.sampled_from(known)), acts, str(number)))
            made.append(([later], {}))
    return made


@st.composite
def build_later(draw: st.DrawFn, paper: Paper, acts: dict[str, str], reason: str) -> Statement:
    """A newer reading, a review, a correction, a retraction, an act undone, another day of publication."""
    claim = draw(st.sampled_from(paper.claims))
    by, act = "An editor", acts.get(paper.id)
    kind = draw(st.sampled_from(["reading", "reject", "accept", "correct", "retract", "withdraw", "undo", "seen"]))
    match kind:
        case "reading":
            listed = draw(st.lists(st.sampled_from(paper.claims), unique_by=lambda one: one.id))
            return paper.reading(Reader("rules", reason), tuple(listed))
        case "reject":
            one: Statement = Reviewed(document=paper.id, claim=claim.id, verdict="reject", by=by, reason=reason)
        case "accept":
            one = Reviewed(document=paper.id, claim=claim.id, verdict="accept", by=by, reason=reason)
        case "correct":
            sums = Correction("amount", msgspec.json.encode(Money("7.77", "USD", draw(scopes))).decode())
            one = Reviewed(
                document=paper.id, claim=claim.id, verdict="correct", by=by, reason=reason, corrections=(sums,)
            )
        case "retract":
            one = Retracted(document=paper.id, reason=reason)
        case "undo" if act is not None:
            return Undone(document=paper.id, act=act, by=by, reason=reason)
        case "seen":
            return paper.seen("2024-12-01")
        case _:
            one = Retracted(document=paper.id, claim=claim.id, reason=reason)
    acts[paper.id] = id_of(one)
    return one


clocks = st.tuples(st.integers(0, 7), st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS]))
queries = st.sampled_from(
    [
        *(
            Query(),
            Query(donor="JP"),
            Query(recipient="MN"),
            Query(donor="US", recipient="PH"),
            Query(stage="delivered"),
        ),
        *(
            Query(framework="fmf"),
            Query(since="2025-01-01"),
            Query(until="2024-12-31", donor="JP"),
            Query(type="budget"),
        ),
    ]
)


@given(
    history=batches(),
    asked=st.lists(st.tuples(clocks, queries, st.sampled_from(KEYS)), min_size=1, max_size=3),
    data=st.data(),
)
def test_a_mirror_answers_what_a_view_answers(
    history: list[tuple[list[Statement], dict[str, str]]],
    asked: list[tuple[tuple[int, str | None, str | None], Query, By]],
    data: st.DataObject,
) -> None:
    longest = data.draw(st.integers(1, 9), "longest segment")
    with TemporaryDirectory() as place, create_ledger(place) as ledger:
        folder, positions = Path(place) / "mirror", [0]
        for statements, texts in history:
            positions.append(ledger.append(statements, texts).head.seq)
            if data.draw(st.booleans(), "mirrored"):
                write_mirror(ledger.database, folder, longest=longest)
        if read_contents(folder) is None:
            write_mirror(ledger.database, folder, longest=longest)
        with open_mirror(ledger.database, folder) as mirror:
            for (number, published_by, valid_at), query, by in asked:
                view = ledger.view(published_by=published_by, valid_at=valid_at).at(positions[number % len(positions)])
                check(ledger, mirror, view, query, by)


def check(ledger: Ledger, mirror: Mirror, view: View, query: Query, by: By) -> None:
    """The mirror, the statements and the view agree."""
    held = {one.made: one for one in view.claims(query)}
    table = mirror.held(view, query).to_pylist()
    assert sorted(row["claim"] for row in table) == sorted(held)
    for row in table:
        assert tell(row) == show(held[row["claim"]].claim) | {"corrected": held[row["claim"]].corrected}
    assert mirror.left_out(view, query) == view.left_out(query)
    expected = count_by_hand([one.claim for one in held.values()], by)
    wanted = {"donor": query.donor, "recipient": query.recipient}.get(by)
    expected = {key: counts for key, counts in expected.items() if wanted in (None, key[0])}
    told = mirror.tallies(view, by, query)
    assert {place(one): content(one) for one in told} == expected
    with ledger.database.reading() as session:
        assert read_tallies(session, view.clocks, by, query) == told


def tell(row: dict[str, object]) -> dict[str, object]:
    """What a row of a mirror says of a claim."""
    names = ("type", "assertion", "stage", "donors", "recipients", "framework", "amount", "currency", "scope")
    return {name: row[name] for name in (*names, "corrected")}


def show(claim: Claim) -> dict[str, object]:
    """The same of a claim."""
    money = claim.amount
    return {
        "type": "assistance",
        "assertion": claim.assertion,
        "stage": claim.stage,
        "donors": " ".join(sorted(claim.donors)),
        "recipients": " ".join(sorted(claim.recipients)),
        "framework": claim.framework,
        "amount": money.value if money else None,
        "currency": money.currency if money else None,
        "scope": money.scope if money else None,
    }


def place(tally: Tally) -> tuple[object, ...]:
    """Under what it is counted."""
    return (tally.key, tally.type, tally.stage, tally.currency)


def content(tally: Tally) -> tuple[object, ...]:
    """What is counted."""
    return (tally.claims, tally.reported, tally.apart, tally.expected, tally.denied)


def count_by_hand(claims: list[Claim], by: By) -> dict[tuple[object, ...], tuple[object, ...]]:
    """The same once more, as plainly as it can be said."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        several = {"donor": claim.donors, "recipient": claim.recipients}
        for key in several.get(by, (getattr(claim, by, None),)):
            currency = claim.amount.currency if claim.amount else None
            found.setdefault((key, "assistance", claim.stage, currency), []).append(claim)
    return {key: sum_up(some) for key, some in found.items()}


def sum_up(claims: list[Claim]) -> tuple[object, ...]:
    """Claims, their sums, those not added, expected ones, denials."""
    told = [claim for claim in claims if claim.assertion in ("stated", "reported")]
    sums = [Decimal(claim.amount.value) for claim in told if claim.amount and claim.amount.scope == "total"]
    apart = sum(claim.amount is not None and claim.amount.scope != "total" for claim in told)
    assertions = Counter(claim.assertion for claim in claims)
    expected = assertions["expected"] + assertions["possible"]
    return (len(told), sum(sums) if sums else None, apart, expected, assertions["denied"])


# --- what it is made of ----------------------------------------------------------------------------------------------


def fill(ledger: Ledger, names: str = "ABC") -> list[Paper]:
    """Some documents."""
    made = [build_paper(Gift(), Gift(recipients=("MN",)), name=name) for name in names]
    for paper in made:
        ledger.append(paper.statements(), paper.texts)
    return made


def test_what_was_mirrored_is_not_read_again(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    fill(ledger, "AB")
    first = write_mirror(ledger.database, folder, longest=4).contents
    assert [(one.first, one.last) for one in first.segments] == [(1, 4), (5, 8)]
    fill(ledger, "C")
    second = write_mirror(ledger.database, folder, longest=4).contents
    assert second.segments[:2] == first.segments
    assert write_mirror(ledger.database, folder, longest=4).contents == second
    assert [one.begins for one in second.segments] == [2, 2, 2]


def test_short_segments_are_put_together(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    lengths = []
    for name in "ABCDE":
        fill(ledger, name)
        lengths.append([one.length for one in write_mirror(ledger.database, folder, longest=12).contents.segments])
    assert lengths == [[4], [8], [8, 4], [8, 8], [8, 8, 4]]
    with open_mirror(ledger.database, folder) as mirror:
        claims = sorted(row["claim"] for row in mirror.held(ledger.view()).to_pylist())
    assert claims == [one.made for one in ledger.view().claims()]
    write_mirror(ledger.database, folder)
    assert len(list(folder.glob("*.parquet"))) == 9


def test_a_run_that_was_stopped_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    folder = tmp_path / "mirror"

    def stop(done: int, total: int) -> None:
        if done >= 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_mirror(ledger.database, folder, stop, longest=4)
    stopped = read_contents(folder)
    assert stopped is not None
    assert [one.last for one in stopped.segments] == [4, 8]
    with open_mirror(ledger.database, folder) as mirror:
        assert len(mirror.held(ledger.view())) == 6
    assert write_mirror(ledger.database, folder, longest=4).contents.segments[:2] == stopped.segments


def test_a_mirror_of_another_ledger_is_refused_and_made_again(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    with create_ledger(tmp_path / "other") as other:
        fill(other, "X")
        write_mirror(other.database, folder)
    fill(ledger, "AB")
    with pytest.raises(MirrorForeign, match="their chains differ"):
        open_mirror(ledger.database, folder)
    assert write_mirror(ledger.database, folder).dropped == 1
    with open_mirror(ledger.database, folder) as mirror:
        assert len(mirror.held(ledger.view())) == 4


def test_a_ledger_that_is_shorter_than_its_mirror_is_another(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "long") as long, create_ledger(tmp_path / "short", clock=lambda: 1) as short:
        fill(long)
        fill(short, "A")
        write_mirror(long.database, tmp_path / "mirror")
        with pytest.raises(MirrorForeign):
            open_mirror(short.database, tmp_path / "mirror")


def test_a_damaged_file_is_told_and_made_again(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    folder = tmp_path / "mirror"
    contents = write_mirror(ledger.database, folder, longest=4).contents
    file = folder / contents.segments[1].name("begin")
    file.write_bytes(file.read_bytes()[:100])
    with open_mirror(ledger.database, folder) as mirror, pytest.raises(MirrorForeign, match="damaged"):
        mirror.held(ledger.view())
    assert write_mirror(ledger.database, folder, longest=4).dropped == 2
    with open_mirror(ledger.database, folder) as mirror:
        assert len(mirror.held(ledger.view())) == 6


@pytest.mark.parametrize("words", [b"", b"{}x", b'{"format": 99}', b'{"segments": [{"first": 1}]}'])
def test_a_table_of_contents_that_is_none_is_told(ledger: Ledger, tmp_path: Path, words: bytes) -> None:
    (tmp_path / "mirror.json").write_bytes(words)
    with pytest.raises(MirrorForeign):
        open_mirror(ledger.database, tmp_path)


def test_no_mirror_is_no_error_of_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="headwater mirror"):
        open_mirror(ledger.database, tmp_path / "mirror")


def test_a_mirror_of_an_empty_ledger_is_empty(ledger: Ledger, tmp_path: Path) -> None:
    write_mirror(ledger.database, tmp_path / "mirror")
    with open_mirror(ledger.database, tmp_path / "mirror") as mirror:
        assert mirror.tallies(ledger.view(), "donor") == []
        fill(ledger, "A")
        assert [(one.key, one.claims) for one in mirror.tallies(ledger.view(), "donor")] == [("JP", 2)]


def test_a_folder_may_have_any_name(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "what's [this]* {here}?"
    fill(ledger)
    write_mirror(ledger.database, folder)
    with open_mirror(ledger.database, folder) as mirror:
        assert len(mirror.held(ledger.view())) == 6


def test_what_only_claims_tell_is_not_counted(ledger: Ledger, tmp_path: Path) -> None:
    write_mirror(ledger.database, tmp_path / "mirror")
    with open_mirror(ledger.database, tmp_path / "mirror") as mirror, pytest.raises(QueryError, match="item"):
        mirror.tallies(ledger.view(), "donor", Query(item="radar"))


def test_several_reports_of_one_grant_are_several(ledger: Ledger) -> None:
    """Which is why the sum is none of aid; the three reports are counted beside it."""
    for name in "ABC":
        paper = build_paper(Gift(), name=name)
        ledger.append(paper.statements(), paper.texts)
    where = build_where(Clocks(position=ledger.head().seq), Query())
    with ledger.database.reading() as session:
        tallies = build_tallies(count_events(read_beliefs(session, where), "donor"), "donor")
    assert [(one.claims, one.reported) for one in tallies] == [(3, Decimal(900_000_000))]
