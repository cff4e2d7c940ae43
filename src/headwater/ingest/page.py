"""An HTML page to text: the part that holds its document, its headline first, paragraphs apart by a blank line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from headwater.codebook import Codebook
from headwater.errors import SourceEmpty
from headwater.ingest.blocks import Block, find_blocks
from headwater.ingest.hints import Hints, find_hints
from headwater.ingest.limits import MAX_GUESSED
from headwater.ingest.marks import is_prose
from headwater.ingest.names import names_house
from headwater.ingest.tree import parse_tree, prune, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SITE_MARKS = (" | ", "｜", " – ", " — ", " - ", " :: ")


def parse_page(text: str, *, path: str, codebook: Codebook) -> tuple[str, Hints]:
    """The document's text and what the markup says of it. Raises SourceEmpty where the page shows no text."""
    root = parse_tree(text, path=path)
    hints = _with_site(find_hints(root), codebook)
    prune(root, codebook)
    top = _find_top(root, text, codebook)
    headline = _headline(top, hints, codebook)
    blocks = _from_headline(find_blocks(top), headline)
    if not blocks:
        raise SourceEmpty(path, "a page without text")
    if headline and not any(_same(block.text, headline) for block in blocks[:12]):
        blocks = [Block(headline, None), *blocks]
    return _join(blocks), msgspec.structs.replace(hints, title=headline)


def _same(text: str, headline: str) -> bool:
    return " ".join(text.split()) == headline


def _join(blocks: list[Block]) -> str:
    parts = [blocks[0].text]
    for block in blocks[1:]:
        parts += ["\n" if block.tight else "\n\n", block.text]
    return "".join([*parts, "\n"])


def _find_top(root: _Element, source: str, codebook: Codebook) -> _Element:
    """The element that holds the document: by its markup, else by the main text; its headline included."""
    body = root.find("body")
    body = body if body is not None else root
    top = _marked(body)
    if top is None and len(source) > MAX_GUESSED:
        top = body
    if top is None:
        top = _holding(body, source, codebook)
    return _with_headline(top, body)


def _marked(body: _Element) -> _Element | None:
    """What the markup calls the document, where it calls one thing so, or one much the largest."""
    for found in _calls(body):
        known = set(found)
        outer = [each for each in found if known.isdisjoint(each.iterancestors())]
        sizes = [len(text_of(each).strip()) for each in outer]
        if sizes and max(sizes) * 2 > sum(sizes):
            return outer[sizes.index(max(sizes))]
    return None


def _calls(body: _Element) -> Iterator[list[_Element]]:
    yield list(body.iter("article"))
    yield [each for each in body.iter() if each.get("itemprop") == "articleBody"]
    yield list(body.iter("main"))
    yield [each for each in body.iter() if each.get("role") == "main"]


def _holding(body: _Element, source: str, codebook: Codebook) -> _Element:
    """The lowest element above every paragraph that trafilatura takes for main text."""
    from trafilatura import extract

    main = extract(source, favor_recall=True, include_comments=False, include_formatting=False) or ""
    wanted = {" ".join(line.split()) for line in main.split("\n") if len(line) > 40}
    blocks = find_blocks(body)
    owners = [
        block.element
        for block in blocks
        if block.element is not None and any(" ".join(line.split()) in wanted for line in block.text.split("\n"))
    ]
    if not owners or _is_partial(top := _shared(owners, body), blocks, codebook):
        return body
    return top


def _is_partial(top: _Element, blocks: list[Block], codebook: Codebook) -> bool:
    """Whether much prose stands outside ``top``: then the page is better read whole than in part."""
    prose = [block for block in blocks if is_prose(block.text, codebook)]
    inside = sum(len(block.text) for block in prose if block.element is not None and top in _path(block.element))
    return inside * 2 < sum(len(block.text) for block in prose)


def _shared(owners: list[_Element], body: _Element) -> _Element:
    """The lowest element above all of ``owners``."""
    shared = _path(owners[0])
    for owner in owners[1:]:
        path = _path(owner)
        shared = [a for a, b in zip(shared, path, strict=False) if a is b]
    return shared[-1] if shared else body


def _path(element: _Element) -> list[_Element]:
    return [*reversed(list(element.iterancestors())), element]


def _with_headline(top: _Element, body: _Element) -> _Element:
    """The nearest element around ``top`` that holds the headline too; ``top`` itself where the page has none."""
    if top is body or next(body.iter("h1"), None) is None:
        return top
    while top is not body and next(top.iter("h1"), None) is None:
        parent = top.getparent()
        if parent is None:
            return top
        top = parent
    return top


def _headline(top: _Element, hints: Hints, codebook: Codebook) -> str | None:
    heads = [" ".join(text_of(head).split()) for head in top.iter("h1")]
    heads = [head for head in heads if head]
    if len(heads) > 1 and hints.title:
        heads = [head for head in heads if head in hints.title] or heads
    return heads[0] if heads else _without_site(hints, codebook)


def _without_site(hints: Hints, codebook: Codebook) -> str | None:
    """The page's title without the site's name behind a bar or a dash."""
    title, site = _parts(hints.title or "")
    named = site == hints.publisher or names_house(site, codebook)
    barred = (hints.title or "").removesuffix(site).rstrip().endswith(("|", "｜")) and len(title) > len(site)
    return (title if site and (named or barred) else hints.title) or None


def _parts(title: str) -> tuple[str, str]:
    """A page's title, and what stands behind its last bar or dash."""
    for mark in _SITE_MARKS:
        if mark in title:
            front, _, back = title.rpartition(mark)
            return front.strip(), back.strip()
    return title, ""


def _with_site(hints: Hints, codebook: Codebook) -> Hints:
    """The site's name in the title as the publisher, where nothing else names one and it is a house's."""
    site = _parts(hints.title or "")[1]
    if hints.publisher or not site or not names_house(site, codebook):
        return hints
    return msgspec.structs.replace(hints, publisher=site)


def _from_headline(blocks: list[Block], headline: str | None) -> list[Block]:
    """What stands above the headline is the page's, unless it is short (a date, a kind of text)."""
    for index, block in enumerate(blocks):
        if headline and _same(block.text, headline):
            return [*(each for each in blocks[max(0, index - 3) : index] if len(each.text) < 80), *blocks[index:]]
    return blocks
