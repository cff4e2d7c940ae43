"""Splits blocks into sentences: English by marks and capitals, Japanese and Chinese by their full stops."""

import re
from collections.abc import Iterable

from headwater.codebook import Codebook
from headwater.reading.words import find_words

_GLUED = r"(?:(?<=[a-z]{4})|(?<=[^.,]\d{4}))\.(?=[A-Z][a-z]+[ ,])"
"""A full stop behind which the space was forgotten: "participating.The"."""

_STOP = re.compile(rf"[.!?…]+[\"”’'»)\]]*(?=\s)|{_GLUED}|[。！？]+[」』”]*|;\n")
_OPENER = re.compile(r"\s*[\"“‘'«(\[]?[A-ZÀ-Þ0-9£$€¥]")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]\.)+$")


def _is_end(text: str, mark: re.Match[str], start: int, end: int, abbreviations: frozenset[str]) -> bool:
    if mark.group()[0] in "。！？":
        return True
    if not _OPENER.match(text, mark.end(), end):
        return False
    if mark.group()[0] != ".":
        return True
    word = text[start : mark.start() + 1].rsplit(None, 1)[-1].lstrip("(\"“‘'").lower()
    if word in abbreviations:
        return False
    return not _INITIAL.search(text[max(start, mark.start() - 12) : mark.start() + 1])


def find_sentences(text: str, start: int, end: int, codebook: Codebook) -> Iterable[tuple[int, int]]:
    """Pairs ``[start, end)`` of the sentences of ``text[start:end]``, without the space around them."""
    abbreviations = find_words(codebook, "abbreviation")
    at = start
    for mark in _STOP.finditer(text, start, end):
        if mark.start() < at or not _is_end(text, mark, at, end, abbreviations):
            continue
        yield at, mark.end()
        at = mark.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        yield at, end
