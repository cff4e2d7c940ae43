"""Possible told as expected, expected told as certain, along a chain of citation."""

from collections.abc import Iterator

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding
from headwater.reconcile.houses import is_house
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.tell import tell_house
from headwater.reconcile.told import Told

SURE = {"possible": 0, "expected": 1, "stated": 2}
"""How sure an assertion is. Hearsay is as sure as what was heard, and is not compared."""


def cites(record: Record, told: Told, source: Told) -> bool:
    """Whether ``told`` says what it says after the document of ``source``."""
    if told.document == source.document:
        return False
    links = record.origin_of[told.document].links
    if any(link.document == told.document and link.source == source.document for link in links):
        return True
    house, after = source.paper.metadata.publisher, told.claim.asserters[:1]
    young = source.published is None or told.published is None or source.published[0] <= told.published[1]
    return young and any(is_house(name, house, record.codebook) for name in after)


def find_certainty_inflations(record: Record) -> Iterator[Finding]:
    """Claims surer than those of the document on which they rest, at the same stage."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if t.claim.assertion in SURE]
        pairs = [(a, b) for a in tolds for b in tolds if _is_surer(b, a) and cites(record, b, a)]
        if pairs:
            yield _build(record, tolds, pairs)


def _is_surer(told: Told, source: Told) -> bool:
    """Whether the claim is surer, and tells the same stage: where that rises too, the stage is what is wrong."""
    risen = told.rank is not None and source.rank is not None and told.rank > source.rank
    return SURE[told.claim.assertion] > SURE[source.claim.assertion] and not risen


def _build(record: Record, tolds: list[Told], pairs: list[tuple[Told, Told]]) -> Finding:
    source = min((a for a, _ in pairs), key=lambda t: (SURE[t.claim.assertion], t.id))
    involved = {t.id: t for pair in pairs for t in pair}
    sides = {t.document: Said(t, t.claim.assertion) for t in tolds if t.id in involved}
    why = f"{tell_house(source.paper)} is what the other rests on, and decides how sure it was."
    return build_finding(
        record, "certainty_inflation", "assertion", tuple(sides.values()), decided=(source.claim.assertion, why)
    )


CERTAINTY = Rule("certainty_inflation", 1, find_certainty_inflations)
