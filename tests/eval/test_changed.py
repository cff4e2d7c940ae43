"""Changes put into texts: what they make of words, and that a claim which does not follow is counted."""

import pytest

from eval.changed import (
    deny,
    hold,
    look_at_rows,
    shift_claims,
    shift_years,
    turn_claims,
    turn_dates,
    turn_money,
    turn_passive,
    turn_sums,
    wrap,
)
from eval.rows import Row, parse_rows
from headwater.codebook import load_codebook


def row(text: str) -> Row:
    return Row("here.txt", 1, text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("on 3 May 2024, in 2024-25", "on 3 May 1996, in 1996-97"),
        ("2,024 rifles for $2030 and 1999", "2,024 rifles for $2030 and 1971"),
        ("2024-12-11", "1996-12-11"),
    ],
)
def test_years_go_back_by_a_cycle(before: str, after: str) -> None:
    assert shift_years(before) == after


def test_claims_go_back_with_their_years() -> None:
    claims = [{"date": "2024-12-11", "fiscal_year": "JP-2024", "amount": {"value": "2024"}}]
    assert shift_claims(claims) == [{"date": "1996-12-11", "fiscal_year": "JP-1996", "amount": {"value": "2024"}}]


def test_sums_get_other_digits_and_claims_with_them() -> None:
    text, values = turn_sums("a grant of 1.9 billion yen for 12 boats", load_codebook())
    assert text == "a grant of 2.1 billion yen for 12 boats"
    claims = turn_claims([{"amount": {"value": "1900000000", "currency": "JPY"}}], values)
    assert claims == [{"amount": {"value": "2100000000", "currency": "JPY"}}]


def test_dates_and_sums_are_written_otherwise() -> None:
    assert turn_dates("on 3 May 2024 and June 4, 2023") == "on May 3, 2024 and 4 June 2023"
    assert turn_money("5 billion yen ($33 million), €2 million") == "¥5 billion ($33m), 2 million euros"


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (wrap, "“Japan has donated two boats to Fiji,” a ministry spokesman said."),
        (deny, "Japan has not donated two boats to Fiji."),
    ],
)
def test_a_plain_sentence_is_wrapped_or_denied(change: object, after: str) -> None:
    assert callable(change)
    assert change(row("Japan has donated two boats to Fiji.")) == after


@pytest.mark.parametrize("text", ["“We gave boats,” he said.", "Japan said it has given boats. Fiji has not."])
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert (wrap(row(text)), deny(row(text))) == (None, None)


def test_the_active_is_made_passive() -> None:
    active = row("Japan handed over two patrol boats to the Fiji Navy on 3 May.")
    assert turn_passive(active) == "Two patrol boats were handed over to the Fiji Navy by Japan on 3 May."


def test_what_does_not_follow_counts_against() -> None:
    one, other = {"stage": "signed"}, {"stage": "in_force"}
    assert hold([one, one], [one, other]).share == 0.5
    assert hold([one], [one, other]).share == 0.5
    assert hold([], []).share == 1.0


def test_a_denied_row_may_not_be_told_as_before() -> None:
    rows = list(parse_rows("Japan has donated two patrol boats to the Fiji Navy. => type=assistance", "here.txt"))
    shares = {name: tally.share for name, _, _, tally in look_at_rows(rows)}
    assert shares["denied"] == 1.0
