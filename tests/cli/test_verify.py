"""``headwater verify`` and ``headwater head``, as people run them."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def ledger(run: Run, tmp_path: Path, release: Path) -> Path:
    """A ledger with one release in it."""
    folder = tmp_path / "ledger"
    assert run("init", folder).returncode == run("add", release, "-d", folder).returncode == 0
    return folder


def change(ledger: Path, command: str) -> None:
    connection = sqlite3.connect(ledger / "ledger.sqlite")
    connection.execute(command)
    connection.commit()
    connection.close()


def test_a_sound_ledger_is_said_to_be_sound_and_its_head_checked(run: Run, ledger: Path, release: Path) -> None:
    head = run("head", "-d", ledger).stdout.decode().strip()
    done = run("verify", "-d", ledger, "--head", head)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"all is as it was put in" in done.stdout
    assert head.encode() in done.stdout


def test_a_changed_statement_ends_with_one_and_names_what_is_affected(run: Run, ledger: Path) -> None:
    change(ledger, "UPDATE statement SET backdated = 1 WHERE seq = 1")
    done = run("verify", "-d", ledger)
    assert done.returncode == 1
    first = done.stderr.decode().splitlines()[0]
    assert first.startswith("headwater: statement 1: its link is not")
    assert "affected: document sha256:" in first
    assert "statements behind it" in first


def test_derived_rows_alone_are_offered_to_be_made_again(run: Run, ledger: Path) -> None:
    change(ledger, "UPDATE belief SET stage = 'planned'")
    done = run("verify", "-d", ledger)
    assert (done.returncode, b"verify --rebuild" in done.stderr) == (1, True)
    again = run("verify", "-d", ledger, "--rebuild")
    assert (again.returncode, b"all is as it was put in" in again.stdout) == (0, True)


def test_damaged_statements_are_not_rebuilt(run: Run, ledger: Path) -> None:
    change(ledger, "UPDATE statement SET backdated = 1 WHERE seq = 1")
    change(ledger, "UPDATE belief SET stage = 'planned'")
    assert run("verify", "-d", ledger, "--rebuild").returncode == 1
    assert b"headwater restore" in run("verify", "-d", ledger).stderr
