"""Where words stand in a text: W3C Web Annotation position and quote selectors in one."""

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """Half-open ``[start, end)`` in Unicode code points of the canonical text, and the words there.

    The span law: ``text[start:end] == exact``. :meth:`of` is the way to make one; :meth:`holds` checks one.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of ``text`` from ``start`` to ``end``; raises ValueError where it would be empty or outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} code points")
        return cls(start, end, text[start:end])

    def holds(self, text: str) -> bool:
        """Whether the words really stand there."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.exact


def find_ungrounded(spans: Iterable[Span], text: str) -> Span | None:
    """The first of ``spans`` whose words do not stand in ``text``: :meth:`Span.holds` for many at once."""
    size = len(text)
    for span in spans:
        start, end = span.start, span.end
        if not (0 <= start < end <= size and text[start:end] == span.exact):
            return span
    return None
