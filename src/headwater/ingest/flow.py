"""Lines of pages to paragraphs: margins dropped, wrapped lines joined, divided words made whole."""

from itertools import pairwise
import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
    parts = [kept[0].text]
    for before, line in pairwise(kept):
        joint = _joint(before, line, layout)
        if joint == "":
            last = parts.pop()
            parts += [_end_of(last, line.text, words, codebook), line.text]
        else:
            parts += [joint, line.text]
    return "".join([*parts, "\n"])


class _Layout(msgspec.Struct, frozen=True):
    """The usual step from line to line and both margins in points, the usual height, and the longest line in characters."""

    step: float
    height: float
    left: float
    right: float
    letters: int


def _measure(lines: list[PdfLine]) -> _Layout:
    height = median(_height(line) for line in lines)
    lefts = Counter(round(line.left) for line in lines)
    return _Layout(
        _step(lines, height),
        height,
        float(lefts.most_common(1)[0][0]),
        max(line.right for line in lines),
        sorted(len(line.text) for line in lines)[-1 - len(lines) // 20],
    )


def _step(lines: list[PdfLine], height: float) -> float:
    """The step within paragraphs: known where a line goes on in small letters, else the smallest."""
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if a.page == b.page and a.bottom - b.bottom > 0.8 * height
    ]
    inside = [a.bottom - b.bottom for a, b in pairs if b.text[0].islower() and not a.text.endswith((".", ":", ";"))]
    if inside:
        return median(inside)
    return min([a.bottom - b.bottom for a, b in pairs] + [1.4 * height])


def _joint(before: PdfLine, line: PdfLine, layout: _Layout) -> str:
    """What stands between two lines: nothing (a wrapped line), a line end, or a blank line."""
    wraps = not _BULLET.match(line.text) and _same_size(before, line) and _is_wrapped(before, line, layout)
    if before.page != line.page or before.bottom <= line.bottom:
        return "" if wraps else "\n\n"
    if before.bottom - line.bottom > _WIDE_GAP * max(layout.step, layout.step * _height(line) / layout.height):
        return "\n\n"
    if wraps and _is_indented(before, line, layout):
        return "\n\n"
    return "" if wraps else "\n"


def _is_indented(before: PdfLine, line: PdfLine, layout: _Layout) -> bool:
    """A first line set in, after a sentence's end at the usual margin: books part their paragraphs so."""
    ends = before.text.endswith((".", "。", "”", '"', "?", "!"))
    return ends and line.left > layout.left + 0.8 * layout.height and before.left <= layout.left + 2


def _height(line: PdfLine) -> float:
    return line.top - line.bottom


def _same_size(before: PdfLine, line: PdfLine) -> bool:
    return abs(_height(before) - _height(line)) <= 0.25 * max(_height(before), _height(line))


def _is_wrapped(before: PdfLine, line: PdfLine, layout: _Layout) -> bool:
    """Whether ``line`` goes on where ``before`` ends.

    Surely so where its first word would not have fitted behind, by points or by characters; likely so where a long line
    breaks off without a mark and goes on in small letters.
    """
    if before.right + 0.2 * layout.height + line.word > layout.right - 0.4 * layout.height:
        return True
    word = line.text.split(" ", 1)[0]
    if len(before.text) >= 40 and len(before.text) + 1 + len(word) > layout.letters:
        return True
    long = before.right - layout.left > 0.6 * (layout.right - layout.left)
    return long and line.text[0].islower() and not before.text.endswith((".", ":", ";", "!", "?"))


def _end_of(text: str, line: str, words: Counter[str], codebook: Codebook) -> str:
    """``text``, its last line, as ``line`` wants it: without the hyphen of a divided word, or with a space behind it."""
    divided = _DIVIDED.search(text[-60:])
    if divided and line[:1].islower():
        return text[:-1] if _is_divided(divided[1], line, words, codebook) else text
    return text if text.endswith(("-", "\u2010")) or _is_unspaced(text[-4:], line[:4]) else text + " "


def _is_unspaced(before: str, after: str) -> bool:
    """Japanese and Chinese put no space where a line ends, but for two Latin words."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return not latin and bool(_CJK.search(before + after))


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
    heads = {id(line) for line in _lone_heads(lines)}
    return [
        line
        for line in lines
        if id(line) not in heads
        and (id(line) not in edges or not _is_margin(line, lines, repeated[_bare(line)] >= wanted, codebook))
    ]


def _is_margin(line: PdfLine, lines: Sequence[PdfLine], repeated: bool, codebook: Codebook) -> bool:
    return (repeated and not _is_first(line, lines)) or _is_number(line, codebook)


def _lone_heads(lines: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """A line of small print well above everything else of its page: a running head, be there one page only."""
    usual = median(_height(line) for line in lines)
    for page in {line.page for line in lines}:
        ordered = sorted((line for line in lines if line.page == page), key=lambda line: -line.bottom)
        if len(ordered) > 3 and _height(ordered[0]) < 0.9 * usual and ordered[0].bottom - ordered[1].top > usual:
            yield ordered[0]


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
