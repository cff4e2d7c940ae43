"""The listing of the source is the architecture: what its names may be, and what each part says of itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "headwater"
FORBIDDEN = {"utils", "util", "helpers", "helper", "misc", "common", "core", "base", "manager", "stuff", "lib"}
DUNDERS = {"__init__", "__main__"}
PARTS = sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def find_modules() -> list[Path]:
    """Every module of ours except tests, whose names say what they test."""
    return sorted(path for folder in ("src", "eval", "bench", "tools") for path in (ROOT / folder).rglob("*.py"))


def test_a_module_is_one_lower_case_word() -> None:
    wrong = [
        str(p.relative_to(ROOT)) for p in find_modules() if not re.fullmatch("[a-z]+", p.stem) and p.stem not in DUNDERS
    ]
    assert wrong == []


def test_a_module_says_what_it_is_for() -> None:
    names = {path: {path.stem, *path.relative_to(ROOT).parent.parts} for path in find_modules()}
    assert [str(path) for path, words in names.items() if words & FORBIDDEN] == []
    assert [
        str(p.relative_to(ROOT)) for p in find_modules() if not (p.stem in DUNDERS or ast.get_docstring(parse(p)))
    ] == []


def test_a_folder_of_tests_mirrors_a_part() -> None:
    parts = {part.name for part in PARTS}
    others = {"house", "eval", "laws", "samples", "bench"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.rglob("test_*.py"))}
    assert folders - parts - others == set()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.name))
def test_a_part_says_what_it_imports(part: Path) -> None:
    docstring = ast.get_docstring(parse(part / "__init__.py")) or ""
    assert re.search(r"\b[Ii]mports?\b", docstring), f"{part.name}: its docstring does not say what it may import"


def test_nothing_is_mocked_below_the_edges() -> None:
    below = [path for path in (ROOT / "tests").rglob("*.py") if "cli" not in path.parts]
    mocking = [str(path.relative_to(ROOT)) for path in below if find_imported(parse(path)) & {"unittest.mock", "mock"}]
    assert mocking == []


def parse(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def find_imported(tree: ast.Module) -> set[str]:
    """Names of the modules that a module imports, wherever in it."""
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
