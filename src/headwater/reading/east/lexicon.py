"""Finds names and nouns of the codebook in Japanese and Chinese text: the longest, katakana in its own borders."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import ahocorasick_rs
import msgspec

from headwater.codebook import Codebook, Country, Cue, Force, Item, Programme, Role, Treaty
from headwater.reading.east.cues import build_pattern, find_forms
from headwater.reading.east.fold import fold
from headwater.reading.lexicon import Form, Tag
from headwater.reading.names import find_country_names

_KATAKANA = re.compile(r"[ァ-ヺー]")
_LATIN = re.compile(r"[a-z0-9]")
_IDEOGRAPH = re.compile(r"[0-9一-鿿]")
_DOTS = tuple("・·")
_ASCII = re.compile(r"[\x00-\x7f]+")


class Lexicon(msgspec.Struct, frozen=True):
    """The automaton of all folded forms of a language, and what stands behind each."""

    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[tuple[Form, ...], ...]


@cache
def _cities(language: str) -> dict[str, str]:
    """Cities that name time zones, English to ``language``, as CLDR has them: many are capitals."""
    from babel import Locale

    own, english = (dict(Locale(name).time_zones) for name in (language, "en"))
    return {_city(zone, english.get(zone)): _city("", cities) for zone, cities in own.items()}


def _city(zone: str, names: object) -> str:
    """The city of a time zone: the name that CLDR gives, else the last part of the zone's own."""
    given = dict(names).get("city") if names else None  # type: ignore[call-overload]
    return str(given or zone.rsplit("/", maxsplit=1)[-1].replace("_", " "))


def _names(country: Country, language: str) -> Iterable[tuple[str, str]]:
    native = msgspec.structs.replace(country, en=getattr(country, language))
    for kind, name in find_country_names(native, language):
        if not _ASCII.fullmatch(name) or kind == "body":
            yield kind, name
    cities = _cities(language)
    yield from (("capital", cities[c]) for c in country.capitals if cities.get(c))


def _meanings(value: object, language: str) -> Iterable[tuple[str, str, str]]:
    """What an entry says to look for in ``language``: triples of form, kind and value."""
    forms: tuple[str, ...] = getattr(value, language, ())
    match value:
        case Country():
            yield from ((name, kind, value.code) for kind, name in _names(value, language))
        case Programme():
            acronyms = [t for t in value.en if t.isupper() and t.isalpha()]
            yield from ((form, "programme", value.id) for form in (*forms, *acronyms))
        case Item():
            yield from ((form, "generic" if value.generic else "item", value.code) for form in forms)
        case Force():
            yield from ((form, "force", value.kind) for form in forms)
        case Role():
            yield from ((form, "role", value.kind) for form in forms)
        case Treaty():
            yield from ((form, "treaty", value.instrument) for form in forms)
        case Cue() if value.kind in _TAGGED:
            yield from ((form, _TAGGED[value.kind], value.value) for form in forms)


_TAGGED = {"mask": "mask", "east_mask": "mask", "east_name": "capital"}
"""Kinds of cue that are found as tags, and the kind of each such tag."""


def _forms(codebook: Codebook, language: str) -> Iterable[Form]:
    for entry in codebook.entries:
        where = f"{entry.file} {entry.kind} {entry.number}"
        yield from (Form(*meaning, where) for meaning in _meanings(entry.value, language))


@lru_cache(maxsize=4)
def build_lexicon(codebook: Codebook, language: str) -> Lexicon:
    """The automaton of all forms of ``codebook`` in ``language``."""
    table: dict[str, list[Form]] = {}
    for form in _forms(codebook, language):
        behind = table.setdefault(fold(form.text, codebook, language), [])
        if all(f.kind != form.kind for f in behind):
            behind.append(form)
    return Lexicon(ahocorasick_rs.AhoCorasick(list(table)), tuple(map(tuple, table.values())))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter of the form's own script goes on beside it ("インド" in "インドネシア")."""
    for script in (_KATAKANA, _LATIN):
        if start and script.match(text[start]) and script.match(text[start - 1]):
            return False
        if end < len(text) and script.match(text[end - 1]) and script.match(text[end]):
            return False
    return True


def _longest(found: list[tuple[int, int, tuple[Form, ...]]]) -> list[Tag]:
    kept: list[Tag] = []
    at = -1
    for start, end, forms in sorted(found, key=lambda f: (f[0], -f[1])):
        if start >= at and not (end - start > 1 and any(f.kind == "mask" for f in forms) and len(forms) > 1):
            kept += [Tag(start, end, f.kind, f.value, f.entry) for f in forms]
            at = end
    return kept


def _characters(text: str, codebook: Codebook, language: str, tags: list[Tag]) -> list[Tag]:
    """Countries by one character: two of them side by side, or one before a force, a body or the word for its side."""
    forms = find_forms(codebook, language, "country_character")
    before, after = (build_pattern(codebook, language, k) for k in ("east_before_name", "east_after_pair"))
    side = build_pattern(codebook, language, "east_side")
    heads = {t.start: t for t in tags}
    taken = {i for t in tags for i in range(t.start, t.end)}
    found: list[Tag] = []

    def make(at: int) -> Tag:
        return Tag(at, at + 1, "country", forms[text[at]].value, "characters.toml cue")

    at = 0
    while at < len(text):
        if (
            at in taken
            or text[at] not in forms
            or (at and _IDEOGRAPH.match(text[at - 1]) and not before.match(text[at - 1]))
        ):
            at += 1
            continue
        two = text[at + 1 : at + 2]
        if (
            two in forms
            and at + 1 not in taken
            and forms[two].value != forms[text[at]].value
            and after.match(text, at + 2)
        ):
            found += [make(at), make(at + 1)]
            at += 2
            continue
        head = heads.get(at + 1)
        body = head is not None and head.kind in ("force", "role") and head.end - head.start >= 1
        beside = heads.get(at + 2) if two in _DOTS else None
        pair = beside is not None and beside.kind == "country"
        if language == "ja" and head is not None and head.kind == "country":
            pair = after.match(text, head.end) is not None
        if body or pair or side.match(text, at + 1):
            found.append(make(at))
        at += 1
    return found


def find_east_tags(text: str, codebook: Codebook, language: str) -> list[Tag]:
    """All names and nouns in ``text``, by position, not overlapping (one word may mean two things)."""
    folded = fold(text, codebook, language)
    lexicon = build_lexicon(codebook, language)
    found = [
        (start, end, lexicon.forms[index])
        for index, start, end in lexicon.automaton.find_matches_as_indexes(folded, overlapping=True)
        if _is_whole(folded, start, end)
    ]
    tags = [t for t in _longest(found) if t.kind != "mask"]
    return sorted(tags + _characters(folded, codebook, language, tags), key=lambda t: (t.start, t.end))
