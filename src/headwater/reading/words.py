"""The codebook's cues as sets of words by kind, for rules that ask whether a word is one of a kind."""

import re
from functools import lru_cache

from headwater.codebook import Codebook


@lru_cache(maxsize=256)
def find_words(codebook: Codebook, kind: str) -> frozenset[str]:
    """The English forms of all cues of ``kind``, in lower case."""
    return frozenset(form.lower() for cue in codebook.cue if cue.kind == kind for form in cue.en)


class WordIndex(dict[str, frozenset[str]]):
    """What :func:`find_words` finds, kind by kind, once asked for."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__()
        self._codebook = codebook

    def __missing__(self, kind: str) -> frozenset[str]:
        found = self[kind] = find_words(self._codebook, kind)
        return found


@lru_cache(maxsize=4)
def build_word_index(codebook: Codebook) -> WordIndex:
    """The words of ``codebook`` by kind: one look into a dictionary, where rules ask hundreds of times a sentence."""
    return WordIndex(codebook)


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
