"""One document as text, as a page of HTML and as a PDF says the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.corpus import SAMPLES, SHARED
from eval.scoring import score_document
from eval.ways import build_html, build_pdf
from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.reading import read_claims

GOLD = SHARED / "gold" / "dev" / "seed-mongolia.json"
ARTICLES = [path for path in [GOLD.with_suffix(".txt")] if path.exists()]
SOURCES = [*ARTICLES, *sorted(path for path in SAMPLES.glob("*.txt") if path.read_text(encoding="utf-8").isascii())]


WAYS: dict[str, Callable[[str], bytes]] = {"text": str.encode, "html": build_html, "pdf": build_pdf}


def _read(way: str, source: Path) -> tuple[str, list[dict[str, Any]], dict[str, Any]]:
    text = source.read_text(encoding="utf-8")
    document = read_document(WAYS[way](text), path=f"{source.stem}.{way}", codebook=load_codebook())
    reading = json.loads(read_claims(document, load_codebook()).reading.to_json())
    return document.text, reading["claims"], reading["document"]


def _values(claim: dict[str, Any]) -> dict[str, Any]:
    return {slot: value for slot, value in claim.items() if slot not in ("id", "evidence", "mentions")}


def _words(claim: dict[str, Any]) -> dict[str, list[str]]:
    """The mentions of a claim as their words: where a line breaks is the way's own."""
    return {slot: [" ".join(span["exact"].split()) for span in spans] for slot, spans in claim["mentions"].items()}


@pytest.mark.parametrize("way", ["html", "pdf"])
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_each_way_gives_the_claims_of_the_text(source: Path, way: str) -> None:
    _, plain, _ = _read("text", source)
    _, other, _ = _read(way, source)
    assert [_values(claim) for claim in other] == [_values(claim) for claim in plain]
    assert [_words(claim) for claim in other] == [_words(claim) for claim in plain]


@pytest.mark.skipif(not ARTICLES, reason="the article is not at hand")
@pytest.mark.parametrize("way", WAYS)
def test_the_article_is_read_well_each_way(way: str) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text, claims, front = _read(way, ARTICLES[0])
    score = score_document(text, claims, gold["claims"])
    assert score.ungrounded == 0
    assert score.total.f1 >= 0.90
    slots = ("title", "publisher", "editor", "authors", "published", "language", "genre", "lineage")
    assert {slot: front[slot] for slot in slots} == {slot: gold["document"][slot] for slot in slots}
