"""Canonical JSON is RFC 8785 for the values that we have: keys sorted, no spaces, nothing escaped that need not be."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import (
    Assistance,
    ClaimMade,
    DocumentSeen,
    Metadata,
    Money,
    Reader,
    ReadingMade,
    Span,
    canonical_json,
    id_of,
    with_id,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


def write_plainly(value: object) -> bytes:
    """The same by the standard library, whose escapes are those of RFC 8785."""
    plain = msgspec.to_builtins(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(words=WORDS, start=st.integers(0, 2**53 - 1))
def test_a_statement_is_written_as_rfc_8785_has_it(words: str, start: int) -> None:
    span = Span(start, start + len(words), words)
    claim = Assistance(
        id="",
        asserters=(words,),
        assertion="stated",
        evidence=(span,),
        mentions={"stage": (span,), "donors": (span,)},
        donors=("JP",),
        amount=Money("1300000000", "JPY"),
    )
    for value in (
        ClaimMade(document="sha256:0", claim=with_id("sha256:0", claim)),
        ReadingMade(document="sha256:0", reader=Reader(words, "1"), claims=(words,)),
        DocumentSeen(metadata=Metadata(id="sha256:0", title=words), characters=start),
    ):
        assert canonical_json(value) == write_plainly(value)


def test_the_tag_stands_among_the_other_keys() -> None:
    seen = DocumentSeen(metadata=Metadata(id="sha256:0"), characters=0)
    assert list(json.loads(canonical_json(seen))) == sorted(json.loads(canonical_json(seen)))


def test_where_a_document_was_read_from_is_no_part_of_its_id() -> None:
    here, there = (DocumentSeen(metadata=Metadata(id="sha256:0"), characters=0, source=s) for s in ("a.txt", "b.txt"))
    assert id_of(here) == id_of(there)
