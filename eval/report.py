"""The report: numbers by group, type and slot, and what each document's reading says, so that changes can be told."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.corpus import FOUR, Read
from eval.look import FRONT, find_front_misses, write_atoms
from eval.rows import Verdict
from eval.scoring import FUZZY, TYPES, Claim, Score, Tally, add_scores, find_atoms

REPORT = Path(__file__).parent / "report.json"
Counts = dict[str, tuple[int, int]]
"""How many are right, and of how many."""


@dataclass(frozen=True)
class Report:
    """Tallies of ``groups`` of documents, of ``types`` and ``slots`` over all gold; floors name ``measures``.

    ``changes``: by kind of change put into the texts, how many claims followed it and how many should.
    """

    groups: dict[str, Tally]
    types: dict[str, Tally]
    slots: dict[str, Tally]
    front: Counts
    rows: Counts
    changes: Counts
    documents: dict[str, list[str]]
    measures: dict[str, float] = field(default_factory=dict)


def write_claim(claim: Claim) -> str:
    """A claim in one line of codes; words of the document (asserters, labels) are left out."""
    return " ".join([claim["type"], write_atoms([atom for atom in find_atoms(claim) if atom[0] not in FUZZY])])


def _group_up(reads: list[Read]) -> dict[str, list[Read]]:
    groups = {"dev+pages+us+conflicts": [r for r in reads if r.case.folder in FOUR]}
    for folder in dict.fromkeys(r.case.folder for r in reads):
        groups[folder] = [r for r in reads if r.case.folder == folder]
    groups["seed"] = [r for r in reads if r.case.name == "seed-mongolia"]
    groups["no claim"] = [r for r in reads if not r.case.claims]
    for language in dict.fromkeys(str(r.case.metadata.get("language")) for r in reads):
        groups[f"in {language}"] = [r for r in reads if r.case.metadata.get("language") == language]
    return {name: group for name, group in groups.items() if group}


def _count_front(reads: list[Read]) -> Counts:
    """How often each field of a document's own metadata is the gold's, null included."""
    known = {slot: [read for read in reads if slot in read.case.metadata] for slot in FRONT}
    return {
        slot: (sum(slot not in find_front_misses(read) for read in group), len(group))
        for slot, group in known.items()
        if group
    }


def _count_rows(verdicts: list[Verdict]) -> Counts:
    files = dict.fromkeys(v.row.file for v in verdicts)
    own = {file: [not v.faults for v in verdicts if v.row.file == file] for file in files}
    return {file: (sum(held), len(held)) for file, held in own.items()}


def _measure(groups: dict[str, Tally], total: Score, reads: list[Read], rows: Counts) -> dict[str, float]:
    named = {"four": "dev+pages+us+conflicts", "no_claim": "no claim"}
    measures: dict[str, float] = {"ungrounded": total.ungrounded}
    for group, tally in groups.items():
        name = next((short for short, full in named.items() if full == group), group)
        if name == "no_claim":
            measures["no_claim.claims"] = tally.made
        else:
            measures |= {f"{name}.f1": tally.f1, f"{name}.precision": tally.precision, f"{name}.recall": tally.recall}
    gold = [r for r in reads if r.case.text is not None]
    if gold:
        measures["ids.held"] = sum(r.id_holds for r in gold) / len(gold)
    if rows:
        measures["rows.held"] = sum(held for held, _ in rows.values()) / sum(total for _, total in rows.values())
    return measures


def _measure_changes(changes: Counts) -> dict[str, float]:
    return {f"changes.{name.replace(' ', '_')}": followed / of for name, (followed, of) in changes.items() if of}


def build_report(reads: list[Read], verdicts: list[Verdict], changes: Counts | None = None) -> Report:
    """Everything that is counted, from readings, judged rows and changed texts."""
    groups = {name: add_scores(r.score for r in group).total for name, group in _group_up(reads).items()}
    total, rows = add_scores(r.score for r in reads), _count_rows(verdicts)
    return Report(
        groups=groups,
        types={kind: total.types[kind] for kind in TYPES if kind in total.types},
        slots=dict(sorted(total.slots.items())),
        front=_count_front(reads),
        rows=rows,
        changes=changes or {},
        documents={f"{r.case.folder}/{r.case.name}": sorted(map(write_claim, r.reading["claims"])) for r in reads},
        measures=_measure(groups, total, reads, rows) | _measure_changes(changes or {}),
    )


def to_json(report: Report) -> str:
    """The report as it is committed: tallies as their six counts, so that nothing is rounded."""
    plain: dict[str, dict[str, Any]] = {
        part: {name: list(tally.counts) for name, tally in getattr(report, part).items()}
        for part in ("groups", "types", "slots")
    }
    counts: dict[str, dict[str, Any]] = {
        "front": dict(report.front),
        "rows": dict(report.rows),
        "changes": dict(report.changes),
    }
    lines = [f' "{part}": {{\n{_join(values)}\n }}' for part, values in {**plain, **counts}.items()]
    lines.append(f' "documents": {json.dumps(report.documents, indent=1, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _join(values: dict[str, Any]) -> str:
    return ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in values.items())


def read_report(path: Path = REPORT) -> dict[str, Any]:
    """The last committed report; empty where there is none."""
    if not path.exists():
        return {}
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def keep_samples(before: dict[str, Any]) -> dict[str, Any]:
    """What of a committed report may be compared where only the samples were read."""
    kept = {"samples": before["groups"]["samples"]} if "samples" in before.get("groups", {}) else {}
    return {"groups": kept, "documents": before.get("documents", {})}


def find_changes(before: dict[str, Any], report: Report) -> Iterator[str]:
    """Claims gained and lost since ``before``, document by document. Documents that were not read now are left out."""
    for name, claims in report.documents.items():
        old, new = Counter(before.get("documents", {}).get(name, [])), Counter(claims)
        lost, gained = (old - new).elements(), (new - old).elements()
        lines = [*(f"  - {claim}" for claim in lost), *(f"  + {claim}" for claim in gained)]
        if lines:
            yield name
            yield from lines


def write_tally(name: str, tally: Tally) -> str:
    """A tally in one line of a terminal; a slot's has no claims."""
    rates = f"{name:<24} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
    claims = f"  claims {tally.paired}/{tally.wanted} (of {tally.made})" if tally.made or tally.wanted else ""
    return f"{rates}  values {tally.hit}/{tally.gold} (of {tally.pred}){claims}"


def write_report(report: Report, before: dict[str, Any]) -> Iterator[str]:
    """The report for a terminal, with F1 of the last committed one beside it."""
    for part in ("groups", "types", "slots"):
        yield f"\n{part}"
        for name, tally in getattr(report, part).items():
            yield "  " + write_tally(name, tally) + _write_step(tally, before.get(part, {}).get(name))
    yield "\nfront"
    yield from (f"  {slot:<24} {held}/{of}" for slot, (held, of) in report.front.items())
    yield "\nrows"
    yield from (f"  {file:<24} {held}/{of}" for file, (held, of) in report.rows.items())
    yield "\nchanges put in, and claims that followed"
    yield from (f"  {name:<24} {held}/{of}" for name, (held, of) in report.changes.items())


def _write_step(tally: Tally, old: list[int] | None) -> str:
    step = tally.f1 - Tally(*old).f1 if old else 0.0
    return f"  F1 {step:+.3f}" if abs(step) >= 0.0005 else ""
