"""Groups of claims: the best pairs first, none joined that somebody or something tells apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from headwater.model import Judgement
from headwater.reconcile.identity.features import Pair, find_slots
from headwater.reconcile.identity.others import find_gifts, find_given, find_retold, is_both, is_recalled
from headwater.reconcile.identity.score import Match, judge_pair
from headwater.reconcile.rates import Rates
from headwater.reconcile.settings import Settings
from headwater.reconcile.told import Told

_EQUAL = 100.0


class Grouping(msgspec.Struct, frozen=True):
    """Groups of claims (ids, sorted), the pairs that a person should judge, and judgements that contradict others."""

    groups: tuple[tuple[str, ...], ...]
    undecided: tuple[Match, ...] = ()
    contradictions: tuple[Judgement, ...] = ()


def find_keys(told: Told) -> Iterator[tuple[str, ...]]:
    """The blocks of a claim: claims that share no block are never compared."""
    if told.type == "agreement":
        yield from (("agreement", left, right) for left, right in combinations(told.parties, 2))
        yield from (("agreement", party, told.instrument or "", told.date or "") for party in told.parties)
        return
    if told.type in ("budget", "framework"):
        yield from ((told.type, donor, told.framework or "") for donor in told.donors)
        return
    if not told.recipients:
        yield from (("open", donor, told.framework or "") for donor in told.donors)
    sums = (told.amount.value, told.amount.currency) if told.amount else None
    for donor in told.donors:
        yield from (("donor", donor, recipient) for recipient in told.recipients)
        if sums:
            yield ("given", donor, *sums)
    for recipient in told.recipients:
        if sums:
            yield ("taken", recipient, *sums)
        if told.days and told.days[0] == told.days[1]:
            yield ("day", recipient, str(told.days[0]))


def find_pairs(tolds: Iterable[Told], cited: frozenset[tuple[str, str]] = frozenset()) -> Iterator[tuple[Told, Told]]:
    """Every two claims that share a block, each pair once, in order of ids; a document and its original are a block."""
    blocks: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    linked: dict[str, list[str]] = defaultdict(list)
    for document, other in sorted(cited):
        linked[document].append(other)
    for told in tolds:
        texts = (("text", told.type, *sorted((told.document, other))) for other in linked.get(told.document, ()))
        for key in dict.fromkeys((*find_keys(told), *texts)):
            blocks[key].append(told)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for left, right in combinations(sorted(blocks[key], key=lambda t: t.id), 2):
            if (left.id, right.id) not in seen:
                seen.add((left.id, right.id))
                yield left, right


class _Sets:
    """Groups in the making: union by the smaller id, with what may not be joined."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.members = {id_: [id_] for id_ in ids}
        self.head = {id_: id_ for id_ in self.members}
        self.apart: set[tuple[str, str]] = set()

    def divide(self, left: str, right: str) -> None:
        self.apart |= {(left, right), (right, left)}

    def may_join(self, left: str, right: str) -> bool:
        a, b = self.members[self.head[left]], self.members[self.head[right]]
        return not any((x, y) in self.apart for x in a for y in b)

    def join(self, left: str, right: str) -> None:
        low, high = sorted((self.head[left], self.head[right]))
        if low != high:
            for id_ in self.members[high]:
                self.head[id_] = low
            self.members[low] += self.members.pop(high)


def _judge(sets: _Sets, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Puts what reviewers said into ``sets``; returns judgements that contradict what others of them imply."""
    known = [j for j in judgements if j.left in sets.head and j.right in sets.head and j.left != j.right]
    wrong = []
    for judgement in (j for j in known if j.verdict == "same"):
        sets.join(judgement.left, judgement.right)
    for judgement in (j for j in known if j.verdict == "different"):
        if sets.head[judgement.left] == sets.head[judgement.right]:
            wrong.append(judgement)
        else:
            sets.divide(judgement.left, judgement.right)
    return wrong


def _judge_pairs(
    tolds: tuple[Told, ...], cited: frozenset[tuple[str, str]], rates: Rates, settings: Settings
) -> list[Match]:
    """Every pair judged. Of a text and one that rests on it each claim retells one, and stands beside the others."""
    given, gifts = find_given(tolds), find_gifts(tolds)
    shared = {(a.id, b.id) for a, b in find_pairs(tolds)}
    pairs = [
        Pair(a, b, rates, settings, recalled=is_recalled(a, b, gifts), both=is_both(a, b, given))
        for a, b in find_pairs(tolds, cited)
    ]
    linked = [pair for pair in pairs if (pair.left.document, pair.right.document) in cited]
    retold = find_retold([(_rank(pair), pair.left, pair.right) for pair in linked])
    told = [_place(pair, cited, retold) for pair in pairs]
    return [judge_pair(pair) for pair in told if pair.cited or (pair.left.id, pair.right.id) in shared]


def _rank(pair: Pair) -> float:
    """How like two claims are; what says the same comes before all else."""
    return judge_pair(pair).score + (_EQUAL if find_slots(pair.left) == find_slots(pair.right) else 0.0)


def _place(pair: Pair, cited: frozenset[tuple[str, str]], retold: frozenset[tuple[str, str]]) -> Pair:
    if (pair.left.document, pair.right.document) not in cited:
        return pair
    again = (pair.left.id, pair.right.id) in retold
    return msgspec.structs.replace(pair, cited=again, beside=not again)


def group_claims(
    tolds: tuple[Told, ...],
    cited: frozenset[tuple[str, str]],
    judgements: tuple[Judgement, ...],
    rates: Rates,
    settings: Settings,
) -> Grouping:
    """Which claims are of one activity. ``cited``: pairs of documents of which one rests on the other, both ways."""
    sets = _Sets(told.id for told in tolds)
    wrong = _judge(sets, judgements)
    decided = {frozenset((j.left, j.right)) for j in judgements if j.verdict != "unsure"}
    matches = _judge_pairs(tolds, cited, rates, settings)
    for match in matches:
        if match.apart and frozenset((match.left, match.right)) not in decided:
            sets.divide(match.left, match.right)
    for match in sorted(matches, key=lambda m: (-m.score, m.left, m.right)):
        if match.decision == "same" and sets.may_join(match.left, match.right):
            sets.join(match.left, match.right)
    open_ = [m for m in matches if m.decision == "unsure" and sets.head[m.left] != sets.head[m.right]]
    groups = sorted(tuple(sorted(members)) for members in sets.members.values())
    return Grouping(tuple(groups), tuple(sorted(open_, key=lambda m: (-m.score, m.left, m.right))), tuple(wrong))
