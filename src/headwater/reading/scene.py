"""One sentence in its place: what a rule sees when it looks for claims."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from headwater.grammar import resolve_date
from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.context import Context
from headwater.reading.cues import Places, build_cue_index, find_places
from headwater.reading.draft import Draft
from headwater.reading.lexicon import Tag, build_lexicon, find_tags
from headwater.reading.parties import Party, find_parties
from headwater.reading.roles import Cast, find_cast
from headwater.reading.sentence import Sentence
from headwater.reading.speakers import Speaker
from headwater.reading.topic import Setting
from headwater.reading.trace import Rejection
from headwater.reading.words import build_pattern, build_word_index


def _find_head(before: "Scene | None") -> "Scene | None":
    """The last sentence that is no entry of a list."""
    return before.head if before is not None and before.sentence.kind == "item" else before


def _find_asked_country(before: "Scene | None", speaker: Speaker | None) -> Tag | None:
    """The only country that the last question before this answer names."""
    if before is None or speaker is None or speaker.asks:
        return None
    tags = before.questioned_countries
    return tags[0] if len({t.value for t in tags}) == 1 else None


def _find_questioned(before: "Scene | None", scene: "Scene", kinds: tuple[str, ...]) -> tuple[Tag, ...]:
    """What the last question names, up to and with ``scene``.

    What stands between question and answer changes nothing.
    """
    past: tuple[Tag, ...] = ()
    if before is not None:
        past = before.questioned_countries if "country" in kinds else before.questioned_programmes
    if scene.speaker is None or not scene.speaker.asks:
        return past
    own = tuple(scene.sentence.tagged(*kinds))
    goes_on = before is not None and before.speaker == scene.speaker
    return own or (past if goes_on else ())


def _find_section(sentence: Sentence, before: "Scene | None", context: Context) -> tuple[str, ...]:
    """The countries that the heading above is made of: "Kenya", "Albania, Montenegro and North Macedonia"."""
    if before is not None and before.sentence.heading == sentence.heading:
        return before.section
    tags = [t for t in find_tags(sentence.heading, build_lexicon(context.codebook)) if t.kind == "country"]
    rest = sentence.heading
    for tag in reversed(tags):
        rest = rest[: tag.start] + rest[tag.end :]
    small = {"and", "the", "republic", "of", "&"}
    words = [w for w in rest.replace(",", " ").replace(":", " ").lower().split() if w not in small]
    return tuple(t.value for t in tags) if tags and not words else ()


def _find_programme(before: "Scene | None") -> Tag | None:
    """The programme named last before this sentence."""
    if before is None:
        return None
    tags = before.sentence.tagged("programme")
    return tags[-1] if tags else before.programme


def _find_anchor(before: "Scene | None", context: Context) -> str | None:
    """The date named last before this sentence, which "that year" or "the same day" takes up."""
    if before is None:
        return None
    for mention in reversed(before.sentence.dates):
        if mention.kind != "fiscal_year":
            value = resolve_date(mention, context.published, anchor=before.anchor)
            if value:
                return value
    return before.anchor


def _find_asked(before: "Scene | None", speaker: Speaker | None) -> Tag | None:
    """The programme that the last question before this answer names."""
    if before is None or speaker is None or speaker.asks:
        return None
    return min(before.questioned_programmes, key=lambda t: (t.value.islower(), t.start), default=None)


class Scene:
    """A sentence with its voices, its cast, and the drafts made before it (``past``, oldest first).

    ``before`` is the scene before; ``head`` the last one before that is no entry of a list; ``asked`` the programme
    that the question before this answer names; ``programme`` and ``anchor`` the programme and the date named last
    before it; ``carried`` the party that the sentence before is about; ``army`` the last force of a known country
    before it; ``section`` the countries that the heading above names; ``made`` what the rules made of this sentence
    so far.
    """

    def __init__(
        self,
        sentence: Sentence,
        setting: Setting,
        voices: list[Voice],
        speaker: Speaker | None,
        past: list[Draft],
        before: "Scene | None" = None,
    ) -> None:
        self.sentence = sentence
        self.setting = setting
        self.context = context = setting.context
        self._words = build_word_index(context.codebook)
        self.topic = setting.topic
        self.voices = voices
        self.speaker = speaker
        self.past = past
        self.before = before
        self.carried = before.subject if before is not None else None
        self.head = _find_head(before)
        self.army = before.force if before is not None else None
        self.questioned_programmes = _find_questioned(before, self, ("programme",))
        self.questioned_countries = _find_questioned(before, self, ("country", "capital"))
        self.asked = _find_asked(before, speaker)
        self.asked_country = _find_asked_country(before, speaker)
        self.programme = _find_programme(before)
        self.section = _find_section(sentence, before, context)
        self.anchor = _find_anchor(before, context)
        self.memory: dict[Any, Any] = {}
        self.made: list[Draft] = []
        self.rejected: list[Rejection] = []

    @cached_property
    def parties(self) -> list[Party]:
        """Who is named."""
        return find_parties(self.sentence, self.context.codebook)

    @cached_property
    def cast(self) -> list[Cast]:
        """Who has which role."""
        found = find_cast(self.sentence, self.parties, self.sentence.groups, self.context)
        givers = any(c.role == "donor" and not self._is_speaker(c) for c in found)
        roles = ("recipient", "partner", "donor") if givers else ("recipient", "partner")
        return [
            Cast(c.party, "other", "part of a speaker's name") if c.role in roles and self._is_speaker(c) else c
            for c in found
        ]

    def _is_speaker(self, cast: Cast) -> bool:
        return any(v.name.start <= cast.party.start and cast.party.end <= v.name.end for v in self.voices)

    @cached_property
    def force(self) -> Party | None:
        """The last force of a known country that was named up to here: what "the army" takes up."""
        named = [p for p in self.parties if p.kind == "force" and p.code]
        return named[-1] if named else self.army

    @cached_property
    def subject(self) -> Party | None:
        """The party that the sentence is about: the first that no preposition governs, else that of the sentence
        before.
        """
        first = next(
            (p for p in self.parties if p.kind in ("country", "capital") and not p.before and not p.owns), None
        )
        verb = self.sentence.groups[0].start if self.sentence.groups else self.sentence.end
        if first is not None and first.start - self.sentence.body < 60 and first.end <= verb:
            return first
        return self._people or self.carried

    @property
    def _people(self) -> Party | None:
        """The people that the sentence is about: "The French do not", "The Danes have"."""
        first = next(iter(self.parties), None)
        after = self.sentence.token_after(first.end) if first is not None else None
        if first is None or after is None or first.kind != "adjective" or first.phrase != self.sentence.body:
            return None
        acts = after.word in self.words("be") | self.words("have") | self.words("do")
        acts = acts or any(g.start == after.start for g in self.sentence.groups)
        return first if acts and first.phrase < first.start else None

    @property
    def asked_span(self) -> Span:
        """Where the programme asked about stands."""
        assert self.asked is not None
        return Span.of(self.context.text, self.asked.start, self.asked.end)

    def words(self, kind: str) -> frozenset[str]:
        """The codebook's cues of ``kind``."""
        return self._words[kind]

    def find_cue(self, kind: str, start: int | None = None, end: int | None = None) -> Span | None:
        """The first wording of ``kind`` in ``[start, end)`` of the sentence, or None."""
        return next(self.find_cues(kind, start, end), None)

    def find_cues(self, kind: str, start: int | None = None, end: int | None = None) -> Iterator[Span]:
        """All wording of ``kind`` in ``[start, end)`` of the sentence."""
        at = self.sentence.start
        for a, b in self.places.get(kind, ()):
            if (start is None or a + at >= start) and (end is None or b + at <= end):
                yield Span(a + at, b + at, self.sentence.text[a:b])

    @cached_property
    def places(self) -> Places:
        """Where the wording of each kind of cue stands, counted from the sentence's start."""
        return find_places(self.sentence.text, build_cue_index(self.context.codebook))

    def pattern(self, kind: str) -> re.Pattern[str]:
        """The pattern of all wording of ``kind``."""
        return build_pattern(self.context.codebook, kind)

    def reject(self, rule: str, why: str, span: Span | None = None, problem: str = "") -> None:
        """Note that something looked like a claim and is none; the user is shown a ``problem`` that stays open."""
        self.rejected.append(Rejection(span or self.sentence.span, rule, why, problem))

    @property
    def past_recipients(self) -> bool:
        """Whether an act told before names who receives."""
        return any(d.get("recipients") for d in self.past if d.type == "assistance")

    def last(self, *types: str) -> Draft | None:
        """The latest draft of one of ``types``."""
        return next((d for d in reversed(self.past) if d.type in types), None)

    def voices_at(self, position: int) -> list[Voice]:
        """The voices that answer for ``position``, outermost first."""
        found: dict[str, Voice] = {}
        for voice in self.voices:
            if voice.start <= position < voice.end:
                first = found.get(voice.name.exact, voice)
                found[voice.name.exact] = first if first.denies else voice
        return list(found.values())

    @property
    def first_person(self) -> Span | None:
        """The first "we", "our" or "I"."""
        return self.find_cue("first_person")
