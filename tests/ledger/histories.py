"""A ledger with some of everything in it: newer readers, second sightings, reviews, retractions, undone acts."""

from headwater.ledger import Ledger
from headwater.ledger.verify import Verifying
from headwater.model import Correction, Reader, Retracted, Reviewed, TextDropped, Undone, id_of
from tests.ledger.papers import Gift, Paper, build_paper

NEWER = Reader("rules", "2")


def fill(ledger: Ledger) -> tuple[Paper, Paper, Paper]:
    """Append a short history; its papers."""
    first = build_paper(Gift(), Gift(recipients=("PG", "FJ"), value="500000000"), name="日本 \U0001f6a2")
    second = build_paper(Gift(donor="AU", date=None, framework=None), name="B", published="2025-01")
    third = build_paper(Gift(recipients=("MN",)), name="C\u2028", published=None, publisher=None)
    ledger.append(
        [*first.statements(), *second.statements()], {**first.texts, **second.texts}, recorded_at="2025-02-01"
    )
    ledger.append([first.seen("2024-12-11"), first.reading(NEWER, first.claims[:1])])
    ledger.append(third.statements(), third.texts)
    claim = first.claims[0].id
    review = Reviewed(
        document=first.id, claim=claim, verdict="correct", by="Ada", corrections=(Correction("stage", '"operational"'),)
    )
    mark = ledger.append([review]).appended[0]
    retraction = Retracted(document=second.id, reason="withdrawn by its publisher", by="Ada")
    ledger.append([Undone(document=first.id, act=mark, by="Ben"), retraction])
    return first, second, third


def fill_kept(ledger: Ledger) -> list[Paper]:
    """Append what :func:`fill` does, then a text that was dropped, and one dropped, taken back and added again."""
    papers = [*fill(ledger), build_paper(name="D"), build_paper(name="E")]
    for paper in papers[3:]:
        ledger.append(paper.statements(), paper.texts)
    drops = [TextDropped(document=paper.id, reason="its owner asks for it", by="Ada") for paper in papers[3:]]
    ledger.append(drops)
    ledger.append([Undone(document=papers[4].id, act=id_of(drops[1]), by="Ben")])
    ledger.append([papers[4].seen()], papers[4].texts)
    return papers


def find_all_faults(ledger: Ledger) -> list[str]:
    """What ``headwater verify`` would complain of."""
    return [f"{fault.place}: {fault.reason}" for fault in Verifying(ledger.database).find_faults()]
