"""In which language a text is written: by its script where that says it, else by its letters' statistics."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_KANA = re.compile("[\u3041-\u30fa]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 60
"""Letters below which no language is said: a headline alone is guessed wrongly too often."""
_CERTAIN = 0.8
_LOOKED_AT = 4_000


def find_language(text: str, *, declared: str | None = None) -> str | None:
    """BCP 47 code of the text's language; ``declared`` is what markup says, used where the text is too short."""
    sample = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(sample))
    if (script := _by_script(sample, letters)) is not None:
        return script
    if letters < _ENOUGH:
        return declared.split("-")[0].lower() if declared else None
    code, certainty = _identifier().classify(sample)
    return str(code) if certainty >= _CERTAIN else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_script(sample: str, letters: int) -> str | None:
    kana, han, hangul = (len(p.findall(sample)) for p in (_KANA, _HAN, _HANGUL))
    if kana + han + hangul < max(5, letters // 4):
        return None
    if hangul > kana + han:
        return "ko"
    return "ja" if kana * 12 >= han else "zh"
