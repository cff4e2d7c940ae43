"""Budgets: sentences of our own, and what is found in each."""

import pytest

from tests.reading.law import find_type, short

FOUND = [
    (
        "Congress appropriated $300 million for the Ukraine Security Assistance Initiative in fiscal 2024.",
        [(["US"], "USAI", "US-2024", "300000000", "appropriated")],
    ),
    (
        "Parliament voted £700 million for the Integrated Security Fund in 2023-24 "
        "and has voted £650 million for 2024-25.",
        [
            (["GB"], "ISF", "GB-2023", "700000000", "appropriated"),
            (["GB"], "ISF", "GB-2024", "650000000", "appropriated"),
        ],
    ),
    (
        "Japan introduced Official Security Assistance two years ago. The budget is 8 billion yen in fiscal 2025, "
        "up from 5 billion yen in fiscal 2024.",
        [
            (["JP"], "OSA", "JP-2025", "8000000000", "appropriated"),
            (["JP"], "OSA", "JP-2024", "5000000000", "appropriated"),
        ],
    ),
    (
        "The Pentagon requested $1 billion for the Taiwan Security Cooperation Initiative in fiscal 2026 "
        "in its budget request.",
        [(["US"], "TSCI", "US-2026", "1000000000", "requested")],
    ),
    (
        "The budget for the European Peace Facility stands at 1.5 billion euros in 2024.",
        [(["EU"], "EPF", "EU-2024", "1500000000", "appropriated")],
    ),
    (
        "Congress appropriated $50 million for the Taiwan Security Cooperation Initiative in fiscal 2024. "
        "Of this sum, $40 million had been spent by June.",
        [(["US"], "TSCI", "US-2024", "50000000", "appropriated"), (["US"], "TSCI", "US-2024", "40000000", "executed")],
    ),
]

NOT_FOUND = [
    "The Norwegian parliament approved 12 million kroner for schools.",
    "The ministry set aside 40 million euros for new barracks.",
    "The Bundestag approved 2.4 billion euros for the procurement of helicopters for the Bundeswehr.",
    "Japan gave Fiji patrol boats worth 400 million yen under Official Security Assistance.",
    "Britain is paying £30 million from the budget for 2024-25 into a trust fund for Ukraine.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_budgets_are_found(text: str, wanted: list[tuple[object, ...]]) -> None:
    """Donor, programme, fiscal year, sum and stage of each."""
    found = [short(c, "donors", "framework", "fiscal_year", "amount", "stage") for c in find_type("budget", text)]
    assert found == wanted


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_sums_are_none(text: str) -> None:
    """Civil money, a state's own forces and gifts are no budgets."""
    assert find_type("budget", text) == []


def test_an_expected_request_is_expected() -> None:
    """What will probably be asked for is told as expected."""
    text = (
        "The Pentagon is expected to ask Congress for $2 billion for the Ukraine Security Assistance Initiative "
        "in fiscal 2027."
    )
    assert [short(c, "stage", "assertion") for c in find_type("budget", text)] == [("requested", "expected")]
