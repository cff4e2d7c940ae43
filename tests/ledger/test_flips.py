"""A flipped byte anywhere is found: in any column of any row, in any text, and in the file of a ledger itself."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, LedgerError
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.append import STATEMENT
from headwater.ledger.database import Session
from headwater.ledger.head import show_head
from headwater.ledger.links import parse_head
from headwater.ledger.rows import BELIEF, MEMBER, SIGHTING
from headwater.ledger.shelf import CONTENT
from headwater.ledger.sqlite import FILE
from headwater.ledger.verify import Verifying
from tests.ledger.histories import fill_kept, find_all_faults

TABLES = {"statement": STATEMENT, "content": CONTENT, "sighting": SIGHTING, "belief": BELIEF, "member": MEMBER}
Value = Any


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with every kind of statement in it."""
    fill_kept(ledger)
    return ledger


def flip(value: Value, place: int, bits: int) -> Value:
    """``value`` with one byte (of a number: one bit, of text: one character) changed."""
    if value is None:
        return None
    if isinstance(value, int):
        return value ^ (1 << (place % 40))
    if isinstance(value, bytes):
        place %= len(value)
        return value[:place] + bytes([value[place] ^ bits]) + value[place + 1 :]
    place %= max(1, len(value))
    other = "\u00e9" if value[place : place + 1] == "\u00c3" else chr(0x21 + bits % 0x5D)
    return value[:place] + (other if other != value[place : place + 1] else "\u00df") + value[place + 1 :]


def change(session: Session, table: str, row: tuple[Value, ...], column: str, value: Value) -> None:
    """Set ``column`` of the row that holds exactly the values of ``row``."""
    told = list(zip(TABLES[table], row, strict=True))
    where = " AND ".join(f"{name} IS NULL" if held is None else f"{name} = ?" for name, held in told)
    session.run(
        f"UPDATE {table} SET {column} = ? WHERE {where}", [value, *(held for _, held in told if held is not None)]
    )


def read_rows(ledger: Ledger, table: str) -> list[tuple[Value, ...]]:
    with ledger.database.reading() as session:
        return sorted(session.rows(f"SELECT {', '.join(TABLES[table])} FROM {table}"), key=repr)


@given(data=st.data())
def test_a_flip_in_any_column_of_any_row_is_found(filled: Ledger, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(TABLES)))
    column = data.draw(st.sampled_from(TABLES[table]))
    row = data.draw(st.sampled_from(read_rows(filled, table)))
    index = TABLES[table].index(column)
    flipped = flip(row[index], data.draw(st.integers(0, 5000)), data.draw(st.integers(1, 255)))
    if flipped is None:
        flipped = 1 if column in ("until", "activity") else "x"
    changed = (*row[:index], flipped, *row[index + 1 :])
    texts = read_texts(filled)
    try:
        with filled.database.writing() as session:
            change(session, table, row, column, flipped)
    except HeadwaterError:
        return  # two rows with one key: the database itself lets nobody do that
    faults = find_all_faults(filled)
    # The last bits of a compressed text stand for nothing: the text is the same, and nothing is wrong with it.
    assert faults or (column == "packed" and read_texts(filled) == texts)
    with filled.database.writing() as session:
        change(session, table, changed, column, row[index])
    assert find_all_faults(filled) == []


def read_texts(ledger: Ledger) -> list[str | None]:
    """All texts, as far as they can be read."""
    texts: list[str | None] = []
    with ledger.database.reading() as session:
        documents = [row[0] for row in session.rows("SELECT DISTINCT id FROM sighting ORDER BY id")]
    for document in documents:
        try:
            texts.append(ledger.text("sha256:" + document.hex()))
        except HeadwaterError:
            texts.append(None)
    return texts


# --- the file itself -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a ledger, closed, all of it in one file."""
    folder = tmp_path_factory.mktemp("sound") / "ledger"
    with create_ledger(folder) as ledger:
        fill_kept(ledger)
    assert [path.name for path in folder.iterdir()] == [FILE]
    return folder


def read_content(ledger: Ledger) -> list[Value]:
    return [read_rows(ledger, table) for table in TABLES if table != "content"] + [read_texts(ledger)]


@given(data=st.data())
def test_a_flip_in_the_file_is_found_or_changes_nothing(
    sound: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray((sound / FILE).read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("flipped")
    (folder / FILE).write_bytes(content)
    with open_ledger(sound) as ledger:
        before, head = read_content(ledger), parse_head(show_head(ledger.head()))
    try:
        with open_ledger(folder) as ledger:
            found = list(Verifying(ledger.database, head).find_faults())
            assert found or read_content(ledger) == before
    except LedgerError as error:
        place = error.place
        assert place.startswith((str(folder), "the text of"))
    finally:
        shutil.rmtree(folder)
