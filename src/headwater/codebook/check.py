"""Checks what the schema cannot: that ids, codes, forms and sources of the codebook's entries fit together."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from headwater.codebook.entries import Calendar, Country, Force, Item, Programme, Role, Treaty
from headwater.codebook.load import SHIPPED, Entry, read_entries

LANGUAGES = ("en", "ja", "zh")
_FORM_FIELDS = (*LANGUAGES, "adjectives", "capitals", "bodies")
_PATTERN = re.compile(r"[\\\[\]{}|^*]|\.\+|\(\?")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+")
_CODE = re.compile(r"[a-z]+(_[a-z]+)*")

Fault = tuple[Entry, str]
Check = Callable[[list[Entry]], Iterator[Fault]]


def find_forms(entry: Entry) -> list[tuple[str, str]]:
    """Every form of ``entry`` with the field that holds it: ``[("en", "patrol boat"), ...]``."""
    return [(field, form) for field in _FORM_FIELDS for form in getattr(entry.value, field, ())]


def find_meaning(entry: Entry) -> str | None:
    """What the forms of ``entry`` stand for, where one form may stand for one thing only; None for other kinds."""
    match entry.value:
        case Country(code=meaning) | Item(code=meaning) | Programme(id=meaning):
            return meaning
        case Treaty(instrument=meaning) | Force(kind=meaning) | Role(kind=meaning):
            return str(meaning)
        case _:
            return None


def _find_bad_forms(entries: list[Entry]) -> Iterator[Fault]:
    for entry in entries:
        for field, form in find_forms(entry):
            if not form.strip():
                yield entry, f"{field} holds an empty form"
            elif form != form.strip():
                yield entry, f"{field} “{form}” begins or ends with a space"
            elif _PATTERN.search(form):
                yield entry, f"{field} “{form}” looks like a pattern; a form is plain words"


def _find_repeats(entries: list[Entry]) -> Iterator[Fault]:
    for entry in filter(find_meaning, entries):
        seen: set[tuple[str, str]] = set()
        for field, form in find_forms(entry):
            if (field, form) in seen:
                yield entry, f"{field} holds “{form}” twice"
            seen.add((field, form))


def _find_case_clashes(entries: list[Entry]) -> Iterator[Fault]:
    for entry in filter(find_meaning, entries):
        lower = {form for field, form in find_forms(entry) if field == "en" and form == form.lower()}
        for field, form in find_forms(entry):
            if field == "en" and form != form.lower() and form.lower() in lower:
                yield entry, f"“{form}” is needless: “{form.lower()}” matches in any case"


def _find_shared_forms(entries: list[Entry]) -> Iterator[Fault]:
    owners: dict[tuple[str, str, str], Entry] = {}
    for entry in filter(find_meaning, entries):
        meaning = find_meaning(entry)
        for field, form in find_forms(entry):
            language = field if field in LANGUAGES else "en"
            owner = owners.setdefault((entry.kind, language, form), entry)
            if find_meaning(owner) != meaning:
                place = f"{owner.file} {owner.kind} {owner.number}"
                yield entry, f"“{form}” stands for {find_meaning(owner)} already ({place}), here for {meaning}"


def _find_double_ids(entries: list[Entry]) -> Iterator[Fault]:
    owners: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if not isinstance(entry.value, Country | Programme):
            continue
        meaning = str(find_meaning(entry))
        owner = owners.setdefault((entry.kind, meaning.casefold()), entry)
        if owner is not entry and owner.file == entry.file:
            yield entry, f"{meaning} is defined already, by {owner.kind} {owner.number}"


def _find_unknown_countries(entries: list[Entry]) -> Iterator[Fault]:
    known = {entry.value.code for entry in entries if isinstance(entry.value, Country)}
    for entry in entries:
        match entry.value:
            case Programme(donors=donors):
                named: Iterable[str] = donors
            case Calendar(code=code):
                named = (code,)
            case _:
                continue
        for code in named:
            if code not in known:
                yield entry, f"no country has the code “{code}”"


def _find_bad_sources(entries: list[Entry]) -> Iterator[Fault]:
    for entry in entries:
        if isinstance(entry.value, Programme | Calendar) and not _ADDRESS.match(entry.value.source):
            yield entry, f"source “{entry.value.source}” is no http or https address"


def _find_bad_codes(entries: list[Entry]) -> Iterator[Fault]:
    for entry in entries:
        if isinstance(entry.value, Item) and not _CODE.fullmatch(entry.value.code):
            yield entry, f"code “{entry.value.code}” is not in lower case with underscores"


def _find_mute_entries(entries: list[Entry]) -> Iterator[Fault]:
    for entry in entries:
        if isinstance(entry.value, Item | Programme | Treaty | Force | Role) and not find_forms(entry):
            yield entry, "it has no forms, so nothing in a text can mean it"


CHECKS: tuple[Check, ...] = (
    _find_bad_forms,
    _find_repeats,
    _find_case_clashes,
    _find_shared_forms,
    _find_double_ids,
    _find_unknown_countries,
    _find_bad_sources,
    _find_bad_codes,
    _find_mute_entries,
)
"""Everything that is checked beyond the schema, in the order in which faults are told."""


def _tell(entry: Entry, reason: str) -> str:
    return f"{entry.file}: {entry.kind} {entry.number}: {reason}"


def check_codebook(folder: Path | None = None) -> list[str]:
    """What is wrong with the codebook in ``folder`` (ours where None), one line each: file, entry's number, reason.

    A user's entries are checked beside ours, since they will be used beside them; only theirs are complained of.
    """
    own, faults = read_entries(folder or SHIPPED)
    ours = [] if folder is None else read_entries(SHIPPED)[0]
    mine = {id(entry) for entry in own}
    return faults + [_tell(e, reason) for check in CHECKS for e, reason in check(ours + own) if id(e) in mine]


def find_notes(folder: Path) -> list[str]:
    """What is allowed but worth knowing of a user's ``folder``: item codes that ours does not have, one line each."""
    known = {entry.value.code for entry in read_entries(SHIPPED)[0] if isinstance(entry.value, Item)}
    return [
        _tell(entry, f"“{entry.value.code}” is an item code of your own")
        for entry in read_entries(folder)[0]
        if isinstance(entry.value, Item) and entry.value.code not in known
    ]
