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
    ├── LedgerError            a ledger cannot be used; names it and says why
    │   ├── LedgerMissing      there is none
    │   ├── LedgerExists       there is one already
    │   ├── LedgerForeign      something else is there, or it is damaged
    │   ├── LedgerNewer        a newer Headwater made it
    │   ├── LedgerDiverged     it is not the beginning of what is to be loaded
    │   ├── LedgerBusy         others have kept it for too long
    │   ├── LedgerUnreachable  a database server that does not answer, or does not let us in
    │   └── LedgerUnwritable   a full disk, a folder without leave to write
    ├── MirrorForeign          a mirror of another ledger, a damaged one, or one that somebody else is writing
    ├── ExtraMissing           what an optional part of Headwater needs is not installed; says how to install it
    ├── StatementRefused       something may not enter a ledger; says what and why
    ├── QueryError             a question that cannot be answered: an unknown id, a date that is none
    ├── CodebookError          a codebook entry is wrong; names file, entry and reason
    ├── DatasetError           an entry of a data set is wrong; names file, entry and reason
    ├── DatasetUnknown         no data set has that name; names those near it
    ├── RatesError             a table of exchange rates is wrong; names file, line and reason
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


class LedgerError(HeadwaterError):
    """A ledger cannot be used. ``place`` is its folder or address, without a password."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class LedgerMissing(LedgerError):
    """There is no ledger at the place."""


class LedgerExists(LedgerError):
    """There is a ledger at the place already."""


class LedgerForeign(LedgerError):
    """What is at the place is no ledger, or one that is damaged."""


class LedgerNewer(LedgerError):
    """The ledger was made, or migrated, by a newer Headwater."""


class LedgerDiverged(LedgerError):
    """The ledger holds other statements than what is to be loaded into it."""


class LedgerBusy(LedgerError):
    """Others have been writing for too long."""


class LedgerUnreachable(LedgerError):
    """The database server does not answer, went away, or does not let us in."""


class LedgerUnwritable(LedgerError):
    """Nothing can be written there: the disk is full, or we have no leave."""


class MirrorForeign(HeadwaterError):
    """A mirror that cannot be used: of another ledger, damaged, or being written. ``place`` is its folder."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class ExtraMissing(HeadwaterError):
    """What an optional part needs is not installed. ``extra`` is the name under which pip installs it."""

    def __init__(self, extra: str, reason: str) -> None:
        super().__init__(f"{reason}; install it: pip install 'headwater[{extra}]'")
        self.extra = extra


class StatementRefused(HeadwaterError):
    """A statement may not enter. ``statement`` says which one, ``reason`` why; nothing of its batch was appended."""

    def __init__(self, statement: str, reason: str) -> None:
        super().__init__(f"{statement}: {reason}")
        self.statement = statement
        self.reason = reason


class QueryError(HeadwaterError):
    """A question that cannot be answered as it was put."""


class CodebookError(HeadwaterError):
    """A codebook entry is wrong. ``faults`` holds one line for each: file, entry, reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class DatasetError(HeadwaterError):
    """An entry of a data set is wrong. ``faults`` holds one line for each: file, entry, reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class DatasetUnknown(HeadwaterError):
    """No data set has the name that was asked for."""


class RatesError(HeadwaterError):
    """A user's table of exchange rates is wrong. ``faults`` holds one line for each: file, line, reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class OutputError(HeadwaterError):
    """Something cannot be written where the user wants it."""
