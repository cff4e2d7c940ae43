"""The place, day and agency before the first sentence of a news text: "BEIRUT, June 18, 2024 (Wire) -- "."""

import re

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.marks import opens_with_preposition
from headwater.ingest.published import find_moments

_DASH = re.compile(r"\s*(?:--+|[—–]|\s-)\s*")
_AGENCY = re.compile(r"[(（]\s*([^()（）]{2,60})\s*[)）]\s*$")
_JAPANESE = re.compile(r"【([^【】]{1,40})】\s*")
_CHINESE = re.compile(
    r"(?P<house>[^\s，。,、]{2,14}?)(?:\d{1,2}月)?\d{1,2}日(?P<end>[^\s\d，。])\s*(?:[（(][^（）()]{1,30}[）)])?\s*[:：]?"
)
_LONGEST = 110


class Dateline(msgspec.Struct, frozen=True):
    """The prefix of a sentence, ``[0, end)`` of its line; ``agency`` and ``published`` where it names them."""

    end: int
    agency: str | None = None
    published: str | None = None


def parse_dateline(line: str, codebook: Codebook) -> Dateline | None:
    """The dateline at the beginning of ``line``; None where it begins with its sentence."""
    bracket = _JAPANESE.match(line)
    if bracket:
        return Dateline(bracket.end(), _eastern_agency(bracket[1], codebook))
    wired = _CHINESE.match(line)
    if wired and build_cues(codebook, "front_wire_end").whole(wired["end"]):
        return Dateline(wired.end(), _eastern_agency(wired["house"], codebook))
    for dash in _DASH.finditer(line, 0, _LONGEST + 10):
        prefix = line[: dash.start()]
        if 0 < len(prefix) <= _LONGEST and line[dash.end() :].strip() and _is_place_and_day(prefix, codebook):
            return _build(prefix, dash.end(), codebook)
    return None


def _eastern_agency(words: str, codebook: Codebook) -> str | None:
    """The agency beside the place ("ベルリン共同", "新华社柏林"): Japanese names it last, Chinese first."""
    hits = [hit for hit in build_cues(codebook, "front_media").find(words) if hit.value == "agency"]
    return words[hits[-1].start : hits[-1].end] if hits else None


def _build(prefix: str, end: int, codebook: Codebook) -> Dateline:
    agency = _AGENCY.search(prefix)
    moments = find_moments(prefix, codebook)
    return Dateline(end, agency[1].strip() if agency else None, moments[0].value if moments else None)


def _is_place_and_day(prefix: str, codebook: Codebook) -> bool:
    """Capitals for the place, or a place with a date or an agency in brackets; no verb, so no lower-case word."""
    if opens_with_preposition(prefix, codebook):
        return False
    rest = _AGENCY.sub("", prefix)
    named = rest != prefix
    for moment in reversed(find_moments(rest, codebook)):
        named = True
        rest = rest[: moment.start] + rest[moment.end :]
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    if not words or len(words) > 7 or re.search(r"[!?;:\"“”]", rest):
        return named and not rest.strip(" ,.")
    capitals = all(word.isupper() for word in re.split(r",", rest)[0].split() if word[0].isalpha())
    return (named or capitals) and all(word[0].isupper() or word in ("de", "la", "el", "al", "of") for word in words)
