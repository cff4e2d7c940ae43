"""A reading: what one reader found in one document. One line of ``headwater read --format jsonl``."""

import msgspec

from headwater.model.claim import Claim
from headwater.model.document import Metadata
from headwater.model.problem import Problem


class Reading(msgspec.Struct, frozen=True):
    """A document's metadata, its claims (what it is mainly about first), and what was left undecided."""

    document: Metadata
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> bytes:
        """One JSON object, as in the vocabulary of claims; no newline at its end."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> "Reading":
        """The reading that :meth:`to_json` wrote; raises msgspec.ValidationError where it is none."""
        return msgspec.json.decode(line, type=cls)
