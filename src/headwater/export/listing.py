"""What a ledger answers, as a list: a table for people, plain where it is piped, JSONL and CSV for others."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

import msgspec

from headwater.export.control import show_line
from headwater.export.csv import defuse
from headwater.export.sheet import show_lines

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.export.layout import Plan, Row

T = TypeVar("T")


class Telling(msgspec.Struct, Generic[T], frozen=True):
    """How one kind of thing is told.

    ``cells`` are what people are shown, by plain names, the first one being its head; ``quotes`` and ``notes`` stand
    below. ``fields`` is the JSON object; ``columns`` and ``flat`` the header and the cells of a spreadsheet.
    """

    noun: str
    label: Callable[[T], str]
    cells: Callable[[T], dict[str, str]]
    quotes: Callable[[T], tuple[str, ...]]
    notes: Callable[[T], tuple[str, ...]]
    fields: Callable[[T], dict[str, Any]]
    columns: Mapping[str, str]
    flat: Callable[[T], dict[str, str]]
    layouts: tuple[tuple[tuple[tuple[str, ...], ...], int], ...]
    shares: Mapping[str, int]


SHORT = 12
"""How many digits of an id people are shown."""


def short_id(identifier: str) -> str:
    """The first digits of an id; enough to name it by."""
    return identifier.removeprefix("sha256:")[:SHORT]


class _Shown(msgspec.Struct, frozen=True):
    """What people are shown of one thing, harmless for a terminal."""

    label: str
    cells: dict[str, str]
    quotes: tuple[str, ...]
    notes: tuple[str, ...]


def _show(telling: Telling[T], one: T) -> _Shown:
    cells = {name: show_lines(value) for name, value in telling.cells(one).items()}
    quotes, notes = (tuple(map(show_line, lines)) for lines in (telling.quotes(one), telling.notes(one)))
    return _Shown(telling.label(one), cells, quotes, notes)


def write_plain(telling: Telling[T], things: Iterable[T], stream: TextIO) -> None:
    """One line each without colour or boxes; words and notes stand below."""
    for one in things:
        row = _show(telling, one)
        head, *rest = row.cells.items()
        told = "; ".join(f"{name}: {value.replace(chr(10), ' / ')}" for name, value in rest if value)
        stream.write(f"{telling.noun} {row.label}: {head[1]}{'; ' if head[1] and told else ''}{told}\n")
        stream.writelines(f'  "{quote}"\n' for quote in row.quotes)
        stream.writelines(f"  {note}\n" for note in row.notes)


def write_table(telling: Telling[T], things: Iterable[T], console: "Console") -> None:
    """Laid out for the width of a terminal."""
    from headwater.export.layout import write_rows

    write_rows(*_build_table(telling, things), console)


def _build_table(telling: Telling[T], things: Iterable[T]) -> "tuple[Sequence[Row], Plan]":
    from headwater.export.layout import Plan, Row

    shown = (_show(telling, one) for one in things)
    rows = [Row(one.label, one.cells, one.quotes, one.notes) for one in shown]
    head = next(iter(rows[0].cells)) if rows else ""
    label = max((len(row.label) for row in rows), default=0)
    return rows, Plan(layouts=telling.layouts, shares=telling.shares, label=label, head=head)


def write_jsonl(telling: Telling[T], things: Iterable[T], stream: TextIO) -> None:
    """One JSON object a line."""
    for one in things:
        stream.write(msgspec.json.encode(telling.fields(one)).decode() + "\n")


def write_csv(telling: Telling[T], things: Iterable[T], stream: TextIO) -> None:
    """A header and a row each; cells that could become formulas are defused."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(telling.columns)
    for one in things:
        flat = telling.flat(one)
        writer.writerow([defuse(flat.get(column, "")) for column in telling.columns])
