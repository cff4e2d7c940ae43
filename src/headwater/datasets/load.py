"""Reads the TOML files of a data set into frozen values, checked."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from headwater.datasets.check import Entry, find_faults
from headwater.datasets.entries import About, Page, Words
from headwater.errors import DatasetError

SHIPPED = Path(__file__).parent
ABOUT, WORDS = "about.toml", "words.toml"
_Whole = TypeVar("_Whole", About, Words)
_MEANT = ("framework", "budget", "assistance")
"""The kinds of rows that mean the data set's donors and framework where they name none."""


class Dataset(msgspec.Struct, frozen=True, kw_only=True):
    """A data set: its name, what holds for all of it, and its pages in order of publication."""

    name: str
    about: About
    words: Words
    pages: tuple[Page, ...]

    def __hash__(self) -> int:
        return id(self)


def find_names(folder: Path = SHIPPED) -> tuple[str, ...]:
    """The names of the data sets in ``folder``."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{ABOUT}")))


def _read_tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise DatasetError([f"{path.parent.name}/{path.name}: {error}"]) from error


def _read_one(path: Path, kind: type[_Whole]) -> _Whole:
    try:
        return msgspec.convert(_read_tables(path), kind)
    except msgspec.ValidationError as error:
        raise DatasetError([f"{path.parent.name}/{path.name}: {error}"]) from error


def _fill(table: dict[str, Any], about: About) -> dict[str, Any]:
    meant = {"donors": about.donors, "framework": about.framework}
    filled = {kind: [meant | row for row in table[kind]] for kind in _MEANT if isinstance(table.get(kind), list)}
    return {**table, **filled}


def _read_entries(path: Path, about: About) -> tuple[list[Entry], list[str]]:
    entries: list[Entry] = []
    faults: list[str] = []
    label = f"{path.parent.name}/{path.name}"
    for number, table in enumerate(_read_tables(path).get("page", []), 1):
        place = f"{label}: page {number} ({table.get('key', 'without a key')})"
        try:
            entries.append(Entry(place, msgspec.convert(_fill(table, about), Page)))
        except msgspec.ValidationError as error:
            faults.append(f"{place}: {error}")
    return entries, faults


def _order(page: Page) -> tuple[bool, str, str]:
    return page.published is None, page.published or "", page.key


def read_folder(folder: Path, words: Path = SHIPPED / WORDS) -> Dataset:
    """The data set in ``folder``. Raises DatasetError with one line for each fault: file, entry, reason."""
    about = _read_one(folder / ABOUT, About)
    known = _read_one(words, Words)
    read = [_read_entries(path, about) for path in sorted(folder.glob("*.toml")) if path.name != ABOUT]
    entries = [entry for found, _ in read for entry in found]
    faults = [fault for _, wrong in read for fault in wrong] + find_faults(entries, known)
    if faults:
        raise DatasetError(faults)
    return Dataset(
        name=folder.name, about=about, words=known, pages=tuple(sorted((e.page for e in entries), key=_order))
    )


@lru_cache(maxsize=4)
def load_dataset(name: str) -> Dataset:
    """A data set that ships with Headwater, by its name."""
    return read_folder(SHIPPED / name)
