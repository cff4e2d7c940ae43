"""CSV for spreadsheets: one row a claim, no formulas."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.export.csv import COLUMNS, defuse, write_csv, write_header
from headwater.model import Assistance, Document, Metadata, Money, Quantity, Reading, Restated, Span

Known = tuple[Reading, Document]


def rows_of(reading: Reading) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    write_header(stream)
    write_csv(reading, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_formulas_are_defused(cell: str) -> None:
    assert defuse(cell) == "'" + cell.replace("\r", "\n")


def test_plain_cells_stay() -> None:
    assert defuse("Japan = donor") == "Japan = donor"


def test_row() -> None:
    claim = Assistance(
        id="c",
        asserters=("=cmd", "Kyodo"),
        assertion="reported",
        evidence=(Span(3, 9, "A\nword"), Span(12, 15, "two")),
        mentions={},
        donors=("JP",),
        recipients=("PH", "FJ"),
        items=("patrol_vessel",),
        quantities=(Quantity("patrol_vessel", 2, "about"),),
        amount=Money("5000000000", "JPY", approximate=True),
        restated=(Restated("33000000", "USD"),),
    )
    (row,) = rows_of(Reading(Metadata(id="sha256:0", path="-x.txt", title="T"), (claim,)))
    assert list(row) == list(COLUMNS)
    expected = {
        "path": "'-x.txt",
        "number": "1",
        "recipients": "PH; FJ",
        "amount": "5000000000",
        "currency": "JPY",
        "scope": "total",
        "approximate": "true",
        "restated": "USD 33000000",
        "quantities": "patrol_vessel about 2",
        "asserters": "'=cmd; Kyodo",
        "evidence": "A\nword … two",
        "start": "3",
        "end": "15",
        "stage": "",
    }
    assert {column: row[column] for column in expected} == expected


@given(st.data())
def test_one_row_a_claim_whatever_the_words(readings: st.SearchStrategy[Known], data: st.DataObject) -> None:
    reading, _ = data.draw(readings)
    rows = rows_of(reading)
    assert len(rows) == len(reading.claims)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@\t\r\n"))]
