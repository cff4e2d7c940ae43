"""Days, deadlines and fiscal years in a clause, resolved against the day of publication."""

import msgspec

from headwater.codebook import Calendar
from headwater.grammar import DateMention, resolve_date, resolve_deadline, resolve_fiscal_year
from headwater.model import Span
from headwater.reading.scene import Scene
from headwater.reading.verbs import Group


class Time(msgspec.Struct, frozen=True):
    """A time as EDTF (or a fiscal year as "JP-2024") and the words that say it."""

    value: str
    span: Span


_LIMITS = ("by", "by_end_of", "end_of", "before", "until", "within")
_NO_EVENT = (*_LIMITS, "after", "since", "from")

_WAR = 3
"""How many words behind a year "war" may stand that the year belongs to."""


def find_calendar(scene: Scene, donor: str) -> Calendar | None:
    """The fiscal calendar of ``donor``."""
    return next((c for c in scene.context.codebook.calendar if c.code == donor), None)


def _within(scene: Scene, start: int, end: int) -> list[DateMention]:
    return [d for d in scene.sentence.dates if start <= d.start and d.end <= end]


def _explains_limit(scene: Scene, mention: DateMention) -> bool:
    """Whether a day only says when a limit before it is: "by the end of the fiscal year on March 31"."""
    return any(d.relation in _LIMITS and 0 < mention.start - d.end < 6 for d in scene.sentence.dates)


def _is_of_another(scene: Scene, mention: DateMention, near: int) -> bool:
    """Whether a time is that of the verb of saying or of a period before it, or to a law's name ("Act of 1961")."""
    s = scene.sentence
    group = next((g for g in reversed(s.groups) if g.end <= mention.start), None)
    token = s.token_before(mention.start)
    if mention.kind == "year" and token is not None and token.word in {"of", "act"}:
        return True
    close = group is not None and len(s.words(group.end, mention.start).split()) <= 6
    if group is None or not close:
        return False
    if ends_time(scene, group):
        return True
    described = group.aspect == "bare" and group.does("hand_over", "provide", "build", "buy") and group.start != near
    aside = group.relative and group.start != near and group.aspect != "bare" and mention.end <= near
    if aside and s.words(mention.end, near).lstrip().startswith(","):
        return True
    told = described and any(not g.relative and g.start == near for g in s.groups)
    return told or group.does("say", "deny", "meet") or (group.relative and group.does("start", "period"))


def ends_time(scene: Scene, group: Group) -> bool:
    """Whether the verb only tells when a time is over: "before fiscal 2019 ends", "when the quarter closes"."""
    if not group.does("period"):
        return False
    words = scene.sentence.words
    times = [d.end for d in scene.sentence.dates] + [c.end for c in scene.find_cues("period_noun")]
    return any(at <= group.start and not words(at, group.start).strip() for at in times)


def _anchor(scene: Scene, mention: DateMention) -> str | None:
    """What "that year" refers to: the date before it in the sentence, else the last one of the sentences before."""
    if not mention.anchor:
        return None
    told = [d for d in scene.sentence.dates if d.end <= mention.start and not d.anchor and d.kind != "fiscal_year"]
    before = [d for d in told if d.relation != "since"]
    values = [resolve_date(d, scene.context.published) for d in reversed(before)]
    return next((v for v in values if v), scene.anchor)


def _names_war(scene: Scene, mention: DateMention) -> bool:
    """Whether a time is part of a war's name: "the 1950-53 Korean War", "the 2006 war"."""
    behind = [t.word for t in scene.sentence.tokens if t.start >= mention.end][:_WAR]
    at = next((k for k, word in enumerate(behind) if word in scene.words("war_noun")), None)
    return at is not None and all(word.isalpha() and word not in scene.words("preposition") for word in behind[:at])


def _dates_paper(scene: Scene, mention: DateMention) -> bool:
    """Whether a day is that of a letter: "in a note dated 3 May"."""
    before = scene.sentence.token_before(mention.start)
    return before is not None and before.word == "dated"


def find_date(  # noqa: PLR0913  (where, near what, and three turns of the question)
    scene: Scene,
    start: int,
    end: int,
    near: int,
    *,
    future: bool = False,
    since: bool = False,
    anchor: str | None = None,
) -> Time | None:
    """The day of an act in ``[start, end)``: the one nearest to ``near`` that is no deadline and no fiscal year."""
    fit = [
        d
        for d in _within(scene, start, end)
        if d.kind != "fiscal_year"
        and not (d.kind == "period" and d.unit is not None)
        and (d.relation not in _NO_EVENT or (since and d.relation in ("since", "after", "from")))
        and not _explains_limit(scene, d)
        and not _dates_paper(scene, d)
        and not _names_war(scene, d)
        and not any(v.name.start <= d.start < v.name.end for v in scene.voices)
        and not _is_of_another(scene, d, near)
    ]
    for mention in sorted(fit, key=lambda d: min(abs(d.start - near), abs(d.end - near))):
        value = resolve_date(mention, scene.context.published, future=future, anchor=anchor or _anchor(scene, mention))
        if value:
            return Time(value, scene.sentence.cut(mention.start, mention.end))
    return None


def find_deadline(scene: Scene, start: int, end: int, donor: str) -> Time | None:
    """The time by which something is to be done."""
    for mention in _within(scene, start, end):
        if mention.relation in _LIMITS:
            value = resolve_deadline(mention, donor, scene.context.codebook, scene.context.published)
            if value:
                return Time(value, scene.sentence.cut(mention.start, mention.end))
    return None


def find_fiscal_year(scene: Scene, start: int, end: int, donor: str) -> Time | None:
    """The donor's fiscal year."""
    for mention in _within(scene, start, end):
        if mention.kind != "fiscal_year":
            continue
        value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
        if value:
            return Time(value, scene.sentence.cut(mention.start, mention.end))
    return None
