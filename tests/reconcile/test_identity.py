"""Pairs of claims: of one activity, of two, or for a person to judge; and what each feature says."""

from typing import Any

import pytest

from headwater.codebook import load_codebook
from headwater.reconcile.identity import judge_pair
from headwater.reconcile.identity.features import Pair
from headwater.reconcile.settings import read_settings
from headwater.reconcile.told import Told
from tests.reconcile.papers import GRANT, PACT, YEN, claim, paper, record_of, release

OTHER_SUM = {"value": "900000000", "currency": "JPY"}


def judge(left: dict[str, Any], right: dict[str, Any]) -> Any:
    one, two = paper("Ocean Wire", "2025-02-10", left), paper("Steppe Evening Post", "2025-02-11", right)
    tolds = [Told(p, p.claims[0], load_codebook()) for p in (one, two)]  # type: ignore[arg-type]  # both are acts
    return judge_pair(Pair(tolds[0], tolds[1], YEN, read_settings()))


@pytest.mark.parametrize(
    ("changed", "decision"),
    [
        ({}, "same"),
        ({"amount": None, "date": None}, "same"),
        ({"amount": OTHER_SUM}, "same"),
        ({"framework": None, "amount": None, "date": None}, "same"),
        ({"framework": None, "amount": None, "date": None, "items": None}, "unsure"),
        ({"amount": OTHER_SUM, "date": "2024-02-10"}, "different"),
        ({"framework": "ODA", "beneficiaries": ["coast guard"], "amount": None, "date": None}, "unsure"),
        ({"recipients": ["PH"], "amount": OTHER_SUM}, "different"),
        ({"recipients": ["MN", "PH", "ID"]}, "different"),
        ({"donors": ["KR"], "amount": None}, "different"),
    ],
)
def test_a_grant_beside_a_grant(changed: dict[str, Any], decision: str) -> None:
    assert judge(GRANT, claim(GRANT, **changed)).decision == decision


@pytest.mark.parametrize(
    ("changed", "decision"),
    [
        ({}, "same"),
        ({"stage": "in_force", "date": "2025-01-22"}, "same"),
        ({"instrument": None}, "same"),
        ({"parties": ["JP", "PH"]}, "different"),
        ({"instrument": "reciprocal_access", "date": "2022-01-06"}, "different"),
    ],
)
def test_an_agreement_beside_an_agreement(changed: dict[str, Any], decision: str) -> None:
    left = claim(PACT, date=None) if changed == {"instrument": None} else PACT
    assert judge(left, claim(left, **changed)).decision == decision


def test_each_feature_says_a_sentence() -> None:
    match = judge(GRANT, claim(GRANT, framework="ODA"))
    told = {feature.slot: feature.sentence for feature in match.features}
    assert told["donors"] == "the same donors: JP"
    assert told["framework"] == "they name different framework: OSA and ODA"
    assert all(told.values())


def test_a_group_is_the_parent_of_its_members() -> None:
    whole = claim(GRANT, recipients=["PH", "ID", "MN"], stage="planned", date=None)
    record = record_of(paper("Ocean Wire", "2024-12-02", whole), release("2025-02-10", GRANT))
    parent, member = sorted(record.activities, key=lambda a: a.parent is not None)
    assert (member.parent, parent.members) == (parent.id, (member.id,))


def test_a_vague_claim_does_not_join_two_grants() -> None:
    first = claim(GRANT, fiscal_year="JP-2023", date="2024-02-10")
    second = claim(GRANT, fiscal_year="JP-2024", amount=OTHER_SUM)
    vague = claim(GRANT, amount=None, date=None, items=None, stage="announced")
    record = record_of(
        release("2024-02-10", first),
        paper("Ocean Wire", "2025-02-11", second),
        paper("Volta Review", "2025-03-01", vague),
    )
    assert len(record.activities) == 2


def test_undecided_pairs_are_kept_for_a_person() -> None:
    vague = claim(GRANT, framework=None, items=None, amount=None, date=None)
    record = record_of(paper("Ocean Wire", "2025-02-10", GRANT), paper("Volta Review", "2025-02-11", vague))
    assert [match.decision for match in record.grouping.undecided] == ["unsure"]
    assert len(record.activities) == 2
