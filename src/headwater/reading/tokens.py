"""Words and marks of a stretch of text, with their positions."""

import re

import msgspec

_TOKEN = re.compile(r"\w+(?:[-'’.&/]\w+)*(?:['’](?=\s|$))?|[^\w\s]")


class Token(msgspec.Struct, frozen=True):
    """A word or a mark; ``word`` is in lower case with straight apostrophes."""

    start: int
    end: int
    word: str
    capital: bool


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; possessive endings stay with their word."""
    return [
        Token(m.start(), m.end(), m.group().lower().replace("’", "'"), m.group()[0].isupper())
        for m in _TOKEN.finditer(text, start, end)
    ]
