"""Finds names and nouns of the codebook in Japanese and Chinese text: longest first, katakana names in katakana borders."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import ahocorasick_rs
import msgspec

from headwater.codebook import Codebook, Country
from headwater.reading.east.cues import build_pattern, find_forms
from headwater.reading.east.fold import fold
from headwater.reading.lexicon import Form, Tag
from headwater.reading.names import find_country_names

_KATAKANA = re.compile(r"[ァ-ヺー]")
_LATIN = re.compile(r"[a-z0-9]")
_IDEOGRAPH = re.compile(r"[0-9一-鿿]")
_ASCII = re.compile(r"[\x00-\x7f]+")


class Lexicon(msgspec.Struct, frozen=True):
    """The automaton of all folded forms of a language, and what stands behind each."""

    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[tuple[Form, ...], ...]


@cache
def _cities(language: str) -> dict[str, str]:
    """Cities that name time zones, English to ``language``, as CLDR has them: many are capitals."""
    from babel import Locale

    own, english = Locale(language).time_zones, Locale("en").time_zones
    names = {
        zone: dict(english[zone]).get("city", zone.split("/")[-1].replace("_", " ")) for zone in own if zone in english
    }
    return {names[zone]: dict(own[zone]).get("city", "") for zone in names}


def _names(country: Country, language: str) -> Iterable[tuple[str, str]]:
    native = msgspec.structs.replace(country, en=getattr(country, language))
    for kind, name in find_country_names(native, language):
        if not _ASCII.fullmatch(name) or kind == "body":
            yield kind, name
    cities = _cities(language)
    yield from (("capital", cities[c]) for c in country.capitals if cities.get(c))


def _forms(codebook: Codebook, language: str) -> Iterable[Form]:
    for entry in codebook.entries:
        value, where = entry.value, f"{entry.file} {entry.kind} {entry.number}"
        forms = getattr(value, language, ())
        match entry.kind:
            case "country":
                yield from (Form(n, kind, value.code, where) for kind, n in _names(value, language))
            case "programme":
                acronyms = [t for t in value.en if t.isupper() and t.isalpha()]
                yield from (Form(t, "programme", value.id, where) for t in (*forms, *acronyms))
            case "item":
                kind = "generic" if value.generic else "item"
                yield from (Form(t, kind, value.code, where) for t in forms)
            case "force" | "role":
                yield from (Form(t, entry.kind, value.kind, where) for t in forms)
            case "treaty":
                yield from (Form(t, "treaty", value.instrument, where) for t in forms)
            case "cue" if value.kind in ("mask", "east_mask"):
                yield from (Form(t, "mask", value.value, where) for t in forms)
            case "cue" if value.kind == "east_name":
                yield from (Form(t, "capital", value.value, where) for t in forms)


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
        if body or side.match(text, at + 1):
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
