"""Assessments: judgements of assistance or of its programme."""

import pytest

from tests.reading.rows import find_claims, find_column

GIFT = "Japan handed over two patrol boats to Fiji under Official Security Assistance (OSA) on 1 March 2025. "

SAID = [
    ("Fiji's commodore praised the boats as sturdy.", "supportive", ("Fiji's commodore",)),
    ("The Board of Audit has criticised the scheme for its slow pace.", "critical", ("The Board of Audit",)),
    ("A retired admiral called the gift a waste of money.", "critical", ("A retired admiral",)),
    ("The assistance is working.", "supportive", ()),
    ("The gift is a shining example for other donors.", "supportive", ()),
    ("“The deliveries came too late,” said the Fijian commodore.", "critical", ("the Fijian commodore",)),
    ("The programme has a mixed record.", "neutral", ()),
    ("The gift was not a success.", "critical", ()),
]


@pytest.mark.parametrize(("text", "stance", "asserters"), SAID)
def test_a_judgement_is_read(text: str, stance: str, asserters: tuple[str, ...]) -> None:
    (claim,) = find_claims("assessment", GIFT + text)
    assert (claim.stance, claim.asserters, claim.donors) == (stance, asserters, ("JP",))


@pytest.mark.parametrize(
    ("text", "stance", "asserters"),
    [
        ("I think the gift is a mistake.", "critical", ()),
        ("I find the scheme admirable.", "supportive", ()),
        ("The boats are sound.", "supportive", ()),
        ("An audit panel in Tokyo is hard on the scheme.", "critical", ("An audit panel in Tokyo",)),
        ("The scheme has been praised by sailors in Suva.", "supportive", ("sailors",)),
    ],
)
def test_a_column_judges(text: str, stance: str, asserters: tuple[str, ...]) -> None:
    (claim,) = find_column("assessment", GIFT + text)
    assert (claim.stance, claim.asserters, claim.donors) == (stance, asserters, ("JP",))


ANSWERS = [("Certainly.", "supportive"), ("Hardly.", "critical"), ("Mixed.", "neutral")]


@pytest.mark.parametrize(("answer", "stance"), ANSWERS)
def test_a_short_answer_judges(answer: str, stance: str) -> None:
    (claim,) = find_column("assessment", f"{GIFT}Was the gift worth it? {answer}")
    assert (claim.stance, len(claim.evidence)) == (stance, 2)


def test_a_programme_as_a_whole_has_no_recipient() -> None:
    (claim,) = find_claims("assessment", GIFT + "The Board of Audit has criticised the scheme for its slow pace.")
    assert (claim.framework, claim.recipients) == ("OSA", ())


NOTHING = [
    "The minister praised the weather.",
    "The rescue at sea was a success.",
    "Was the gift a success?",
    "We hope that the programme will be a success.",
    "The enemy's attack came too late.",
    "The sanctions are working.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read(text: str) -> None:
    assert find_claims("assessment", GIFT + text) == []
