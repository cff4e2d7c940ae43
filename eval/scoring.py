"""Slot precision, recall and F1 of a reading against its gold, by the rules at the end of the vocabulary of claims.

A document's claims are aligned with its gold claims of the same type, one to one, so that the shared slot values
(*atoms*) are most; then atoms are counted: shared over predicted is precision, shared over gold is recall. Standard
library only, so that anybody can score anybody's output. ``tests/eval`` holds it equal to the scorer that comes with
the gold documents.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Claim = dict[str, Any]
"""A claim as JSON decodes it."""
Atom = tuple[str, Any]
"""A slot and one of its values: a set of words (fuzzy slots), ``(value, currency)`` (money), else a string."""

TYPES = ("assistance", "agreement", "budget", "framework", "relation", "reason", "assessment", "outlook")
CODES = ("donors", "recipients", "items", "parties")
FUZZY = ("asserters", "label", "beneficiaries", "basis")
_SCALARS = "framework round stage fiscal_year deadline instrument ordinal established kind category stance horizon"
SCALARS = (*_SCALARS.split(), "date", "assertion")
MONEY = ("amount", "restated")
_HAN_KANA = "぀-ヿ㐀-鿿"
_WORD = re.compile(rf"[{_HAN_KANA}]|[^\W{_HAN_KANA}]+")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "and", "s"})


@dataclass(frozen=True)
class Tally:
    """Counts of atoms (``pred``, ``gold``, ``hit``) and of claims (made, in gold, paired)."""

    pred: int = 0
    gold: int = 0
    hit: int = 0
    made: int = 0
    wanted: int = 0
    paired: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    @property
    def counts(self) -> tuple[int, int, int, int, int, int]:
        """The six counts, in their order."""
        return self.pred, self.gold, self.hit, self.made, self.wanted, self.paired

    @property
    def precision(self) -> float:
        """Shared over predicted values."""
        return self.hit / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        """Shared over gold values."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.pred + self.gold
        return 2 * self.hit / both if both else 0.0


@dataclass(frozen=True)
class Score:
    """What one document's reading earned. ``pairs`` are (made, gold) claims, None where one has no other."""

    types: dict[str, Tally] = field(default_factory=dict)
    slots: dict[str, Tally] = field(default_factory=dict)
    ungrounded: int = 0
    pairs: tuple[tuple[Claim | None, Claim | None], ...] = ()

    @property
    def total(self) -> Tally:
        """All types together."""
        return sum(self.types.values(), Tally())


def find_words(text: str) -> frozenset[str]:
    """Lower-case words without articles; of Japanese and Chinese each character."""
    return frozenset(_WORD.findall(text.lower())) - _EMPTY_WORDS


def as_list(value: Any) -> list[Any]:
    """A slot's values: none, one or many."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def find_atoms(claim: Claim) -> list[Atom]:
    """The scored slot values of ``claim``."""
    codes = [(slot, value) for slot in CODES for value in as_list(claim.get(slot))]
    fuzzy = [(slot, find_words(str(value))) for slot in FUZZY for value in as_list(claim.get(slot))]
    scalars = [(slot, str(claim[slot]).lower()) for slot in SCALARS if claim.get(slot) not in (None, "", [])]
    money = [(slot, (float(one["value"]), one["currency"])) for slot in MONEY for one in as_list(claim.get(slot))]
    scopes = [("scope", one["scope"]) for one in as_list(claim.get("amount")) if one.get("scope")]
    return [*codes, *fuzzy, *scalars, *money, *scopes]


def is_same(left: Atom, right: Atom) -> bool:
    """Whether two atoms agree: fuzzy ones share half of their words, sums are equal to one in a million."""
    if left[0] != right[0]:
        return False
    a, b = left[1], right[1]
    if isinstance(a, frozenset):
        return len(a & b) * 2 >= max(len(a), len(b), 1)
    if isinstance(a, tuple):
        return bool(a[1] == b[1] and abs(a[0] - b[0]) <= 1e-6 * max(abs(a[0]), 1))
    return bool(a == b)


def count_shared(made: Iterable[Atom], gold: Iterable[Atom]) -> int:
    """How many atoms of ``made`` find one of their own in ``gold``."""
    left, hits = list(gold), 0
    for atom in made:
        at = next((i for i, other in enumerate(left) if is_same(atom, other)), None)
        if at is not None:
            hits += 1
            del left[at]
    return hits


def find_assignment(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column), one to one, whose whole weight is greatest; pairs of no weight are left out.

    An auction (Bertsekas 1988): rows bid for columns; steps below one over the number of rows make whole weights exact.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return sorted((i, j) for j, i in find_assignment(list(zip(*weights, strict=True))))
    scale, columns = len(weights) + 1, range(len(weights[0]))
    prices, owner, waiting = [0] * len(columns), [-1] * len(columns), list(reversed(range(len(weights))))
    while waiting:
        row = waiting.pop()
        gains = [weights[row][c] * scale - prices[c] for c in columns]
        best = max(columns, key=gains.__getitem__)
        second = max((gains[c] for c in columns if c != best), default=gains[best])
        prices[best] += gains[best] - second + 1
        if owner[best] >= 0:
            waiting.append(owner[best])
        owner[best] = row
    return sorted((row, c) for c, row in enumerate(owner) if row >= 0 and weights[row][c] > 0)


def find_spans(claim: Claim) -> Iterator[dict[str, Any]]:
    """Evidence and mentions of ``claim``."""
    yield from claim.get("evidence") or []
    for found in (claim.get("mentions") or {}).values():
        yield from found


def _count_ungrounded(text: str, claims: Iterable[Claim]) -> int:
    return sum(text[s["start"] : s["end"]] != s["exact"] for claim in claims for s in find_spans(claim))


def _tally_slots(made: Sequence[Claim], gold: Sequence[Claim], pairs: Sequence[tuple[int, int]]) -> dict[str, Tally]:
    slots: dict[str, Tally] = {}
    for claims, one in ((made, Tally(pred=1)), (gold, Tally(gold=1))):
        for slot, _ in (atom for claim in claims for atom in find_atoms(claim)):
            slots[slot] = slots.get(slot, Tally()) + one
    for i, j in pairs:
        left, right = find_atoms(made[i]), find_atoms(gold[j])
        for slot in {slot for slot, _ in right}:
            hit = count_shared([a for a in left if a[0] == slot], [a for a in right if a[0] == slot])
            slots[slot] += Tally(hit=hit)
    return slots


def _tally_type(made: Sequence[Claim], gold: Sequence[Claim], pairs: Sequence[tuple[int, int]]) -> Tally:
    return Tally(
        pred=sum(len(find_atoms(c)) for c in made),
        gold=sum(len(find_atoms(c)) for c in gold),
        hit=sum(count_shared(find_atoms(made[i]), find_atoms(gold[j])) for i, j in pairs),
        made=len(made),
        wanted=len(gold),
        paired=len(pairs),
    )


def _pair_up(
    made: Sequence[Claim], gold: Sequence[Claim], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[Claim | None, Claim | None]]:
    yield from ((made[i], gold[j]) for i, j in pairs)
    yield from ((None, claim) for j, claim in enumerate(gold) if j not in {b for _, b in pairs})
    yield from ((claim, None) for i, claim in enumerate(made) if i not in {a for a, _ in pairs})


def score_document(text: str, made: Sequence[Claim], gold: Sequence[Claim]) -> Score:
    """What the claims ``made`` of a document with this ``text`` earn against its ``gold`` claims."""
    types: dict[str, Tally] = {}
    slots: dict[str, Tally] = {}
    told: list[tuple[Claim | None, Claim | None]] = []
    for kind in TYPES:
        left, right = ([c for c in claims if c["type"] == kind] for claims in (made, gold))
        weights = [[count_shared(find_atoms(p), find_atoms(g)) for g in right] for p in left]
        pairs = find_assignment(weights)
        if left or right:
            types[kind] = _tally_type(left, right, pairs)
        for slot, tally in _tally_slots(left, right, pairs).items():
            slots[slot] = slots.get(slot, Tally()) + tally
        told += _pair_up(left, right, pairs)
    return Score(types, slots, _count_ungrounded(text, made), tuple(told))


def add_scores(scores: Iterable[Score]) -> Score:
    """Many documents' scores as one, without their pairs."""
    types: dict[str, Tally] = {}
    slots: dict[str, Tally] = {}
    ungrounded = 0
    for score in scores:
        ungrounded += score.ungrounded
        for total, parts in ((types, score.types), (slots, score.slots)):
            for name, tally in parts.items():
                total[name] = total.get(name, Tally()) + tally
    return Score(types, slots, ungrounded)
