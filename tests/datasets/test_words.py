"""Values in words: what is written is what our grammar reads, and the names are those that our reader knows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.codebook import load_codebook
from headwater.datasets.entries import Words
from headwater.datasets.load import SHIPPED, WORDS, load_dataset
from headwater.datasets.words import parse_money, tell_date, tell_fiscal_year, tell_money, tell_ordinal
from headwater.grammar import find_dates, find_money, resolve_date
from headwater.reading.names import find_country_names

CURRENCIES = ["FJD", "JPY", "LKR", "PGK", "PHP", "USD"]
KNOWN: Words = load_dataset("osa").words


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1300000000 JPY", "1.3 billion yen"),
        ("about 18100000000 JPY", "about 18.1 billion yen"),
        ("8210000000 JPY", "8.21 billion yen"),
        ("575000000 JPY", "575 million yen"),
        ("10000000000 JPY", "10 billion yen"),
        ("3860000 USD", "3.86 million US dollars"),
        ("more than 400 FJD", "more than 400 Fijian dollars"),
        ("1234567 USD", "1,234,567 US dollars"),
    ],
)
def test_a_sum_in_words(written: str, told: str) -> None:
    assert tell_money(written, KNOWN) == told


@given(st.integers(1, 10**13), st.sampled_from(CURRENCIES), st.sampled_from(["", "about ", "more than ", "up to "]))
def test_a_sum_is_read_as_it_was_meant(value: int, currency: str, hedge: str) -> None:
    written = f"{hedge}{value} {currency}"
    (mention,) = find_money(tell_money(written, KNOWN), load_codebook())
    money = parse_money(written)
    assert (mention.value, mention.currency) == (money.value, money.currency)
    assert (mention.bound == "exact") is not money.approximate


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.sampled_from([len("2025-02"), len("2025-02-10")]))
def test_a_date_is_read_as_it_was_meant(day: date, length: int) -> None:
    edtf = day.isoformat()[:length]
    (mention,) = find_dates(tell_date(edtf, KNOWN), load_codebook())
    assert resolve_date(mention, None) == edtf


def test_small_words() -> None:
    assert tell_fiscal_year("JP-2024") == "fiscal 2024"
    assert [tell_ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 16, 21, 112)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "16th", "21st", "112th")
    ]


def test_countries_have_the_names_that_our_reader_knows() -> None:
    names = {country.code: {name for _, name in find_country_names(country)} for country in load_codebook().country}
    assert {code: name for code, name in KNOWN.countries.items() if name not in names[code]} == {}


def test_the_words_are_in_one_file() -> None:
    assert (SHIPPED / WORDS).is_file()
    assert len(KNOWN.months) == 12
