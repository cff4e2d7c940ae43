"""The starter data in a ledger: what the public could know of Mongolia on a day, and what it knows now."""

from collections.abc import Iterator

import pytest

from headwater.ledger import Ledger, Query, View, create_ledger
from headwater.model import Agreement, Assistance
from headwater.pipeline.add import read_filling


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the data set on Japan's OSA."""
    with create_ledger(tmp_path_factory.mktemp("osa") / "ledger") as ledger:
        filling = read_filling("osa")
        ledger.append(filling.statements, filling.texts)
        yield ledger


def stages(view: View) -> set[str | None]:
    """Stages told of the agreement between Japan and Mongolia."""
    held = view.claims(Query(donor="JP", recipient="MN", type="agreement"))
    return {one.claim.stage for one in held if isinstance(one.claim, Agreement)}


def sums(view: View) -> set[str]:
    """Sums told of assistance to Mongolia alone."""
    held = (one.claim for one in view.claims(Query(recipient="MN", type="assistance")))
    return {one.amount.value for one in held if isinstance(one, Assistance) and one.amount and len(one.recipients) == 1}


def test_on_10_january_2025_the_agreement_was_signed_not_in_force_and_there_was_no_grant(ledger: Ledger) -> None:
    then = ledger.view(published_by="2025-01-10")
    assert "signed" in stages(then)
    assert "in_force" not in stages(then)
    assert sums(then) == set()


def test_now_it_is_in_force_and_the_grant_is_known(ledger: Ledger) -> None:
    now = ledger.view()
    assert {"signed", "in_force"} <= stages(now)
    assert sums(now) == {"1300000000"}


def test_what_was_the_case_is_another_question_than_what_was_known(ledger: Ledger) -> None:
    assert "in_force" not in stages(ledger.view(valid_at="2025-01-21"))
    assert "in_force" in stages(ledger.view(valid_at="2025-01-22"))
    assert sums(ledger.view(valid_at="2025-02-09")) == set()


def test_before_it_was_filled_the_ledger_knew_nothing(ledger: Ledger) -> None:
    assert list(ledger.view(known_at="2024-12-31").claims()) == []


def test_filling_twice_appends_nothing(ledger: Ledger) -> None:
    filling = read_filling("osa")
    assert ledger.append(filling.statements, filling.texts).appended == ()
