"""Where readings go: standard output in the format asked for, and pages in a folder."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from headwater.model import Document, Reading
from headwater.pipeline import Read

Outlet = Callable[[Read], None]


def _open_table() -> Outlet:
    from headwater.export import table

    if not sys.stdout.isatty():
        return lambda result: table.write_plain(result.reading, sys.stdout)
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    return lambda result: table.write_table(result.reading, console)


def _open_jsonl() -> Outlet:
    from headwater.export import jsonl

    return lambda result: jsonl.write_jsonl(result.reading, sys.stdout.buffer)


def _open_csv() -> Outlet:
    from headwater.export import csv

    csv.write_header(sys.stdout)
    return lambda result: csv.write_csv(result.reading, sys.stdout)


def _open_page(write: Callable[[Reading, Document], Path]) -> Outlet:
    def outlet(result: Read) -> None:
        write(result.reading, result.document)

    return outlet


_FORMATS: dict[str, Callable[[], Outlet]] = {"table": _open_table, "jsonl": _open_jsonl, "csv": _open_csv}


@contextmanager
def open_outlets(form: str, folder: Path | None) -> Iterator[Outlet]:
    """Something to call with each document that was read. The index of the pages is written when all are told.

    Raises OutputError where ``folder`` cannot be written.
    """
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    with ExitStack() as stack:
        outlets = [_FORMATS[form]()]
        if folder is not None:
            from headwater.export.pages import open_pages

            outlets.insert(0, _open_page(stack.enter_context(open_pages(folder))))

        def write(result: Read) -> None:
            for outlet in outlets:
                outlet(result)

        yield write
