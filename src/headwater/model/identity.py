"""The id of a claim: the digest of its document and of everything else in it."""

import msgspec
from msgspec.structs import asdict

from headwater.model.canonical import canonical_json, digest_of
from headwater.model.claim import Claim


def claim_id(document: str, claim: Claim) -> str:
    """``sha256:`` and the digest of the document's id, the type and every slot of ``claim`` that is not empty."""
    content = {name: value for name, value in asdict(claim).items() if value is not None and value != ()}
    del content["id"]
    content["document"], content["type"] = document, str(claim.__struct_config__.tag)
    return digest_of(canonical_json(content))


def with_id(document: str, claim: Claim) -> Claim:
    """``claim`` with the id that it has as a claim of ``document``."""
    return msgspec.structs.replace(claim, id=claim_id(document, claim))
