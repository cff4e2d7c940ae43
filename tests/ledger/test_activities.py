"""What the claims of one activity tell together: the stage reached, what stands apart, the sums as told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ledger import Held, Summary, build_summary, find_activity, find_stages
from headwater.ledger.activities import find_sharpest
from headwater.model import Agreement, Assistance, Claim, Money, Span, find_first_day, find_last_day, with_id

EVIDENCE = (Span(0, 5, "Japan"),)


def told(stage: str | None, date: str | None = None, how: str = "stated", amount: str | None = None) -> Claim:
    """A claim of one grant; several of one stage and day are the same claim of several documents."""
    return Assistance(
        id="",
        asserters=(),
        assertion=how,  # type: ignore[arg-type]
        evidence=EVIDENCE,
        mentions={},
        date=date,
        donors=("JP",),
        recipients=("FJ",),
        framework="OSA",
        fiscal_year="JP-2024",
        stage=stage,  # type: ignore[arg-type]
        amount=None if amount is None else Money(amount, "JPY"),
    )


def signed(stage: str, date: str | None = None, how: str = "stated") -> Claim:
    return Agreement(
        id="",
        asserters=(),
        assertion=how,  # type: ignore[arg-type]
        evidence=EVIDENCE,
        mentions={},
        date=date,
        parties=("JP", "MN"),
        instrument="equipment_transfer",
        stage=stage,  # type: ignore[arg-type]
    )


def sum_up(*claims: Claim, published: str | None = "2025-06-01", documents: str = "") -> Summary:
    """The summary of ``claims``, each of a document of its own unless ``documents`` names them by letters."""
    names = documents or "".join(chr(ord("a") + number) for number in range(len(claims)))
    days = (find_first_day(published), find_last_day(published))
    held = [
        Held(
            made=number,
            claim=with_id(name, claim),
            document=name,
            corrected=False,
            published=days,
            valid=days,
            said=claim,
            recorded=0,
            title=None,
            publisher=None,
            folder=number,
        )
        for number, (name, claim) in enumerate(zip(names, claims, strict=True), 1)
    ]
    activity = find_activity(claims[0])
    assert activity is not None
    return build_summary(activity, held)


def say(summary: Summary) -> tuple[str | None, list[str]]:
    """The stage reached, and what stands apart."""
    reached = None if summary.reached is None else summary.reached.stage
    return reached, [f"{one.assertion} {one.stage}" for one in summary.apart]


@pytest.mark.parametrize(
    ("claims", "reached", "apart"),
    [
        ([told("announced"), told("delivered"), told("agreed")], "delivered", []),
        ([told("announced"), told("delivered", how="expected")], "announced", ["expected delivered"]),
        ([told("announced"), told("delivered", how="denied")], "announced", ["denied delivered"]),
        ([told("announced"), told("delivered", how="possible")], "announced", ["possible delivered"]),
        ([told("delivered", how="expected")], None, ["expected delivered"]),
        ([told("agreed", how="reported"), told("announced")], "agreed", []),
        ([told(None)], None, []),
        ([told("agreed", "2024-12-01"), told("suspended", "2025-02-01")], "suspended", ["stated agreed"]),
        ([told("delivered", "2025-03-01"), told("suspended", "2025-02-01")], "delivered", ["stated suspended"]),
        ([told("delivered", "2025-03-01"), told("suspended", "2025-03-01")], "suspended", ["stated delivered"]),
        ([told("agreed", "2024-12-01"), told("cancelled")], "cancelled", ["stated agreed"]),
        ([told("agreed", "2024-12-01"), told("cancelled", how="expected")], "agreed", ["expected cancelled"]),
        ([told("suspended", "2025-01"), told("cancelled", "2025-03")], "cancelled", ["stated suspended"]),
        ([signed("signed", "2024-12-11"), signed("in_force", "2025-01-22")], "in_force", []),
        ([signed("in_force", "2025-01-22"), signed("terminated", "2026-01-01")], "terminated", ["stated in_force"]),
        ([signed("negotiating", how="expected"), signed("considered")], "considered", ["expected negotiating"]),
    ],
)
def test_the_stage_reached_is_the_furthest_told_as_a_fact(claims: list[Claim], reached: str, apart: list[str]) -> None:
    assert say(sum_up(*claims)) == (reached, apart)
    assert say(sum_up(*reversed(claims))) == (reached, apart)


def test_an_end_whose_day_nobody_knows_stands_apart() -> None:
    summary = sum_up(told("agreed", "2024-12-01"), told("suspended"), published=None)
    assert say(summary) == ("agreed", ["stated suspended"])


def test_documents_that_differ_in_the_day_are_all_told() -> None:
    summary = sum_up(told("delivered", "2024-12-10"), told("delivered", "2024-12-11"), told("delivered", "2024-12"))
    assert summary.reached is not None
    assert (summary.reached.dates, summary.reached.documents) == (("2024-12-10", "2024-12-11"), 3)


def test_a_reported_stage_is_stated_once_somebody_states_it() -> None:
    reported, both = told("agreed", how="reported"), told("agreed")
    assert [sum_up(reported).reached.assertion, sum_up(reported, both).reached.assertion] == ["reported", "stated"]


def test_sums_are_counted_by_documents_and_never_added() -> None:
    claims = [told("agreed", amount=value) for value in ("500", "500", "700", "700", "700")]
    summary = sum_up(*claims, documents="abccc")
    assert [(one.money.value, one.documents) for one in summary.sums] == [("500", 2), ("700", 1)]
    assert (summary.claims, summary.documents) == (5, 3)


def test_the_first_publication_is_the_one_that_surely_came_first() -> None:
    assert sum_up(told("agreed"), published="2024-12").published == "2024-12"
    assert sum_up(told("agreed"), published=None).published is None


@pytest.mark.parametrize(
    ("dates", "sharpest"),
    [
        ({"2024", "2024-12", "2024-12-10"}, ("2024-12-10",)),
        ({"2024-11", "2024-12-10"}, ("2024-11", "2024-12-10")),
        ({"2024-12-09/2024-12-13", "2024-12-11"}, ("2024-12-11",)),
        ({"2024-12", "2024-12-01/2024-12-31"}, ("2024-12", "2024-12-01/2024-12-31")),
        (set(), ()),
    ],
)
def test_a_coarse_day_says_no_more_than_the_sharp_one_in_it(dates: set[str], sharpest: tuple[str, ...]) -> None:
    assert find_sharpest(dates) == sharpest


def test_each_type_has_the_stages_of_its_vocabulary() -> None:
    assert find_stages("agreement")[-3:] == ("in_force", "suspended", "terminated")
    assert find_stages("budget") == ("requested", "appropriated", "executed")
    assert find_stages("reason") == find_stages("no such type") == ()


@given(
    st.sets(st.sampled_from(["2024", "2024-12", "2024-11", "2024-12-10", "2024-12-11", "2024-11/2024-12", "2023/.."]))
)
def test_sharp_days_are_those_that_hold_no_other(dates: set[str]) -> None:
    days = {date: (find_first_day(date) or "", find_last_day(date) or "") for date in dates}
    holds = {
        wide
        for wide in dates
        for narrow in dates
        if days[wide] != days[narrow] and days[wide][0] <= days[narrow][0] and days[narrow][1] <= days[wide][1]
    }
    assert set(find_sharpest(dates)) == dates - holds
