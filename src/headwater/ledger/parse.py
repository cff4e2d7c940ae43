"""The lines of a dump, each checked by itself and against the one before: what can be known without a database."""

from collections.abc import Iterable, Iterator

import msgspec

from headwater.errors import SourceDamaged, SourceUnknown
from headwater.ledger.append import Head
from headwater.ledger.chain import find_link, parse_id, show_id
from headwater.ledger.dump import FORMAT, VERSION, First, Last, Line
from headwater.model import DocumentSeen, Statement, Undone, content_of, digest_of

END = b'{"end"'
"""What the last line begins with."""


class Told(msgspec.Struct, frozen=True):
    """A statement as a dump tells it: in which line, and what the head of the chain is with it."""

    line: int
    head: Head
    backdated: bool
    statement: Statement
    text: str | None


def parse_dump(place: str, lines: Iterable[bytes]) -> Iterator[Told]:
    """The statements of a dump, in order; ``place`` names it in messages.

    Raises SourceDamaged with line and reason where a link, a digest or a number is wrong, or the end is missing;
    SourceUnknown where the file is no dump, or one of a newer Headwater.
    """
    numbered = enumerate(lines, 1)
    _check_first(place, next(numbered, (1, b""))[1])
    head, number = Head(), 1
    for number, line in numbered:
        try:
            one = _judge(line, head, number)
        except ValueError as error:  # msgspec's errors and those of Unicode among them
            raise SourceDamaged(f"{place}:{number}", str(error)) from error
        if one is None:
            _check_rest(place, numbered)
            return
        head = one.head
        yield one
    raise SourceDamaged(f"{place}:{number + 1}", f"the dump was cut off behind statement {head.seq}")


def _check_first(place: str, line: bytes) -> None:
    try:
        first = msgspec.json.decode(line, type=First)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceUnknown(place, "it is no dump of a ledger") from error
    if first.format != FORMAT:
        raise SourceUnknown(place, "it is no dump of a ledger")
    if first.version > VERSION:
        raise SourceUnknown(
            place, f"a newer Headwater made it (dump version {first.version}; this one knows up to {VERSION})"
        )


def _check_rest(place: str, numbered: Iterator[tuple[int, bytes]]) -> None:
    more = next(numbered, None)
    if more is not None:
        raise SourceDamaged(f"{place}:{more[0]}", "something stands behind the last line of the dump")


def _judge(line: bytes, before: Head, number: int) -> Told | None:
    """What ``line`` tells behind ``before``; None for the last one. Raises ValueError with what is wrong with it."""
    if not line.endswith(b"\n"):
        raise ValueError("the line is cut off")
    if line.startswith(END):
        end = msgspec.json.decode(line, type=Last).end
        if (end.link, end.seq) != (show_id(before.link), before.seq):
            raise ValueError("the last line tells of another end of the chain")
        return None
    return _judge_statement(msgspec.json.decode(line, type=Line), before, number)


def _judge_statement(line: Line, before: Head, number: int) -> Told:
    body = bytes(line.statement)
    if line.seq != before.seq + 1:
        raise ValueError(f"statement {line.seq} follows statement {before.seq}")
    if line.recorded < before.recorded:
        raise ValueError(f"statement {line.seq} was recorded before the one before it")
    link = find_link(before.link, line.seq, line.recorded, line.backdated, body)
    if parse_id(line.link) != link:
        raise ValueError(f"the link of statement {line.seq} is not the digest of what it links")
    statement = msgspec.json.decode(body, type=Statement)
    if content_of(statement) != body:
        raise ValueError(f"statement {line.seq} is not in canonical form, or has more in it than this Headwater knows")
    if line.text is not None:
        _check_text(statement, line.text)
    return Told(number, Head(line.seq, link, line.recorded), line.backdated, statement, line.text)


def _check_text(statement: Statement, text: str) -> None:
    if not isinstance(statement, DocumentSeen | Undone):
        raise ValueError("a text stands beside a statement that tells of no document")
    if digest_of(text.encode()) != statement.document:
        raise ValueError(f"the text is not that of {statement.document}")
