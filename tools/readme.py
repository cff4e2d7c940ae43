"""Renews what README.md shows: after each line ``$ headwater …`` of a block stands what the command prints now.

A block keeps its trimming: where it ended with a line ``…`` it is cut to as many lines again.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^(```[a-z]*\n\$ headwater ([^\n]+)\n)(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_command(words: str) -> list[str]:
    """The lines that ``headwater WORDS`` prints into a pipe, from the repository's folder."""
    command = [sys.executable, "-m", "headwater", *shlex.split(words)]
    run = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding="utf-8")
    return [line.rstrip() for line in run.stdout.strip().splitlines()]


def build_block(found: re.Match[str]) -> str:
    """The block with what is printed now."""
    lines, shown = run_command(found[2]), found[3].splitlines()
    if shown and shown[-1] == "…":
        lines = [*lines[: len(shown) - 1], "…"]
    return found[1] + "".join(f"{line}\n" for line in lines) + "```"


def main() -> None:
    """Write README.md anew."""
    README.write_text(BLOCK.sub(build_block, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
