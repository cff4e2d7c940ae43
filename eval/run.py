"""Scores our reader on gold documents, on our samples and on our rows.

    python eval/run.py                       the report; exit 1 where a floor is broken
    python eval/run.py --update              the same, and write eval/report.json and the numbers in docs/evaluation.md
    python eval/run.py --misses [PART …]     what is lost and what is extra, by document; PART is a folder or part of a name
"""

import argparse
import sys

from corpus import FOUR, SAMPLES, SHARED, Case, Read, find_gold, find_samples, read_case
from look import find_misses
from scoring import Tally, add_scores


def _wanted(case: Case, parts: list[str]) -> bool:
    label = f"{case.folder}/{case.name}"
    return not parts or any(part.strip("/") in label for part in parts)


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:<16} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  "
        f"atoms {tally.hit}/{tally.gold} (of {tally.pred})  claims {tally.paired}/{tally.wanted} (of {tally.made})"
    )


def _show_misses(parts: list[str]) -> None:
    cases = [*find_gold(SHARED), *find_samples(SAMPLES)]
    reads = [read_case(case) for case in cases if _wanted(case, parts)]
    for read in reads:
        for line in find_misses(read):
            print(line)
    score = add_scores(read.score for read in reads)
    for kind, tally in score.types.items():
        print(_line(kind, tally))
    print(_line("all", score.total), f" ungrounded {score.ungrounded}  documents {len(reads)}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", nargs="*", metavar="PART")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args(arguments)
    if options.misses is not None:
        _show_misses(options.misses)
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
