"""Files that a ledger is written to and made of again: whole or not there, plain or compressed."""

import gzip
import os
import secrets
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from headwater.errors import OutputError, SourceDamaged, SourceMissing, SourceTooLarge

STANDARD = "-"
"""Stands for standard input or output."""
COMPRESSED = ".gz"
MAX_LINE = 256 * 2**20
"""Bytes of one line of a dump: of a statement and its text. It bounds what a compressed file can grow to in memory."""


@contextmanager
def hold_place(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A name beside ``path`` to write to, which becomes ``path`` when the body ends well; else nothing is left.

    Written through to the disk first. Raises OutputError where ``path`` is there already, unless ``overwrite``.
    """
    if path.exists() and not overwrite:
        raise OutputError(f"{path}: it is there already, and stays as it is; say --force to write over it")
    held = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield held
        sync(held)
        held.replace(path)
        sync(path.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            held.unlink()


def sync(path: Path) -> None:
    """Have what was written to a file, or which files a folder has, written through to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # where folders cannot be opened, renaming writes through
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def open_output(path: str, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """Something to write to: standard output, a file, or a compressed one (``.gz``)."""
    if path == STANDARD:
        yield sys.stdout.buffer
        return
    with hold_place(Path(path), overwrite=overwrite) as held, open_new(held, packed=is_packed(path)) as stream:
        yield stream


def is_packed(path: str | Path) -> bool:
    """Whether a file of that name is to be compressed."""
    return str(path).endswith(COMPRESSED)


@contextmanager
def open_new(path: Path, *, packed: bool) -> Iterator[BinaryIO]:
    """A new file to write to, ``packed`` or plain. Equal bytes make equal files."""
    with path.open("xb") as file:
        if not packed:
            yield file
            return
        with gzip.GzipFile("", "wb", 6, file, 0) as stream:  # no name and no time in it
            yield cast(BinaryIO, stream)


@contextmanager
def open_input(path: str) -> Iterator[Iterator[bytes]]:
    """The lines of a file, plain or compressed, or of standard input.

    Raises SourceMissing, SourceDamaged, and SourceTooLarge for a line beyond :data:`MAX_LINE`.
    """
    if path == STANDARD:
        yield _read_lines(path, sys.stdin.buffer)
        return
    try:
        with Path(path).open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            yield _read_lines(path, cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file)
    except FileNotFoundError as error:
        raise SourceMissing(path, "no such file") from error
    except OSError as error:
        raise SourceDamaged(path, f"cannot be read: {error.strerror or error}") from error


def _read_lines(path: str, stream: BinaryIO) -> Iterator[bytes]:
    number = 0
    try:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise SourceTooLarge(f"{path}:{number}", f"a line of more than {MAX_LINE // 2**20} MiB")
            yield line
    except (OSError, EOFError, zlib.error) as error:
        raise SourceDamaged(f"{path}:{number + 1}", f"cannot be read: {error}") from error
