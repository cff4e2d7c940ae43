"""The command as people run it: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

RELEASE = """Ministry hands over two patrol boats to Fiji

12 December 2024

Japan handed over two patrol boats to the Fiji Navy on 10 December 2024. The boats are worth 300 million yen.
"""


@pytest.fixture
def run() -> Run:
    """Runs ``headwater`` with arguments; keywords go to subprocess.run."""

    def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "headwater", *map(str, arguments)]
        environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
        return subprocess.run(command, capture_output=True, check=False, env=environment, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A short release with one gift."""
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, "utf-8")
    return path
