"""A different donor, recipient, beneficiary or signatory."""

import re
from collections.abc import Iterator
from itertools import combinations

from headwater.model import Activity, Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.identity.features import are_services_alike
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.told import Told
from headwater.reconcile.voice import Signer, find_signers


def find_party_conflicts(record: Record) -> Iterator[Finding]:
    """For each activity: donors, recipients, beneficiaries and those who signed."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if not t.denied]
        for slot in ("donors", "recipients", "parties"):
            clash = find_near_clash(record, slot, _list(tolds, slot), _are_other)
            if clash:
                yield build_finding(record, "party_conflict", slot, _keep_differing(clash))
        clash = find_near_clash(record, "beneficiaries", _list_services(tolds), _are_other_services)
        if clash:
            yield build_finding(record, "party_conflict", "beneficiaries", clash)
        yield from _find_signatories(record, activity, tolds)


def _list(tolds: list[Told], slot: str) -> list[Said]:
    if slot == "parties":
        return [Said(t, " ".join(t.parties)) for t in tolds if t.type == "agreement" and len(t.parties) > 1]
    return [Said(t, " ".join(sorted(getattr(t, slot)))) for t in tolds if t.type != "agreement" and getattr(t, slot)]


def _are_other(a: Said, b: Said) -> bool:
    """Whether each side names somebody whom the other leaves out."""
    left, right = set(a.value.split()), set(b.value.split())
    return bool(left - right) and bool(right - left)


def _keep_differing(clash: tuple[Said, ...]) -> tuple[Said, ...]:
    shared = set.intersection(*(set(s.value.split()) for s in clash))
    return tuple(Said(s.told, " ".join(i for i in s.value.split() if i not in shared)) for s in clash)


def _list_services(tolds: list[Told]) -> list[Said]:
    return [Said(t, ", ".join(t.beneficiaries), " ".join(sorted(t.services))) for t in tolds if t.services]


def _are_other_services(a: Said, b: Said) -> bool:
    return not are_services_alike(a.told.services, b.told.services)


# --- who signed -------------------------------------------------------------------------------------------------------


def _find_signatories(record: Record, activity: Activity, tolds: list[Told]) -> Iterator[Finding]:
    """Names of those who signed that differ in one office; only where the act is a signature."""
    signed = [t for t in tolds if t.stage in ("signed", "agreed", "in_force")]
    first = {t.document: t for t in reversed(signed)}
    named = [(t, s) for t in first.values() for s in _signers(record, t)]
    for (left, mine), (right, theirs) in combinations(sorted(named, key=lambda n: (n[0].document, n[1].name)), 2):
        alone = _is_alone(named, mine, left) and _is_alone(named, theirs, right)
        rivals = left.document != right.document and _are_rivals(mine, theirs, alone)
        if rivals and not _is_named(named, (left, mine), (right, theirs)):
            yield build_finding(
                record, "party_conflict", "signatory", (Said(left, mine.name), Said(right, theirs.name))
            )
            return


def _signers(record: Record, told: Told) -> list[Signer]:
    own = [Signer("", name) for name in told.claim.signatories]
    return own or list(find_signers(told.paper, record.codebook))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower()))


def _are_rivals(a: Signer, b: Signer, alone: bool) -> bool:
    """Whether two names of one office are of two people: they differ, and share a part or are their texts' only one."""
    left, right = _words(a.name), _words(b.name)
    shared = bool(left & right) or (alone and a.office == "ambassador")
    return a.office == b.office and shared and bool(left - right) and bool(right - left)


def _is_alone(named: list[tuple[Told, Signer]], signer: Signer, told: Told) -> bool:
    return sum(t.document == told.document and s.office == signer.office for t, s in named) == 1


def _is_named(named: list[tuple[Told, Signer]], mine: tuple[Told, Signer], theirs: tuple[Told, Signer]) -> bool:
    """Whether either document names the other's signer too."""
    said = {(told.document, _words(signer.name)) for told, signer in named}
    return (theirs[0].document, _words(mine[1].name)) in said or (mine[0].document, _words(theirs[1].name)) in said


PARTY = Rule("party_conflict", 1, find_party_conflicts)
