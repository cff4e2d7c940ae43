"""What holds for any text, and for any sum or day in any way of writing it."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.codebook import Codebook, load_codebook
from headwater.grammar import (
    DateMention,
    find_dates,
    find_money,
    find_numbers,
    resolve_date,
    resolve_deadline,
    resolve_fiscal_year,
    resolve_horizon,
)

CODEBOOK: Codebook = load_codebook()
PIECES = st.sampled_from(
    [
        "5 billion",
        "yen",
        "$",
        "US$",
        "€",
        "about ",
        "up to ",
        "half a ",
        "million",
        "1,000",
        "25-30",
        "to",
        "and",
        "the ",
        "May",
        "March",
        "2024",
        "2024-25",
        "fiscal ",
        "FY",
        "last ",
        "next ",
        "year",
        "week",
        "12",
        "31",
        "by the end of ",
        "of that year",
        "Tuesday",
        "autumn",
        "in ",
        "within two years",
        "/",
        "-",
        ".",
        ",",
        "\n",
        " ",
        "(",
        ")",
        "第",
        "億",
        "万",
        "円",
        "年",
        "月",
        "日",
        "令和",
        "同年",
        "約",
        "以上",
        "三",
        "二十",
        "元",
        "人民币",
        "年度",
        "0",
        "9999",
        "two hundred",
        "dozen",
        "thousand",
        "12 500",
        "2,5",
        "上",
        "周四",
        "末",
        "から",
        "Rs ",
        "crore",
        "K",
        "bn",
    ]
)
PARTS = st.lists(PIECES, max_size=25)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map(" ".join)
)
PUBLISHED = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.sampled_from(["2025", "2025-01", "x", "2024-02-29T10:00:00Z"])
)


def _follow(spans: list[tuple[int, int]], text: str) -> bool:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return edges == sorted(edges) and all(start < end for start, end in spans)


@given(TEXTS)
def test_spans_are_in_the_text_sorted_and_apart(text: str) -> None:
    money, dates = find_money(text, CODEBOOK), find_dates(text, CODEBOOK)
    numbers = find_numbers(text, CODEBOOK)
    assert _follow([(mention.start, mention.end) for mention in money], text)
    assert _follow([(mention.start, mention.end) for mention in dates], text)
    assert _follow([(mention.start, mention.end) for mention in numbers], text)
    assert all(0 <= mention.hedge <= mention.start for mention in money)
    assert all(0 <= mention.hedge <= mention.start for mention in numbers)


@given(TEXTS)
def test_a_sum_is_a_plain_decimal(text: str) -> None:
    for mention in find_money(text, CODEBOOK):
        for value in filter(None, (mention.value, mention.high)):
            assert "E" not in value
            assert not ("." in value and value.endswith("0"))
            assert Decimal(value) >= 0
        assert mention.high is None or Decimal(mention.high) > Decimal(mention.value)


@given(TEXTS, PUBLISHED, st.booleans(), st.sampled_from([None, "2023", "2023-11", "2023-11-02"]))
def test_every_mention_resolves_or_does_not(text: str, published: str | None, future: bool, anchor: str | None) -> None:
    for mention in find_dates(text, CODEBOOK):
        for calendar in (None, *CODEBOOK.calendar[:3]):
            _check(resolve_date(mention, published, future=future, calendar=calendar, anchor=anchor))
        for country in ("JP", "US", "DE"):
            _check(resolve_deadline(mention, country, CODEBOOK, published, anchor=anchor))
            year = resolve_fiscal_year(mention, country, CODEBOOK, published)
            assert year is None or year.startswith(f"{country}-")
        _check(resolve_horizon(mention, published, anchor=anchor))


def _check(edtf: str | None) -> None:
    """An EDTF date or interval whose days exist and whose ends are in order."""
    ends = edtf.split("/") if edtf else []
    for end in ends:
        date.fromisoformat(end + "-01-01"[: 10 - len(end)] if len(end) == 4 else end + "-01" if len(end) == 7 else end)
    assert ends == sorted(ends)


AMOUNTS = st.builds(Decimal, st.integers(min_value=1, max_value=9_999).map(str)) | st.decimals(
    min_value=Decimal("0.1"), max_value=Decimal("999.9"), places=1
)
SCALES = {"million": 6, "billion": 9, "trillion": 12}
CURRENCIES = {"yen": "JPY", "euros": "EUR", "Canadian dollars": "CAD", "kronor": "SEK", "yuan": "CNY", "roubles": "RUB"}
SIGNS = {"¥": "JPY", "€": "EUR", "£": "GBP", "US$": "USD", "A$": "AUD", "NOK ": "NOK", "KRW ": "KRW", "₩": "KRW"}
SHORT = {"m": 6, "bn": 9, " million": 6, " billion": 9, "": 0}
EASTERN = {"円": "JPY", "日元": "JPY", "美元": "USD", "韩元": "KRW", "カナダドル": "CAD", "人民币": "CNY"}


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@given(AMOUNTS, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(CURRENCIES)), st.sampled_from([" ", "-", "\n"]))
def test_a_sum_in_words_reads_back(amount: Decimal, scale: str, currency: str, space: str) -> None:
    text = f"It gave {amount:,}{space}{scale} {currency}, it said."
    (mention,) = find_money(text, CODEBOOK)
    assert (mention.value, mention.currency) == (_plain(amount.scaleb(SCALES[scale])), CURRENCIES[currency])
    assert text[mention.start : mention.end] == f"{amount:,}{space}{scale} {currency}"


@given(AMOUNTS, st.sampled_from(sorted(SHORT)), st.sampled_from(sorted(SIGNS)))
def test_a_sum_with_a_sign_reads_back(amount: Decimal, scale: str, sign: str) -> None:
    text = f"It gave {sign}{amount:,}{scale} (it said)."
    (mention,) = find_money(text, CODEBOOK)
    assert (mention.value, mention.currency) == (_plain(amount.scaleb(SHORT[scale])), SIGNS[sign])


@given(st.integers(1, 9_999), st.integers(1, 9_999), st.sampled_from(sorted(EASTERN)))
def test_a_sum_in_japanese_or_chinese_reads_back(large: int, small: int, currency: str) -> None:
    (mention,) = find_money(f"供与額は{large}億{small}万{currency}", CODEBOOK)
    assert (mention.value, mention.currency) == (str(large * 10**8 + small * 10**4), EASTERN[currency])


DAY_FORMATS = [
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0.day} {0:%b} {0.year}",
    "{0:%Y-%m-%d}",
    "{0.day}.{0.month}.{0.year}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%A}, {0:%B} {0.day}, {0.year}",
]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(DAY_FORMATS))
def test_a_day_reads_back(day: date, form: str) -> None:
    text = f"Signed on {form.format(day)} in Tokyo."
    (mention,) = find_dates(text, CODEBOOK)
    assert resolve_date(mention, None) == day.isoformat()


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_within_the_last_or_the_next_seven_days(published: date, weekday: int) -> None:
    mention = DateMention(start=0, end=1, kind="weekday", weekday=weekday)
    past = date.fromisoformat(resolve_date(mention, published.isoformat()) or "")
    coming = date.fromisoformat(resolve_date(mention, published.isoformat(), future=True) or "")
    assert past.weekday() == coming.weekday() == weekday
    assert 0 <= (published - past).days < 7
    assert 0 < (coming - published).days <= 7


@pytest.mark.parametrize(
    "text", ["9" * 200_000, "1," * 100_000, "two " * 50_000, "May " * 50_000, "2024-" * 40_000, "三" * 100_000]
)
def test_long_runs_take_no_long_time(text: str) -> None:
    find_numbers(text, CODEBOOK)


def test_the_import_is_light() -> None:
    code = "import sys, headwater.grammar; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert not {"typer", "rich", "babel", "trafilatura", "pypdfium2", "jinja2"} & set(found.stdout.split())
