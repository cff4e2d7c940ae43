"""Running heads, feet and page numbers of a PDF: what stands at the edge of its pages and is none of its text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.pdf import PdfLine

_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""Lines at most of a running head or foot."""
_APART = 1.5
"""A running head stands off the text by at least so many heights of a line."""
_SAME_PLACE = 4.0
"""Points by which its place may differ from page to page."""


def drop_margins(lines: Sequence[PdfLine], codebook: Codebook) -> list[PdfLine]:
    """``lines`` without those that stand off the text at the same place of several pages, and without page numbers."""
    if not lines:
        return []
    pages = _pages(lines)
    usual = median(line.top - line.bottom for line in lines)
    edges = [line for page in pages for line in _edge_lines(page, usual)]
    seen = Counter(_key(line) for line in edges)
    wanted = max(2, (len(pages) + 1) // 2)
    dropped = {id(line) for line in edges if seen[_key(line)] >= wanted}
    dropped |= {id(line) for page in pages for line in (page[0], page[-1]) if _is_number(line, codebook)}
    dropped |= {id(page[0]) for page in pages if len(page) > 3 and _is_small_and_apart(page[0], page[1], usual)}
    return [line for line in lines if id(line) not in dropped]


def _pages(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The lines of each page, from its upper edge down."""
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return [sorted(page, key=lambda line: -line.bottom) for page in pages.values()]


def _edge_lines(page: list[PdfLine], usual: float) -> Iterator[PdfLine]:
    """The one or two lines at each edge of a page that a gap parts from what is further in."""
    for ordered in (page, page[::-1]):
        for number in range(min(_EDGE, len(ordered) - 1)):
            if abs(ordered[number].bottom - ordered[number + 1].bottom) > (1 + _APART) * usual:
                yield from ordered[: number + 1]
                break


def _key(line: PdfLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text).lower(), round(line.bottom / _SAME_PLACE)


def _is_small_and_apart(line: PdfLine, below: PdfLine, usual: float) -> bool:
    """Small print well above everything else of its page: a running head, be there one page only."""
    return line.top - line.bottom < 0.9 * usual and line.bottom - below.top > usual


def _is_number(line: PdfLine, codebook: Codebook) -> bool:
    """Whether a line is but the page's number and words for it: "3", "- 3 -", "Page 3 of 10"."""
    if len(line.text) > 24 or not _DIGITS.search(line.text):
        return False
    rest = build_cues(codebook, "front_page_word").pattern.sub("", line.text)
    figures = [int(figure) for figure in _DIGITS.findall(rest) if len(figure) <= 4]
    return not re.search(r"[^\W\d_]", rest) and bool(figures) and line.page <= figures[0] <= line.page + 400
