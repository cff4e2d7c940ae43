"""Readings to export: those of the gold, and made-up ones with hostile words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import strategies as st

from headwater.model import Document, Metadata, Problem, Reading, Span, digest_of
from headwater.model.claim import Claim


def read_gold(path: Path) -> tuple[Reading, Document]:
    """A gold file as the reading and the document that it stands for. Gold claims lack ids: their place makes one."""
    raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    claims = [claim | {"id": f"gold-{number}"} for number, claim in enumerate(raw["claims"])]
    metadata = msgspec.convert(raw["document"] | {"path": path.with_suffix(".txt").name}, Metadata)
    return Reading(metadata, msgspec.convert(claims, tuple[Claim, ...])), Document(metadata, text)


@pytest.fixture
def gold(shared: Path) -> list[tuple[Reading, Document]]:
    """The gold documents of the first sets."""
    return [read_gold(path) for kind in ("dev", "pages") for path in sorted((shared / "gold" / kind).glob("*.json"))]


@pytest.fixture
def article(shared: Path) -> tuple[Reading, Document]:
    """The article that the project grew from."""
    return read_gold(shared / "gold" / "dev" / "seed-mongolia.json")


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
HOSTILE = TEXT | st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</article>", "&lt;&#60;", "{{ 7*7 }}", "\x1b[2J"]
)


def _span(text: str) -> st.SearchStrategy[Span]:
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    return places.map(lambda place: Span.of(text, place[0], min(len(text), sum(place))))


def _spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(_span(text), min_size=1, max_size=3).map(tuple)


NOT_SLOTS = {"id", "assertion", "evidence", "mentions"}


def _claim(text: str) -> st.SearchStrategy[Claim]:
    def one(kind: type[Any]) -> st.SearchStrategy[Any]:
        slots = sorted({field.name for field in msgspec.structs.fields(kind)} - NOT_SLOTS)
        return st.builds(
            kind,
            id=HOSTILE,
            asserters=st.lists(HOSTILE, max_size=2).map(tuple),
            evidence=_spans(text),
            mentions=st.dictionaries(st.sampled_from(slots), _spans(text), max_size=4),
            count=st.none(),
            quote=st.none(),
            **{slot: st.none() | HOSTILE for slot in ("framework", "label", "basis") if slot in slots},
        )

    return st.one_of([one(kind) for kind in get_args(Claim)])


@st.composite
def _readings(draw: st.DrawFn) -> tuple[Reading, Document]:
    text = draw(st.lists(HOSTILE, min_size=1, max_size=6).map("\n\n".join).filter(bool))
    head = st.none() | HOSTILE
    metadata = draw(
        st.builds(
            Metadata,
            id=st.just(digest_of(text.encode())),
            path=head,
            title=head,
            publisher=head,
            url=head,
            language=head,
        )
    )
    claims = tuple(draw(st.lists(_claim(text), max_size=4)))
    problems = tuple(draw(st.lists(st.builds(Problem, HOSTILE, HOSTILE), max_size=2)))
    return Reading(metadata, claims, problems), Document(metadata, text)


@pytest.fixture
def readings() -> st.SearchStrategy[tuple[Reading, Document]]:
    """Made-up readings of made-up documents: every type of claim, hostile words everywhere, the span law kept."""
    return _readings()


@pytest.fixture
def gold_of() -> Callable[[Path], tuple[Reading, Document]]:
    """How a gold file becomes a reading."""
    return read_gold
