"""Fills in positions of the samples' gold: ``python samples/anchor.py`` after a sample, or how we read it, changed.

A gold file names its source and quotes words; where they stand is found here, in the canonical text that we read from
the source. A mention is looked for inside the evidence first. Exits 1 naming words that do not stand in their text.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.codebook import load_codebook
from headwater.errors import SourceError
from headwater.ingest import read_document

SAMPLES = Path(__file__).parent


def find_words(text: str, exact: str, evidence: list[dict[str, Any]]) -> int:
    """Where ``exact`` stands, inside the evidence first; -1 where it does not stand at all."""
    for span in evidence:
        at = text.find(exact, span.get("start", 0), span.get("end", 0))
        if at >= 0:
            return at
    return text.find(exact)


def anchor_claim(text: str, claim: dict[str, Any]) -> list[str]:
    """Writes positions into ``claim``; returns the words that were not found."""
    lost: list[str] = []
    evidence: list[dict[str, Any]] = []
    for group in (claim["evidence"], *claim["mentions"].values()):
        for span in group:
            at = find_words(text, span["exact"], evidence)
            span.update(start=at, end=at + len(span["exact"]))
            lost += [span["exact"]] if at < 0 else []
        evidence = evidence or claim["evidence"]
    return lost


def anchor_file(path: Path) -> list[str]:
    """Rewrites one gold file; returns the words that were not found."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = SAMPLES / gold["source"]
    document = read_document(source, path=str(source), codebook=load_codebook())
    gold["document"]["id"] = document.metadata.id
    lost = [words for claim in gold["claims"] for words in anchor_claim(document.text, claim)]
    path.write_text(json.dumps(gold, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return [f"{path.name}: not in the text: {words!r}" for words in lost]


def anchor_all(folder: Path) -> Iterator[str]:
    """Anchors every gold file of ``folder``; what cannot be read or found is told, the others are done."""
    for path in sorted(folder.glob("*.json")):
        try:
            yield from anchor_file(path)
        except SourceError as error:
            yield f"{path.name}: {error}"


if __name__ == "__main__":
    faults = list(anchor_all(SAMPLES / "gold"))
    print(*faults, sep="\n")
    sys.exit(1 if faults else 0)
