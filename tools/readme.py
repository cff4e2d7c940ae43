"""Renews what README.md shows: after each line ``$ headwater …`` of a block stands what the command prints now.

Verbs of the ledger are asked of a new one with the starter data and the samples. A block keeps its trimming: where it
ended with a line ``…`` it is cut to as many lines again.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^(```[a-z]*\n\$ headwater ([^\n]+)\n)(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_command(words: str, ledger: Path) -> list[str]:
    """The lines that ``headwater WORDS`` prints into a pipe, from the repository's folder, asked of ``ledger``."""
    command = [sys.executable, "-m", "headwater", *shlex.split(words)]
    environment = {**os.environ, "HEADWATER_DATABASE": str(ledger)}
    run = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding="utf-8", env=environment)
    return [line.rstrip() for line in run.stdout.strip().splitlines()]


def make_ledger(folder: Path) -> Path:
    """A ledger in ``folder`` as `make demo` makes it."""
    ledger = folder / "ledger"
    run_command(f"init {shlex.quote(str(ledger))} --with osa", ledger)
    run_command("add samples", ledger)
    return ledger


def build_block(found: re.Match[str], ledger: Path) -> str:
    """The block with what is printed now."""
    lines, shown = run_command(found[2], ledger), found[3].splitlines()
    if shown and shown[-1] == "…":
        lines = [*lines[: len(shown) - 1], "…"]
    return found[1] + "".join(f"{line}\n" for line in lines) + "```"


def main() -> None:
    """Write README.md anew."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = make_ledger(Path(folder))
        text = BLOCK.sub(lambda found: build_block(found, ledger), README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
