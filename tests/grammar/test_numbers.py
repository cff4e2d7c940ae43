"""Counts: a row is a sentence and the values found in it."""

from collections.abc import Callable

import pytest

from headwater.codebook import Codebook
from headwater.grammar import find_numbers

Unmark = Callable[[str], tuple[str, list[tuple[int, int]]]]

COUNTS = [
    ("[[fifty]] lorries and [[12]] boats", [50, 12]),
    ("[[1,000]] helmets", [1000]),
    ("[[20 million]] rounds", [20000000]),
    ("[[two hundred]] vehicles", [200]),
    ("[[twenty-five]] radars", [25]),
    ("[[two hundred and forty-one]] rifles", [241]),
    ("[[a dozen]] drones, [[two dozen]] jammers", [12, 24]),
    ("[[three thousand five hundred]] vests", [3500]),
    ("[[1.5 million]] shells", [1500000]),
    ("[[four]] boats or [[five]]", [4, 5]),
    ("[[2.5]] times as many", ["2.5"]),
    ("[[a hundred]] and more", [100]),
    ("patrol boats ([[12]] hulls)", [12]),
    ("[[2]]隻の巡視艇", [2]),
    ("[[十二]]艘巡逻艇", [12]),
    ("[[2万]]人", [20000]),
]

ORDINALS = [
    ("the [[16th]] partner", [16]),
    ("the [[thirteenth]] country", [13]),
    ("the [[second]] batch", [2]),
    ("its [[twenty-first]] drawdown", [21]),
    ("第[[16]]个国家", [16]),
]

NOTHING = [
    "F-16, T-72, M113, Su-30, AK-47 and Leopard 2A6",
    "155mm, 120 mm and .50-calibre",
    "5 percent of GDP, 30% more",
    "in 2022, on 5 May 2024, FY2024",
    "$5 million and 3 billion yen",
    "Section 504, Executive Order 13985, Resolution 1701, Article 5",
    "10 years, two weeks, a 3-day visit at 7 p.m.",
    "two-thirds of it",
    "First Lady, Second Fleet",
    "call (202) 646-3272",
    "1. Boats\n2. Radars",
    "version 1.2.3 of 10:30",
    "30×30",
    "as was said [12]",
    "一方、二国間の第一歩",
    "tens of thousands, hundreds",
    "",
]

BOUNDS = [
    ("about 50 lorries", "about"),
    ("more than 2,022 soldiers", "more_than"),
    ("up to thirty instructors", "at_most"),
    ("at least one", "at_least"),
    ("50 lorries", "exact"),
]


@pytest.mark.parametrize(("row", "values"), COUNTS)
def test_counts(row: str, values: list[int | str], codebook: Codebook, unmark: Unmark) -> None:
    text, spans = unmark(row)
    found = find_numbers(text, codebook)
    assert [(mention.start, mention.end) for mention in found] == spans
    assert [mention.value for mention in found] == values
    assert not any(mention.ordinal for mention in found)


@pytest.mark.parametrize(("row", "values"), ORDINALS)
def test_ordinals(row: str, values: list[int], codebook: Codebook, unmark: Unmark) -> None:
    text, spans = unmark(row)
    found = find_numbers(text, codebook)
    assert [(mention.start, mention.end, mention.value) for mention in found] == [(*spans[0], values[0])]
    assert all(mention.ordinal for mention in found)


@pytest.mark.parametrize("text", NOTHING)
def test_no_counts(text: str, codebook: Codebook) -> None:
    assert [text[mention.start : mention.end] for mention in find_numbers(text, codebook)] == []


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds(text: str, bound: str, codebook: Codebook) -> None:
    assert find_numbers(text, codebook)[0].bound == bound


def test_spans_that_the_caller_knows_are_left_out(codebook: Codebook) -> None:
    assert [mention.value for mention in find_numbers("12 boats, 30 crews", codebook, taken=[(0, 2)])] == [30]


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("handed over two boats", "exact"),
        ("is handing over 20 lorries", "exact"),
        ("turned over 15 radios", "exact"),
        ("signed over four hulls", "exact"),
        ("handed over over 20 lorries", "more_than"),
        ("handed over more than 20 lorries", "more_than"),
        ("gave over 20 lorries", "more_than"),
        ("sent over 300 vests", "more_than"),
    ],
)
def test_over_is_a_bound_unless_it_belongs_to_the_verb(codebook: Codebook, sentence: str, bound: str) -> None:
    (number,) = find_numbers(sentence, codebook)
    assert number.bound == bound
