"""What we say of cases: documents with claims from gold or by our reader, and the findings on them."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.model import Claim, Finding, Metadata, Reading
from headwater.reading import read_claims
from headwater.reconcile import (
    Paper,
    Rates,
    Record,
    add_rates,
    build_record,
    build_view,
    find_findings,
    parse_rates,
    read_reference_rates,
)

RATES = Path(__file__).parent / "rates.csv"
"""Rates of currencies that the European Central Bank does not quote, each with its address."""


@cache
def read_rates() -> Rates:
    """The reference rates, and ours for other currencies; empty where the reference rates are not installed."""
    table = read_reference_rates()
    return add_rates(table, parse_rates(RATES.read_text(encoding="utf-8"), RATES.name, table)) if table.table else table


def read_gold_paper(path: Path) -> Paper:
    """A document with the claims of its gold file. Claims of gold have no id; theirs is their place in the file."""
    gold: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    metadata = msgspec.convert(gold["document"], Metadata)
    claims = [{"id": f"{metadata.id}#{n:03d}", **claim} for n, claim in enumerate(gold["claims"])]
    with path.open(encoding="utf-8", newline="") as stream:
        return Paper(metadata, stream.read(), tuple(msgspec.convert(claim, Claim) for claim in claims))


def read_text_paper(path: Path) -> Paper:
    """A document with the claims that our reader finds in its text."""
    codebook = load_codebook()
    document = read_document(path, path=path.name, codebook=codebook)
    reading: Reading = read_claims(document, codebook).reading
    return Paper(document.metadata, document.text, reading.claims, document.regions)


def find_folders(folder: Path) -> list[Path]:
    """The cases of a folder: its folders with an expectation."""
    return sorted(path.parent for path in folder.glob("*/expect.json"))


def read_case(folder: Path, gold: bool) -> tuple[Record, dict[str, str]]:
    """The record of a case, and its documents' names by id."""
    paths = sorted(folder.glob("*.txt"))
    papers = [read_gold_paper(path) if gold else read_text_paper(path) for path in paths]
    names = {paper.id: path.stem for paper, path in zip(papers, paths, strict=True)}
    return build_record(build_view(papers), rates=read_rates()), names


def write_finding(finding: Finding, names: dict[str, str]) -> dict[str, Any]:
    """A finding with the names of its documents instead of their ids."""
    return {
        "kind": finding.kind,
        "slot": finding.slot,
        "documents": [names[document] for document in finding.documents],
        "values": [side.value for side in finding.sides],
        "favoured": finding.favoured or "undecided",
        "sentence": finding.sentence,
        "why": finding.why,
    }


def build_answer(folder: Path, gold: bool) -> dict[str, Any]:
    """One line of answers: findings, activities, origins."""
    record, names = read_case(folder, gold)
    return {
        "case": folder.name,
        "findings": [write_finding(finding, names) for finding in find_findings(record)],
        "activities": len(record.activities),
        "origins": len(record.origins),
    }


def find_answers(folder: Path, gold: bool) -> Iterator[dict[str, Any]]:
    """The answers for every case of ``folder``, in the order of their names."""
    return (build_answer(case, gold) for case in find_folders(folder))
