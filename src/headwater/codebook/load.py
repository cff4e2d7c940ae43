"""Reads the codebook's TOML files, ours and a user's, into one frozen value."""

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from headwater.codebook.entries import (
    Calendar,
    Country,
    Cue,
    Currency,
    Force,
    Item,
    Programme,
    Role,
    Treaty,
    Verb,
)
from headwater.errors import CodebookError

SHIPPED = Path(__file__).parent / "data"

KINDS: dict[str, type[msgspec.Struct]] = {
    "country": Country,
    "calendar": Calendar,
    "currency": Currency,
    "programme": Programme,
    "item": Item,
    "treaty": Treaty,
    "force": Force,
    "role": Role,
    "verb": Verb,
    "cue": Cue,
}
"""The array of tables in a TOML file (``[[country]]``) and the entry it holds."""


class Entry(msgspec.Struct, frozen=True):
    """One entry and where it stands, so that a trace can name it: ``file`` and 1-based ``number`` within its kind."""

    file: str
    number: int
    kind: str
    value: msgspec.Struct


class Codebook(msgspec.Struct, frozen=True):
    """All entries. ``entries`` keeps their files; the fields hold the values by kind, ours before a user's."""

    entries: tuple[Entry, ...]
    country: tuple[Country, ...] = ()
    calendar: tuple[Calendar, ...] = ()
    currency: tuple[Currency, ...] = ()
    programme: tuple[Programme, ...] = ()
    item: tuple[Item, ...] = ()
    treaty: tuple[Treaty, ...] = ()
    force: tuple[Force, ...] = ()
    role: tuple[Role, ...] = ()
    verb: tuple[Verb, ...] = ()
    cue: tuple[Cue, ...] = ()

    def __hash__(self) -> int:
        return id(self)


def _read_file(path: Path, label: str) -> tuple[list[Entry], list[str]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return [], [f"{label}: {error}"]
    entries: list[Entry] = []
    faults: list[str] = []
    for kind, rows in tables.items():
        if kind not in KINDS:
            faults.append(f"{label}: [[{kind}]] is no kind of entry; known: {', '.join(sorted(KINDS))}")
            continue
        for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
            try:
                entries.append(Entry(label, number, kind, msgspec.convert(row, KINDS[kind])))
            except msgspec.ValidationError as error:
                faults.append(f"{label}: {kind} {number}: {error}")
    return entries, faults


def read_entries(folder: Path) -> tuple[list[Entry], list[str]]:
    """Every entry below ``folder`` and every fault, files in the order of their names."""
    entries: list[Entry] = []
    faults: list[str] = []
    for path in sorted(folder.rglob("*.toml")):
        found, wrong = _read_file(path, str(path.relative_to(folder)))
        entries += found
        faults += wrong
    return entries, faults


def find_faults(folder: Path | None = None) -> list[str]:
    """What is wrong with the codebook in ``folder`` (ours where None), one line each: file, entry, reason."""
    return read_entries(folder or SHIPPED)[1]


@lru_cache(maxsize=8)
def load_codebook(folder: Path | None = None) -> Codebook:
    """Our codebook, and a user's entries from ``folder`` added to it. Raises CodebookError naming every fault."""
    entries, faults = read_entries(SHIPPED)
    if folder is not None:
        own, wrong = read_entries(folder)
        entries, faults = entries + own, faults + wrong
    if faults:
        raise CodebookError(faults)
    fields = {kind: tuple(e.value for e in entries if e.kind == kind) for kind in KINDS}
    return msgspec.structs.replace(Codebook(entries=tuple(entries)), **fields)
