"""Writes docs/cli.md from what the command says of itself; with --check tells whether it is stale."""

import os
import subprocess
import sys
from pathlib import Path

from headwater.export.csv import COLUMNS

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
VERBS = (
    *((), ("read",), ("explain",), ("init",), ("add",)),
    *(("activities",), ("claims",), ("documents",), ("show",), ("history",), ("diff",)),
    *(("tally",), ("mirror",)),
    *(("retract",), ("review",), ("undo",), ("drop",)),
    *(("verify",), ("head",), ("backup",), ("restore",), ("dump",), ("load",), ("migrate",)),
    *(("schema",), ("codebook",), ("codebook", "check")),
)

INTRODUCTION = """# The command

Made from `headwater --help` by `make docs`; do not edit by hand.

Exit codes: 0 all was well; 1 a source could not be read, a codebook entry is wrong, or something could not be written
(the message names it, and the other sources were still read); 2 wrong use; 130 interrupted. Messages go to standard
error. Shell completion: `headwater --install-completion`.
"""

COLUMNS_INTRODUCTION = """## Columns of `--format csv`

One row a claim; what a claim does not state is empty. A cell that a spreadsheet could take for a formula has an
apostrophe before it. Values are those of the vocabulary, described in `headwater schema`.

| column | what it holds |
|---|---|
"""


def read_help(verb: tuple[str, ...]) -> str:
    """What ``headwater VERB --help`` prints on a terminal of 100 columns."""
    command = [sys.executable, "-m", "headwater", *verb, "--help"]
    environment = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip()


def build_page() -> str:
    """The whole of docs/cli.md."""
    parts = [INTRODUCTION]
    for verb in VERBS:
        name = " ".join(("headwater", *verb))
        parts.append(f"## `{name}`\n\n```text\n{read_help(verb)}\n```\n")
    rows = "\n".join(f"| `{column}` | {told} |" for column, told in COLUMNS.items())
    return "\n".join([*parts, COLUMNS_INTRODUCTION + rows + "\n"])


def main() -> int:
    page = build_page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print("docs/cli.md is stale: run `make docs`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
