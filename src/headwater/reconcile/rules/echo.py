"""Documents that look like independent support and are of one origin."""

from collections.abc import Iterator

from headwater.model import Finding, Origin, Side
from headwater.reconcile.clash import Rule
from headwater.reconcile.record import Record
from headwater.reconcile.tell import tell_house


def find_echoes(record: Record) -> Iterator[Finding]:
    """One finding for each origin with two documents or more."""
    for origin in record.origins:
        if len(origin.documents) > 1:
            yield _build(record, origin)


def _build(record: Record, origin: Origin) -> Finding:
    name = tell_house(record.papers[origin.original])
    ordered = sorted(
        origin.documents, key=lambda d: (d != origin.original, record.papers[d].metadata.published or "", d)
    )
    sides = [Side(document=d, claim=_first_claim(record, d), value=name) for d in ordered]
    why = "; ".join(dict.fromkeys(link.why for link in origin.links)) or f"all name {origin.absent} as their source"
    return Finding(
        kind="echo",
        slot="origin",
        sides=tuple(sides),
        sentence=f"{len(ordered)} documents are one witness, {name}: {why}.",
        rule="echo",
        version=1,
        why=why,
    )


def _first_claim(record: Record, document: str) -> str:
    claims = record.papers[document].claims
    return claims[0].id if claims else ""


ECHO = Rule("echo", 1, find_echoes)
