"""The derived rows of a belief: what views select by. Pure, and the same in every database."""

from functools import lru_cache
from hashlib import sha256

import msgspec

from headwater.ledger.chain import parse_id
from headwater.ledger.dossier import Belief
from headwater.model import (
    Agreement,
    Assistance,
    Claim,
    DocumentSeen,
    Relation,
    canonical_json,
    find_first_day,
    find_last_day,
)

_MUTUAL = (Agreement, Relation)
"""Claims whose parties are donors and recipients of each other."""

BELIEF = (
    *("claim", "since", "until", "document", "activity", "type", "stage", "donors", "recipients", "framework"),
    *("fiscal_year", "amount", "currency", "published_first", "published_last", "valid_first", "valid_last"),
    "corrected",
)
_DONORS = BELIEF.index("donors")  # and the recipients behind them
MEMBER = ("code", "role", "claim", "since")
SIGHTING = (
    *("seq", "document", "id", "title", "publisher", "url", "language", "genre"),
    *("published", "published_first", "published_last"),
)


class Activity(msgspec.Struct, frozen=True):
    """A provisional grouping: what may be told of by claims with the same donors, recipients and framework.

    Of assistance ``within`` is the fiscal year, of an agreement the instrument; parties stand for both sides.
    """

    type: str
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    framework: str | None
    within: str | None

    @property
    def id(self) -> str:
        """``sha256:`` and the digest of the grouping itself."""
        return "sha256:" + sha256(canonical_json(self)).hexdigest()

    @property
    def key(self) -> int:
        """The first 63 bits of the id, which databases index."""
        return _build_key(self)


@lru_cache(16_384)
def _build_key(activity: Activity) -> int:
    """Remembered, since many documents tell of one activity."""
    return int.from_bytes(parse_id(activity.id)[:8], "big") >> 1


def find_activity(claim: Claim) -> Activity | None:
    """The activity that ``claim`` is grouped under; None for claims that tell of none."""
    match claim:
        case Assistance():
            sides = tuple(sorted(claim.donors)), tuple(sorted(claim.recipients))
            return Activity("assistance", *sides, claim.framework, claim.fiscal_year)
        case Agreement():
            parties = tuple(sorted(claim.parties))
            return Activity("agreement", parties, parties, claim.framework, claim.instrument)
    return None


def find_sides(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Donors and recipients, sorted; the parties of an agreement or a relation are both."""
    if isinstance(claim, _MUTUAL):
        parties = _sort(claim.parties)
        return parties, parties
    return _sort(claim.donors), _sort(getattr(claim, "recipients", ()))


def _sort(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Each code once, in order; mostly there is but one."""
    return codes if len(codes) < 2 else tuple(sorted(set(codes)))


def find_valid(belief: Belief) -> tuple[str | None, str | None]:
    """First and last day on which what the claim tells may have come about.

    Where the claim has no day: not known since when, but no later than the document was published.
    """
    told = belief.claim.date or getattr(belief.claim, "established", None)
    days = _find_days(told)
    return days if days[1] is not None else (None, belief.published[1])


@lru_cache(16_384)
def _find_days(told: str | None) -> tuple[str | None, str | None]:
    return find_first_day(told), find_last_day(told)


def build_belief(document: int, belief: Belief) -> tuple[object, ...]:
    """The row of ``belief`` in the order of :data:`BELIEF`."""
    claim, money = belief.claim, getattr(belief.claim, "amount", None)
    donors, recipients = find_sides(claim)
    activity = find_activity(claim)
    return (
        belief.made,
        belief.since,
        belief.until,
        document,
        None if activity is None else _build_key(activity),
        claim.__struct_config__.tag,
        getattr(claim, "stage", None),
        " ".join(donors),
        " ".join(recipients),
        getattr(claim, "framework", None),
        getattr(claim, "fiscal_year", None),
        None if money is None else money.value,
        None if money is None else money.currency,
        *belief.published,
        *find_valid(belief),
        canonical_json(claim).decode() if belief.corrected else None,
    )


def has_members(row: tuple[object, ...]) -> bool:
    """Whether the row of a belief tells of several donors or recipients, who then have rows of their own."""
    return " " in str(row[_DONORS]) or " " in str(row[_DONORS + 1])


def build_members(belief: Belief) -> list[tuple[object, ...]]:
    """A row for each donor and recipient of a claim that has several."""
    donors, recipients = find_sides(belief.claim)
    sides = (("donor", donors), ("recipient", recipients))
    return [(code, role, belief.made, belief.since) for role, codes in sides if len(codes) > 1 for code in codes]


def build_sighting(seq: int, document: int, seen: DocumentSeen) -> tuple[object, ...]:
    """The row of a document statement in the order of :data:`SIGHTING`."""
    told = seen.metadata
    published = told.published, find_first_day(told.published), find_last_day(told.published)
    return (
        *(seq, document, parse_id(told.id), told.title, told.publisher, told.url, told.language, told.genre),
        *published,
    )
