"""Frameworks: sentences of our own, and what is found in each."""

import pytest

from tests.reading.law import find_type, short

FOUND = [
    ("Japan created Official Security Assistance in April 2023.", (["JP"], "OSA", "2023-04", None)),
    (
        "The European Peace Facility was set up in 2021 on the basis of the Treaty on European Union.",
        (["EU"], "EPF", "2021", "Treaty on European Union"),
    ),
    (
        "The Integrated Security Fund, which was launched in 2024, pays for work in forty countries.",
        (["GB"], "ISF", "2024", None),
    ),
    (
        "The drawdown authority rests on section 506 of the Foreign Assistance Act.",
        (["US"], "PDA", None, "section 506 of the Foreign Assistance Act"),
    ),
    (
        "Denmark established the Northern Security Fund in 2019.",
        (["DK"], "northern security fund", "2019", None),
    ),
]

NOT_FOUND = [
    "The city's fund for widows was established in 2011.",
    "Japan launched a project under Official Security Assistance in 2024.",
    "Was the European Peace Facility set up in 2021?",
    "The European Peace Facility pays for ammunition.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_foundings_are_found(text: str, wanted: tuple[object, ...]) -> None:
    """Donor, programme, day and basis."""
    assert [short(c, "donors", "framework", "established", "basis") for c in find_type("framework", text)] == [wanted]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_beginnings_are_none(text: str) -> None:
    """Projects, other funds, questions and what a programme does found nothing."""
    assert find_type("framework", text) == []
