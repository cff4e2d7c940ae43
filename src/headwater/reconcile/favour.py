"""Which value the record favours: the original of what was cited, the official record, more origins, a revision."""

from collections import defaultdict

from headwater.reconcile.record import Record, when
from headwater.reconcile.said import Said
from headwater.reconcile.tell import tell_house
from headwater.reconcile.wording import find_countries

UNDECIDED = (None, "The record does not decide: no official source, and as many origins on each side.")


def judge_value(record: Record, saids: tuple[Said, ...]) -> tuple[str | None, str]:
    """The favoured value and why in one sentence; None where the record does not decide. Never counts documents."""
    heard = find_heard(record, saids)
    if len({said.same for said in heard}) == 1 and len({said.same for said in saids}) > 1:
        return heard[0].value, f"{tell_house(heard[0].told.paper)} is the original on which the other rests."
    official = tuple(said for said in heard if said.told.official)
    return (
        _by_official(heard) or _by_revision(official) or _by_origins(record, heard) or _by_revision(heard) or UNDECIDED
    )


def find_heard(record: Record, saids: tuple[Said, ...]) -> tuple[Said, ...]:
    """Statements without those of copies and re-reports whose original is heard itself."""
    speaking = {said.told.document for said in saids}
    return tuple(said for said in saids if _is_first(record, said.told.document, speaking))


def _is_first(record: Record, document: str, speaking: set[str]) -> bool:
    original = record.origin_of[document].original
    return document == original or original not in speaking


def _by_official(saids: tuple[Said, ...]) -> tuple[str, str] | None:
    """Official records of their own act, where they agree among themselves; a donor's house before others."""
    official = [said for said in saids if said.told.official and not said.told.denied]
    for group in (official, [said for said in official if _is_giver(said)]):
        if group and len({said.same for said in group}) == 1:
            best = min(group, key=lambda said: when(said.told))
            return best.value, f"{tell_house(best.told.paper)} is the official record of its own act."
    return None


def _is_giver(said: Said) -> bool:
    countries = find_countries(said.told.paper.metadata.publisher or "", said.told.codebook)
    return bool(countries) and countries[0] in said.told.donors


def _by_origins(record: Record, saids: tuple[Said, ...]) -> tuple[str, str] | None:
    behind: dict[str, set[str]] = defaultdict(set)
    for said in saids:
        behind[said.same].add(record.origin_of[said.told.document].original)
    ranked = sorted(behind, key=lambda same: (-len(behind[same]), same))
    if len(ranked) > 1 and len(behind[ranked[0]]) > len(behind[ranked[1]]):
        best = min((said for said in saids if said.same == ranked[0]), key=lambda said: when(said.told))
        return best.value, f"{len(behind[ranked[0]])} independent origins say so, against {len(behind[ranked[1]])}."
    return None


def _by_revision(saids: tuple[Said, ...]) -> tuple[str, str] | None:
    """The later of two documents of one house."""
    houses = {said.told.paper.metadata.publisher for said in saids}
    dated = all(said.told.published for said in saids)
    if len(houses) == 1 and dated and len(saids) > 1:
        last = max(saids, key=lambda said: when(said.told))
        return last.value, f"{tell_house(last.told.paper)} says so later, and corrects itself."
    return None
