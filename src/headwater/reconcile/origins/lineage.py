"""Links that a document declares itself: translated from, republished from, based on another."""

from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.model import Lineage, Link
from headwater.reconcile.origins.names import index_houses
from headwater.reconcile.origins.times import is_before
from headwater.reconcile.settings import Settings
from headwater.reconcile.spans import find_days, find_gap
from headwater.reconcile.view import Paper, View

_TOLD = {
    "translated_from": "is a translation of a text of",
    "republished_from": "republishes a text of",
    "excerpted_from": "is an excerpt of a text of",
    "based_on": "rests on a report of",
}


def find_lineage(view: View, codebook: Codebook, settings: Settings) -> Iterator[Link]:
    """A link for each lineage line that names the house of a document in view, of about the same days."""
    houses = index_houses(view, codebook)
    for paper in view.papers:
        for line in paper.metadata.lineage:
            named = houses.find(line.publisher, codebook)
            sources = [o for o in named if o.id != paper.id and is_before(o, paper, settings.days.echo)]
            for source in find_likest(paper, sources or _find_foreign(view, paper, line, settings.days.echo)):
                why = f"{paper.metadata.publisher} says itself that it {_TOLD[line.relation]} {line.publisher}"
                yield Link(document=paper.id, source=source.id, kind="lineage", why=why)


def _find_foreign(view: View, paper: Paper, line: Lineage, reach: int) -> list[Paper]:
    """The only document of the origin's language that can be meant, where its house is written in other letters."""
    if line.language is None or line.language == paper.metadata.language:
        return []
    found = [
        other
        for other in view.papers
        if other.id != paper.id
        and other.metadata.language == line.language
        and _is_other_script(other.metadata.publisher or "", line.publisher)
        and _are_dated(paper, other)
        and is_before(other, paper, reach)
        and _subjects(paper) & _subjects(other)
    ]
    return found if len(found) == 1 else []


def _is_other_script(left: str, right: str) -> bool:
    return left.isascii() != right.isascii()


def find_likest(paper: Paper, sources: list[Paper]) -> list[Paper]:
    """Of several documents of one house the one that tells of the same parties, next before it; at most one."""
    sources = [s for s in sources if _are_dated(paper, s) or share_fact(paper, s)]
    if len(sources) < 2:
        return sources
    mine = _subjects(paper)
    alike = [s for s in sources if mine & _subjects(s)]
    return sorted(alike, key=lambda s: (-len(mine & _subjects(s)), _find_distance(s, paper), s.id))[:1]


def _are_dated(paper: Paper, source: Paper) -> bool:
    return bool(paper.metadata.published and source.metadata.published)


def share_fact(paper: Paper, source: Paper) -> bool:
    """Whether two documents tell of one act: the same parties, and its day or sum."""
    facts = [_facts(p) for p in (paper, source)]
    return bool(facts[0] & facts[1])


def _facts(paper: Paper) -> set[tuple[object, ...]]:
    return {
        (getattr(c, "donors", ()), getattr(c, "recipients", ()), getattr(c, "parties", ()), fact)
        for c in paper.claims
        for fact in (c.date, getattr(c, "amount", None))
        if fact is not None
    }


def _find_distance(source: Paper, paper: Paper) -> int:
    first, later = find_days(source.metadata.published), find_days(paper.metadata.published)
    return find_gap(first, later) if first and later else 999


def _subjects(paper: Paper) -> set[tuple[str, ...]]:
    return {
        (
            str(c.__struct_config__.tag),
            *sorted({*getattr(c, "donors", ()), *getattr(c, "recipients", ()), *getattr(c, "parties", ())}),
        )
        for c in paper.claims
    }
