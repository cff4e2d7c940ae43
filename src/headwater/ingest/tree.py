"""An HTML text as a tree without the parts of a page that are none of its document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.codebook import Codebook
from headwater.errors import SourceDamaged, SourceTooLarge
from headwater.ingest.cues import build_cues
from headwater.ingest.limits import MAX_ELEMENTS

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "nav",
        "aside",
        "footer",
        "dialog",
        "menu",
        "map",
        "head",
        "figcaption",
    ]
)
_ROOTS = frozenset({"html", "body", "main", "article", "h1"})
_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert", "menu", "menubar"}
)
"""Elements and roles that hold no running text of a document. Sources: HTML Standard; WAI-ARIA landmark roles."""
_DECLARATION = re.compile(r"<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,20000}\]\s*)?>", re.IGNORECASE)
"""Entities that a page declares for itself are never looked at."""
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def text_of(element: _Element) -> str:
    """All text below ``element``, as it stands."""
    return "".join(map(str, element.itertext()))


def parse_tree(text: str, *, path: str) -> _Element:
    """The tree of an HTML text. Raises SourceTooLarge where it is nested too deeply or has too many elements."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceDamaged(path, f"HTML without an element: {error.msg}") from error
    if root is None:
        raise SourceDamaged(path, "HTML without an element")
    _refuse_deep(parser, path)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise SourceTooLarge(path, f"more than {MAX_ELEMENTS:,} elements")
    return root


def _refuse_deep(parser: object, path: str) -> None:
    """The parser stops at its limit of depth and says so; what it read till there is not the page."""
    for entry in parser.error_log:  # type: ignore[attr-defined]
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            deep = "depth" in entry.message
            reason = "elements nested too deeply" if deep else "a stretch without markup longer than 10,000,000 bytes"
            raise SourceTooLarge(f"{path}: line {entry.line}", reason)


def prune(root: _Element, codebook: Codebook) -> None:
    """Takes out of ``root`` what is not shown, and menus, margins and footers; their tails stay."""
    for element in [each for each in root.iter() if _is_margin(each, codebook)]:
        _drop(element)
    for element in [each for each in root.iter("ul", "ol", "p", "div", "table") if _is_menu(each)]:
        _drop(element)


def _is_margin(element: _Element, codebook: Codebook) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in _UNSEEN or element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
        return True
    if element.tag in _ROOTS:
        return False
    if (
        element.tag == "header"
        and not any(True for _ in element.iter("h1", "time"))
        and not _inside(element, "article")
    ):
        return True
    if (element.get("role") or "").lower() in _ROLES or element.get("aria-hidden") == "true":
        return not _holds_document(element)
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    classes = build_cues(codebook, "front_class")
    return any(classes.whole(name) for name in names) and not _holds_document(element)


def _holds_document(element: _Element) -> bool:
    """A page may call the frame around everything by such a name."""
    return next(element.iter("h1", "article", "main"), None) is not None


def _inside(element: _Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _is_menu(element: _Element) -> bool:
    """A list, or a line, whose every word is a link. Headings that are links are headings."""
    if element.tag == "div" and next(element.iterdescendants("div", "p", "ul", "ol", "table"), None) is not None:
        return False
    links = list(element.iter("a"))
    if not links or next(element.iterdescendants("h1", "h2", "h3", "table"), None) is not None:
        return False
    total = _letters(text_of(element))
    linked = sum(_letters(text_of(link)) for link in links)
    if element.tag in ("ul", "ol"):
        return linked >= 0.9 * total and len(list(element.iter("li"))) > 1
    return linked >= 0.95 * total and total < 60 * len(links)


def _letters(text: str) -> int:
    return sum(1 for c in text if c.isalnum())


def _drop(element: _Element) -> None:
    """Without its tail, which is the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
