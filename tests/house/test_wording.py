"""Knowledge is data: the code of the reader names no country, capital, people or programme."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "headwater"
LISTS = {"country": ("en", "ja", "zh", "adjectives", "capitals", "bodies"), "programme": ("en", "ja", "zh")}
MODULES = sorted(path for part in ("ingest", "grammar", "reading") for path in (SOURCE / part).rglob("*.py"))


# Organisations that the vocabulary itself names, as values.
VALUES = {"EU", "NATO", "UN"}

# What code still names, because no entry can say it yet. Adding to this needs a reason; taking away needs none.
KNOWN = {"FMS": "the one programme whose money buys; wants a field of its programme"}


def read_names() -> set[str]:
    """Every proper name that the codebook holds, as it is written there."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (SOURCE / "codebook" / "data").glob("*.toml")]
    entries: list[tuple[str, dict[str, Any]]] = [(k, e) for file in files for k in LISTS for e in file.get(k, [])]
    listed = {name for kind, entry in entries for key in LISTS[kind] for name in entry.get(key, [])}
    return listed - VALUES | {entry["id"] for kind, entry in entries if kind == "programme"}


def find_literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and value of each string that is no docstring."""
    opened = [node.body[0] for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docstrings = {id(first.value) for first in opened if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.fixture(scope="module")
def names() -> set[str]:
    return read_names()


def test_there_are_names_to_look_for(names: set[str]) -> None:
    assert len(names) > 500


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_rule_names_nobody(module: Path, names: set[str]) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"), str(module))
    named = [(line, text) for line, text in find_literals(tree) if text.strip() in names - KNOWN.keys()]
    assert named == [], "names belong to the codebook"
