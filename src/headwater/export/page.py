"""A reading as one self-contained page: the text with its claims marked where they stand, and the claims beside it."""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.export.pieces import PROBLEM, build_blocks, find_marks
from headwater.export.views import build_claim, build_piece, build_problem
from headwater.export.words import say_author, say_code, say_lineage, say_time
from headwater.model import Document, Reading

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"

_LIT = 200
"""Above so many claims a page does without lighting up a claim's words: the rules would outweigh the text."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _exact(text: str) -> "Markup":
    """``text`` escaped so that a browser's text content is the same again: a bare carriage return would be lost."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704  (escaped just before)


@lru_cache(maxsize=1)
def find_environment() -> "Environment":
    """The templates, every value escaped unless it is already markup of ours."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["exact"] = _exact
    return made


def build_style(claims: int) -> tuple[str, str]:
    """The style sheet of a page, and its hash as the Content-Security-Policy spells it."""
    lit = ",".join(
        f"main:has(#c{n}:hover) .k{n},main:has(#c{n}:target) .k{n},main:has(#c{n} :target) .k{n}"
        for n in range(1, claims + 1 if claims <= _LIT else 1)
    )
    style = (TEMPLATES / "page.css").read_text("utf-8") + (f"{lit}{{background:var(--lit)}}\n" if lit else "")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return style, f"sha256-{digest}"


def _head(reading: Reading) -> list[tuple[str, str]]:
    document = reading.document
    rows = [
        ("Publisher", document.publisher),
        ("Published", say_time(document.published)),
        ("Author", ", ".join(map(say_author, document.authors))),
        ("Editor", document.editor),
        ("Origin", "; ".join(map(say_lineage, document.lineage))),
        ("Genre", None if document.genre == "other" else say_code(document.genre)),
        ("Read from", document.path),
    ]
    return [(name, value) for name, value in rows if value]


def build_page(reading: Reading, document: Document, *, index: str | None = None) -> str:
    """The page of ``reading``, made of ``document``'s text. ``index``: where the list of all pages is."""
    from markupsafe import Markup

    marks = find_marks(reading)
    claims = [build_claim(number, claim) for number, claim in enumerate(reading.claims, 1)]
    placed = {mark.number for mark in marks if mark.slot == PROBLEM}
    style, digest = build_style(len(claims))
    language = reading.document.language or ""
    url = reading.document.url or ""
    values: dict[str, Any] = {
        "title": reading.document.title or reading.document.path or "Untitled document",
        "head": _head(reading),
        "address": url if url.startswith(("https://", "http://")) else "",
        "document": reading.document,
        "language": language if LANGUAGE.fullmatch(language) else "",
        "blocks": [
            (block.kind, [build_piece(piece, claims) for piece in block.pieces])
            for block in build_blocks(document, marks)
        ],
        "claims": claims,
        "problems": [build_problem(number, one, placed) for number, one in enumerate(reading.problems, 1)],
        "style": Markup(style),  # noqa: S704  (ours)
        "digest": digest,
        "index": index,
    }
    return find_environment().get_template("page.html").render(values)
