"""A PDF to lines with their places on the page. How the lines make paragraphs is the next module's question."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from headwater.errors import SourceDamaged, SourceEmpty, SourceEncrypted, SourceTooLarge
from headwater.ingest.limits import MAX_CHARACTERS, MAX_PAGES

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_WRONG_PASSWORD = 4
_HYPHEN_MARKS = ("\ufffe", "\x02")
"""What PDFium gives for a hyphen at the end of a line; it then leaves the line end out."""
_WIDE = 0.8
"""A gap of so many heights of its line may part two cells; a space is about a quarter of one."""
_FIRST_CJK = 0x3000


class Cell(msgspec.Struct, frozen=True):
    """A stretch of a line between wide gaps: where it stands from ``left`` to ``right``, and its words."""

    left: float
    right: float
    text: str


class PdfLine(msgspec.Struct, frozen=True):
    """A line of a page: its text and its box in points from the page's lower left corner; pages count from 0.

    ``word`` is the width of its first word, in writing without spaces of its first two characters.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    word: float
    cells: tuple[Cell, ...] = ()


def read_lines(content: bytes, *, path: str) -> tuple[PdfLine, ...]:
    """The lines of a PDF, page by page.

    Raises SourceEncrypted, SourceDamaged, SourceTooLarge, and SourceEmpty where its pages are images only.
    """
    if b"%%EOF" not in content[-2048:]:
        raise SourceDamaged(f"{path}: byte {len(content)}", "a PDF without its end mark: truncated")
    document = _open(content, path)
    try:
        return _lines_of(document, path)
    finally:
        document.close()


def _open(content: bytes, path: str) -> PdfDocument:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise SourceEncrypted(path, "a PDF that wants a password") from error
        raise SourceDamaged(path, f"a PDF that cannot be opened: {error}") from error
    if pages == 0:
        raise SourceDamaged(path, "a PDF without pages")
    if pages > MAX_PAGES:
        raise SourceTooLarge(path, f"{pages:,} pages; at most {MAX_PAGES:,} are read")
    return document


def _lines_of(document: PdfDocument, path: str) -> tuple[PdfLine, ...]:
    lines: list[PdfLine] = []
    characters = 0
    for number in range(len(document)):
        page_lines, count = _read_page(document, number, path, MAX_CHARACTERS - characters)
        lines += page_lines
        characters += count
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceEmpty(path, f"no text layer in any of {len(document)} pages")
    return tuple(lines)


def _read_page(document: PdfDocument, number: int, path: str, room: int) -> tuple[list[PdfLine], int]:
    import pypdfium2

    place = f"{path}: page {number + 1}"
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise SourceDamaged(place, f"cannot be read: {error}") from error
    count = text.count_chars()
    if count > room:
        raise SourceTooLarge(place, f"more than {MAX_CHARACTERS:,} characters in the document")
    lines = list(_page_lines(text, number, count))
    text.close()
    page.close()
    return lines, count


def _page_lines(page: PdfTextPage, number: int, count: int) -> Iterator[PdfLine]:
    from pypdfium2 import raw

    start = 0
    letters = [raw.FPDFText_GetUnicode(page.raw, index) for index in range(count)]
    for index, letter in enumerate([*letters, 10]):
        divided = chr(letter) in _HYPHEN_MARKS
        if letter in (10, 13) or divided:
            yield from _line(page, number, letters, start, index + divided, raw)
            start = index + 1


def _line(page: PdfTextPage, number: int, letters: list[int], start: int, end: int, raw: Any) -> Iterator[PdfLine]:
    seen = [index for index in range(start, end) if not chr(letters[index]).isspace()]
    if not seen:
        return
    boxes = [_box(page, index, raw) for index in (seen[0], seen[-1], *seen[1:-1:8])]
    text = _clean("".join(map(chr, letters[start:end])))
    if text.strip():
        yield PdfLine(
            text.strip(),
            number,
            min(box[0] for box in boxes),
            max(box[1] for box in boxes),
            min(box[2] for box in boxes),
            max(box[3] for box in boxes),
            _box(page, _word_end(letters, seen), raw)[1] - boxes[0][0],
            tuple(_cells(page, letters, seen, raw)),
        )


def _cells(page: PdfTextPage, letters: list[int], seen: list[int], raw: Any) -> Iterator[Cell]:
    """The line cut at gaps much wider than a space: what may be the cells of a row."""
    first = 0
    for at in range(1, len(seen) + 1):
        if at < len(seen) and (seen[at] == seen[at - 1] + 1 or not _is_wide(page, seen[at - 1], seen[at], raw)):
            continue
        left, right = _box(page, seen[first], raw), _box(page, seen[at - 1], raw)
        yield Cell(left[0], right[1], _clean("".join(map(chr, letters[seen[first] : seen[at - 1] + 1]))).strip())
        first = at


def _is_wide(page: PdfTextPage, before: int, after: int, raw: Any) -> bool:
    left, right = _box(page, before, raw), _box(page, after, raw)
    return right[0] - left[1] > _WIDE * (left[3] - left[2])


def _word_end(letters: list[int], seen: list[int]) -> int:
    """The index of the last character of the first word; a hyphen ends it, for a line may end there too."""
    if letters[seen[0]] >= _FIRST_CJK:
        return seen[min(1, len(seen) - 1)]
    end = seen[0]
    for index in seen[1:]:
        if index != end + 1 or chr(letters[end]) == "-":
            return end
        end = index
    return end


def _clean(text: str) -> str:
    """UTF-16 halves joined; PDFium's mark of a divided word is a hyphen; other controls are dropped."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    for mark in _HYPHEN_MARKS:
        text = text.replace(mark, "-")
    text = re.sub("[\u0000-\u0008\u000e-\u001f\ufffd]", "", text).replace("\u00a0", " ").replace("\t", " ")
    return re.sub(r"(?<=\d) (?=[.,]\d)", "", text)


def _box(page: PdfTextPage, index: int, raw: Any) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of a character by its font's box, so that lines of one size are of one height."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box))
    left, right, bottom, top = (
        edge if math.isfinite(edge) else 0.0 for edge in (box.left, box.right, box.bottom, box.top)
    )
    return left, right, bottom, top
