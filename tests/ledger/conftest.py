"""A ledger in each kind of database: ``place`` is where one can be made, ``ledger`` is a new one, open."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater.ledger import Ledger, create_ledger
from tests.ledger.server import Server, find_binaries

FULL = bool(os.environ.get("HEADWATER_FULL"))
"""Whether to try for minutes what is else tried for seconds."""
KINDS = ("sqlite", "postgres")

SkipLoudly = Callable[[str], None]


def _start(skip_loudly: SkipLoudly, *, safe: bool) -> Server:
    """A server, running; the test is skipped, loudly, where there can be none, and fails in CI."""
    binaries = find_binaries()
    if binaries is None:
        skip_loudly("no PostgreSQL on this machine (on Debian and Ubuntu: apt-get install postgresql): not tried on it")
    assert binaries is not None
    server = Server(binaries, safe=safe)
    try:
        server.make()
        server.start()
    except subprocess.CalledProcessError as error:
        server.remove()
        skip_loudly(f"PostgreSQL does not start here: {error.stderr.decode(errors='replace').strip()[-300:]}")
    except BaseException:
        server.remove()
        raise
    return server


@pytest.fixture(scope="session")
def server(skip_loudly: SkipLoudly) -> Iterator[Server]:
    """A PostgreSQL server that all tests share; each makes databases of its own in it."""
    started = _start(skip_loudly, safe=False)
    yield started
    started.remove()


@pytest.fixture
def mortal(skip_loudly: SkipLoudly) -> Iterator[Server]:
    """A PostgreSQL server of a test's own, to be killed.

    In a full run it writes through to the disk, as a user's does: that matters where the machine dies, not the server.
    """
    started = _start(skip_loudly, safe=FULL)
    yield started
    started.remove()


@pytest.fixture
def postgres(server: Server) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    with server.database() as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder in which there is no ledger yet."""
    return str(tmp_path / "ledger")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Which kind of database."""
    return str(request.param)


@pytest.fixture
def place(kind: str, request: pytest.FixtureRequest) -> str:
    """The address of a place for a ledger, in each kind of database: a folder, or an empty PostgreSQL database."""
    return str(request.getfixturevalue("folder" if kind == "sqlite" else "postgres"))


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """A new ledger, in each kind of database."""
    with create_ledger(place) as made:
        yield made
