"""Readings made elsewhere or by hand, as JSON Lines: each claim is checked against the schema and the span law.

A line is ``{"document": {…}, "claims": […]}`` as ``headwater read --format jsonl`` prints it, with ``reader`` (name and
version) beside it where it was not ours.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from headwater.errors import SourceDamaged, SourceError, SourceTooLarge
from headwater.ledger import find_claim_fault
from headwater.model import Claim, Document, Metadata, Problem, Reader, with_id
from headwater.pipeline.told import Refused, Told

SUFFIX = ".jsonl"
MAX_LINE = 64 * 1024 * 1024
"""Bytes of one line: one document's reading."""
HAND = Reader("jsonl", "1")
"""Who read, where a line does not say."""

FindDocument = Callable[[Metadata, Path], Document | None]
"""The document of a reading: from the ledger, or from the file that the reading names."""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    document: Metadata
    claims: tuple[msgspec.Raw, ...] = ()
    problems: tuple[Problem, ...] = ()
    reader: Reader = HAND


def read_lines(path: Path, find_document: FindDocument) -> Iterator[Told | Refused]:
    """The readings in a file, one at a time; a line that is none is refused, the others are still read.

    Raises SourceError where the file cannot be read, SourceTooLarge beyond a stated length of line.
    """
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_LINE + 1):
                number += 1
                if len(line) > MAX_LINE:
                    raise SourceTooLarge(f"{path}:{number}", f"a line of more than {MAX_LINE // 2**20} MiB")
                if line.strip():
                    yield _read_line(line, f"{path}:{number}", path, find_document)
    except OSError as error:
        raise SourceDamaged(str(path), f"cannot be read: {error.strerror or error}") from error


def _read_line(line: bytes, place: str, path: Path, find_document: FindDocument) -> Told | Refused:
    try:
        told = msgspec.json.decode(line, type=_Line)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        return Refused(place, f"no reading: {error}")
    try:
        document = find_document(told.document, path)
    except SourceError as error:
        return Refused(place, f"its document cannot be read: {error}")
    if document is None:
        return Refused(
            place, f"the text of {told.document.id} is not at hand: add its document first, or name its file in `path`"
        )
    claims: list[Claim] = []
    refused: list[Refused] = []
    for number, raw in enumerate(told.claims, 1):
        claim = parse_claim(raw, document)
        if isinstance(claim, str):
            refused.append(Refused(f"{place}: claim {number}", claim))
        else:
            claims.append(claim)
    kept = tuple({claim.id: claim for claim in claims}.values())
    return Told(str(path), document, told.reader, kept, told.problems, tuple(refused))


def parse_claim(raw: bytes | msgspec.Raw, document: Document) -> Claim | str:
    """The claim that ``raw`` (JSON) makes of ``document``, or why it may not enter.

    An id that is no digest is a name by which somebody kept the claim apart; it gets its id here.
    """
    try:
        fields: dict[str, Any] = msgspec.json.decode(raw, type=dict)
        if not str(fields.get("id", "")).startswith("sha256:"):
            fields["id"] = ""
        claim: Claim = msgspec.convert(fields, type=Claim)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return f"not in the schema: {error}"
    stray = sorted(find_stray(fields, claim))
    if stray:
        return f"not in the schema: no slot {', '.join(stray)}"
    if not claim.id:
        claim = with_id(document.metadata.id, claim)
    return find_claim_fault(document.metadata.id, claim, document.text) or claim


def find_stray(told: Any, value: object, place: str = "") -> Iterator[str]:
    """Names in ``told`` (decoded JSON) that ``value``, made of it, has no field for: a misspelt slot is no extra."""
    match told, value:
        case dict(), msgspec.Struct():
            known = {*value.__struct_fields__, value.__struct_config__.tag_field}
            yield from (place + name for name in told if name not in known)
            for name in told.keys() & set(value.__struct_fields__):
                yield from find_stray(told[name], getattr(value, name), f"{place}{name}.")
        case dict(), Mapping():
            for name, one in told.items():
                yield from find_stray(one, value[name], f"{place}{name}.")
        case list(), tuple():
            for one, made in zip(told, value, strict=True):
                yield from find_stray(one, made, place)
