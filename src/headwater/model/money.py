"""Sums of money as documents state them."""

from typing import Literal

import msgspec

Scope = Literal["total", "each", "part"]


class Money(msgspec.Struct, frozen=True, gc=False):
    """A sum: ``value`` is a decimal string in units ("5000000000"), ``currency`` an ISO 4217 code."""

    value: str
    currency: str
    scope: Scope = "total"
    approximate: bool = False


class Restated(msgspec.Struct, frozen=True, gc=False):
    """The same sum in another currency, as the document itself converts it. Never the amount of a claim."""

    value: str
    currency: str
    approximate: bool = False
