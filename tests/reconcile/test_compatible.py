"""Values that differ and yet agree are told as what they are."""

from typing import Any

import pytest

from headwater.reconcile.compatible import find_compatibles
from tests.reconcile.papers import GRANT, PACT, claim, paper, record_of, release


@pytest.mark.parametrize(
    ("first", "changed", "kind", "slot"),
    [
        (PACT, {"date": "2024-12"}, "refinement", "date"),
        (GRANT, {"amount": {"value": "1310000000", "currency": "JPY", "approximate": True}}, "refinement", "amount"),
        (GRANT, {"amount": {"value": "8500000", "currency": "USD"}}, "restatement", "amount"),
        (PACT, {"stage": "in_force", "date": "2025-02-10"}, "progress", "stage"),
    ],
)
def test_two_documents_agree(first: dict[str, Any], changed: dict[str, Any], kind: str, slot: str) -> None:
    record = record_of(release("2025-02-10", first), paper("Ocean Wire", "2025-02-12", claim(first, **changed)))
    assert [(c.kind, c.slot) for c in find_compatibles(record)] == [(kind, slot)]


def test_a_plan_that_was_changed_is_a_revision() -> None:
    plan = claim(GRANT, stage="planned", date=None, amount={"value": "2000000000", "currency": "JPY"})
    record = record_of(paper("Ocean Wire", "2024-12-02", plan), release("2025-02-10", GRANT))
    found = list(find_compatibles(record))
    assert [c.kind for c in found] == ["revision", "progress"]
    assert found[0].sentence == (
        "Ocean Wire told of a plan of 2 billion JPY; Ministry of Foreign Affairs of Japan tells of 1.3 billion JPY."
    )


def test_equal_values_need_no_word() -> None:
    assert (
        list(find_compatibles(record_of(release("2025-02-10", GRANT), paper("Ocean Wire", "2025-02-12", GRANT)))) == []
    )
