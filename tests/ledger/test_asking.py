"""What a ledger answers: filters, three clocks, what is left out of them, pages. On both databases."""

import pytest

from headwater.errors import QueryError
from headwater.ledger import Ledger, LeftOut, Query, View
from headwater.model import Retracted, Reviewed
from tests.ledger.papers import Gift, Paper, build_paper

FIJI = Gift()
GROUP = Gift(recipients=("PG", "FJ"), date="2024-11", value=None, stage="announced", fiscal_year="JP-2023")
UNDATED = Gift(recipients=("TO",), date=None, donor="NZ", framework=None, fiscal_year=None)


def add(ledger: Ledger, *gifts: Gift, name: str = "A", published: str | None = "2024-12-12") -> Paper:
    paper = build_paper(*gifts, name=name, published=published)
    ledger.append(paper.statements(), paper.texts)
    return paper


def ids(view: View, query: Query = Query()) -> list[str]:  # noqa: B008  (a frozen value)
    return [one.claim.id for one in view.claims(query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(donor="JP"), [0, 1]),
        (Query(donor="NZ"), [2]),
        (Query(recipient="FJ"), [0, 1]),
        (Query(recipient="PG"), [1]),
        (Query(donor="JP", recipient="TO"), []),
        (Query(type="assistance"), [0, 1, 2]),
        (Query(type="agreement"), []),
        (Query(stage="announced"), [1]),
        (Query(framework="osa"), [0, 1]),
        (Query(fiscal_year="JP-2023"), [1]),
        (Query(since="2024-11-01"), [0, 1]),
        (Query(since="2024-11-02"), [0]),
        (Query(until="2024-11-30"), [1]),
        (Query(until="2024-11-29"), []),
        (Query(since="2024-12-10", until="2024-12-10"), [0]),
        (Query(text="GAVE fj"), [0]),
        (Query(text="ｇａｖｅ　ＦＪ"), [0]),
        (Query(text="gave", recipient="TO"), [2]),
        (Query(text="never"), []),
        (Query(asserter="minister"), []),
        (Query(item="patrol_vessel"), []),
    ],
)
def test_filters(ledger: Ledger, query: Query, found: list[int]) -> None:
    paper = add(ledger, FIJI, GROUP, UNDATED)
    view = ledger.view()
    assert ids(view, query) == [paper.claims[number].id for number in found]
    assert view.count(query) == len(found)


def test_the_public_knew_only_what_surely_was_out(ledger: Ledger) -> None:
    exact = add(ledger, FIJI, name="A", published="2024-12-12")
    add(ledger, FIJI, name="B", published="2024-12")
    add(ledger, FIJI, name="C", published=None)
    view = ledger.view(published_by="2024-12-20")
    assert ids(view) == [exact.claims[0].id]
    assert view.left_out() == [LeftOut("published", None, 1), LeftOut("published", "2024-12", 1)]
    assert len(ids(ledger.view(published_by="2024-12-31"))) == 2
    assert ledger.view(published_by="2024-11-30").left_out() == [LeftOut("published", None, 1)]
    assert ledger.view().left_out() == []


def test_what_was_the_case_is_asked_of_the_day_told(ledger: Ledger) -> None:
    paper = add(ledger, FIJI, GROUP, UNDATED)
    view = ledger.view(valid_at="2024-11-15")
    assert ids(view) == []
    assert view.left_out() == [LeftOut("told", None, 1), LeftOut("told", "2024-11", 1)]
    assert ids(ledger.view(valid_at="2024-12-11")) == [paper.claims[0].id, paper.claims[1].id]
    assert ids(ledger.view(valid_at="2024-12-12")) == [claim.id for claim in paper.claims]


def test_left_out_are_only_those_that_were_wanted(ledger: Ledger) -> None:
    add(ledger, FIJI, UNDATED, published=None)
    view = ledger.view(published_by="2024-12-20")
    assert view.left_out(Query(donor="NZ")) == [LeftOut("published", None, 1)]
    assert view.left_out(Query(donor="NZ", text="no such words")) == []
    assert view.left_out(Query(text="gave pg")) == view.left_out(Query(donor="US")) == []


def test_clocks_combine(ledger: Ledger) -> None:
    early = add(ledger, FIJI, name="A", published="2024-12-12")
    late = add(ledger, FIJI, name="B", published="2025-02-01")
    before = ledger.view().at(3)
    assert ids(before) == [early.claims[0].id]
    assert ids(ledger.view(published_by="2025-01-01")) == [early.claims[0].id]
    assert ids(ledger.view(published_by="2025-02-01", valid_at="2024-12-10")) == [
        one.claims[0].id for one in (early, late)
    ]
    assert ids(ledger.view(published_by="2025-02-01", valid_at="2024-12-09")) == []


def test_pages_neither_skip_nor_double_while_others_append(ledger: Ledger) -> None:
    papers = [add(ledger, FIJI, GROUP, name=name) for name in "ABC"]
    whole = [claim.id for paper in papers for claim in paper.claims]
    view = ledger.view()
    first = list(view.claims(limit=4))
    ledger.append([Retracted(document=papers[2].id, reason="a forgery")])
    add(ledger, FIJI, name="D")
    second = list(ledger.view().at(view.position).claims(after=first[-1].made, limit=4))
    assert [one.claim.id for one in (*first, *second)] == whole
    assert ids(ledger.view()) != whole


def test_a_page_of_later_than_now_is_none(ledger: Ledger) -> None:
    add(ledger, FIJI)
    with pytest.raises(QueryError, match="no page was cut"):
        ledger.view().at(99)


def test_a_claim_is_found_by_its_id_while_it_is_held(ledger: Ledger) -> None:
    paper = add(ledger, FIJI)
    claim = paper.claims[0]
    held = ledger.view().claim(claim.id)
    assert held is not None
    assert (held.claim, held.document, held.title, held.corrected) == (claim, paper.id, "Release A", False)
    ledger.append([Reviewed(document=paper.id, claim=claim.id, verdict="reject", by="Ann", reason="another Fiji")])
    assert ledger.view().claim(claim.id) is None
    assert ledger.view().at(3).claim(claim.id) is not None
    assert ledger.view(published_by="2024-12-11").at(3).claim(claim.id) is None
    assert ledger.view().claim("sha256:" + "0" * 64) is None


def test_activities_come_in_the_order_of_their_sides_and_in_pages(ledger: Ledger) -> None:
    add(ledger, UNDATED, GROUP, FIJI, name="A")
    add(ledger, FIJI, name="B")
    view = ledger.view()
    found = list(view.activities())
    assert [(one.activity.donors, one.activity.recipients, one.claims) for one in found] == [
        (("JP",), ("FJ",), 2),
        (("JP",), ("FJ", "PG"), 1),
        (("NZ",), ("TO",), 1),
    ]
    assert list(view.activities(after=found[0].activity.key)) == found[1:]
    assert list(view.activities(Query(text="gave TO"))) == found[2:]
    assert list(view.activities(Query(stage="announced"))) == [found[1]]
    with pytest.raises(QueryError, match="another question"):
        list(view.activities(Query(donor="NZ"), after=found[0].activity.key))


def test_documents_are_listed_with_what_became_of_them(ledger: Ledger) -> None:
    papers = [add(ledger, FIJI, name="A"), add(ledger, UNDATED, name="B", published=None)]
    ledger.append([Retracted(document=papers[1].id, reason="a forgery")])
    found = list(ledger.view().papers())
    assert [(one.metadata.id, one.claims, one.retracted) for one in found] == [
        (papers[0].id, 1, False),
        (papers[1].id, 0, True),
    ]
    before = list(ledger.view().at(6).papers())
    assert [(one.claims, one.retracted) for one in before] == [(1, False), (1, False)]
    assert [one.metadata.id for one in ledger.view().papers(Query(recipient="FJ"))] == [papers[0].id]
    assert [one.metadata.id for one in ledger.view().papers(after=found[0].number)] == [papers[1].id]
    public = ledger.view(published_by="2025-01-01")
    assert [one.metadata.id for one in public.papers()] == [papers[0].id]
    assert public.unpublished() == {None: 1}


def test_a_claim_has_the_readers_whose_last_reading_lists_it(ledger: Ledger) -> None:
    from headwater.model import Reader

    paper = add(ledger, FIJI, GROUP)
    model = Reader("model", "7", model="small")
    ledger.append([paper.reading(model, paper.claims[:1])])
    assert [[reader.name for reader in readers] for _, readers in ledger.view().read()] == [
        ["model", "rules"],
        ["rules"],
    ]
    ledger.append([Reviewed(document=paper.id, claim=paper.claims[1].id, verdict="accept", by="Ann", reason="seen")])
    ledger.append([paper.reading(Reader("rules", "2"), ())])
    assert [[reader.name for reader in readers] for _, readers in ledger.view().read()] == [["model"], []]


def test_ids_are_known_by_their_first_digits(ledger: Ledger) -> None:
    paper = add(ledger, FIJI)
    view = ledger.view()
    activity = next(view.activities()).id
    for identifier, kind in ((paper.id, "document"), (paper.claims[0].id, "claim"), (activity, "activity")):
        for text in (identifier, identifier[7:], identifier[:17], identifier[7:13].upper()):
            assert [(name.kind, name.id) for name in view.names(text)] == [(kind, identifier)]
    wrong = paper.id[:-1] + ("0" if paper.id[-1] != "0" else "1")
    assert view.names(wrong) == []
    assert [name.id for name in view.near(wrong)] == [paper.id]
    assert view.at(0).names(paper.id) == []


@pytest.mark.parametrize("text", ["", "abc", "sha256:", "xyzw1234", "sha1:abcd", "a" * 65])
def test_what_is_no_id_is_told(ledger: Ledger, text: str) -> None:
    with pytest.raises(QueryError, match="id"):
        ledger.view().names(text)
