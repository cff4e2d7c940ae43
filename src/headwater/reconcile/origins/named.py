"""Links by a document's own words: it names another house, and says that it rests on nothing else."""

import re
from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.model import Link
from headwater.reconcile.origins.lineage import find_likest
from headwater.reconcile.origins.names import index_houses
from headwater.reconcile.origins.times import is_before
from headwater.reconcile.settings import Settings
from headwater.reconcile.view import Paper, View
from headwater.reconcile.wording import has_cue, split_sentences

_LEAST = 6
"""Letters that a house's name must have to be looked for in running text."""


def find_named(view: View, codebook: Codebook, settings: Settings) -> Iterator[Link]:
    """A link where a sentence that tells of a sole source, or the one before it, names another document's house."""
    houses = index_houses(view, codebook)
    for paper in view.papers:
        for passage in _find_passages(paper, codebook):
            near = {p.id: p for word in set(re.findall(r"\w+", passage.lower())) for p in houses.words.get(word, ())}
            sources = [
                near[id_]
                for id_ in sorted(near)
                if id_ != paper.id
                and near[id_].metadata.publisher != paper.metadata.publisher
                and any(name in passage for name in find_written(near[id_].metadata.publisher or ""))
                and is_before(near[id_], paper, settings.days.echo)
            ]
            for source in find_likest(paper, sources):
                words = passage.strip()[-160:]
                why = f"{paper.metadata.publisher} says that it rests on {source.metadata.publisher}: “{words}”"
                yield Link(document=paper.id, source=source.id, kind="citation", why=why, sure=0.9)


def _find_passages(paper: Paper, codebook: Codebook) -> Iterator[str]:
    """Sentences that tell of a sole source, each with the one before it."""
    before = ""
    for _, sentence in split_sentences(paper.text or ""):
        if has_cue(sentence, "record_source", codebook):
            yield f"{before} {sentence}"
        before = sentence


def find_written(house: str) -> tuple[str, ...]:
    """How running text may write a house's name: whole, or either side of a bracket, without an article."""
    parts = [part.strip().removeprefix("The ").removeprefix("the ") for part in re.split(r"[()（）]", house)]
    return tuple(part for part in parts if len(part) >= _LEAST or (part and not part.isascii()))
