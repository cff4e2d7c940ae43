"""How claims came to be: what a doubter or a writer of rules wants to see."""

import msgspec

from headwater.model import Reading, Span


class Note(msgspec.Struct, frozen=True):
    """Why one slot holds what it holds: the words, the rule, the codebook entry, and the reason in plain words."""

    slot: str
    value: str
    why: str
    span: Span | None = None
    rule: str = ""
    entry: str = ""


class Trace(msgspec.Struct, frozen=True):
    """How claim ``claim`` (0-based) came to be, sentence by sentence and slot by slot."""

    claim: int
    sentences: tuple[Span, ...]
    notes: tuple[Note, ...]


class Rejection(msgspec.Struct, frozen=True):
    """Words that looked like a claim and were not made one, and why.

    ``problem``: the kind of problem that the user is shown; "" where the matter is clear and only a doubter wants to
    know.
    """

    span: Span
    rule: str
    why: str
    problem: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """What the reader made of one document: the reading, a trace for each claim, and what was rejected."""

    reading: Reading
    traces: tuple[Trace, ...] = ()
    rejected: tuple[Rejection, ...] = ()
