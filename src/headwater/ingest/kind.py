"""What kind of file some bytes are, from the bytes themselves."""

import re
from typing import Literal

Kind = Literal["text", "html", "pdf"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "PostScript"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
)
"""The first bytes of kinds that are common in folders and hold no text we read. Source: the formats' specifications."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|h1|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<(?:\?xml|!DOCTYPE|svg|rss|feed)\b", re.IGNORECASE)
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")


def parse_pdf_mark(head: bytes) -> bool:
    """Whether the bytes announce a PDF: readers accept the mark in the first 1,024 bytes (PDF 1.7, appendix H)."""
    return b"%PDF-" in head[:1024]


def find_foreign_kind(head: bytes) -> str | None:
    """What the first bytes of a file are where they are surely no text: "a PNG image"; None where they may be text."""
    for mark, name in _MAGIC:
        if head.startswith(mark):
            return name
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS and byte != 0)
    return "binary data of an unknown kind" if controls * 50 > len(head) else None


def parse_markup(text: str) -> Literal["html", "xml"] | None:
    """Whether a decoded text is an HTML page, XML of another kind, or neither."""
    head = text[:65_536]
    if _HTML_START.match(head):
        return "html"
    return "xml" if _XML_START.match(head) else None
