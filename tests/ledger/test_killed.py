"""``kill -9`` at random moments: what was acknowledged is there, nothing is half there, and starting again ends well.

``HEADWATER_KILLS=200`` for a full run; ``HEADWATER_SEED`` for other moments.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from headwater.errors import LedgerMissing
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.restore import restore_ledger
from headwater.ledger.schema import VERSION, read_version
from headwater.ledger.verify import Verifying
from tests.ledger.bare import find_environment
from tests.ledger.papers import Gift, build_paper
from tests.ledger.test_dump import dump, load

KILLS = max(10, int(os.environ.get("HEADWATER_KILLS", "20"))) // 10
"""Of each work in each database."""
SEED = os.environ.get("HEADWATER_SEED", "headwater")
TABLES = {
    "statement": "seq, id, kind, document, recorded, backdated, body, link",
    "content": "document",
    "sighting": "seq, document, id, title, publisher, url, language, genre, published",
    "belief": "claim, since, until, document, donors, recipients, stage, amount, valid_first, valid_last, corrected",
    "member": "claim, since, role, code",
}
RELEASE = """Ministry hands over {count} patrol boats to Fiji

{day} December 2024

Japan handed over {count} patrol boats to the Fiji Navy on {day} December 2024. They cost {count}00 million yen.
"""
MANY = 400
"""Papers that each dump has more than the one before; with six statements each, they take two transactions."""
PER_PAPER = 6

pytestmark = pytest.mark.slow

Tables = dict[str, list[tuple[object, ...]]]


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """The command, running."""
    command = [sys.executable, "-m", "headwater", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=find_environment())


def run(*arguments: str | Path) -> bytes:
    """What the command prints when nobody disturbs it."""
    done = start(*arguments)
    out, err = done.communicate()
    assert done.returncode == 0, err.decode()
    return out


def kill(process: subprocess.Popen[bytes], lines: int, delay: float) -> tuple[list[str], bool]:
    """Kill when ``lines`` lines were printed and ``delay`` seconds have passed: every whole line, whether it struck."""
    assert process.stdout is not None
    told = [line for _, line in zip(range(lines), process.stdout, strict=False)]
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    told += process.communicate()[0].splitlines(keepends=True)
    return [line.decode() for line in told if line.endswith(b"\n")], process.returncode == -signal.SIGKILL


def draw(moments: random.Random, number: int) -> float:
    """A moment as a part of the whole; the first of a test is early, so that one strikes on the slowest machine."""
    return moments.uniform(0.2, 1 if number else 0.5)


def read_tables(ledger: Ledger) -> Tables:
    """All rows, sorted, the derived ones too, of one moment."""
    with ledger.database.reading() as session:
        return {
            name: sorted((tuple(row) for row in session.rows(f"SELECT {columns} FROM {name}")), key=repr)
            for name, columns in TABLES.items()
        }


def check(place: str, copy: Path) -> Tables:
    """Chain, digests, quotations and derived rows hold, and each document came in with its text and its reading."""
    with open_ledger(place) as ledger, create_ledger(copy) as other:
        assert list(Verifying(ledger.database).find_faults()) == []
        tables = read_tables(ledger)
        load(other, dump(ledger))
        assert tables == read_tables(other)
    documents = {row[3] for row in tables["statement"]}
    assert {row[3] for row in tables["statement"] if row[2] == "reading"} == documents
    assert {row[0] for row in tables["content"]} == documents
    return tables


def find_sources(tables: Tables) -> set[str]:
    """What the documents were read from."""
    return {str(row[6]).rpartition('"source":"')[2][:-2] for row in tables["statement"] if row[2] == "document"}


def find_acknowledged(lines: Iterable[str]) -> set[str]:
    """The files that ``headwater add`` told are in the ledger."""
    return {line.split()[1].rstrip(":") for line in lines if line.startswith(("new ", "known "))}


def build_releases(folder: Path, count: int) -> list[Path]:
    """A folder of releases, each with a gift."""
    folder.mkdir()
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(RELEASE.format(count=number + 2, day=number % 28 + 1), "utf-8")
    return paths


def test_add_is_killed(place: str, kind: str, tmp_path: Path) -> None:
    moments = random.Random(f"{SEED} add {kind}")
    paths = build_releases(tmp_path / "releases", 3 * KILLS + 1)
    create_ledger(place).close()
    told, struck = set[str](), 0
    for number in range(KILLS):
        some = paths[3 * number : 3 * number + 4]  # the first of them may be known
        lines, hit = kill(start("add", *some, "-d", place), moments.randrange(4), moments.uniform(0, 0.1))
        told |= find_acknowledged(lines)
        struck += hit
        assert told <= find_sources(check(place, tmp_path / f"copy{number}")), f"acknowledged and gone; seed {SEED}"
    assert struck, "no kill came before the end"
    print(f"\nadd, {kind}: {KILLS} kills, {struck} struck, {len(told)} documents acknowledged")
    run("add", *paths, "-d", place)
    assert find_sources(check(place, tmp_path / "last")) == {str(path) for path in paths}
    assert f"{len(paths)} documents, 0 of them new".encode() in run("add", *paths, "-d", place)


def fill(ledger: Ledger, first: int, count: int) -> None:
    """Append papers with four claims each, each paper by itself."""
    for number in range(first, first + count):
        paper = build_paper(*(Gift(value=f"{value}000000") for value in range(1, 5)), name=str(number))
        ledger.append(paper.statements(), paper.texts)


def count_rows(ledger: Ledger) -> list[int]:
    """How many rows each table has, of one moment."""
    with ledger.database.reading() as session:
        return [int(next(iter(session.rows(f"SELECT count(*) FROM {name}")))[0]) for name in TABLES]


def test_load_is_killed(place: str, kind: str, tmp_path: Path) -> None:
    moments = random.Random(f"{SEED} load {kind}")
    file = tmp_path / "all.jsonl"
    create_ledger(place).close()
    seq = struck = between = 0
    duration = 1.0
    with create_ledger(tmp_path / "full") as full:
        for number in range(KILLS):
            fill(full, MANY * number, MANY)
            file.write_bytes(dump(full))
            if number == 0:
                run("init", tmp_path / "timed")
                began = time.monotonic()
                run("load", file, "-d", tmp_path / "timed")
                duration = time.monotonic() - began
            missing = MANY * (number + 1) - seq // PER_PAPER  # papers; what was killed before left more to load
            delay = draw(moments, number) * duration * missing / MANY
            struck += kill(start("load", file, "-d", place), 0, delay)[1]
            with open_ledger(place) as ledger:
                statements, *others = count_rows(ledger)
                assert list(Verifying(ledger.database).find_faults()) == []
            assert statements >= seq, f"what was there before is gone; seed {SEED}"
            papers, rest = divmod(statements, PER_PAPER)
            assert (rest, others) == (0, [papers, papers, 4 * papers, 0]), f"half there; seed {SEED}"
            between += seq < statements < full.head().seq
            seq = statements
        assert struck, "no kill came before the end"
        print(f"\nload, {kind}: {KILLS} kills, {struck} struck, {between} with part of the file in")
        run("load", file, "-d", place)
        with open_ledger(place) as ledger:
            assert read_tables(ledger) == read_tables(full)
            assert dump(ledger) == file.read_bytes()


def measure(*arguments: str | Path) -> float:
    """How many seconds the command takes when nobody disturbs it."""
    began = time.monotonic()
    run(*arguments)
    return time.monotonic() - began


def test_backup_is_killed(place: str, kind: str, tmp_path: Path) -> None:
    moments = random.Random(f"{SEED} backup {kind}")
    file, struck = tmp_path / "backups" / "file", 0
    file.parent.mkdir()
    with create_ledger(place) as ledger:
        fill(ledger, 0, MANY)
        whole = dump(ledger)
    duration = measure("backup", tmp_path / "timed", "-d", place)
    for number in range(KILLS):
        struck += kill(start("backup", file, "-d", place), 0, draw(moments, number) * duration)[1]
        if file.exists():  # it came too late, or between the name and the word
            restore_ledger(str(file), str(tmp_path / f"new{number}"), lambda done, total: None)
            file.unlink()
    assert struck, "no kill came before the end"
    print(f"\nbackup, {kind}: {KILLS} kills, {struck} struck")
    run("backup", file, "-d", place)
    run("restore", file, tmp_path / "last")
    with open_ledger(place) as ledger, open_ledger(tmp_path / "last") as restored:
        assert dump(ledger) == dump(restored) == whole


def test_restore_is_killed(place: str, kind: str, tmp_path: Path) -> None:
    moments = random.Random(f"{SEED} restore {kind}")
    file, struck, there = tmp_path / "all.jsonl", 0, 0
    with create_ledger(tmp_path / "full") as full:
        fill(full, 0, MANY)
        whole = dump(full)
    file.write_bytes(whole)
    duration = measure("restore", file, tmp_path / "timed")
    for number in range(KILLS):
        struck += kill(start("restore", file, *name(place, kind)), 0, draw(moments, number) * duration)[1]
        with suppress(LedgerMissing), open_ledger(place) as ledger:
            assert dump(ledger) == whole, f"half there; seed {SEED}"
            there += 1
        remove(place, kind)
    assert struck, "no kill came before the end"
    print(f"\nrestore, {kind}: {KILLS} kills, {struck} struck, {there} times it was there all the same")
    run("restore", file, *name(place, kind))
    with open_ledger(place) as ledger:
        assert dump(ledger) == whole
        assert list(Verifying(ledger.database).find_faults()) == []


def put_back(ledger: Ledger) -> None:
    """Give a ledger the tables of the first version again."""
    with ledger.database.writing() as session:
        session.run(
            "CREATE TABLE first (document {int} PRIMARY KEY, packed {blob} NOT NULL)".format(**ledger.database.types)
        )
        session.run("INSERT INTO first (document, packed) SELECT document, packed FROM content")
        session.run("DROP TABLE content")
        session.run("ALTER TABLE first RENAME TO content")
        session.run("UPDATE meta SET value = '1' WHERE key = 'version'")


def test_migrate_is_killed(place: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = random.Random(f"{SEED} migrate {kind}")
    monkeypatch.chdir(tmp_path)
    struck = done = 0
    with create_ledger(place) as ledger:
        fill(ledger, 0, MANY)
        whole = dump(ledger)
        put_back(ledger)
    duration = measure("migrate", "-d", place)
    for number in range(KILLS):
        with open_ledger(place) as ledger:
            if find_version(ledger) == VERSION:
                put_back(ledger)
        struck += kill(start("migrate", "-d", place), 0, draw(moments, number) * duration)[1]
        with open_ledger(place) as ledger:
            assert dump(ledger) == whole, f"changed; seed {SEED}"
            assert list(Verifying(ledger.database).find_faults()) == []
            done += find_version(ledger) == VERSION
    assert struck, "no kill came before the end"
    print(f"\nmigrate, {kind}: {KILLS} kills, {struck} struck, {done} times it was done all the same")
    run("migrate", "-d", place)
    with open_ledger(place) as ledger:
        assert (find_version(ledger), dump(ledger)) == (VERSION, whole)


def find_version(ledger: Ledger) -> int | None:
    """The version of the tables."""
    with ledger.database.reading() as session:
        return read_version(session)


def remove(place: str, kind: str) -> None:
    """Take away the ledger at a place, so that there may be another."""
    if kind == "sqlite":
        (Path(place) / "ledger.sqlite").unlink(missing_ok=True)
        return
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS headwater CASCADE")


def name(place: str, kind: str) -> list[str]:
    """How ``headwater restore`` is told of a place."""
    return ["--database", place] if kind == "postgres" else [place]
