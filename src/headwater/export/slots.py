"""The slots of a claim in the order in which people read them, and which kind of question each one answers."""

from collections.abc import Iterator
from typing import Literal

from headwater.model.claim import Claim

Group = Literal["who", "what", "when", "says"]

ORDER = (
    "donors",
    "recipients",
    "beneficiaries",
    "parties",
    "signatories",
    "framework",
    "round",
    "instrument",
    "ordinal",
    "kind",
    "label",
    "items",
    "quantities",
    "count",
    "amount",
    "restated",
    "category",
    "basis",
    "stage",
    "date",
    "established",
    "fiscal_year",
    "deadline",
    "horizon",
    "quote",
    "asserters",
    "stance",
    "assertion",
)
"""Every slot of every type; a test compares it with the model."""

COUNTRIES = frozenset({"donors", "recipients", "beneficiaries", "parties"})
"""Slots that hold codes of countries."""

_WHO = COUNTRIES | {"signatories"}
_WHEN = frozenset({"stage", "date", "established", "fiscal_year", "deadline", "horizon"})
_SAYS = frozenset({"asserters", "assertion", "stance", "quote"})


def find_group(slot: str) -> Group:
    """Which question ``slot`` answers: who, what, when (and how far), or who says so."""
    if slot in _WHO:
        return "who"
    if slot in _WHEN:
        return "when"
    return "says" if slot in _SAYS else "what"


def find_type(claim: Claim) -> str:
    """The type of a claim as the vocabulary spells it ("assistance")."""
    return str(claim.__struct_config__.tag)


def find_slots(claim: Claim) -> Iterator[tuple[str, object]]:
    """Slot and value of everything that ``claim`` states or has words for, in reading order; ``asserters`` always."""
    known = [name for name in ORDER if hasattr(claim, name)]
    for name in [*known, *(slot for slot in claim.mentions if slot not in known)]:
        value = getattr(claim, name, None)
        if value not in (None, ()) or claim.mentions.get(name) or name == "asserters":
            yield name, value
