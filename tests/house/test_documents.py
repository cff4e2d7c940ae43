"""What we write about Headwater: links resolve, records have four parts, versions agree, a word has one meaning."""

import re
import tomllib
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest

import headwater
from headwater.model.claim import Claim

ROOT = Path(__file__).parent.parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").rglob("*.md")])
PARTS = ["Context", "Choice", "Price", "What would change our mind"]


def read(path: Path) -> str:
    """The text of a file of ours."""
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("record", DECISIONS, ids=lambda path: str(path.stem))
def test_a_decision_has_four_parts_on_forty_lines(record: Path) -> None:
    text = read(record)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == PARTS
    assert text.startswith(f"# {record.stem[:4]} ")
    assert len(text.splitlines()) <= 40


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [path.stem[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"!?\[[^\]]*\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", read(page), flags=re.DOTALL))
    links += re.findall(r'(?:src|href)="([^"]+)"', read(page))
    files = [unquote(link.partition("#")[0]) for link in links if not re.match(r"[a-z]+:", link)]
    assert [file for file in files if file and not (page.parent / file).exists()] == []


def test_the_versions_agree() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    assert headwater.__version__ == version
    assert re.search(rf"^## \[{re.escape(version)}\]", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert re.search(rf"^version: {re.escape(version)}$", read(ROOT / "CITATION.cff"), re.MULTILINE)


def test_the_glossary_gives_a_word_one_meaning() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", read(ROOT / "docs" / "glossary.md"), re.MULTILINE)
    words = [word for left, _ in rows for word in left.split(", ") if left != "word"]
    assert sorted(words) == sorted(set(words))


def test_the_glossary_names_every_type_of_claim() -> None:
    kinds = [kind.__struct_config__.tag for kind in get_args(Claim)]
    row = re.search(r"^\| type \|.*$", read(ROOT / "docs" / "glossary.md"), re.MULTILINE)
    assert row is not None
    assert [kind for kind in kinds if kind not in row.group()] == []


def test_the_licence_is_whole() -> None:
    text = read(ROOT / "LICENSE")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
