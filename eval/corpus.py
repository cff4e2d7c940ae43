"""Gold documents: a text beside the claims that a person found in it, and what our reader makes of the text."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from eval.scoring import Claim, Score, score_document

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HEADWATER_SHARED") or ROOT.parent / "shared")
SAMPLES = ROOT / "samples"
FOUR = ("dev", "pages", "us", "conflicts")


@dataclass(frozen=True)
class Case:
    """A gold document. ``source`` is what is read, ``text`` what it should read as (None: whatever it reads as)."""

    folder: str
    name: str
    source: Path
    text: str | None
    metadata: dict[str, Any] = field(repr=False)
    claims: list[Claim] = field(repr=False)


@dataclass(frozen=True)
class Read:
    """A case with its reading, as JSON decodes it, and the canonical text that the reader saw."""

    case: Case
    text: str
    reading: dict[str, Any] = field(repr=False)

    @cached_property
    def score(self) -> Score:
        """What the reading earns against the gold."""
        return score_document(self.text, self.reading["claims"], self.case.claims)

    @property
    def id_holds(self) -> bool:
        """Whether the reading names its text as the gold does."""
        return bool(self.reading["document"]["id"] == self.case.metadata["id"])


def _read_gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def find_gold(shared: Path) -> Iterator[Case]:
    """Every gold document below ``shared``/gold, by the name of its folder and its own name."""
    for path in sorted((shared / "gold").rglob("*.json")):
        source = path.with_suffix(".txt")
        if source.exists():
            gold, parts = _read_gold(path), path.relative_to(shared / "gold").with_suffix("").parts
            with source.open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            yield Case(parts[0], "/".join(parts[1:]), source, text, gold["document"], gold["claims"])


def find_samples(samples: Path) -> Iterator[Case]:
    """Our own samples. Their gold (samples/gold/NAME.json) names its source, whatever its kind of file."""
    for path in sorted((samples / "gold").glob("*.json")):
        gold = _read_gold(path)
        source = samples / gold["source"]
        yield Case("samples", path.stem, source, None, gold["document"], gold["claims"])


def read_case(case: Case) -> Read:
    """What our reader makes of ``case``."""
    # The reader is imported here so that scoring and its tests need nothing installed.
    from headwater.codebook import load_codebook
    from headwater.ingest import read_document
    from headwater.reading import read_claims

    codebook = load_codebook()
    document = read_document(case.source, path=str(case.source), codebook=codebook)
    reading = read_claims(document, codebook).reading
    return Read(case, document.text, json.loads(reading.to_json()))
