"""One text as a page of HTML and as a PDF, as a house would publish it."""

import io
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate


def build_html(text: str) -> bytes:
    """A plain page: the first line as its heading, a paragraph for each other, with a menu and a footer around them."""
    title, *lines = [escape(line) for line in text.splitlines() if line.strip()]
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">All news</a></li></ul></nav>'
    foot = "<footer><p>Privacy | Terms of use</p></footer>"
    head = f'<meta charset="utf-8"><title>{title}</title>'
    main = f"<main><article><h1>{title}</h1>\n{body}</article></main>"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{menu}{main}{foot}</body></html>'.encode()


def build_pdf(text: str) -> bytes:
    """A page or more, the first line as its title, a paragraph for each other."""
    styles, stream = getSampleStyleSheet(), io.BytesIO()
    title, *lines = [escape(line) for line in text.splitlines() if line.strip()]
    story: list[Flowable] = [
        Paragraph(title, styles["Title"]),
        *(Paragraph(line, styles["BodyText"]) for line in lines),
    ]
    SimpleDocTemplate(stream, pagesize=A4, invariant=True).build(story)
    return stream.getvalue()
