"""Documents into a ledger: what was new, known or refused of each, and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from headwater.codebook import Codebook
from headwater.errors import SourceError, StatementRefused
from headwater.ledger import Dossier, Ledger
from headwater.model import (
    ClaimMade,
    Document,
    DocumentSeen,
    Metadata,
    Reader,
    ReadingMade,
    Statement,
    canonical_json,
    digest_of,
)
from headwater.pipeline.lines import SUFFIX, read_lines
from headwater.pipeline.result import Failed, Skipped
from headwater.pipeline.sources import STANDARD_INPUT, expand, read_standard_input, show_path
from headwater.pipeline.told import Added, Refused, Told

Outcome = Added | Refused | Failed | Skipped
Watch = Callable[[str, int, int], None]
"""Is told the path that is being added, its number from 1, and how many there are."""


class Adding(msgspec.Struct, frozen=True):
    """How documents are added: into which ledger, by which reader, and as recorded when (None: now)."""

    ledger: Ledger
    codebook: Codebook
    reader: Reader
    recorded_at: str | None = None


def find_reader(codebook: Codebook) -> Reader:
    """The rule reader as it stands: the version of Headwater, and the digest of what it looks for."""
    from headwater import __version__

    return Reader("rules", f"{__version__}+{digest_of(canonical_json(codebook))[7:19]}")


def add_sources(arguments: Sequence[str], adding: Adding, on_progress: Watch) -> Iterator[Outcome]:
    """Add files, folders, ``-`` and readings (``.jsonl``), each document as a whole; one that fails leaves the others.

    Whoever stops in between and starts again loses nothing: what is there already is known and not read again.
    """
    found = [one for argument in arguments for one in _expand(argument)]
    total = sum(isinstance(one, Path | str) for one in found)
    number = 0
    for one in found:
        if isinstance(one, Failed | Skipped):
            yield one
            continue
        number += 1
        on_progress(show_path(str(one)), number, total)
        yield from _add_one(one, adding)


def _expand(argument: str) -> Iterable[Path | str | Failed | Skipped]:
    return [argument] if argument == STANDARD_INPUT else expand(argument)


def _add_one(source: Path | str, adding: Adding) -> Iterator[Outcome]:
    if isinstance(source, Path) and source.suffix.lower() == SUFFIX:
        yield from _add_lines(source, adding)
        return
    path = show_path(str(source))
    try:
        yield append_told(adding, _read(source, path, adding))
    except SourceError as error:
        yield Failed(path, error)
    except StatementRefused as error:
        yield Refused(path, str(error))


def _read(source: Path | str, path: str, adding: Adding) -> Told:
    """A document and what our reader finds in it; it is not read again where this very reader has read it last."""
    from headwater.ingest import read_document
    from headwater.reading import read_claims

    content = source if isinstance(source, Path) else read_standard_input()
    document = read_document(content, path=path, codebook=adding.codebook)
    if is_read(adding.ledger.dossier(document.metadata.id), adding.reader):
        return Told(path, document, adding.reader, None)
    reading = read_claims(document, adding.codebook).reading
    return Told(path, document, adding.reader, reading.claims, reading.problems)


class Filling(msgspec.Struct, frozen=True):
    """A data set of ours, ready to be appended: its statements, its texts by document, how many claims it makes."""

    statements: tuple[Statement, ...]
    texts: dict[str, str]
    claims: int


def read_filling(name: str) -> Filling:
    """The data set ``name`` as statements, read by its name at this version of Headwater. Raises DatasetUnknown."""
    from headwater import __version__
    from headwater.datasets import read_dataset

    reader = Reader(f"data set {name}", __version__)
    told = [Told(name, document, reader, reading.claims, reading.problems) for document, reading in read_dataset(name)]
    return Filling(
        tuple(statement for one in told for statement in build_statements(one)),
        {one.document.metadata.id: one.document.text for one in told},
        sum(len(one.claims or ()) for one in told),
    )


def is_read(dossier: Dossier | None, reader: Reader) -> bool:
    """Whether this very reader has read the document last of its name: reading it again would find the same."""
    return dossier is not None and dossier.readers.get(reader.name) == reader


def _add_lines(path: Path, adding: Adding) -> Iterator[Outcome]:
    lines = read_lines(path, partial(find_document, adding))
    while True:
        try:
            told = next(lines, None)
            if told is None:
                return
            yield told if isinstance(told, Refused) else append_told(adding, told)
        except SourceError as error:
            yield Failed(str(path), error)
            return
        except StatementRefused as error:
            yield Refused(str(path), str(error))


def find_document(adding: Adding, metadata: Metadata, beside: Path) -> Document | None:
    """The document that a reading is of: as the ledger keeps it, or from the file that ``metadata.path`` names.

    Such a file is looked for from the current folder and from the folder of the reading, and must have that digest.
    """
    from headwater.ingest import read_document

    text, dossier = adding.ledger.text(metadata.id), adding.ledger.dossier(metadata.id)
    if text is not None and dossier is not None:
        return Document(metadata, text, dossier.sightings[-1].regions)
    for path in [Path(metadata.path), beside.parent / metadata.path] if metadata.path else []:
        if path.is_file():
            document = read_document(path, path=metadata.path or "", codebook=adding.codebook)
            if document.metadata.id == metadata.id:
                return msgspec.structs.replace(document, metadata=metadata)
    return None


def build_statements(told: Told) -> list[Statement]:
    """The document, its claims, and the reading that lists them; the document alone where it was not read again."""
    metadata = told.document.metadata
    seen = DocumentSeen(
        metadata=msgspec.structs.replace(metadata, path=None),
        characters=len(told.document.text),
        regions=told.document.regions,
        source=metadata.path,
    )
    if told.claims is None:
        return [seen]
    made = [ClaimMade(document=metadata.id, claim=claim) for claim in told.claims]
    ids = tuple(claim.id for claim in told.claims)
    return [seen, *made, ReadingMade(document=metadata.id, reader=told.reader, claims=ids, problems=told.problems)]


def append_told(adding: Adding, told: Told) -> Added:
    """Append what is new of ``told``, as one whole."""
    metadata = told.document.metadata
    before = adding.ledger.dossier(metadata.id)
    texts = {metadata.id: told.document.text}
    receipt = adding.ledger.append(build_statements(told), texts, recorded_at=adding.recorded_at)
    after = adding.ledger.dossier(metadata.id) if receipt.appended else before
    held, holds = (dossier.held() if dossier else frozenset() for dossier in (before, after))
    claims = holds if told.claims is None else frozenset(claim.id for claim in told.claims)
    fresh = claims.difference(before.claims if before else ())
    return Added(
        path=told.path,
        document=metadata.id,
        title=metadata.title,
        seen=before is None,
        new=len(fresh),
        known=len(claims) - len(fresh),
        superseded=len(held - holds),
        problems=len(told.problems),
        refused=told.refused,
        note=_find_note(before),
    )


def _find_note(dossier: Dossier | None) -> str:
    """What stands in the way of a document's claims."""
    if dossier is None:
        return ""
    if dossier.is_retracted():
        return "it is retracted, so that none of its claims is held"
    return "its text was dropped, and stays so" if dossier.is_dropped() else ""
