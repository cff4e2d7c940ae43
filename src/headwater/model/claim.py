"""The eight types of claim and their slots: the vocabulary of what a document says of security assistance.

A claim is what one document says of one activity, instrument, relation or reason, by one chain of asserters. Slots
left out were not stated: unknown is not zero. Countries are ISO 3166-1 alpha-2 codes, and ``EU``, ``NATO``, ``UN``,
``XK``.
"""

from typing import Literal

import msgspec

from headwater.model.money import Money, Restated
from headwater.model.span import Span

Assertion = Literal["stated", "reported", "expected", "possible", "denied"]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most"]
AssistanceStage = Literal[
    "considered",
    "planned",
    "budgeted",
    "announced",
    "agreed",
    "contracted",
    "delivered",
    "operational",
    "suspended",
    "cancelled",
]
AgreementStage = Literal[
    "considered", "negotiating", "agreed_in_principle", "signed", "in_force", "suspended", "terminated"
]
BudgetStage = Literal["requested", "appropriated", "executed"]
Instrument = Literal[
    "equipment_transfer",
    "acquisition_cross_servicing",
    "reciprocal_access",
    "information_security",
    "defence_cooperation",
    "status_of_forces",
    "exchange_of_notes",
    "letter_of_offer",
    "loan",
    "other",
]
RelationKind = Literal["partnership", "alliance", "aid_provider", "exercise", "visit", "talks", "presence", "other"]
Category = Literal[
    "bilateral_ties",
    "geopolitical_strategy",
    "counter_rival",
    "capability_gap",
    "regional_stability",
    "economic_interest",
    "shared_values",
    "domestic_politics",
]
ReasonStance = Literal["endorses", "imputes"]
AssessmentStance = Literal["supportive", "critical", "neutral"]


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """How many of an item: ``item`` is a code, ``value`` a whole number."""

    item: str
    value: int
    bound: Bound = "exact"


class Count(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """How many partners, countries or acts ("12 countries so far")."""

    value: int
    of: str
    bound: Bound = "exact"
    window: Literal["annual", "cumulative"] | None = None


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words that the document gives as a quotation of another document, and that document's name."""

    exact: str
    document: str


class _Claim(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="type"):
    """What all types share.

    ``asserters`` are outermost first, in the document's words; none is the document's own voice.
    """

    id: str
    asserters: tuple[str, ...]
    assertion: Assertion
    evidence: tuple[Span, ...]
    mentions: dict[str, tuple[Span, ...]]
    date: str | None = None
    quantities: tuple[Quantity, ...] = ()
    signatories: tuple[str, ...] = ()
    count: Count | None = None
    quote: Quote | None = None


class Assistance(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="assistance"):
    """Donors give or plan to give something to recipients."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    framework: str | None = None
    round: int | None = None
    items: tuple[str, ...] = ()
    amount: Money | None = None
    restated: tuple[Restated, ...] = ()
    stage: AssistanceStage | None = None
    fiscal_year: str | None = None
    deadline: str | None = None


class Agreement(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="agreement"):
    """A legal instrument between parties. ``ordinal``: "16th partner"; ``amount``: what is lent, where it is a loan."""

    parties: tuple[str, ...] = ()
    instrument: Instrument | None = None
    framework: str | None = None
    amount: Money | None = None
    restated: tuple[Restated, ...] = ()
    stage: AgreementStage | None = None
    ordinal: int | None = None


class Budget(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="budget"):
    """Money set aside for a framework as a whole."""

    donors: tuple[str, ...] = ()
    framework: str | None = None
    fiscal_year: str | None = None
    amount: Money | None = None
    restated: tuple[Restated, ...] = ()
    stage: BudgetStage | None = None


class Framework(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="framework"):
    """A mechanism exists: since when, on what basis."""

    donors: tuple[str, ...] = ()
    framework: str | None = None
    established: str | None = None
    basis: str | None = None


class Relation(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="relation"):
    """What two parties are to each other. ``label`` is the relation's name in the document's words."""

    parties: tuple[str, ...] = ()
    kind: RelationKind | None = None
    label: str | None = None


class Reason(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="reason"):
    """Why a donor assists a recipient, as somebody asserts it."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    category: Category | None = None
    stance: ReasonStance | None = None
    framework: str | None = None


class Assessment(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="assessment"):
    """A judgement of the assistance or of its framework."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    framework: str | None = None
    stance: AssessmentStance | None = None


class Outlook(_Claim, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag="outlook"):
    """A prediction that can be scored later. ``horizon`` is EDTF, as precise as the document."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    framework: str | None = None
    horizon: str | None = None


Claim = Assistance | Agreement | Budget | Framework | Relation | Reason | Assessment | Outlook
