"""Findings of a folder of cases, as lines of JSON that the scorer of cases reads.

python eval/cases.py DIR          claims read from the texts by our reader
python eval/cases.py DIR --gold   claims from the gold files beside the texts
python eval/cases.py DIR --misses instead of the lines: what was missed, what was invented, and the score
"""

import argparse
import json
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Prints a line for each case."""
    from eval.answers import find_answers
    from eval.conflicts import find_misses, read_expected, score_answers, write_tally

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--gold", action="store_true", help="claims from the gold files instead of our reader")
    parser.add_argument("--misses", action="store_true", help="show what is wrong instead")
    options = parser.parse_args(arguments)
    answers = list(find_answers(options.folder, options.gold))
    if options.misses:
        expected = read_expected(options.folder)
        print(*find_misses(answers, expected), sep="\n")
        print(write_tally(options.folder.name, score_answers(answers, expected)))
    else:
        print(*(json.dumps(answer, ensure_ascii=False) for answer in answers), sep="\n")
    return 0


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    sys.path[:0] = [str(root), str(root / "src")]
    sys.exit(main(sys.argv[1:]))
