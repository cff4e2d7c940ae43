"""Documents in Japanese and Chinese made from a title, a house, a day and a body; what is read in them. Not a test."""

from functools import cache
from typing import Any

import msgspec

from headwater.codebook import Codebook, load_codebook
from headwater.ingest import read_document
from headwater.model.document import Genre
from headwater.reading import read_claims

HEADS = {
    "ja": ("北の湊便り", "北湊新聞", "2025年3月12日"),
    "zh": ("一周要闻", "北港时报", "2025年3月12日"),
    "mofa": ("外交の動き", "外務省", "2025年3月12日"),
    "guofang": ("例行发布", "中国国防部", "2025年3月12日"),
}
"""Title, house and day for rows that care for none of them."""

SETS = ("donors", "recipients", "items", "parties")


@cache
def codebook() -> Codebook:
    """Our own codebook."""
    return load_codebook()


def read_row(body: str, head: str, title: str | None = None) -> list[dict[str, Any]]:
    """The claims of a document with this body, as plain values."""
    named, house, day = HEADS[head]
    text = f"{title or named}\n\n{house}\n{day}\n\n{body}\n"
    document = read_document(text.encode(), path="row.txt", codebook=codebook())
    genre: Genre = "official_release" if head in ("mofa", "guofang") else "news"
    language = "ja" if head in ("ja", "mofa") else "zh"
    metadata = msgspec.structs.replace(document.metadata, genre=genre, language=language, publisher=house)
    document = msgspec.structs.replace(document, metadata=metadata)
    claims = read_claims(document, codebook()).reading.claims
    for claim in claims:
        for spans in ({"": claim.evidence} | claim.mentions).values():
            assert all(span.holds(document.text) for span in spans)
    return [msgspec.to_builtins(claim) for claim in claims]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['value']} {value['currency']}"
    if isinstance(value, list | tuple):
        return "+".join(map(_text, value))
    return str(value)


def show(claim: dict[str, Any]) -> str:
    """A claim in one line: its type and its slots, in the order of the vocabulary; "stated" is left out."""
    order = (
        "donors", "recipients", "parties", "beneficiaries", "framework", "items", "amount", "restated", "instrument",
        "kind",
        "label", "stage", "ordinal", "established", "basis", "category", "stance", "horizon", "fiscal_year", "deadline",
        "date",
        "asserters", "assertion",
    )  # fmt: skip
    values = {k: sorted(claim[k]) if k in SETS else claim[k] for k in order if claim.get(k) not in (None, [], (), "")}
    parts = [f"{k}={_text(v)}" for k, v in values.items() if not (k == "assertion" and v == "stated")]
    return " ".join((claim["type"], *parts))
