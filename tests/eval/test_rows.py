from typing import Any

import pytest

from eval.rows import Row, judge_row, parse_marks, parse_rows, read_rows


def _row(line: str) -> Row:
    (row,) = parse_rows(line, "here.txt")
    return row


def _claim(text: str, slots: dict[str, Any], **words: str) -> dict[str, Any]:
    spans = {slot: [{"start": text.index(w), "end": text.index(w) + len(w), "exact": w}] for slot, w in words.items()}
    return {"type": "assistance", "asserters": [], "assertion": "stated", "evidence": [], "mentions": spans, **slots}


def test_marks_are_taken_out_of_the_text() -> None:
    text, (donors, items) = parse_marks("[[donors:Japan]] gave [[items:two boats]].")
    assert text == "Japan gave two boats."
    assert (text[donors.start : donors.end], text[items.start : items.end]) == ("Japan", "two boats")


def test_directives_hold_for_the_lines_below_them() -> None:
    content = "One.\n@published 2025-03-10\n# a comment\n\nTwo.\n@language ja\nThree.\n@published\nFour."
    told = [(row.text, row.published, row.language, row.line) for row in parse_rows(content, "here.txt")]
    assert told == [
        ("One.", None, "en", 1),
        ("Two.", "2025-03-10", "en", 5),
        ("Three.", "2025-03-10", "ja", 7),
        ("Four.", None, "ja", 9),
    ]


def test_values_may_be_quoted_and_claims_are_parted() -> None:
    row = _row('It. => type=reason asserters="Kyodo News" | type=budget stage!=executed')
    assert row.wanted == ({"type": "reason", "asserters": "Kyodo News"}, {"type": "budget"})
    assert row.barred == (("stage", "executed"),)


@pytest.mark.parametrize("line", ["It. => nonsense", "none: [[donors:Japan]] gave.", "none: It. => type=reason"])
def test_a_wrong_row_is_refused_by_file_and_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"here\.txt:2: "):
        list(parse_rows(f"\n{line}", "here.txt"))


def test_a_row_holds_when_its_marks_are_mentions_of_one_claim() -> None:
    row = _row("[[donors:Japan]] gave Fiji [[items:two boats]]. => donors=JP items=small_boat")
    whole = _claim(row.text, {"donors": ["JP"], "items": ["small_boat"]}, donors="Japan", items="boats")
    half = _claim(row.text, {"donors": ["JP"], "items": ["small_boat"]}, donors="Japan")
    assert judge_row(row, [whole]).faults == ()
    assert judge_row(row, [half]).faults == ("items has no mention 'two boats'",)
    assert judge_row(row, []).faults == ("no claim with donors=JP items=small_boat",)


def test_a_row_that_wants_nothing_holds_when_nothing_was_made() -> None:
    row = _row("none: Egypt bought jets.")
    assert judge_row(row, []).faults == ()
    assert judge_row(row, [_claim(row.text, {})]).faults == ("1 claims, none wanted",)


def test_what_is_denied_is_not_said() -> None:
    row = _row("Japan gave nothing. => stage!=delivered")
    said = _claim(row.text, {"stage": "delivered"})
    assert judge_row(row, [said]).faults == ("stage=delivered is said",)
    assert judge_row(row, [{**said, "assertion": "denied"}]).faults == ()


@pytest.mark.parametrize(
    ("slots", "value"),
    [
        (
            {"amount": {"value": "1300000000", "currency": "JPY", "scope": "total", "approximate": True}},
            "amount=JPY:1300000000",
        ),
        (
            {"amount": {"value": "5", "currency": "EUR", "scope": "each", "approximate": True}},
            "scope=each approximate=true",
        ),
        ({"recipients": ["LV", "EE"]}, "recipients=EE,LV"),
        ({}, "recipients="),
        ({"ordinal": 16}, "ordinal=16"),
    ],
)
def test_values_of_each_kind_are_compared(slots: dict[str, Any], value: str) -> None:
    row = _row(f"It. => {value}")
    assert judge_row(row, [_claim(row.text, slots)]).faults == ()


def test_every_row_of_ours_can_be_read_and_a_third_say_what_not_to_find() -> None:
    rows = read_rows()
    negative = [row for row in rows if not row.wanted or row.barred]
    assert len(rows) >= 60
    assert len(negative) * 3 >= len(rows)
