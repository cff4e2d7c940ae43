"""Lines of pages to paragraphs: margins dropped, wrapped lines joined, divided words made whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
import re
from statistics import median

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.pdf import PdfLine

_DIGITS = re.compile(r"\d+")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BULLET = re.compile(r"(?:[-–—•*●○□■◆▪‣]|\(?\d{1,2}[.)])\s")
_WIDE_GAP = 1.35
"""A gap between lines this much over the usual one parts paragraphs."""
_MARGIN_LINES = 2
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def build_text(lines: Sequence[PdfLine], codebook: Codebook) -> str:
    """The running text of a PDF: paragraphs apart by a blank line, lines of a head on lines of their own."""
    kept = _drop_margins(lines, codebook)
    if not kept:
        return ""
    layout = _measure(kept)
    words = Counter(word.lower() for line in kept for word in _WORD.findall(line.text))
    text = kept[0].text
    for before, line in zip(kept, kept[1:], strict=False):
        joint = _joint(before, line, layout)
        text = _join(text, line.text, words, codebook) if joint == "" else text + joint + line.text
    return text + "\n"


class _Layout(msgspec.Struct, frozen=True):
    """The usual step from line to line, the right margin, and the usual left margin, in points."""

    step: float
    right: float
    left: float


def _measure(lines: list[PdfLine]) -> _Layout:
    steps = [a.bottom - b.bottom for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page and a.bottom > b.bottom + 1]
    heights = [line.top - line.bottom for line in lines]
    usual = _commonest(steps) if steps else median(heights) * 1.2
    lefts = Counter(round(line.left) for line in lines)
    return _Layout(usual, max(line.right for line in lines), float(lefts.most_common(1)[0][0]))


def _commonest(steps: list[float]) -> float:
    """The step within paragraphs is the commonest one; among equals the smallest."""
    counted = Counter(round(step, 1) for step in steps)
    most = max(counted.values())
    return min(step for step, count in counted.items() if count == most)


def _joint(before: PdfLine, line: PdfLine, layout: _Layout) -> str:
    """What stands between two lines: nothing (a wrapped line), a line end, or a blank line."""
    same_page = before.page == line.page and before.bottom > line.bottom
    wraps = _is_full(before, line, layout) and not _BULLET.match(line.text) and _same_size(before, line)
    if not same_page:
        return "" if wraps else "\n\n"
    if before.bottom - line.bottom > _WIDE_GAP * max(layout.step, 0.9 * min(_height(before), _height(line))):
        return "\n\n"
    if wraps and line.left > layout.left + 8 and before.left <= layout.left + 2 and before.text.endswith((".", "。", "”", '"')):
        return "\n\n"
    return "" if wraps else "\n"


def _height(line: PdfLine) -> float:
    return line.top - line.bottom


def _same_size(before: PdfLine, line: PdfLine) -> bool:
    return abs(_height(before) - _height(line)) <= 0.25 * max(_height(before), _height(line))


def _is_full(before: PdfLine, line: PdfLine, layout: _Layout) -> bool:
    """Whether the next line's first word would not have fitted behind the line: only then was it wrapped."""
    word = line.text.split(" ", 1)[0]
    word = word[:2] if _CJK.match(word) else re.split(r"(?<=-)", word)[0]
    per_letter = (line.right - line.left) / max(1, len(line.text))
    return before.right + (len(word) + 0.4) * per_letter > layout.right - 0.5 * per_letter


def _join(text: str, line: str, words: Counter[str], codebook: Codebook) -> str:
    divided = _DIVIDED.search(text[-60:])
    if divided and line[:1].islower():
        return text[:-1] + line if _is_divided(divided[1], line, words, codebook) else text + line
    if text.endswith(("-", "\u2010")) or (_CJK.match(text[-1]) and _CJK.match(line[0])):
        return text + line
    return text + " " + line


def _is_divided(first: str, line: str, words: Counter[str], codebook: Codebook) -> bool:
    """Whether a hyphen at a line's end only divides a word: the document's other words decide, then the first part."""
    second = _WORD.match(line)
    rest = second[0].split("-")[0] if second else ""
    whole, compound = (first + rest).lower(), f"{first}-{rest}".lower()
    if words[whole] != words[compound]:
        return words[whole] > words[compound]
    return build_cues(codebook, "front_hyphen").whole(first.lower()) is None


def _drop_margins(lines: Sequence[PdfLine], codebook: Codebook) -> list[PdfLine]:
    """Without lines that stand at the edge of several pages in the same words, numbers apart, and bare page numbers."""
    edges = {id(line): line for line in _edge_lines(lines)}
    pages = len({line.page for line in lines})
    seen = Counter(key for key in {(line.page, _bare(line)) for line in edges.values()})
    repeated = Counter(bare for _, bare in seen)
    wanted = max(2, (pages + 1) // 2)
    return [
        line
        for line in lines
        if id(line) not in edges
        or not ((repeated[_bare(line)] >= wanted and not _is_first(line, lines)) or _is_number(line, codebook))
    ]


def _is_first(line: PdfLine, lines: Sequence[PdfLine]) -> bool:
    """The headline may be repeated as a running head: its first place stays."""
    return next(each for each in lines if _bare(each) == _bare(line)) is line and not _DIGITS.search(line.text)


def _edge_lines(lines: Sequence[PdfLine]) -> Iterator[PdfLine]:
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        ordered = sorted(page, key=lambda line: line.bottom)
        yield from ordered[:_MARGIN_LINES]
        yield from ordered[-_MARGIN_LINES:]


def _bare(line: PdfLine) -> str:
    return _DIGITS.sub("0", line.text).strip().lower()


def _is_number(line: PdfLine, codebook: Codebook) -> bool:
    """ "3", "- 3 -", "Page 3 of 10": a number of the page, and words for it, alone."""
    number = line.page + 1
    if len(line.text) > 24 or not _DIGITS.search(line.text):
        return False
    rest = build_cues(codebook, "front_page_word").pattern.sub("", line.text)
    figures = [int(figure) for figure in _DIGITS.findall(rest) if len(figure) <= 4]
    return not re.search(r"[^\W\d_]", rest) and bool(figures) and number - 1 <= figures[0] <= number + 400
