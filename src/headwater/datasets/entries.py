"""The schema of a data set: one frozen struct for a source page, one for each kind of row.

Fields of a row have the names of the slots that they fill. Sums are written ``1300000000 JPY``, with ``about``, ``more
than`` or ``up to`` before them where the source hedges. ``note`` is shown beside the row and claims nothing.
"""

from typing import Literal

import msgspec

from headwater.model.claim import (
    AgreementStage,
    Assertion,
    AssistanceStage,
    Bound,
    BudgetStage,
    Count,
    Instrument,
    RelationKind,
)
from headwater.model.document import Lineage
from headwater.model.money import Scope

Seen = Literal["whole", "part"]
"""How much of a page was read for its entry: all of it, or the part that a search shows."""


class Thing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something given: its code, our words for it, how many where the source says so. No code: shown, not claimed."""

    words: str
    item: str | None = None
    value: int | None = None
    bound: Bound = "exact"


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all rows share."""

    asserters: tuple[str, ...] = ()
    assertion: Assertion = "stated"
    date: str | None = None
    signatories: tuple[str, ...] = ()
    note: str = ""


class _Given(_Row, frozen=True, kw_only=True):
    """What rows on money and framework share. ``stage_words``: the source's stage in our words, where plainer."""

    donors: tuple[str, ...] = ()
    framework: str | None = None
    fiscal_year: str | None = None
    amount: str | None = None
    restated: tuple[str, ...] = ()
    scope: Scope = "total"
    stage_words: str = ""


class AssistanceRow(_Given, frozen=True, kw_only=True):
    """Donors give, or plan to give, something to recipients. ``items`` in the order of the source."""

    recipients: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    items: tuple[Thing, ...] = ()
    stage: AssistanceStage | None = None
    count: Count | None = None


class BudgetRow(_Given, frozen=True, kw_only=True):
    """Money set aside, or asked for, for a framework as a whole."""

    stage: BudgetStage | None = None


class FrameworkRow(_Row, frozen=True, kw_only=True):
    """A framework exists: since when, and on what basis."""

    donors: tuple[str, ...] = ()
    framework: str | None = None
    established: str | None = None
    basis: str | None = None


class AgreementRow(_Row, frozen=True, kw_only=True):
    """A legal instrument between parties, at one stage."""

    parties: tuple[str, ...]
    instrument: Instrument = "equipment_transfer"
    stage: AgreementStage
    stage_words: str = ""
    ordinal: int | None = None


class RelationRow(_Row, frozen=True, kw_only=True):
    """What two parties are to each other."""

    parties: tuple[str, ...]
    kind: RelationKind
    label: str


Row = AssistanceRow | BudgetRow | FrameworkRow | AgreementRow | RelationRow


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One source page: what it is, since when it is public, and what it states.

    ``publisher``: the house whose statement it is; ``host``: the house at whose address it was read, where that is
    another one. ``published``: the day on which the thing became public, EDTF; None where the page does not tell, and
    ``unknown`` then says why (likewise for ``url``).
    """

    key: str
    title: str
    publisher: str
    seen: Seen
    host: str | None = None
    url: str | None = None
    published: str | None = None
    unknown: str = ""
    lineage: tuple[Lineage, ...] = ()
    framework: tuple[FrameworkRow, ...] = ()
    budget: tuple[BudgetRow, ...] = ()
    assistance: tuple[AssistanceRow, ...] = ()
    agreement: tuple[AgreementRow, ...] = ()
    relation: tuple[RelationRow, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in the order in which they are shown."""
        return (*self.framework, *self.budget, *self.assistance, *self.agreement, *self.relation)


class About(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for a whole data set. ``donors`` and ``framework``: what a row means that names none."""

    title: str
    editor: str
    licence: str
    donors: tuple[str, ...] = ()
    framework: str | None = None


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How values are written in the tables: names by code. They stand here and not in a library, so that a text, and
    with it the id of its document, stays the same.
    """

    months: tuple[str, ...]
    countries: dict[str, str]
    frameworks: dict[str, str]
    currencies: dict[str, str]
    instruments: dict[str, str]
    sections: dict[str, str]
    stages: dict[str, dict[str, str]]
    assertions: dict[str, str]
    bounds: dict[str, str]
