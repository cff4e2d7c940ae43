"""A document: what it says of itself, its canonical text, and which parts of the text are what."""

from typing import Literal

import msgspec

from headwater.model.problem import Problem

Genre = Literal["official_release", "wire", "news", "opinion", "white_paper", "transcript", "dataset", "other"]
LineageRelation = Literal["translated_from", "republished_from", "excerpted_from", "based_on"]
RegionKind = Literal["title", "front", "boilerplate"]


class Author(msgspec.Struct, frozen=True, gc=False):
    """Who wrote a document, and for which house, in the document's words."""

    name: str
    affiliation: str | None = None


class Lineage(msgspec.Struct, frozen=True, gc=False):
    """Where a document comes from, as it says itself. ``language`` is the origin's, BCP 47."""

    relation: LineageRelation
    publisher: str
    language: str | None = None


class Metadata(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a document says of itself; null where it does not. Encoded as ``document`` of a reading.

    ``id`` is ``sha256:`` and the hex digest of the canonical text in UTF-8; ``published`` is EDTF, with time and zone
    where given; ``language`` BCP 47; ``path`` the source as the user gave it.
    """

    id: str
    path: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    editor: str | None = None
    authors: tuple[Author, ...] = ()
    published: str | None = None
    language: str | None = None
    genre: Genre = "other"
    lineage: tuple[Lineage, ...] = ()


class Region(msgspec.Struct, frozen=True, gc=False, order=True):
    """A stretch ``[start, end)`` of the canonical text that is no evidence.

    ``title``: the headline; ``front``: byline, date line, source lines, contact lines, editor's notes on provenance;
    ``boilerplate``: menus, related news, copyright. Whatever no region covers is body.
    """

    start: int
    end: int
    kind: RegionKind


class Document(msgspec.Struct, frozen=True):
    """A text that was read from bytes, ready for a reader. ``regions`` are sorted and do not overlap."""

    metadata: Metadata
    text: str
    regions: tuple[Region, ...] = ()
    problems: tuple[Problem, ...] = ()
