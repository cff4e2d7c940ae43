"""Corrections of claims: a slot set to another value, beside what the reader found."""

from collections.abc import Iterable
from functools import reduce

import msgspec

from headwater.model import Claim, Correction, Reviewed

FIXED = frozenset({"id", "type", "evidence", "mentions"})
"""What makes a claim this claim; to have another, reject it and add another."""


def _replace(claim: Claim, correction: Correction) -> Claim:
    """``claim`` with one slot set; raises msgspec.ValidationError or DecodeError where that is no value of it."""
    fields = msgspec.to_builtins(claim)
    fields[correction.slot] = msgspec.json.decode(correction.value)
    if correction.span is not None:
        fields["mentions"] = {**fields["mentions"], correction.slot: [msgspec.to_builtins(correction.span)]}
    return msgspec.convert(fields, type=type(claim))


def find_value_fault(claim: Claim, correction: Correction) -> str | None:
    """Why ``correction`` does not fit ``claim``; None where it does."""
    slots = [name for name in claim.__struct_fields__ if name not in FIXED]
    if correction.slot not in slots:
        return f"{claim.__struct_config__.tag} has no slot {correction.slot!r} to correct; it has {', '.join(slots)}"
    try:
        _replace(claim, correction)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return f"{correction.slot}: {correction.value} is no such value: {error}"
    return None


def apply_corrections(claim: Claim, reviews: Iterable[Reviewed]) -> Claim:
    """``claim`` as it stands after ``reviews``; the very same value where they correct nothing."""
    corrections = [one for review in reviews for one in review.corrections]
    return reduce(_replace, corrections, claim)
