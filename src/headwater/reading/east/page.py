"""What the eastern rules know of a document as a whole: its language, whose house speaks, what its title says."""

from collections.abc import Sequence
from functools import cached_property

from headwater.codebook import Codebook
from headwater.model import Document, Span
from headwater.reading.context import OFFICIAL
from headwater.reading.east.cues import Mark, build_pattern, find_forms, find_marks
from headwater.reading.east.fold import fold
from headwater.reading.east.lexicon import find_east_tags
from headwater.reading.east.lines import build_title
from headwater.reading.lexicon import Tag
from headwater.reading.sentence import Sentence

STATES = ("country", "capital", "body")


class Page:
    """A Japanese or Chinese document in front of a reader."""

    def __init__(self, document: Document, codebook: Codebook, language: str) -> None:
        self.document = document
        self.codebook = codebook
        self.language = language
        self.told: list[int] = []

    def tell(self, sentences: Sequence[Sentence]) -> None:
        """Count the sentences that name anything, so that a paragraph about nothing moves nothing."""
        count = 0
        for sentence in sentences:
            count += bool(sentence.tags or sentence.money)
            self.told.append(count)

    def told_at(self, number: int) -> int:
        """How many sentences up to ``number`` name anything."""
        return self.told[number]

    @property
    def published(self) -> str | None:
        """The day of publication, EDTF."""
        return self.document.metadata.published

    @property
    def official(self) -> bool:
        """Whether a government speaks for itself."""
        return self.document.metadata.genre in OFFICIAL

    def fold(self, text: str) -> str:
        """``text`` with variants folded."""
        return fold(text, self.codebook, self.language)

    def forms(self, kind: str) -> dict[str, object]:
        """The forms of ``kind``."""
        return dict(find_forms(self.codebook, self.language, kind))

    def marks(self, text: str, kind: str, start: int = 0, end: int | None = None) -> list[Mark]:
        """The cues of ``kind`` in ``text``."""
        return list(find_marks(self.fold(text), self.codebook, self.language, kind, start, end))

    def has(self, text: str, kind: str) -> bool:
        """Whether a cue of ``kind`` stands in ``text``."""
        return build_pattern(self.codebook, self.language, kind).search(self.fold(text)) is not None

    @cached_property
    def head(self) -> str:
        """Title and publisher."""
        return f"{self.document.metadata.title or ''} | {self.document.metadata.publisher or ''}"

    @cached_property
    def military(self) -> bool:
        """Whether title or publisher speak of defence."""
        return self.has(self.head, "east_military")

    @cached_property
    def _houses(self) -> tuple[str, str]:
        publisher = self.document.metadata.publisher or ""
        tags = find_east_tags(publisher, self.codebook, self.language)
        states = [t for t in tags if t.kind in STATES]
        seat = build_pattern(self.codebook, self.language, "east_before_place").search(self.fold(publisher))
        host = next((t.value for t in states if seat and t.start >= seat.end() and t.start - seat.end() < 1), "")
        home = next((t.value for t in states if t.value != host), "")
        return home or (self.home(publisher) if self.official else ""), host

    def home(self, words: str) -> str:
        """The country whose bodies need no name in this language ("外務省"), where ``words`` are one of them."""
        found = self.marks(words, "east_home")
        return found[0].value if found else ""

    @property
    def house(self) -> str:
        """The country whose house publishes the document, "" where it is none."""
        return self._houses[0]

    @property
    def host(self) -> str:
        """The country in which the publishing embassy stands."""
        return self._houses[1]

    @cached_property
    def own(self) -> str:
        """The country that "our country" means here."""
        return self.house or next(
            (c.value for c in self.codebook.cue if c.kind == "east_home" and getattr(c, self.language)), ""
        )

    @cached_property
    def title(self) -> Sentence | None:
        """The title as a sentence."""
        return build_title(self.document, self.codebook, self.language)

    @cached_property
    def title_states(self) -> list[Tag]:
        """The countries of the title."""
        return [t for t in self.title.tags if t.kind in STATES] if self.title else []

    def span(self, start: int, end: int) -> Span:
        """The span ``[start, end)`` of the text."""
        return Span.of(self.document.text, start, end)
