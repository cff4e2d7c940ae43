"""All of a ledger as canonical JSON Lines: the same bytes from every kind of database, and one that was loaded again.

The first line says what the file is. Then there is a line for each statement, in the order of the chain::

    {"link":"sha256:…","recorded":1764100052000001,"seq":1,"statement":{…},"text":"…"}

``recorded`` is in microseconds since 1970 UTC, ``"backdated":true`` stands where the day was given by hand, ``text``
stands in the line in which a document is first told of, unless it was dropped, and again in one that takes a drop back.
The last line has the number and the link of the last statement, so that a file that was cut off is known for one.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from headwater.ledger.append import Head
from headwater.ledger.chain import parse_id, show_id
from headwater.ledger.database import Session
from headwater.ledger.texts import read_text
from headwater.model import Undone

FORMAT = "headwater ledger"
VERSION = 1
"""Of the lines; a file with a higher one was made by a newer Headwater."""
PAGE = 200
"""How many statements are read at once."""

Watch = Callable[[int, int], None]
"""Is told how many statements are done, and how many there are (0: not known)."""


class First(msgspec.Struct, frozen=True):
    """The first line of a dump."""

    format: str = FORMAT
    version: int = VERSION


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A statement in its place; fields in the order of their names."""

    backdated: bool = False
    link: str
    recorded: int
    seq: int
    statement: msgspec.Raw
    text: str | None = None


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the chain ends."""

    link: str
    seq: int


class Last(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line of a dump."""

    end: End


def write_dump(session: Session, stream: BinaryIO, head: Head, watch: Watch) -> None:
    """Write all statements up to ``head`` to ``stream``, with their texts; needs memory for a page of them only."""
    stream.writelines(read_dump(session, head, watch))


def read_dump(session: Session, head: Head, watch: Watch) -> Iterator[bytes]:
    """The lines of a dump of all statements up to ``head``."""
    yield _encode(First())
    for line in read_lines(session, head.seq):
        yield _encode(line)
        watch(line.seq, head.seq)
    yield _encode(Last(End(show_id(head.link), head.seq)))


def _encode(line: First | Line | Last) -> bytes:
    return msgspec.json.encode(line) + b"\n"


def read_lines(session: Session, last: int) -> Iterator[Line]:
    """The statements up to number ``last`` as lines of a dump."""
    sql = """
        SELECT seq, recorded, backdated, body, link, statement.document, kind
        FROM statement WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?
    """
    after = 0
    while rows := list(session.rows(sql, [after, last, PAGE])):
        for seq, recorded, backdated, body, link, document, kind in rows:
            wanted = seq == document or (kind == "undo" and undoes_drop(session, body))
            yield Line(
                backdated=bool(backdated),
                link=show_id(link),
                recorded=recorded,
                seq=seq,
                statement=msgspec.Raw(body.encode()),
                text=read_text(session, document) if wanted else None,
            )
            after = seq


def undoes_drop(session: Session, body: str) -> bool:
    """Whether the act that is undone took a text out, so that it may be kept again from there on."""
    act = msgspec.json.decode(body, type=Undone).act
    return next(iter(session.rows("SELECT kind FROM statement WHERE id = ?", [parse_id(act)])), None) == ("drop",)
