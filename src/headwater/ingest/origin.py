"""Lineage: where a text says that it comes from."""

import re
from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.model import Lineage

_STOP = re.compile(r"[;；。\n)）]|,\s|，|\.(?=\s|$)|\s[–—]\s")
_JOINT = re.compile(r"^\s*(?:[:：]\s*)?(?:by|on|in|from|of|at|the website of|the)\s+", re.IGNORECASE)
_BY = re.compile(r"\s*(?:(?!into\b|and\b)[a-z]+\s+){0,3}?(?:by|of|on|in|from)\s+")


def find_lineage(note: str, codebook: Codebook, *, language: str | None) -> tuple[Lineage, ...]:
    """The origins that a note names. ``language`` is the document's own: a copy is in its origin's language."""
    hits = list(build_cues(codebook, "front_origin").find(note))
    named = [(hit.value, *_parse_name(note[hit.end :], codebook)) for hit in hits]
    translated = any(hit.value == "translated_from" for hit in hits) or bool(
        build_cues(codebook, "front_translation").first(note)
    )
    tongue = next((tongue for _, _, tongue in named if tongue), None)
    return tuple(dict.fromkeys(_lineages(named, translated, tongue, language)))


def _lineages(
    named: list[tuple[str, str | None, str | None]], translated: bool, tongue: str | None, language: str | None
) -> Iterator[Lineage]:
    for relation, publisher, _ in named:
        if publisher is None:
            continue
        if translated and relation in ("republished_from", "translated_from"):
            yield Lineage("translated_from", publisher, tongue)
        else:
            yield Lineage(relation, publisher, tongue or language)  # type: ignore[arg-type]


def _parse_name(rest: str, codebook: Codebook) -> tuple[str | None, str | None]:
    """The publisher named after the words of origin, and the language named before it."""
    stop = _STOP.search(rest)
    clause = rest[: stop.start()] if stop else rest
    ending = build_cues(codebook, "front_origin_end").first(clause)
    clause = clause[: ending.start] if ending else clause
    tongue = build_cues(codebook, "front_language").first(clause)
    if tongue is not None and tongue.start < 25 and not _is_name_of_house(clause, tongue.end):
        joint = _BY.match(clause, tongue.end)
        after = clause[joint.end() :] if joint else ""
        after = "" if build_cues(codebook, "front_language").whole(after.strip()) else after
        return _clean_name(after), tongue.value
    return _clean_name(clause), None


def _is_name_of_house(clause: str, end: int) -> bool:
    """Whether a capital follows the name of the language: "the Japanese Times"."""
    return bool(re.match(r"\s+[A-Z]", clause[end:]))


def _clean_name(name: str) -> str | None:
    name = name.strip(" :：")
    while (shorter := _JOINT.sub("", name, count=1)) != name:
        name = shorter
    name = name.strip(" :：,.\"“”'")
    return name if name and len(name) <= 120 else None
