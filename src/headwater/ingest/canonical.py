"""The canonical text of a document, made once by stated rules: NFC, line feeds as line ends, no byte order mark."""

import re
import unicodedata

from headwater.errors import SourceEmpty, SourceTooLarge
from headwater.ingest.limits import MAX_LINE
from headwater.model import Problem

_LINE_END = re.compile("\r\n?")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]+")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def build_canonical(text: str, *, path: str) -> str:
    """``text`` in NFC with line feeds as line ends.

    Raises SourceEmpty where it has no visible character, SourceTooLarge where a line is longer than MAX_LINE.
    """
    canonical = unicodedata.normalize("NFC", _LINE_END.sub("\n", text.removeprefix("\ufeff")))
    if not _HIDDEN.sub("", canonical).strip():
        raise SourceEmpty(path, "nothing in it that can be seen" if canonical else "an empty file")
    _refuse_huge_line(canonical, path)
    return canonical


def _refuse_huge_line(text: str, path: str) -> None:
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.find("\n", start)
        if end < 0 or end - start > MAX_LINE:
            raise SourceTooLarge(
                f"{path}: line {text.count(chr(10), 0, start) + 1}", f"longer than {MAX_LINE:,} characters"
            )
        start = end + 1


def find_hidden(text: str) -> tuple[Problem, ...]:
    """Characters that a reader of the page does not see: they stay in the text (positions count them) and are named."""
    runs = list(_HIDDEN.finditer(text))
    return tuple(_problem(run) for run in runs[:20]) + _more(len(runs) - 20)


def _problem(run: re.Match[str]) -> Problem:
    turns = any(c in _BIDI for c in run[0])
    kind = "bidi_control" if turns else "hidden_character"
    names = ", ".join(sorted({f"U+{ord(c):04X}" for c in run[0]}))
    why = "changes the order in which the text is shown" if turns else "is not visible"
    return Problem(kind, f"{names} {why}; kept as it stands", run.start(), run.end())


def _more(rest: int) -> tuple[Problem, ...]:
    return (Problem("hidden_character", f"{rest} more stretches of hidden characters"),) if rest > 0 else ()
