"""Reaching a PostgreSQL server: its address read, and refusals told without ever showing a password."""

import re
from typing import Any

import msgspec
import psycopg
from psycopg.conninfo import conninfo_to_dict

from headwater.errors import LedgerError, LedgerForeign, LedgerUnreachable
from headwater.ledger.refusal import LOST, explain_sqlstate

OLDEST = 15
"""The oldest PostgreSQL that a ledger is kept on."""
WAIT = 10
"""Seconds in which a server must answer, where the address does not say ``connect_timeout``."""

_FORM = "postgresql://USER@HOST:PORT/DATABASE, with @ : / ? # % in a password written as %40 %3A %2F %3F %23 %25"


class Address(msgspec.Struct, frozen=True):
    """Where a ledger's server is. ``shown`` is what a user may be told; ``conninfo``, with the password, never is."""

    shown: str
    conninfo: str
    password: str | None

    def __repr__(self) -> str:
        return f"Address({self.shown})"


def parse_address(text: str) -> Address:
    """The address in ``text``; raises LedgerUnreachable, which repeats nothing of it, where it is none."""
    try:
        told = conninfo_to_dict(text)
    except psycopg.Error:
        told = {"host": "@"}
    # An @ or / of a password that was not written as %40 or %2F ends up in the name of the host or the database.
    places = [str(told.get(name) or "") for name in ("host", "hostaddr", "port", "dbname")]
    if any("@" in place for place in places) or not re.fullmatch(r"[\d,]*", places[2]):
        raise LedgerUnreachable("postgresql://…", f"this is no address of a database; write {_FORM}")
    port, password = f":{places[2]}" if places[2] else "", told.get("password")
    shown = f"postgresql://{places[0] or places[1] or 'localhost'}{port}/{places[3]}"
    return Address(shown, text, None if password is None else str(password))


def connect(address: Address) -> psycopg.Connection[Any]:
    """A connection on which every command is a transaction of its own until BEGIN; raises LedgerError."""
    try:
        connection = psycopg.connect(address.conninfo, autocommit=True, **_find_options(address))
    except psycopg.Error as error:
        state, told = error.sqlstate, clean(error, address)
    else:
        fault = find_unfit(connection.info.server_version, connection.info.parameter_status("server_encoding") or "")
        if fault is None:
            return connection
        connection.close()
        raise LedgerForeign(address.shown, fault)
    # Outside of the handler, so that no traceback leads to where the password is.
    raise explain_connecting(address.shown, state, told)


def _find_options(address: Address) -> dict[str, Any]:
    """What we ask for beside what the address says, which has precedence where it does not matter to us."""
    named = conninfo_to_dict(address.conninfo).keys()
    wishes = {"connect_timeout": WAIT, "application_name": "headwater"}
    return {name: value for name, value in wishes.items() if name not in named} | {"client_encoding": "UTF8"}


def find_unfit(version: int, encoding: str) -> str | None:
    """Why a ledger cannot be kept there; None where it can. ``version`` as libpq counts: 150004 is 15.4."""
    if version < OLDEST * 10_000:
        return f"the server is PostgreSQL {version // 10_000}; a ledger needs {OLDEST} or later"
    if encoding != "UTF8":
        return (
            f"the database is encoded as {encoding}, and a ledger needs UTF8; make another database for it:"
            " createdb --encoding=UTF8 --template=template0 NAME"
        )
    return None


def find_state(error: psycopg.Error) -> str | None:
    """The SQLSTATE of an error; a connection that broke without a word has one too. None where it is no server's."""
    lost = error.sqlstate is None and isinstance(error, psycopg.OperationalError)
    return LOST if lost else error.sqlstate


def clean(error: psycopg.Error, address: Address) -> str:
    """What the server, or the way to it, says: one line, without the password."""
    lines = [line.strip() for line in (error.diag.message_primary or str(error)).splitlines() if line.strip()]
    told = re.sub(r"^.*\b(?:FATAL|ERROR): *", "", " ".join(lines) or "no reason is given")
    return told.replace(address.password, "…") if address.password else told


_WORDS = {
    r"authentication failed|no password supplied|no pg_hba|role .* does not exist": "28000",
    r"too many (?:clients|connections)|connection slots": "53300",
}
"""libpq hands on no SQLSTATE of a server that refuses a connection, only its words."""


def explain_connecting(place: str, state: str | None, told: str) -> LedgerError:
    """Why there is no connection."""
    if state == "3D000" or re.search(r"database .* does not exist", told):
        return LedgerUnreachable(place, f"{told}; make it with: createdb --encoding=UTF8 --template=template0 NAME")
    state = state or next((known for pattern, known in _WORDS.items() if re.search(pattern, told)), None)
    known = explain_sqlstate(place, state, told, writing=False) if state in _WORDS.values() else None
    return known or LedgerUnreachable(place, f"the server cannot be reached: {told}")
