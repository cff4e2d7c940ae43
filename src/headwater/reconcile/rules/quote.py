"""Quoted words that differ in substance from those of the original."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from headwater.codebook import load_codebook
from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding
from headwater.reconcile.favour import judge_value
from headwater.reconcile.record import Record, when
from headwater.reconcile.said import Said
from headwater.reconcile.tell import tell_house
from headwater.reconcile.told import Told
from headwater.reconcile.voice import find_quoted

_SMALL = frozenset(
    [
        *("a", "an", "the", "that", "this", "of", "to", "and", "in", "on", "for", "is", "are", "was", "were", "be"),
        *("will", "would", "has", "have", "had", "we", "they", "it", "its", "our", "their"),
    ]
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’][^\W_]+)?")


def find_misquotations(record: Record) -> Iterator[Finding]:
    """Quotations of two documents of one activity that are one but for words that matter."""
    seen: set[frozenset[str]] = set()
    for activity in record.activities:
        first = {t.document: t for t in reversed(record.tolds(activity))}
        for left, right in combinations(sorted(first.values(), key=when), 2):
            pair = frozenset((left.document, right.document))
            if pair not in seen:
                seen.add(pair)
                yield from _compare(record, left, right)


def _compare(record: Record, left: Told, right: Told) -> Iterator[Finding]:
    mine, theirs = find_quoted(left.paper), find_quoted(right.paper)
    for a in mine:
        rivals = [b for b in theirs if is_altered(a.words, b.words, record.settings.quoted)]
        if rivals and not any(_is_same(a.words, b.words) for b in theirs):
            best = max(rivals, key=lambda b: (_likeness(a.words, b.words), b.words))
            saids = (Said(left, a.words), Said(right, best.words))
            yield build_finding(record, "misquotation", "quote", saids, decided=_judge(record, saids))
            return


def _judge(record: Record, saids: tuple[Said, ...]) -> tuple[str | None, str]:
    """The original decides; else the document that came first is what the later one quotes."""
    favoured, why = judge_value(record, saids)
    if favoured is not None:
        return favoured, why
    first, later = sorted(saids, key=lambda s: when(s.told))
    house = first.told.paper.metadata.publisher or ""
    named = bool(house) and house.casefold() in (later.told.paper.text or "").casefold()
    return (first.value, f"{tell_house(first.told.paper)} is whom the other quotes.") if named else (None, why)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, _words(left), _words(right), autojunk=False).ratio()


def _is_same(left: str, right: str) -> bool:
    """Whether one quotation is the other, or a piece of it, but for small words and spelling."""
    a, b = _telling(left), _telling(right)
    short, long = sorted((a, b), key=len)
    if len(short) * 2 >= len(long) and _is_turned(short, long):
        return False
    runs = range(len(long) - len(short) + 1)
    return bool(short) and any(all(map(_is_spelt_alike, short, long[i : i + len(short)])) for i in runs)


def _is_turned(short: list[str], long: list[str]) -> bool:
    """Whether one has a word that turns the meaning and the other has not."""
    turning = {form for cue in load_codebook().cue if cue.kind == "record_turning" for form in cue.en}
    return any(short.count(word) != long.count(word) for word in turning)


def _telling(text: str) -> list[str]:
    return [word for word in _words(text) if word not in _SMALL]


def _is_spelt_alike(left: str, right: str) -> bool:
    return left == right or _spell(left) == _spell(right)


_SPELLINGS = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("mme", "m"), ("ence", "ense"), ("tre", "ter"))
"""British and American spellings: the former becomes the latter, which is wrong in many words but alike in both."""


def _spell(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word.removesuffix("'s").removesuffix("s")


def is_altered(left: str, right: str, least: float) -> bool:
    """Whether two quotations are one of which words that matter were changed."""
    if min(len(_words(left)), len(_words(right))) < 3 or _is_same(left, right):
        return False
    return _likeness(left, right) >= least


QUOTE = Rule("misquotation", 1, find_misquotations)
