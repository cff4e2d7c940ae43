"""What ``eval/run.py`` does: the report, and the looks at what is missed."""

import argparse
import sys
from pathlib import Path

from eval.changed import count_changes, write_changed
from eval.conflicts import score_folders
from eval.conflicts import write_tally as write_findings
from eval.corpus import SAMPLES, SHARED, Case, find_gold, find_samples, read_case
from eval.floors import find_broken, find_unmeasured, read_floors
from eval.look import find_misses
from eval.pages import write_numbers
from eval.renamed import write_renamed
from eval.report import (
    REPORT,
    Report,
    build_report,
    find_changes,
    keep_samples,
    read_report,
    to_json,
    write_claim,
    write_report,
    write_tally,
)
from eval.rows import Verdict, judge_row, read_row, read_rows
from eval.scoring import TYPES, add_scores
from eval.specs import measure_specs, write_specs
from eval.unrelated import write_breaches
from eval.wide import measure_records, write_wide


def _wanted(label: str, parts: list[str]) -> bool:
    return not parts or any(part.strip("/") in label for part in parts)


def _find_cases(shared: Path) -> list[Case]:
    if not (shared / "gold").is_dir():
        print(f"NO GOLD: {shared} is not there. Only the samples and our own rows are scored.", file=sys.stderr)
    return [*find_gold(shared), *find_samples(SAMPLES)]


def _judge_rows(parts: list[str]) -> list[Verdict]:
    return [judge_row(row, read_row(row)) for row in read_rows() if _wanted(row.file, parts)]


def _choose(cases: list[Case], parts: list[str]) -> list[Case]:
    """The cases of the folders named, and those whose name has one of the other parts; all where nothing is named."""
    folders = {case.folder for case in cases}
    names = [part for part in parts if part not in folders]
    chosen = [
        case for case in cases if case.folder in parts or any(part in f"{case.folder}/{case.name}" for part in names)
    ]
    return chosen if parts else cases


def _show_misses(cases: list[Case]) -> None:
    reads = [read_case(case) for case in cases]
    for read in reads:
        print(*find_misses(read), sep="\n")
    score = add_scores(read.score for read in reads)
    for kind in (kind for kind in TYPES if kind in score.types):
        print(write_tally(kind, score.types[kind]))
    print(write_tally("all", score.total), f" ungrounded {score.ungrounded}  documents {len(reads)}")


def _show_rows(parts: list[str]) -> None:
    verdicts = _judge_rows(parts)
    for verdict in (v for v in verdicts if v.faults):
        print(f"{verdict.row.place}  {verdict.row.text!r}")
        print(*(f"  - {fault}" for fault in verdict.faults), sep="\n")
        print(*(f"    made {write_claim(claim)}" for claim in verdict.claims), sep="\n")
    print(f"{sum(not v.faults for v in verdicts)} of {len(verdicts)} rows hold")


def _judge_floors(report: Report, has_gold: bool) -> int:
    floors = read_floors()
    broken = list(find_broken(floors, report.measures))
    unmeasured = find_unmeasured(floors, report.measures)
    if unmeasured:
        print("\nnot measured: " + ", ".join(unmeasured))
    for fault in broken:
        print(f"FLOOR BROKEN: {fault}", file=sys.stderr)
    return 1 if broken or (unmeasured and has_gold) else 0


def _measure_data(shared: Path) -> dict[str, float]:
    """What is measured on records and annotations that others made, where they are at hand."""
    data = shared / "data"
    records = measure_records(data / "aiddata-military", data / "records.py") if data.is_dir() else {}
    return {**records, **(measure_specs(data) if data.is_dir() else {})}


def _tell_specs(shared: Path) -> list[str]:
    data = shared / "data"
    return ["money and dates that others annotated", *write_specs(data)] if data.is_dir() else []


def _show_report(cases: list[Case], shared: Path, update: bool) -> int:
    changes_put_in = count_changes(cases, read_rows())
    report = build_report([read_case(case) for case in cases], _judge_rows([]), changes_put_in)
    has_gold = any(case.folder != "samples" for case in cases)
    report.measures.update(_measure_data(shared))
    found = score_folders(shared)
    for name, tally in found.items():
        report.measures.update(tally.measures(name))
    findings = [write_findings(name, tally) for name, tally in found.items()]
    before = read_report() if has_gold else keep_samples(read_report())
    if update and has_gold:
        REPORT.write_text(to_json(report), encoding="utf-8")
        write_numbers(report, wide=[*write_wide(shared), *_tell_specs(shared), "findings on cases", *findings])
    elif update:
        print("NOT UPDATED: a report without gold would lose every number of it.", file=sys.stderr)
    changes = list(find_changes(before, report))
    print(*write_report(report, before), "\nfindings on cases", *findings, sep="\n")
    print("\nclaims gained and lost since the committed report:" if changes else "\nno claim gained or lost")
    print(*changes, sep="\n")
    return _judge_floors(report, has_gold)


def main(arguments: list[str], about: str) -> int:
    """Runs what ``arguments`` ask for; returns the exit code."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", nargs="*", metavar="PART")
    parser.add_argument("--rows", nargs="*", metavar="PART")
    parser.add_argument("--renamed", nargs="*", metavar="PART")
    parser.add_argument("--unrelated", nargs="*", metavar="PART")
    parser.add_argument("--changed", nargs="*", metavar="PART")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--specs", nargs="*", choices=["misses"])
    parser.add_argument("--wide", nargs="*", choices=["misses"])
    parser.add_argument("--shared", type=Path, default=SHARED, metavar="DIR", help="where the gold documents are")
    options = parser.parse_args(arguments)
    if options.rows is not None:
        _show_rows(options.rows)
        return 0
    if options.specs is not None:
        print(*write_specs(options.shared / "data", "misses" in options.specs), sep="\n")
        return 0
    if options.wide is not None:
        print(*write_wide(options.shared, "misses" in options.wide), sep="\n")
        return 0
    cases = _find_cases(options.shared)
    if options.misses is not None:
        _show_misses(_choose(cases, options.misses))
        return 0
    if options.renamed is not None:
        print(*write_renamed(_choose(cases, options.renamed)), sep="\n")
        return 0
    if options.changed is not None:
        print(*write_changed(_choose(cases, options.changed), read_rows()), sep="\n")
        return 0
    if options.unrelated is not None:
        texts = [case.source for case in _choose(cases, options.unrelated) if case.source.suffix == ".txt"]
        print(*write_breaches(texts), sep="\n")
        return 0
    return _show_report(cases, options.shared, options.update)
