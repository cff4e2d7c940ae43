"""What the evidence left open, as a value shown to the user."""

import msgspec


class Problem(msgspec.Struct, frozen=True, gc=False, order=True):
    """Something in a document that Headwater saw and could not decide, or would not guess.

    ``kind`` is one lower-case word or words joined by underscores (``ambiguous_currency``); ``start`` and ``end`` are
    code points of the canonical text, both null where the problem is the whole document's.
    """

    kind: str
    message: str
    start: int | None = None
    end: int | None = None
