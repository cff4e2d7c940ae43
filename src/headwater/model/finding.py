"""What is worked out from claims: activities, origins, findings; and a reviewer's judgement, which overrides.

All are derived and can be thrown away, but for the judgement: a person made it, and it is kept apart from evidence.
"""

from typing import Literal

import msgspec

FindingKind = Literal[
    "date_conflict",
    "amount_conflict",
    "scope_inflation",
    "conversion_mismatch",
    "quantity_conflict",
    "count_conflict",
    "item_conflict",
    "party_conflict",
    "fiscal_year_conflict",
    "framework_conflict",
    "stage_inflation",
    "certainty_inflation",
    "re_announcement",
    "misquotation",
    "echo",
    "outdated",
]
CompatibleKind = Literal["refinement", "progress", "revision", "restatement"]
JudgementVerdict = Literal["same", "different", "unsure"]
LinkKind = Literal["lineage", "citation", "copy", "translation"]
ActivityType = Literal["assistance", "agreement", "budget", "framework"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reviewer says whether two claims, named by their ids, are of one activity."""

    left: str
    right: str
    verdict: JudgementVerdict
    by: str
    reason: str = ""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """``document`` rests on ``source``. ``why`` is a sentence; ``sure`` from 0 to 1."""

    document: str
    source: str
    kind: LinkKind
    why: str
    sure: float = 1.0


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One witness: ``documents`` (ids, sorted) that go back to ``original``, one of them.

    ``absent``: the original as they name it, where it is not at hand itself.
    """

    original: str
    documents: tuple[str, ...]
    links: tuple[Link, ...] = ()
    absent: str | None = None


class Activity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Claims (ids, sorted) about one activity, agreement, budget or framework.

    ``id`` is that of its first claim by order of ids. ``parent``: the activity of a group whose member this one is.
    """

    id: str
    type: ActivityType
    claims: tuple[str, ...]
    parent: str | None = None
    members: tuple[str, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One document's part in a finding: what its claim states. ``value`` as in the vocabulary ("1300000000 JPY")."""

    document: str
    claim: str
    value: str


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that does not fit. ``rule`` and ``version`` say what found it, ``sentence`` who says what.

    ``sides``: one for each document that states a value of ``slot``. ``favoured`` is None where the record does not
    decide; ``why`` says what decides, or that nothing does. ``activity`` is None for what concerns whole documents.
    """

    kind: FindingKind
    slot: str
    sides: tuple[Side, ...]
    sentence: str
    rule: str
    version: int
    favoured: str | None = None
    why: str = ""
    activity: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents on all sides."""
        return tuple(side.document for side in self.sides)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims on all sides."""
        return tuple(side.claim for side in self.sides)


class Compatible(msgspec.Struct, frozen=True, kw_only=True):
    """Two values that differ and yet agree, and why in one sentence."""

    kind: CompatibleKind
    slot: str
    left: Side
    right: Side
    sentence: str
