"""``headwater drop``, ``init --texts`` and ``migrate``, as people run them."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.ledger.test_migrate import write_first


def find_document(run: Run, ledger: Path) -> str:
    """The id of the only document, abbreviated."""
    text = run("documents", "-d", ledger, "--format", "csv").stdout.decode()
    return text[text.index("sha256:") + 7 :][:10]


def test_a_text_outside_is_dropped_and_taken_back(run: Run, tmp_path: Path, release: Path) -> None:
    ledger, texts = tmp_path / "ledger", tmp_path / "texts"
    assert run("init", ledger, "--texts", texts).returncode == 0
    assert run("add", release, "-d", ledger).returncode == 0
    assert len(list(texts.rglob("*.txt.gz"))) == 1
    document = find_document(run, ledger)
    done = run("drop", document, "-d", ledger, "--by", "Ann", "--reason", "asked for")
    assert (done.returncode, done.stderr, list(texts.rglob("*.txt.gz"))) == (0, b"", [])
    again = run("add", release, "-d", ledger)
    assert (again.returncode, b"its text was dropped, and stays so" in again.stdout) == (0, True)
    checked = run("verify", "-d", ledger)
    assert (checked.returncode, b"Cannot be checked: " in checked.stdout) == (0, True)
    act = done.stdout.decode().split("act ")[1].split(";")[0]
    assert run("undo", act, "-d", ledger, "--by", "Ben", "--reason", "allowed").returncode == 0
    assert run("add", release, "-d", ledger).returncode == 0
    assert len(list(texts.rglob("*.txt.gz"))) == 1


def test_a_drop_wants_a_document_a_name_and_a_reason(run: Run, tmp_path: Path, release: Path) -> None:
    ledger = tmp_path / "ledger"
    run("init", ledger)
    run("add", release, "-d", ledger)
    document = find_document(run, ledger)
    for arguments, told in (
        (("ffff0000", "--by", "Ann", "--reason", "why"), b"no id begins with"),
        ((document, "--reason", "why"), b"--by is wanted"),
        ((document, "--by", "Ann"), b"--reason is wanted"),
    ):
        done = run("drop", *arguments, "-d", ledger)
        assert (done.returncode, told in done.stderr) == (1, True)


def test_an_earlier_ledger_is_migrated_by_adding_or_when_asked(run: Run, tmp_path: Path, release: Path) -> None:
    for verb in (("add", release), ("migrate",)):
        ledger = tmp_path / str(verb[0])
        write_first(str(ledger))
        assert run("claims", "-d", ledger).stderr == b""
        done = run(*verb, "-d", ledger)
        assert done.returncode == 0
        backup = next(ledger.glob("*.backup"))
        assert str(backup).encode() in done.stderr
        assert run("verify", "-d", ledger).returncode == 0
        assert b"is of this version already" in run("migrate", "-d", ledger).stdout
