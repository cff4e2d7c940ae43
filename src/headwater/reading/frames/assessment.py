"""Assessment: a judgement of assistance or of its programme, by whoever is named or by the text itself."""

from collections.abc import Iterable

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.aid import (
    find_asked,
    find_definite,
    has_told,
    is_about_aid,
    is_joined,
    is_taken_up,
    opens_with_pronoun,
)
from headwater.reading.frames.known import find_known
from headwater.reading.frames.meant import take_up
from headwater.reading.frames.motives import opines
from headwater.reading.frames.voices import add_judge, find_judge, find_sides, find_speakers, put_who
from headwater.reading.frames.whose import put_aid
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene

RULE = "reading/frames/assessment.py"

_STANCES = (("mixed", "neutral"), ("blame", "critical"), ("praise", "supportive"))

_PRONOUN = 7

_ASPECT = 30
"""How far behind a verb of judging "the result" may end, in code points."""

_BACK = 2
"""How many sentences before "called them" the act may stand."""

_FEW = 3
"""How many words behind "is" may lead up to an adjective."""

_BY = 24
"""How far behind a verb "by" may stand, in code points."""

_OPENING = 40
"""How far into a sentence "it" may stand that takes up the judge, in code points."""

_THANKED = 5
"""How many sentences before thanks the act may stand that they are for."""

_ANSWERS = {"answer_mixed": "neutral", "answer_no": "critical", "answer_yes": "supportive"}

_SHORT = 10
"""An answer that is a verdict is no longer than this, in words and marks."""

_REACH = 90
"""How far behind a verb of judging what it judges may begin, in code points."""


class Verdict(msgspec.Struct, frozen=True):
    """Words that judge, the stance they take, and who takes it: ``judge`` is None for the voice of the sentence."""

    words: Span
    stance: str
    start: int
    judge: Span | None = None


def _is_negated(scene: Scene, words: Span) -> bool:
    before = [t.word for t in scene.sentence.tokens if t.end <= words.start][-3:]
    return any(w in scene.words("negation") or w in scene.words("hardly") for w in before)


def _flip(stance: str) -> str:
    return {"supportive": "critical", "critical": "supportive"}.get(stance, stance)


def find_verdict(scene: Scene, start: int, end: int, *suffixes: str) -> tuple[str, Span] | None:
    """The stance that the words in ``[start, end)`` take and the words, or None; "not a success" is critical.

    ``suffixes`` name the kinds of wording to look in: "_word" holds what judges only behind a verb of judging.
    """
    for kind, stance in [(kind + suffix, stance) for suffix in suffixes or ("",) for kind, stance in _STANCES]:
        words = scene.find_cue(kind, start, end)
        if words:
            return (_flip(stance) if _is_negated(scene, words) else stance), words
    return None


def _is_own(scene: Scene, judge: Span) -> bool:
    words = judge.exact.lower().split()
    return any(w in scene.words("first_person") or w in scene.words("third_person") for w in words[:2])


def _is_somebody(scene: Scene, judge: Span) -> bool:
    s = scene.sentence
    inside = [t for t in s.tokens if judge.start <= t.start and t.end <= judge.end]
    named = any(t.capital and t.start != s.body and t.word not in scene.words("determiner") for t in inside)
    role = any(judge.start <= t.start and t.end <= judge.end for t in s.tagged("role", "force"))
    return len(inside) <= 14 and (
        named or role or bool(inside and inside[0].capital and inside[0].word not in scene.words("determiner"))
    )


def _is_object(scene: Scene, start: int, end: int) -> bool:
    """Whether what is judged is assistance, or "our" way of giving it."""
    if is_about_aid(scene, start, end) or (has_told(scene) and scene.find_cue("ours", start, end) is not None):
        return True
    return has_told(scene) and find_definite(scene, "aid_aspect", start, min(end, start + _ASPECT)) is not None


def _is_pronoun(scene: Scene, at: int) -> bool:
    """Whether "it" or "them" right behind a verb takes up assistance told in the sentence before."""
    before = scene.before
    words = scene.find_cue("given_pronoun", at, min(scene.sentence.end, at + _PRONOUN))
    if words is None or before is None:
        return False
    near = any(d.type == "assistance" and is_near(scene, d.evidence[-1], _BACK) for d in scene.past)
    return near or is_about_aid(before, before.sentence.start, before.sentence.end)


def _spoken(scene: Scene) -> Iterable[Verdict]:
    """What somebody praises, criticises, calls or finds."""
    s = scene.sentence
    for group in s.groups:
        end = min(s.end, group.end + _REACH)
        if (
            group.passive
            or group.aspect in ("infinitive", "bare")
            or group.modal
            or not (_is_object(scene, group.end, end) or _is_pronoun(scene, group.end))
        ):
            continue
        judge = find_judge(scene, group.start)
        if judge is None or not (_is_own(scene, judge) or _is_somebody(scene, judge)):
            continue
        if judge.exact.split()[-1].lower() in scene.words("deserving"):
            continue
        named = None if _is_own(scene, judge) else judge
        words = s.cut(group.start, group.end)
        if group.does("praise", "criticise"):
            stance = "supportive" if group.does("praise") else "critical"
            yield Verdict(words, _flip(stance) if group.negated else stance, group.start, named)
        elif group.does("judge") and (found := find_verdict(scene, group.end, s.end, "", "_word")):
            yield Verdict(found[1], found[0], group.start, named)
        elif group.does("call") and (stance := _side(scene, judge)):
            yield Verdict(words, stance, group.start, named)


def _side(scene: Scene, judge: Span) -> str:
    """The stance of one who calls what is given by words that we do not know: critics blame, receivers praise."""
    heard = " ".join(v.name.exact for v in find_speakers(scene, judge.start)) if _is_own(scene, judge) else ""
    if scene.find_cue("critic", judge.start, judge.end) or scene.pattern("critic").search(heard):
        return "critical"
    known = find_known(scene)
    ours = any(judge.start <= p.start < judge.end and p.code in known.recipients - known.donors for p in scene.parties)
    forces = any(judge.start <= t.start and t.end <= judge.end for t in scene.sentence.tagged("force"))
    return "supportive" if ours or forces else ""


def _phrased(scene: Scene) -> Iterable[Verdict]:
    """What somebody judges in a phrase that is no verb of its own: "The auditors speak well of the boats"."""
    s = scene.sentence
    for kind, stance in (("praise_verb", "supportive"), ("blame_verb", "critical")):
        for words in scene.find_cues(kind):
            judge = find_judge(scene, words.start)
            pronoun = scene.find_cue("given_pronoun", words.end, min(s.end, words.end + _PRONOUN))
            ours = _is_object(scene, words.end, min(s.end, words.end + _REACH)) or (pronoun and has_told(scene))
            if judge and ours and (_is_own(scene, judge) or _is_somebody(scene, judge)):
                yield Verdict(words, stance, words.start, None if _is_own(scene, judge) else judge)


def _thanks(scene: Scene) -> Iterable[Verdict]:
    """Thanks of somebody who receives for what is given: "The minister thanked Chile for the boats"."""
    s = scene.sentence
    words = scene.find_cue("thanks")
    if words is None or not has_told(scene):
        return
    known = find_known(scene)
    end = min(s.end, words.end + _REACH)
    given = _is_object(scene, words.end, end) or scene.find_cue("given_pronoun", words.end, end) is not None
    giver = any(p.code in known.donors and words.end <= p.start < end for p in scene.parties)
    judge = find_judge(scene, words.start)
    own = judge is None or _is_own(scene, judge)
    names = [v.name for v in find_speakers(scene, words.start)] if own else [judge] if judge else []
    by_donor = any(n.start <= p.start < n.end and p.code in known.donors for n in names for p in scene.parties)
    by_donor = by_donor or (own and bool(find_sides(scene, words.start) & known.donors))
    if (
        by_donor
        or not names
        or not (given or (own and _is_told_near(scene)) or (giver and _is_plain_thanks(scene, words.end)))
    ):
        return
    if own and not (given or giver) and _is_courtesy(scene, words.end):
        return
    named = None if own else judge
    if named is None or _is_somebody(scene, named):
        yield Verdict(words, "supportive", words.start, named)


def _is_courtesy(scene: Scene, at: int) -> bool:
    """Whether a person is thanked and nothing is said of what for, as members do who rise to ask."""
    return any(0 <= t.start - at <= _PRONOUN for t in scene.sentence.tagged("role"))


def _is_plain_thanks(scene: Scene, at: int) -> bool:
    """Whether thanks are for support, not for hospitality or a visit."""
    return scene.find_cue("polite_matter", at, scene.sentence.end) is None


def _is_told_near(scene: Scene) -> bool:
    """Whether the paragraph or the one before told of what was given."""
    return any(d.type == "assistance" and is_near(scene, d.evidence[-1], _THANKED) for d in scene.past)


def _passed(scene: Scene) -> Iterable[Verdict]:
    """What is praised or criticised by somebody: "The gift was criticised by deputies"."""
    s = scene.sentence
    for group in s.groups:
        if (
            not group.passive
            or group.modal
            or not group.does("praise", "criticise")
            or not is_about_aid(scene, s.start, group.start)
        ):
            continue
        by = next((t for t in s.tokens if t.start >= group.end and t.word == "by"), None)
        if by is None or by.start - group.end > _BY:
            continue
        end = next(
            (
                t.start
                for t in s.tokens
                if t.start > by.end and (t.word in scene.words("preposition") - {"of"} or not t.word[0].isalnum())
            ),
            s.end,
        )
        judge = s.cut(by.end + 1, end)
        stance = "supportive" if group.does("praise") else "critical"
        yield Verdict(
            s.cut(group.start, group.end), stance, s.start, s.cut(judge.start, judge.start + len(judge.exact.rstrip()))
        )


def _is_ours(scene: Scene, words: Span) -> bool:
    """Whether what is judged is assistance: named beside the words, or taken up from the sentence before."""
    s = scene.sentence
    return is_about_aid(scene, s.start, min(s.end, words.end + 40)) or is_taken_up(scene)


def _plain(scene: Scene) -> Iterable[Verdict]:
    """A judgement as a plain sentence: by the author of an opinion, an official text, or whoever is quoted."""
    s = scene.sentence
    found = find_verdict(scene, s.start, s.end)
    if found is None or not _is_ours(scene, found[1]):
        return
    if scene.voices_at(found[1].start) or scene.context.official or opines(scene):
        yield Verdict(found[1], found[0], s.start)


def _predicates(scene: Scene) -> Iterable[Verdict]:
    """A plain adjective said of assistance in a column or a quotation: "The boats are sound"."""
    s = scene.sentence
    for token in (t for t in s.tokens if t.word in scene.words("be")):
        house = scene.context.official and scene.find_cue("first_person", s.start, token.start) is None
        heard = opines(scene) or house or find_speakers(scene, token.start)
        if not heard:
            continue
        if not (_is_ours_before(scene, token.start) or _is_promised(scene, token.start)):
            continue
        behind = [t for t in s.tokens if t.start >= token.end][:_FEW]
        if behind and (found := find_verdict(scene, token.end, behind[-1].end, "_word", "_adverb")):
            yield Verdict(found[1], found[0], s.start)


def _is_ours_before(scene: Scene, until: int) -> bool:
    """Whether assistance, or how it was given or run ("The paperwork was poor"), is the subject before ``until``."""
    s = scene.sentence
    if is_about_aid(scene, s.start, until) or is_taken_up(scene):
        return True
    if not has_told(scene) or not _is_just_told(scene):
        return False
    return any(not s.words(c.end, until).strip() for c in scene.find_cues("aid_aspect", s.start, until))


def _is_just_told(scene: Scene) -> bool:
    """Whether the act stands in the sentence before, or the question above asks of assistance."""
    asked = find_asked(scene)
    if asked is not None and is_about_aid(asked, asked.sentence.start, asked.sentence.end):
        return True
    return any(d.type == "assistance" and is_near(scene, d.evidence[-1], 1) for d in scene.past)


def _complained(scene: Scene) -> Iterable[Verdict]:
    """What an author holds against assistance, or for it, by a noun of judging: "My objection is …"."""
    s = scene.sentence
    if not has_told(scene) or not (opines(scene) or find_speakers(scene, s.body)):
        return
    for kind, stance in (("complaint", "critical"), ("compliment", "supportive")):
        words = scene.find_cue(kind, s.start, min(s.end, s.body + _OPENING))
        told = opines(scene) and _is_just_told(scene)
        if words and (told or is_taken_up(scene) or is_about_aid(scene, s.start, s.end) or _follows_verdict(scene)):
            yield Verdict(words, stance, s.start)


def _follows_verdict(scene: Scene) -> bool:
    """Whether the sentence right before judged, in the same paragraph."""
    last, before = scene.last("assessment"), scene.before
    near = last is not None and scene.sentence.number - last.evidence[-1] == 1
    return near and before is not None and before.sentence.block == scene.sentence.block


def _is_promised(scene: Scene, until: int) -> bool:
    """Whether a thing stands before ``until`` that a donor named there gives: "The radars that Japan promised"."""
    things = [t for t in scene.sentence.tagged("item", "generic") if t.end <= until]
    return bool(things) and any(c.role == "donor" and c.party.end <= until for c in scene.cast)


def _answer(scene: Scene) -> Draft | None:
    """A verdict that a short answer gives to a question for one: "Does it help? Certainly"."""
    asked, s = find_asked(scene) or scene.before, scene.sentence
    if asked is None or not asked.sentence.is_question or not is_joined(asked, scene) or len(s.tokens) > _SHORT:
        return None
    question = asked.find_cue("verdict_question")
    words = next((w for k in _ANSWERS if (w := scene.find_cue(k))), None)
    about = is_about_aid(asked, asked.sentence.start, asked.sentence.end)
    about = about or (opines(scene) and has_told(scene) and opens_with_pronoun(asked))
    if question is None or words is None or not about:
        return None
    stance = next(_ANSWERS[k] for k in _ANSWERS if scene.find_cue(k))
    draft = Draft("assessment", f"{RULE}:answer", words.start, (asked.sentence.number, s.number))
    draft = draft.put("stance", stance, "the answer to a question for a verdict", words)
    return put_who(put_aid(draft, asked, asked.sentence.start, asked.sentence.end), scene, words.start)


def _is_excluded(scene: Scene) -> bool:
    asks = scene.sentence.is_question or (scene.speaker is not None and scene.speaker.asks)
    first = scene.sentence.token_after(scene.sentence.body)
    asks = asks or (first is not None and first.word in scene.words("conditional"))
    return asks or scene.find_cue("unjudged") is not None


def _draft(scene: Scene, verdict: Verdict) -> Draft:
    s = scene.sentence
    draft = Draft("assessment", RULE, verdict.words.start, (s.number,))
    draft = draft.put("stance", verdict.stance, "wording of a judgement", verdict.words)
    draft = put_aid(take_up(draft, scene), scene, verdict.start, s.end)
    draft = put_who(draft, scene, verdict.words.start)
    if verdict.judge and not _is_house(scene, verdict.judge):
        return add_judge(draft, verdict.judge)
    return draft if draft.asserters else _carry_judge(draft, scene)


def _is_house(scene: Scene, judge: Span) -> bool:
    """Whether the judge is the house that publishes: "The Ministry regards …"."""
    publisher = (scene.context.document.metadata.publisher or "").lower()
    name = judge.exact.lower().removeprefix("the ")
    return len(name) > len("the ") and name in publisher


def _carry_judge(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the judge of the sentence before, where "it" or "he" goes on: "… On the rest it is less kind"."""
    last = scene.last("assessment")
    if last is None or not last.asserters or scene.sentence.number - last.evidence[-1] != 1:
        return draft
    pronoun = scene.find_cue("third_person", scene.sentence.start, scene.sentence.start + _OPENING)
    names = last.mentions.get("asserters", ())
    if pronoun is None or scene.before is None or scene.before.sentence.block != scene.sentence.block:
        return draft
    mentions = {**draft.mentions, "asserters": names}
    return msgspec.structs.replace(draft, asserters=last.asserters, mentions=mentions)


def _share(scene: Scene) -> list[Draft]:
    """The judgement of the sentence before once more, where this one takes it over: "We share that view"."""
    last = scene.last("assessment")
    words = scene.find_cue("share_view")
    if last is None or words is None or not last.asserters or not is_near(scene, last.evidence[-1], 1):
        return []
    mentions = {k: v for k, v in last.mentions.items() if k != "asserters"}
    both = (last.evidence[-1], scene.sentence.number)
    draft = msgspec.structs.replace(last, asserters=(), mentions=mentions, evidence=both, at=words.start)
    return [put_who(draft, scene, words.start)]


def find_assessments(scene: Scene) -> list[Draft]:
    """The judgement of a sentence: that of a named judge before a plain one; one at most."""
    if shared := _share(scene):
        return shared
    if _is_excluded(scene):
        return []
    if answer := _answer(scene):
        return [answer]
    for verdict in (
        *_spoken(scene),
        *_phrased(scene),
        *_thanks(scene),
        *_passed(scene),
        *_complained(scene),
        *_plain(scene),
        *_predicates(scene),
    ):
        draft = _draft(scene, verdict)
        if draft.get("donors") or draft.get("framework") or draft.get("recipients"):
            return [draft]
        scene.reject(f"{RULE}:matter", "whose assistance is judged stays open", verdict.words)
    return []
