"""The tools that lint runs: what they let pass and what they refuse; and that locks follow the project file."""

import os
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.licences import ASKED, DEVELOPERS, USERS, is_allowed
from tools.places import find_places

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("expression", "users", "asked", "developers"),
    [
        ("MIT", True, True, True),
        ("Apache-2.0 OR BSD-2-Clause", True, True, True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True, True, True),
        ("LGPL-3.0-only", False, True, True),
        ("LGPL-3.0-or-later", False, False, True),
        ("GPL-3.0-only", False, False, False),
        ("AGPL-3.0-or-later", False, False, False),
        ("MIT AND GPL-3.0-only", False, False, False),
        ("GNU General Public License v3 (GPLv3)", False, False, False),
        ("", False, False, False),
    ],
)
def test_a_licence_is_allowed_by_name(expression: str, users: bool, asked: bool, developers: bool) -> None:
    assert is_allowed(expression, USERS) is users
    assert is_allowed(expression, ASKED) is asked
    assert is_allowed(expression, DEVELOPERS) is developers


@pytest.mark.parametrize("folder", ["home", "Users", "root", "work", "tmp"])
def test_a_machine_path_is_found(folder: str) -> None:
    path = f"/{folder}/someone/notes.txt"
    assert find_places(f"fine\nread {path}") == [(2, path.rpartition("/")[0])]


@pytest.mark.parametrize(
    "text", ["https://example.org/home/page", "docs/work/notes.md", "../shared/gold", "he/she", "/usr/bin/env"]
)
def test_an_address_is_no_machine_path(text: str) -> None:
    assert find_places(text) == []


def read_lock(name: str) -> dict[str, set[str]]:
    """Versions by canonical name; more than one where they depend on the Python in use."""
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): {v for n, v in pins if n == name} for name, _ in pins}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [Requirement(text) for text in project["project"]["dependencies"]]
    dev = [Requirement(text) for text in project["dependency-groups"]["dev"]]
    for wanted, lock in (
        (runtime, read_lock("requirements.lock")),
        (runtime + dev, read_lock("requirements-dev.lock")),
    ):
        stale = [
            str(r) for r in wanted if not any(r.specifier.contains(v) for v in lock.get(canonicalize_name(r.name), ()))
        ]
        assert stale == [], "run `make lock`"


def test_the_two_locks_agree() -> None:
    dev = read_lock("requirements-dev.lock")
    assert {name: v for name, v in read_lock("requirements.lock").items() if dev.get(name) != v} == {}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_index_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--(?:extra-)?index-url|--find-links", text)
    assert [pin for pin in re.split(r"\n(?=\w)", text) if "--hash=sha256:" not in pin] == []


def test_ci_runs_what_people_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "lint", "eval", "bench", "setup", "lock", "picture", "clean"} <= targets
