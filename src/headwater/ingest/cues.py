"""The codebook's wording as compiled patterns: what the front matter of documents says in which words."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from headwater.codebook import Codebook, Cue


class Hit(msgspec.Struct, frozen=True):
    """Wording that was found: where, and what its entry answers."""

    start: int
    end: int
    value: str


class Cues(msgspec.Struct, frozen=True):
    """All forms of one kind of cue as one pattern; longer forms win."""

    pattern: re.Pattern[str]
    values: dict[str, str]
    upper: dict[str, str]

    def find(self, text: str) -> Iterator[Hit]:
        """Every hit in ``text``, left to right, not overlapping."""
        for match in self.pattern.finditer(text):
            yield self._hit(match)

    def first(self, text: str) -> Hit | None:
        """The first hit in ``text``."""
        return next(self.find(text), None)

    def start(self, text: str) -> Hit | None:
        """The hit with which ``text`` begins."""
        match = self.pattern.match(text)
        return self._hit(match) if match else None

    def whole(self, text: str) -> Hit | None:
        """The hit that is all of ``text``."""
        match = self.pattern.fullmatch(text)
        return self._hit(match) if match else None

    def _hit(self, match: re.Match[str]) -> Hit:
        form = _fold(match[0])
        value = self.values.get(form) or self.values.get(form.lower()) or self.upper.get(form.upper(), "")
        return Hit(match.start(), match.end(), value)


def _fold(text: str) -> str:
    return " ".join(text.split()).replace("\u2019", "'")


def _forms(cue: Cue) -> Iterator[str]:
    yield from cue.en
    yield from cue.ja
    yield from cue.zh


def _pattern_of(form: str) -> str:
    """Lower-case forms match in any case, others as written or in capitals; letters at an edge want a word's edge."""
    body = _escape(form)
    left = r"(?<![^\W_])" if form[0].isascii() and form[0].isalnum() else ""
    right = r"(?![^\W_])" if form[-1].isascii() and form[-1].isalnum() else ""
    if form == form.lower():
        return f"(?i:{left}{body}{right})"
    return f"{left}(?:{body}|{_escape(form.upper())}){right}"


def _escape(form: str) -> str:
    return re.escape(form).replace("\\ ", r"\s+").replace("'", "['\u2019]")


@lru_cache(maxsize=64)
def build_cues(codebook: Codebook, kind: str) -> Cues:
    """The forms of all cues of ``kind``. Without any, a pattern that finds nothing."""
    values = {form: cue.value for cue in codebook.cue if cue.kind == kind for form in _forms(cue)}
    upper = {form.upper(): value for form, value in values.items()}
    longest = sorted(values, key=lambda form: (-len(form), form))
    return Cues(re.compile("|".join(map(_pattern_of, longest)) or r"(?!)"), values, upper)
