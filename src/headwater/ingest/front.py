"""What a document says of itself, put together from its head, its foot and its markup, and the regions that hold it."""

from collections.abc import Iterator

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.authors import find_affiliation, parse_byline
from headwater.ingest.dateline import Dateline, parse_dateline
from headwater.ingest.foot import Foot, find_foot, find_signed, parse_credit
from headwater.ingest.genre import Signs, find_genre
from headwater.ingest.head import Head, parse_head
from headwater.ingest.hints import Hints
from headwater.ingest.house import House, find_house
from headwater.ingest.language import find_language
from headwater.ingest.lines import Line, parse_lines
from headwater.ingest.marks import Mark
from headwater.ingest.origin import find_lineage
from headwater.ingest.published import find_open_dates
from headwater.ingest.sole import find_sole_source
from headwater.model import Author, Lineage, Metadata, Problem, Region, digest_of


class _Parts(msgspec.Struct, frozen=True):
    """A text taken apart."""

    text: str
    head: Head
    marks: tuple[Mark, ...]
    feet: tuple[Foot, ...]
    opening: Line | None
    dateline: Dateline | None


class Front(msgspec.Struct, frozen=True):
    """What a document says of itself, where it says so, and what that leaves open."""

    metadata: Metadata
    regions: tuple[Region, ...]
    problems: tuple[Problem, ...]


def build_front(text: str, hints: Hints, *, path: str, codebook: Codebook) -> Front:
    """Metadata and regions of a canonical text."""
    parts = _take_apart(text, hints, codebook)
    metadata = _metadata(parts, hints, path, codebook)
    problems = () if metadata.published else tuple(_open_dates(parts, codebook))
    return Front(metadata, tuple(_merge(sorted(_regions(parts)))), problems)


def _open_dates(parts: _Parts, codebook: Codebook) -> Iterator[Problem]:
    for line, _ in parts.head.lines:
        for start, end in find_open_dates(line.text, codebook):
            words = line.text[start:end]
            message = f"{words} may be day and month or month and day; no day of publication was taken from it"
            yield Problem("ambiguous_date", message, line.start + start, line.start + end)


def _take_apart(text: str, hints: Hints, codebook: Codebook) -> _Parts:
    lines = parse_lines(text)
    head = parse_head(lines, codebook, known_title=hints.title)
    opening = lines[head.body] if head.body < len(lines) else None
    marks = tuple(mark for _, found in head.lines for mark in found)
    dateline = parse_dateline(opening.text, codebook) if opening else None
    below = lines[head.body :]
    names = tuple(mark.value for mark in marks if mark.kind in ("name", "byline"))
    feet = (*find_foot(below, codebook), *find_signed(below, names, codebook))
    return _Parts(text, head, marks, tuple(dict.fromkeys(feet)), opening, dateline)


def _metadata(parts: _Parts, hints: Hints, path: str, codebook: Codebook) -> Metadata:
    body = _body(parts)
    language = find_language(body or parts.text, declared=hints.language)
    house = find_house(parts.marks, parts.dateline, hints.publisher, codebook)
    title = parts.head.title.text if parts.head.title else hints.title
    lineage = _lineage(parts, body, house, language, codebook)
    signs = Signs(
        title or "",
        tuple(mark.value for mark in parts.marks if mark.kind == "genre"),
        house.publisher,
        lineage[0].publisher if lineage and lineage[0].relation == "republished_from" else None,
        house.by_dateline,
        any(foot.kind == "author_note" for foot in parts.feet),
    )
    return Metadata(
        id=digest_of(parts.text.encode("utf-8")),
        path=path,
        title=title,
        url=hints.url,
        publisher=house.publisher,
        editor=next((mark.value for mark in parts.marks if mark.kind == "editor"), None),
        authors=_authors(parts, hints, codebook),
        published=_published(parts, hints),
        language=language,
        genre=find_genre(body, signs, codebook),
        lineage=lineage,
    )


def _published(parts: _Parts, hints: Hints) -> str | None:
    """The day of publication: the one so labelled, the one answered on, a bare one, the dateline's, the markup's."""
    for kind in ("published", "answered", "date"):
        for mark in parts.marks:
            if mark.kind == kind:
                return _finer(mark.value, hints.published)
    return (parts.dateline.published if parts.dateline else None) or hints.published


def _finer(day: str, hinted: str | None) -> str:
    """The markup's day with its time where it is the same day."""
    return hinted if hinted is not None and hinted.startswith(day) else day


def _authors(parts: _Parts, hints: Hints, codebook: Codebook) -> tuple[Author, ...]:
    named = tuple(
        author for mark in parts.marks if mark.kind == "byline" for author in parse_byline(mark.value, codebook)
    )
    if not named and not any(mark.kind == "byline" for mark in parts.marks):
        named = tuple(author for name in hints.authors for author in parse_byline(name, codebook))
    signed = [foot for foot in parts.feet if foot.name is not None]
    if not named:
        named = tuple(author for foot in signed for author in parse_byline(foot.name or "", codebook))
    notes = (find_affiliation(foot.line.text, codebook) for foot in parts.feet if foot.kind == "author_note")
    house = next((note for note in notes if note), None)
    if len(named) == 1 and named[0].affiliation is None:
        return (Author(named[0].name, house),)
    return tuple(dict.fromkeys(named))


def _lineage(parts: _Parts, body: str, house: House, language: str | None, codebook: Codebook) -> tuple[Lineage, ...]:
    notes = [mark.value for mark in parts.marks if mark.kind in ("origin", "note")]
    notes += [foot.line.text for foot in parts.feet if foot.kind in ("origin", "note")]
    told = [lineage for note in notes for lineage in find_lineage(note, codebook, language=language)]
    credits = [parse_credit(foot.line.text, codebook) for foot in parts.feet if foot.kind == "credit"]
    agency = house.credited or next((each for each in credits if each and each != house.publisher), None)
    credited = [Lineage("republished_from", agency, language)] if agency and not told else []
    sole = None if told or credited else find_sole_source(body, house.publisher, codebook, language=language)
    if sole is not None:
        return (sole,)
    return tuple(dict.fromkeys([*told, *credited]))


def _body(parts: _Parts) -> str:
    """The text without its head and foot."""
    regions = sorted(_regions(parts))
    kept, at = [], 0
    for region in regions:
        kept.append(parts.text[at : region.start])
        at = max(at, region.end)
    return "".join([*kept, parts.text[at:]]).strip()


def _regions(parts: _Parts) -> Iterator[Region]:
    if parts.head.title:
        yield Region(parts.head.title.start, parts.head.title.end, "title")
    for line, marks in parts.head.lines:
        yield Region(line.start, _front_end(line, marks), "front")
    if parts.opening and parts.dateline:
        yield Region(parts.opening.start, parts.opening.start + parts.dateline.end, "front")
    for foot in parts.feet:
        yield Region(foot.line.start, foot.line.end, "boilerplate" if foot.kind == "boilerplate" else "front")


def _front_end(line: Line, marks: tuple[Mark, ...]) -> int:
    """A sentence after the date of a head ("All sums are in Australian dollars.") is the text's."""
    dated = [mark for mark in marks if mark.kind in ("published", "answered")]
    stop = line.text.find(". ", dated[-1].end) if dated else -1
    return line.end if stop < 0 else line.start + stop + 1


def _merge(regions: list[Region]) -> Iterator[Region]:
    """Sorted regions without overlaps: what begins inside another is cut."""
    at = 0
    for region in regions:
        start = max(at, region.start)
        if start < region.end:
            yield Region(start, region.end, region.kind)
            at = region.end
