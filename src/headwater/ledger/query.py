"""Which claims are wanted: what a database selects by its columns, and what only the claim itself can tell."""

import re
import unicodedata

import msgspec

from headwater.model import Claim

_SPACE = re.compile(r"\s+")
_COLUMNS = ("type", "stage", "fiscal_year")
_MEMBERS = "SELECT claim FROM member WHERE code = ? AND role = ?"

Part = tuple[str, list[object]]
"""A condition in SQL, and the values for its marks."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are wanted; what is None does not matter.

    ``since`` and ``until`` are days between which what a claim tells must surely lie; ``asserter`` is a part of a name
    in the chain, ``text`` of the words quoted as evidence, both whatever their case, width or spaces.
    """

    donor: str | None = None
    recipient: str | None = None
    type: str | None = None
    stage: str | None = None
    framework: str | None = None
    fiscal_year: str | None = None
    item: str | None = None
    asserter: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None

    def is_open(self) -> bool:
        """Whether every claim is wanted."""
        return self == ANY

    def reads_claims(self) -> bool:
        """Whether the claims themselves must be read, because no column tells."""
        return any(value is not None for value in (self.item, self.asserter, self.text))


ANY = Query()


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """Where the three clocks stand: a number of the chain, and two days or None."""

    position: int
    published_by: str | None = None
    valid_at: str | None = None


class _Bound(msgspec.Struct, frozen=True):
    """A condition on a day that may be known coarsely or not at all: when it holds surely, and when perhaps."""

    sure: str
    perhaps: str
    values: tuple[object, ...]
    perhaps_values: tuple[object, ...]


def fold(text: str) -> str:
    """``text`` for comparing: one case, one width (NFKC), single spaces. Done here, so that databases agree."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())).strip()


def judge_claim(claim: Claim, query: Query) -> bool:
    """Whether ``claim`` has what no column of the database tells: item, asserter, words."""
    if query.item is not None and query.item not in getattr(claim, "items", ()):
        return False
    if query.asserter is not None and not any(fold(query.asserter) in fold(name) for name in claim.asserters):
        return False
    return query.text is None or any(fold(query.text) in fold(span.exact) for span in claim.evidence)


def build_held(position: int) -> Part:
    """Beliefs held at a position."""
    return "belief.since <= ? AND (belief.until IS NULL OR belief.until > ?)", [position, position]


def build_columns(query: Query) -> list[Part]:
    """What the columns of a belief must be."""
    parts: list[Part] = []
    for column in _COLUMNS:
        wanted = getattr(query, column)
        if wanted is not None:
            parts.append((f"belief.{column} = ?", [wanted]))
    if query.framework is not None:
        spelt = sorted({query.framework, query.framework.upper(), query.framework.lower()})
        parts.append((f"belief.framework IN ({', '.join('?' * len(spelt))})", list(spelt)))
    return [*parts, *_build_sides(query)]


def _build_sides(query: Query) -> list[Part]:
    """Who gives and who is given: both are compared, and the recipient, else the donor, is looked up by its index.

    Only where several countries stand on one side are they in ``member``. What is looked up are claims that were ever
    about the country; a correction may have changed that, so that the belief itself is compared, too.
    """
    wanted = [(role, getattr(query, role)) for role in ("recipient", "donor") if getattr(query, role) is not None]
    parts: list[Part] = [(f"' ' || belief.{role}s || ' ' LIKE ?", [f"% {code} %"]) for role, code in wanted]
    if wanted:
        role, code = wanted[0]
        some = f"SELECT claim FROM belief WHERE {role}s = ? UNION ALL {_MEMBERS}"
        parts.insert(0, (f"belief.claim IN ({some})", [code, code, role]))
    return parts


def _build_bounds(clocks: Clocks, query: Query) -> list[_Bound]:
    """The conditions on days."""
    bounds: list[_Bound] = []
    for day, kind in ((clocks.published_by, "published"), (clocks.valid_at, "valid")):
        if day is not None:
            first, last = f"belief.{kind}_first", f"belief.{kind}_last"
            perhaps = f"({last} IS NULL OR ({last} > ? AND ({first} IS NULL OR {first} <= ?)))"
            bounds.append(_Bound(f"{last} <= ?", perhaps, (day,), (day, day)))
    undated = "belief.valid_first IS NULL"
    if query.since is not None:
        perhaps = f"({undated} OR (belief.valid_first < ? AND belief.valid_last >= ?))"
        bounds.append(_Bound("belief.valid_first >= ?", perhaps, (query.since,), (query.since, query.since)))
    if query.until is not None:
        perhaps = f"({undated} OR (belief.valid_first <= ? AND belief.valid_last > ?))"
        sure = f"({undated.replace('IS', 'IS NOT')} AND belief.valid_last <= ?)"
        bounds.append(_Bound(sure, perhaps, (query.until,), (query.until, query.until)))
    return bounds


def join(parts: list[Part]) -> Part:
    """All of ``parts`` at once."""
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def build_where(clocks: Clocks, query: Query) -> Part:
    """What a belief must be to stand in a view and be wanted, as far as columns tell."""
    bounds: list[Part] = [(bound.sure, list(bound.values)) for bound in _build_bounds(clocks, query)]
    return join([build_held(clocks.position), *build_columns(query), *bounds])


def build_perhaps(clocks: Clocks, query: Query) -> Part | None:
    """What a belief must be to be left out of a view only because a day is unknown or too coarse; None: none can be."""
    bounds = _build_bounds(clocks, query)
    if not bounds:
        return None
    either: list[Part] = [
        (f"({bound.sure} OR {bound.perhaps})", [*bound.values, *bound.perhaps_values]) for bound in bounds
    ]
    doubts: list[Part] = [(bound.perhaps, list(bound.perhaps_values)) for bound in bounds]
    some = f"({' OR '.join(sql for sql, _ in doubts)})", [value for _, values in doubts for value in values]
    return join([build_held(clocks.position), *build_columns(query), *either, some])
