"""The case of Mongolia from the shell: what the public could know on a day, what is known now."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def place(run: Run, tmp_path: Path) -> Path:
    """A ledger with the data set on Japan's OSA."""
    assert run("init", tmp_path / "ledger", "--with", "osa").returncode == 0
    return tmp_path / "ledger"


def test_signed_and_no_grant_then_in_force_and_a_grant_now(run: Run, place: Path) -> None:
    then = run("activities", "--recipient", "Mongolia", "--published-by", "2025-01-10", "-d", place).stdout.decode()
    now = run("activities", "--recipient", "MN", "-d", place).stdout.decode()
    assert "what: equipment transfer; stage: signed; date: 2024-12-11" in then
    assert "what: equipment transfer; stage: in force; date: 2025-01-22" in now
    assert "1,300,000,000" not in then
    assert "stage: agreed; date: 2025-02-10; sums told: JPY 1,300,000,000 (1 document)" in now
    assert "Left out: 1 claim" in then
    assert "Left out" not in now


def test_nothing_was_known_before_the_ledger_was_made(run: Run, place: Path) -> None:
    before = run("activities", "--recipient", "MN", "--known-at", "2020-01-01", "-d", place)
    assert before.returncode == 0
    assert b"nothing was known to it before" in before.stdout


def test_a_reader_that_goes_away_is_no_error(place: Path) -> None:
    command = [sys.executable, "-m", "headwater", "claims", "-f", "jsonl", "-d", str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
