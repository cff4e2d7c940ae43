"""The order of slots knows every slot of the model."""

from typing import get_args

import msgspec

from headwater.export.slots import ORDER
from headwater.model.claim import Claim


def test_every_slot_has_its_place() -> None:
    fields = {field.name for kind in get_args(Claim) for field in msgspec.structs.fields(kind)}
    assert set(ORDER) == fields - {"id", "evidence", "mentions"}
    assert len(ORDER) == len(set(ORDER))
