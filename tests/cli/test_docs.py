"""docs/cli.md says what the command says."""

import subprocess
import sys
from pathlib import Path


def test_reference_is_not_stale(root: Path) -> None:
    done = subprocess.run([sys.executable, root / "tools" / "cli.py", "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
