"""Which files an argument means: a file, or the documents of a folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from headwater.errors import SourceEmpty, SourceError, SourceMissing, SourceTooLarge, SourceUnknown
from headwater.ingest.kind import find_foreign_kind, parse_markup, parse_pdf_mark
from headwater.ingest.limits import MAX_BYTES, SNIFF_BYTES

_DOCUMENT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".pdf"})


class Sources(msgspec.Struct, frozen=True):
    """The files that an argument means, sorted, and how many a folder held that were passed over."""

    paths: tuple[Path, ...]
    hidden: int = 0
    unknown: int = 0


def find_sources(argument: str) -> Sources:
    """The files to read for ``argument``: itself, or all documents below it where it is a folder.

    A folder's hidden files and kinds that are not read are counted. A file named like a document is always taken, so
    that what is wrong with it is told. Raises SourceMissing and, for a folder without documents, SourceEmpty.
    """
    path = Path(argument)
    if not path.is_dir():
        if not os.path.lexists(path):
            raise SourceMissing(argument, "no such file or folder")
        return Sources((path,))
    return _walk(path, argument)


def _walk(folder: Path, argument: str) -> Sources:
    paths: list[Path] = []
    hidden = unknown = 0
    for path in _files(folder):
        if path.name.startswith("."):
            hidden += 1
        elif _is_document(path):
            paths.append(path)
        else:
            unknown += 1
    if not paths:
        told = f"{hidden} hidden, {unknown} of a kind that is not read"
        raise SourceEmpty(argument, f"a folder without documents ({told})")
    return Sources(tuple(sorted(paths)), hidden, unknown)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below ``folder``, and hidden folders as if they were files.

    Links are followed; a folder that was seen is not entered again, so loops end.
    """
    seen: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        status = os.stat(root)
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = sorted(set(folders).difference(hidden))
        yield from (Path(root, name) for name in [*names, *hidden])


def _is_document(path: Path) -> bool:
    if path.suffix.lower() in _DOCUMENT_SUFFIXES - {""}:
        return True
    try:
        head = read_bytes(path, place=str(path), limit=SNIFF_BYTES, whole=False)
    except SourceError:
        return False
    if parse_pdf_mark(head):
        return True
    if not head or b"\0" in head or find_foreign_kind(head) is not None:
        return False
    return path.suffix == "" or parse_markup(head.decode("latin-1")) == "html"


def read_bytes(path: Path, *, place: str, limit: int = MAX_BYTES, whole: bool = True) -> bytes:
    """The bytes of a regular file, at most ``limit``.

    Raises SourceMissing, SourceUnknown (devices, pipes), SourceTooLarge where more is there, if ``whole`` is wanted.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SourceUnknown(place, "not a regular file")
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise SourceMissing(place, "no such file, or it vanished while it was read") from error
    except IsADirectoryError as error:
        raise SourceUnknown(place, "a folder, not a file") from error
    except OSError as error:
        raise SourceError(place, f"cannot be read: {error.strerror or error}") from error
    if whole and len(content) > limit:
        raise SourceTooLarge(place, f"more than {limit // (1024 * 1024)} MiB")
    return content[:limit]


def _open_at_once(path: str, flags: int) -> int:
    """Opened without waiting: a named pipe that nobody writes to would hang otherwise."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
