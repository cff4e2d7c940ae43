"""JSONL holds a reading whole."""

import io

from hypothesis import given
from hypothesis import strategies as st

from headwater.export.jsonl import write_jsonl
from headwater.model import Document, Reading

Known = tuple[Reading, Document]


@given(st.data())
def test_reading_round_trips(readings: st.SearchStrategy[Known], data: st.DataObject) -> None:
    reading, _ = data.draw(readings)
    stream = io.BytesIO()
    write_jsonl(reading, stream)
    line = stream.getvalue()
    assert line.count(b"\n") == 1
    assert Reading.from_json(line) == reading


def test_gold_round_trips(gold: list[Known]) -> None:
    for reading, _ in gold:
        assert Reading.from_json(reading.to_json()) == reading
