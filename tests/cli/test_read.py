"""``headwater read`` from the shell's side."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_jsonl_has_the_path_as_given(run: Run, release: Path) -> None:
    done = run("read", "release.txt", "--format", "jsonl", cwd=release.parent)
    assert done.returncode == 0, done.stderr
    (reading,) = lines(done)
    assert reading.keys() == {"document", "claims", "problems"}
    assert isinstance(reading["document"], dict)
    assert reading["document"]["path"] == "release.txt"


def test_standard_input(run: Run, release: Path) -> None:
    (reading,) = lines(run("read", "-", "-f", "jsonl", input=release.read_bytes()))
    assert isinstance(reading["document"], dict)
    assert reading["document"]["path"] == "-"


def test_table_is_plain_when_piped(run: Run, release: Path) -> None:
    done = run("read", release)
    assert done.returncode == 0
    assert f"source: {release}".encode() in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_csv_has_one_header(run: Run, release: Path) -> None:
    done = run("read", release, release, "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout.decode())))
    assert rows[0][0] == "path"
    assert len([row for row in rows if row[0] == "path"]) == 1


def test_bad_sources_are_told_and_the_others_read(run: Run, release: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("read", tmp_path / "empty.txt", tmp_path / "gone.txt", release, "--format", "jsonl")
    assert done.returncode == 1
    assert len(lines(done)) == 1
    assert b"empty.txt: " in done.stderr
    assert b"gone.txt: no such file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_folder_is_sorted_and_what_is_passed_over_is_counted(run: Run, release: Path, tmp_path: Path) -> None:
    text = release.read_text("utf-8")
    for name in ("b/2.txt", "b/1.txt", "a/3.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text if name.endswith("txt") else "\x89PNG", "utf-8")
    done = run("read", ".", "--format", "jsonl", cwd=tmp_path)
    paths = [str(reading["document"]["path"]) for reading in lines(done)]  # type: ignore[index]
    assert paths == ["a/3.txt", "b/1.txt", "b/2.txt", "release.txt"]
    assert b"passed over 2 files (1 hidden, 1 of a kind that is not read)" in done.stderr


def test_control_characters_in_file_names_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path / "\x1b[31mred.txt")
    assert done.returncode == 1
    assert b"\\x1b[31mred.txt" in done.stderr
    assert b"\x1b" not in done.stderr


def test_pages(run: Run, release: Path, tmp_path: Path) -> None:
    done = run("read", release, "--html", tmp_path / "pages")
    assert done.returncode == 0
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {"release.html", "index.html"}


def test_unwritable_folder(run: Run, release: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run("read", release, "--html", tmp_path / "taken")
    assert done.returncode == 1
    assert b"taken: cannot be made a folder" in done.stderr
    assert b"Traceback" not in done.stderr


def test_bad_codebook(run: Run, release: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.toml").write_text("[[programme]]\nid = 5\n")
    done = run("read", release, "--codebook", tmp_path / "own")
    assert done.returncode == 1
    assert b"mine.toml: programme 1" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.fixture
def many(release: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Item {number}\n\n" + release.read_text("utf-8") * 20, "utf-8")
    return folder


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "headwater", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.slow
def test_interrupt_ends_in_one_line(many: Path) -> None:
    process = start("read", many, "--format", "jsonl")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error == b"Interrupted.\n"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_closed_pipe_is_quiet(many: Path, form: str) -> None:
    process = start("read", many, "--format", form)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    assert process.wait(timeout=60) == 0
    assert error == b""
    process.stderr.close()


def test_terminal_gets_a_layout_and_progress(release: Path) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "headwater", "read", str(release)]
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    with subprocess.Popen(command, stdout=follower, stderr=follower, env=environment) as process:
        os.close(follower)
        shown = b""
        while chunk := read_terminal(leader):
            shown += chunk
        assert process.wait(timeout=60) == 0
    os.close(leader)
    assert "─────".encode() in shown
    assert b"source " in shown
    assert b"1: " in shown, "what is being read is told"


def read_terminal(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # the other side is closed: how Linux ends a terminal
        return b""


def test_endless_memory_is_not_needed(release: Path, tmp_path: Path) -> None:
    """One document is held at a time: what is yielded is read then, not before."""
    from headwater import read

    readings = read(release, tmp_path / "gone.txt")
    assert next(readings).document.path == str(release)
    time.sleep(0)
