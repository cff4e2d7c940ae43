"""``headwater explain``, ``schema`` and ``codebook check`` from the shell's side."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_explain(run: Run, release: Path) -> None:
    done = run("explain", release, "1")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert text.startswith("claim 1: assistance\nsentences:\n  “Japan handed over")
    for words in ("recipients: Fiji (FJ)", "rule:  ", "entry: ", "rejected here: "):
        assert words in text


def test_explain_beyond_the_last_claim(run: Run, release: Path) -> None:
    done = run("explain", release, "99")
    assert done.returncode == 1
    assert b"there is no claim 99" in done.stderr


def test_explain_a_document(run: Run, release: Path) -> None:
    done = run("explain", release)
    assert done.returncode == 0
    assert done.stdout.startswith(b"claims: ")
    assert b"rejected: " in done.stdout


def test_explain_missing_file(run: Run) -> None:
    done = run("explain", "gone.txt", "1")
    assert done.returncode == 1
    assert b"gone.txt: no such file" in done.stderr


def test_schema(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$defs"]["Reading"]["additionalProperties"] is False


def test_shipped_codebook_has_no_faults(run: Run) -> None:
    done = run("codebook", "check")
    assert done.returncode == 0, done.stderr


def test_codebook_faults_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[item]]\ncode = "boat"\nplural = "x"\n')
    done = run("codebook", "check", tmp_path)
    assert done.returncode == 1
    assert b"mine.toml" in done.stderr
    assert b"plural" in done.stderr


def test_codebook_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("codebook", "check", tmp_path / "gone")
    assert done.returncode == 1
    assert b"gone: no such folder" in done.stderr
