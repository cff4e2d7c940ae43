"""``headwater init`` and ``headwater add`` from the shell's side."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def place(run: Run, tmp_path: Path) -> Path:
    """A new ledger."""
    assert run("init", tmp_path / "ledger").returncode == 0
    return tmp_path / "ledger"


@pytest.fixture
def reading(run: Run, release: Path) -> dict[str, object]:
    """What our reader finds in the release, as JSON."""
    told: dict[str, object] = json.loads(run("read", release, "-f", "jsonl").stdout)
    return told


def write(path: Path, *readings: object) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(reading) + "\n" for reading in readings), "utf-8")
    return path


def test_adding_twice_appends_nothing(run: Run, place: Path, release: Path) -> None:
    first, second = (run("add", release, "--database", place) for _ in range(2))
    assert first.stdout.startswith(b"new ")
    assert second.stdout.startswith(b"known ")
    assert first.stdout.splitlines()[-1].split(b"holds")[1] == second.stdout.splitlines()[-1].split(b"holds")[1]


def test_the_same_document_under_another_path_is_known(run: Run, place: Path, release: Path) -> None:
    copy = release.with_name("copy.txt")
    copy.write_bytes(release.read_bytes())
    assert run("add", release, "-d", place).returncode == 0
    assert run("add", copy, "-d", place).stdout.startswith(b"known ")


def test_a_ledger_is_made_once(run: Run, place: Path) -> None:
    again = run("init", place)
    assert again.returncode == 1
    assert b"there is a ledger already" in again.stderr


@pytest.mark.parametrize("where", [".", "releases", ".."])
def test_the_ledger_at_hand_is_found(run: Run, place: Path, release: Path, where: str) -> None:
    (place / "releases").mkdir()
    assert run("add", release, cwd=place / where).returncode == 0


def test_no_ledger_and_several_are_told(run: Run, release: Path, tmp_path: Path) -> None:
    none = run("add", release, cwd=tmp_path)
    assert (none.returncode, b"headwater init" in none.stderr) == (1, True)
    for name in ("one", "two"):
        run("init", tmp_path / name)
    several = run("add", release, cwd=tmp_path)
    assert (several.returncode, b"one, two" in several.stderr) == (1, True)


def test_bad_sources_are_told_and_the_others_added(run: Run, place: Path, release: Path, tmp_path: Path) -> None:
    done = run("add", tmp_path / "gone.txt", release, "-d", place)
    assert done.returncode == 1
    assert b"gone.txt: no such file" in done.stderr
    assert b"1 of them new" in done.stdout


def test_a_reading_made_elsewhere_enters(run: Run, place: Path, reading: dict[str, object], tmp_path: Path) -> None:
    done = run("add", write(tmp_path / "readings.jsonl", reading), "-d", place)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"new ")


def test_claims_by_hand_need_no_id(run: Run, place: Path, reading: dict[str, object], tmp_path: Path) -> None:
    claims = reading["claims"]
    assert isinstance(claims, list)
    for number, claim in enumerate(claims):
        claim["id"] = f"c{number}"
    run("add", write(tmp_path / "readings.jsonl", reading), "-d", place)
    known = run("add", str(reading["document"]["path"]), "-d", place)  # type: ignore[index]
    assert b"0 new claims" in known.stdout


def spoil(claim: dict[str, object], slot: str, value: object) -> None:
    claim[slot] = value


@pytest.mark.parametrize(
    ("slot", "value", "reason"),
    [
        ("stagg", "delivered", b"no slot stagg"),
        ("stage", "given", b"not in the schema"),
        ("id", "sha256:" + "0" * 64, b"not the digest of its content"),
        ("evidence", [], b"quotes no evidence"),
        ("evidence", [{"start": 0, "end": 5, "exact": "Japan"}], b"the words at [0, 5)"),
        ("evidence", [{"start": 0, "end": 5, "exact": "Minis", "note": ""}], b"no slot evidence.note"),
        ("mentions", {"donors": [{"start": -3, "end": 2, "exact": "M"}]}, b"mentions of donors"),
        ("amount", {"value": "1", "currency": "JPY", "scop": "each"}, b"no slot amount.scop"),
    ],
)
def test_a_claim_that_breaks_the_law_is_refused_alone(
    run: Run, place: Path, reading: dict[str, object], tmp_path: Path, slot: str, value: object, reason: bytes
) -> None:
    claims = reading["claims"]
    assert isinstance(claims, list)
    spoilt = json.loads(json.dumps(claims[0])) | {"id": "mine", slot: value}
    reading["claims"] = [spoilt, *claims]
    done = run("add", write(tmp_path / "readings.jsonl", {}, reading), "-d", place)
    assert done.returncode == 1
    assert b"readings.jsonl:1: no reading" in done.stderr
    assert b"readings.jsonl:2: claim 1: " in done.stderr
    assert reason in done.stderr
    assert f"{len(claims)} claim".encode() in done.stdout


def test_a_reading_without_its_text_is_refused(
    run: Run, place: Path, reading: dict[str, object], tmp_path: Path
) -> None:
    reading["document"] = {"id": "sha256:" + "1" * 64, "path": "elsewhere.txt"}
    done = run("add", write(tmp_path / "readings.jsonl", reading), "-d", place)
    assert (done.returncode, b"is not at hand" in done.stderr) == (1, True)


def test_history_is_loaded_as_of_its_day_and_never_before_what_stands(run: Run, place: Path, release: Path) -> None:
    assert run("add", release, "-d", place, "--recorded-at", "2025-03-01").returncode == 0
    other = release.with_name("other.txt")
    other.write_text(release.read_text("utf-8") + "\nJapan gave Fiji a third boat on 1 May 2025.\n", "utf-8")
    back = run("add", other, "-d", place, "--recorded-at", "2025-02-01")
    assert (back.returncode, b"the ledger's last statement is of 2025-03-01" in back.stderr) == (1, True)
    assert run("add", other, "-d", place).returncode == 0


@pytest.mark.parametrize("day", ["yesterday", "2025-13-01", "2025-01-01T10:00", "2999-01-01T00:00Z"])
def test_a_day_that_is_none(run: Run, place: Path, release: Path, day: str) -> None:
    done = run("add", release, "-d", place, "--recorded-at", day)
    assert done.returncode == 1
    assert day.encode() in done.stderr
    assert b"Traceback" not in done.stderr
