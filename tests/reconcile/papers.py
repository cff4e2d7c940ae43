"""Documents for tests, in few words: a house, a day, a genre, and claims by their slots."""

from typing import Any

import msgspec

from headwater.codebook import load_codebook
from headwater.model import Finding, Lineage, Metadata
from headwater.model.claim import Claim
from headwater.reconcile import Paper, Rates, Record, build_record, build_view, find_findings
from headwater.reconcile.rates import Rate, build_rates

YEN = build_rates(
    Rate(currency, day, value, "ECB reference rate")
    for day in ("2024-12-02", "2024-12-12", "2025-02-10")
    for currency, value in (("JPY", 160.0), ("USD", 1.05))
)
"""Rates of three days, so that no test needs the bank's table."""

GRANT: dict[str, Any] = {
    "type": "assistance",
    "donors": ["JP"],
    "recipients": ["MN"],
    "framework": "OSA",
    "items": ["air_radar"],
    "stage": "agreed",
    "date": "2025-02-10",
    "amount": {"value": "1300000000", "currency": "JPY"},
}
PACT: dict[str, Any] = {
    "type": "agreement",
    "parties": ["JP", "MN"],
    "instrument": "equipment_transfer",
    "stage": "signed",
    "date": "2024-12-11",
}


def claim(slots: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """``slots`` with some of them changed; None takes a slot out."""
    return {slot: value for slot, value in {**slots, **changed}.items() if value is not None}


def paper(name: str, published: str, *claims: dict[str, Any], text: str | None = None, **front: Any) -> Paper:
    """A document of the house ``name``. Its id is the house and the day; claims are numbered."""
    lineage = tuple(Lineage("based_on", house) for house in front.pop("rests_on", ()))
    slots = {"genre": "news", "language": "en", **front}
    metadata = Metadata(id=f"{name} {published}", publisher=name, published=published, lineage=lineage, **slots)
    made = [_build(f"{metadata.id}#{n}", one) for n, one in enumerate(claims)]
    return Paper(metadata, text, tuple(made))


def _build(id_: str, slots: dict[str, Any]) -> Claim:
    bare = {"id": id_, "asserters": [], "assertion": "stated", "evidence": [], "mentions": {}}
    made: Claim = msgspec.convert({**bare, **slots}, Claim)
    return made


def release(published: str, *claims: dict[str, Any], **front: Any) -> Paper:
    """A release of Japan's foreign ministry."""
    return paper("Ministry of Foreign Affairs of Japan", published, *claims, **{"genre": "official_release", **front})


def record_of(*papers: Paper, rates: Rates = YEN) -> Record:
    """The record of some documents."""
    return build_record(build_view(papers), load_codebook(), rates=rates)


def found(*papers: Paper) -> list[tuple[str, str, str | None]]:
    """Kind, slot and favoured value of each finding."""
    return [(f.kind, f.slot, f.favoured) for f in findings(*papers)]


def findings(*papers: Paper) -> list[Finding]:
    """The findings on some documents."""
    return find_findings(record_of(*papers))
