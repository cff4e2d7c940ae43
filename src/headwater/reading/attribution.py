"""Who says what stands in a sentence: chains of asserters, with the stretch that each answers for."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from headwater.model import Span
from headwater.reading.context import Context
from headwater.reading.sentence import Sentence
from headwater.reading.speakers import Speaker
from headwater.reading.tokens import Token
from headwater.reading.verbs import Group
from headwater.reading.words import build_pattern, find_words


class Voice(msgspec.Struct, frozen=True):
    """Somebody who asserts ``[start, end)`` of a sentence. ``kind`` is the speaker's role kind, "" where not known."""

    name: Span
    start: int
    end: int
    kind: str
    denies: bool = False
    opines: bool = False


class Memory(msgspec.Struct, frozen=True):
    """Who spoke last, for "he added" and for quotations that run on over sentences; ``open`` while one is open."""

    last: Voice | None = None
    open: bool = False


_MARKS = {",", ";", ":", '"', "“", "”", "(", ")", "—", "–", "--", "'", "‘", "’"}


def _trim(sentence: Sentence, start: int, end: int) -> Span | None:
    text = sentence.text
    a, b = start - sentence.start, end - sentence.start
    while a < b and not text[a].isalnum():
        a += 1
    while b > a and not (text[b - 1].isalnum() or text[b - 1] == "."):
        b -= 1
    return Span(a + sentence.start, b + sentence.start, text[a:b].rstrip(".")) if b > a else None


def _subject(sentence: Sentence, group: Group, context: Context) -> Span | None:
    """The words before ``group`` that name who does it, back to a mark, a conjunction or the sentence's start."""
    tokens = [t for t in sentence.tokens if sentence.body <= t.start and t.end <= group.start]
    openers = find_words(context.codebook, "clause_opener")
    start = sentence.body
    if tokens and tokens[-1].word == ")":
        opened = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word == "("), len(tokens))
        group = msgspec.structs.replace(group, start=tokens[opened].start if opened < len(tokens) else group.start)
        tokens = tokens[:opened]
    skip_to: int | None = None
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if token.word == "," and k == len(tokens) - 1:
            skip_to = _before_relative(tokens, k)
            if skip_to is None:
                return None
            continue
        if skip_to is not None and k >= skip_to:
            continue
        if token.word == "," and _opens_aside(sentence, tokens[k + 1 :]):
            skip_to = k
            continue
        if token.word in _MARKS or token.word in openers:
            start = token.end
            break
    end = tokens[skip_to].start if skip_to is not None else group.start
    if skip_to is not None and _is_name_aside(tokens[skip_to + 1 : -1]):
        end = tokens[-1].start
    adverbs = find_words(context.codebook, "adverb")
    inner = [t for t in tokens if start <= t.start and t.end <= end]
    while inner and (inner[-1].word in adverbs or inner[-1].word.endswith("ly")):
        end = inner.pop().start
    return _trim(sentence, start, end)


def _opens_aside(sentence: Sentence, behind: Sequence[Token]) -> bool:
    """Whether what follows a comma only says what a speaker does: "Mr Hawke, representing the government, said"."""
    return (bool(behind) and any(g.start == behind[0].start and g.aspect == "gerund" for g in sentence.groups)) or (
        bool(behind) and behind[0].word in {"representing", "speaking", "addressing", "visiting", "attending"}
    )


def _is_name_aside(inside: Sequence[Token]) -> bool:
    """Whether an aside between commas only gives a speaker's name: "the US ambassador to Ghana, Ann Palmer, said"."""
    words = [t for t in inside if t.word[:1].isalnum()]
    return 1 < len(words) <= _LONG_NAME and all(t.capital for t in words)


_LONG_NAME = 5
"""A person's name has no more words than this, titles included."""


def _before_relative(tokens: Sequence[Token], comma: int) -> int | None:
    """Of "The envoy, who had come late, said": the index of the first comma."""
    for k in range(comma - 1, 0, -1):
        if tokens[k].word == "," and k + 1 < comma:
            return k
    return None


def _after(sentence: Sentence, at: int, context: Context, limit: int | None = None) -> Span | None:
    """The name that starts at ``at``: up to a mark, a verb, or a word at which names of speakers end."""
    stops = find_words(context.codebook, "speech_stop")
    end = limit or sentence.end
    tokens = [t for t in sentence.tokens if t.start >= at and t.end <= end]
    for k, token in enumerate(tokens):
        pair = f"{token.word} {tokens[k + 1].word}" if k + 1 < len(tokens) else ""
        verb = (
            any(g.start == token.start and g.aspect not in ("bare", "gerund") for g in sentence.groups)
            and token.word != "report"
        )
        if k and token.word == "." and _is_initial(tokens[k - 1]):
            continue
        if k and (token.word in _MARKS | {"."} or token.word in stops or pair in stops or verb):
            end = token.start
            break
    return _trim(sentence, at, end)


def _is_initial(token: Token) -> bool:
    """Whether a full stop behind ``token`` only shortens a name: "Anna S. Ruud"."""
    return token.capital and len(token.word) == 1


def find_kind(sentence: Sentence, name: Span, memory: "Memory | None" = None) -> str:
    """The role kind of a speaker: that of the head of its name, the last role before a preposition.

    "The same paper" has the kind of the one who spoke last.
    """
    if memory and memory.last and " same " in f" {name.exact} ":
        return memory.last.kind
    roles = [t for t in sentence.tagged("role") if name.start <= t.start and t.end <= name.end]
    prepositions = [
        t.start
        for t in sentence.tokens
        if name.start < t.start < name.end and t.word in {"of", "for", "in", "from", "by", "at"}
    ]
    heads = [r for r in roles if not prepositions or r.start < prepositions[0]] or roles
    return heads[-1].value if heads else ""


_LEADS = frozenset({"the", "a", "an", "this", "these", "that", "those", "its", "our", "their", "his", "her", "such"})
"""Words that open a phrase with a capital and name nobody."""


def _is_speaker(sentence: Sentence, name: Span) -> bool:
    """Whether ``name`` can speak: it has a role, a proper name, a party or is a pronoun."""
    inner = [t for t in sentence.tokens if name.start <= t.start and t.end <= name.end]
    if len(inner) > 18 or (inner and inner[0].word in {"its", "their", "our"} and not find_kind(sentence, name)):
        return False
    named = any(t.capital for t in inner if t.start != sentence.body) or any(
        t.capital and t.word not in _LEADS for t in inner
    )
    if " same " in f" {name.exact} ":
        return True
    return (
        named or find_kind(sentence, name) != "" or (len(inner) == 1 and inner[0].word in {"he", "she", "they", "it"})
    )


def _resolve(name: Span, context: Context, memory: Memory) -> Span | None:
    if name.exact.lower() in find_words(context.codebook, "third_person"):
        plural = memory.last is not None and any(w.endswith("s") for w in memory.last.name.exact.lower().split())
        return memory.last.name if memory.last and (name.exact.lower() != "they" or plural) else None
    return name


def _from_according(sentence: Sentence, context: Context, memory: Memory) -> Iterable[Voice]:
    for match in build_pattern(context.codebook, "according").finditer(sentence.text):
        at = sentence.start + match.end()
        name = _after(sentence, at, context)
        if name and _is_speaker(sentence, name):
            first = match.start() + sentence.start <= sentence.body + 2
            start, end = (name.end, sentence.end) if first else (sentence.start, sentence.start + match.start())
            yield Voice(name, start, end, find_kind(sentence, name, memory))


def _object_end(sentence: Sentence, group: Group) -> int:
    """Where the listener of "told X that" ends."""
    if not group.does("tell"):
        return group.end
    for token in sentence.tokens:
        if token.start >= group.end and (token.word in {"that", ",", ":"} or token.word in _MARKS):
            return token.end
    return group.end


def _from_verbs(sentence: Sentence, context: Context, memory: Memory) -> Iterable[Voice]:
    for group in sentence.groups:
        announces = group.does("announce") and not context.official and not group.relative
        if (
            not (announces or group.does("say", "deny", "opine", "report"))
            or group.passive
            or group.aspect in ("infinitive", "bare")
        ):
            continue
        if group.governor and not group.governor.does("say"):
            continue
        tail = sentence.words(group.end, sentence.end).lstrip()
        before = sentence.words(sentence.start, group.start).rstrip()
        follows = sentence.token_after(group.end)
        inverted = follows is not None and follows.word != "that"
        turned = inverted and before.endswith((",", "”", '"', "’", "'")) and not _subject_is_close(sentence, group)
        if turned and not _closes_aside(sentence, group):
            name = _after(sentence, group.end, context)
            region = (sentence.start, group.start)
        else:
            name = _subject(sentence, group, context)
            ends = (
                not tail.strip(' .”"')
                or tail[:1] in (",", ".")
                or (name is not None and _closes(sentence, name, group))
            )
            behind = (
                _object_end(sentence, group),
                _next_saying(sentence, group) if group.does("deny") else sentence.end,
            )
            region = (sentence.start, name.start) if name and ends and name.start > sentence.body + 12 else behind
        if name is None or not _is_speaker(sentence, name):
            continue
        if announces and find_kind(sentence, name) != "person":
            continue
        resolved = _resolve(name, context, memory)
        if resolved is None:
            continue
        kind = memory.last.kind if memory.last and resolved != name else find_kind(sentence, name)
        kind = kind or find_kind(sentence, sentence.cut(name.end, max(group.start, name.end + 1)))
        if group.does("report") and not kind:
            kind = "media"
        yield Voice(resolved, *region, kind, group.does("deny"), group.does("opine"))


def _next_saying(sentence: Sentence, group: Group) -> int:
    """Where what is denied ends: at the next verb of saying."""
    return next((g.start for g in sentence.groups if g.start > group.end and g.does("say", "deny")), sentence.end)


def _from_passive(sentence: Sentence, context: Context) -> Iterable[Voice]:
    """Find "The rumour was dismissed by the palace": who denies stands behind "by", what is denied before the verb."""
    for group in sentence.groups:
        if group.does("deny") and group.passive:
            by = next((t for t in sentence.tokens if t.start >= group.end and t.word == "by"), None)
            name = _after(sentence, by.end, context) if by and by.start - group.end < 4 else None
            if name and _is_speaker(sentence, name):
                yield Voice(name, sentence.start, group.start, find_kind(sentence, name), denies=True)


def _closes(sentence: Sentence, name: Span, group: Group) -> bool:
    """Whether a speaker behind a comma closes what is said: "The boats have come, the minister told us in Suva"."""
    told = ("past", "perfect", "present", "progressive", "future")
    before = any(g.end <= name.start and g.aspect in told for g in sentence.groups)
    behind = any(g.start >= group.end and not g.relative for g in sentence.groups)
    unveils = group.does("announce") and not group.does("say")
    return _comma_before(sentence, name) and (before or not behind or unveils)


def _comma_before(sentence: Sentence, name: Span) -> bool:
    token = sentence.token_before(name.start)
    return token is not None and token.word in {",", "”", '"', "’"}


def _closes_aside(sentence: Sentence, group: Group) -> bool:
    """Whether the comma before a verb of saying closes an aside on the speaker: "Mr Hill, visiting Suva, said"."""
    before = [t for t in sentence.tokens if sentence.body <= t.start and t.end <= group.start]
    opened = next((k for k in range(len(before) - 2, 0, -1) if before[k].word == ","), None)
    if opened is None or before[-1].word != ",":
        return False
    roles = any(t.start < before[opened].start for t in sentence.tagged("role"))
    named = roles and "”" not in sentence.text and _is_name_aside(before[opened + 1 : -1])
    return named or _opens_aside(sentence, before[opened + 1 :])


def _subject_is_close(sentence: Sentence, group: Group) -> bool:
    token = sentence.token_before(group.start)
    return token is not None and token.word not in {",", "”", '"', "’", "'", "“"}


def _from_quoting(sentence: Sentence, context: Context) -> Iterable[Voice]:
    for group in sentence.groups:
        follows = any(t.word == "who" and 0 <= group.start - t.end <= 24 for t in sentence.tokens)
        if not group.does("quote") or not (group.aspect == "gerund" or follows):
            continue
        name = _after(sentence, group.end, context)
        if name and find_kind(sentence, name):
            yield Voice(name, sentence.start, sentence.end, find_kind(sentence, name))


def _from_hearsay(sentence: Sentence, context: Context) -> Iterable[Voice]:
    for group in sentence.groups:
        if group.does("emerge"):
            name = _subject(sentence, group, context)
            if name and find_kind(sentence, name):
                yield Voice(name, group.end, sentence.end, find_kind(sentence, name))


_SIGNED = re.compile(r"^[“\"‘].{8,}[”\"’]\s*[–—-]{1,2}\s*(?P<name>[^“”\"]{4,120})$", re.DOTALL)


def _from_dash(sentence: Sentence) -> Iterable[Voice]:
    """Who signs a quotation: "“It is money well spent.” – Ann Ruud, Court of Audit"."""
    found = _SIGNED.match(sentence.text)
    name = _trim(sentence, sentence.start + found.start("name"), sentence.end) if found else None
    if found and name and _is_speaker(sentence, name):
        yield Voice(name, sentence.start, sentence.start + found.start("name"), find_kind(sentence, name))


def _is_open(sentence: Sentence, memory: Memory) -> bool:
    """Whether a quotation is still open behind ``sentence``."""
    opened = sentence.text.count("“") - sentence.text.count("”")
    straight = sentence.text.count('"') % 2
    return (memory.open and opened >= 0 and not straight) or opened > 0 or (straight == 1 and not memory.open)


def find_voices(sentence: Sentence, context: Context, memory: Memory, speaker: Speaker | None) -> list[Voice]:
    """The voices of ``sentence``, outermost first."""
    found: list[Voice] = []
    if speaker and speaker.span:
        found.append(Voice(speaker.span, sentence.start, sentence.end, "person"))
    own = [
        *_from_verbs(sentence, context, memory),
        *_from_according(sentence, context, memory),
        *_from_hearsay(sentence, context),
    ]
    own += [*_from_quoting(sentence, context), *_from_passive(sentence, context), *_from_dash(sentence)]
    if not own and memory.open and memory.last:
        own = [msgspec.structs.replace(memory.last, start=sentence.start, end=sentence.end)]
    return found + list(dict.fromkeys(own))


def find_memory(sentence: Sentence, voices: Sequence[Voice], memory: Memory) -> Memory:
    """What to remember behind ``sentence``."""
    return Memory(voices[-1] if voices else memory.last, _is_open(sentence, memory) and bool(voices))
