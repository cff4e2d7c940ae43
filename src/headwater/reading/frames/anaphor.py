"""Acts taken up: "The grant", "They", "this assistance", "the trucks" stand for what an earlier sentence told."""

from collections.abc import Sequence

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.forms import find_singular
from headwater.reading.lexicon import Tag
from headwater.reading.scene import Scene
from headwater.reading.stages import TELLS
from headwater.reading.tokens import Token

_TWO = 2


def find_anaphor(scene: Scene, start: int, end: int) -> Span | None:
    """Words at the head of a clause that take up an act told before.

    As in "The grant", "They", "Its value", "Together they".
    """
    s = scene.sentence
    tokens = [t for t in s.tokens if start <= t.start and t.end <= end]
    while tokens and (tokens[0].word in scene.words("anaphor_lead") or not tokens[0].word[:1].isalnum()):
        tokens = tokens[1:]
    if not tokens or (tokens[0].word in {"it", "they"} and _is_actor(scene, start, end)):
        return None
    if tokens[0].word == "all" and any(_is_known_noun(scene, t.word) for t in tokens[1:4]):
        return s.cut(tokens[0].start, tokens[2].end) if len(tokens) > _TWO else None
    part = _find_partitive(scene, tokens)
    if part is not None or _counts(scene, tokens):
        return part
    if tokens[0].word in scene.words("anaphor_pronoun"):
        return s.cut(tokens[0].start, tokens[0].end)
    subject = _find_subject(scene, start, end)
    if subject is not None or tokens[0].word == "such":
        return subject
    if tokens[0].word not in scene.words("anaphor_determiner"):
        return _find_whole(scene, start, end) or _find_taken_up(scene, start, end)
    return find_named_thing(scene, tokens) or _find_definite(scene, tokens)


def _is_known_noun(scene: Scene, word: str) -> bool:
    return word in scene.words("anaphor_noun") or find_singular(word) in scene.words("anaphor_noun")


def _find_definite(scene: Scene, tokens: Sequence[Token]) -> Span | None:
    """A determiner and a word for an act or for things: "The first grant", "its value"."""
    s = scene.sentence
    stops = scene.words("anaphor_determiner") | scene.words("preposition") | scene.words("be") | scene.words("have")
    for token in tokens[1:8]:
        if token.word in stops or any(g.start == token.start and g.aspect != "bare" for g in s.groups):
            return None
        after = s.token_after(token.end)
        goes_on = (
            after is not None and after.word in scene.words("value_noun") and token.word in scene.words("value_noun")
        )
        if _is_known_noun(scene, token.word) and not goes_on:
            return None if _is_of_another(scene, token) else s.cut(tokens[0].start, token.end)
    return None


def _is_of_another(scene: Scene, noun: Token) -> bool:
    """Whether a word for a sum is that of something else: "the total cost of the port"."""
    of = scene.sentence.token_after(noun.end)
    if noun.word not in scene.words("value_noun") or of is None or of.word != "of":
        return False
    behind = [t for t in scene.sentence.tokens if t.start >= of.end][:4]
    things = [t.start for t in scene.sentence.tagged("item", "generic", "assistance_noun", "force")]
    told = any(_is_known_noun(scene, t.word) or any(t.start <= at < t.end for at in things) for t in behind)
    return not told


def find_meant(scene: Scene, anaphor: Span, last: Draft | None) -> Draft | None:
    """The act told before whose things the anaphor's noun names, where those of ``last`` are others ("The radars")."""
    noun = find_singular(anaphor.exact.lower().split()[-1])
    fit = [d for d in scene.past if d.type == "assistance" and noun in _nouns(d) and d.get("stage")]
    return last if last is None or not fit or noun in _nouns(last) or not last.get("items") else fit[-1]


def _nouns(draft: Draft) -> set[str]:
    """The nouns of the things that an act gives."""
    return {find_singular(w) for m in draft.mentions.get("items", ()) for w in m.exact.lower().split()[-1:]}


def find_named_thing(scene: Scene, tokens: Sequence[Token]) -> Span | None:
    """The noun of a thing told before, as a subject.

    As in "The engines were handed over" behind "a stock of spare engines".
    """
    s = scene.sentence
    last = scene.last("assistance")
    group = next((g for g in s.groups if g.start > tokens[0].start), None)
    head = [t for t in tokens if group is not None and t.end <= group.start]
    if last is None or group is None or not _TWO <= len(head) <= _TWO + 1 or tokens[0].word != "the":
        return None
    if not group.does("hand_over", "arrive", "receive") or any(s.tagged("item", "generic")):
        return None
    noun = find_singular(head[-1].word)
    return s.cut(tokens[0].start, head[-1].end) if noun in _nouns(last) else None


def _counts(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether "some" only rounds a number: "Some 40 officers"."""
    after = tokens[1].start if len(tokens) > 1 else scene.sentence.end
    return tokens[0].word == "some" and any(n.start == after for n in scene.sentence.numbers)


def _find_partitive(scene: Scene, tokens: Sequence[Token]) -> Span | None:
    """Some of the things told before, as a subject: "All fourteen are", "The other seven were", "Five of them have"."""
    s = scene.sentence
    group = next((g for g in s.groups if g.start > tokens[0].start), None)
    if group is None:
        return None
    words = s.words(tokens[0].start, group.start).strip()
    rest = words.lower().removesuffix(" of them").removesuffix(" of these").removesuffix(" of those")
    number = next((n for n in s.numbers if tokens[0].start <= n.start and n.end <= group.start), None)
    if number is not None:
        counted = s.words(number.start, number.end).lower()
        rest = rest.replace(counted, "", 1).strip()
        headed = not rest and words.lower() != counted
    else:
        headed = False
    headed = headed or bool({rest, words.lower()} & scene.words("partitive_head"))
    end = tokens[0].start + len(s.words(tokens[0].start, group.start).rstrip())
    return s.cut(tokens[0].start, end) if headed else None


def is_partitive(scene: Scene, anaphor: Span) -> bool:
    """Whether an act taken up is only a part of the things told before.

    As in "the first", "five of them", not "all fourteen".
    """
    words = anaphor.exact.lower()
    whole = any(words.startswith(w) for w in scene.words("whole_head"))
    return not whole and (words.endswith((" of them", " of these", " of those")) or _opens_part(scene, words))


def _opens_part(scene: Scene, words: str) -> bool:
    heads = scene.words("partitive_head")
    return any(words == head or words.startswith(f"{head} ") for head in heads)


def _find_subject(scene: Scene, start: int, end: int) -> Span | None:
    """An act taken up as the subject behind a phrase at the head: "Over 30 months the measure will finance"."""
    s = scene.sentence
    group = next((g for g in s.groups if start <= g.start < end and not g.relative), None)
    tokens = [t for t in s.tokens if group is not None and start <= t.start and t.end <= group.start][-4:]
    for k, token in enumerate(tokens[:-1]):
        noun = tokens[-1]
        known = noun.word in scene.words("anaphor_noun") or find_singular(noun.word) in scene.words("anaphor_noun")
        if token.word in {"the", "this", "these"} and known and not any(t.word == "," for t in tokens[k:]):
            return Span(token.start, noun.end, s.words(token.start, noun.end))
    return None


def _is_actor(scene: Scene, start: int, end: int) -> bool:
    """Whether "it" or "they" does something that only a government does: it plans, suspends, hands over."""
    first = next((g for g in scene.sentence.groups if start <= g.start < end), None)
    acts = (
        "plan",
        "suspend",
        "hand_over",
        "consider",
        "cancel",
        "resume",
        "agree",
        "decide",
        "order",
        "announce",
        "want",
    )
    return first is not None and not first.passive and first.aspect != "bare" and first.does(*acts)


def _find_whole(scene: Scene, start: int, end: int) -> Span | None:
    """The whole that something is part of: "tyres are part of the donation", "boats make up the gift"."""
    s = scene.sentence
    if not any(g.does("include", "make_up") and start <= g.start and g.end <= end for g in s.groups):
        return None
    for token in s.tokens:
        before = s.token_before(token.start)
        if (
            start <= token.start < end
            and token.word in scene.words("act_noun")
            and before
            and before.word in {"the", "this"}
        ):
            return Span(before.start, token.end, s.words(before.start, token.end))
    return None


def _find_taken_up(scene: Scene, start: int, end: int) -> Span | None:
    """An act taken up as an object: "Rome grants this aid so that", "notes on it have been exchanged"."""
    s = scene.sentence
    telling = any(g.does(*TELLS) and not g.does("fund") and not g.relative for g in s.groups if start <= g.start < end)
    if telling and any(start <= m.start < end for m in s.money):
        return None
    items = [t for t in s.tagged("item", "generic") if start <= t.start < end]
    if items:
        return _find_same_things(scene, items)
    for token in s.tokens:
        before = s.token_before(token.start)
        if not (start <= token.start < end) or before is None or before.start < start:
            continue
        this = find_singular(token.word) in scene.words("act_noun") and before.word in (
            {"this", "these"} if telling else {"this", "these", "the"}
        )
        notes = (
            token.word in {"it", "them", "this"}
            and before.word in {"on", "for"}
            and scene.find_cue("notes", start, token.start)
        )
        if this or notes:
            return Span(before.start, token.end, s.words(before.start, token.end))
    return None


def _find_same_things(scene: Scene, items: Sequence[Tag]) -> Span | None:
    """Things told of before, with "the" and no number: "Chile lent the trucks so that"."""
    last = scene.last("assistance")
    before = scene.sentence.token_before(items[0].start)
    if (
        last
        and before
        and before.word in {"the", "these", "those"}
        and {t.value for t in items} <= set(last.get("items", ()))
    ):
        return scene.sentence.cut(before.start, items[0].end)
    return None
