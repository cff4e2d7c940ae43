"""A mirror's table of contents: which stretch of the chain each of its files holds, and the link at each cut."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from headwater.errors import MirrorForeign, OutputError
from headwater.ledger.chain import START
from headwater.ledger.files import hold_place

CONTENTS = "mirror.json"
"""The file that makes a folder a mirror."""
LOCK = "mirror.lock"
FORMAT = 1
Kind = Literal["begin", "end", "cell"]
KINDS: tuple[Kind, ...] = ("begin", "end", "cell")


class Segment(msgspec.Struct, frozen=True):
    """Statements ``first`` to ``last``. ``link`` is that of the last one, in hexadecimal digits.

    ``begins`` and ``ends`` count the beliefs that began and ended; ``odd`` those whose sum is not kept in hundredths.
    ``sizes`` are the bytes of its files, in the order of :data:`KINDS`.
    """

    first: int
    last: int
    link: str
    begins: int
    ends: int
    odd: int
    sizes: tuple[int, ...]

    def name(self, kind: Kind) -> str:
        """Of a file. It has the link in it, so that what was written once under a name is never another thing."""
        return f"{kind}-{self.first:012}-{self.last:012}-{self.link[:12]}.parquet"

    @property
    def length(self) -> int:
        """How many statements."""
        return self.last - self.first + 1

    def measure(self, folder: Path) -> tuple[int, ...]:
        """The bytes of its files as they are now."""
        return tuple((folder / self.name(kind)).stat().st_size for kind in KINDS)

    def is_there(self, folder: Path) -> bool:
        """Whether all its files are in ``folder``, as long as they were written."""
        return all((folder / self.name(kind)).is_file() for kind in KINDS) and self.sizes == self.measure(folder)


class Contents(msgspec.Struct, frozen=True):
    """All segments, in the order of the chain."""

    format: int = FORMAT
    segments: tuple[Segment, ...] = ()

    @property
    def cut(self) -> int:
        """The number of the last statement in the mirror."""
        return self.segments[-1].last if self.segments else 0

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for segment in self.segments for size in segment.sizes)

    @property
    def link(self) -> bytes:
        """The link at the cut."""
        return bytes.fromhex(self.segments[-1].link) if self.segments else START


def read_contents(folder: Path) -> Contents | None:
    """The table of contents of the mirror in ``folder``; None where there is none. Raises MirrorForeign."""
    path = folder / CONTENTS
    try:
        contents = msgspec.json.decode(path.read_bytes(), type=Contents)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.ValidationError, msgspec.DecodeError) as error:
        raise MirrorForeign(str(folder), f"{CONTENTS} is damaged, or no mirror's: {error}") from error
    if contents.format != FORMAT:
        raise MirrorForeign(str(folder), f"its format is {contents.format}, and this Headwater knows {FORMAT}")
    return contents


def write_contents(folder: Path, contents: Contents) -> None:
    """Put ``contents`` in the place of what was there, at once."""
    with hold_place(folder / CONTENTS, overwrite=True) as held:
        held.write_bytes(msgspec.json.format(msgspec.json.encode(contents), indent=1))


def remove_others(folder: Path, contents: Contents) -> None:
    """Delete files of earlier mirrors that ``contents`` does not name; nothing that is not a mirror's."""
    named = {segment.name(kind) for segment in contents.segments for kind in KINDS}
    for kind in KINDS:
        for path in [*folder.glob(f"{kind}-*.parquet"), *folder.glob(f".{kind}-*.parquet.*.part")]:
            if path.name not in named:
                path.unlink(missing_ok=True)


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Nobody else mirrors into ``folder`` meanwhile; raises MirrorForeign where somebody does."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("ab")
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    with lock as file:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise MirrorForeign(str(folder), "somebody else is writing to it just now") from error
        yield
