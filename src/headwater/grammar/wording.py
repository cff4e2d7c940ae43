"""Wording of the codebook as compiled patterns. What is built for a codebook is built once and kept with it."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import TypeVar

from headwater.codebook import Codebook

SPACE = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]?)"
"""What may stand between two words of one expression: a space, or the end of a wrapped line; never an empty line."""

EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""A character of Japanese or Chinese: where a text has none, their rules need not run."""

_T = TypeVar("_T")


def once(build: Callable[[Codebook], _T]) -> Callable[[Codebook], _T]:
    """``build`` with its result kept for each codebook, which hashes by identity."""
    return wraps(build)(lru_cache(maxsize=16)(build))


def forms_of(codebook: Codebook, kind: str) -> dict[str, str]:
    """Every form of the cues of ``kind``, in all languages, and the value it stands for."""
    return {form: cue.value for cue in codebook.cue if cue.kind == kind for form in (*cue.en, *cue.ja, *cue.zh)}


def english_of(codebook: Codebook, kind: str) -> dict[str, str]:
    """As :func:`forms_of`, English forms only."""
    return {form: cue.value for cue in codebook.cue if cue.kind == kind for form in cue.en}


def eastern_of(codebook: Codebook, kind: str) -> dict[str, str]:
    """As :func:`forms_of`, Japanese and Chinese forms only."""
    return {form: cue.value for cue in codebook.cue if cue.kind == kind for form in (*cue.ja, *cue.zh)}


def look_up(forms: dict[str, str], words: str) -> str:
    """The value of ``words`` as a pattern of :func:`any_of` found them; raises KeyError where it did not."""
    plain = " ".join(words.split())
    if plain in forms:
        return forms[plain]
    return forms[plain.lower()]


def first_word(form: str) -> str:
    """The letters that a form begins with, in lower case: what a scan of the text looks for."""
    head = re.match(r"[^\W\d_]+", form)
    return head[0].lower() if head else ""


def any_of(forms: Iterable[str]) -> str:
    """A group that matches any of ``forms``, longest first; lower-case forms in any case. Nothing
    where there are none.
    """
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    if not ordered:
        return r"(?!)"
    return "(?:" + "|".join(_pattern(form) for form in ordered) + ")"


def _pattern(form: str) -> str:
    words = SPACE.join(re.escape(word) for word in form.split(" "))
    return f"(?i:{words})" if form == form.lower() and form != form.upper() else words
