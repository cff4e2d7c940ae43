"""Links by citation: a document whose only source for what it tells is another document's house."""

from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.model import Link
from headwater.reconcile.houses import find_tokens, is_house
from headwater.reconcile.origins.times import is_before
from headwater.reconcile.settings import Settings
from headwater.reconcile.told import is_acting
from headwater.reconcile.view import Paper, View


def find_cited(view: View, codebook: Codebook, settings: Settings) -> Iterator[Link]:
    """A link where every act that a document tells is told after one house, and that house's document is in view."""
    for paper in view.papers:
        chains = [claim.asserters for claim in paper.claims if is_acting(claim)]
        if not chains or not all(chains):
            continue
        for source in view.papers:
            if (
                source.id != paper.id
                and _cites(paper, source, chains, codebook)
                and is_before(source, paper, settings.days.echo)
            ):
                why = f"{paper.metadata.publisher} names {source.metadata.publisher} as its only source"
                yield Link(document=paper.id, source=source.id, kind="citation", why=why, sure=0.9)


def _cites(paper: Paper, source: Paper, chains: list[tuple[str, ...]], codebook: Codebook) -> bool:
    if source.metadata.genre in ("official_release", "transcript"):
        return False  # what a ministry said may have been heard from it: asking it is not copying its text
    house = source.metadata.publisher
    if not house or find_tokens(house) == find_tokens(paper.metadata.publisher or ""):
        return False
    named = [is_house(chain[0], house, codebook) for chain in chains]
    return named[0] and all(hit or _refers_back(chain[0]) for hit, chain in zip(named, chains, strict=True))


def _refers_back(asserter: str) -> bool:
    return "same" in find_tokens(asserter)
