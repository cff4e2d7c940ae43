"""A real PostgreSQL for tests: in a folder of its own, on a free loopback port, by a user who is not root."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

USER = "headwater"
PATIENCE = 120
"""Seconds for a server to start or stop; machines are slow and shared."""
PEOPLE = ("postgres", "nobody")
"""Who runs the server where the tests are root, which it refuses to be."""

# The server ends with whoever holds the pipe that this waits on, however that one ends.
_WATCH = '"$@" </dev/null & server=$!; read -r _; kill -QUIT $server 2>/dev/null; wait $server'


def find_binaries() -> Path | None:
    """The folder with ``initdb`` and ``postgres``: in PATH, by ``pg_config``, or where Debian keeps them."""
    folders = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(told.stdout.strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


def _find_person() -> str | None:
    """The user to become; None where we are not root and stay who we are."""
    if os.getuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in PEOPLE if name in known), None)


def _find_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Server:
    """A server that can be stopped, killed and started again; ``safe``: written through to the disk, as users have it.

    Its superuser is :data:`USER`; ``password`` is made up for each server.
    """

    def __init__(self, binaries: Path, *, safe: bool = False) -> None:
        self._binaries = binaries
        self._safe = safe
        self._person = _find_person()
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        self.password = secrets.token_hex(12)
        self.port = _find_port()
        self.folder = Path(tempfile.mkdtemp(prefix="headwater-postgres-"))

    # --- its life ----------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the files of a new server; raises CalledProcessError with what initdb said."""
        secret = self.folder / "password"
        secret.write_text(self.password, "utf-8")
        if self._person:
            for path in (self.folder, secret):
                shutil.chown(path, self._person)
        initdb = [str(self._binaries / "initdb"), "--no-sync", "--no-locale", "--encoding=UTF8", "--auth=scram-sha-256"]
        subprocess.run(
            [*initdb, f"--username={USER}", f"--pwfile={secret}", "--pgdata", str(self.folder / "data")],
            check=True,
            capture_output=True,
            **self._as_person(),
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "100",
            "shared_buffers": "32MB",
            "fsync": "on" if self._safe else "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._binaries / "postgres"), "-D", str(self.folder / "data"), *options]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", _WATCH, "watch", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as_person(),
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
                return
            except psycopg.OperationalError as error:
                if time.monotonic() > until:
                    raise RuntimeError(f"{error}\n{self.read_log()}") from error
                time.sleep(0.05)

    def kill(self) -> None:
        """Immediate shutdown: every connection is cut, nothing is tidied up."""
        assert self._process is not None
        self._process.communicate(timeout=PATIENCE)
        self._process = None

    def remove(self) -> None:
        """Stop the server and take its files away."""
        if self._process is not None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def read_log(self) -> str:
        """What the server said."""
        return (self.folder / "log").read_text("utf-8", "replace")

    def _as_person(self) -> dict[str, Any]:
        """What subprocess is told so that it runs as the unprivileged user, in a folder which that user may enter."""
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        person = {"user": self._person, "group": _group_of(self._person), "extra_groups": []} if self._person else {}
        return {"cwd": self.folder, "env": environment, **person}

    # --- its databases -----------------------------------------------------------------------------------------------

    def address(self, database: str, *, user: str = USER, password: str | None = None) -> str:
        """``postgresql://…`` of a database, with the password."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def run(self, command: str, *names: str) -> None:
        """Run a command outside of transactions; ``{}`` in it stand for ``names``."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    @contextmanager
    def database(self, encoding: str = "UTF8") -> Iterator[str]:
        """The address of a new, empty database, which is dropped at the end."""
        self._made += 1
        name = f"test_{os.getpid()}_{self._made}"
        self.run(f"CREATE DATABASE {{}} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'", name)
        try:
            yield self.address(name)
        finally:
            with suppress(psycopg.OperationalError):  # a test may leave the server dead
                self.run("DROP DATABASE {} WITH (FORCE)", name)


def _group_of(person: str) -> int:
    import pwd

    return pwd.getpwnam(person).pw_gid
