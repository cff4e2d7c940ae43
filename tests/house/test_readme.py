"""What the README shows is what the command prints: blocks that open with ``$ headwater`` are run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```[a-z]*\n\$ (headwater [^\n]+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_readme_shows_what_is_printed(command: str, shown: str) -> None:
    words = shlex.split(command.partition("|")[0])[1:]
    run = subprocess.run(
        [sys.executable, "-m", "headwater", *words], capture_output=True, check=True, cwd=ROOT, encoding="utf-8"
    )
    printed = iter(line.rstrip() for line in run.stdout.splitlines())
    missing = [line for line in shown.splitlines() if line.strip() != LEFT_OUT and line.rstrip() not in printed]
    assert missing == [], "the README shows lines that are not printed, or not in this order"


def test_the_readme_names_both_commands_and_fits() -> None:
    assert "make demo" in README
    assert "make test" in README
    assert len(README.splitlines()) <= 90
