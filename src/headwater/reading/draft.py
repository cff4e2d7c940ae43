"""A claim in the making: slot values with the words that carry them, and why each is there."""

from typing import Any

import msgspec

from headwater.model import Span
from headwater.reading.trace import Note


class Draft(msgspec.Struct, frozen=True):
    """What a rule found in one sentence or clause.

    ``slots`` are those of the claim's type; ``evidence`` are sentence numbers.

    ``rule`` names the rule. ``follows`` says that the draft only adds to the last one of its type (an anaphor), or to
    the last ``reach`` of them ("both"). ``of`` is the ``at`` of the act that it adds to, where that is not the last.
    ``at`` is where in the text it stands, for order.
    """

    type: str
    rule: str
    at: int
    evidence: tuple[int, ...]
    slots: dict[str, Any] = {}
    mentions: dict[str, tuple[Span, ...]] = {}
    asserters: tuple[str, ...] = ()
    assertion: str = "stated"
    notes: tuple[Note, ...] = ()
    follows: bool = False
    reach: int = 1
    of: int | None = None

    def get(self, slot: str, default: Any = None) -> Any:
        """The value of ``slot``, or ``default``."""
        return self.slots.get(slot, default)

    def put(self, slot: str, value: Any, why: str, *spans: Span, entry: str = "", rule: str = "") -> "Draft":
        """This draft with ``slot`` set and the reason noted; an empty value changes nothing."""
        if value in (None, (), ""):
            return self
        note = Note(slot, _show(value), why, spans[0] if spans else None, rule or self.rule, entry)
        mentions = (
            {**self.mentions, slot: tuple(dict.fromkeys((*self.mentions.get(slot, ()), *spans)))}
            if spans
            else self.mentions
        )
        return msgspec.structs.replace(
            self, slots={**self.slots, slot: value}, mentions=mentions, notes=(*self.notes, note)
        )

    def add(self, slot: str, values: tuple[Any, ...], why: str, *spans: Span, entry: str = "") -> "Draft":
        """This draft with ``values`` added to the set-valued ``slot``."""
        merged = tuple(dict.fromkeys((*self.get(slot, ()), *values)))
        return self if merged == self.get(slot, ()) else self.put(slot, merged, why, *spans, entry=entry)

    def drop(self, *slots: str) -> "Draft":
        """This draft without ``slots``."""
        return msgspec.structs.replace(
            self,
            slots={k: v for k, v in self.slots.items() if k not in slots},
            mentions={k: v for k, v in self.mentions.items() if k not in slots},
        )


def _show(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(map(_show, value))
    return msgspec.json.encode(value).decode() if isinstance(value, msgspec.Struct) else str(value)
