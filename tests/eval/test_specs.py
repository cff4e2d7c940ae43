"""Annotations of others: when a date is read as annotated, and what is declared outside."""

from pathlib import Path

import pytest

from eval.dated import find_days, fits
from eval.specs import Case, measure_specs, read_reasons


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024", ("2024-01-01", "2025-01-01")),
        ("2024-12", ("2024-12-01", "2025-01-01")),
        ("2024-12-31", ("2024-12-31", "2025-01-01")),
        ("2024-03/2024-05", ("2024-03-01", "2024-06-01")),
        ("soon", None),
    ],
)
def test_days(edtf: str, days: tuple[str, str] | None) -> None:
    assert find_days(edtf) == days


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (["2018-04-22"], {"timex": "XXXX-04-22", "value": "2018-04-22"}),
        (["2018-11"], {"timex": "XXXX-11", "Mod": "mid", "start": "2018-11-10", "end": "2018-11-21"}),
        (["2014/2018"], {"timex": "(2014-01-01,2018-01-01,P4Y)", "start": "2014-01-01", "end": "2018-01-01"}),
        (["2018-01", "2018-04"], {"timex": "()", "start": "2018-01-01", "end": "2018-05-01"}),
        (["2018"], {"timex": "2018", "Mod": "after", "start": "2019-01-01"}),
    ],
)
def test_what_fits(found: list[str], value: dict[str, str]) -> None:
    assert fits(found, value)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        ([], {"timex": "XXXX-04-22", "value": "2018-04-22"}),
        (["2018-04-21"], {"timex": "XXXX-04-22", "value": "2018-04-22"}),
        (["2018-04"], {"timex": "XXXX-04-22", "value": "2018-04-22"}),
        (["2018"], {"timex": "2018-11", "start": "2018-11-01", "end": "2018-12-01"}),
        (["2018-11-20"], {"timex": "2018-11", "start": "2018-11-01", "end": "2018-12-01"}),
    ],
)
def test_what_does_not(found: list[str], value: dict[str, str]) -> None:
    assert not fits(found, value)


def test_reasons_are_told_and_hold_for_their_kind_only() -> None:
    reasons = read_reasons()
    assert all(len(r.reason) > 30 and (r.patterns or r.empty) for r in reasons)
    feast = Case("date", "English", "easter monday", "On Easter Monday", right=False)
    assert [r.reason[:7] for r in reasons if r.holds(feast)] == ["A feast"]
    assert not any(r.holds(Case("date", "English", "5 may 2024", "On 5 May 2024", right=True)) for r in reasons)


def test_a_quarter_at_most_is_outside(shared: Path) -> None:
    measures = measure_specs(shared / "data")
    assert measures["specs.outside"] <= 0.25
    assert min(measures["specs.money"], measures["specs.date"]) >= 0.97
