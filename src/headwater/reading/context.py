"""What the rules know of the document as a whole: whose house speaks, what the title says, who speaks which block."""

import itertools
from functools import cached_property
from typing import Any

from headwater.codebook import Codebook
from headwater.model import Document, Span
from headwater.reading.blocks import Block, find_blocks
from headwater.reading.lexicon import Tag, build_lexicon, find_tags
from headwater.reading.speakers import Speaker, find_speakers
from headwater.reading.words import build_pattern

_SOLDIERLY = 3
"""So many words for soldiers or defence make a text one about them."""

OFFICIAL = ("official_release", "white_paper", "transcript", "dataset")


class Context:
    """A document in front of a reader. Nothing in it changes; what is costly is worked out once."""

    def __init__(self, document: Document, codebook: Codebook) -> None:
        self.document = document
        self.codebook = codebook
        self.memory: dict[Any, Any] = {}

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text

    @property
    def published(self) -> str | None:
        """The day of publication, EDTF."""
        return self.document.metadata.published

    @property
    def official(self) -> bool:
        """Whether a government or an organisation of governments speaks for itself."""
        return self.document.metadata.genre in OFFICIAL

    @cached_property
    def soldierly(self) -> bool:
        """Whether the text as a whole speaks of soldiers and defence, by more than one word in passing."""
        found = build_pattern(self.codebook, "military_word").finditer(self.text)
        return len({m.start() for m in itertools.islice(found, _SOLDIERLY)}) == _SOLDIERLY

    @property
    def house(self) -> str:
        """The country whose house publishes the document, "" where it is none or not known."""
        return self._house[0]

    @property
    def host(self) -> str:
        """The country in which the publishing embassy stands, "" for other houses."""
        return self._house[1]

    @cached_property
    def _house(self) -> tuple[str, str]:
        publisher = self.document.metadata.publisher or ""
        codes = [(t.start, t.value) for t in find_tags(publisher, build_lexicon(self.codebook)) if t.kind in _NAMES]
        embassy = build_pattern(self.codebook, "embassy").search(publisher)
        if not codes:
            bodies = [t for t in self.title_tags if t.kind == "body"] if self.official else []
            return (bodies[0].value if bodies else ""), ""
        if not embassy:
            return codes[0][1], ""
        owner = next((c for c in codes if c[0] < embassy.start()), codes[0])
        return owner[1], next((code for _, code in codes if code != owner[1]), "")

    @cached_property
    def title_tags(self) -> list[Tag]:
        """What the lexicon finds in the title."""
        return find_tags(self.document.metadata.title or "", build_lexicon(self.codebook))

    @cached_property
    def title_span(self) -> Span | None:
        """Where the title stands in the text."""
        title = self.document.metadata.title or ""
        at = self.text.find(title) if title else -1
        return Span.of(self.text, at, at + len(title)) if at >= 0 else None

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of the body."""
        return find_blocks(self.document)

    @cached_property
    def speakers(self) -> list[Speaker | None]:
        """Who speaks each block."""
        return find_speakers(self.document, self.blocks, self.codebook)

    @cached_property
    def dollar(self) -> str | None:
        """The currency of a bare "$" here: the document's own word, the house's country, else that of the paper's
        place.
        """
        return next((c.dollar for c in self.codebook.country if c.code == self.house and c.dollar), None)


_NAMES = ("country", "adjective", "capital", "body")
