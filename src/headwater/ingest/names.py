"""Names in the head of a document: of houses, people, places, kinds of text."""

from typing import Literal

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues

NameKind = Literal["official", "paper", "agency", "place", "name", "remark"]
EDGES = " ,;:.–—-、，："


def is_person_like(name: str) -> bool:
    """Two to four words with capitals and no figures, as names of people are."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and not word.isupper() for word in words)


def names_house(name: str, codebook: Codebook) -> bool:
    """Whether a word in ``name`` makes it a house's: a ministry's, a paper's, an institute's."""
    kinds = ("front_official", "front_media", "front_institution")
    return any(build_cues(codebook, kind).first(name) for kind in kinds)


def trim_marks(piece: str) -> str:
    """Without marks at its ends; a bracket goes only where its other half is missing or stands at the other end."""
    piece = piece.strip(EDGES)
    while piece and (cut := _unbalanced(piece)) != piece:
        piece = cut.strip(EDGES)
    return piece


def _unbalanced(piece: str) -> str:
    opened, closed = (sum(piece.count(mark) for mark in pair) for pair in ("(（", ")）"))
    if opened > closed and piece[-1] in "(（":
        return piece[:-1]
    if closed > opened and piece[0] in ")）":
        return piece[1:]
    if opened == closed == 1 and piece[0] in "(（" and piece[-1] in ")）":
        return piece[1:-1]
    if opened > closed and piece[0] in "(（":
        return piece[1:]
    return piece[:-1] if closed > opened and piece[-1] in ")）" else piece


def find_kind_of_text(piece: str, codebook: Codebook) -> str | None:
    """The kind of text that a piece is or begins with; at its end in small letters: capitals may be a paper's name."""
    hit = build_cues(codebook, "front_genre").first(piece)
    if hit is None or len(piece.split()) > 12:
        return None
    ends = hit.end == len(piece) and "," not in piece and piece[hit.start].isascii() and piece[hit.start].islower()
    return hit.value if hit.start == 0 or ends else None


def judge_name(piece: str, codebook: Codebook, *, dated: bool) -> NameKind:
    """Capitals just before a date are the place it was sent from ("NAIROBI, 6 May 2024")."""
    if build_cues(codebook, "front_official").first(piece):
        return "official"
    media = build_cues(codebook, "front_media").first(piece)
    if media is not None:
        return "agency" if media.value == "agency" else "paper"
    if any(c.isdigit() or c in ">›»" for c in piece):
        return "remark"
    return "place" if dated and piece.isupper() else "name"


def trim_weekday(piece: str, codebook: Codebook) -> str:
    """Without the day of the week at its end, which stands before a date."""
    words = piece.split()
    while words and build_cues(codebook, "front_weekday").whole(words[-1].strip(EDGES)):
        words.pop()
    return " ".join(words).strip(EDGES)
