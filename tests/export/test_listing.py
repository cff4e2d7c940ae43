"""Nothing that a stranger wrote reaches a terminal as a control character, and no cell becomes a formula."""

import io

import msgspec
import pytest

from headwater.export import listing, sheet
from headwater.export.activities import ACTIVITIES
from headwater.export.held import CLAIMS
from headwater.ledger import Held, Summary, build_summary, find_activity
from headwater.model import Assistance, Money, Reader, Span

EVIL = "\x1b[31m=cmd()\u202e"
CLAIM = Assistance(
    id="sha256:" + "0" * 64,
    asserters=(EVIL,),
    assertion="stated",
    evidence=(Span(0, 5, EVIL),),
    mentions={},
    donors=(EVIL,),
    recipients=("FJ",),
    framework=EVIL,
    amount=Money("1", EVIL),
    stage="agreed",
)
DAY = ("2025-01-01", "2025-01-31")
HELD = Held(1, CLAIM, "sha256:" + "1" * 64, False, DAY, (None, "2025-01-31"), CLAIM, 0, EVIL, EVIL, 1)


def summary() -> Summary:
    activity = find_activity(CLAIM)
    assert activity is not None
    return build_summary(activity, [HELD])


def write(form: str, what: str) -> str:
    stream = io.StringIO()
    writer = {"plain": listing.write_plain, "csv": listing.write_csv}[form]
    if what == "claims":
        writer(CLAIMS, [(HELD, (Reader(EVIL, EVIL),))], stream)
    else:
        writer(ACTIVITIES, [summary()], stream)
    return stream.getvalue()


@pytest.mark.parametrize("what", ["claims", "activities"])
def test_control_characters_are_spelt_out(what: str) -> None:
    assert set("\x1b\u202e").isdisjoint(write("plain", what))
    assert "\\x1b[31m" in write("plain", what)


def test_a_sheet_is_as_harmless() -> None:
    stream = io.StringIO()
    sheet.write_plain(
        sheet.Sheet("a", ((EVIL[:0] + "who", EVIL),), (sheet.Section("words", (EVIL,), ((EVIL,),)),)), stream
    )
    assert set("\x1b\u202e").isdisjoint(stream.getvalue())


def test_a_formula_is_defused() -> None:
    evil = msgspec.structs.replace(HELD, title="=1+1")
    stream = io.StringIO()
    listing.write_csv(CLAIMS, [(evil, ())], stream)
    assert ",'=1+1," in stream.getvalue()


def test_a_day_known_coarsely_is_told_as_coarsely() -> None:
    assert ",2025-01," in write("csv", "claims")
    assert ",../2025-01-31," in write("csv", "claims")
