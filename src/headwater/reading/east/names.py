"""The words that name a speaker: a noun of office, body or medium and what belongs to it on its left."""

import re

from headwater.model import Span
from headwater.reading.east.cues import build_pattern, find_forms
from headwater.reading.east.page import STATES, Page
from headwater.reading.lexicon import Tag
from headwater.reading.sentence import Sentence

_JAPANESE = re.compile(r"[一-鿿々ァ-ヺー・A-Za-zＡ-Ｚ]")
_CHINESE = re.compile(r"[一-鿿·A-Za-z]")
_FOREIGN = re.compile(r"[ァ-ヺ]{2,}")
"""A name in katakana is a foreigner's: his office is not the paper's own country's."""
_LONG = 8
"""So many letters may stand between a country and the noun of a house's name."""
_HEADS = ("role", "force")


def find_heads(sentence: Sentence, page: Page) -> list[Tag]:
    """The nouns that may speak: offices, bodies, media, experts."""
    return [
        t for t in sentence.tags if t.kind in ("role", "body") and (t.value != "document" or _speaks(sentence, t, page))
    ]


def _speaks(sentence: Sentence, tag: Tag, page: Page) -> bool:
    """Whether a paper itself says something: a verb of saying or a particle of the source right behind it."""
    behind = page.fold(sentence.words(tag.end, sentence.end))
    kinds = ("east_according",) if page.language == "ja" else ("east_say",)
    return any(build_pattern(page.codebook, page.language, kind).match(behind) for kind in kinds)


def _grow_japanese(sentence: Sentence, text: str, start: int, page: Page) -> int:
    """Left over kanji, katakana and の, and over a quantifier such as "複数の"."""
    base = sentence.start
    stops = build_pattern(page.codebook, page.language, "east_name_stop")
    at = start - base
    while at > 0:
        tag = next((t for t in sentence.tags if t.end == at + base and t.kind in (*STATES, *_HEADS)), None)
        if tag is not None:
            at = tag.start - base
            continue
        date = any(d.end == at + base for d in sentence.dates)
        if date or not (
            _JAPANESE.match(text[at - 1]) or (text[at - 1] == "の" and at >= 2 and _JAPANESE.match(text[at - 2]))
        ):
            break
        at -= 1
    stop = stops.match(text, at)
    return (stop.end() if stop and stop.end() < start - base else at) + base


def _grow_chinese(sentence: Sentence, text: str, start: int, page: Page) -> int:
    """Left over names that stand side by side, and over a quantifier."""
    base = sentence.start
    begins = sorted(find_forms(page.codebook, page.language, "east_name_start"), key=len, reverse=True)
    at = start - base
    while at > 0:
        gap = 1 if text[at - 1] == "的" else 0
        tag = next((t for t in sentence.tags if t.end == at - gap + base and t.kind in (*STATES, *_HEADS)), None)
        begin = next((b for b in begins if text[:at].endswith(b)), None)
        if tag is not None:
            at = tag.start - base
        elif begin is not None:
            at -= len(begin)
        else:
            break
    return _find_opening(sentence, text, at, page) + base


def _find_opening(sentence: Sentence, text: str, at: int, page: Page) -> int:
    """Where a house's long name opens with its country ("澳大利亚战略政策研究所"), else ``at``."""
    for tag in reversed(sentence.tags):
        gap = text[tag.end - sentence.start : at]
        if tag.kind in STATES and tag.end - sentence.start < at and len(gap) <= _LONG:
            plain = (
                all(map(is_name_letter, gap)) and not page.has(gap, "east_say") and not page.has(gap, "east_name_stop")
            )
            return tag.start - sentence.start if plain else at
    return at


def find_name(sentence: Sentence, head: Tag, text: str, page: Page) -> Span:
    """The whole name around ``head``."""
    grow = _grow_japanese if page.language == "ja" else _grow_chinese
    start = grow(sentence, text, head.start, page)
    return page.span(start, head.end)


def find_chain_end(sentence: Sentence, head: Tag) -> Tag:
    """The last noun of the chain that ``head`` opens ("中国" "外交部" "发言人")."""
    last = head
    for tag in sentence.tags:
        if tag.kind in (*STATES, *_HEADS) and tag.start == last.end and tag.start > head.start:
            last = tag if tag.kind == "role" else last
    return last


def is_japanese(page: Page) -> bool:
    """Whether the document is in Japanese."""
    return page.language == "ja"


def owner_of(name: Span, sentence: Sentence, page: Page) -> str:
    """The country whose speaker ``name`` is, "" where it tells none."""
    tag = next((t for t in sentence.tags if t.kind in STATES and name.start <= t.start and t.end <= name.end), None)
    if tag is not None:
        return tag.value
    return "" if _FOREIGN.search(name.exact) else page.home(name.exact)


__all__ = ["find_chain_end", "find_heads", "find_name", "is_japanese", "owner_of"]


def is_name_letter(letter: str) -> bool:
    """Whether ``letter`` may stand in a Chinese name."""
    return _CHINESE.match(letter) is not None
