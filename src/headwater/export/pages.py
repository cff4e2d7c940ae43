"""Pages in a folder: one a document, and an index that lists them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from headwater.errors import OutputError
from headwater.export.page import LANGUAGE, build_page, build_style, find_environment
from headwater.export.words import say_time
from headwater.model import Document, Reading

INDEX = "index.html"
_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST = 60
_RESERVED = re.compile(r"(index|con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""The index, and names that Windows keeps for devices."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the index."""

    file: str
    title: str
    language: str
    about: str
    claims: int


def find_name(path: str | None, taken: set[str]) -> str:
    """A file name for the page of ``path``: its own words made safe, and unlike every name in ``taken`` in any case."""
    stem = Path(unicodedata.normalize("NFC", path or "")).stem
    name = _UNSAFE.sub("-", stem).strip("-")[:_LONGEST].strip("-") or "document"
    name = f"{name}-page" if _RESERVED.fullmatch(name) else name
    unique, number = f"{name}.html", 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{name}-{number}.html"
    return unique


def _build_entry(reading: Reading, file: str) -> Entry:
    document, number = reading.document, len(reading.claims)
    about = [document.publisher, say_time(document.published), f"{number} claim{'' if number == 1 else 's'}"]
    if reading.problems:
        about.append(f"{len(reading.problems)} left undecided")
    language = document.language or ""
    return Entry(
        file,
        document.title or document.path or "Untitled document",
        language if LANGUAGE.fullmatch(language) else "",
        " · ".join(part for part in about if part),
        number,
    )


def build_index(entries: list[Entry]) -> str:
    """The page that lists all others."""
    from markupsafe import Markup

    style, digest = build_style(0)
    return (
        find_environment()
        .get_template("index.html")
        .render(
            entries=entries,
            claims=sum(entry.claims for entry in entries),
            style=Markup(style),  # noqa: S704  (ours)
            digest=digest,
        )
    )


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


@contextmanager
def open_pages(folder: Path) -> Iterator[Callable[[Reading, Document], Path]]:
    """Something that writes the page of a reading into ``folder`` and tells its path; the index follows at the end.

    Raises OutputError where the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made a folder: {error.strerror or error}") from error
    entries: list[Entry] = []
    taken: set[str] = set()
    _write(folder / INDEX, build_index(entries))  # now, so that an unwritable folder is told before an hour of reading

    def write(reading: Reading, document: Document) -> Path:
        name = find_name(reading.document.path, taken)
        taken.add(name.casefold())
        _write(folder / name, build_page(reading, document, index=INDEX))
        entries.append(_build_entry(reading, name))
        return folder / name

    yield write
    _write(folder / INDEX, build_index(entries))
