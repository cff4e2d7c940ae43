"""Where answers of a ledger go: a page of a list in the format asked for, and what is told below it."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

import typer

from headwater.errors import QueryError

if TYPE_CHECKING:
    from headwater.export.listing import Telling

T = TypeVar("T")
_CURSOR = re.compile(r"([acd])(\d{1,18})\.(\d{1,19})")


class Page(Generic[T]):
    """At most ``most`` of ``things``, counted as they are told; the last one told names where the next page begins."""

    def __init__(self, things: Iterable[T], most: int | None) -> None:
        self._things = iter(things)
        self._most = most
        self.count = 0
        self.last: T | None = None

    def __iter__(self) -> Iterator[T]:
        for one in islice(self._things, self._most):
            self.count += 1
            self.last = one
            yield one

    def has_more(self) -> bool:
        """Whether something is left for the next page."""
        return self._most is not None and next(self._things, None) is not None


def show_cursor(what: str, position: int, key: int) -> str:
    """Where the next page begins: what is listed, the ledger's position, the last row's key."""
    return f"{what[0]}{position}.{key}"


def parse_cursor(text: str, what: str) -> tuple[int, int]:
    """Position and key of a cursor; raises QueryError where it is none, or one of another list."""
    found = _CURSOR.fullmatch(text.strip())
    if not found or found[1] != what[0]:
        raise QueryError(f"{text!r} is no cursor of `headwater {what}`; it is printed below a page that has a next one")
    return int(found[2]), int(found[3])


def write_list(telling: "Telling[T]", things: Iterable[T], form: str) -> None:
    """``things`` on standard output, in the format ``form``."""
    from headwater.export import listing

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    write: dict[str, Callable[[Telling[T], Iterable[T]], None]] = {
        "jsonl": lambda telling, things: listing.write_jsonl(telling, things, sys.stdout),
        "csv": lambda telling, things: listing.write_csv(telling, things, sys.stdout),
        "table": _write_table,
    }
    write[form](telling, things)


def _write_table(telling: "Telling[T]", things: Iterable[T]) -> None:
    from headwater.export import listing

    if sys.stdout.isatty():
        from rich.console import Console

        listing.write_table(telling, list(things), Console(highlight=False, markup=False, emoji=False))
    else:
        listing.write_plain(telling, things, sys.stdout)


def say_below(notes: Iterable[str], form: str) -> None:
    """What is told below an answer: beside a table on standard output, else on standard error."""
    for note in notes:
        if form == "table":
            typer.echo(note)
        else:
            typer.echo(f"headwater: {note}", err=True)
