"""Relations: what two parties are to each other."""

import pytest

from tests.reading.rows import find_claims, show

BONDS = [
    (
        "Japan and Fiji became Comprehensive Strategic Partners in 2021.",
        "partnership",
        "Comprehensive Strategic Partners",
        "2021",
    ),
    (
        "Fiji and Japan have a “Special Security Partnership”.",
        "partnership",
        "Special Security Partnership",
        None,
    ),
    (
        "Our strategic partnership with Fiji covers boats and radars of the armed forces.",
        "partnership",
        "strategic partnership",
        None,
    ),
    (
        "Japan is one of Fiji's largest donors of military equipment.",
        "aid_provider",
        "one of Fiji's largest donors of military equipment",
        None,
    ),
    (
        "Since 2019 Japan has been the leading supplier of patrol boats to Fiji's armed forces.",
        "aid_provider",
        None,
        "2019",
    ),
    ("Japanese engineers have been based in Fiji since 2014, with troops.", "presence", None, "2014"),
]


@pytest.mark.parametrize(("text", "kind", "label", "date"), BONDS)
def test_a_bond_is_read(text: str, kind: str, label: str | None, date: str | None) -> None:
    (claim,) = find_claims("relation", text)
    assert (set(claim.parties), claim.kind, claim.date) == ({"JP", "FJ"}, kind, date)
    assert label is None or claim.label == label


def test_a_drill_is_named() -> None:
    (claim,) = find_claims("relation", "Both navies have held Exercise Coral Shield since 2012.")
    assert show(claim, "kind", "label", "date") == {
        "kind": "exercise",
        "label": "Exercise Coral Shield",
        "date": "2012",
    }


def test_allies_outside_nato() -> None:
    text = "Since 2003 the United States has treated Thailand as a major non-NATO ally."
    (claim,) = find_claims("relation", text, title="Military aid in Asia", house="Harbour Review")
    assert (set(claim.parties), claim.kind, claim.label) == ({"US", "TH"}, "alliance", "major non-NATO ally")


def test_a_meeting_is_told_by_its_readout() -> None:
    text = "The Prime Minister met with President Taneti Maamau of Kiribati today. They discussed military aid."
    (claim,) = find_claims("relation", text, title="Readout of the meeting with the President of Kiribati")
    assert (set(claim.parties), claim.kind, claim.date) == ({"JP", "KI"}, "talks", "2025-03-03")


def test_a_meeting_is_told_in_the_sentence_itself() -> None:
    text = "Japan's defence minister met his Fijian counterpart in Suva on Saturday to discuss military aid."
    (claim,) = find_claims("relation", text)
    assert (set(claim.parties), claim.kind, claim.date) == ({"JP", "FJ"}, "talks", "2025-03-01")


NOTHING = [
    "Japan's prime minister visited Fiji on Saturday and planted a tree.",
    "We will work with allies and partners to send military equipment.",
    "Japan and Fiji opened a Clean Energy Partnership, and the army looked on.",
    "The Partnership for Peace Trust Fund pays for the army's detectors in Fiji.",
    "The largest boat was given to Fiji's navy by Japan.",
    "Soldiers marched in Suva on Friday.",
    "Is Fiji a strategic partner of Japan?",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read(text: str) -> None:
    assert find_claims("relation", text) == []
