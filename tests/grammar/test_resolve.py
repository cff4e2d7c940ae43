"""What a mention means, given the day of publication: past or future, with and without a date to lean on."""

import pytest

from headwater.codebook import Codebook
from headwater.grammar import DateMention, calendar_of, find_anchor, find_dates, resolve_date, resolve_deadline


def _one(text: str, codebook: Codebook) -> DateMention:
    (mention,) = find_dates(text, codebook)
    return mention


FUTURE = [
    ("on 12 March", "2025-01-08", "2025-03-12"),
    ("on 5 January", "2025-01-08", "2026-01-05"),
    ("on 8 January", "2025-01-08", "2025-01-08"),
    ("in January", "2025-01-08", "2025-01"),
    ("in December", "2025-01-08", "2025-12"),
    ("on Tuesday", "2025-01-08", "2025-01-14"),
    ("on Wednesday", "2025-01-08", "2025-01-15"),
    ("this week", "2025-01-08", "2025-01-08/2025-01-12"),
    ("6日", "2025-01-08", "2025-02-06"),
    ("on 12 March", "2025-01", "2025-03-12"),
]

PAST = [
    ("on 31 December", "2025-01-08T18:33:37", "2024-12-31"),
    ("on 8 January", "2025-01-08", "2025-01-08"),
    ("on 9 January", "2025-01-08", "2024-01-09"),
    ("last month", "2025-01", "2024-12"),
    ("last year", "2025", "2024"),
    ("next year", "2024-11", "2025"),
    ("last winter", "2025-01-08", "2023-12/2024-02"),
    ("last winter", "2025-04-08", "2024-12/2025-02"),
    ("last spring", "2025-04-08", "2024-03/2024-05"),
    ("last spring", "2025-06-08", "2025-03/2025-05"),
    ("this winter", "2024-11-30", "2024-12/2025-02"),
    ("this week", "2025-01-06", "2025-01-06"),
    ("on 29 February", "2024-05-08", "2024-02-29"),
    ("last quarter", "2025-01-08", "2024-10/2024-12"),
]

UNKNOWN = [
    ("yesterday", None),
    ("yesterday", "2025"),
    ("last week", "2025-01"),
    ("on Tuesday", None),
    ("in March", None),
    ("in March", "2025"),
    ("on 12 March", None),
    ("last year", None),
    ("this autumn", None),
    ("11日", "2025-01"),
    ("on 29 February", "2025-05-08"),
    ("last month", "no date"),
    ("today", "2025-13-45"),
    ("the same day", "2025-01-08"),
    ("FY2024", "2025-01-08"),
]


@pytest.mark.parametrize(("text", "published", "day"), FUTURE)
def test_the_next_one_where_it_lies_ahead(text: str, published: str, day: str, codebook: Codebook) -> None:
    assert resolve_date(_one(text, codebook), published, future=True) == day


@pytest.mark.parametrize(("text", "published", "day"), PAST)
def test_the_latest_one_else(text: str, published: str, day: str, codebook: Codebook) -> None:
    assert resolve_date(_one(text, codebook), published) == day


@pytest.mark.parametrize(("text", "published"), UNKNOWN)
def test_what_cannot_be_known_is_not_guessed(text: str, published: str | None, codebook: Codebook) -> None:
    assert resolve_date(_one(text, codebook), published) is None


ANCHORED = [
    ("the same year", "2023", "2023"),
    ("the following year", "2023-05", "2024"),
    ("March of that year", "2023-11-02", "2023-03"),
    ("the same month", "2023-11-02", "2023-11"),
    ("that day", "2023-11-02", "2023-11-02"),
    ("the following day", "2023-11-30", "2023-12-01"),
    ("同年12月16日", "2023-11", "2023-12-16"),
    ("同日", "2023-11-02", "2023-11-02"),
    ("the same day", "2023-11", None),
]


@pytest.mark.parametrize(("text", "anchor", "day"), ANCHORED)
def test_that_year_leans_on_a_date_named_before(text: str, anchor: str, day: str | None, codebook: Codebook) -> None:
    assert resolve_date(_one(text, codebook), "2025-01-08", anchor=anchor) == day


def test_the_date_leant_on_is_the_nearest_one_before(codebook: Codebook) -> None:
    dates = find_dates("Founded in 2016, it grew in 2023. In the same year it moved; in 2024 it closed.", codebook)
    leaning = next(mention for mention in dates if mention.anchor)
    assert find_anchor(leaning, dates, "2025-01-08") == "2023"
    assert find_anchor(dates[0], dates, "2025-01-08") is None


@pytest.mark.parametrize(("country", "day"), [("US", "2024-03-04"), ("GB", "2024-04-03"), (None, None)])
def test_a_numeric_date_that_reads_both_ways(country: str | None, day: str | None, codebook: Codebook) -> None:
    calendar = calendar_of(country, codebook) if country else None
    assert resolve_date(_one("03/04/2024", codebook), "2025-01-08", calendar=calendar) == day


def test_the_end_of_a_fiscal_year_and_the_day_that_explains_it(codebook: Codebook) -> None:
    year, day = find_dates("by the end of the fiscal year on March 31", codebook)
    assert (year.kind, year.relation) == ("fiscal_year", "by_end_of")
    assert resolve_deadline(year, "JP", codebook, "2025-01-08") == "2025-03-31"
    assert resolve_deadline(day, "JP", codebook, "2025-01-08") == "2025-03-31"
