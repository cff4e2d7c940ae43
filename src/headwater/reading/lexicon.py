"""Finds the codebook's forms in a text: one pass of an Aho–Corasick automaton, whole words, longest first."""

from collections.abc import Iterable
from functools import lru_cache

import ahocorasick_rs
import msgspec

from headwater.codebook import Codebook, Country, Cue, Force, Item, Programme, Role, Treaty
from headwater.reading.forms import find_plural, find_spellings
from headwater.reading.names import find_country_names

TAGGED = frozenset({"assistance_noun", "in_stock", "mask"})
"""Kinds of cue that are found as tags; the others are looked for by the rules that ask for them."""


class Form(msgspec.Struct, frozen=True):
    """A form to look for, what it means, and the entry that says so."""

    text: str
    kind: str
    value: str
    entry: str


class Tag(msgspec.Struct, frozen=True):
    """A form found: ``kind`` and ``value`` say what it means, ``entry`` which file and entry says so."""

    start: int
    end: int
    kind: str
    value: str
    entry: str


class Lexicon(msgspec.Struct, frozen=True):
    """The automaton and, for each of its patterns (lower case), the forms behind it."""

    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[tuple[Form, ...], ...]


def fold(text: str) -> str:
    """``text`` in lower case, code point by code point, so that positions stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _nouns(form: str) -> set[str]:
    return {v for base in (form, find_plural(form)) for v in find_spellings(base)}


def _meanings(value: object) -> Iterable[tuple[str, str, str]]:
    """What an entry says to look for: triples of form, kind and value."""
    match value:
        case Country():
            yield from ((name, kind, value.code) for kind, name in find_country_names(value))
        case Programme():
            yield from ((v, "programme", value.id) for t in value.en for v in find_spellings(t))
        case Item():
            kind = "generic" if value.generic else "item"
            yield from ((v, kind, value.code) for t in value.en for v in _nouns(t))
        case Force():
            yield from ((v, "force", value.kind) for t in value.en for v in _nouns(t))
        case Role():
            yield from ((v, "role", value.kind) for t in value.en for v in _nouns(t))
        case Treaty():
            yield from ((v, "treaty", value.instrument) for t in value.en for v in find_spellings(t))
        case Cue() if value.kind in TAGGED:
            yield from ((v, value.kind, value.value) for t in value.en for v in find_spellings(t))


def _forms(codebook: Codebook) -> Iterable[Form]:
    for entry in codebook.entries:
        where = f"{entry.file} {entry.kind} {entry.number}"
        yield from (Form(text, kind, value, where) for text, kind, value in _meanings(entry.value))


@lru_cache(maxsize=4)
def build_lexicon(codebook: Codebook) -> Lexicon:
    """The automaton of all English forms of ``codebook``."""
    table: dict[str, list[Form]] = {}
    for form in _forms(codebook):
        behind = table.setdefault(fold(form.text), [])
        if form not in behind:
            behind.append(form)
    return Lexicon(ahocorasick_rs.AhoCorasick(list(table)), tuple(map(tuple, table.values())))


def is_word(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` begins and ends where words do."""
    before, after = text[start - 1 : start], text[end : end + 1]
    inner_start, inner_end = text[start], text[end - 1]
    return not (before and before.isalnum() and inner_start.isalnum()) and not (
        after and after.isalnum() and inner_end.isalnum()
    )


def _matches_case(form: str, found: str) -> bool:
    plain = form == found or form.islower() or (form == fold(form)) or (found.isupper() and len(form) > 4)
    return plain or _opens_in_capitals(form, found)


def _opens_in_capitals(form: str, found: str) -> bool:
    """Whether only the first word is in capitals, as newspapers print the opening of an article: "PAPUA New Guinea"."""
    head, _, rest = found.partition(" ")
    return bool(rest) and head.isupper() and len(head) > 2 and form.partition(" ")[2] == rest


def find_tags(text: str, lexicon: Lexicon) -> list[Tag]:
    """All forms in ``text``, by position; of one kind the longest wins where they overlap."""
    lowered = fold(text).replace("’", "'")
    found: list[Tag] = []
    for index, start, end in lexicon.automaton.find_matches_as_indexes(lowered, overlapping=True):
        if not is_word(text, start, end):
            continue
        exact = text[start:end].replace("’", "'")
        found += [
            Tag(start, end, f.kind, f.value, f.entry) for f in lexicon.forms[index] if _matches_case(f.text, exact)
        ]
    return _longest(found)


_NAMES = frozenset(
    {
        "country",
        "adjective",
        "capital",
        "body",
        "programme",
        "item",
        "generic",
        "force",
        "treaty",
        "mask",
        "assistance_noun",
    }
)
"""Kinds that compete for the same words: "Navy" inside "Indonesian Navy" does, a cue beside an item does not."""


def _longest(tags: list[Tag]) -> list[Tag]:
    kept: list[Tag] = []
    taken: dict[str, int] = {}
    for tag in sorted(tags, key=lambda t: (t.start, -t.end)):
        layer = "names" if tag.kind in _NAMES else tag.kind
        same = any(k.kind in _NAMES and k.start == tag.start and k.end == tag.end for k in kept[-3:])
        if tag.start >= taken.get(layer, 0) or (same and layer == "names" and taken[layer] == tag.end):
            kept.append(tag)
            taken[layer] = max(taken.get(layer, 0), tag.end)
    return kept
