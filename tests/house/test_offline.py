"""Reading needs no network: not for a list, not for a model, not for a font."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

# An audit hook sees connections of every library, compiled ones of Python's socket module included.
GUARD = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise SystemExit(f"a connection was tried: {event} {arguments[1:]}")
sys.addaudithook(refuse)
from headwater.cli import main
sys.argv = ["headwater", "read", *sys.argv[1:]]
main()
"""


@pytest.mark.slow
def test_the_samples_are_read_without_a_connection(samples: Path, tmp_path: Path) -> None:
    if not any(samples.rglob("*.*")):
        pytest.skip("no samples yet")
    command = [sys.executable, "-c", GUARD, str(samples), "--html", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, encoding="utf-8")
    assert "a connection was tried" not in run.stderr
    assert run.returncode == 0, run.stderr
    assert list(tmp_path.glob("*.html"))
