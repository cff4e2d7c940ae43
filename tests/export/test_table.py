"""Readings for people: piped and on terminals of any width."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from headwater.export.control import show_line
from headwater.export.table import write_plain, write_table
from headwater.model import Assistance, Document, Metadata, Money, Problem, Reading, Span

Known = tuple[Reading, Document]
CLAIM = Assistance(
    id="c",
    asserters=("Kyodo", "officials"),
    assertion="reported",
    evidence=(Span(0, 18, "Japan gave boats\nto"),),
    mentions={},
    donors=("JP",),
    recipients=("FJ", "XK", "NATO"),
    items=("patrol_vessel",),
    amount=Money("5000000000", "JPY", "each", approximate=True),
    stage="delivered",
    date="2024-12",
)
READING = Reading(
    Metadata(id="sha256:0", path="a.txt", title="T\x1b[31m"), (CLAIM,), (Problem("language", "left", 3, 4),)
)

PLAIN = r"""title: T\x1b[31m
source: a.txt
genre: other
claims: 1
claim 1: assistance; who: Japan (JP) to Fiji (FJ), Kosovo (XK), NATO; what: patrol vessel; amount: about JPY 5,000,000,000 each; stage: delivered; date: 2024-12; said by: Kyodo, citing officials (reported)
  "Japan gave boats to"
problem: language: left (characters 3 to 4)

"""  # noqa: E501


def plain(reading: Reading) -> str:
    stream = io.StringIO()
    write_plain(reading, stream)
    return stream.getvalue()


def laid_out(reading: Reading, width: int) -> str:
    stream = io.StringIO()
    write_table(reading, Console(file=stream, width=width, highlight=False, markup=False, emoji=False))
    return stream.getvalue()


def test_plain() -> None:
    assert plain(READING) == PLAIN


@pytest.mark.parametrize("width", [120, 80, 40])
def test_widths(width: int) -> None:
    text = laid_out(READING, width)
    assert all(len(line) <= width for line in text.splitlines())
    for word in (
        "assistance",
        "Japan",
        "Kosovo",
        "patrol",
        "5,000,000,000",
        "delivered",
        "2024-12",
        "reported",
        "“Japan",
    ):
        assert word in text
    assert "! language: left" in text


def test_no_claims() -> None:
    assert "No claims." in laid_out(Reading(Metadata(id="sha256:0")), 80)


@given(st.data())
def test_no_control_character_reaches_the_terminal(readings: st.SearchStrategy[Known], data: st.DataObject) -> None:
    reading, _ = data.draw(readings)
    for text in (plain(reading), laid_out(reading, 80), laid_out(reading, 40)):
        assert not [sign for sign in text if unicodedata.category(sign) == "Cc" and sign != "\n"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b]0;x\x07b", r"a\x1b]0;x\x07b"),
        ("a\u202eb", r"a\u202eb"),
        (" a \n\t b ", "a b"),
        ("\x9b2J", r"\x9b2J"),
        ("\ud800", r"\ud800"),
    ],
)
def test_show_line(text: str, shown: str) -> None:
    assert show_line(text) == shown
