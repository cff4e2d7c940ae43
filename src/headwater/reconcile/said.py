"""One statement of one slot."""

import msgspec

from headwater.reconcile.told import Told


class Said(msgspec.Struct, frozen=True):
    """``told`` states ``value``, in the vocabulary's terms; equal ``key`` is one value in whatever wording."""

    told: Told
    value: str
    key: str = ""

    @property
    def same(self) -> str:
        """What makes it one value with another."""
        return self.key or self.value
