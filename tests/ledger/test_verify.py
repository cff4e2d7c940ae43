"""Whatever is not as it was put in, verify finds and names."""

from pathlib import Path

import pytest

from headwater.errors import QueryError
from headwater.ledger import Ledger, create_ledger
from headwater.ledger.chain import START, find_link
from headwater.ledger.fault import Fault
from headwater.ledger.head import show_head
from headwater.ledger.links import parse_head
from headwater.ledger.rebuild import rebuild_derived
from headwater.ledger.rows import BELIEF
from headwater.ledger.verify import Verifying
from tests.ledger.histories import fill_kept, find_all_faults
from tests.ledger.papers import Gift, build_paper


def damage(ledger: Ledger, *commands: str) -> None:
    """Run ``commands`` behind the ledger's back."""
    with ledger.database.writing() as session:
        for command in commands:
            session.run(command)


def find_faults(ledger: Ledger) -> list[Fault]:
    return list(Verifying(ledger.database).find_faults())


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with every kind of statement in it."""
    fill_kept(ledger)
    return ledger


def test_a_sound_ledger_has_no_faults(filled: Ledger) -> None:
    verifying = Verifying(filled.database)
    assert list(verifying.find_faults()) == []
    assert (verifying.documents, verifying.claims, verifying.head) == (5, 6, filled.head())


def test_an_empty_ledger_is_sound(ledger: Ledger) -> None:
    assert find_all_faults(ledger) == []


def test_a_dropped_text_is_told_as_what_cannot_be_checked(filled: Ledger) -> None:
    verifying = Verifying(filled.database)
    list(verifying.find_faults())
    assert [(one.reason, one.claims) for one in verifying.unchecked] == [("dropped", 1)]


def test_the_first_broken_link_is_named_with_what_hangs_on_it(filled: Ledger) -> None:
    damage(filled, "UPDATE statement SET recorded = recorded + 1 WHERE seq = 6")
    first = find_faults(filled)[0]
    assert first.place == "statement 6"
    assert "link" in first.reason
    assert first.behind == filled.head().seq - 6
    assert first.document == build_paper(Gift(donor="AU", date=None, framework=None), name="B", published="2025-01").id


def test_a_body_changed_with_its_link_breaks_the_next_link_and_its_id(filled: Ledger) -> None:
    damage(filled, """UPDATE statement SET body = replace(body, '"FJ"', '"PG"') WHERE seq = 2""")
    places = [fault.place for fault in find_faults(filled)]
    assert places[0] == "statement 2"
    assert any("its id" in told or "not the digest of its content" in told for told in find_all_faults(filled))


def test_a_lost_statement_is_named(filled: Ledger) -> None:
    damage(filled, "DELETE FROM statement WHERE seq = 3")
    assert find_all_faults(filled)[0] == "statement 4: statement 3 is missing before it"


def test_statements_cut_off_are_found_by_the_head_that_was_published(filled: Ledger) -> None:
    published = parse_head(show_head(filled.head()))
    assert list(Verifying(filled.database, published).find_faults()) == []
    last = filled.head().seq
    damage(filled, f"DELETE FROM statement WHERE seq = {last}")
    faults = list(Verifying(filled.database, published).find_faults())
    assert faults[0].place == f"head {last}"


def test_an_earlier_head_stays_a_prefix(filled: Ledger) -> None:
    earlier = parse_head(show_head(filled.head()).rpartition(" ")[0])
    paper = build_paper(name="later")
    filled.append(paper.statements(), paper.texts)
    assert list(Verifying(filled.database, earlier).find_faults()) == []


def test_the_head_of_another_ledger_is_none_of_this(filled: Ledger, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "other") as other:
        paper = build_paper(name="elsewhere")
        other.append(paper.statements(), paper.texts)
        head = parse_head(show_head(other.head()))
    assert [fault.place for fault in Verifying(filled.database, head).find_faults()] == ["head 3"]


@pytest.mark.parametrize("text", ["", "12", "12:", "x:sha256:00", "3:sha256:" + "0" * 63, "3 sha512:" + "0" * 64])
def test_what_is_no_head_is_said_to_be_none(text: str) -> None:
    with pytest.raises(QueryError, match="no head"):
        parse_head(text)


@pytest.mark.parametrize(
    ("command", "row"),
    [
        ("UPDATE belief SET stage = 'operational' WHERE claim = 2", "belief (claim 2, since 4)"),
        ("DELETE FROM belief WHERE claim = 6", "belief (claim 6, since 7)"),
        ("UPDATE belief SET until = NULL WHERE claim = 3", "belief (claim 3, since 4)"),
        (
            f"INSERT INTO belief SELECT {', '.join(BELIEF).replace('since', 'since + 1000')} FROM belief"
            " WHERE claim = 2 AND since = 4",
            "belief (claim 2, since 1004)",
        ),
        (
            "DELETE FROM member WHERE claim = 3 AND code = 'FJ'",
            "member (code FJ, role recipient, claim 3, since 4)",
        ),
        (
            "UPDATE member SET code = 'TO' WHERE claim = 3 AND code = 'FJ'",
            "member (code TO, role recipient, claim 3, since 4)",
        ),
        ("UPDATE sighting SET title = 'Another' WHERE seq = 5", "sighting (seq 5)"),
    ],
)
def test_derived_rows_that_are_wrong_are_found_and_made_again(filled: Ledger, command: str, row: str) -> None:
    damage(filled, command)
    faults = find_faults(filled)
    assert row in [fault.place for fault in faults]
    assert all(fault.derived for fault in faults)
    rebuild_derived(filled.database)
    assert find_all_faults(filled) == []


def test_a_text_that_was_changed_is_found(filled: Ledger) -> None:
    damage(filled, "UPDATE content SET packed = (SELECT packed FROM content WHERE document = 1) WHERE document = 5")
    assert [fault.place[:5] for fault in find_faults(filled)] == ["text "]


def test_a_text_that_is_gone_without_leave_is_found(filled: Ledger) -> None:
    damage(filled, "DELETE FROM content WHERE document = 1")
    faults = find_faults(filled)
    assert [fault.reason for fault in faults] == ["it is missing, and was not dropped"]
    assert not faults[0].derived


def test_a_ledger_forged_from_its_first_row_on_still_does_not_quote_its_texts(ledger: Ledger) -> None:
    """Ids and links can all be worked out afresh; the words then stand in no text."""
    paper = build_paper()
    ledger.append(paper.statements(), paper.texts)
    forge(ledger, "2024-12-10.", "2024-12-11.")
    told = find_all_faults(ledger)
    assert any("the words at" in one for one in told)
    assert not any("link" in one for one in told)


def forge(ledger: Ledger, old: str, new: str) -> None:
    """Every body with ``new`` for ``old``, links worked out afresh, as somebody with leave to write could do."""
    with ledger.database.writing() as session:
        link = START
        rows = list(session.rows("SELECT seq, recorded, backdated, body FROM statement ORDER BY seq"))
        for seq, recorded, backdated, body in rows:
            forged = body.replace(old, new)
            link = find_link(link, seq, recorded, bool(backdated), forged.encode())
            session.run("UPDATE statement SET body = ?, link = ? WHERE seq = ?", [forged, link, seq])
