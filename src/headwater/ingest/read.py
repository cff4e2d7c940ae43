"""Bytes to a document: the kind is found, the text decoded and made canonical, its front matter read."""

from pathlib import Path

import msgspec

from headwater.codebook import Codebook
from headwater.errors import SourceEmpty, SourceTooLarge, SourceUnknown
from headwater.ingest.canonical import build_canonical, find_hidden
from headwater.ingest.decode import parse_text
from headwater.ingest.flow import build_text
from headwater.ingest.front import build_front
from headwater.ingest.hints import Hints
from headwater.ingest.kind import find_foreign_kind, parse_markup, parse_pdf_mark
from headwater.ingest.limits import MAX_BYTES, SNIFF_BYTES
from headwater.ingest.page import parse_page
from headwater.ingest.pdf import read_lines
from headwater.ingest.sources import read_bytes
from headwater.model import Document


class _Raw(msgspec.Struct, frozen=True):
    text: str
    hints: Hints


def read_document(source: Path | bytes, *, path: str, codebook: Codebook) -> Document:
    """The document in a file or in bytes; ``path`` is how the user named it, for messages and metadata.

    The kind (text, HTML, PDF) is found from the bytes. Raises :class:`headwater.errors.SourceError` and its kin, each
    naming ``path`` and, where known, byte, line or page. Nothing is fetched.
    """
    content = source if isinstance(source, bytes) else read_bytes(source, place=path)
    if len(content) > MAX_BYTES:
        raise SourceTooLarge(path, f"more than {MAX_BYTES // (1024 * 1024)} MiB")
    if not content:
        raise SourceEmpty(path, "an empty file")
    raw = _parse(content, path, codebook)
    text = build_canonical(raw.text, path=path)
    front = build_front(text, raw.hints, path=path, codebook=codebook)
    return Document(front.metadata, text, front.regions, (*front.problems, *find_hidden(text)))


def _parse(content: bytes, path: str, codebook: Codebook) -> _Raw:
    if parse_pdf_mark(content):
        return _Raw(build_text(read_lines(content, path=path), codebook), Hints())
    if (foreign := find_foreign_kind(content[:SNIFF_BYTES])) is not None:
        raise SourceUnknown(path, foreign)
    text = parse_text(content, path=path, codebook=codebook)
    markup = parse_markup(text)
    if markup == "xml":
        raise SourceUnknown(path, "XML that is no page")
    if markup == "html":
        return _Raw(*parse_page(text, path=path, codebook=codebook))
    return _Raw(text, Hints())
