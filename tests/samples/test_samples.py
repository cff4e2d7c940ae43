import json
from pathlib import Path
from typing import Any

import pytest

from eval.corpus import SAMPLES, find_samples
from eval.scoring import TYPES, find_spans
from headwater.codebook import load_codebook
from headwater.ingest import find_sources, read_document
from samples.sheet import TARGET, write_pdf

GOLD = sorted((SAMPLES / "gold").glob("*.json"))


def _load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def test_the_samples_are_eight_documents_each_with_its_gold() -> None:
    sources = [path.name for path in find_sources(str(SAMPLES)).paths]
    assert len(sources) == 8
    assert sources == sorted(case.source.name for case in find_samples(SAMPLES))


def test_between_them_they_make_all_types_of_claim() -> None:
    assert {claim["type"] for path in GOLD for claim in _load(path)["claims"]} == set(TYPES)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_stands_where_it_says(path: Path) -> None:
    gold = _load(path)
    document = read_document(SAMPLES / gold["source"], path=gold["source"], codebook=load_codebook())
    assert gold["document"]["id"] == document.metadata.id, "run samples/anchor.py"
    for claim in gold["claims"]:
        assert claim["evidence"]
        for span in find_spans(claim):
            assert document.text[span["start"] : span["end"]] == span["exact"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_what_a_sample_says_of_itself_is_read(path: Path) -> None:
    gold = _load(path)
    front = read_document(SAMPLES / gold["source"], path=gold["source"], codebook=load_codebook()).metadata
    assert (front.title, front.publisher, front.published) == tuple(
        gold["document"][slot] for slot in ("title", "publisher", "published")
    )
    assert front.language == gold["document"]["language"]


def test_every_sample_says_that_it_is_one() -> None:
    for case in find_samples(SAMPLES):
        text = read_document(case.source, path=case.source.name, codebook=load_codebook()).text.lower()
        assert "sample" in text or "見本" in text or "样本" in text


def test_the_pdf_is_the_one_that_the_script_makes(tmp_path: Path) -> None:
    write_pdf(tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == TARGET.read_bytes()
