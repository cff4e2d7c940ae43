"""All links between documents, and the origins that they make."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from headwater.codebook import Codebook, load_codebook
from headwater.model import Link, Origin
from headwater.reconcile.houses import find_tokens
from headwater.reconcile.origins.cited import find_cited, find_sole_source
from headwater.reconcile.origins.copies import find_copies
from headwater.reconcile.origins.lineage import find_lineage
from headwater.reconcile.origins.named import find_named
from headwater.reconcile.settings import Settings, read_settings
from headwater.reconcile.spans import find_days, find_gap
from headwater.reconcile.view import Paper, View


def find_links(view: View, codebook: Codebook, settings: Settings) -> tuple[Link, ...]:
    """Every link, the surest of each two documents, sorted."""
    found = [
        *find_lineage(view, codebook, settings),
        *find_named(view, codebook, settings),
        *find_cited(view, codebook, settings),
        *find_copies(view, settings),
    ]
    best: dict[frozenset[str], Link] = {}
    for link in found:
        best.setdefault(frozenset((link.document, link.source)), link)
    return tuple(sorted(best.values(), key=lambda link: (link.document, link.source)))


def find_origins(view: View, codebook: Codebook | None = None, settings: Settings | None = None) -> tuple[Origin, ...]:
    """One origin for each witness, documents without links included; each document is in exactly one."""
    book, numbers = codebook or load_codebook(), settings or read_settings()
    links = find_links(view, book, numbers)
    head = {paper.id: paper.id for paper in view.papers}
    for left, right in [*((link.document, link.source) for link in links), *_find_absent(view, book)]:
        low, high = sorted((_find_head(head, left), _find_head(head, right)))
        head[high] = low
    groups: dict[str, list[Paper]] = defaultdict(list)
    for paper in view.papers:
        groups[_find_head(head, paper.id)].append(paper)
    return tuple(_build(papers, links) for _, papers in sorted(groups.items()))


def _find_head(head: dict[str, str], id_: str) -> str:
    while head[id_] != id_:
        head[id_] = head[head[id_]]
        id_ = head[id_]
    return id_


def _find_absent(view: View, codebook: Codebook) -> list[tuple[str, str]]:
    """Pairs of documents that name one house's report as what they rest on, which is not at hand."""
    houses = {" ".join((p.metadata.publisher or "").lower().split()) for p in view.papers}
    named: dict[str, list[Paper]] = defaultdict(list)
    for paper in view.papers:
        for name in {*(line.publisher for line in paper.metadata.lineage), *find_sole_source(paper, codebook)}:
            if " ".join(name.lower().split()) not in houses:
                named[" ".join(sorted(find_tokens(name)))].append(paper)
    return [(a.id, b.id) for papers in named.values() for a, b in pairwise(papers) if _near(a, b)]


def _near(left: Paper, right: Paper) -> bool:
    a, b = find_days(left.metadata.published), find_days(right.metadata.published)
    return a is not None and b is not None and find_gap(a, b) <= 7 and _parties(left) & _parties(right) != set()


def _parties(paper: Paper) -> set[str]:
    return {p for c in paper.claims for slot in ("recipients", "parties") for p in getattr(c, slot, ())}


def _build(papers: list[Paper], links: Iterable[Link]) -> Origin:
    ids = {paper.id for paper in papers}
    inner = tuple(link for link in links if link.document in ids)
    resting = {link.document for link in inner}
    roots = [p for p in papers if p.id not in resting] or papers
    first = min(roots, key=lambda p: (p.metadata.published or "9999", p.id))
    absent = next((line.publisher for p in roots[:1] for line in p.metadata.lineage), None) if len(papers) > 1 else None
    return Origin(
        original=first.id, documents=tuple(sorted(ids)), links=inner, absent=absent if first.metadata.lineage else None
    )
