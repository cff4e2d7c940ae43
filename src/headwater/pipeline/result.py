"""What becomes of a source: it was read, it could not be read, or files of a folder were passed over."""

import msgspec

from headwater.errors import SourceError
from headwater.model import Document, Reading
from headwater.reading.trace import Outcome


class Read(msgspec.Struct, frozen=True):
    """A document that was read, and what the reader made of it. ``path`` is the source as the user gave it."""

    path: str
    document: Document
    outcome: Outcome

    @property
    def reading(self) -> Reading:
        """The reading alone, without its traces."""
        return self.outcome.reading


class Failed(msgspec.Struct, frozen=True):
    """A source that could not be read; the error names the file and the place."""

    path: str
    error: SourceError


class Skipped(msgspec.Struct, frozen=True):
    """How many files below the folder ``path`` were passed over: ``hidden`` ones, and those of an ``unknown`` kind."""

    path: str
    hidden: int = 0
    unknown: int = 0


Result = Read | Failed | Skipped
