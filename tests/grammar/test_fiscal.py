"""Fiscal years and deadlines."""

from datetime import date, timedelta

import pytest

from headwater.codebook import Codebook
from headwater.grammar import (
    DateMention,
    calendar_of,
    find_dates,
    fiscal_interval,
    resolve_deadline,
    resolve_fiscal_year,
    resolve_horizon,
)


def _first(text: str, codebook: Codebook) -> DateMention:
    return find_dates(text, codebook)[0]


YEARS = [
    ("fiscal 2024", "JP", "2024-12-01", "JP-2024"),
    ("fiscal 2024", "US", "2024-12-01", "US-2024"),
    ("2024-25", "GB", "2025-05-20", "GB-2024"),
    ("FY2022–23", "CA", None, "CA-2022"),
    ("this fiscal year", "JP", "2025-03-31", "JP-2024"),
    ("this fiscal year", "JP", "2025-04-01", "JP-2025"),
    ("this fiscal year", "JP", "2025-03", "JP-2024"),
    ("this fiscal year", "US", "2024-10-01", "US-2025"),
    ("this fiscal year", "US", "2024-09-30", "US-2024"),
    ("next fiscal year", "GB", "2025-03-31", "GB-2025"),
    ("last fiscal year", "AU", "2025-08-01", "AU-2024"),
    ("this fiscal year", "DE", "2024", "DE-2024"),
    ("the fiscal year ending in March 2025", "JP", None, "JP-2024"),
    ("in 2024", "DE", None, "DE-2024"),
    ("this year", "KR", "2025-08-14", "KR-2025"),
    ("令和7年度", "JP", None, "JP-2025"),
]

NO_YEAR = [
    ("in 2024", "JP", "2024-12-01"),
    ("this fiscal year", "JP", "2025"),
    ("this fiscal year", "JP", None),
    ("the same year", "DE", "2024-12-01"),
    ("in May 2024", "DE", "2024-12-01"),
    ("fiscal 2024", "ZZ", "2024-12-01"),
]


@pytest.mark.parametrize(("text", "country", "published", "year"), YEARS)
def test_the_donors_fiscal_year(text: str, country: str, published: str | None, year: str, codebook: Codebook) -> None:
    assert resolve_fiscal_year(_first(text, codebook), country, codebook, published) == year


@pytest.mark.parametrize(("text", "country", "published"), NO_YEAR)
def test_no_fiscal_year(text: str, country: str, published: str | None, codebook: Codebook) -> None:
    assert resolve_fiscal_year(_first(text, codebook), country, codebook, published) is None


def test_the_same_year_is_the_one_named_before(codebook: Codebook) -> None:
    mention = _first("the same year", codebook)
    assert resolve_fiscal_year(mention, "GB", codebook, None, anchor="GB-2024") == "GB-2024"
    assert resolve_fiscal_year(mention, "JP", codebook, None, anchor="GB-2024") is None


DEADLINES = [
    ("by the end of 2024", "JP", "2024-12-31"),
    ("by the end of March", "JP", "2025-03-31"),
    ("by the end of February 2024", "JP", "2024-02-29"),
    ("by December", "JP", "2024-12"),
    ("by March 2023", "JP", "2023-03"),
    ("in fiscal 2027", "JP", "2028-03-31"),
    ("in fiscal 2027", "US", "2027-09-30"),
    ("by the end of the 2024 fiscal year on 31 March", "JP", "2025-03-31"),
    ("by the end of the fiscal year", "JP", "2025-03-31"),
    ("by the end of the year", "JP", "2024-12-31"),
    ("by year-end", None, "2024-12-31"),
    ("within two years", "JP", "2026"),
    ("within 90 days", "JP", "2025-02-09"),
    ("by 15 January", "JP", "2025-01-15"),
    ("by the end of next month", "JP", "2024-12-31"),
    ("2025年3月末までに", "JP", "2025-03-31"),
    ("in fiscal 2027", None, None),
    ("by the end of that year", "JP", None),
]


@pytest.mark.parametrize(("text", "country", "day"), DEADLINES)
def test_deadlines(text: str, country: str | None, day: str | None, codebook: Codebook) -> None:
    assert resolve_deadline(_first(text, codebook), country, codebook, "2024-11-11") == day


HORIZONS = [
    ("by 2028", "2028"),
    ("before the end of 2027", "2027"),
    ("30年度まで", "2030"),
    ("within two years", "2026"),
    ("in June", "2025-06"),
    ("this fiscal year", None),
]


@pytest.mark.parametrize(("text", "horizon"), HORIZONS)
def test_a_horizon_keeps_the_periods_own_precision(text: str, horizon: str | None, codebook: Codebook) -> None:
    assert resolve_horizon(_first(text, codebook), "2024-11-11") == horizon


def test_the_years_of_a_calendar_follow_each_other(codebook: Codebook) -> None:
    for calendar in codebook.calendar:
        first, second = (fiscal_interval(f"{calendar.code}-{year}", codebook) for year in (2024, 2025))
        assert first is not None
        assert second is not None
        assert first[1] + timedelta(days=1) == second[0]
        assert first[0].year in (2023, 2024)


def test_calendars_are_those_of_the_convention(codebook: Codebook) -> None:
    assert fiscal_interval("JP-2024", codebook) == (date(2024, 4, 1), date(2025, 3, 31))
    assert fiscal_interval("US-2025", codebook) == (date(2024, 10, 1), date(2025, 9, 30))
    assert fiscal_interval("XX-2025", codebook) is None
    assert all(calendar.source.startswith("https://") for calendar in codebook.calendar)
    assert {calendar.code for calendar in codebook.calendar} >= {"EU", "NATO", "UN", "JP", "US", "GB", "AU", "CA", "NZ"}
    assert calendar_of("XX", codebook) is None
