"""Text of strangers made harmless for a terminal: no control character of a document reaches it."""

import re

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


def _spell(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def show_line(text: str) -> str:
    """``text`` on one line: runs of white space become one space, control and direction characters are spelt out."""
    return _CONTROL.sub(_spell, _SPACE.sub(" ", text).strip()).encode("utf-8", "backslashreplace").decode("utf-8")
