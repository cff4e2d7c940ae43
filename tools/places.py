"""Whether a committed file names a place on somebody's machine: run by `make lint`, says file, line and words."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Absolute paths of people's and build machines; not the same words inside an address or a relative path.
PLACE = re.compile(
    r"(?<![\w./:%-])(?:file://)?(?:/(?:home|Users|root|work|tmp|opt|mnt|srv)/[\w.-]+|[A-Z]:\\Users\\\w+)"
)


def find_committed(root: Path) -> list[Path]:
    """Files that git keeps or would keep, in order."""
    run = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [root / name for name in sorted(set(run.stdout.split("\0"))) if name and (root / name).is_file()]


def find_places(text: str) -> list[tuple[int, str]]:
    """Line number, from 1, and words of each place that ``text`` names."""
    lines = enumerate(text.splitlines(), 1)
    return [(number, found.group()) for number, line in lines for found in PLACE.finditer(line)]


def read_text(path: Path) -> str:
    """The text of a file; "" for one that is no text, which can name no place that a reader would see."""
    content = path.read_bytes()
    return "" if b"\0" in content[:8192] else content.decode("utf-8", errors="replace")


def main() -> int:
    """Print each place; 1 where there is any."""
    try:
        paths = find_committed(ROOT)
    except (FileNotFoundError, subprocess.CalledProcessError):
        print("places: no git checkout here, so nothing is committed from it")
        return 0
    faults = [(path, *place) for path in paths for place in find_places(read_text(path))]
    for path, number, words in faults:
        print(f"places: {path.relative_to(ROOT)}:{number}: {words}", file=sys.stderr)
    print(f"places: {len(paths)} files, {len(faults)} machine paths")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
