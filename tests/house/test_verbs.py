"""Rules ask for classes of verbs by name: each has verbs in the codebook, and the how-to tells which there are."""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "headwater"
VERBS = SOURCE / "codebook" / "data" / "verbs.toml"
CLASSES = {word for verb in tomllib.loads(VERBS.read_text(encoding="utf-8"))["verb"] for word in verb["does"]}


def find_asked() -> set[str]:
    """Every class that a rule names in a call of ``does``."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (SOURCE / "reading").rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asking = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "does"]
    return {a.value for call in asking for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}


def test_a_class_asked_for_has_verbs() -> None:
    asked = find_asked()
    assert len(asked) > 20
    assert asked - CLASSES == set()


def test_the_how_to_lists_each_class() -> None:
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "how-to-add-a-rule.md").read_text(encoding="utf-8")))
    assert CLASSES - told == set()
