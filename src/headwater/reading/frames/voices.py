"""Who judges, explains or foretells: the voices of a sentence, and speakers whom no verb of saying names."""

import re

import msgspec

from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.draft import Draft
from headwater.reading.frames.motives import find_announcer
from headwater.reading.frames.quoted import find_quoted, is_quoted
from headwater.reading.lexicon import build_lexicon, find_tags
from headwater.reading.remember import remembered
from headwater.reading.scene import Scene
from headwater.reading.tokens import Token

_HEARD = 3
"""How many sentences back a person may have been heard whom "he said" takes up."""

_STOPS = re.compile(r"[,.;:!?“”\"\n]")

_CREDENTIALS = 60
"""How far behind a name it may be told who somebody is, in code points."""

_CLAIMS = 10
"""How far behind a name a verb such as "claims" may end, in code points."""

_LONG = 9
"""The name of a speaker before a colon is no longer than this, in words."""


@remembered
def find_speakers(scene: Scene, at: int) -> list[Voice]:
    """Who says what stands at ``at``: the voices there, else who stands before a colon or opens as a critic.

    "I think" in a text of one author is the text's own voice.
    """
    voices = [
        v for v in scene.voices_at(at) or _interposed(scene) if v.name.exact.lower() not in scene.words("first_person")
    ]
    if not voices and (quoted := find_quoted(scene) or _in_view(scene) or carry_person(scene) or _announcing(scene)):
        return [quoted]
    lead = _before_colon(scene, at) or _lead(scene, at)
    media = all(v.kind == "media" or (scene.speaker and v.name == scene.speaker.span) for v in voices)
    return [*voices, lead] if lead and media and lead.name.exact not in [v.name.exact for v in voices] else voices


def is_imputer(scene: Scene, voice: Voice) -> bool:
    """Whether a voice ascribes motives to others: by its name, what is told of it, or a verb such as "claims"."""
    if voice.kind in ("expert", "media") or scene.pattern("imputer").search(_credentials(scene, voice)):
        return True
    claims = scene.find_cue("imputing", voice.name.end, voice.name.end + _CLAIMS)
    return claims is not None


def _credentials(scene: Scene, voice: Voice) -> str:
    """The name of a voice, with what stands behind it up to a mark: "…, a scholar of law", "… of the institute"."""
    stop = _STOPS.search(scene.context.text, voice.name.end + 1)
    end = min(stop.start() if stop else voice.name.end, voice.name.end + _CREDENTIALS)
    behind = scene.context.text[voice.name.end : end]
    return voice.name.exact + (behind if behind.startswith((", ", " of the ")) else "")


def _in_view(scene: Scene) -> Voice | None:
    """The speaker of "In the minister's words, …"; of "In his view" whoever opens the sentence before."""
    s = scene.sentence
    words = scene.find_cue("view_noun", s.body, min(s.end, s.body + 60))
    first = next((t for t in s.tokens if t.start >= s.body), None)
    if words is None or first is None or first.word not in ("in", "to"):
        return None
    name = s.words(first.end, words.start).strip()
    if name.lower() in scene.words("possessive_pronoun"):
        near = scene.before is not None and scene.before.sentence.block == s.block
        return find_subject(scene.before) if scene.before is not None and near else None
    owner = re.fullmatch(r"(.+?)['’]s?", name)
    if owner is None or not (owner[1][0].isupper() or scene.find_cue("imputer", first.end, words.start)):
        return None
    start = first.end + 1
    return Voice(s.cut(start, start + len(owner[1])), s.start, s.end, "person")


def _announcing(scene: Scene) -> Voice | None:
    """Who opened the sentence before, where it announces motives: "The opposition has two theories. One is …"."""
    announcer = find_announcer(scene)
    return find_subject(announcer) if announcer is not None and announcer is scene.before else None


def find_sides(scene: Scene, at: int) -> frozenset[str]:
    """The countries in the names of those who say what stands at ``at``, wherever they are named."""
    lexicon = build_lexicon(scene.context.codebook)
    kinds = ("country", "adjective", "capital")
    return frozenset(
        t.value for v in find_speakers(scene, at) for t in find_tags(v.name.exact, lexicon) if t.kind in kinds
    )


def _is_said_by_pronoun(scene: Scene) -> bool:
    """Whether a quotation ends in "he said" or "she added"."""
    s = scene.sentence
    pronouns = [t for t in s.tokens if t.word in scene.words("person_pronoun")]
    return is_quoted(scene) and any(
        g.does("say") and any(0 <= g.start - t.end <= 1 for t in pronouns) for g in s.groups
    )


def _named_before(scene: Scene) -> Voice | None:
    """The last person who was heard, a few sentences back at most."""
    here, left = scene.before, _HEARD
    while here is not None and left > 0:
        heard = [v for v in here.voices if v.kind != "media"]
        if heard:
            return Voice(heard[-1].name, scene.sentence.start, scene.sentence.end, heard[-1].kind)
        here, left = here.before, left - 1
    return None


@remembered
def carry_person(scene: Scene) -> Voice | None:
    """Who was heard in the sentence before, where "he" or "she" opens this one in the same paragraph."""
    s, before = scene.sentence, scene.before
    first = next((t for t in s.tokens if t.start >= s.body), None)
    if before is None or first is None:
        return None
    if first.word not in scene.words("person_pronoun"):
        return _named_before(scene) if _is_said_by_pronoun(scene) else None
    heard = [v for v in before.voices if v.kind != "media"]
    if not heard or before.sentence.block != s.block:
        return None
    return Voice(heard[-1].name, s.start, s.end, heard[-1].kind)


def find_subject(scene: Scene) -> Voice | None:
    """The person or critic with whom the sentence opens."""
    s = scene.sentence
    verb = next((t for t in s.tokens if t.start > s.body and _is_verb(scene, t)), None)
    return _speaker(scene, s.body, verb.start) if verb else None


def _is_verb(scene: Scene, token: Token) -> bool:
    return token.word in scene.words("seeing") or any(g.start == token.start for g in scene.sentence.groups)


def _interposed(scene: Scene) -> list[Voice]:
    """The one voice of "The navy has no boats, he added, and needs some": it answers for all of the sentence."""
    return list(scene.voices) if len(scene.voices) == 1 and scene.voices[0].start <= scene.sentence.body else []


def _before_colon(scene: Scene, at: int) -> Voice | None:
    """The speaker of "Peru's minister was brief: the navy lacks boats"."""
    s = scene.sentence
    colon = next((t for t in s.tokens if t.word == ":" and s.body < t.start < at), None)
    if colon is None:
        return None
    group = next((g for g in s.groups if g.end <= colon.start and g.does("say") and g.start > s.body), None)
    verb = next(
        (
            t
            for t in s.tokens
            if t.start > s.body and (t.word in scene.words("answering") or any(g.start == t.start for g in s.groups))
        ),
        None,
    )
    if group:
        return _speaker(scene, group.end, colon.start) or _speaker(scene, s.body, group.start)
    return _speaker(scene, s.body, verb.start) if verb and verb.start < colon.start else None


def _lead(scene: Scene, at: int) -> Voice | None:
    """Critics, scholars or rivals with whom the sentence opens: "Opposition deputies see in the gift …"."""
    s = scene.sentence
    verb = next(
        (
            t
            for t in s.tokens
            if t.start > s.body
            and (any(g.start == t.start for g in s.groups) or t.word in scene.words("seeing") or t.word == ",")
        ),
        None,
    )
    if verb is None or verb.start > at or not scene.find_cue("imputer", s.body, verb.start):
        return None
    return _speaker(scene, s.body, verb.start)


def _speaker(scene: Scene, start: int, end: int) -> Voice | None:
    """The words ``[start, end)`` as a voice, where a role stands in them and they are few."""
    s = scene.sentence
    inside = [t for t in s.tokens if start <= t.start and t.end <= end]
    while inside and not inside[-1].word[0].isalnum():
        inside = inside[:-1]
    roles = [t for t in s.tagged("role", "body") if start <= t.start and t.end <= end]
    if not inside or len(inside) > _LONG or not (roles or scene.find_cue("imputer", start, end)):
        return None
    return Voice(
        s.cut(inside[0].start, inside[-1].end),
        s.start,
        s.end,
        roles[-1].value if roles and roles[-1].kind == "role" else "",
    )


def put_who(draft: Draft, scene: Scene, at: int, assertion: str = "") -> Draft:
    """``draft`` with who says so at ``at``. Judgements and motives are stated, unless other media told them."""
    voices = find_speakers(scene, at)
    media = any(v.kind == "media" for v in voices)
    draft = msgspec.structs.replace(
        draft,
        asserters=tuple(v.name.exact for v in voices),
        assertion="denied" if any(v.denies for v in voices) else assertion or ("reported" if media else "stated"),
    )
    return (
        msgspec.structs.replace(draft, mentions={**draft.mentions, "asserters": tuple(v.name for v in voices)})
        if voices
        else draft
    )


def find_judge(scene: Scene, at: int) -> Span | None:
    """Who judges: the words before ``at`` back to a mark or a conjunction; an aside between commas is stepped over."""
    s = scene.sentence
    tokens = [t for t in s.tokens if s.body <= t.start and t.end <= at]
    while tokens and tokens[-1].word in scene.words("be") | scene.words("have") | scene.words("adverb"):
        tokens = tokens[:-1]
    if tokens and tokens[-1].word == ",":
        cut = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word == ","), None)
        if cut is None:
            return None
        tokens = tokens[:cut]
    first = len(tokens)
    while (
        first > 0 and tokens[first - 1].word[0].isalnum() and tokens[first - 1].word not in scene.words("clause_opener")
    ):
        first -= 1
    return s.cut(tokens[first].start, tokens[-1].end) if first < len(tokens) else None


def add_judge(draft: Draft, judge: Span) -> Draft:
    """``draft`` with ``judge`` as its last asserter."""
    if judge.exact in draft.asserters:
        return draft
    mentions = {**draft.mentions, "asserters": (*draft.mentions.get("asserters", ()), judge)}
    return msgspec.structs.replace(draft, asserters=(*draft.asserters, judge.exact), mentions=mentions)
