"""Findings of a folder of cases, as lines of JSON that the scorer of cases reads.

python eval/cases.py DIR          claims read from the texts by our reader
python eval/cases.py DIR --gold   claims from the gold files beside the texts
"""

import argparse
import json
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Prints a line for each case."""
    from eval.answers import find_answers

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--gold", action="store_true", help="claims from the gold files instead of our reader")
    options = parser.parse_args(arguments)
    for answer in find_answers(options.folder, options.gold):
        print(json.dumps(answer, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    sys.path[:0] = [str(root), str(root / "src")]
    sys.exit(main(sys.argv[1:]))
