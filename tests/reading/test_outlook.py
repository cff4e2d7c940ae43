"""Outlooks: predictions that can be scored later."""

import pytest

from tests.reading.rows import find_claims, show

GIFT = "Japan handed over two patrol boats to Fiji under Official Security Assistance (OSA) on 1 March 2025. "

SEEN = [
    ("The boats are expected to double the hours that Fiji's navy spends at sea.", None),
    ("By 2029 the scheme will very likely reach twice as many countries.", "2029"),
    ("The scheme will almost certainly not outlast the year 2027.", "2027"),
    ("It is thought that defence cooperation with Fiji will grow.", None),
]


@pytest.mark.parametrize(("text", "horizon"), SEEN)
def test_a_prediction_is_read(text: str, horizon: str | None) -> None:
    (claim,) = find_claims("outlook", GIFT + text)
    assert show(claim, "donors", "assertion") == {"donors": ("JP",), "assertion": "expected"}
    assert claim.horizon == horizon


def test_a_forecaster_is_named() -> None:
    (claim,) = find_claims("outlook", GIFT + "Analysts in Suva expect the gift to be outdated before 2030.")
    assert (claim.asserters, claim.horizon) == (("Analysts in Suva",), "2030")


def test_a_horizon_within_years() -> None:
    (claim,) = find_claims("outlook", GIFT + "We expect the navy of Fiji to need no help within three years.")
    assert claim.horizon == "2028"


NOTHING = [
    "Two more boats are expected to be delivered to Fiji in June.",
    "The agreement with Fiji is expected to be signed by July.",
    "Will the programme outlast the decade?",
    "Rain is likely on Sunday.",
    "Japan will build a slipway for the navy by 2026.",
    "We expect China to launch a frigate near Fiji.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read(text: str) -> None:
    assert find_claims("outlook", GIFT + text) == []
