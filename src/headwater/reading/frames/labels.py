"""Names of relations in the document's words: bonds, "one of its largest donors", named drills, bases."""

from collections.abc import Iterable, Sequence

from headwater.model import Span
from headwater.reading.scene import Scene
from headwater.reading.tokens import Token

_MATTER = 4
"""How many words behind the name of a bond its matter is looked for in."""

_NAMED = 4
"""So many words behind a drill at most, its name may begin."""

_CALLS = frozenset({"named", "called", "dubbed", "as", "codenamed", "code-named"})

_LEAD = 14
"""How far around "partner" the words that make a bond of it may reach, in code points."""

_LINKS = ("for", "and", "of", "on")


def _index(tokens: Sequence[Token], cue: Span) -> int:
    return next((k for k, t in enumerate(tokens) if t.end > cue.start), 0)


def _adjacent(scene: Scene, one: Token, two: Token) -> bool:
    return not scene.sentence.words(one.end, two.start).strip(" -–")


def _back(scene: Scene, at: int, modifiers: frozenset[str]) -> int:
    """The first token of the name whose head is token ``at``: over capitals and ``modifiers``, "and" between them."""
    tokens = scene.sentence.tokens
    k = at
    while k > 0 and _adjacent(scene, tokens[k - 1], tokens[k]):
        word = tokens[k - 1]
        joins = (
            word.word == "and"
            and k > 1
            and (tokens[k - 2].capital or tokens[k - 2].word in modifiers)
            and tokens[k - 2].word != tokens[at].word
        )
        named = word.capital and word.word not in scene.words("determiner") and not word.word.endswith("'s")
        if not (named or word.word in modifiers or joins):
            break
        k -= 1
    return k


def _ahead(scene: Scene, at: int) -> int:
    """The last token of the name: over "for Calm and Growth"."""
    tokens = scene.sentence.tokens
    k = at
    while (
        k + 2 < len(tokens)
        and tokens[k + 1].word in _LINKS
        and tokens[k + 2].capital
        and (k > at or tokens[k + 1].word != "and")
    ):
        if any(p.start <= tokens[k + 2].start < p.end for p in scene.parties):
            break
        k += 2
    return k


def _free(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are no programme and run on into no other name ("Partnership Fund")."""
    after = scene.sentence.token_after(end)
    runs_on = after is not None and after.capital and not scene.sentence.words(end, after.start).strip()
    tagged = any(t.start < end and start < t.end for t in scene.sentence.tagged("programme"))
    return not runs_on and not tagged


def find_bond(scene: Scene, kind: str) -> Iterable[Span]:
    """Names of partnerships or alliances: a noun of the kind with what qualifies it."""
    tokens = scene.sentence.tokens
    fixed = [*(_matter(scene, c) for c in scene.find_cues(f"{kind}_name")), *_fellows(scene, kind)]
    if kind == "partnership":
        fixed += [c for c in scene.find_cues("guard_partnership") if scene.find_cue("partner_word")]
    yield from fixed
    for cue in scene.find_cues(f"{kind}_noun"):
        if any(f.start <= cue.start < f.end for f in fixed):
            continue
        at = _index(tokens, cue)
        first = _back(scene, at, scene.words(f"{kind}_modifier"))
        last = _ahead(scene, at) if tokens[at].capital else at
        start, end = tokens[first].start, tokens[last].end
        named = last > at and _free(scene, start, end)
        if (first < at or named) and (named or _is_bond(scene, kind, tokens[first:at], start, end)):
            first = first if kind == "alliance" else _unowned(scene, first, at)
            yield scene.sentence.cut(tokens[first].start, tokens[last].end)


def _matter(scene: Scene, cue: Span) -> Span:
    """The name with what it is in: "partner of choice in maritime security"."""
    behind = [t for t in scene.sentence.tokens if t.start >= cue.end]
    if not behind or behind[0].word not in ("in", "on", "for") or behind[0].capital:
        return cue
    end = cue.end
    for token in behind[1:_MATTER]:
        if token.capital or token.word in scene.words("preposition") or not token.word[0].isalpha():
            break
        end = token.end
    return scene.sentence.cut(cue.start, end) if end > cue.end else cue


def _fellows(scene: Scene, kind: str) -> Iterable[Span]:
    """Names that tell a bond only where somebody is said to be it: "as NATO allies", "are NATO allies"."""
    for cue in scene.find_cues(f"{kind}_fellow"):
        before = scene.sentence.token_before(cue.start)
        if before is not None and (before.word in scene.words("be") or before.word in scene.words("fellow_opener")):
            yield cue


def _unowned(scene: Scene, first: int, at: int) -> int:
    """The name without the parties in front of it: "U.S.-Egypt strategic partnership" begins at "strategic"."""
    tokens = scene.sentence.tokens
    names = scene.sentence.tagged("country", "adjective", "capital")
    while first < at and any(n.start < tokens[first].end and tokens[first].start < n.end for n in names):
        first += 1
    return first


def _is_bond(scene: Scene, kind: str, before: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words before the noun make a bond of security of it: a word for it, or the two parties themselves."""
    words = {t.word for t in before}
    ahead = scene.sentence.token_before(start)
    if not _free(scene, start, end) or (words | {ahead.word if ahead else ""}) & scene.words(f"{kind}_civil"):
        return False
    since = any(d.relation == "since" for d in scene.sentence.dates)
    if since and scene.find_cue("partner_word", max(scene.sentence.start, start - _LEAD), end + _LEAD):
        return True
    return bool(words & scene.words(f"{kind}_modifier")) or (
        kind == "alliance" and len(find_codes(scene, start, end)) == 2
    )


def find_codes(scene: Scene, start: int, end: int) -> dict[str, Span]:
    """The two countries in a name such as "Japan-Australia Alliance", with where; bodies of many countries left out."""
    tags = [t for t in scene.sentence.tagged("country", "adjective") if start <= t.start and t.end <= end]
    return {t.value: scene.sentence.cut(t.start, t.end) for t in reversed(tags) if t.value not in ("NATO", "EU", "UN")}


def find_provider(scene: Scene, kind: str) -> Iterable[Span]:
    """Phrases such as "one of the biggest contributors to" with a superlative, up to the next mark or verb."""
    s, tokens = scene.sentence, scene.sentence.tokens
    for cue in scene.find_cues(f"{kind}_noun"):
        at = _index(tokens, cue)
        near = tokens[max(0, at - 6) : at]
        if scene.find_cue(f"{kind}_civil"):
            continue
        if not any(t.word in scene.words("superlative") for t in near):
            continue
        start = _phrase_start(scene, at)
        end = next((t.start for t in tokens[at + 1 :] if _ends(scene, t)), s.end)
        text = s.words(start, end).rstrip(" .")
        yield s.cut(start, start + len(text))


def _phrase_start(scene: Scene, at: int) -> int:
    """Back to the verb, a mark or "as" before the phrase; "remains one of" begins at "one"."""
    tokens = scene.sentence.tokens
    k = at
    while k > 0:
        word = tokens[k - 1]
        verb = any(g.start <= word.start < g.end for g in scene.sentence.groups)
        if (
            verb
            or word.word in scene.words("label_stop")
            or word.word in scene.words("be")
            or not word.word[0].isalnum()
        ):
            break
        k -= 1
    return tokens[k].start


def _ends(scene: Scene, token: Token) -> bool:
    verb = any(g.start == token.start for g in scene.sentence.groups)
    return verb or token.word in scene.words("label_end") or not token.word[0].isalnum()


def find_name(scene: Scene, cue: Span) -> Span | None:
    """The name around ``cue``: "Camp Lemonnier" or "Al-Udeid air base"."""
    tokens = scene.sentence.tokens
    at = _index(tokens, cue)
    size = len(cue.exact.split())
    ahead = at + size
    if (
        tokens[at].capital
        and ahead < len(tokens)
        and tokens[ahead].capital
        and _adjacent(scene, tokens[ahead - 1], tokens[ahead])
    ):
        return scene.sentence.cut(tokens[at].start, tokens[ahead].end)
    first = _back(scene, at, frozenset())
    return scene.sentence.cut(tokens[first].start, cue.end) if first < at else None


def _apposed(scene: Scene, kind: Span) -> Span | None:
    """The name to which a kind of drill is set in apposition: "Cobra Gold, the yearly exercise"."""
    before = [t for t in scene.sentence.tokens if t.end <= kind.start]
    while before and before[-1].word in scene.words("determiner"):
        before = before[:-1]
    if not before or before[-1].word != ",":
        return None
    last = len(before) - 1
    first = last
    while first > 0 and before[first - 1].capital and before[first - 1].start > scene.sentence.body:
        first -= 1
    named = [p for p in scene.parties if before[first].start <= p.start < before[last].start]
    whole = len(named) == 1 and named[0].end >= before[last - 1].end and named[0].start == before[first].start
    return scene.sentence.cut(before[first].start, before[last - 1].end) if first < last and not whole else None


def _find_called(scene: Scene, at: int) -> Span | None:
    """The name that a drill is said to have: "an exercise named Northern Shield"."""
    tokens = scene.sentence.tokens
    lead = next((k for k in range(at + 1, min(at + _NAMED, len(tokens))) if tokens[k].word in _CALLS), None)
    first = lead + 1 if lead is not None else len(tokens)
    last = first
    while last < len(tokens) and tokens[last].capital:
        last += 1
    return scene.sentence.cut(tokens[first].start, tokens[last - 1].end) if last > first else None


def find_drill(scene: Scene) -> Span | None:
    """A drill by its name ("Exercise Bright Star", "Cobra Gold exercise") or by its kind ("joint training")."""
    fixed = scene.find_cue("drill_kind")
    if fixed and (apposed := _apposed(scene, fixed)):
        return apposed
    tokens = scene.sentence.tokens
    for cue in scene.find_cues("drill_noun"):
        at = _index(tokens, cue)
        ahead = at + 1
        while ahead < len(tokens) and tokens[ahead].capital and _adjacent(scene, tokens[ahead - 1], tokens[ahead]):
            ahead += 1
        if ahead > at + 1:
            return scene.sentence.cut(tokens[at].start, tokens[ahead - 1].end)
        if called := _find_called(scene, at):
            return called
        first = _back(scene, at, frozenset())
        capital = [t for t in tokens[first:at] if not any(p.start <= t.start < p.end for p in scene.parties)]
        if capital and tokens[first].start != scene.sentence.body:
            return scene.sentence.cut(tokens[first].start, cue.end)
    return fixed
