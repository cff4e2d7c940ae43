import contextlib
import copy
import io
import json
import random
from itertools import permutations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.corpus import SHARED, Case, find_gold
from eval.scoring import TYPES, Claim, Tally, add_scores, find_assignment, find_atoms, is_same, score_document
from eval.wide import load_script

HAS_GOLD = (SHARED / "gold" / "gold.py").exists()
needs_gold = pytest.mark.skipif(not HAS_GOLD, reason="the shared gold documents are not at hand")


def _claim(**slots: Any) -> Claim:
    return {"type": "assistance", "asserters": [], "assertion": "stated", "evidence": [], "mentions": {}, **slots}


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 6), min_size=columns, max_size=columns), min_size=1, max_size=5
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_an_assignment_weighs_as_much_as_the_best_of_all_permutations(weights: list[list[int]]) -> None:
    long, short = len(weights[0]), len(weights)
    grid = weights if short <= long else [list(column) for column in zip(*weights, strict=True)]
    best = max(sum(grid[i][j] for i, j in enumerate(way)) for way in permutations(range(len(grid[0])), len(grid)))
    pairs = find_assignment(weights)
    assert sum(weights[i][j] for i, j in pairs) == best
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("asserters", frozenset({"kyodo", "news"})), ("asserters", frozenset({"kyodo"})), True),
        (("asserters", frozenset({"kyodo", "news", "agency"})), ("asserters", frozenset({"kyodo"})), False),
        (("amount", (1e9, "JPY")), ("amount", (1e9 + 10, "JPY")), True),
        (("amount", (1e9, "JPY")), ("amount", (1e9, "USD")), False),
        (("stage", "signed"), ("date", "signed"), False),
    ],
)
def test_atoms_agree(left: Any, right: Any, same: bool) -> None:
    assert is_same(left, right) is same


def test_a_sum_is_an_atom_and_its_scope_another() -> None:
    amount = {"value": "1300000000", "currency": "JPY", "scope": "total", "approximate": True}
    assert ("amount", (1.3e9, "JPY")) in find_atoms(_claim(amount=amount))
    assert ("scope", "total") in find_atoms(_claim(amount=amount))


def test_a_wrong_type_aligns_with_nothing() -> None:
    score = score_document("", [_claim(donors=["JP"])], [{**_claim(donors=["JP"]), "type": "budget"}])
    assert score.total == Tally(pred=2, gold=2, hit=0, made=1, wanted=1, paired=0)


def test_words_that_stand_elsewhere_are_ungrounded() -> None:
    wrong = {"start": 1, "end": 3, "exact": "ab"}
    assert score_document("abc", [_claim(evidence=[wrong])], []).ungrounded == 1


def _spoil(claims: list[Claim], dice: random.Random) -> list[Claim]:
    """A worse reader: claims lost, doubled and in another order, slots lost."""
    kept = [copy.deepcopy(claim) for claim in claims if dice.random() > 0.2]
    kept += [copy.deepcopy(claim) for claim in kept if dice.random() < 0.2]
    for claim in kept:
        for slot in [s for s in claim if s not in ("type", "evidence", "mentions")]:
            if dice.random() < 0.2:
                del claim[slot]
    dice.shuffle(kept)
    return kept


def _score_with(gold: ModuleType, readings: list[dict[str, Any]], folder: Path, scratch: Path) -> list[str]:
    scratch.write_text("\n".join(json.dumps(reading) for reading in readings), encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as said:
        gold.score(str(scratch), str(folder))
    return said.getvalue().splitlines()


@needs_gold
def test_our_numbers_are_those_of_the_scorer_beside_the_gold(tmp_path: Path) -> None:
    dice, gold = random.Random(7), load_script(SHARED / "gold" / "gold.py")
    cases: list[Case] = list(find_gold(SHARED))
    spoilt = [_spoil(case.claims, dice) for case in cases]
    readings = [{"document": case.metadata, "claims": claims} for case, claims in zip(cases, spoilt, strict=True)]
    theirs = _score_with(gold, readings, SHARED / "gold", tmp_path / "readings.jsonl")

    scores = [score_document(case.text or "", claims, case.claims) for case, claims in zip(cases, spoilt, strict=True)]
    ours = add_scores(scores)
    for name, tally in [*((kind, ours.types[kind]) for kind in TYPES), ("all", ours.total)]:
        line = next(line for line in theirs if line.startswith(f"{name} "))
        assert f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  gold {tally.gold}" in line
    assert f"ungrounded {ours.ungrounded}" in theirs[-1]


@needs_gold
def test_gold_scores_itself_in_full() -> None:
    for case in find_gold(SHARED):
        score = score_document(case.text or "", case.claims, case.claims)
        assert score.total.pred == score.total.hit == score.total.gold
        assert score.ungrounded == 0
