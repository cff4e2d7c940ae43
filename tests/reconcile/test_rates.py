"""Rates by day: the last business day before, a user's rates, rows that are wrong."""

from datetime import date

import pytest

from headwater.errors import RatesError
from headwater.reconcile.rates import Rate, Rates, add_rates, build_rates, parse_rates, read_reference_rates

TABLE = build_rates(
    [
        Rate("USD", "2024-12-12", 1.05, "ECB reference rate"),
        Rate("JPY", "2024-12-12", 160.0, "ECB reference rate"),
        Rate("USD", "2024-12-16", 1.06, "ECB reference rate"),
    ]
)
HEAD = "day,currency,units,per,source\n"


def test_a_sunday_has_the_rate_of_the_last_business_day() -> None:
    rate = TABLE.find("USD", date(2024, 12, 15))
    assert rate is not None
    assert (rate.day, rate.value) == ("2024-12-12", 1.05)


@pytest.mark.parametrize("day", [date(2024, 12, 11), date(2025, 6, 1)])
def test_before_the_table_and_long_after_it_there_is_no_rate(day: date) -> None:
    assert TABLE.find("USD", day) is None


def test_a_conversion_shows_the_rates_that_it_used() -> None:
    made = TABLE.convert(1_600_000_000, "JPY", "USD", date(2024, 12, 12))
    assert made is not None
    assert made.value == pytest.approx(10_500_000)
    assert [(r.currency, r.value) for r in made.rates] == [("JPY", 160.0), ("USD", 1.05)]


def test_a_users_rate_counts_for_a_currency_that_the_bank_lacks() -> None:
    own = parse_rates(HEAD + "2024-12-12,FJD,2.3,USD,https://example.org/rates\n", "own.csv", TABLE)
    assert add_rates(TABLE, own).convert(105.0, "EUR", "FJD", date(2025, 3, 1)) is None  # the dollar has no rate then
    made = add_rates(TABLE, own).convert(105.0, "USD", "FJD", date(2024, 12, 13))
    assert made is not None
    assert made.value == pytest.approx(241.5)
    later = add_rates(TABLE, own).convert(106.0, "EUR", "FJD", date(2024, 12, 16))
    assert later is not None
    assert later.value == pytest.approx(106 * 1.06 * 2.3)


def test_a_users_rate_counts_until_the_day_that_it_says() -> None:
    rows = "2024-12-12,FJD,2.3,EUR,2024-12-20,somebody\n"
    own = add_rates(TABLE, parse_rates("day,currency,units,per,until,source\n" + rows, "own.csv", TABLE))
    assert own.find("FJD", date(2024, 12, 20)) is not None
    assert own.find("FJD", date(2024, 12, 21)) is None


def test_bad_rows_are_named_by_line_and_reason() -> None:
    rows = "2024-12-12,FJD,2.3,USD,somebody\n2024-13-12,FJD,2.3,USD,somebody\n2024-12-12,fijian,2.3,USD,somebody\n"
    rows += "2024-12-12,FJD,none,USD,somebody\n2024-12-12,FJD,-1,USD,somebody\n2024-12-12,FJD,2.3,USD,\n"
    rows += "2024-12-12,FJD,2.3,XXX,somebody\n"
    with pytest.raises(RatesError) as caught:
        parse_rates(HEAD + rows, "own.csv", TABLE)
    assert [fault.split(":")[0] for fault in caught.value.faults] == [f"own.csv line {n}" for n in range(3, 9)]


def test_columns_that_are_missing_are_named() -> None:
    with pytest.raises(RatesError, match="wants the columns"):
        parse_rates("date,rate\n1,2\n", "own.csv", TABLE)


def test_the_banks_table_is_read_from_what_is_installed() -> None:
    pytest.importorskip("currency_converter", reason="the reference rates are not installed")
    table: Rates = read_reference_rates()
    made = table.convert(5_000_000_000, "JPY", "USD", date(2024, 12, 12))
    assert made is not None
    assert made.value == pytest.approx(32_870_000, rel=0.002)
    assert all(rate.day == "2024-12-12" for rate in made.rates)
