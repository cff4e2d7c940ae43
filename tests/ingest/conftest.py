import io
import textwrap
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from headwater.codebook import Codebook, load_codebook
from headwater.ingest import read_document
from headwater.model import Document

Reader = Callable[[str | bytes], Document]


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def read(codebook: Codebook) -> Reader:
    """Reads a text or bytes as a source called "x"."""

    def reader(source: str | bytes) -> Document:
        return read_document(source.encode() if isinstance(source, str) else source, path="x", codebook=codebook)

    return reader


def build_pdf(text: str, *, width: int = 88, head: str = "", foot: bool = False, encrypt: object = None) -> bytes:
    """A PDF of ``text``: lines wrapped at ``width`` characters, blank lines kept, head and page number where wanted."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, encrypt=encrypt)
    lines = [part for line in text.split("\n") for part in (textwrap.wrap(line, width) or [""])]
    for number in range(0, max(1, len(lines)), 50):
        if head:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(60, 820, head)
        canvas.setFont("Times-Roman", 11)
        for row, line in enumerate(lines[number : number + 50]):
            canvas.drawString(60, 790 - 14 * row, line)
        if foot:
            canvas.drawString(280, 30, f"Page {number // 50 + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def parts_of(document: Document, kind: str) -> list[str]:
    """The words of all regions of one kind."""
    return [document.text[region.start : region.end] for region in document.regions if region.kind == kind]


def body_of(document: Document) -> str:
    """What is left of the text without its regions, white space made plain."""
    kept, at = [], 0
    for region in document.regions:
        kept.append(document.text[at : region.start])
        at = region.end
    return " ".join("".join([*kept, document.text[at:]]).split())
