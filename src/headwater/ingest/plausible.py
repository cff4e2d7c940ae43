"""Whether a text that a legacy encoding gives looks like writing. Strict decoding alone proves little: most bytes are
something in most encodings.
"""

import re
from functools import lru_cache

from headwater.codebook import Codebook

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HALFWIDTH = re.compile("[\uff61-\uff9f]")
_HAN = re.compile("[\u4e00-\u9fff]")
_ODD = re.compile("[\u0080-\u009f\ue000-\uf8ff\U000f0000-\U0010ffff]")
_WESTERN = re.compile(
    "[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_RUN = re.compile("[\u0080-\uffff]+")
_MARKS = frozenset(
    "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac\u00a0\u00a3\u00a5\u00a7\u00a9\u00ab\u00ae\u00b0\u00b7\u00bb\u00bf\u00a1"
)


def is_plausible(text: str, encoding: str, codebook: Codebook) -> bool:
    """Whether ``text``, decoded from ``encoding`` without an error, is likely what its writer wrote."""
    if _ODD.search(text):
        return False
    if encoding == "cp1252":
        return _is_western(text)
    if encoding == "gb18030":
        return not _KANA.search(text) and _is_chinese(text, codebook)
    return _is_japanese(text)


def _is_japanese(text: str) -> bool:
    """Japanese prose has kana in every sentence; half-width kana in running text are Shift_JIS misread."""
    kana, han, half = (len(p.findall(text)) for p in (_KANA, _HAN, _HALFWIDTH))
    return kana > 0 and kana * 5 >= han and half * 20 <= kana


def _is_chinese(text: str, codebook: Codebook) -> bool:
    """The commonest characters make up a good part of any Chinese text; misread bytes give rare ones."""
    han = _HAN.findall(text)
    common = _common(codebook)
    return len(han) >= 4 and sum(1 for c in han if c in common) * 12 >= len(han)


def _is_western(text: str) -> bool:
    """Accents stand alone or in pairs beside ASCII letters, or are a word of one letter; typographic marks anywhere."""
    runs = [run for run in _RUN.finditer(text) if not all(c in _MARKS for c in run[0])]
    if sum(len(run[0]) for run in runs) * 6 > len(text):
        return False
    if not all(len(run[0]) <= 3 and _WESTERN.match(run[0]) for run in runs):
        return False
    apart = sum(1 for run in runs if not _beside_letter(text, run))
    return apart * 3 <= len(runs)


def _beside_letter(text: str, run: re.Match[str]) -> bool:
    around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
    return any(c.isascii() and c.isalpha() for c in around)


@lru_cache(maxsize=4)
def _common(codebook: Codebook) -> frozenset[str]:
    return frozenset(c for cue in codebook.cue if cue.kind == "front_common_character" for form in cue.zh for c in form)
