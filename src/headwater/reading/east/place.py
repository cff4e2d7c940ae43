"""One sentence of a Japanese or Chinese document in its place: its countries, its voices, what went before."""

import re
from functools import cached_property

import msgspec

from headwater.grammar import DateMention, resolve_date, resolve_deadline, resolve_fiscal_year
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.cues import Mark
from headwater.reading.east.lines import Piece, find_pieces
from headwater.reading.east.page import Page
from headwater.reading.east.states import State, find_states
from headwater.reading.east.voices import Voice
from headwater.reading.lexicon import Tag
from headwater.reading.sentence import Sentence
from headwater.reading.times import Time

_QUOTED = re.compile(r"「[^」]*」|“[^”]*”|『[^』]*』")
_NOTES = "exchange_of_notes"
_BEHIND = 8
"""So many characters behind a form may hold the word for the paper."""
_LIMITS = ("by", "by_end_of", "end_of", "before", "until", "within")


class Place:
    """A sentence, what the rules see of it, and what the document has said before it.

    Positions that rules handle are those of the document; ``text`` is the folded sentence, which starts at ``base``.
    """

    def __init__(
        self, page: Page, sentence: Sentence, before: "Place | None", voices: list[Voice], past: list[Draft]
    ) -> None:
        self.page = page
        self.sentence = sentence
        self.before = before
        self.voices = voices
        self.past = past
        self.text = page.fold(sentence.text)
        self.base = sentence.start
        self.asked_why = False
        self.is_asked = False
        self.made: list[Draft] = []

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces of the sentence (positions of its text)."""
        return find_pieces(self.sentence.text)

    @cached_property
    def states(self) -> list[State]:
        """The countries named."""
        return find_states(self.sentence, self.page)

    def is_seat(self, state: State) -> bool:
        """Whether a country is where an ambassador or an embassy stands ("駐…大使", "驻…大使")."""
        return self.page.has(self.text[max(0, state.start - self.base - 1) : state.start - self.base], "east_posted")

    def gives(self, state: State) -> bool:
        """Whether a word for giving follows a country ("俄罗斯提供的")."""
        behind = self.text[state.reach - self.base : state.reach - self.base + 6]
        return any(m.start <= 1 and m.value in ("give", "hand_over") for m in self.page.marks(behind, "east_act"))

    def marks(self, kind: str, start: int | None = None, end: int | None = None) -> list[Mark]:
        """The cues of ``kind`` in ``[start, end)`` of the document; marks count from the sentence's start."""
        a = 0 if start is None else start - self.base
        b = len(self.text) if end is None else end - self.base
        return self.page.marks(self.sentence.text, kind, a, b)

    def mark(self, kind: str, start: int | None = None, end: int | None = None) -> Mark | None:
        """The first cue of ``kind``."""
        found = self.marks(kind, start, end)
        return found[0] if found else None

    def span(self, mark: Mark) -> Span:
        """Where ``mark`` stands in the document."""
        return self.cut(mark.start + self.base, mark.end + self.base)

    @cached_property
    def own(self) -> Mark | None:
        """The words for our country, outside quotations: inside them they are the speaker's."""
        quoted = [m.span() for m in _QUOTED.finditer(self.text)]
        found = self.marks("east_own_country")
        return next((m for m in found if not any(a < m.start < b for a, b in quoted)), None)

    def cut(self, start: int, end: int) -> Span:
        """The span ``[start, end)`` of the document."""
        return self.page.span(start, end)

    def tagged(self, *kinds: str, start: int = -1, end: int = 1 << 60) -> list[Tag]:
        """The tags of ``kinds`` in ``[start, end)``."""
        return [t for t in self.sentence.tags if t.kind in kinds and start <= t.start and t.end <= end]

    @cached_property
    def instruments(self) -> list[Tag]:
        """Names of papers between states: "defence cooperation" with "agreement" in it or right behind it."""
        tags = (t for t in self.tagged("treaty") if t.value != _NOTES)
        return [t for t in tags if self.mark("east_instrument_word", t.start, min(t.end + _BEHIND, self.sentence.end))]

    @cached_property
    def programme(self) -> Tag | None:
        """The programme that the sentence names: one of defence before one of civil aid."""
        civil = {p.id for p in self.page.codebook.programme if p.civil}
        return min(self.tagged("programme"), key=lambda t: t.value in civil, default=None)

    @cached_property
    def programme_before(self) -> Tag | None:
        """The programme that the sentence before is about, where it tells no act of its own."""
        before = self.before
        if before is None or before.made or before.sentence.block != self.sentence.block or before.programme is None:
            return None
        return before.programme

    def donors_of(self, tag: Tag) -> tuple[str, ...]:
        """The donors of the programme ``tag``."""
        return next((p.donors for p in self.page.codebook.programme if p.id == tag.value), ())

    @cached_property
    def carried_programme(self) -> Tag | None:
        """The programme named last up to here."""
        return self.programme or (self.before.carried_programme if self.before else None)

    @cached_property
    def topic(self) -> State | None:
        """The country that the sentence is about, else that of the sentence before."""
        subjects = [s for s in self.states if s.part == "subject" and s.kind != "owner"]
        if self.page.language == "zh":
            subjects = [s for s in self.states if s.part == "bare"]
        return subjects[0] if subjects else self.before.topic if self.before else None

    @cached_property
    def last_states(self) -> tuple[State, ...]:
        """The countries named last before this sentence, newest first, each once."""
        if self.before is None:
            return ()
        seen: dict[str, State] = {}
        newest = self.before.states[::-1]
        named = sorted(newest, key=lambda s: s.part == "place")
        for state in (*named, *self.before.last_states):
            seen.setdefault(state.code, state)
        return tuple(seen.values())

    @cached_property
    def anchor(self) -> str | None:
        """The date named last before this sentence."""
        if self.before is None:
            return None
        for mention in reversed(self.before.sentence.dates):
            value = (
                None
                if mention.kind == "fiscal_year"
                else resolve_date(mention, self.page.published, anchor=self.before.anchor)
            )
            if value:
                return value
        return self.before.anchor

    @cached_property
    def fiscal_anchor(self) -> str | None:
        """The year of the fiscal year named last, as a date that "同年" may refer to."""
        for mention in reversed(self.before.sentence.dates if self.before else ()):
            if mention.kind == "fiscal_year" and mention.year:
                return f"{mention.year:04d}"
        return None

    def _anchor(self, mention: DateMention) -> str | None:
        if not mention.anchor:
            return None
        before = [d for d in self.sentence.dates if d.end <= mention.start and not d.anchor]
        for one in reversed(before):
            if one.kind == "fiscal_year" and one.year:
                return f"{one.year:04d}"
            value = resolve_date(one, self.page.published)
            if value:
                return value
        return self.anchor

    def dates(self, start: int, end: int) -> list[DateMention]:
        """The dates in ``[start, end)``."""
        return [d for d in self.sentence.dates if start <= d.start and d.end <= end]

    def date(
        self, start: int, end: int, near: int, *, future: bool = False, bare: bool = True, opens: bool = False
    ) -> Time | None:
        """The day of an act in ``[start, end)``: the nearest before it, else behind it.

        ``bare``: whether a day without a month may be it; of what is to come it is the day of saying so.
        ``opens``: whether the act is the start of something, so that "from" a day tells its day.
        """
        starts = [d for d in self.dates(start, end) if opens and d.relation in ("from", "since")]
        usual = [d for d in self.dates(start, end) if self._may_date(d, near, future=future, bare=bare)]
        fit = starts or usual
        for mention in sorted(fit, key=lambda d: (d.start > near, abs(d.start - near))):
            value = resolve_date(mention, self.page.published, future=future, anchor=self._anchor(mention))
            if value:
                return Time(value, self.cut(mention.start, mention.end))
        return None

    def _may_date(self, mention: DateMention, near: int, *, future: bool, bare: bool) -> bool:
        if (
            mention.kind == "fiscal_year"
            or mention.relation in ("since", "from", "after")
            or self._is_of_report(mention)
        ):
            return False
        if future and mention.relation in _LIMITS:
            return False
        return bare or mention.kind != "day" or mention.month is not None or self._is_of_act(mention, near)

    def _is_of_report(self, mention: DateMention) -> bool:
        """Whether a day stands in the piece that names a source ("据…3月2日报道")."""
        if self.page.language != "zh":
            return False
        at = mention.start - self.base
        piece = next((p for p in self.pieces if p.start <= at < p.end), None)
        if piece is None:
            return False
        heads = self.page.marks(self.sentence.text, "east_according_head", piece.start, piece.end)
        says = self.page.marks(self.sentence.text, "east_say", piece.start, piece.end)
        told = (
            bool(says)
            and says[-1].end == piece.end
            and not self.page.has(self.text[says[-1].start : piece.end], "east_announces")
        )
        return told or (bool(heads) and heads[0].start == piece.start)

    def _is_of_act(self, mention: DateMention, near: int) -> bool:
        """Whether a bare day is said of the act itself: in its own piece, in Japanese with a particle of time."""
        if self.page.language == "ja":
            return self.page.has(self.text[mention.end - self.base : mention.end - self.base + 1], "east_at")
        return not any(mention.end - self.base <= p.end < near - self.base for p in self.pieces)

    def deadline(self, start: int, end: int, donor: str) -> Time | None:
        """The time by which something is to be done."""
        for mention in self.dates(start, end):
            if mention.relation in _LIMITS and mention.kind != "fiscal_year":
                value = resolve_deadline(mention, donor, self.page.codebook, self.page.published)
                if value:
                    return Time(value, self.cut(mention.start, mention.end))
        return None

    def _relative(self, mention: DateMention) -> DateMention:
        """A relative fiscal year beside one that is named is counted from it."""
        named = [d for d in self.sentence.dates if d.kind == "fiscal_year" and d.year and d.end <= mention.start]
        if mention.kind != "fiscal_year" or mention.year is not None or not mention.offset or not named:
            return mention
        return msgspec.structs.replace(mention, year=(named[-1].year or 0) + mention.offset, offset=None)

    def fiscal_year(self, start: int, end: int, donor: str, *, years: bool = False) -> Time | None:
        """The donor's fiscal year; ``years``: a plain year may be one."""
        kinds = ("fiscal_year", "year") if years else ("fiscal_year",)
        for mention in self.dates(start, end):
            if mention.kind in kinds:
                value = resolve_fiscal_year(self._relative(mention), donor, self.page.codebook, self.page.published)
                if value:
                    return Time(value, self.cut(mention.start, mention.end))
        return None

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.text.rstrip('」』”"').endswith(("?", "？", "か。", "吗。"))

    @property
    def told(self) -> int:
        """How many sentences up to here name anything."""
        return self.page.told_at(self.number)

    @property
    def number(self) -> int:
        """The number of the sentence."""
        return self.sentence.number
