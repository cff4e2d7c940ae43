"""The laws of the design that the reader can break, over generated documents, all gold documents and our samples."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from eval.corpus import SAMPLES, SHARED, find_gold, find_samples
from eval.scoring import find_spans
from eval.unrelated import PARAGRAPHS, find_breaks, list_values, put_in
from headwater.codebook import load_codebook
from headwater.errors import SourceError
from headwater.ingest import read_document
from headwater.model import Document, Reading, digest_of
from headwater.reading import read_claims

SOURCES = [case.source for case in [*find_gold(SHARED), *find_samples(SAMPLES)]]
TEXTS = [path for path in SOURCES if path.suffix == ".txt"]

WHO = ["Japan", "The United States", "Norway", "Beijing", "the EU", "Sri Lanka", "a ministry", "Côte d'Ivoire"]
DID = ["handed over", "will provide", "has suspended", "signed an agreement on", "is considering", "denied giving"]
WHAT = ["two patrol boats", "$33 million (5 billion yen)", "training", "military aid", "ammunition worth about €1.2bn"]
END = [
    ", officials said.",
    " to strengthen its ability to patrol its waters.",
    " last month.",
    "?",
    " in fiscal 2024.",
    ".",
]
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)

NAMES, WORTH = st.sampled_from(WHO), st.sampled_from(["$33 million", "5 billion yen", "€1.2bn", "Rs 500 crore"])
SENTENCES = st.one_of(
    st.builds("{} {} {} to {}{}".format, *map(st.sampled_from, (WHO, DID, WHAT, WHO, END))),
    st.builds("{} and {} signed an agreement on the transfer of defence equipment in 2023.".format, NAMES, NAMES),
    st.builds("According to {}, {} arms {} to counter the influence of Russia.".format, NAMES, NAMES, NAMES),
    st.builds("By 2030 {} will probably have become the largest donor of weapons to {}.".format, NAMES, NAMES),
    st.builds("The budget of {} for Official Security Assistance in fiscal 2025 is {}.".format, NAMES, WORTH),
    ODD.map(lambda odd: f"Japan gave {odd} Fiji 400 million yen for patrol boats."),
)
PARTS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
MADE = st.lists(st.one_of(PARTS, PARTS, ODD), min_size=1, max_size=5).map("\n\n".join)
READ_ALL = """
import sys
from pathlib import Path
from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.reading import read_claims
for path in map(Path, sys.argv[1:]):
    document = read_document(path, path=path.name, codebook=load_codebook())
    print(read_claims(document, load_codebook()).reading.to_json().decode())
"""


def _open(content: bytes) -> Document:
    """The document, or no example where the bytes are none."""
    try:
        return read_document(content, path="made.txt", codebook=load_codebook())
    except SourceError:
        assume(False)
        raise


def _read(document: Document) -> Reading:
    return read_claims(document, load_codebook()).reading


@cache
def _read_source(path: Path) -> tuple[Document, Reading]:
    document = read_document(path, path=path.name, codebook=load_codebook())
    return document, _read(document)


def _hold_spans(document: Document, reading: Reading) -> None:
    assert document.metadata.id == digest_of(document.text.encode())
    for claim in json.loads(reading.to_json())["claims"]:
        assert claim["evidence"], claim
        for span in find_spans(claim):
            assert 0 <= span["start"] < span["end"]
            assert document.text[span["start"] : span["end"]] == span["exact"]


@given(MADE)
def test_spans_hold_in_made_documents(text: str) -> None:
    document = _open(text.encode())
    _hold_spans(document, _read(document))


def test_spans_hold_in_gold_and_samples() -> None:
    for path in SOURCES:
        _hold_spans(*_read_source(path))


@given(MADE)
def test_same_in_same_out(text: str) -> None:
    once, again = _open(text.encode()), _open(text.encode())
    assert once == again
    assert _read(once).to_json() == _read(again).to_json()


def test_same_in_same_out_for_gold_and_samples() -> None:
    for path in SOURCES:
        document, reading = _read_source(path)
        assert _read(document).to_json() == reading.to_json()


def test_same_in_same_out_whatever_the_seed_of_hashes() -> None:
    """Sets iterate by hash, and hashes differ from process to process."""
    command = [sys.executable, "-c", READ_ALL, *map(str, sorted(SAMPLES.glob("*.txt")))]
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    one, other = [subprocess.run(command, env=seed, capture_output=True, check=True).stdout for seed in seeds]
    assert one == other
    assert one.count(b"\n") >= 6


def _hold_jsonl(reading: Reading) -> None:
    line = reading.to_json()
    assert b"\n" not in line
    assert Reading.from_json(line) == reading
    assert Reading.from_json(line).to_json() == line


@given(MADE)
def test_readings_round_trip_through_jsonl(text: str) -> None:
    _hold_jsonl(_read(_open(text.encode())))


def test_readings_of_gold_and_samples_round_trip_through_jsonl() -> None:
    for path in SOURCES:
        _hold_jsonl(_read_source(path)[1])


@given(st.sampled_from(TEXTS), st.sampled_from(PARAGRAPHS), st.data())
def test_an_unrelated_paragraph_changes_no_claim(path: Path, paragraph: str, data: st.DataObject) -> None:
    document, reading = _read_source(path)
    at = data.draw(st.sampled_from(find_breaks(document)))
    assert list_values(_read(put_in(document, at, paragraph))) == list_values(reading)
