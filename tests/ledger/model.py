"""What a ledger should say, in the fewest words: all is kept in a list, and thought through again at each question."""

from collections.abc import Iterator

from headwater.ledger.correct import apply_corrections
from headwater.model import (
    Claim,
    ClaimMade,
    DocumentSeen,
    ReadingMade,
    Retracted,
    Reviewed,
    Statement,
    TextDropped,
    Undone,
    find_last_day,
    id_of,
)

Told = tuple[int, str, Claim, str | None, str | None]
"""Number of a claim's statement, its document, the claim, and the last days of publication and of what it tells."""


class Model:
    """A ledger in memory: when each statement was recorded, and what it says."""

    def __init__(self) -> None:
        self.log: list[tuple[int, Statement]] = []

    def append(self, statements: list[Statement], now: int) -> None:
        """Take what is new, all of it at one time, which is later than any before."""
        known, recorded = {id_of(one) for _, one in self.log}, max(now, self.now() + 1)
        for one in statements:
            if id_of(one) not in known:
                known.add(id_of(one))
                self.log.append((recorded, one))

    def now(self) -> int:
        """When the last statement was recorded."""
        return self.log[-1][0] if self.log else 0

    def view(self, known_at: int | None, published_by: str | None, valid_at: str | None) -> list[Told]:
        """What should be held with the three clocks set so."""
        known = [one for recorded, one in self.log if known_at is None or recorded <= known_at]
        undone = {one.act for one in known if isinstance(one, Undone)}
        standing = [one for one in known if id_of(one) not in undone]
        told = (_hold(number, made, standing) for number, made in enumerate(known, 1) if isinstance(made, ClaimMade))
        days = ((one, one[3:]) for one in told if one is not None)
        bounds = published_by, valid_at
        return [
            one
            for one, found in days
            if all(
                bound is None or (day is not None and day <= bound) for day, bound in zip(found, bounds, strict=True)
            )
        ]

    def drops(self, document: str) -> bool:
        """Whether the text of a document is dropped now."""
        undone = {one.act for _, one in self.log if isinstance(one, Undone)}
        drops = [one for _, one in self.log if isinstance(one, TextDropped) and one.document == document]
        return any(id_of(one) not in undone for one in drops)


def _hold(number: int, made: ClaimMade, standing: list[Statement]) -> Told | None:
    """A claim as it stands, where it is held at all."""
    claim, about = made.claim, [one for one in standing if one.document == made.document]
    if any(isinstance(one, Retracted) and one.claim in (None, claim.id) for one in about):
        return None
    reviews = [one for one in about if isinstance(one, Reviewed) and one.claim == claim.id]
    latest = {one.reader.name: one for one in about if isinstance(one, ReadingMade)}
    listed = any(claim.id in reading.claims for reading in latest.values())
    if (reviews and reviews[-1].verdict == "reject") or not (reviews or listed):
        return None
    told = apply_corrections(claim, reviews)
    published = min(_days_of(about), default=None)
    valid = find_last_day(told.date)
    return number, made.document, told, published, published if valid is None else valid


def _days_of(about: list[Statement]) -> Iterator[str]:
    days = (find_last_day(one.metadata.published) for one in about if isinstance(one, DocumentSeen))
    return (day for day in days if day is not None)
