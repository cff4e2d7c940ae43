"""What holds of any documents, in any order."""

from collections import defaultdict
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from headwater.codebook import load_codebook
from headwater.model import Judgement, Lineage
from headwater.reconcile import Paper, Record, build_record, build_view, find_findings
from tests.reconcile.papers import GRANT, PACT, YEN, claim, paper, record_of

HOUSES = [
    "Ocean Wire",
    "Steppe Evening Post",
    "Ministry of Foreign Affairs of Japan",
    "Harbour Gazette",
    "Volta Review",
]
DAYS = ["2024-12-02", "2024-12-12", "2025-02-10", "2025-03-01"]


@st.composite
def grants(draw: st.DrawFn) -> dict[str, Any]:
    """A claim of assistance or of an agreement, with some slots left out."""
    if draw(st.booleans()):
        return claim(
            PACT, date=draw(st.sampled_from([*DAYS, None])), stage=draw(st.sampled_from(["signed", "in_force"]))
        )
    return claim(
        GRANT,
        donors=draw(st.sampled_from([["JP"], ["KR"], ["JP", "KR"], None])),
        recipients=draw(st.sampled_from([["MN"], ["MN", "PH", "ID"], ["PH"], None])),
        stage=draw(st.sampled_from(["considered", "planned", "announced", "agreed", "delivered"])),
        date=draw(st.sampled_from([*DAYS, None])),
        fiscal_year=draw(st.sampled_from(["JP-2024", "JP-2023", None])),
        framework=draw(st.sampled_from(["OSA", "ODA", None])),
        items=draw(st.sampled_from([["air_radar"], ["spare_parts"], ["defence_equipment"], None])),
        amount=draw(
            st.sampled_from(
                [{"value": "1300000000", "currency": "JPY"}, {"value": "5000000000", "currency": "JPY"}, None]
            )
        ),
        assertion=draw(st.sampled_from(["stated", "reported", "possible", "denied"])),
    )


@st.composite
def stacks(draw: st.DrawFn) -> list[Paper]:
    """Up to five documents of different houses."""
    houses = draw(st.lists(st.sampled_from(HOUSES), unique=True, max_size=5))
    papers = [paper(house, draw(st.sampled_from(DAYS)), *draw(st.lists(grants(), max_size=2))) for house in houses]
    return [_undate(one) if draw(st.integers(0, 5)) == 0 else one for one in papers]


def _undate(one: Paper) -> Paper:
    return msgspec.structs.replace(one, metadata=msgspec.structs.replace(one.metadata, published=None))


def find_support(record: Record) -> dict[tuple[str, str, str], int]:
    """How many origins stand behind each value of some slots of each activity."""
    behind: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for activity in record.activities:
        for told in record.tolds(activity):
            for slot in ("stage", "date", "fiscal_year", "framework"):
                value = getattr(told, slot)
                if value is not None:
                    behind[activity.id, slot, value].add(record.origin_of[told.document].original)
    return {key: len(origins) for key, origins in behind.items()}


@given(stacks())
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_changes_nothing(papers: list[Paper]) -> None:
    first, backward = record_of(*papers), record_of(*reversed(papers))
    assert find_findings(first) == find_findings(backward)
    assert (first.activities, first.origins) == (backward.activities, backward.origins)


@given(stacks())
@settings(max_examples=60, deadline=None)
def test_a_finding_names_only_what_is_in_the_view(papers: list[Paper]) -> None:
    claims = {c.id: p.id for p in papers for c in p.claims}
    for finding in find_findings(record_of(*papers)):
        for side in finding.sides:
            assert claims[side.claim] == side.document
        assert len(set(finding.documents)) == len(finding.documents)
        assert finding.favoured is None or finding.why


@given(stacks(), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_a_copy_changes_no_support(papers: list[Paper], number: int) -> None:
    assume(any(one.metadata.published for one in papers))
    dated = [one for one in papers if one.metadata.published]
    original = dated[number % len(dated)]
    house = original.metadata.publisher or ""
    front = msgspec.structs.replace(
        original.metadata,
        id="~" + original.id,
        publisher="Copying House",
        genre="news",
        lineage=(Lineage("republished_from", house),),
    )
    copied = tuple(msgspec.structs.replace(c, id="~" + c.id) for c in original.claims)
    before, after = record_of(*papers), record_of(*papers, Paper(front, original.text, copied))
    assert len(after.origins) == len(before.origins)
    assert sorted(find_support(after).values()) == sorted(find_support(before).values())


@given(stacks(), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_an_independent_agreeing_report_never_lowers_support(papers: list[Paper], number: int) -> None:
    if not papers:
        return
    model = papers[number % len(papers)]
    front = msgspec.structs.replace(model.metadata, id="~" + model.id, publisher="Quite Another House", genre="news")
    agreeing = tuple(msgspec.structs.replace(c, id="~" + c.id) for c in model.claims)
    before, after = record_of(*papers), record_of(*papers, Paper(front, None, agreeing))
    assert len(after.origins) == len(before.origins) + 1
    support = find_support(after)
    for (activity, slot, value), count in find_support(before).items():
        holding = after.activity_of[activity].id
        assert support[holding, slot, value] >= count


def test_an_empty_view_gives_nothing() -> None:
    record = record_of()
    assert (find_findings(record), record.activities, record.origins) == ([], (), ())


def test_documents_without_claims_give_nothing() -> None:
    record = record_of(paper("Ocean Wire", "2024-12-12"), paper("Volta Review", "2024-12-13", text="Nothing to tell."))
    assert (find_findings(record), record.activities, len(record.origins)) == ([], (), 2)


# --- judgements -------------------------------------------------------------------------------------------------------


def judged(papers: list[Paper], *judgements: Judgement) -> Record:
    return build_record(build_view(papers, judgements), load_codebook(), rates=YEN)


def says(left: Paper, right: Paper, verdict: Any) -> Judgement:
    return Judgement(left=left.claims[0].id, right=right.claims[0].id, verdict=verdict, by="an editor")


ONE = paper("Ocean Wire", "2025-02-10", GRANT)
TWO = paper("Steppe Evening Post", "2025-02-11", GRANT)
FAR = paper(
    "Volta Review", "2025-02-11", claim(GRANT, donors=["KR"], recipients=["PE"], items=["warship"], amount=None)
)


def test_a_judgement_overrides_the_score() -> None:
    assert len(judged([ONE, TWO, FAR]).activities) == 2
    assert len(judged([ONE, TWO, FAR], says(ONE, TWO, "different")).activities) == 3
    assert len(judged([ONE, TWO, FAR], says(TWO, FAR, "same")).activities) == 1


def test_unsure_changes_nothing() -> None:
    assert judged([ONE, TWO, FAR], says(ONE, TWO, "unsure")).activities == judged([ONE, TWO, FAR]).activities


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_judgements_that_contradict_are_reported(order: tuple[int, ...]) -> None:
    all_ = [says(ONE, TWO, "same"), says(TWO, FAR, "same"), says(ONE, FAR, "different")]
    record = judged([ONE, TWO, FAR], *(all_[n] for n in order))
    assert [(j.left, j.right) for j in record.contradictions()] == [(ONE.claims[0].id, FAR.claims[0].id)]
    assert len(record.activities) == 1


def test_a_judgement_on_unknown_claims_is_passed_over() -> None:
    stray = Judgement(left="nobody", right=ONE.claims[0].id, verdict="same", by="an editor")
    assert judged([ONE, TWO], stray).activities == judged([ONE, TWO]).activities
