"""Which kind of text a document is, from what its head and its voice say."""

import re

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.model.document import Genre

_QUOTED = re.compile('["“„「『][^"”“」』\n]{0,2000}["”」』]')
_ROW = re.compile(r"^[^|\n]*\|[^|\n]*\|.*$", re.MULTILINE)
_LOOKED_AT = 50_000


class Signs(msgspec.Struct, frozen=True):
    """What tells a genre: marks of the head, the house, the origin, the author."""

    title: str
    marks: tuple[str, ...]
    house: str | None
    origin: str | None
    has_dateline: bool
    has_author_note: bool


def find_genre(body: str, signs: Signs, codebook: Codebook) -> Genre:
    """The genre; "other" where nothing tells it."""
    body = body[:_LOOKED_AT]
    told = build_cues(codebook, "front_title_genre").first(signs.title)
    official = house_kind(signs.house, codebook) == "official"
    marked = [*signs.marks, *([told.value] if told and (official or told.value != "white_paper") else [])]
    if any(hit.value == "white_paper" for hit in build_cues(codebook, "front_genre").find(signs.house or "")):
        return "white_paper"
    for genre in ("transcript", "white_paper", "dataset"):
        if genre in marked:
            return genre
    if "opinion" in marked or signs.has_author_note or _is_review(signs.house, codebook):
        return "opinion"
    return _by_house(body, signs, codebook, marked)


def _by_house(body: str, signs: Signs, codebook: Codebook, marked: list[str]) -> Genre:
    kind = house_kind(signs.house, codebook)
    if kind == "official" or house_kind(signs.origin, codebook) == "official":
        return "official_release"
    if kind == "agency" or signs.has_dateline:
        return "wire"
    if "official_release" in marked:
        return "official_release"
    if _is_table(body):
        return "dataset"
    if signs.house is None:
        return "other"
    return "opinion" if _is_personal(body, codebook) else "news"


def _is_review(house: str | None, codebook: Codebook) -> bool:
    """A Chinese or Japanese house whose name ends in the word for commentary publishes that."""
    if not house or house.isascii():
        return False
    hits = build_cues(codebook, "front_genre").find(house)
    return any(hit.value == "opinion" and hit.end == len(house) for hit in hits)


def house_kind(name: str | None, codebook: Codebook) -> str | None:
    """What a publisher's name says of it: "official", "agency", "paper", or None. A ministry's paper is official."""
    if not name:
        return None
    media = [hit.value for hit in build_cues(codebook, "front_media").find(name)]
    if build_cues(codebook, "front_official").first(name):
        return "official"
    return "agency" if "agency" in media else ("paper" if media else None)


def _is_personal(body: str, codebook: Codebook) -> bool:
    """The writer says "I" outside quotations and answers."""
    return build_cues(codebook, "front_first_person").first(_QUOTED.sub(" ", body)) is not None


def _is_table(body: str) -> bool:
    rows = _ROW.findall(body)
    return len(rows) >= 4 and len(rows) * 2 > len([line for line in body.split("\n") if line.strip()])
