"""Bylines and author notes: who wrote a text, and for which house."""

import re
from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.model import Author

_AND = re.compile(r"\s+(?:and|&)\s+|\s*[;；、]\s*|\s*/\s*")
_COMMA = re.compile(r"\s*[,，]\s*")
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]")


def parse_byline(words: str, codebook: Codebook) -> tuple[Author, ...]:
    """The authors named by the words after "By". "Our Asia Editor" and "a staff writer" are nobody."""
    return tuple(_authors(words, codebook))


def _authors(words: str, codebook: Codebook) -> Iterator[Author]:
    for part in _AND.split(words):
        names = [piece for piece in _COMMA.split(part) if piece]
        if not names or not _is_person(names[0], codebook):
            continue
        tail = names[1:]
        people = [names[0]]
        while tail and _is_person(tail[0], codebook) and not _is_office_or_house(tail[0], codebook):
            people.append(tail.pop(0))
        house = ", ".join(piece for piece in tail if _is_house(piece, codebook)) or None
        yield from (Author(_clean(name), house) for name in people)


def _clean(name: str) -> str:
    return re.sub(r"\s*[(（].*$", "", name).strip(" .")


def _is_person(name: str, codebook: Codebook) -> bool:
    """A name: capitals, no more than six words, none of them a word for an unnamed writer."""
    bare = _ARTICLE.sub("", name.strip())
    if not _NAME.match(bare) or build_cues(codebook, "front_nobody").start(bare) or len(bare.split()) > 6:
        return False
    first = bare.split()[0]
    return first[0].isupper() or not first[0].isascii()


def _is_office_or_house(name: str, codebook: Codebook) -> bool:
    return bool(build_cues(codebook, "front_office").first(name)) or _is_house(name, codebook)


def _is_house(name: str, codebook: Codebook) -> bool:
    kinds = ("front_institution", "front_official", "front_media")
    return any(build_cues(codebook, kind).first(name) for kind in kinds)


def find_affiliation(note: str, codebook: Codebook) -> str | None:
    """The house in "The author is an associate researcher at the …"; None where the note names none."""
    joint = build_cues(codebook, "front_at").first(note)
    if joint is None:
        return None
    end = re.compile(r"[.;。；)）](?=\s|$)|,\s+(?:and|where|who)\b").search(note, joint.end)
    return note[joint.end : end.start() if end else len(note)].strip(" .()（）") or None
