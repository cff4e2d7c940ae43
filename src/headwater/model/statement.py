"""What a ledger holds: each statement is one thing that was learned, and is never changed.

Evidence (a document, a reading, a claim) and what people do to it (retract, review, drop a text, undo) are statements
alike; none edits another. Every statement belongs to one document.
"""

from typing import Literal

import msgspec

from headwater.model.canonical import canonical_json, digest_of
from headwater.model.claim import Claim
from headwater.model.document import Metadata, Region
from headwater.model.problem import Problem
from headwater.model.span import Span

Verdict = Literal["accept", "reject", "correct"]


class Reader(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Who read: ``rules`` and a version, a model and the digest of its prompt, or a person."""

    name: str
    version: str
    model: str | None = None
    prompt: str | None = None


class DocumentSeen(
    msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="document"
):
    """A document, as it tells of itself. ``source``: what the user named when it was first added; no part of its id."""

    metadata: Metadata
    characters: int
    regions: tuple[Region, ...] = ()
    source: str | None = None

    @property
    def document(self) -> str:
        """The id of the document that the statement belongs to."""
        return self.metadata.id


class ClaimMade(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="claim"):
    """A claim that some reader found in ``document``."""

    document: str
    claim: Claim


class ReadingMade(
    msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="reading"
):
    """``reader`` found these claims in ``document``, and no others: it supersedes its earlier readings of it."""

    document: str
    reader: Reader
    claims: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Correction(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One slot set right. ``value`` is JSON text; ``span`` quotes the words that carry it, None: the editor's own."""

    slot: str
    value: str
    span: Span | None = None


class Reviewed(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="review"):
    """A person's judgement of a claim. ``after``: the act on it that came before, so that a second is another."""

    document: str
    claim: str
    verdict: Verdict
    by: str
    reason: str = ""
    corrections: tuple[Correction, ...] = ()
    after: str | None = None


class Retracted(
    msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="retraction"
):
    """A document (``claim`` is None), or one of its claims, is no longer held."""

    document: str
    reason: str
    claim: str | None = None
    by: str = ""
    after: str | None = None


class TextDropped(
    msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="drop"
):
    """The text of a document was taken out on request; its digest and the quoted words remain."""

    document: str
    reason: str
    by: str = ""
    after: str | None = None


class Undone(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind", tag="undo"):
    """A review or a retraction counts no longer. ``act`` is the id of its statement."""

    document: str
    act: str
    by: str
    reason: str = ""


Statement = DocumentSeen | ClaimMade | ReadingMade | Reviewed | Retracted | TextDropped | Undone
Act = Reviewed | Retracted | TextDropped


def content_of(statement: Statement) -> bytes:
    """The canonical JSON of a statement, all of it."""
    return canonical_json(statement)


def id_of(statement: Statement, content: bytes | None = None) -> str:
    """The id of a statement: the digest of its content, so that the same statement is the same for ever.

    The path that a document was read from is left out of it: elsewhere it is the same document. The id of a claim is
    the claim's own, which is the digest of its document and of everything in it. ``content``: where it is at hand.
    """
    if isinstance(statement, ClaimMade):
        return statement.claim.id
    if isinstance(statement, DocumentSeen) and statement.source is not None:
        return digest_of(content_of(msgspec.structs.replace(statement, source=None)))
    return digest_of(content_of(statement) if content is None else content)
