"""``headwater tally`` and ``headwater mirror`` from the shell's side."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.ledger import create_ledger
from tests.ledger.papers import Gift, build_paper

Run = Callable[..., subprocess.CompletedProcess[bytes]]

# The interpreter as it is without the extra.
BARE = """
import sys
sys.modules["duckdb"] = sys.modules["pyarrow"] = None
from headwater.cli import main
sys.argv = ["headwater", *sys.argv[1:]]
main()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger in which three papers tell of one grant, and one of another."""
    with create_ledger(tmp_path / "ledger") as ledger:
        for name in "ABC":
            paper = build_paper(Gift(), name=name)
            ledger.append(paper.statements(), paper.texts)
        other = build_paper(Gift(donor="US", recipients=("MN", "PH"), framework="FMF"), name="D", published=None)
        ledger.append(other.statements(), other.texts)
    return tmp_path / "ledger"


def tell(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """The lines of JSON on standard output."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def run_bare(*words: object) -> subprocess.CompletedProcess[bytes]:
    """The command where the extra is not installed."""
    return subprocess.run([sys.executable, "-c", BARE, *map(str, words)], capture_output=True, check=False)


def test_reports_are_counted_and_said_to_be_no_totals(run: Run, place: Path) -> None:
    done = run("tally", "-d", place, "--by", "donor")
    assert (
        "JP: Japan (JP); of: assistance: delivered; claims: 3; sums reported: JPY 900,000,000" in done.stdout.decode()
    )
    assert b"no totals of aid" in done.stdout


def test_the_answer_is_the_same_with_a_mirror(run: Run, place: Path) -> None:
    for words in (["--by", "recipient"], ["--by", "framework", "--donor", "JP"], ["--published-by", "2025-01-01"]):
        (place / "mirror" / "mirror.json").unlink(missing_ok=True)
        without = run("tally", "-d", place, "-f", "jsonl", *words)
        assert run("mirror", "-d", place).returncode == 0
        mirrored = run("tally", "-d", place, "-f", "jsonl", *words)
        assert tell(mirrored) == tell(without)
        assert mirrored.stderr == without.stderr


def test_what_days_leave_out_is_told(run: Run, place: Path) -> None:
    done = run("tally", "-d", place, "--published-by", "2025-01-01")
    assert b"Left out: 1 claim whose document's day of publication is unknown." in done.stdout


def test_a_mirror_is_written_once_and_grows(run: Run, place: Path) -> None:
    first, second = (run("mirror", "-d", place) for _ in range(2))
    assert first.stdout == second.stdout
    assert b": 12 statements, 1 segment, " in first.stdout


def test_a_mirror_elsewhere_is_asked_where_it_is_named(run: Run, place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "columns"
    missing = run("tally", "-d", place, "--mirror", elsewhere)
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert b"no mirror here" in missing.stderr
    assert run("mirror", "-d", place, "--mirror", elsewhere).returncode == 0
    assert len(tell(run("tally", "-d", place, "--mirror", elsewhere, "-f", "jsonl"))) == 2
    assert not (place / "mirror").exists()


def test_a_damaged_mirror_is_told_in_one_line(run: Run, place: Path) -> None:
    run("mirror", "-d", place)
    for file in (place / "mirror").glob("begin-*.parquet"):
        file.write_bytes(b"PAR1 no more")
    done = run("tally", "-d", place)
    assert done.returncode == 1
    assert b"the mirror is damaged" in done.stderr
    assert b"Traceback" not in done.stderr
    again = run("mirror", "-d", place)
    assert b"made anew" in again.stderr
    assert run("tally", "-d", place).returncode == 0


def test_without_the_extra_tallies_are_counted_from_the_statements(run: Run, place: Path) -> None:
    run("mirror", "-d", place)
    done = run_bare("tally", "-d", place, "-f", "jsonl")
    assert tell(done) == tell(run("tally", "-d", place, "-f", "jsonl"))
    assert b"pip install 'headwater[mirror]'" in done.stderr


@pytest.mark.parametrize("words", [["mirror"], ["tally", "--mirror", "mirror"]])
def test_without_the_extra_a_mirror_says_what_to_install(place: Path, words: list[str]) -> None:
    done = run_bare(*words, "-d", place)
    assert done.returncode == 1
    assert b"pip install 'headwater[mirror]'" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_folder_that_may_not_be_written_is_told(run: Run, place: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    done = run("mirror", "-d", place, "--mirror", tmp_path / "file" / "mirror")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
