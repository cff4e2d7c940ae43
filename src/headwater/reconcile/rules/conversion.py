"""A restated sum that does not fit the rate at its date."""

from collections.abc import Iterator

from headwater.model import Finding, Restated
from headwater.reconcile.clash import SIDES, Rule, build_finding
from headwater.reconcile.rates import Conversion
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.sums import convert_nearest, find_rate_days, find_share, write_sum
from headwater.reconcile.tell import tell_day, tell_sum
from headwater.reconcile.told import Told


def find_conversion_mismatches(record: Record) -> Iterator[Finding]:
    """A document's own conversions that neither the rate of the act's day nor that of its publication explains."""
    wrong: dict[tuple[str, str], list[tuple[Said, Conversion]]] = {}
    for told in record.told.values():
        for restated in told.restated:
            near = find_mismatch(record, told, restated)
            if near is not None:
                said = Said(told, write_sum(restated.value, restated.currency))
                wrong.setdefault((record.activity_of[told.id].id, said.value), []).append((said, near))
    for _, found in sorted(wrong.items()):
        yield _build(record, found)


def find_mismatch(record: Record, told: Told, restated: Restated) -> Conversion | None:
    """The nearest conversion where even that is beyond the tolerance; None where it fits or no rate is at hand."""
    if told.amount is None:
        return None
    goal = float(restated.value)
    near = convert_nearest(
        float(told.amount.value), told.amount.currency, restated.currency, goal, find_rate_days(told), record.rates
    )
    if near is None:
        return None
    loose = record.settings.approximate / 2 if restated.approximate or told.amount.approximate else 0.0
    return near if find_share(near.value, goal) > record.settings.exchange + loose else None


def _build(record: Record, found: list[tuple[Said, Conversion]]) -> Finding:
    by_document = {said.told.document: said for said, _ in found}
    said, near = found[0]
    assert said.told.amount is not None
    original = write_sum(said.told.amount.value, said.told.amount.currency)
    rates = " and ".join(f"{r.value:.5g} {r.currency} for one {r.per} on {tell_day(r.day)}" for r in near.rates)
    sources = ", ".join(dict.fromkeys(r.source for r in near.rates))
    was = tell_sum(f"{float(f'{near.value:.3g}'):.0f} {near.currency}")
    wording = f"{tell_sum(original)} were about {was} ({rates}; {sources}); {SIDES}."
    why = "The sum in the currency of the grant stands; the conversion does not fit the rate."
    return build_finding(
        record, "conversion_mismatch", "restated", tuple(by_document.values()), decided=(original, why), wording=wording
    )


CONVERSION = Rule("conversion_mismatch", 1, find_conversion_mismatches)
