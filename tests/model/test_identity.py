"""The id of a claim is the digest of what it says, written out in the order of names, without what is empty."""

from typing import Any

import msgspec
import pytest

from headwater.model import (
    Agreement,
    Assessment,
    Assistance,
    Budget,
    Claim,
    Framework,
    Money,
    Outlook,
    Reason,
    Relation,
    Span,
    canonical_json,
    claim_id,
    digest_of,
)

DOCUMENT = digest_of(b"a text")
SPAN = Span(2, 6, "text")
COMMON: dict[str, Any] = {
    "id": "",
    "asserters": ("she",),
    "assertion": "stated",
    "evidence": (SPAN,),
    "mentions": {"b": (SPAN,), "a": ()},
}
CLAIMS: list[Claim] = [
    Assistance(**COMMON, donors=("JP",), recipients=("MN", "FJ"), round=0, amount=Money("5", "JPY"), stage="agreed"),
    Agreement(**COMMON, parties=("JP", "MN"), instrument="loan", ordinal=16, date="2024"),
    Budget(**COMMON, framework="OSA", fiscal_year="JP-2024"),
    Framework(**COMMON, established="2023-04", basis=""),
    Relation(**COMMON, label="partner", signatories=("A", "B")),
    Reason(**COMMON, category="counter_rival", stance="imputes"),
    Assessment(**COMMON, stance="neutral"),
    Outlook(**COMMON, horizon="2027"),
    Outlook(id="x", asserters=(), assertion="possible", evidence=(), mentions={}),
]


def build_by_hand(claim: Claim) -> dict[str, object]:
    """What is digested."""
    slots = {name: getattr(claim, name) for name in claim.__struct_fields__ if name != "id"}
    filled = {name: value for name, value in slots.items() if value is not None and value != ()}
    return {"document": DOCUMENT, "type": claim.__struct_config__.tag, **filled}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim.__struct_config__.tag))
def test_the_id_is_the_digest_of_what_is_not_empty(claim: Claim) -> None:
    assert claim_id(DOCUMENT, claim) == digest_of(canonical_json(build_by_hand(claim)))


def test_every_slot_counts() -> None:
    ids = {claim_id(DOCUMENT, claim) for claim in CLAIMS}
    changed = {claim_id(DOCUMENT, msgspec.structs.replace(claim, date="1999")) for claim in CLAIMS}
    assert len(ids | changed) == 2 * len(CLAIMS)
    assert claim_id(digest_of(b"another"), CLAIMS[0]) not in ids


def test_the_id_itself_does_not_count() -> None:
    assert claim_id(DOCUMENT, msgspec.structs.replace(CLAIMS[0], id="other")) == claim_id(DOCUMENT, CLAIMS[0])
