"""Findings are scored as the script beside the cases scores them, and our own lines are what it reads."""

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from eval.conflicts import find_misses, score_answers, write_tally
from eval.corpus import SHARED
from eval.wide import load_script

CASES = SHARED / "gold" / "cases.py"


def _finding(kind: str, documents: list[str], favoured: str | None, slot: str = "date") -> dict[str, Any]:
    found = {"kind": kind, "slot": slot, "documents": documents, "values": ["x"] * len(documents)}
    return found if favoured is None else {**found, "favoured": favoured}


EXPECTED: dict[str, dict[str, Any]] = {
    "one": {
        "findings": [_finding("date_conflict", ["a", "b"], "2024-12-11"), _finding("echo", ["a", "b"], None, "origin")],
        "activities": 1,
        "origins": 1,
    },
    "two": {"findings": [], "activities": 2, "origins": 2},
}
ANSWERS: list[dict[str, Any]] = [
    {
        "case": "one",
        "findings": [_finding("date_conflict", ["b", "a"], "2024-12-18"), _finding("refinement", ["a", "b"], None)],
        "activities": 1,
        "origins": 2,
    },
    {
        "case": "two",
        "findings": [_finding("item_conflict", ["a"], "undecided", "items")],
        "activities": 2,
        "origins": 2,
    },
]


def test_findings_are_counted() -> None:
    tally = score_answers(ANSWERS, EXPECTED)
    assert (tally.hits, tally.wanted, tally.made) == (1, 2, 2)
    assert (tally.favoured, tally.judged, tally.alarms, tally.negative) == (0, 1, 1, 1)
    assert (tally.activities, tally.origins, tally.cases) == (2, 1, 2)
    assert tally.kinds == {"date_conflict": (1, 1, 1), "echo": (0, 1, 0), "item_conflict": (0, 0, 1)}


def test_what_is_wrong_is_named() -> None:
    assert list(find_misses(ANSWERS, EXPECTED)) == [
        "one: MISSED echo .origin ['a', 'b']",
        "one: date_conflict favours 2024-12-18, gold 2024-12-11",
        "one: origins 2, gold 1",
        "two: INVENTED item_conflict .items ['a']",
    ]


@pytest.mark.skipif(not CASES.exists(), reason="the scorer beside the shared cases is not at hand")
def test_the_scorer_beside_the_cases_counts_the_same(tmp_path: Path) -> None:
    for name, expect in EXPECTED.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "expect.json").write_text(json.dumps(expect), encoding="utf-8")
    lines = tmp_path / "answers.jsonl"
    lines.write_text("\n".join(map(json.dumps, ANSWERS)), encoding="utf-8")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        f1 = _load_cases().score(lines, tmp_path)
    tally = score_answers(ANSWERS, EXPECTED)
    assert tally.f1 == pytest.approx(f1)
    assert "(1 of 2 wanted, 2 made)" in said.getvalue()
    assert re.search(r"favoured right 0/1 of matched +false alarms 1 on 1", said.getvalue())
    assert "F1 0.500" in write_tally("all", tally)


def _load_cases() -> Any:
    import sys

    sys.modules.setdefault("gold", load_script(SHARED / "gold" / "gold.py"))
    return load_script(CASES)
