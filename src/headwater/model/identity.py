"""The id of a claim: the digest of its document and of everything else in it."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter

import msgspec

from headwater.model.canonical import canonical_json, digest_of
from headwater.model.claim import Claim


def claim_id(document: str, claim: Claim) -> str:
    """``sha256:`` and the digest of the document's id, the type and every slot of ``claim`` that is not empty."""
    return digest_of(canonical_json(_find_builder(type(claim))(document, claim)))


@cache
def _find_builder(kind: type[Claim]) -> Callable[[str, Claim], object]:
    """What makes the content of a claim of type ``kind``: a value with its slots and the rest in the order of names.

    What is None or () is left out as it is written. Made once for each type, since a ledger does this for each claim.
    """
    names = sorted({*kind.__struct_fields__, "document", "type"} - {"id"})
    tuples = {field.name for field in msgspec.structs.fields(kind) if field.default == () or field.name in _TUPLES}
    fields = [(name, object, () if name in tuples else None) for name in names]
    content = msgspec.defstruct("Content", fields, frozen=True, omit_defaults=True, gc=False)
    place, tag = names.index("document"), str(kind.__struct_config__.tag)
    before, behind = attrgetter(*names[:place]), attrgetter(*names[place + 1 : -1])

    def build(document: str, claim: Claim) -> object:
        return content(*before(claim), document, *behind(claim), tag)

    return build


_TUPLES = ("asserters", "evidence")
"""Slots of all claims that may be empty, and have no default."""


def with_id(document: str, claim: Claim) -> Claim:
    """``claim`` with the id that it has as a claim of ``document``."""
    return msgspec.structs.replace(claim, id=claim_id(document, claim))
