"""Where words stand in a text, that somebody quotes as carrying a value."""

import re

from headwater.errors import QueryError
from headwater.export.control import show_line
from headwater.model import Claim, Span

_AROUND = 40
_MOST = 20


def find_words(text: str, words: str, claim: Claim, occurrence: int | None = None) -> Span:
    """The place of ``words`` in ``text``, verbatim but for white space; the only one, or the only one in the evidence.

    ``occurrence``: which one, counted from 1 from the beginning of the text. Raises QueryError where they do not stand
    there, or several times and none is chosen.
    """
    if not words.strip():
        raise QueryError("--quote wants the words that carry the value")
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [Span.of(text, *match.span()) for match in re.finditer(pattern, text)]
    if not found:
        raise QueryError(f"the document does not say {show_line(words)!r}{_hint(text, pattern)}")
    if occurrence is not None:
        if not 1 <= occurrence <= len(found):
            raise QueryError(f"--occurrence {occurrence}: the document says it {len(found)} times")
        return found[occurrence - 1]
    near = [span for span in found if any(one.start <= span.start and span.end <= one.end for one in claim.evidence)]
    for choice in (found, near):
        if len(choice) == 1:
            return choice[0]
    lines = [f"  {number}: …{_show(text, span)}…" for number, span in enumerate(found[:_MOST], 1)]
    told = f"the document says {show_line(words)!r} {len(found)} times; choose one with --occurrence N, or quote more:"
    raise QueryError("\n".join([told, *lines]))


def _hint(text: str, pattern: str) -> str:
    """What the text has in other case, where it has."""
    match = re.search(pattern, text, re.IGNORECASE)
    return f"; it says “{show_line(match[0])}”" if match else ""


def _show(text: str, span: Span) -> str:
    return show_line(text[max(0, span.start - _AROUND) : span.end + _AROUND])
