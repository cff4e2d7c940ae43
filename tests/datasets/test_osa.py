"""What the data set on Official Security Assistance must say, and how public knowledge grew in it."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

import jsonschema

from headwater.datasets import read_dataset
from headwater.datasets.load import Dataset
from headwater.export.schema import build_schema
from headwater.model import (
    Agreement,
    Assistance,
    Budget,
    Claim,
    Document,
    Reading,
    claim_id,
    digest_of,
    find_first_day,
    find_last_day,
)

Pair = tuple[Document, Reading]


def find_all(osa: Iterable[Pair], kind: type[Claim]) -> Iterator[tuple[Document, Claim]]:
    """Each claim of one type with its document."""
    return ((document, claim) for document, reading in osa for claim in reading.claims if isinstance(claim, kind))


def grants(osa: Iterable[Pair], year: str) -> dict[str, int]:
    """Sum in yen by recipient of the notes exchanged in fiscal ``year``; every source must give the same one."""
    found: dict[str, set[int]] = {}
    for _, claim in find_all(osa, Assistance):
        assert isinstance(claim, Assistance)
        if claim.stage == "agreed" and claim.fiscal_year == year and claim.amount:
            (recipient,) = claim.recipients
            assert claim.amount.currency == "JPY"
            found.setdefault(recipient, set()).add(int(claim.amount.value))
    assert [recipient for recipient, sums in found.items() if len(sums) > 1] == []
    return {recipient: min(sums) for recipient, sums in found.items()}


def budgets(osa: Iterable[Pair], year: str, stage: str) -> set[int]:
    """Every sum in yen that a source gives for the budget of fiscal ``year`` at ``stage``."""
    claims = [claim for _, claim in find_all(osa, Budget) if isinstance(claim, Budget)]
    return {int(c.amount.value) for c in claims if c.amount and (c.fiscal_year, c.stage) == (year, stage)}


def known_by(osa: Iterable[Pair], day: str) -> list[Pair]:
    """What the public could know at the end of ``day``: what was surely published by then."""
    return [pair for pair in osa if (find_last_day(pair[0].metadata.published) or "9999") <= day]


def steps(osa: Iterable[Pair], country: str) -> list[tuple[str, str]]:
    """Stage and date of each claim of the agreement with ``country``."""
    claims = [claim for _, claim in find_all(osa, Agreement) if isinstance(claim, Agreement)]
    return [(str(c.stage), c.date or "") for c in claims if country in c.parties]


def test_the_notes_of_fiscal_2023_are_1975_of_2000_million_yen(osa: list[Pair]) -> None:
    found = grants(osa, "JP-2023")
    assert {code: value // 10**6 for code, value in found.items()} == {"PH": 600, "BD": 575, "MY": 400, "FJ": 400}
    assert sum(found.values()) == 1_975_000_000
    assert budgets(osa, "JP-2023", "appropriated") == {2_000_000_000}


def test_the_notes_of_fiscal_2024_are_the_whole_budget(osa: list[Pair]) -> None:
    found = grants(osa, "JP-2024")
    assert {code: value // 10**6 for code, value in found.items()} == {"PH": 1600, "DJ": 1100, "ID": 1000, "MN": 1300}
    assert sum(found.values()) == 5_000_000_000
    assert budgets(osa, "JP-2024", "appropriated") == {5_000_000_000}


def test_the_notes_of_fiscal_2025_leave_a_thousand_million(osa: list[Pair]) -> None:
    found = grants(osa, "JP-2025")
    assert {code: value // 10**6 for code, value in found.items()} == {
        **{"PG": 400, "LK": 500, "MY": 3100, "TO": 300, "PH": 900, "ID": 1900}
    }
    assert sum(found.values()) == 7_100_000_000
    assert budgets(osa, "JP-2025", "appropriated") == {8_000_000_000, 8_100_000_000}  # both are rounded
    assert budgets(osa, "JP-2025", "requested") == {8_000_000_000, 8_050_000_000}


def test_fiscal_2026_is_asked_for_and_nothing_of_it_is_given(osa: list[Pair]) -> None:
    assert budgets(osa, "JP-2026", "requested") == {8_210_000_000, 18_100_000_000}
    assert budgets(osa, "JP-2026", "appropriated") == set()
    assert grants(osa, "JP-2026") == {}


def test_recipients_add_up_over_the_years(osa: list[Pair]) -> None:
    years = [set(grants(osa, f"JP-{year}")) for year in (2023, 2024, 2025)]
    totals = [len(set().union(*years[: n + 1])) for n in range(3)]
    assert totals == [4, 7, 10]  # and 12 should Thailand and Timor-Leste sign too


def test_thailand_and_timor_leste_are_plans_only(osa: list[Pair]) -> None:
    stages = {c.stage for _, c in find_all(osa, Assistance) if {"TH", "TL"} & set(c.recipients)}
    assert stages <= {"planned", "considered"}


def test_nothing_is_told_to_be_in_operation(osa: list[Pair]) -> None:
    claims = [c for _, c in find_all(osa, Assistance) if isinstance(c, Assistance) and c.stage == "operational"]
    assert [(c.recipients, c.assertion, c.date) for c in claims] == [(("MN",), "expected", None)]


def test_nothing_is_handed_over_before_notes_are_exchanged(osa: list[Pair]) -> None:
    claims = [c for _, c in find_all(osa, Assistance) if isinstance(c, Assistance)]
    agreed: dict[str, str] = {}
    for c in claims:
        if c.stage == "agreed" and c.date:
            first = str(find_first_day(c.date))
            agreed[c.recipients[0]] = min(first, agreed.get(c.recipients[0], first))
    given = [(c.recipients[0], str(find_last_day(c.date))) for c in claims if c.stage == "delivered" and c.date]
    assert given
    assert [(code, day) for code, day in given if day < agreed[code]] == []


def test_tranches_of_fiji_carry_no_sum(osa: list[Pair]) -> None:
    tranches = [c for _, c in find_all(osa, Assistance) if isinstance(c, Assistance) and c.stage == "delivered"]
    assert [c.id for c in tranches if c.amount or c.restated] == []
    assert {c.date for c in tranches if c.recipients == ("FJ",)} == {"2025-05-26", "2025-10-20", "2025-05"}


def test_mongolias_ladder_is_in_order(osa: list[Pair]) -> None:
    ladder = ["considered", "negotiating", "agreed_in_principle", "signed", "in_force"]
    told = steps(osa, "MN")
    assert {stage for stage, _ in told} == set(ladder)
    assert {date for stage, date in told if stage == "considered"} == {"2022-11", "2024-02-29"}
    assert ("agreed_in_principle", "2024-09-22") in told
    assert ("signed", "2024-12-11") in told
    assert ("in_force", "2025-01-22") in told
    for earlier, later in pairwise(ladder):
        last = max(str(find_first_day(date)) for stage, date in told if stage == earlier)
        assert all(str(find_last_day(date)) >= last for stage, date in told if stage == later)
    signed = max(str(find_last_day(date)) for stage, date in told if stage == "in_force" and len(date) == 10)
    grant = min(
        c.date for _, c in find_all(osa, Assistance) if c.recipients == ("MN",) and c.date and len(c.date) == 10
    )
    assert signed < grant == "2025-02-10"


def test_no_agreement_is_in_force_before_it_is_signed(osa: list[Pair]) -> None:
    countries = {code for _, c in find_all(osa, Agreement) if isinstance(c, Agreement) for code in c.parties} - {"JP"}
    assert len(countries) == 16  # the 2nd to the 17th
    for country in countries:
        told = steps(osa, country)
        signed = max((str(find_first_day(date)) for stage, date in told if stage == "signed"), default="")
        assert all(str(find_last_day(date)) >= signed for stage, date in told if stage == "in_force"), country


def test_every_agreement_is_signed_or_in_force(osa: list[Pair]) -> None:
    countries = {code for _, c in find_all(osa, Agreement) if isinstance(c, Agreement) for code in c.parties} - {"JP"}
    told = {code: {stage for stage, _ in steps(osa, code)} for code in countries}
    assert [code for code, stages in told.items() if not stages & {"signed", "in_force"}] == []


def test_what_the_public_knew_in_january_2025(osa: list[Pair]) -> None:
    then = known_by(osa, "2025-01-10")
    assert ("signed", "2024-12-11") in steps(then, "MN")
    assert "in_force" not in {stage for stage, _ in steps(then, "MN")}
    grants_then = [c for _, c in find_all(then, Assistance) if isinstance(c, Assistance) and "MN" in c.recipients]
    assert grants_then
    assert [c.id for c in grants_then if c.amount or c.stage not in ("considered", "planned")] == []


def test_what_is_known_with_everything(osa: list[Pair]) -> None:
    assert ("in_force", "2025-01-22") in steps(osa, "MN")
    agreed = [c for _, c in find_all(osa, Assistance) if isinstance(c, Assistance) and c.recipients == ("MN",)]
    assert ("agreed", "2025-02-10", "1300000000") in {(c.stage, c.date, c.amount and c.amount.value) for c in agreed}


def test_public_knowledge_only_grows(osa: list[Pair]) -> None:
    numbers = [len(known_by(osa, f"{year}-12-31")) for year in range(2012, 2027)]
    assert numbers == sorted(numbers)
    assert numbers[0] == 0
    assert numbers[-1] == len([d for d, _ in osa if d.metadata.published])


def test_every_word_stands_where_it_is_said_to(osa: list[Pair]) -> None:
    for document, reading in osa:
        spans = [span for c in reading.claims for span in (*c.evidence, *(s for ss in c.mentions.values() for s in ss))]
        assert all(span.holds(document.text) for span in spans)
        body = max(region.end for region in document.regions)
        assert all(span.start > body for span in spans)


def test_every_value_is_carried_by_words_of_its_row(osa: list[Pair]) -> None:
    for _, reading in osa:
        for claim in reading.claims:
            (row,) = claim.evidence
            plain = {"id", "evidence", "mentions"}
            values = {name: getattr(claim, name) for name in claim.__struct_fields__ if name not in plain}
            said = {name for name, value in values.items() if value not in (None, ())}
            assert said - ({"assertion"} if claim.assertion == "stated" else set()) == set(claim.mentions)
            assert all(row.start <= s.start < s.end <= row.end for spans in claim.mentions.values() for s in spans)


def test_a_set_has_a_mention_for_each_of_its_members(osa: list[Pair]) -> None:
    for _, claim in find_all(osa, Assistance):
        assert isinstance(claim, Assistance)
        for slot in ("donors", "recipients", "beneficiaries", "quantities", "restated", "asserters", "signatories"):
            assert len(getattr(claim, slot)) == len(claim.mentions.get(slot, ())), slot


def test_ids_hold_and_are_unique(osa: list[Pair]) -> None:
    documents = [document for document, _ in osa]
    assert [d.metadata.title for d in documents if d.metadata.id != digest_of(d.text.encode())] == []
    claims = [(document.metadata.id, claim) for document, reading in osa for claim in reading.claims]
    assert [claim.id for document, claim in claims if claim.id != claim_id(document, claim)] == []
    assert len({claim.id for _, claim in claims}) == len(claims)
    assert len({d.metadata.id for d in documents}) == len(documents)


def test_every_document_says_where_it_is_from(osa: list[Pair]) -> None:
    for document, reading in osa:
        page = document.metadata
        assert (page.genre, page.editor, page.language) == ("dataset", "Headwater", "en")
        assert page.publisher
        assert page.url or "no_address" in {problem.kind for problem in reading.problems}
        assert page.published or "no_day" in {problem.kind for problem in reading.problems}
        assert reading.document == page
        assert reading.problems == document.problems


def test_nothing_is_told_before_it_happened(osa: list[Pair]) -> None:
    ahead = {"considered", "planned", "requested", "negotiating"}
    for document, reading in osa:
        published = find_last_day(document.metadata.published)
        for claim in reading.claims:
            stage = getattr(claim, "stage", None)
            if published and claim.date and stage not in ahead and claim.assertion == "stated":
                assert str(find_first_day(claim.date)) <= published, (document.metadata.title, claim)


def test_every_reading_fits_the_schema(osa: list[Pair]) -> None:
    validator = jsonschema.Draft202012Validator(build_schema())
    for _, reading in osa:
        validator.validate(json.loads(reading.to_json()))
        assert Reading.from_json(reading.to_json()) == reading


def test_texts_are_canonical(osa: list[Pair]) -> None:
    for document, _ in osa:
        assert unicodedata.is_normalized("NFC", document.text)
        assert not set(document.text) & set("\r\t\u200b\u00a0")
        assert all(line == line.strip() for line in document.text.splitlines())


def test_two_runs_give_equal_bytes(osa: list[Pair]) -> None:
    again = list(read_dataset("osa"))
    assert [d.text for d, _ in again] == [d.text for d, _ in osa]
    assert [r.to_json() for _, r in again] == [r.to_json() for _, r in osa]


def test_documents_come_in_order_of_publication(osa: list[Pair]) -> None:
    days = [document.metadata.published or "9999" for document, _ in osa]
    assert days == sorted(days)


def test_a_dateline_of_a_friday_is_one(shipped: Dataset) -> None:
    (page,) = [page for page in shipped.pages if page.key.startswith("unb-")]
    assert page.published
    assert date.fromisoformat(page.published).weekday() == 4
    fridays = [year for year in range(2023, 2027) if date(year, 7, 3).weekday() == 4]
    assert fridays == [2026]
