"""From drafts to claims: identity, order, and the trace of each."""

from collections.abc import Sequence

import msgspec

from headwater.model import Claim, Span, with_id
from headwater.model import claim as types
from headwater.reading.draft import Draft
from headwater.reading.sentence import Sentence
from headwater.reading.trace import Trace

_TYPES: dict[str, type[msgspec.Struct]] = {
    t.__struct_config__.tag: t  # type: ignore[misc]
    for t in (
        types.Assistance,
        types.Agreement,
        types.Budget,
        types.Framework,
        types.Relation,
        types.Reason,
        types.Assessment,
        types.Outlook,
    )
}


def _evidence(draft: Draft, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    return tuple(sentences[n].span for n in sorted(set(draft.evidence)))


def build_claim(draft: Draft, document_id: str, sentences: Sequence[Sentence]) -> Claim:
    """The claim of ``draft``; its id is the digest of the document's id and everything else in it."""
    fields = {
        **draft.slots,
        "asserters": draft.asserters,
        "assertion": draft.assertion,
        "evidence": _evidence(draft, sentences),
        "mentions": {
            slot: spans
            for slot, spans in sorted(draft.mentions.items())
            if spans and (slot in draft.slots or slot in ("asserters", "assertion"))
        },
    }
    return with_id(document_id, _TYPES[draft.type](id="", **fields))  # type: ignore[arg-type]


def build_trace(number: int, draft: Draft, sentences: Sequence[Sentence]) -> Trace:
    """How claim ``number`` came to be."""
    return Trace(number, _evidence(draft, sentences), draft.notes)
