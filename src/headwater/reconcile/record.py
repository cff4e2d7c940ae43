"""The record: a view with its activities and origins worked out. Rules are functions of it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from headwater.codebook import Codebook, load_codebook
from headwater.model import Activity, Judgement, Origin
from headwater.reconcile.identity import Grouping, group_claims
from headwater.reconcile.identity.features import Pair, find_features
from headwater.reconcile.identity.groups import find_parent, index_wholes
from headwater.reconcile.origins import find_origins
from headwater.reconcile.rates import Rates, read_reference_rates
from headwater.reconcile.settings import Settings, read_settings
from headwater.reconcile.told import Told, is_acting
from headwater.reconcile.view import Paper, View

_TELLING = frozenset({"amount", "date", "quantity", "citation", "fiscal_year", "round", "items"})


class Record:
    """What the documents of a view say together. Worked out when first asked for; never changes."""

    def __init__(self, view: View, codebook: Codebook, settings: Settings, rates: Rates) -> None:
        self.view, self.codebook, self.settings, self.rates = view, codebook, settings, rates

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """Documents by id."""
        return {paper.id: paper for paper in self.view.papers}

    @cached_property
    def told(self) -> dict[str, Told]:
        """Claims that tell of activities, by id."""
        return {
            claim.id: Told(paper, claim, self.codebook)  # type: ignore[arg-type]  # is_acting narrows it
            for paper in self.view.papers
            for claim in paper.claims
            if is_acting(claim)
        }

    @cached_property
    def by_recipients(self) -> dict[frozenset[str], tuple[Told, ...]]:
        """Claims of assistance by whom they name as recipients."""
        found: dict[frozenset[str], list[Told]] = defaultdict(list)
        for id_ in sorted(self.told):
            if self.told[id_].type == "assistance":
                found[frozenset(self.told[id_].recipients)].append(self.told[id_])
        return {recipients: tuple(tolds) for recipients, tolds in found.items()}

    @cached_property
    def budgets(self) -> dict[tuple[str, str], tuple[Told, ...]]:
        """Claims of budgets with a sum, by donor and framework."""
        found: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for id_ in sorted(self.told):
            told = self.told[id_]
            for donor in told.donors if told.type == "budget" and told.framework and told.amount else ():
                found[donor, told.framework or ""].append(told)
        return {key: tuple(tolds) for key, tolds in found.items()}

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """The witnesses."""
        return find_origins(self.view, self.codebook, self.settings)

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """The origin of each document."""
        return {document: origin for origin in self.origins for document in origin.documents}

    @cached_property
    def cited(self) -> frozenset[tuple[str, str]]:
        """Pairs of documents of which one rests on the other, both ways."""
        links = [(link.document, link.source) for origin in self.origins for link in origin.links]
        return frozenset([*links, *((b, a) for a, b in links)])

    @cached_property
    def grouping(self) -> Grouping:
        """Claims grouped into activities, with what is undecided."""
        tolds = tuple(self.told[id_] for id_ in sorted(self.told))
        return group_claims(tolds, self.cited, self.view.judgements, self.rates, self.settings)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities, with groups and their members."""
        return _build_activities([tuple(self.told[id_] for id_ in group) for group in self.grouping.groups])

    @cached_property
    def activity_of(self) -> dict[str, Activity]:
        """The activity of each claim."""
        return {claim: activity for activity in self.activities for claim in activity.claims}

    def tolds(self, activity: Activity) -> tuple[Told, ...]:
        """An activity's claims, in the order of publication."""
        return tuple(sorted((self.told[id_] for id_ in activity.claims), key=when))

    def parent(self, activity: Activity) -> Activity | None:
        """The group whose member an activity is."""
        return self.activity_of[activity.parent] if activity.parent else None

    def is_close(self, left: Told, right: Told, slot: str) -> bool:
        """Whether two claims agree in something that is no matter of course, whatever they say of ``slot``.

        Donor, recipient and programme are shared by many gifts; the rest of a group may have joined them.
        """
        if left.type in ("agreement", "framework"):
            return True
        pair = Pair(left, right, self.rates, self.settings, cited=(left.document, right.document) in self.cited)
        return any(f.outcome in ("same", "near") and f.slot in _TELLING - {slot} for f in find_features(pair))

    def contradictions(self) -> tuple[Judgement, ...]:
        """Judgements that contradict what others imply."""
        return self.grouping.contradictions


def when(told: Told) -> tuple[str, str, str]:
    """The order of publication; what is not dated comes last."""
    return (told.paper.metadata.published or "9999", told.document, told.id)


def _build_activities(groups: Iterable[tuple[Told, ...]]) -> tuple[Activity, ...]:
    tolds = list(groups)
    wholes = index_wholes(t for group in tolds for t in group)
    head = {t.id: group[0].id for group in tolds for t in group}
    parents: dict[str, str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for group in tolds:
        parent = find_parent([t for t in group if t.type == "assistance"], wholes)
        if parent is not None and head[parent.id] != group[0].id:
            parents[group[0].id] = head[parent.id]
            members[head[parent.id]].append(group[0].id)
    return tuple(
        Activity(
            id=group[0].id,
            type=group[0].type,  # type: ignore[arg-type]  # one of the four by construction
            claims=tuple(t.id for t in group),
            parent=parents.get(group[0].id),
            members=tuple(sorted(members[group[0].id])),
        )
        for group in sorted(tolds, key=lambda g: g[0].id)
    )


def build_record(
    view: View, codebook: Codebook | None = None, settings: Settings | None = None, rates: Rates | None = None
) -> Record:
    """The record of ``view`` with our codebook, settings and reference rates where none are given."""
    return Record(
        view,
        codebook or load_codebook(),
        settings or read_settings(),
        read_reference_rates() if rates is None else rates,
    )
