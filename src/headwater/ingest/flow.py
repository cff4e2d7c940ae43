"""Lines of pages to paragraphs: margins dropped, wrapped lines joined, divided words made whole."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.grid import join_rows
from headwater.ingest.margins import drop_margins
from headwater.ingest.pdf import PdfLine

_DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BULLET = re.compile(r"(?:[-–—•*●○□■◆▪‣]|\(?\d{1,2}[.)])\s")
_WIDE_GAP = 1.35
"""A gap between lines this much over the usual one parts paragraphs."""
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def build_text(lines: Sequence[PdfLine], codebook: Codebook) -> str:
    """The running text of a PDF: paragraphs apart by a blank line, lines of a head on lines of their own."""
    kept = drop_margins(lines, codebook)
    if not kept:
        return ""
    kept, rows = join_rows(kept)
    layout = _measure(kept)
    words = Counter(word.lower() for line in kept for word in _WORD.findall(line.text))
    parts = [kept[0].text]
    for before, line in pairwise(kept):
        joint = _row_joint(before, line, rows) if before in rows or line in rows else _joint(before, line, layout)
        if joint == "":
            last = parts.pop()
            parts += [_end_of(last, line.text, words, codebook), line.text]
        else:
            parts += [joint, line.text]
    return "".join([*parts, "\n"])


def _row_joint(before: PdfLine, line: PdfLine, rows: dict[PdfLine, int]) -> str:
    """Rows of one table stand on lines that follow each other; a table is a paragraph."""
    return "\n" if rows.get(before) == rows.get(line) else "\n\n"


class _Layout(msgspec.Struct, frozen=True):
    """Usual step from line to line, height, and margins, all in points, and the longest line in characters."""

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
    pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page and a.bottom - b.bottom > 0.8 * height]
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
    if _DIVIDED.search(before.text[-60:]) and line.text[0].isalpha():
        return True
    if before.right + 0.2 * layout.height + line.word > layout.right - 0.4 * layout.height:
        return True
    word = line.text.split(" ", 1)[0]
    if len(before.text) >= 40 and len(before.text) + 1 + len(word) > layout.letters:
        return True
    long = before.right - layout.left > 0.6 * (layout.right - layout.left)
    return long and line.text[0].islower() and not before.text.endswith((".", ":", ";", "!", "?"))


def _end_of(text: str, line: str, words: Counter[str], codebook: Codebook) -> str:
    """``text``, its last line, as ``line`` wants it: without a divided word's hyphen, or with a space behind."""
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
