"""The recorded clock never stands still, and days and moments cover what was written."""

import pytest

from headwater.errors import QueryError, StatementRefused
from headwater.ledger import create_ledger
from headwater.ledger.clock import find_next, parse_period, show_time
from tests.ledger.papers import build_paper


@pytest.mark.parametrize(("now", "before", "then"), [(10, 5, 10), (5, 10, 11), (10, 10, 11)])
def test_the_clock_never_goes_back_and_never_stands_still(now: int, before: int, then: int) -> None:
    assert find_next(now, before) == then


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-01", "2025-03-01T00:00:00.000000Z", "2025-03-01T23:59:59.999999Z"),
        ("2025-03-01T12Z", "2025-03-01T12:00:00.000000Z", "2025-03-01T12:59:59.999999Z"),
        ("2025-03-01T12:00+09:00", "2025-03-01T03:00:00.000000Z", "2025-03-01T03:00:59.999999Z"),
        ("2025-03-01 12:00:07Z", "2025-03-01T12:00:07.000000Z", "2025-03-01T12:00:07.999999Z"),
        ("2025-03-01T12:00:07.5-03:30", "2025-03-01T15:30:07.500000Z", "2025-03-01T15:30:07.500000Z"),
    ],
)
def test_a_time_lasts_as_long_as_it_is_written(text: str, first: str, last: str) -> None:
    assert tuple(map(show_time, parse_period(text))) == (first, last)


@pytest.mark.parametrize("text", ["", "2025-13-01", "soon", "2025-03-01T12:00", "2025-03-01T25Z"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(QueryError):
        parse_period(text)


def test_what_was_known_at_the_last_append_stays_when_the_machine_s_clock_goes_back(place: str) -> None:
    times = iter([2_000_000, 1_000_000])
    first, second = build_paper(name="A"), build_paper(name="B")
    with create_ledger(place, clock=lambda: next(times)) as ledger:
        known_at = show_time(ledger.append(first.statements(), first.texts).head.recorded)
        before = list(ledger.view(known_at=known_at).claims())
        ledger.append(second.statements(), second.texts)
        assert list(ledger.view(known_at=known_at).claims()) == before
        assert len(list(ledger.view().claims())) == 2


def test_history_is_loaded_append_by_append_into_one_day(place: str) -> None:
    with create_ledger(place) as ledger:
        for name in "ABC":
            paper = build_paper(name=name)
            ledger.append(paper.statements(), paper.texts, recorded_at="2025-03-01")
        assert len(list(ledger.view(known_at="2025-03-01").claims())) == 3
        assert list(ledger.view(known_at="2025-02-28").claims()) == []
        with pytest.raises(StatementRefused, match="last statement is of 2025-03-01"):
            ledger.append(build_paper(name="D").statements(), recorded_at="2025-02-28")


def test_a_day_to_come_is_no_day_of_a_load(place: str) -> None:
    with create_ledger(place, clock=lambda: 1_000) as ledger, pytest.raises(StatementRefused, match="not yet"):
        ledger.append(build_paper().statements(), recorded_at="1970-01-02")
