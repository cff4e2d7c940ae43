"""The codebook's cues as sets of words by kind, for rules that ask whether a word is one of a kind."""

import re
from functools import lru_cache

from headwater.codebook import Codebook


@lru_cache(maxsize=256)
def find_words(codebook: Codebook, kind: str) -> frozenset[str]:
    """The English forms of all cues of ``kind``, in lower case."""
    return frozenset(form.lower() for cue in codebook.cue if cue.kind == kind for form in cue.en)


@lru_cache(maxsize=256)
def find_values(codebook: Codebook, kind: str) -> dict[str, str]:
    """The English forms of all cues of ``kind``, in lower case, with each one's value."""
    return {form.lower(): cue.value for cue in codebook.cue if cue.kind == kind for form in cue.en}


@lru_cache(maxsize=256)
def build_pattern(codebook: Codebook, kind: str) -> re.Pattern[str]:
    """A pattern that finds any form of ``kind`` as whole words, longest first; it never matches where there is none."""
    forms = sorted(find_words(codebook, kind), key=len, reverse=True)
    if not forms:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
