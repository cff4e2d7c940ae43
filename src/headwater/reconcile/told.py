"""A claim with its document and what reconciliation asks of both: parties, days, counts, what is said not to hold."""

from functools import cached_property

from headwater.codebook import Codebook
from headwater.model import Agreement, Assistance, Budget, Claim, Framework, Money, Restated
from headwater.reconcile.houses import is_official
from headwater.reconcile.numbers import find_counted
from headwater.reconcile.spans import Days, find_days
from headwater.reconcile.view import Paper
from headwater.reconcile.wording import find_framework, find_values

Acting = Assistance | Agreement | Budget | Framework
"""Claims of these types tell of activities, agreements, budgets and frameworks."""

PROSPECT = frozenset({"considered", "planned", "requested", "negotiating", "agreed_in_principle"})
ACTS = frozenset({"announced", "agreed", "contracted"})
DONE = frozenset({"delivered", "operational"})
LADDER: dict[str, tuple[str, ...]] = {
    "assistance": (
        "considered",
        "planned",
        "budgeted",
        "announced",
        "agreed",
        "contracted",
        "delivered",
        "operational",
    ),
    "agreement": ("considered", "negotiating", "agreed_in_principle", "signed", "in_force"),
    "budget": ("requested", "appropriated", "executed"),
    "framework": (),
}


class Told:
    """One claim of one document. Compares by the claim's id; derived values are worked out when first asked for."""

    def __init__(self, paper: Paper, claim: Acting, codebook: Codebook) -> None:
        self.paper, self.claim, self.codebook = paper, claim, codebook
        self.id, self.document = claim.id, paper.id
        self.type = str(claim.__struct_config__.tag)

    def __repr__(self) -> str:
        return f"Told({self.paper.metadata.publisher}, {self.type} {self.stage} {self.amount})"

    def _slot(self, name: str) -> tuple[str, ...]:
        value = getattr(self.claim, name, ())
        return tuple(value) if isinstance(value, tuple) else ()

    @cached_property
    def donors(self) -> tuple[str, ...]:
        """Who gives."""
        return self._slot("donors")

    @cached_property
    def recipients(self) -> tuple[str, ...]:
        """Who is given to."""
        return self._slot("recipients")

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """All countries and organisations that take part."""
        return tuple(sorted({*self.donors, *self.recipients, *self._slot("parties")}))

    @cached_property
    def items(self) -> tuple[str, ...]:
        """What is given, as codes."""
        return self._slot("items")

    @cached_property
    def beneficiaries(self) -> tuple[str, ...]:
        """Who is to profit, in the document's words."""
        return self._slot("beneficiaries")

    @cached_property
    def services(self) -> frozenset[str]:
        """The beneficiaries as kinds of service (``navy``, ``police``)."""
        return frozenset(v for name in self.beneficiaries for v in find_values(name, "service", self.codebook)[-1:])

    @cached_property
    def framework(self) -> str | None:
        """The framework's acronym or name; its acronym where the codebook knows the name."""
        name: str | None = getattr(self.claim, "framework", None)
        return None if name is None else find_framework(name, self.codebook)

    @cached_property
    def founded(self) -> str | None:
        """Since when a framework exists."""
        return getattr(self.claim, "established", None)

    @cached_property
    def fiscal_year(self) -> str | None:
        """The donor's fiscal year."""
        return getattr(self.claim, "fiscal_year", None)

    @cached_property
    def instrument(self) -> str | None:
        """The kind of legal instrument."""
        return getattr(self.claim, "instrument", None)

    @cached_property
    def amount(self) -> Money | None:
        """The sum in the currency that the document puts first."""
        return getattr(self.claim, "amount", None)

    @cached_property
    def restated(self) -> tuple[Restated, ...]:
        """The sum in other currencies, as the document converts it."""
        value: tuple[Restated, ...] = getattr(self.claim, "restated", ())
        return value

    @cached_property
    def stage(self) -> str | None:
        """How far it has come."""
        return getattr(self.claim, "stage", None)

    @cached_property
    def rank(self) -> int | None:
        """The stage as a number of its ladder; None for off-ramps and where none is told."""
        ladder = LADDER[self.type]
        return ladder.index(self.stage) if self.stage in ladder else None

    @cached_property
    def date(self) -> str | None:
        """The date of the act or state."""
        return self.claim.date

    @cached_property
    def days(self) -> Days | None:
        """The date as an interval of days."""
        return find_days(self.claim.date)

    @cached_property
    def published(self) -> Days | None:
        """When the document was published."""
        return find_days(self.paper.metadata.published)

    @cached_property
    def counted(self) -> dict[str, tuple[int, str]]:
        """How many of each item, and the bound; read from the evidence where the claim has none."""
        return find_counted(self.claim, self.paper.text, self.codebook)

    @cached_property
    def official(self) -> bool:
        """Whether the document is an official record of its own act and speaks in its own voice or an office's."""
        return is_official(self.paper, self.parties, self.codebook)

    @cached_property
    def running(self) -> bool:
        """Whether its sum is a running total over several gifts."""
        return (
            self.amount is not None and not self.items and bool(find_values(self.words, "record_total", self.codebook))
        )

    @property
    def denied(self) -> bool:
        """Whether the document says that it is not so."""
        return self.claim.assertion == "denied"

    @property
    def words(self) -> str:
        """The evidence as one text."""
        return " ".join(span.exact for span in self.claim.evidence)


def is_acting(claim: Claim) -> bool:
    """Whether a claim tells of an activity, an agreement, a budget or a framework."""
    return isinstance(claim, Assistance | Agreement | Budget | Framework)
