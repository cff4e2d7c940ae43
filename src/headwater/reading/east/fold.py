"""Writes a text so that variants of a form become one: wide letters, traditional characters. Positions stay."""

from functools import lru_cache

from headwater.codebook import Codebook

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@lru_cache(maxsize=8)
def _table(codebook: Codebook, language: str) -> dict[int, int]:
    """Traditional characters to simplified ones, for Chinese; wide letters to plain ones for both languages."""
    table = dict(_WIDE)
    for cue in codebook.cue:
        if cue.kind == "east_traditional" and language == "zh":
            table |= dict(zip(map(ord, "".join(cue.zh)), map(ord, cue.value), strict=True))
    return table


def fold(text: str, codebook: Codebook, language: str) -> str:
    """``text`` with variants folded; as long as before, so that positions stay."""
    return text.translate(_table(codebook, language)).translate(_LOWER)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
