import json
from pathlib import Path
from typing import Any

import pytest

from eval.corpus import Case, Read
from eval.pages import BEGIN, END, write_numbers
from eval.report import Report, build_report, find_changes, read_report, to_json, write_report
from eval.verbs import main


def _claim(**slots: Any) -> dict[str, Any]:
    base = {"type": "assistance", "asserters": ["Kyodo"], "assertion": "stated", "evidence": [], "mentions": {}}
    return {**base, **slots}


def _read(name: str, made: list[dict[str, Any]], gold: list[dict[str, Any]]) -> Read:
    case = Case("dev", name, Path(name), "", {"id": "sha256:0", "language": "en", "title": "T"}, gold)
    return Read(case, "", {"document": {"id": "sha256:0", "title": "T"}, "claims": made})


def _report(*reads: Read) -> Report:
    return build_report(list(reads), [])


def test_groups_types_and_measures_are_counted() -> None:
    report = _report(_read("a", [_claim(donors=["JP"])], [_claim(donors=["JP"])]), _read("b", [_claim()], []))
    assert report.groups["dev+pages+us+conflicts"].made == 2
    assert report.types["assistance"].hit == 3
    assert report.measures["no_claim.claims"] == 1
    assert report.measures["ids.held"] == 1
    assert report.front["title"] == (2, 2)


def test_a_committed_report_tells_what_changed(tmp_path: Path) -> None:
    before = _report(_read("a", [_claim(donors=["JP"])], []), _read("gone", [_claim()], []))
    path = tmp_path / "report.json"
    path.write_text(to_json(before), encoding="utf-8")
    after = _report(_read("a", [_claim(donors=["US"])], []))
    assert list(find_changes(read_report(path), after)) == [
        "dev/a",
        "  - assistance donors=JP assertion=stated",
        "  + assistance donors=US assertion=stated",
    ]


def test_a_report_without_changes_is_the_same_bytes_and_shows_no_step() -> None:
    one, other = (_report(_read("a", [_claim(donors=["JP"])], [_claim(donors=["JP", "US"])])) for _ in range(2))
    assert to_json(one) == to_json(other)
    assert not any("F1 +" in line or "F1 -" in line for line in write_report(one, json.loads(to_json(other))))


def test_words_of_a_document_are_not_in_the_report() -> None:
    assert "Kyodo" not in to_json(_report(_read("a", [_claim(label="Kyodo")], [])))


def test_numbers_go_between_their_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nyesterday\n{END}\nafter\n", encoding="utf-8")
    write_numbers(_report(_read("a", [_claim()], [_claim()])), page)
    told = page.read_text(encoding="utf-8")
    assert told.startswith("before\n")
    assert told.endswith("\nafter\n")
    assert "yesterday" not in told
    assert "| assistance | 1.000 | 1.000 | 1.000 | 2 of 2 | 1 for 1 |" in told


def test_a_page_without_markers_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("no place\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the numbers"):
        write_numbers(_report(_read("a", [_claim()], [_claim()])), page)


def test_without_gold_the_samples_are_scored_and_it_is_said_loudly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--shared", str(tmp_path / "nowhere"), "--update"], "about")
    said = capsys.readouterr()
    assert "NO GOLD" in said.err
    assert "NOT UPDATED" in said.err
    assert "samples" in said.out
