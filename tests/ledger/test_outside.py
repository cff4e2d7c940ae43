"""Texts outside of a ledger: a file each, by digest, there before their statements are."""

import gzip
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from headwater.errors import LedgerUnwritable
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.append import read_head
from headwater.ledger.backup import write_backup
from headwater.ledger.dump import read_dump
from headwater.ledger.ledger import is_server
from headwater.ledger.load import load_dump
from headwater.ledger.parse import parse_dump
from headwater.ledger.restore import restore_ledger
from headwater.ledger.sqlite import FILE
from headwater.ledger.texts import name_file, put_outside
from headwater.ledger.verify import Verifying
from headwater.model import TextDropped, Undone, id_of
from tests.ledger.histories import fill_kept, find_all_faults
from tests.ledger.papers import Paper, build_paper


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "texts"


@pytest.fixture
def outer(place: str, texts: Path) -> Iterator[Ledger]:
    """A new ledger that keeps its texts outside."""
    with create_ledger(place, fill=partial(put_outside, folder=texts)) as made:
        yield made


def add(ledger: Ledger, name: str = "A") -> Paper:
    paper = build_paper(name=name)
    ledger.append(paper.statements(), paper.texts)
    return paper


def drop(ledger: Ledger, paper: Paper) -> TextDropped:
    dropped = TextDropped(document=paper.id, reason="asked for", by="Ada")
    ledger.append([dropped])
    return dropped


def read_lines(ledger: Ledger) -> list[bytes]:
    with ledger.database.reading() as session:
        return list(read_dump(session, read_head(session), lambda *_: None))


def test_a_text_is_a_file_that_anybody_can_read(outer: Ledger, texts: Path) -> None:
    paper = add(outer)
    path = name_file(texts, paper.id)
    assert gzip.decompress(path.read_bytes()).decode() == paper.text == outer.text(paper.id)
    assert [one for one in texts.rglob("*") if one.is_file()] == [path]
    with outer.database.reading() as session:
        assert list(session.rows("SELECT packed FROM content")) == [(None,)]


def test_claims_are_checked_against_texts_outside(outer: Ledger) -> None:
    paper = add(outer)
    outer.append([paper.reading(claims=())])
    outer.append(paper.statements())
    assert find_all_faults(outer) == []


def test_both_ways_of_keeping_texts_make_the_same_dump(outer: Ledger, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "inner") as inner:
        fill_kept(inner)
        lines = read_lines(inner)
    load_dump("d", outer.database, parse_dump("d", lines), lambda *_: None)
    assert read_lines(outer) == lines
    assert find_all_faults(outer) == []


def test_a_backup_needs_nothing_beside_it(outer: Ledger, texts: Path, tmp_path: Path) -> None:
    fill_kept(outer)
    lines = read_lines(outer)
    write_backup(outer.database, tmp_path / "all.backup", lambda *_: None)
    shutil.rmtree(texts)
    restore_ledger(str(tmp_path / "all.backup"), str(tmp_path / "again"), lambda *_: None)
    with open_ledger(tmp_path / "again") as again:
        assert read_lines(again) == lines
        add(again, "more")
        assert find_all_faults(again) == []
    assert not texts.exists()


def test_a_file_that_was_changed_or_lost_is_found_and_comes_back_with_its_document(outer: Ledger, texts: Path) -> None:
    papers = [add(outer, name) for name in "ABC"]
    name_file(texts, papers[0].id).write_bytes(gzip.compress(b"something else"))
    name_file(texts, papers[1].id).unlink()
    verifying = Verifying(outer.database)
    faults = [fault.reason for fault in verifying.find_faults()]
    assert [reason.partition(",")[0].partition(" sha")[0] for reason in faults] == [
        "its digest is",
        "it is kept outside",
    ]
    assert [one.document for one in verifying.unchecked] == [papers[0].id, papers[1].id]
    name_file(texts, papers[0].id).unlink()
    for paper in papers:
        assert outer.append(paper.statements(), paper.texts).appended == ()
    assert find_all_faults(outer) == []


def test_a_dropped_text_has_no_file_any_more(outer: Ledger, texts: Path) -> None:
    paper, other = add(outer), add(outer, "B")
    dropped = drop(outer, paper)
    assert [one.name for one in texts.rglob("*.gz")] == [name_file(texts, other.id).name]
    outer.append(paper.statements(), paper.texts)
    assert not name_file(texts, paper.id).exists()
    outer.append([Undone(document=paper.id, act=id_of(dropped), by="Ben")])
    outer.append(paper.statements(), paper.texts)
    assert outer.text(paper.id) == paper.text
    assert find_all_faults(outer) == []


def test_what_an_interruption_left_of_a_dropped_text_is_found_and_goes(outer: Ledger, texts: Path) -> None:
    paper = add(outer)
    left = name_file(texts, paper.id).read_bytes()
    dropped = drop(outer, paper)
    name_file(texts, paper.id).write_bytes(left)
    assert ["is still kept in" in fault for fault in find_all_faults(outer)] == [True]
    outer.append([dropped])
    assert find_all_faults(outer) == []


def test_texts_in_the_folder_of_a_ledger_move_with_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    with create_ledger(old, fill=partial(put_outside, folder=old / "texts")) as ledger:
        paper = add(ledger)
    old.rename(new)
    with open_ledger(new) as ledger:
        assert ledger.text(paper.id) == paper.text


def test_a_text_that_cannot_be_written_keeps_its_statements_out(outer: Ledger, texts: Path) -> None:
    paper = build_paper()
    name_file(texts, paper.id).parent.write_text("in the way", "utf-8")
    with pytest.raises(LedgerUnwritable, match="nothing was added"):
        outer.append(paper.statements(), paper.texts)
    assert outer.head().seq == 0


def test_a_place_for_texts_that_cannot_be_made_leaves_no_ledger(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(LedgerUnwritable, match="no texts can be kept here"):
        create_ledger(place, fill=partial(put_outside, folder=tmp_path / "file" / "texts"))
    with create_ledger(place) as ledger:
        assert ledger.head().seq == 0


def test_no_byte_of_a_dropped_text_stays_in_the_file(folder: str) -> None:
    words = "\n".join(f"{number} is what nobody may read any more" for number in range(2000))
    paper = build_paper(name=words)
    with create_ledger(folder) as ledger:
        add(ledger)
        ledger.append([paper.seen()], paper.texts)
        with ledger.database.reading() as session:
            rows = session.rows("SELECT packed FROM content ORDER BY document DESC LIMIT 1")
            packed = next(iter(rows))[0]
        drop(ledger, paper)
    kept = b"".join(path.read_bytes() for path in Path(folder).iterdir())
    assert [path.name for path in Path(folder).iterdir()] == [FILE]
    assert not is_server(folder)
    pieces = [packed[start : start + 16] for start in range(0, len(packed) - 16, 16)]
    assert len(pieces) > 100
    assert not any(piece in kept for piece in pieces)
