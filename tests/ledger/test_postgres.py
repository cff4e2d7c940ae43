"""PostgreSQL as it comes: refusals are told clearly and without the password, other people's tables are left alone."""

import re
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from headwater.errors import LedgerError, LedgerForeign, LedgerMissing, LedgerUnreachable, LedgerUnwritable
from headwater.ledger import create_ledger, open_ledger
from headwater.ledger.server import find_unfit
from headwater.model import Reader
from tests.ledger.histories import find_all_faults
from tests.ledger.papers import build_paper
from tests.ledger.server import Server

SECRET = "geheim-7f3a"


def find_refusal(address: str, act: Callable[[str], object] = open_ledger) -> LedgerError:
    """What is said of ``address``; nothing of it, tracebacks included, tells the password."""
    with pytest.raises(LedgerError) as raised:
        act(address)
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    chained = raised.value.__context__ or raised.value.__cause__
    assert SECRET not in told + repr(chained)
    return raised.value


# --- who is let in ---------------------------------------------------------------------------------------------------


def test_a_wrong_password(server: Server) -> None:
    refusal = find_refusal(server.address("postgres", password=SECRET))
    assert isinstance(refusal, LedgerUnreachable)
    assert 'the server does not let us in: password authentication failed for user "headwater"' in str(refusal)


def test_an_unknown_user(server: Server) -> None:
    assert "does not let us in" in str(find_refusal(server.address("postgres", user="nobody", password=SECRET)))


def test_an_unknown_database(server: Server) -> None:
    refusal = find_refusal(server.address("none"))
    assert 'database "none" does not exist; make it with: createdb' in str(refusal)
    assert refusal.place == f"postgresql://127.0.0.1:{server.port}/none"


def test_an_unknown_host() -> None:
    refusal = find_refusal(f"postgresql://me:{SECRET}@nowhere.invalid/ledger")
    assert str(refusal).startswith("postgresql://nowhere.invalid/ledger: the server cannot be reached: ")


def test_no_server_there(server: Server) -> None:
    address = server.address("postgres").replace(f":{server.port}/", ":1/")
    assert "cannot be reached" in str(find_refusal(address))


@pytest.mark.parametrize(
    "rest",
    [
        f"me:a@{SECRET}@127.0.0.1/ledger",
        f"me:a/{SECRET}@127.0.0.1/ledger",
        f"me:1/{SECRET}@127.0.0.1/ledger",
        f"me:1?{SECRET}",
        f"me:%{SECRET}@127.0.0.1/ledger",
        f"me:{SECRET}@[127.0.0.1/ledger",
        f"me:{SECRET}@127.0.0.1:port/ledger",
        f"me:{SECRET}@127.0.0.1/ledger?password={SECRET}&x=1",
    ],
)
def test_an_address_that_is_none_is_not_repeated(rest: str) -> None:
    refusal = find_refusal(f"postgresql://{rest}")
    assert isinstance(refusal, LedgerUnreachable)
    assert "write postgresql://USER@HOST:PORT/DATABASE" in str(refusal)


def test_a_password_with_every_sign_in_it(server: Server) -> None:
    server.run("CREATE ROLE odd LOGIN PASSWORD 'a@b:/?#%c'")
    refusal = find_refusal(server.address("postgres", user="odd", password="a%40b%3A%2F%3F%23%25c"))
    assert isinstance(refusal, LedgerMissing)


# --- what is there ---------------------------------------------------------------------------------------------------


def test_no_ledger_there(postgres: str) -> None:
    refusal = find_refusal(postgres)
    assert isinstance(refusal, LedgerMissing)
    assert "make one with: headwater init" in str(refusal)


def test_a_database_that_is_not_utf8(server: Server) -> None:
    with server.database("LATIN1") as address:
        refusal = find_refusal(address, create_ledger)
    assert isinstance(refusal, LedgerForeign)
    assert "encoded as LATIN1, and a ledger needs UTF8" in str(refusal)


@pytest.mark.parametrize(("version", "fits"), [(140_019, False), (150_000, True), (180_001, True)])
def test_a_server_that_is_too_old(version: int, fits: bool) -> None:
    fault = find_unfit(version, "UTF8")
    assert (fault is None) is fits
    assert fits or fault == "the server is PostgreSQL 14; a ledger needs 15 or later"


def test_a_schema_of_somebody_else_s(postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        connection.execute("CREATE SCHEMA headwater CREATE TABLE statement (note text)")
    assert "something else is there" in str(find_refusal(postgres, create_ledger))


def test_other_tables_of_the_same_names_are_left_alone(postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        connection.execute("CREATE TABLE public.statement (note text); CREATE TABLE public.meta (key text, value text)")
    paper = build_paper()
    with create_ledger(postgres) as ledger:
        ledger.append(paper.statements(), paper.texts)
    with psycopg.connect(postgres) as connection:
        assert connection.execute("SELECT count(*) FROM public.statement").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM headwater.statement").fetchone() == (3,)


def test_a_user_s_own_settings_change_nothing(postgres: str) -> None:
    paper = build_paper()
    odd = "?client_encoding=LATIN1&options=-c%20search_path%3Dpublic%20-c%20synchronous_commit%3Doff"
    with create_ledger(postgres + odd) as ledger:
        ledger.append(paper.statements(), paper.texts)
        with ledger.database.writing() as session:
            assert [row[0] for row in session.rows("SHOW synchronous_commit")] == ["on"]
    with open_ledger(postgres) as ledger:
        assert [held.claim for held in ledger.view().claims()] == list(paper.claims)


# --- leave -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def guest(server: Server, postgres: str) -> str:
    """The address of a user who may read the ledger there, and no more."""
    with create_ledger(postgres) as ledger:
        paper = build_paper()
        ledger.append(paper.statements(), paper.texts)
    with psycopg.connect(postgres) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute(f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'")
        connection.execute("GRANT USAGE ON SCHEMA headwater TO guest")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA headwater TO guest")
    return postgres.replace(f"headwater:{server.password}", f"guest:{SECRET}")


def test_who_may_only_read_reads(guest: str) -> None:
    paper = build_paper(name="B")
    with open_ledger(guest) as ledger:
        assert len(list(ledger.view().claims())) == 1
        with pytest.raises(LedgerUnwritable, match="you have no leave: permission denied for table statement"):
            ledger.append(paper.statements(), paper.texts)
        assert ledger.head().seq == 3


def test_who_was_given_the_rights_of_the_handbook_appends(guest: str, postgres: str, root: Path) -> None:
    grants = re.findall(r"^    (GRANT .*;)$", (root / "docs" / "ledger.md").read_text("utf-8"), re.MULTILINE)
    assert len(grants) == 3
    with psycopg.connect(postgres) as connection:
        for grant in grants:
            connection.execute(grant.replace("analyst", "guest").encode())
    paper = build_paper()
    with open_ledger(guest) as ledger:
        ledger.append([paper.reading(Reader("rules", "2"), ())])
        assert list(ledger.view().claims()) == []
        assert find_all_faults(ledger) == []


def test_who_may_not_even_read_is_told(guest: str, postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        connection.execute("REVOKE USAGE ON SCHEMA headwater FROM guest")
    assert "you have no leave: permission denied for schema headwater" in str(find_refusal(guest))


def test_who_may_make_nothing_makes_no_ledger(guest: str, postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        connection.execute("DROP SCHEMA headwater CASCADE")
    assert isinstance(find_refusal(guest, create_ledger), LedgerUnwritable)


def test_a_database_that_only_answers(postgres: str) -> None:
    create_ledger(postgres).close()
    paper = build_paper()
    with open_ledger(postgres + "?options=-c%20default_transaction_read_only%3Don") as ledger:
        assert list(ledger.view().claims()) == []
        ledger.append(paper.statements(), paper.texts)  # the default is a wish, and READ WRITE is said
    with open_ledger(postgres) as ledger:
        assert ledger.head().seq == 3


# --- from the shell --------------------------------------------------------------------------------------------------


def run(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """The command, after the Python code ``before``."""
    code = f"import sys; {before}\nfrom headwater.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_the_command_tells_a_refusal_in_one_line(server: Server) -> None:
    done = run("activities", "--database", server.address("postgres", password=SECRET))
    assert done.returncode == 1
    assert done.stderr.startswith(f"headwater: postgresql://127.0.0.1:{server.port}/postgres: the server does not let")
    assert SECRET not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_the_driver_the_command_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError('no psycopg here')", "utf-8")
    address = f"postgresql://me:{SECRET}@127.0.0.1/ledger"
    done = run("init", "--database", address, before=f"sys.path.insert(0, {str(tmp_path)!r})")
    assert done.returncode == 1
    assert "pip install 'headwater[postgres]'" in done.stderr
    assert SECRET not in done.stderr
    assert "Traceback" not in done.stderr
