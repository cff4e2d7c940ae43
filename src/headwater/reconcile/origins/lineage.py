"""Links that a document declares itself: translated from, republished from, based on another."""

from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.model import Link
from headwater.reconcile.houses import is_house
from headwater.reconcile.origins.times import is_before
from headwater.reconcile.settings import Settings
from headwater.reconcile.view import Paper, View

_TOLD = {
    "translated_from": "is a translation of a text of",
    "republished_from": "republishes a text of",
    "excerpted_from": "is an excerpt of a text of",
    "based_on": "rests on a report of",
}


def find_lineage(view: View, codebook: Codebook, settings: Settings) -> Iterator[Link]:
    """A link for each lineage line that names the house of a document in view, of about the same days."""
    for paper in view.papers:
        for line in paper.metadata.lineage:
            sources = [
                other
                for other in view.papers
                if other.id != paper.id
                and is_house(line.publisher, other.metadata.publisher, codebook)
                and is_before(other, paper, settings.days.echo)
            ]
            for source in sources[:1] if len(sources) == 1 else _share_subject(paper, sources):
                why = f"{paper.metadata.publisher} says itself that it {_TOLD[line.relation]} {line.publisher}"
                yield Link(document=paper.id, source=source.id, kind="lineage", why=why)


def _share_subject(paper: Paper, sources: list[Paper]) -> list[Paper]:
    """Of several documents of one house the one whose claims are most like the paper's."""
    mine = _subjects(paper)
    ranked = sorted(sources, key=lambda p: (-len(mine & _subjects(p)), p.id))
    return ranked[:1] if ranked and mine & _subjects(ranked[0]) else []


def _subjects(paper: Paper) -> set[tuple[str, ...]]:
    return {
        (
            str(c.__struct_config__.tag),
            *sorted({*getattr(c, "donors", ()), *getattr(c, "recipients", ()), *getattr(c, "parties", ())}),
        )
        for c in paper.claims
    }
