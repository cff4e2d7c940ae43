"""Numbers written in words: "two hundred and fifty million", "half a billion", "twenty-fifth"."""

from decimal import Decimal

import msgspec

from headwater.grammar.numerals import Figure, Grammar, times
from headwater.grammar.wording import look_up

_LONGEST = 12
"""Words of one number; nothing that is written out is longer."""


class _Read(msgspec.Struct, frozen=True):
    """A number as far as it is read: finished thousands in ``total``, the rest in ``part``; ``last`` is the last word's
    value.
    """

    end: int
    part: Decimal
    last: Decimal
    total: Decimal = Decimal(0)
    scale: str = ""
    factor: Decimal = Decimal(1)
    ordinal: bool = False
    closed: bool = False


def read_spelled(text: str, start: int, grammar: Grammar) -> Figure | None:
    """The number that begins at ``start``; None where none does."""
    match = grammar.opening.match(text, start)
    if match is None:
        return None
    words = " ".join(match[0].lower().split())
    if words in grammar.ordinals:
        return Figure(match.start(), match.end(), grammar.ordinals[words], spelled=True, ordinal=True)
    state = _opened(text, match.end(), words, grammar)
    for _ in range(_LONGEST):
        token = None if state.closed else grammar.token.match(text, state.end)
        longer = _longer(state, token["word"].lower(), token["link"].lower(), token.end(), grammar) if token else None
        if longer is None:
            break
        state = longer
    value = state.total + state.part
    return Figure(match.start(), state.end, value, state.scale, state.factor, spelled=True, ordinal=state.ordinal)


def _opened(text: str, end: int, words: str, grammar: Grammar) -> _Read:
    value = grammar.values[words]
    if half := grammar.fraction.match(text, end):
        return _Read(half.end(), value + Decimal(look_up(grammar.fractions, half[1])), value)
    return _Read(end, value, value)


def _longer(state: _Read, word: str, link: str, end: int, grammar: Grammar) -> _Read | None:
    """The number with one more word; None where that word belongs to it no more."""
    if word in grammar.scales:
        return None if "and" in link else _scaled(state, word, end, grammar.scales[word])
    if word in grammar.ordinals:
        value = grammar.ordinals[word]
        joined = _joined(state, value, link, end)
        return msgspec.structs.replace(joined, ordinal=True, closed=True) if joined else None
    if word in grammar.dozens:
        part = times(state.part, grammar.dozens[word])
        return _Read(end, part, part, closed=True) if not state.total and state.part < 100 else None
    return _joined(state, grammar.values[word], link, end)


def _scaled(state: _Read, word: str, end: int, factor: Decimal) -> _Read | None:
    """After hundred, thousand, million: a smaller scale goes on, a greater one only right after a smaller ("thousand
    million").
    """
    if factor == 100:
        part = times(state.part, factor)
        return msgspec.structs.replace(state, end=end, part=part, last=factor) if state.part < 100 else None
    if state.total and state.last >= 1000:
        total, factor = times(state.total, factor), times(state.factor, factor)
        longer = state.last < factor
    else:
        total, longer = state.total + times(state.part, factor), not state.total or factor < state.factor
    return _Read(end, Decimal(0), factor, total, word, factor) if longer else None


def _joined(state: _Read, value: Decimal, link: str, end: int) -> _Read | None:
    """A number below a hundred: "twenty-five", "hundred and five", "thousand two"; never "two three"."""
    after_scale = state.last >= 100
    tens = "and" not in link and 20 <= state.last < 100 and state.last % 10 == 0 and 1 <= value < 10
    if not after_scale and not tens:
        return None
    return msgspec.structs.replace(state, end=end, part=state.part + value, last=value)
