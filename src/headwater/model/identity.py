"""The id of a claim: the digest of its document and of everything else in it."""

import msgspec

from headwater.model.canonical import canonical_json, digest_of
from headwater.model.claim import Claim


def claim_id(document: str, claim: Claim) -> str:
    """``sha256:`` and the digest of the document's id, the type and every slot of ``claim`` that is not empty."""
    fields = {name: getattr(claim, name) for name in claim.__struct_fields__ if name != "id"}
    content = {"document": document, "type": str(claim.__struct_config__.tag), **_filled(fields)}
    return digest_of(canonical_json(content))


def _filled(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, ())}


def with_id(document: str, claim: Claim) -> Claim:
    """``claim`` with the id that it has as a claim of ``document``."""
    return msgspec.structs.replace(claim, id=claim_id(document, claim))
