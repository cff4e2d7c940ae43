"""Groups of verbs: which act, done or planned, by whom or to whom, asserted or denied.

"is expected to be handed over" is one chain of two groups: *hand over* (passive, infinitive), governed by *expect*
(passive).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from headwater.codebook import Codebook, Verb
from headwater.reading.forms import Inflected, find_inflections
from headwater.reading.tokens import Token
from headwater.reading.words import find_values, find_words

Aspect = Literal["past", "perfect", "present", "progressive", "future", "infinitive", "gerund", "bare"]
"""``bare`` is a participle without auxiliary: "given by Japan", "promised in February"."""


_POINTERS = frozenset({"that", "those", "these", "this", "all", "both", "some", "any"})
"""Words that stand alone as often as before a noun."""

_LED = 2
"""An adverb and what leads up to it stand before a participle that describes."""


class Group(msgspec.Struct, frozen=True):
    """One group of verbs, ``[start, end)``; ``head`` is where its main verb starts.

    ``governor`` is the group that it hangs on ("plans to provide": *provide* is governed by *plan*); ``relative``
    says that it stands in a clause that only describes a noun ("the lorries that Lagos offered", "the radars we are
    providing"); ``performs`` that saying it does it ("it is my honour to hand over").
    """

    start: int
    end: int
    head: int
    verb: Verb
    aspect: Aspect
    passive: bool = False
    modal: str = ""
    negated: bool = False
    governor: "Group | None" = None
    relative: bool = False
    performs: bool = False

    def does(self, *classes: str) -> bool:
        """Whether the main verb belongs to one of ``classes``."""
        return any(c in self.verb.does for c in classes)

    def chain(self) -> list["Group"]:
        """This group and those that govern it, nearest first."""
        return [self, *(self.governor.chain() if self.governor else [])]


@lru_cache(maxsize=4)
def build_index(codebook: Codebook) -> dict[str, tuple[Inflected, ...]]:
    """Inflected verbs by their first word, longest first."""
    table: dict[str, list[Inflected]] = {}
    for verb in codebook.verb:
        for form in find_inflections(verb):
            table.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda f: -len(f.words))) for word, forms in table.items()}


class _Grammar(msgspec.Struct, frozen=True):
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modal: dict[str, str]
    negation: frozenset[str]
    adverb: frozenset[str]
    determiner: frozenset[str]
    preposition: frozenset[str]
    pronoun: frozenset[str]
    finite: frozenset[str]
    opener: frozenset[str]
    complement: frozenset[str]
    pleasure: frozenset[str]


@lru_cache(maxsize=4)
def _grammar(codebook: Codebook) -> _Grammar:
    return _Grammar(
        find_words(codebook, "be"),
        find_words(codebook, "have"),
        find_words(codebook, "do"),
        find_values(codebook, "modal"),
        find_words(codebook, "negation"),
        find_words(codebook, "adverb"),
        find_words(codebook, "determiner"),
        find_words(codebook, "preposition") - {"to"},
        find_words(codebook, "pronoun"),
        frozenset(f.words[0] for v in codebook.verb for f in find_inflections(v) if f.form == "past"),
        find_words(codebook, "clause_opener") | find_words(codebook, "subordinator"),
        find_words(codebook, "complement_adjective"),
        find_words(codebook, "pleasure"),
    )


def _matching(tokens: Sequence[Token], at: int, index: dict[str, tuple[Inflected, ...]]) -> list[Inflected]:
    found = [
        f
        for f in index.get(tokens[at].word, ())
        if all(at + k < len(tokens) and tokens[at + k].word == w for k, w in enumerate(f.words))
    ]
    longest = max((len(f.words) for f in found), default=0)
    return [f for f in found if len(f.words) == longest]


def _auxiliaries(tokens: Sequence[Token], at: int, grammar: _Grammar) -> tuple[int, list[str]]:
    """Where the auxiliaries before token ``at`` begin, and their words outermost first, adverbs left out."""
    words: list[str] = []
    start = k = at
    while k > 0:
        word = tokens[k - 1].word
        if word in grammar.be | grammar.have | grammar.do or word in grammar.modal or word == "to":
            words.insert(0, word)
            start = k = k - 1
        elif word in grammar.negation or word in grammar.adverb or word.endswith("ly"):
            words[:0] = ["not"] if word in grammar.negation else []
            k -= 1
        else:
            break
        if word in grammar.modal or (len(words) > 1 and words[1] == "to"):
            break
        if word == "to" and tokens[k - 1].word not in grammar.be:
            break
    return start, words


def _aspect(form: str, words: Sequence[str], grammar: _Grammar) -> tuple[Aspect, bool, str]:
    """Aspect, voice and modal of a main verb in ``form`` behind the auxiliaries ``words``."""
    modal = next((grammar.modal[w] for w in words if w in grammar.modal), "")
    be, have = any(w in grammar.be for w in words), any(w in grammar.have for w in words)
    passive = be and form in ("participle", "past")
    future = modal in ("future", "conditional", "possible", "able")
    if modal == "possible" and have:
        return "perfect", passive, modal
    if future:
        return "future", passive, modal
    if "to" in words:
        if have and not be:
            return "perfect", False, modal
        arranged = any(w in grammar.be for w in words[: words.index("to")])
        return "infinitive", passive, "arranged" if arranged else modal
    if have:
        return "perfect", passive, modal
    if be:
        past = any(w in {"was", "were", "wasn't", "weren't"} for w in words)
        if form == "gerund":
            return "progressive", False, modal
        return ("past" if past else "present") if passive else "present", passive, modal
    plain: dict[str, Aspect] = {"past": "past", "participle": "bare", "gerund": "gerund"}
    return plain.get(form, "present"), False, modal


def _choose(forms: list[Inflected], words: Sequence[str], grammar: _Grammar) -> Inflected:
    """Of forms that look alike (past and participle, base and past of "set") the one that the auxiliaries ask for."""
    wants = (
        ("base",)
        if any(w in grammar.modal or w == "to" or w in grammar.do for w in words)
        and not any(w in grammar.be | grammar.have for w in words)
        else ("participle", "gerund")
        if any(w in grammar.be | grammar.have for w in words)
        else ("past", "third", "gerund", "base", "participle")
    )
    return min(forms, key=lambda f: wants.index(f.form) if f.form in wants else 9)


def _is_noun(tokens: Sequence[Token], at: int, size: int, form: Inflected, grammar: _Grammar) -> bool:
    """Whether what looks like a verb is a noun here: "the grant", "its support", "at present", "Support Programme"."""
    first = at == 0 or tokens[at - 1].word in {"“", '"', ":"}
    before = tokens[at - 1].word if at else ""
    if before == "us" and tokens[at - 1].capital:
        before = "u.s."
    if (tokens[at].capital and not first) or before == "whose":
        return True
    if form.form in ("past", "participle"):
        after = tokens[at + size].word if at + size < len(tokens) else ""
        if tokens[at].word == form.verb.lemma and (
            after in grammar.be | grammar.have | {"of", tokens[at].word} or after in grammar.modal
        ):
            return True
        return before.endswith("'s") or before in grammar.determiner - _POINTERS
    if at == 0 and form.form != "base":
        return False
    after = tokens[at + size].word if at + size < len(tokens) else ""
    if _is_governed(tokens, at, before, form, grammar):
        return True
    if form.form == "base" and before == "·" and _is_owned(tokens, at, after, grammar):
        return True
    return _has_no_subject(at, before, after, form, grammar)


def _is_governed(tokens: Sequence[Token], at: int, before: str, form: Inflected, grammar: _Grammar) -> bool:
    """Whether an article, an owner, a preposition or a verb right before makes it a noun."""
    if before in grammar.determiner - {"that", "those", "these", "this", "all", "both"} or before.endswith("'s"):
        return True
    if form.form in ("base", "third") and before in grammar.preposition:
        return True
    return form.form == "third" and at > 0 and tokens[at - 1].word in grammar.finite


def _has_no_subject(at: int, before: str, after: str, form: Inflected, grammar: _Grammar) -> bool:
    """Whether nothing before it can be its subject, or an auxiliary or "of" behind it makes it one itself."""
    if form.form == "base" and before == "this":
        return True
    if form.form == "base" and at and not _takes_plural(before, grammar):
        return not (form.verb.does and "say" in form.verb.does and after in {".", ""})
    if form.form == "third" and (after in grammar.be | grammar.have or after in grammar.modal):
        return True
    return form.form in ("base", "third", "gerund") and after in {"of"} and before not in {"to"}


def _is_owned(tokens: Sequence[Token], at: int, after: str, grammar: _Grammar) -> bool:
    """Whether a noun stands behind the one name that owns it: "US aid for the army", "Oslo support was"."""
    k = at - 1
    while k > 0 and tokens[k].word in {"·", "."}:
        k -= 1
    ends = after in {"for", "to", "under"} or after in grammar.be | grammar.have or after in grammar.modal
    return ends and tokens[k].word not in {"and", ",", "the"}


def _is_won(groups: Sequence[Group], tokens: Sequence[Token], at: int) -> bool:
    """Whether what looks like a verb is what somebody earns: "deserves praise", "has drawn criticism and praise"."""
    return bool(groups) and at > 0 and groups[-1].does("deserve") and groups[-1].end == tokens[at - 1].end


def _is_adjective(tokens: Sequence[Token], at: int, size: int, form: Inflected, grammar: _Grammar) -> bool:
    """Whether a participle behind an adverb describes the noun that follows: "a fully equipped hospital"."""
    if form.form not in ("past", "participle") or at < _LED or at + size >= len(tokens):
        return False
    adverb, lead, after = tokens[at - 1].word, tokens[at - _LED].word, tokens[at + size].word
    if form.verb.does and "equip" in form.verb.does and after == "to":
        return True
    closed = grammar.preposition | grammar.determiner | grammar.be | grammar.opener
    noun = (after[:1].isalpha() or after in "·◦") and after not in closed
    led = lead in grammar.determiner | grammar.preposition
    return led and noun and (adverb.endswith("ly") or adverb in {"well", "hard", "much"})


def _takes_plural(before: str, grammar: _Grammar) -> bool:
    """Whether a bare verb may follow: behind "we", "who", an adverb, a plural, a name, a comma."""
    return (
        before in grammar.pronoun
        or before in grammar.adverb
        or before in {"and", "or", ",", "·", ")", "“", '"', "people", "police", "not"}
        or (before.endswith(("s", "ly", "men")) and "." not in before and before != "us")
    )


def find_groups(tokens: Sequence[Token], codebook: Codebook) -> list[Group]:
    """The groups of known verbs in ``tokens``, in order, each with the group that governs it."""
    index, grammar = build_index(codebook), _grammar(codebook)
    groups: list[Group] = []
    at = 0
    while at < len(tokens):
        forms = _matching(tokens, at, index)
        if not forms:
            at += 1
            continue
        begin, words = _auxiliaries(tokens, at, grammar)
        form = _choose(forms, words, grammar)
        size = len(form.words)
        won = begin == at and form.form in ("base", "third") and _is_won(groups, tokens, at)
        won = won or (begin == at and _is_adjective(tokens, at, size, form, grammar))
        if won or (begin == at and _is_noun(tokens, at, size, form, grammar)):
            at += 1
            continue
        aspect, passive, modal = _aspect(form.form, words, grammar)
        if form.form == "base" and aspect == "present" and words and words[0] in grammar.be:
            aspect = "perfect" if any(t.word in {"done", "did"} for t in tokens[max(0, begin - 3) : begin]) else aspect
        after = tokens[at + size].word if at + size < len(tokens) else ""
        if aspect == "past" and not passive and begin == at and _is_reduced(tokens, at, after, grammar):
            aspect = "bare"
        group = Group(
            tokens[begin].start,
            tokens[at + size - 1].end,
            tokens[at].start,
            form.verb,
            aspect,
            passive,
            modal,
            "not" in words or (after in {"no", "nothing", "none"}) or _is_denied(tokens, begin, grammar),
            _governor(groups, tokens, begin, aspect),
            _is_relative(tokens, begin, aspect, grammar, groups),
            aspect == "infinitive" and begin > 0 and tokens[begin - 1].word in grammar.pleasure,
        )
        groups.append(group)
        at += size
    return _find_reduced(groups, tokens, grammar.preposition)


def _find_reduced(groups: list[Group], tokens: Sequence[Token], prepositions: frozenset[str]) -> list[Group]:
    """``groups`` with plain past forms before another finite verb made descriptions.

    As in "the lorries bought with it were handed over".
    """
    found: list[Group] = []
    for k, one in enumerate(groups):
        after = groups[k + 1] if k + 1 < len(groups) else None
        group = one
        plain = one.aspect == "past" and not one.passive and one.start == one.head and not _closes_aside(one, tokens)
        if plain and after is not None and _is_behind_noun(one, after, tokens, prepositions):
            named = any(t.end <= one.start and one.start - t.end <= 1 and _is_name(t) for t in tokens)
            group = msgspec.structs.replace(one, aspect="past" if named else "bare", relative=True)
        set_off = after is not None and not group.relative and _is_set_off(group, after, tokens, prepositions)
        if plain and (set_off or (not group.relative and _lacks_object(group, found, tokens))):
            group = msgspec.structs.replace(group, aspect="bare", relative=True)
        found.append(group)
    return found


def _closes_aside(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether a verb of saying follows an aside on who says it: "Mr Hill, visiting Suva, said"."""
    before = next((t for t in reversed(tokens) if t.end <= group.start), None)
    return group.does("say") and before is not None and before.word == ","


def _is_name(token: Token) -> bool:
    return token.capital or token.word in "·◦"


_NEW_SUBJECT = frozenset(
    {",", ";", "and", "but", "that", "who", "which", "as", "when", "it", "he", "she", "they", "we"}
)
"""Between two verbs these give the second a subject of its own."""


def _is_behind_noun(group: Group, after: Group, tokens: Sequence[Token], prepositions: frozenset[str]) -> bool:
    """Whether the next verb is the sentence's own, so that a plain past form before it only describes the noun."""
    finite = after.aspect in ("past", "perfect", "present", "future") and after.start != after.head
    if not finite or any(t.start == after.start and t.word == "having" for t in tokens):
        return False
    words = [t.word for t in tokens if group.end <= t.start < after.start]
    between = [w for k, w in enumerate(words) if w != "that" or not k or words[k - 1] not in prepositions]
    return not _NEW_SUBJECT & set(between)


def _is_set_off(group: Group, after: Group, tokens: Sequence[Token], prepositions: frozenset[str]) -> bool:
    """Whether a participle stands between commas behind its noun: "The vessels, built in 1998, were handed over"."""
    before = [t for t in tokens if t.end <= group.start][-2:]
    inside = [t for t in tokens if group.end <= t.start < after.start]
    if len(before) < 2 or not inside or before[1].word != "," or inside[0].word not in prepositions:
        return False
    return inside[-1].word == "," and after.start != after.head and before[0].word[:1].isalpha()


def _is_reduced(tokens: Sequence[Token], at: int, after: str, grammar: _Grammar) -> bool:
    """Whether a past form only describes the noun before it: "the sum pledged is", "radars given by Chile"."""
    if after in (grammar.be | grammar.have) - {"having", "being"} or after in grammar.modal or after == "by":
        return at > 0 and tokens[at - 1].word not in grammar.pronoun
    return False


_TRANSITIVE = ("hand_over", "provide", "announce", "buy", "order", "equip", "build", "fund", "sell", "train")


def _lacks_object(group: Group, before: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether a plain past form behind another verb has no object and so only describes.

    As in "the carriers delivered last year".
    """
    finite = [
        g for g in before if not g.relative and g.aspect in ("past", "perfect", "present", "progressive", "future")
    ]
    if not finite or not group.does(*_TRANSITIVE):
        return False
    last = next((t for t in reversed(tokens) if t.end <= group.start), None)
    after = next((t for t in tokens if t.start >= group.end), None)
    if (
        last is None
        or last.word in {",", "and", "but", "that", "which", "who", "it", "they", "he", "she", "we", ";"}
        or last.capital
    ):
        return False
    return after is None or after.word in {
        ".",
        ",",
        ";",
        "last",
        "earlier",
        "by",
        "in",
        "on",
        "under",
        "this",
        "since",
        "so",
    }


def _is_denied(tokens: Sequence[Token], begin: int, grammar: _Grammar) -> bool:
    """Whether its subject is nobody: "none of the guns was sent", "no boat was handed over"."""
    before = [t.word for t in tokens[max(0, begin - 6) : begin]]
    cut = max((k for k, w in enumerate(before) if w in {",", ";", ":", "that", "and", "but"}), default=-1)
    return any(w in {"none", "nobody", "neither", "no"} for w in before[cut + 1 :])


_SUBJECTS = frozenset({"we", "they", "it", "he", "she", "i"})

_COMPLEMENT = ("say", "announce", "share", "emerge", "deny", "opine", "expect", "agree", "decide", "predict")
"""Behind these "that" opens what is said, not a description of a noun."""


def _is_relative(
    tokens: Sequence[Token], begin: int, aspect: Aspect, grammar: _Grammar, groups: Sequence[Group]
) -> bool:
    """Whether the group stands in a relative clause: behind "which", "that" or "who", or "the radars we send"."""
    if aspect == "bare":
        return True
    for k in range(begin - 1, max(begin - 8, 0), -1):
        found = _opens_relative(tokens, k, begin, grammar, groups)
        if found is not None:
            return found
    return False


_RELATIVES = frozenset({"which", "who", "whom", "whose"})
_ENDS = frozenset({";", ".", ":", "“", '"'})


def _opens_relative(
    tokens: Sequence[Token], k: int, begin: int, grammar: _Grammar, groups: Sequence[Group]
) -> bool | None:
    """Whether token ``k`` opens a relative clause around the verb at ``begin`` or rules one out; None: go on."""
    word, before = tokens[k].word, tokens[k - 1].word
    if word in _ENDS or word in _RELATIVES:
        return word in _RELATIVES
    if word == "that":
        return _that_describes(tokens, k, grammar, groups)
    if word in _SUBJECTS and k == begin - 1:
        return None if before in {"that", "which", "whom"} else _subject_describes(tokens, k, grammar, groups)
    if word == "and" and k == begin - 1:
        return None
    return False if word in grammar.finite or word in {",", "and", "but"} else None


def _that_describes(tokens: Sequence[Token], k: int, grammar: _Grammar, groups: Sequence[Group]) -> bool:
    """Whether "that" opens a description of a noun, not what is said."""
    before = tokens[k - 1].word
    said = any(
        g.does(*_COMPLEMENT) and sum(g.end <= t.start < tokens[k].start for t in tokens) <= _REACH for g in groups[-2:]
    )
    if said or before in grammar.complement:
        return False
    return before not in grammar.finite and before not in {",", "so", "now"} and not before.endswith(("ing", "says"))


def _subject_describes(tokens: Sequence[Token], k: int, grammar: _Grammar, groups: Sequence[Group]) -> bool:
    """Whether a pronoun right behind a noun opens a description of it: "the radars we send"."""
    before = tokens[k - 1].word
    if groups and groups[-1].does(*_COMPLEMENT) and sum(t.start >= groups[-1].end for t in tokens[:k]) <= _REACH:
        return False
    others = grammar.preposition | grammar.finite | grammar.opener | grammar.adverb
    return before.isalpha() and not _is_time(tokens, k - 1) and before not in others


_REACH = 5
"""Words that may stand between a verb of saying and what is said."""

_TIME_LEADS = frozenset({"last", "this", "next", "that", "earlier"})


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun at ``at`` ends a time, not what a clause describes: "last year it gave", "In May it gave"."""
    lead = tokens[at - 1].word if at else ""
    return lead in _TIME_LEADS or (tokens[at].capital and lead in {"in", "on", "since", "by"})


def _governor(groups: list[Group], tokens: Sequence[Token], begin: int, aspect: Aspect) -> Group | None:
    """The group right before an infinitive or gerund that it hangs on, with at most a few words between."""
    if aspect not in ("infinitive", "gerund") or not groups:
        return None
    before = groups[-1]
    between = [t for t in tokens[:begin] if t.start >= before.end]
    if len(between) > (3 if aspect == "infinitive" else 1) or any(t.word in {",", ";", "."} for t in between):
        return None
    return before
