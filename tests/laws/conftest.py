import sys
from pathlib import Path

# `eval` is no part of what is installed; a plain `pytest` does not put the repository on the path.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
