"""Which house published a text, and which agency it credits."""

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.dateline import Dateline
from headwater.ingest.marks import Mark


class House(msgspec.Struct, frozen=True):
    """The publisher; ``credited``: whose text it republishes; ``by_dateline``: the head is an agency's."""

    publisher: str | None
    credited: str | None
    by_dateline: bool


def find_house(marks: tuple[Mark, ...], dateline: Dateline | None, hinted: str | None, codebook: Codebook) -> House:
    """The house that the head names: labelled, official, a paper, an agency, any name; else the markup's."""
    label = _first(marks, "publisher")
    source = _first(marks, "source")
    named = (
        label or _first(marks, "official") or _first(marks, "paper") or _first(marks, "agency") or _first(marks, "name")
    )
    agency = dateline.agency if dateline else None
    masthead = named or hinted
    publisher = _trim(masthead or source or agency, codebook)
    credited = (
        source if masthead and source and source != publisher else agency if agency != publisher and masthead else None
    )
    return House(
        publisher, credited, (agency is not None and credited is None) or any(m.kind == "place" for m in marks)
    )


def _first(marks: tuple[Mark, ...], kind: str) -> str | None:
    return next((mark.value for mark in marks if mark.kind == kind), None)


def _trim(name: str | None, codebook: Codebook) -> str | None:
    """The house without the page, section or place of a section behind it ("Post, Kingston, news page")."""
    if name is None:
        return None
    pieces = name.split(", ")
    sections = build_cues(codebook, "front_section")
    if len(pieces) > 1 and any(
        (hit := sections.first(piece)) and (hit.end == len(piece) or hit.start == 0) for piece in pieces[1:]
    ):
        return pieces[0]
    return name
