"""A different donor, recipient, beneficiary or signatory."""

import re
from collections.abc import Iterator
from itertools import combinations

from headwater.model import Activity, Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.identity.features import are_services_alike
from headwater.reconcile.record import Record, when
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
    """Names of those who signed that differ in one place; only where the act is a signature."""
    signed = [t for t in tolds if t.stage in ("signed", "agreed", "in_force")]
    first = {t.document: t for t in sorted(signed, key=lambda t: (not t.claim.signatories, t.id), reverse=True)}
    names = {document: _signers(record, told) for document, told in first.items()}
    for left, right in combinations(sorted(first, key=lambda d: when(first[d])), 2):
        rivals = find_rivals(names[left], names[right])
        if rivals:
            mine, theirs = rivals
            saids = [Said(first[left], mine), Said(first[right], theirs)]
            agreeing = [
                Said(first[d], rival)
                for d in first
                for rival in rivals
                if d not in (left, right) and any(_is_one(s.name, rival) for s in names[d])
            ]
            yield build_finding(record, "party_conflict", "signatory", (*saids, *agreeing))
            return


def _signers(record: Record, told: Told) -> list[Signer]:
    own = [Signer("", name) for name in told.claim.signatories]
    return own or list(find_signers(told.paper, record.codebook))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower()))


def _is_one(left: str, right: str) -> bool:
    """Whether two names may be of one person: the same words in any order, or some of them."""
    a, b = _words(left), _words(right)
    return a <= b or b <= a


def find_rivals(left: list[Signer], right: list[Signer]) -> tuple[str, str] | None:
    """One name of each list that stand for one signature: all others agree, or the two share an office or a word."""
    mine = [a for a in left if not any(_is_one(a.name, b.name) for b in right)]
    theirs = [b for b in right if not any(_is_one(a.name, b.name) for a in left)]
    if len(left) == len(right) and len(mine) == len(theirs) == 1 and len(left) > 1:
        return mine[0].name, theirs[0].name
    for a in mine:
        for b in theirs:
            alone = all(sum(s.office == "ambassador" for s in side) == 1 for side in (left, right))
            akin = bool(_words(a.name) & _words(b.name)) or (alone and a.office == "ambassador")
            if a.office == b.office and akin:
                return a.name, b.name
    return None


PARTY = Rule("party_conflict", 1, find_party_conflicts)
