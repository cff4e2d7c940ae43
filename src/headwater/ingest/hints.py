"""What the markup of a page says of its document, beside the text that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from headwater.ingest.tree import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?")
_TITLE = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_PUBLISHER = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
)
_PUBLISHED = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "citation_publication_date",
    "pubdate", "publishdate", "publication_date", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_AUTHOR = ("author", "dc.creator", "dcterms.creator", "citation_author", "article:author")
"""Names of ``meta`` elements, best first. Sources: Open Graph, Dublin Core, Highwire Press tags, schema.org."""


class Hints(msgspec.Struct, frozen=True):
    """What markup says of a document, as far as it does. The text's own head comes first."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


def find_hints(root: _Element) -> Hints:
    """Title, address, publisher, day, language and authors as ``meta``, ``link``, ``time`` and JSON-LD tell them."""
    metas = _metas(root)
    linked = list(_linked(root))
    return Hints(
        title=_first(metas, _TITLE) or _named(linked, "headline") or _text(root, ".//title"),
        url=_address(root) or _first(metas, ("og:url",)),
        publisher=_first(metas, _PUBLISHER) or _named(linked, "publisher"),
        published=_day(_first(metas, _PUBLISHED)) or _day(_named(linked, "datePublished")) or _time(root),
        language=root.get("lang") or _first(metas, ("og:locale", "content-language", "dc.language")),
        authors=tuple(
            name for name in (_first(metas, _AUTHOR) or _named(linked, "author"),) if name and "://" not in name
        ),
    )


def _metas(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or "").split())
        if name and content and len(content) < 1_000:
            found.setdefault(name.lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _text(root: _Element, path: str) -> str | None:
    element = root.find(path)
    return " ".join(text_of(element).split()) or None if element is not None else None


def _address(root: _Element) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (href := (link.get("href") or "").strip()):
            return href if href.startswith(("http://", "https://")) else None
    return None


def _day(value: str | None) -> str | None:
    found = _DAY.match(value) if value else None
    return found[0] if found else None


def _time(root: _Element) -> str | None:
    times = [(time.get("itemprop") or "", time.get("datetime")) for time in root.iter("time")]
    marked = [value for name, value in times if name.lower() == "datepublished" and value]
    return _day(marked[0] if marked else next((value for _, value in times if value), None))


def _linked(root: _Element) -> Iterator[dict[str, Any]]:
    """Objects of JSON-LD scripts, one level deep, a graph's members included."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = msgspec.json.decode((script.text or "").strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield item
                yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()


def _named(linked: list[dict[str, Any]], key: str) -> str | None:
    for item in linked:
        value = item.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None
