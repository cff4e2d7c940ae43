"""Links by text: near copies, whole or cut short, by the runs of words that they share."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from headwater.model import Link
from headwater.reconcile.origins.lineage import share_fact
from headwater.reconcile.settings import Settings
from headwater.reconcile.view import Paper, View

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_LEAST = 25
"""Runs that two texts must share at least: a quotation or a formula alone is no copy."""


_FORMULA = 0.95
"""Texts of one house share its formulas: without an act in common only what is all but the same is a copy."""


def find_shingles(text: str, length: int) -> frozenset[int]:
    """The runs of ``length`` words (characters in Japanese and Chinese) of a text, hashed alike in every process."""
    words = _WORD.findall(text.lower())
    return frozenset(_digest(" ".join(words[i : i + length])) for i in range(len(words) - length + 1))


def _digest(run: str) -> int:
    from hashlib import blake2b

    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")


def find_copies(view: View, settings: Settings) -> Iterator[Link]:
    """A link from the later to the earlier of two texts of which one stands for the most part in the other."""
    runs = {
        p.id: find_shingles(_body(p), settings.shingle) for p in view.papers if p.text and p.metadata.genre != "dataset"
    }
    papers = {p.id: p for p in view.papers}
    for (left, right), shared in sorted(_count_shared(runs).items()):
        share = shared / max(1, min(len(runs[left]), len(runs[right])))
        own = papers[left].metadata.publisher == papers[right].metadata.publisher
        own = own and not share_fact(papers[left], papers[right])
        if shared >= _LEAST and share >= (_FORMULA if own else settings.copied):
            source, copy = sorted((papers[left], papers[right]), key=_when)
            why = f"{share:.0%} of the shorter text stands word for word in the other"
            yield Link(document=copy.id, source=source.id, kind="copy", why=why, sure=round(min(1.0, share + 0.1), 2))


def _count_shared(runs: dict[str, frozenset[int]]) -> dict[tuple[str, str], int]:
    where: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(runs):
        for run in runs[id_]:
            where[run].append(id_)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for holders in where.values():
        if 1 < len(holders) <= 200:
            for pair in combinations(holders, 2):
                shared[pair] += 1
    return shared


def _body(paper: Paper) -> str:
    return paper.text or ""


def _when(paper: Paper) -> tuple[str, bool, str]:
    return (paper.metadata.published or "9999", bool(paper.metadata.lineage), paper.id)
