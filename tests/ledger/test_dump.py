"""A dump is the same bytes from every database, and loads only if every line of it is right."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater.errors import HeadwaterError, LedgerDiverged, SourceDamaged, SourceTooLarge, SourceUnknown
from headwater.ledger import Ledger, create_ledger
from headwater.ledger.append import read_head
from headwater.ledger.dump import write_dump
from headwater.ledger.files import open_input, open_output
from headwater.ledger.load import Loaded, load_dump
from headwater.ledger.parse import parse_dump
from headwater.model import TextDropped
from tests.ledger.histories import fill, fill_kept, find_all_faults
from tests.ledger.papers import build_paper


def dump(ledger: Ledger) -> bytes:
    """All of a ledger."""
    stream = io.BytesIO()
    with ledger.database.reading() as session:
        write_dump(session, stream, read_head(session), lambda number, total: None)
    return stream.getvalue()


def load(ledger: Ledger, content: bytes | list[bytes]) -> Loaded:
    """A dump into ``ledger``."""
    lines = content.splitlines(keepends=True) if isinstance(content, bytes) else content
    return load_dump("old.jsonl", ledger.database, parse_dump("old.jsonl", lines), lambda number, total: None)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Ledger]:
    with create_ledger(tmp_path / "old") as made:
        fill(made)
        yield made


def everything(ledger: Ledger) -> list[object]:
    """What every view sees."""
    return [list(ledger.view(known_at=day).claims()) for day in (None, "2025-02-01", "2025-01-31")]


def test_dump_load_dump_is_the_same(ledger: Ledger, old: Ledger, tmp_path: Path) -> None:
    content = dump(old)
    assert load(ledger, content).head == old.head()
    assert dump(ledger) == content
    assert everything(ledger) == everything(old)
    with create_ledger(tmp_path / "third") as third:
        load(third, dump(ledger))
        assert dump(third) == content
        assert third.view().position == old.view().position


def test_texts_that_were_dropped_and_taken_back_come_through(ledger: Ledger, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "kept") as kept:
        *_, dropped, taken_back = fill_kept(kept)
        content = dump(kept)
    load(ledger, content)
    assert dump(ledger) == content
    assert [ledger.text(paper.id) for paper in (dropped, taken_back)] == [None, taken_back.text]
    assert find_all_faults(ledger) == []


def test_a_text_that_is_dropped_as_it_comes_is_in_no_dump(ledger: Ledger, tmp_path: Path) -> None:
    paper = build_paper()
    with create_ledger(tmp_path / "hasty") as hasty:
        hasty.append([*paper.statements(), TextDropped(document=paper.id, reason="asked for")], paper.texts)
        content = dump(hasty)
    load(ledger, content)
    assert dump(ledger) == content
    assert paper.text.encode() not in content
    assert ledger.text(paper.id) is None


def test_a_document_seen_again_before_it_was_read_keeps_its_text(ledger: Ledger, tmp_path: Path) -> None:
    paper = build_paper()
    with create_ledger(tmp_path / "seen") as seen:
        seen.append([paper.seen()], paper.texts)
        seen.append([paper.seen("2024-12-11"), *paper.statements()])
        content = dump(seen)
    load(ledger, content)
    assert dump(ledger) == content


def test_loading_again_appends_nothing(ledger: Ledger, old: Ledger) -> None:
    content = dump(old)
    seq = load(ledger, content).new
    assert load(ledger, content) == Loaded(0, seq, old.head())


def test_an_interrupted_load_goes_on(ledger: Ledger, old: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.ledger.load.BATCH", 3)
    lines = dump(old).splitlines(keepends=True)

    def stop() -> Iterator[bytes]:
        yield from lines[:14]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_dump("old.jsonl", ledger.database, parse_dump("old.jsonl", stop()), lambda number, total: None)
    reached = ledger.head().seq
    assert 0 < reached < old.head().seq
    assert load(ledger, b"".join(lines)) == Loaded(old.head().seq - reached, reached, old.head())
    assert dump(ledger) == dump(old)


def test_a_ledger_with_other_statements_is_left_alone(ledger: Ledger, old: Ledger) -> None:
    paper = build_paper(name="Z")
    ledger.append(paper.statements(), paper.texts)
    before = dump(ledger)
    with pytest.raises(LedgerDiverged, match="its first 3 statements are not those of the dump"):
        load(ledger, dump(old))
    assert dump(ledger) == before


def test_a_ledger_that_is_further_is_left_alone(ledger: Ledger, old: Ledger) -> None:
    content = dump(old)
    load(ledger, content)
    paper = build_paper(name="Z")
    ledger.append(paper.statements(), paper.texts)
    with pytest.raises(LedgerDiverged, match="more than the dump"):
        load(ledger, content)


def test_a_text_that_is_missing_for_no_reason_is_told(ledger: Ledger, old: Ledger) -> None:
    with old.database.writing() as session:
        session.run("DELETE FROM content WHERE document = 1")
    with pytest.raises(SourceDamaged, match=r"old\.jsonl:3: the text of sha256:.* is missing"):
        load(ledger, dump(old))


def edit(line: int, change: Callable[[dict[str, object]], object]) -> Callable[[list[bytes]], None]:
    """Changes one line, in place."""

    def apply(lines: list[bytes]) -> None:
        told = json.loads(lines[line - 1])
        change(told)
        lines[line - 1] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    return apply


def put(line: int, *content: bytes) -> Callable[[list[bytes]], None]:
    """Puts other lines in place of one."""

    def apply(lines: list[bytes]) -> None:
        lines[line - 1 : line] = content

    return apply


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (edit(3, lambda line: line.update(recorded=1)), r"old\.jsonl:3: .*recorded before"),
        (edit(3, lambda line: line.update(recorded=9 * 10**15)), r"old\.jsonl:3: the link of statement 2"),
        (edit(3, lambda line: line.pop("backdated")), r"old\.jsonl:3: the link of statement 2"),
        (edit(2, lambda line: line.update(text="another")), r"old\.jsonl:2: the text is not that of"),
        (edit(3, lambda line: line.update(text="another")), r"old\.jsonl:3: a text stands beside"),
        (edit(3, lambda line: line.update(note="x")), r"old\.jsonl:3: .*note"),
        (put(4), r"old\.jsonl:4: statement 4 follows statement 2"),
        (put(4, b"\n"), r"old\.jsonl:4: "),
        (put(4, b"\xff\xfe\n"), r"old\.jsonl:4: "),
        (put(4, b'{"link":'), r"old\.jsonl:4: the line is cut off"),
        (put(4, b'{"end":{"link":"sha256:00","seq":2}}\n'), r"old\.jsonl:4: the last line tells of another end"),
    ],
)
def test_a_damaged_line_is_named(ledger: Ledger, old: Ledger, damage: Callable[[list[bytes]], None], told: str) -> None:
    lines = dump(old).splitlines(keepends=True)
    damage(lines)
    with pytest.raises(SourceDamaged, match=told):
        load(ledger, lines)


def test_a_dump_that_was_cut_off_is_told(ledger: Ledger, old: Ledger) -> None:
    lines = dump(old).splitlines(keepends=True)
    with pytest.raises(SourceDamaged, match=rf":{len(lines)}: the dump was cut off behind statement"):
        load(ledger, lines[:-1])
    with pytest.raises(SourceDamaged, match="something stands behind"):
        load(ledger, [*lines, lines[-1]])


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (b"", "no dump"),
        (b"Hello\n", "no dump"),
        (b'{"format":"something else","version":1}\n', "no dump"),
        (b'{"format":"headwater ledger","version":2}\n', "a newer Headwater made it"),
    ],
)
def test_what_is_no_dump_is_told(ledger: Ledger, first: bytes, told: str) -> None:
    with pytest.raises(SourceUnknown, match=told):
        load(ledger, [first] if first else [])
    assert ledger.head().seq == 0


def forge(lines: list[bytes], line: int, change: Callable[[str], str]) -> list[bytes]:
    """A dump in which a statement was changed and every link behind it made anew, as a forger would."""
    from headwater.ledger.chain import START, find_link, show_id

    made, link = [lines[0]], START
    for number, content in enumerate(lines[1:-1], 2):
        told = json.loads(content)
        body = content[content.index(b'"statement":') + 12 : -2]
        if "text" in told:
            body = body[: body.rindex(b',"text":')]
        body = change(body.decode()).encode() if number == line else body
        link = find_link(link, told["seq"], told["recorded"], told.get("backdated", False), body)
        head = {k: told[k] for k in ("backdated",) if k in told} | {
            "link": show_id(link), "recorded": told["recorded"], "seq": told["seq"]
        }  # fmt: skip
        tail = b',"text":' + json.dumps(told["text"]).encode() if "text" in told else b""
        made.append(json.dumps(head)[:-1].encode() + b',"statement":' + body + tail + b"}\n")
    end = {"end": {"link": show_id(link), "seq": len(made) - 1}}
    return [*made, json.dumps(end, separators=(",", ":")).encode() + b"\n"]


@pytest.mark.parametrize(
    ("line", "change", "told"),
    [
        (3, lambda body: body.replace("yen on", "yen at"), r"old\.jsonl:3: claim of .*the words at"),
        (3, lambda body: body.replace('"delivered"', '"operational"'), r"old\.jsonl:3: claim of .*its id is not"),
        (3, lambda body: body.replace('"claim":{', '"claim": {'), r"old\.jsonl:3: .*canonical"),
        (5, lambda body: body.replace('"claims":["sha256:', '"claims":["sha256:00'), r"old\.jsonl:5: reading of"),
    ],
)
def test_a_forged_statement_with_right_links_is_refused(
    ledger: Ledger, old: Ledger, line: int, change: Callable[[str], str], told: str
) -> None:
    with pytest.raises(SourceDamaged, match=told):
        load(ledger, forge(dump(old).splitlines(keepends=True), line, change))


def test_forging_nothing_changes_nothing(ledger: Ledger, old: Ledger) -> None:
    lines = forge(dump(old).splitlines(keepends=True), 0, str)
    load(ledger, lines)
    assert dump(ledger) == dump(old)


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_file_is_whole_or_not_there(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    with pytest.raises(ZeroDivisionError), open_output(path) as stream:
        stream.write(b"half" * (1 // 0))
    assert list(tmp_path.iterdir()) == []
    with open_output(path) as stream:
        stream.write(b"one\ntwo\n")
    with open_input(path) as lines:
        assert list(lines) == [b"one\n", b"two\n"]
    with pytest.raises(HeadwaterError, match="it is there already"), open_output(path):
        pass
    first = Path(path).read_bytes()
    with open_output(path, overwrite=True) as stream:
        stream.write(b"one\ntwo\n")
    assert Path(path).read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_line_without_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.ledger.files.MAX_LINE", 2**20)
    path = str(tmp_path / "bomb.gz")
    with open_output(path) as stream:
        stream.write(b"0" * 2**22)
    assert Path(path).stat().st_size < 2**14
    with open_input(path) as lines, pytest.raises(SourceTooLarge, match="a line of more than 1 MiB"):
        list(lines)


def test_a_compressed_file_that_was_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    with open_output(str(path)) as stream:
        stream.write(b"one\n" * 1000)
    path.write_bytes(path.read_bytes()[:-9])
    with open_input(str(path)) as lines, pytest.raises(SourceDamaged, match="cannot be read"):
        list(lines)
