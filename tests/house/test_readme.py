"""What the README shows is what the command prints: blocks that open with ``$ headwater`` are run."""

import re
from pathlib import Path

import pytest

from tools.readme import make_ledger, run_command

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```[a-z]*\n\$ (headwater [^\n]+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that the README's commands ask."""
    return make_ledger(tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_readme_shows_what_is_printed(command: str, shown: str, ledger: Path) -> None:
    printed = iter(run_command(command.partition("|")[0].removeprefix("headwater "), ledger))
    missing = [line for line in shown.splitlines() if line.strip() != LEFT_OUT and line.rstrip() not in printed]
    assert missing == [], "the README shows lines that are not printed, or not in this order"


def test_the_readme_names_both_commands_and_fits() -> None:
    assert "make demo" in README
    assert "make test" in README
    assert len(README.splitlines()) <= 90
