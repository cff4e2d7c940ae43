"""News that rests on one other paper's report: the paper it names as its only source."""

import re
from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.ingest.cues import Hit, build_cues
from headwater.model import Lineage

_NAME = r"(?:[A-Z][\w.’'-]*|of|the|de|el)(?:\s+(?:[A-Z][\w.’'-]*|of|de|el|and))*"
_BEFORE = re.compile(rf"({_NAME})\s*$")
_MOST_PARAGRAPHS = 8
_LONGEST = 8_000


def find_sole_source(body: str, publisher: str | None, codebook: Codebook, *, language: str | None) -> Lineage | None:
    """The paper on which ``body`` rests: its first paragraph cites it, every other one too, and none cites another."""
    if len(body) > _LONGEST:
        return None
    paragraphs = [paragraph for paragraph in body.split("\n\n") if paragraph.strip()]
    if not 0 < len(paragraphs) <= _MOST_PARAGRAPHS:
        return None
    first = next(_cited(paragraphs[0], codebook), None)
    if first is None or first == publisher:
        return None
    if any(not _is_same(name, first) for paragraph in paragraphs for name in _cited(paragraph, codebook)):
        return None
    short = first.split()[-1]
    same = build_cues(codebook, "front_rests")
    if all(short in paragraph or same.first(paragraph) for paragraph in paragraphs):
        return Lineage("based_on", first, language)
    return None


def _cited(paragraph: str, codebook: Codebook) -> Iterator[str]:
    """Papers that the paragraph cites with a word of reporting ("the Tokyo Tribune reported")."""
    for hit in build_cues(codebook, "front_cites").find(paragraph):
        name = _name_before(paragraph, hit)
        if name and build_cues(codebook, "front_media").first(name):
            yield name


def _name_before(paragraph: str, hit: Hit) -> str | None:
    match = _BEFORE.search(paragraph, max(0, hit.start - 80), hit.start)
    return re.sub(r"^(?:[Tt]he|of|and)\s+", "", match[1]) if match else None


def _is_same(name: str, full: str) -> bool:
    return name == full or full.endswith(name)
