"""Links by citation: a document whose only source for what it tells is another document's house."""

from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.grammar.wording import once
from headwater.model import Link
from headwater.reconcile.houses import find_house, find_tokens, is_house
from headwater.reconcile.origins.lineage import find_likest
from headwater.reconcile.origins.names import index_houses
from headwater.reconcile.origins.times import is_before
from headwater.reconcile.settings import Settings
from headwater.reconcile.told import is_acting
from headwater.reconcile.view import Paper, View
from headwater.reconcile.wording import find_countries


def find_cited(view: View, codebook: Codebook, settings: Settings) -> Iterator[Link]:
    """A link where every act that a document tells is told after one house, and that house's document is in view."""
    houses = index_houses(view, codebook)
    for paper in view.papers:
        chains = [claim.asserters for claim in paper.claims if is_acting(claim)]
        if not chains or not all(chains):
            continue
        sources = [
            source
            for source in houses.find(chains[0][0], codebook)
            if source.id != paper.id
            and _cites(paper, source, chains, codebook)
            and is_before(source, paper, settings.days.echo)
        ]
        for source in find_likest(paper, sources):
            why = f"{paper.metadata.publisher} names {source.metadata.publisher} as its only source"
            yield Link(document=paper.id, source=source.id, kind="citation", why=why, sure=0.9)


def _cites(paper: Paper, source: Paper, chains: list[tuple[str, ...]], codebook: Codebook) -> bool:
    if source.metadata.genre in ("official_release", "transcript") or find_house(
        source.metadata.publisher or "", codebook
    ):
        return False  # what a ministry said may have been heard from it: asking it is not copying its text
    house = source.metadata.publisher
    if not house or any(find_tokens(chain[0]) & _offices(codebook) - find_tokens(house) for chain in chains):
        return False
    if find_tokens(house) == find_tokens(paper.metadata.publisher or ""):
        return False
    named = [is_house(chain[0], house, codebook) for chain in chains]
    return named[0] and all(hit or _refers_back(chain[0]) for hit, chain in zip(named, chains, strict=True))


def _refers_back(asserter: str) -> bool:
    return "same" in find_tokens(asserter)


def find_sole_source(paper: Paper, codebook: Codebook) -> tuple[str, ...]:
    """The one medium after which a document tells all its acts; none where it has more, or none, or asks people."""
    chains = [claim.asserters for claim in paper.claims if is_acting(claim)]
    if not chains or not all(chains) or not find_tokens(chains[0][0]):
        return ()
    first = chains[0][0]
    one = all(find_tokens(chain[0]) == find_tokens(first) or _refers_back(chain[0]) for chain in chains)
    return (first,) if one and _is_medium(first, codebook) else ()


def _is_medium(name: str, codebook: Codebook) -> bool:
    """Whether a name is that of a house that reports: a proper name without an office, a people or a country."""
    if not any(word[:1].isupper() for word in name.split()[1:] or name.split()) or find_countries(name, codebook):
        return False
    return not (find_tokens(name) & _offices(codebook))


@once
def _offices(codebook: Codebook) -> frozenset[str]:
    """Words of offices, bodies and people: who is named by them was asked, and did not print."""
    forms = [form for role in codebook.role if role.kind != "media" for form in role.en]
    return frozenset(word for form in forms for word in find_tokens(form) if word.isalpha())
