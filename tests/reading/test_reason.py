"""Reasons: why a donor assists a recipient, as somebody asserts it."""

import pytest

from tests.reading.rows import find_claims, find_column

GIFT = "Japan handed over two patrol boats to Fiji on 1 March 2025. "

OWN = [
    ("These boats strengthen the ability to patrol far reefs.", {"capability_gap"}),
    ("Japan gives this assistance with a view to closer ties with Fiji.", {"bilateral_ties"}),
    ("Japan supports Fiji because a stable Pacific depends on it.", {"regional_stability"}),
    (
        "The gift will enable Fiji to protect its waters, and so contribute to peace and stability.",
        {"capability_gap", "regional_stability"},
    ),
    ("Fiji's navy lacks boats that can stay out for a week.", {"capability_gap"}),
    ("We help Fiji because we share universal values.", {"shared_values"}),
]


@pytest.mark.parametrize(("text", "categories"), OWN)
def test_an_official_text_gives_its_own_reasons(text: str, categories: set[str]) -> None:
    claims = find_claims("reason", GIFT + text)
    assert {c.category for c in claims} == categories
    assert {(c.stance, c.donors, c.recipients, c.asserters) for c in claims} == {("endorses", ("JP",), ("FJ",), ())}


SAME = [
    ("Japan gave Fiji a patrol boat to enhance the surveillance capability of its navy.", "capability_gap"),
    ("Japan gave Fiji a patrol boat so that its sailors could fight poachers.", "capability_gap"),
    ("As a token of friendship Japan has given Fiji a patrol boat.", "bilateral_ties"),
    ("Japan gave Fiji a patrol boat as part of its efforts to strengthen maritime security.", "regional_stability"),
]


@pytest.mark.parametrize(("text", "category"), SAME)
def test_a_purpose_stands_in_the_sentence_of_the_act(text: str, category: str) -> None:
    (claim,) = find_claims("reason", text)
    assert (claim.category, claim.donors, claim.recipients) == (category, ("JP",), ("FJ",))


def test_who_is_quoted_asserts() -> None:
    (claim,) = find_claims(
        "reason", GIFT + "“Fiji's sailors have too few boats for so much sea,” said the Fijian commodore."
    )
    assert (claim.asserters, claim.stance) == (("the Fijian commodore",), "endorses")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The first is to keep China out.", "counter_rival"),
        ("The second is China.", "counter_rival"),
        ("Third, shipyards want follow-on orders.", "economic_interest"),
        ("Finally, there are voters.", "domestic_politics"),
        ("First, Tokyo wants influence over the sea lanes.", "geopolitical_strategy"),
    ],
)
def test_a_columnist_imputes(text: str, category: str) -> None:
    (claim,) = find_column("reason", f"{GIFT}There are three motives. {text}")
    assert (claim.category, claim.stance, claim.donors) == (category, "imputes", ("JP",))


IN_ONE_BREATH = [
    ("The gift is meant to draw Suva out of Beijing's orbit.", "counter_rival"),
    ("Behind the generosity stands a rivalry with Beijing.", "counter_rival"),
    ("Tokyo wants a port of call on the way south.", "geopolitical_strategy"),
    ("What does Tokyo get out of it? Follow-on orders for its shipyards.", "economic_interest"),
]


@pytest.mark.parametrize(("text", "category"), IN_ONE_BREATH)
def test_a_column_tells_a_motive_in_one_breath(text: str, category: str) -> None:
    (claim,) = find_column("reason", GIFT + text)
    assert (claim.category, claim.stance, claim.donors) == (category, "imputes", ("JP",))


LINKS = [
    ("A stable Fiji means a safer Pacific.", "regional_stability"),
    ("The boats will allow the coast guard to reach the outer islands.", "capability_gap"),
    ("Japan does this because a quiet Pacific matters to our own security.", "regional_stability"),
    ("The navy had asked for the boats since 2020.", "capability_gap"),
    ("Our aim is a Fiji that can protect its own waters.", "capability_gap"),
]


@pytest.mark.parametrize(("text", "category"), LINKS)
def test_a_house_tells_what_its_gift_is_good_for(text: str, category: str) -> None:
    (claim,) = find_claims("reason", GIFT + text)
    assert (claim.category, claim.stance) == (category, "endorses")


def test_a_speaker_before_a_colon() -> None:
    (claim,) = find_claims("reason", GIFT + "Fiji's commodore was brief: the navy lacks boats.")
    assert (claim.asserters, claim.stance) == (("Fiji's commodore",), "endorses")


def test_one_claim_for_a_category() -> None:
    text = "These boats strengthen the ability to patrol far reefs. They will also help the navy guard its waters."
    (claim,) = find_claims("reason", GIFT + text)
    assert len(claim.evidence) == 2


def test_critics_impute() -> None:
    (claim,) = find_column("reason", GIFT + "Critics say that Japan gives the boats only to counter China.")
    assert (claim.category, claim.stance, claim.asserters) == ("counter_rival", "imputes", ("Critics",))


NOTHING = [
    "The boats were painted grey because the old paint had peeled.",
    "Japan gave Fiji food and medicine to help the public in need of humanitarian assistance.",
    "Why did Japan give the boats?",
    "The minister then flew to Samoa to attend a conference on fisheries.",
    "The ship lacks a second anchor.",
    "Tourism will help to create jobs in Suva.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read(text: str) -> None:
    assert find_claims("reason", GIFT + text) == []
