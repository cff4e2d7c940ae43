"""What can go wrong in operation, as one tree.

    HeadwaterError
    ├── SourceError            a source cannot be read; names the source and the place
    │   ├── SourceMissing      no such file, or it vanished while it was read
    │   ├── SourceEmpty        nothing in it: an empty file, a folder without documents
    │   ├── SourceTooLarge     beyond a stated limit
    │   ├── SourceUndecodable  not text in any declared or detectable encoding
    │   ├── SourceEncrypted    a PDF that wants a password
    │   ├── SourceDamaged      truncated or malformed
    │   └── SourceUnknown      a kind of file that we do not read
    ├── CodebookError          a codebook entry is wrong; names file, entry and reason
    └── OutputError            something cannot be written where the user wants it

Bad evidence inside a document is not an error: it is a :class:`headwater.model.Problem`, shown to the user.
"""


class HeadwaterError(Exception):
    """Whatever a user can be told in one clear sentence."""


class SourceError(HeadwaterError):
    """A source cannot be read. ``place`` says where it went wrong: a path, and a byte, line or page where known."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class SourceMissing(SourceError):
    """No such file, or it vanished while it was read."""


class SourceEmpty(SourceError):
    """There is nothing to read."""


class SourceTooLarge(SourceError):
    """Beyond a stated limit of size, line length or depth."""


class SourceUndecodable(SourceError):
    """Bytes that are not text in a declared or detectable encoding."""


class SourceEncrypted(SourceError):
    """A document that wants a password."""


class SourceDamaged(SourceError):
    """Truncated or malformed."""


class SourceUnknown(SourceError):
    """A kind of file that Headwater does not read."""


class CodebookError(HeadwaterError):
    """A codebook entry is wrong. ``faults`` holds one line for each: file, entry, reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class OutputError(HeadwaterError):
    """Something cannot be written where the user wants it."""
