"""Our cases of several documents are well-formed: texts, ids, spans, findings, and the index in their README."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).resolve().parents[2] / "eval" / "cases"
KINDS = (
    *("date_conflict", "amount_conflict", "scope_inflation", "conversion_mismatch", "quantity_conflict"),
    *("count_conflict", "item_conflict", "party_conflict", "fiscal_year_conflict", "framework_conflict"),
    *("stage_inflation", "certainty_inflation", "re_announcement", "misquotation", "echo", "outdated"),
)
TYPES = {"assistance", "agreement", "budget", "framework", "relation", "reason", "assessment", "outlook"}
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/expect.json"))
DOCUMENTS = sorted(path for case in FOLDERS for path in case.glob("*.txt"))


def read_json(path: Path) -> dict[str, Any]:
    """A gold document or an expectation."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def find_spans(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every place in the text that a claim names."""
    yield from claim["evidence"]
    for found in claim["mentions"].values():
        yield from found


def build_rows() -> list[str]:
    """The rows of the README's table."""
    counts, cases, negative = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for case in FOLDERS:
        found = read_json(case / "expect.json")["findings"]
        counts.update((one["kind"], case.parent.name) for one in found)
        cases[case.parent.name] += 1
        negative[case.parent.name] += not found
    rows = [f"| `{kind}` | {counts[kind, 'dev']} | {counts[kind, 'aside']} |" for kind in KINDS]
    rows.append(f"| no finding (negative cases) | {negative['dev']} | {negative['aside']} |")
    return [*rows, f"| cases | {cases['dev']} | {cases['aside']} |"]


@pytest.mark.parametrize("text", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_document_stands_as_its_claims_say(text: Path) -> None:
    words, gold = text.read_bytes().decode(), read_json(text.with_suffix(".json"))
    assert gold["document"]["id"] == "sha256:" + hashlib.sha256(words.encode()).hexdigest()
    assert all(gold["document"][key] for key in ("title", "publisher", "published", "language", "genre"))
    assert {claim["type"] for claim in gold["claims"]} <= TYPES
    assert all(claim["evidence"] and isinstance(claim["asserters"], list) for claim in gold["claims"])
    spans = [span for claim in gold["claims"] for span in find_spans(claim)]
    assert [span for span in spans if words[span["start"] : span["end"]] != span["exact"]] == []


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: str(path.name))
def test_a_case_expects_what_can_be_scored(case: Path) -> None:
    expect, names = read_json(case / "expect.json"), {path.stem for path in case.glob("*.txt")}
    assert set(expect) == {"findings", "activities", "origins"}
    assert 2 <= len(names) <= 4
    assert names | {"expect"} == {path.stem for path in case.glob("*.json")}
    echoed = sum(len(found["documents"]) - 1 for found in expect["findings"] if found["kind"] == "echo")
    assert expect["origins"] == len(names) - echoed
    assert expect["activities"] >= 1
    for found in expect["findings"]:
        check_finding(found, names)


def check_finding(found: dict[str, Any], names: set[str]) -> None:
    """Kind, documents and values of one expected finding."""
    assert found["kind"] in KINDS
    assert len(set(found["documents"])) == len(found["documents"])
    assert set(found["documents"]) <= names
    if found["kind"] == "echo":
        assert (found["slot"], "favoured" in found) == ("origin", False)
        assert set(found["values"]) < set(found["documents"])
    else:
        assert len(found["values"]) == len(found["documents"])
        assert found["favoured"] == "undecided" or found["favoured"]


def test_a_name_is_given_once() -> None:
    assert [name for name, times in Counter(case.name for case in FOLDERS).items() if times > 1] == []


def test_the_readme_counts_the_kinds() -> None:
    lines = (CASES / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("| ")][1:] == build_rows()
