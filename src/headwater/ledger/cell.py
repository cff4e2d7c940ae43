"""What claims have in common that are counted together: a cell of a tally, and its number in a mirror."""

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from hashlib import sha256

import msgspec

from headwater.model import canonical_json

TOLD = ("stated", "reported")
"""Assertions by which something is told to be so; the others expect it, deem it possible, or deny it."""

_LARGEST = 10**16
"""Of hundredths that are kept as a whole number of 64 bits; it is more than any sum of money."""
_DIGITS = 40
"""Before and behind the point, of sums that are added up at all."""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """Columns of a claim that many others share. ``donors`` are codes separated by spaces; ``scope`` is the sum's."""

    donors: str
    framework: str | None
    type: str
    stage: str | None
    assertion: str
    currency: str | None
    scope: str | None

    def is_told(self) -> bool:
        """Whether its claims tell that it is so."""
        return self.assertion in TOLD

    def is_whole(self) -> bool:
        """Whether its sums are of all that a claim lists, not of each, nor a part of a larger one."""
        return self.scope == "total"


@lru_cache(16_384)
def build_key(cell: Cell) -> int:
    """The number of a cell in a mirror: the first 63 bits of the digest of its canonical JSON."""
    return int.from_bytes(sha256(canonical_json(cell)).digest()[:8], "big") >> 1


@lru_cache(16_384)
def parse_hundredths(amount: str | None) -> int | None:
    """A sum in hundredths of a unit; None where that would not be exact, or is larger than any sum of money."""
    value = None if amount is None else parse_amount(amount)
    if value is None:
        return None
    hundredths = value * 100
    whole = abs(hundredths) < _LARGEST and hundredths == int(hundredths)
    return int(hundredths) if whole else None


def parse_amount(amount: str) -> Decimal | None:
    """A sum as a number; None where it is none, or has more digits than sums are added up with."""
    try:
        value = Decimal(amount)
    except InvalidOperation:
        return None
    fits = value.is_finite() and abs(value.adjusted()) < _DIGITS and len(value.as_tuple().digits) <= _DIGITS
    return value if fits else None
