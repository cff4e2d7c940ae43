"""Sources one after the other: each is read, or its failure told. One document is held at a time."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from headwater.codebook import Codebook, load_codebook
from headwater.errors import SourceError
from headwater.model import Reading
from headwater.pipeline.result import Failed, Read, Result, Skipped

STANDARD_INPUT = "-"


def _ignore(_path: str) -> None:
    """The progress of nobody who looks."""


def read_one(source: Path | bytes, path: str, codebook: Codebook) -> Read | Failed:
    """What becomes of one document; only failures of the source are caught."""
    from headwater.ingest import read_document  # lazily: the verbs' help needs no parsers
    from headwater.reading import read_claims

    try:
        document = read_document(source, path=path, codebook=codebook)
    except SourceError as error:
        return Failed(path, error)
    return Read(path, document, read_claims(document, codebook))


def read_standard_input() -> bytes:
    """All that comes, up to one byte more than ingest takes: endless input is refused, not stored."""
    from headwater.ingest.limits import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def show_path(path: str) -> str:
    """``path`` as text: file names may hold bytes that are no UTF-8, and those are spelt out."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def expand(argument: str) -> Iterator[Path | Skipped | Failed]:
    """The documents behind one argument, and what was passed over on the way."""
    from headwater.ingest import find_sources

    try:
        found = find_sources(argument)
    except SourceError as error:
        yield Failed(show_path(argument), error)
        return
    yield from found.paths
    if found.hidden or found.unknown:
        yield Skipped(show_path(argument), found.hidden, found.unknown)


def read_sources(
    arguments: Iterable[str], codebook: Codebook, on_progress: Callable[[str], None] = _ignore
) -> Iterator[Result]:
    """Reads files, folders (in sorted order) and ``-`` (standard input), in the order given.

    ``on_progress`` is told the path of each document before it is read. A bad source gives a :class:`Failed`; the
    others are still read.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT:
            on_progress(argument)
            yield read_one(read_standard_input(), argument, codebook)
            continue
        for found in expand(argument):
            if isinstance(found, Path):
                path = show_path(argument if found == Path(argument) else str(found))
                on_progress(path)
                yield read_one(found, path, codebook)
            else:
                yield found


def read(
    *sources: str | Path,
    codebook: Codebook | Path | None = None,
    on_failure: Callable[[SourceError], None] | None = None,
) -> Iterator[Reading]:
    """The readings of files, folders and ``-`` (standard input), one at a time, in the order given; folders are sorted.

    ``codebook``: a folder of entries to add to ours, or a codebook that was loaded before.
    ``on_failure``: is told each source that cannot be read, and the others are still read; without it the first such
    source raises its :class:`headwater.SourceError`.

        >>> for reading in read("releases/"):                                                   # doctest: +SKIP
        ...     print(reading.document.title, len(reading.claims))
    """
    known = codebook if isinstance(codebook, Codebook) else load_codebook(codebook)
    for result in read_sources(map(str, sources), known):
        match result:
            case Read():
                yield result.reading
            case Failed():
                if on_failure is None:
                    raise result.error
                on_failure(result.error)
