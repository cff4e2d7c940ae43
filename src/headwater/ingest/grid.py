"""Tables of a PDF: lines whose cells stand below each other become rows, "a | b | c"."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from headwater.ingest.pdf import Cell, PdfLine

_BAR = " | "
_FEWEST_ROWS = 2


def join_rows(lines: Sequence[PdfLine]) -> tuple[list[PdfLine], dict[PdfLine, int]]:
    """``lines`` with the text of rows written as rows, and for each row the number of its table."""
    written: list[PdfLine] = []
    tables: dict[PdfLine, int] = {}
    for number, run in enumerate(_runs(lines)):
        columns = _columns(run)
        if len(run) < _FEWEST_ROWS or not _is_table(run, columns):
            written += run
            continue
        rows = [msgspec.structs.replace(line, text=build_row(_in_columns(line, columns))) for line in run]
        written += rows
        tables |= dict.fromkeys(rows, number)
    return written, tables


def build_row(cells: Sequence[str]) -> str:
    """The cells of a row in one line; what is empty at its end is left out."""
    return re.sub(" {2,}", " ", _BAR.join(cells)).rstrip(" |")


def _runs(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Lines that follow each other on a page and are cut into cells, together; each other line alone."""
    run: list[PdfLine] = []
    for line in lines:
        if run and not (_is_cut(line) and _is_cut(run[-1]) and line.page == run[-1].page):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_cut(line: PdfLine) -> bool:
    return len(line.cells) > 1


def _columns(run: list[PdfLine]) -> list[tuple[float, float]]:
    """From where to where the columns reach: cells that stand above each other are of one."""
    columns: list[tuple[float, float]] = []
    for cell in sorted((cell for line in run for cell in line.cells), key=lambda cell: cell.left):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.right))
        else:
            columns.append((cell.left, cell.right))
    return columns


def _is_table(run: list[PdfLine], columns: list[tuple[float, float]]) -> bool:
    """At least two columns, and no row with two cells in one: lines of prose with wide gaps fail here."""
    return len(columns) > 1 and all(
        len({_place(cell, columns) for cell in line.cells}) == len(line.cells) for line in run
    )


def _place(cell: Cell, columns: list[tuple[float, float]]) -> int:
    return next((number for number, (left, right) in enumerate(columns) if left <= cell.left <= right), 0)


def _in_columns(line: PdfLine, columns: list[tuple[float, float]]) -> list[str]:
    cells = {_place(cell, columns): cell.text for cell in line.cells}
    return [cells.get(number, "") for number in range(len(columns))]
