"""Scores our reader on gold documents, on our samples and on our rows.

python eval/run.py                       the report; exit 1 where a floor is broken
python eval/run.py --update              the same, and write eval/report.json and the numbers in docs/evaluation.md
python eval/run.py --misses [PART …]     what is lost and what is extra; PART is a folder or part of a document's name
python eval/run.py --rows [PART …]       rows that do not hold, with the claims made; PART is part of a file's name
python eval/run.py --unrelated [PART …]  where a paragraph about something else, put in, changes what is read
python eval/run.py --renamed [PART …]    the score with recipients renamed: a rule that knows a name shows
python eval/run.py --changed [PART …]    other sums, another way of writing, a denial put in: claims that do not follow
python eval/run.py --specs [misses]      money and dates that others annotated: what is read, what is outside and why
python eval/run.py --wide [misses]       documents that hold nothing, and records that analysts coded, instead of gold
"""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from eval.verbs import main

    try:
        sys.exit(main(sys.argv[1:], __doc__))
    except BrokenPipeError:  # `eval/run.py | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
