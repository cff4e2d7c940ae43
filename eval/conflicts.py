"""Scores findings on folders of cases: what was found of what a careful editor finds, and what was invented."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from headwater.model.finding import CompatibleKind

OWN = Path(__file__).parent / "cases" / "dev"
"""Cases that we wrote ourselves, for those who write rules."""

Key = tuple[str, str, frozenset[str]]


@dataclass(frozen=True)
class Tally:
    """Counts over cases; ``alarms`` are findings on cases that hold none, ``kinds`` (found, wanted, made) by kind."""

    made: int
    wanted: int
    hits: int
    judged: int
    favoured: int
    negative: int
    alarms: int
    cases: int
    activities: int
    origins: int
    kinds: dict[str, tuple[int, int, int]]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of findings."""
        return 2 * self.hits / max(self.made + self.wanted, 1)

    def measures(self, name: str) -> dict[str, float]:
        """The numbers that floors name."""
        return {
            f"{name}.f1": self.f1,
            f"{name}.favoured": self.favoured / max(self.judged, 1),
            f"{name}.activities": self.activities / max(self.cases, 1),
            f"{name}.origins": self.origins / max(self.cases, 1),
            f"{name}.alarms": self.alarms,
        }


def key_of(finding: dict[str, Any]) -> Key:
    """What makes a finding the one expected: kind, slot and set of documents."""
    return finding["kind"], str(finding.get("slot")).lower(), frozenset(finding["documents"])


def plain(value: object) -> list[str]:
    """A favoured value as words without order or case."""
    words = value if isinstance(value, list) else str(value).split()
    return sorted(str(word).lower() for word in words)


def _key_all(findings: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    return {key_of(f): f for f in findings if f["kind"] not in get_args(CompatibleKind)}


def read_expected(folder: Path) -> dict[str, dict[str, Any]]:
    """What is expected of each case of ``folder``."""
    paths = sorted(folder.glob("*/expect.json"))
    return {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def score_answers(answers: list[dict[str, Any]], expected: dict[str, dict[str, Any]]) -> Tally:
    """The tally of ``answers``; a case without an answer has found nothing."""
    said = {answer["case"]: answer for answer in answers}
    made = wanted = hits = judged = favoured = negative = alarms = activities = origins = 0
    kinds: dict[str, list[int]] = {}
    for case, expect in expected.items():
        answer = said.get(case, {})
        mine, gold = _key_all(answer.get("findings", [])), _key_all(expect["findings"])
        both = mine.keys() & gold.keys()
        made, wanted, hits = made + len(mine), wanted + len(gold), hits + len(both)
        for place, keys in enumerate((both, gold, mine)):
            for kind, _, _ in keys:
                kinds.setdefault(kind, [0, 0, 0])[place] += 1
        with_favour = [k for k in both if "favoured" in gold[k]]
        judged += len(with_favour)
        favoured += sum(plain(mine[k].get("favoured", "undecided")) == plain(gold[k]["favoured"]) for k in with_favour)
        negative, alarms = negative + (not gold), alarms + (0 if gold else len(mine))
        activities += answer.get("activities") == expect["activities"]
        origins += answer.get("origins") == expect["origins"]
    by_kind = {kind: (a, b, c) for kind, (a, b, c) in sorted(kinds.items())}
    return Tally(made, wanted, hits, judged, favoured, negative, alarms, len(expected), activities, origins, by_kind)


def find_misses(answers: list[dict[str, Any]], expected: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A line for each finding missed, invented or favoured otherwise, and for wrong counts."""
    for answer in answers:
        expect = expected[answer["case"]]
        mine, gold = _key_all(answer["findings"]), _key_all(expect["findings"])
        for key in sorted(mine.keys() ^ gold.keys(), key=str):
            yield f"{answer['case']}: {'MISSED' if key in gold else 'INVENTED'} {key[0]} .{key[1]} {sorted(key[2])}"
        for key in sorted(mine.keys() & gold.keys(), key=str):
            ours, theirs = mine[key].get("favoured", "undecided"), gold[key].get("favoured")
            if theirs is not None and plain(ours) != plain(theirs):
                yield f"{answer['case']}: {key[0]} favours {ours}, gold {theirs}"
        for slot in ("activities", "origins"):
            if answer[slot] != expect[slot]:
                yield f"{answer['case']}: {slot} {answer[slot]}, gold {expect[slot]}"


def write_tally(name: str, tally: Tally) -> str:
    """A tally in one line of a terminal."""
    precision, recall = tally.hits / max(tally.made, 1), tally.hits / max(tally.wanted, 1)
    return (
        f"{name:<24} P {precision:.3f}  R {recall:.3f}  F1 {tally.f1:.3f}"
        f"  findings {tally.hits}/{tally.wanted} (of {tally.made})  favoured {tally.favoured}/{tally.judged}"
        f"  alarms {tally.alarms} on {tally.negative}  activities {tally.activities}/{tally.cases}"
        f"  origins {tally.origins}/{tally.cases}"
    )


def score_folders(shared: Path, own: Path = OWN) -> dict[str, Tally]:
    """The tallies of each folder of cases that is at hand, from gold claims and from texts."""
    from eval.answers import find_answers

    folders = {"conflicts": shared / "gold" / "conflicts", "cases": own}
    return {
        f"findings.{name}.{'gold' if gold else 'text'}": score_answers(
            list(find_answers(folder, gold)), read_expected(folder)
        )
        for name, folder in folders.items()
        if read_expected(folder)
        for gold in (True, False)
    }
