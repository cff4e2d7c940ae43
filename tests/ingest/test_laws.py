"""What holds for whatever bytes come: a document or a plain refusal, the same each time, with regions in order."""

# ruff: noqa: E501 - a row is one line

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.codebook import load_codebook
from headwater.errors import SourceError
from headwater.ingest import read_document
from headwater.model import Document

PIECES = st.sampled_from(
    ["Guns for Nairobi", "Source", "Editor: X", "By Kari Moe", "30 June 2025", "OSLO, June 30 (Fjord Wire) -- ", "Related News",
     "(Kyodo)", "Norway gave ten guns to Kenya on Friday, the ministry said.", "\n", "\n\n", " | ", "<p>", "</p>", "<table><tr><td>",
     "<h1>", "<br>", "&amp;", "（记者）", "【東京】", "令和7年9月29日", "\u200b", "e\u0301", "\r\n", "• ", "No: 7", "–", "%PDF-", "<ul><li>"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join)
PAGES = TEXTS.map(lambda text: f"<html><body>{text}</body></html>")


def _read(content: bytes) -> Document | str:
    try:
        return read_document(content, path="x", codebook=load_codebook())
    except SourceError as error:
        return str(error)


def _holds(found: Document | str) -> None:
    if isinstance(found, str):
        assert found.startswith("x")
        return
    spans = [(region.start, region.end) for region in found.regions]
    assert all(0 <= start < end <= len(found.text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= (each.start or 0) <= (each.end or 0) <= len(found.text) for each in found.problems)
    assert "\0" not in found.text
    assert "\r" not in found.text
    assert found.text.encode()


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    found = _read(content)
    _holds(found)
    assert found == _read(content)


@given(st.one_of(TEXTS, PAGES))
def test_any_text(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    found = _read(content)
    _holds(found)
    assert found == _read(content)


@given(st.binary(max_size=200))
def test_any_pdf(content: bytes) -> None:
    _holds(_read(b"%PDF-1.7\n" + content + b"\n%%EOF\n"))


HOSTILE = ["(" * 500_000, "A, " * 200_000, "&" * 900_000, "a | b " * 100_000, "1 May 2024 " * 50_000, "- " * 300_000, "Source\n" * 50_000,
           "<html>" + "<p>" * 100_000, "<html>" + "<article>x</article>" * 40_000, "<html><ol>" + "<li>x" * 60_000,
           "<html><table>" + "<tr><td>x<td>y" * 30_000, "<html>" + "<p class='nav'>" * 100_000, "By " * 200_000, "（" * 300_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_takes_bounded_time(text: str) -> None:
    begun = time.process_time()
    _holds(_read(text.encode()))
    assert time.process_time() - begun < 20
