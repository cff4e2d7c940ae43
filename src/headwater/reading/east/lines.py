"""Splits a Japanese or Chinese document into sentences and pieces; a full stop in a quotation ends no sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from headwater.codebook import Codebook
from headwater.grammar import DateMention, find_dates, find_money, find_numbers
from headwater.model import Document
from headwater.reading.blocks import Block, find_blocks
from headwater.reading.east.cues import build_pattern
from headwater.reading.east.lexicon import find_east_tags
from headwater.reading.sentence import Sentence

T = TypeVar("T", bound=msgspec.Struct)

_STOPS = "。｡．！？!?"
_OPEN = dict(zip("「『（(“〈《【[", "」』）)”〉》】]", strict=True))
_BREAKS = "、､，,；;：:"
_STRONG = "；;"
_ENDS = tuple("。｡．！？!?」』”）)；;：:")
_SHORT = re.compile(r"(?<![0-9.,])([0-9]{2})年(?=に(?!わた|及|亘)|、|の間に)")
_AHEAD = 20
"""So many years ahead a year by two figures may lie."""

_DOLLAR = "USD"
"""A dollar without a country is the American one in both languages."""

_LONGEST = 400
"""A bracket that is not closed within so many characters is taken for a slip."""


class Piece(msgspec.Struct, frozen=True):
    """What stands between two marks of a sentence, ``[start, end)`` of its text; ``strong``: a semicolon ends it."""

    start: int
    end: int
    strong: bool = False


def _closed(text: str, at: int, end: int) -> int:
    """Where the bracket that opens at ``at`` is closed; ``at`` where it is not."""
    close, depth = _OPEN[text[at]], 0
    for k in range(at, min(end, at + _LONGEST)):
        depth += (text[k] == text[at]) - (text[k] == close)
        if depth == 0:
            return k
    return at


def _quotes_sentence(text: str, at: int, close: int, after: str) -> bool:
    """Whether a quotation that ends in a full stop is a sentence by itself: nothing that takes it up follows."""
    return text[close - 1] in _STOPS and not after and text[at] in "「『“"


def find_east_sentences(
    text: str, start: int, end: int, codebook: Codebook, language: str
) -> Iterator[tuple[int, int]]:
    """Pairs ``[start, end)`` of the sentences of ``text[start:end]``, without the space around them."""
    takes = build_pattern(codebook, language, "east_takes_quote")
    at = k = start
    while k < end:
        stop = False
        if text[k] in _OPEN:
            close = _closed(text, k, end)
            stop = close > k and _quotes_sentence(text, k, close, "x" if takes.match(text, close + 1) else "")
            k = close
        elif text[k] in _STOPS and not (
            (text[k] in "!?" and text[k + 1 : k + 2].isascii() and text[k + 1 : k + 2].isalnum())
            or (text[k] == "．" and text[k + 1 : k + 2].isdecimal() and text[k - 1 : k].isdecimal())
        ):
            stop = True
            while k + 1 < end and text[k + 1] in "」』”）)" + _STOPS:
                k += 1
        k += 1
        if stop:
            yield at, k
            at = k
            while at < end and text[at].isspace():
                at += 1
            k = max(k, at)
    if at < end:
        yield at, end


def find_pieces(text: str) -> list[Piece]:
    """The pieces of a sentence's ``text``: marks inside brackets and between digits part nothing."""
    pieces: list[Piece] = []
    at = k = 0
    while k < len(text):
        if text[k] in _OPEN:
            k = _closed(text, k, len(text))
        elif text[k] in _BREAKS and not (
            text[k] in ",:" and text[k - 1 : k].isdigit() and text[k + 1 : k + 2].isdigit()
        ):
            pieces.append(Piece(at, k, text[k] in _STRONG))
            at = k + 1
        k += 1
    return [p for p in (*pieces, Piece(at, len(text), True)) if text[p.start : p.end].strip()]


def _is_heading(text: str, block: Block) -> bool:
    body = text[block.start : block.end].rstrip()
    return block.kind != "row" and not body.endswith(_ENDS) and "。" not in body and len(body) < 60


def _short_years(text: str, document: Document, language: str) -> list[DateMention]:
    """Years by two figures with a particle of time, as Japanese papers print them ("18年に")."""
    published = document.metadata.published or ""
    if language != "ja" or not published[:4].isdigit():
        return []
    now = int(published[:4])
    found = ((m, int(m.group(1)) + now // 100 * 100) for m in _SHORT.finditer(text))
    return [
        DateMention(start=m.start(), end=m.end(), kind="year", year=year if year <= now + _AHEAD else year - 100)
        for m, year in found
    ]


def _shift(found: Sequence[T], by: int) -> tuple[T, ...]:
    """``found`` with positions of the document."""

    def moved(one: T) -> T:
        fields = ("start", "end", "hedge") if hasattr(one, "hedge") else ("start", "end")
        return msgspec.structs.replace(one, **{f: getattr(one, f) + by for f in fields})

    return tuple(moved(one) for one in found)


def _build(
    document: Document, codebook: Codebook, language: str, place: tuple[int, int, int, int], kind: str, heading: str
) -> Sentence:
    number, block, start, end = place
    text = document.text[start:end]

    dates = sorted((*find_dates(text, codebook), *_short_years(text, document, language)), key=lambda d: d.start)
    money = find_money(text, codebook, dollar=_DOLLAR, yuan=language == "zh")
    tags = [
        t
        for t in find_east_tags(text, codebook, language)
        if not any(m.start < t.end and t.start < m.end for m in money)
    ]
    return Sentence(
        number, block, start, end, start, text, kind, None, heading, (), _shift(tags, start), (),
        _shift(money, start), _shift(dates, start), _shift(find_numbers(text, codebook), start),
    )  # fmt: skip


def find_document_lines(document: Document, codebook: Codebook, language: str) -> list[Sentence]:
    """Every sentence of the body, in order; headings and rows of tables are none."""
    found: list[Sentence] = []
    heading = ""
    for number, block in enumerate(find_blocks(document)):
        if _is_heading(document.text, block):
            heading = document.text[block.start : block.end]
            continue
        for start, end in find_east_sentences(document.text, block.start, block.end, codebook, language):
            found.append(_build(document, codebook, language, (len(found), number, start, end), block.kind, heading))
    return found


def build_title(document: Document, codebook: Codebook, language: str) -> Sentence | None:
    """The title as a sentence, where it stands in the text."""
    title = document.metadata.title or ""
    at = document.text.find(title) if title else -1
    return _build(document, codebook, language, (-1, -1, at, at + len(title)), "heading", "") if at >= 0 else None
