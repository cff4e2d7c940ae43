"""Who is named in a sentence, and how: countries, governments, armed forces, with the word that governs each name."""

import msgspec

from headwater.codebook import Codebook
from headwater.reading.lexicon import Tag
from headwater.reading.sentence import Sentence
from headwater.reading.tokens import Token
from headwater.reading.words import find_words


class Party(msgspec.Struct, frozen=True):
    """A name of a party at ``[start, end)``; the phrase around it starts at ``phrase``.

    ``code`` is its country ("" for a force whose country is not named); ``kind`` is ``country``, ``adjective``,
    ``capital``, ``body`` or ``force``; ``before`` the preposition in front of its phrase, "" for none; ``owns`` says
    that it is a possessive or an adjective of what follows; ``group`` numbers names that are coordinated ("the
    Philippines, Indonesia and Djibouti").
    """

    start: int
    end: int
    phrase: int
    code: str
    kind: str
    before: str
    owns: bool
    group: int
    entry: str = ""


def _is_possessive(sentence: Sentence, end: int) -> bool:
    tail = sentence.text[end - sentence.start : end - sentence.start + 2]
    return tail in ("'s", "’s") or (tail[:1] in ("'", "’") and sentence.words(end - 1, end) == "s")


def _force_start(sentence: Sentence, tag: Tag, names: list[Tag], codebook: Codebook) -> int:
    """Where the phrase of a force begins: over its country, "Royal", other capitalised words."""
    stop = (
        find_words(codebook, "determiner") | find_words(codebook, "preposition") | find_words(codebook, "subordinator")
    )
    start = tag.start
    for token in reversed([t for t in sentence.tokens if t.end <= tag.start]):
        named = next((n for n in names if n.start <= token.start and token.end <= n.end + 2), None)
        if sentence.words(token.end, start).strip(" '’s"):
            break
        if named:
            start = named.start
        elif (token.capital and token.word not in stop and token.start != sentence.body) or token.word in find_words(
            codebook, "force_modifier"
        ):
            start = token.start
        else:
            break
    return start


def _force_end(sentence: Sentence, tag: Tag, names: list[Tag]) -> tuple[int, Tag | None]:
    """Where it ends: "army of Malta", "the Armed Forces of the Philippines"."""
    for name in names:
        between = sentence.words(tag.end, name.start).strip() if tag.end < name.start else "x"
        if between in ("of", "of the"):
            return name.end, name
    return tag.end, None


def _phrase_start(sentence: Sentence, start: int, codebook: Codebook) -> int:
    """Back over "the", "Government of", titles and adjectives to the head of the phrase."""
    skipped = (find_words(codebook, "determiner") | find_words(codebook, "name_modifier")) - {"that", "those"}
    at = start
    while True:
        token = sentence.token_before(at)
        if token is None or sentence.words(token.end, at).strip():
            return at
        if token.word in skipped:
            at = token.start
        elif token.word == "of" and (head := _find_head(sentence, token, codebook)) is not None:
            at = head
        else:
            return at


def _find_head(sentence: Sentence, of: Token, codebook: Codebook) -> int | None:
    """Where "the Ministry" or "security" starts in "the Ministry of Jordan", "the safety of Malta"."""
    heads = sentence.tagged("role", "force", "body")
    role = next((r for r in heads if r.end <= of.start and not sentence.words(r.end, of.start).strip()), None)
    if role is None:
        return _find_cause(sentence, of, codebook) or _find_aside(sentence, of, codebook)
    at = role.start
    while (before := sentence.token_before(at)) and before.capital and before.start > sentence.body:
        at = before.start
    return at


_ASIDE = 6
"""Words at most between the mark that opens an aside and the "of" in it: "— a wholly owned subsidiary of"."""


def _find_aside(sentence: Sentence, of: Token, codebook: Codebook) -> int | None:
    """Where the name starts that an aside explains: "Delta Works — a subsidiary of an Omani company — signed"."""
    before = [t for t in sentence.tokens if t.end <= of.start][-_ASIDE:]
    marks = [k for k, t in enumerate(before) if t.word in {"—", "–", ","}]
    opener = before[marks[-1] + 1] if marks and marks[-1] + 1 < len(before) else None
    if opener is None or opener.word not in {"a", "an"}:
        return _find_officer(sentence, of, codebook)
    head = sentence.token_before(before[marks[-1]].start)
    at = None
    while head is not None and head.capital and not sentence.words(head.end, at or head.end).strip():
        at, head = head.start, sentence.token_before(head.start)
    return at


def _find_officer(sentence: Sentence, of: Token, codebook: Codebook) -> int | None:
    """Where an office starts that is held in a part of a country: "the commander of the Eastern Region of Oman"."""
    stops = find_words(codebook, "preposition") | {",", ";", "and"}
    before = [t for t in sentence.tokens if t.end <= of.start][-_ASIDE:]
    first = next((t for t in reversed(before) if t.word in stops), None)
    if first is None or first.word != "of":
        return None
    roles = [
        r for r in sentence.tagged("role") if not sentence.words(r.end, first.start).strip() and r.end <= first.start
    ]
    return roles[0].start if roles else None


def _find_cause(sentence: Sentence, of: Token, codebook: Codebook) -> int | None:
    """Where "security" starts in "the safety of Malta": what is done for it is done for the country."""
    noun = sentence.token_before(of.start)
    return noun.start if noun is not None and noun.word in find_words(codebook, "cause_noun") else None


def _before(sentence: Sentence, phrase: int, codebook: Codebook) -> str:
    """The preposition in front of a phrase, or of the collective that it spells out.

    ("to four countries, the Philippines, …").
    """
    token = sentence.token_before(phrase)
    if token is None or sentence.words(token.end, phrase).strip():
        return ""
    noun = sentence.token_before(token.start)
    if noun is not None and token.word in find_words(codebook, "example_lead"):
        noun = sentence.token_before(noun.start) if token.word == "as" and noun.word == "such" else noun
        if noun is not None and noun.word in find_words(codebook, "collective"):
            return _before(sentence, _collective_start(sentence, noun, codebook), codebook)
    if token.word in {",", ":", "(", "and", "plus"} and (noun := sentence.token_before(token.start)):
        whole = noun.word in find_words(codebook, "collective")
        return _before(sentence, _collective_start(sentence, noun, codebook), codebook) if whole else ""
    return token.word if token.word in find_words(codebook, "preposition") else ""


def _collective_start(sentence: Sentence, noun: Token, codebook: Codebook) -> int:
    """Back over "four", "partner", "the other" to the head of "the four partner countries"."""
    at = noun.start
    for _ in range(3):
        token = sentence.token_before(at)
        if token is None or token.word in find_words(codebook, "preposition") or not token.word[:1].isalnum():
            break
        at = token.start
    return at


def _owner_before(sentence: Sentence, start: int, names: list[Tag]) -> list[Tag]:
    """The country of "Somalia, whose army"."""
    return [n for n in names if n.end < start and sentence.words(n.end, start).strip(" ,").lower() == "whose"]


def is_funder(sentence: Sentence, end: int, codebook: Codebook) -> bool:
    """Whether "-funded" or "-donated" follows a name that ends at ``end``: "US-funded courses"."""
    tail = sentence.words(end, sentence.end)
    word = tail[1:].split(None, 1)[0].strip(",.;") if tail[:1] in ("-", "–") and tail[1:2].isalpha() else ""
    return word.lower() in find_words(codebook, "funder_suffix")


def _is_surname(sentence: Sentence, name: Tag) -> bool:
    """Whether a capital only ends the name of a person or a place: "Camp Lima", "Colonel Ana Paris"."""
    before = sentence.token_before(name.start)
    if before is None or not before.capital or before.start <= sentence.body or not before.word.isalpha():
        return False
    known = [(d.start, d.end) for d in sentence.dates] + [(t.start, t.end) for t in sentence.tags if t.kind != "mask"]
    return sentence.words(before.end, name.start) == " " and not any(a <= before.start < b for a, b in known)


def _names_programme(sentence: Sentence, name: Tag, codebook: Codebook) -> bool:
    """Whether a name only belongs to another's: "US Foreign Military Financing", "U.S.-produced systems"."""
    behind = sentence.words(name.end, min(name.end + 2, sentence.end))
    before = sentence.words(max(name.start - 2, sentence.start), name.start)
    if is_funder(sentence, name.end, codebook):
        return False
    if name.kind == "capital" and _is_surname(sentence, name):
        return True
    if (behind[:1] in "-–" and behind[1:].isalpha()) or (
        before[1:] in ("-", "–") and (before[:1].isalpha() or before[:1] == ".")
    ):
        return True
    if any(0 <= t.start - name.end <= 1 for t in sentence.tagged("programme")):
        return True
    return name.value in ("NATO", "UN") and any(0 <= t.start - name.end <= 4 for t in sentence.tagged("programme"))


def _stands_alone(sentence: Sentence, tag: Tag, codebook: Codebook) -> bool:
    """Whether a force without a country is a name or "the army" as a whole, not part of "military missions"."""
    if sentence.words(tag.start, tag.start + 1).isupper():
        return True
    before, after = sentence.token_before(tag.start), sentence.token_after(tag.end)
    if before is None or before.word not in {"the", "its", "their", "whose", "our"}:
        return False
    closing = (
        find_words(codebook, "preposition")
        | find_words(codebook, "subordinator")
        | find_words(codebook, "be")
        | find_words(codebook, "have")
    )
    verb = any(after is not None and g.start <= after.start < g.end for g in sentence.groups)
    dated = after is not None and any(d.start == after.start for d in sentence.dates)
    return after is None or not after.word[:1].isalpha() or after.word in closing or verb or dated


def _is_part_of_name(sentence: Sentence, end: int) -> bool:
    """Whether the words of a force only open another name: "an Army Software Park", "the Navy Museum"."""
    after = sentence.token_after(end)
    if sentence.kind == "heading" or after is None or not after.capital or sentence.words(end, after.start) != " ":
        return False
    known = sentence.tagged("item", "generic", "force", "role", "country", "adjective", "programme")
    return after.word.isalpha() and not any(t.start <= after.start < t.end for t in known)


def find_parties(sentence: Sentence, codebook: Codebook) -> list[Party]:
    """The parties that ``sentence`` names behind its label, in order. A force swallows the name of its country."""
    names = [
        n
        for n in sentence.tagged("country", "adjective", "capital", "body")
        if not _names_programme(sentence, n, codebook)
    ]
    found: list[Party] = []
    swallowed: set[Tag] = set()
    for tag in sentence.tagged("force"):
        start = _force_start(sentence, tag, names, codebook)
        end, owner = _force_end(sentence, tag, names)
        if found and found[-1].kind == "force" and sentence.words(found[-1].end, tag.start).strip() == "(":
            continue
        inside = [n for n in names if start <= n.start and n.end <= tag.end] + ([owner] if owner else [])
        if any(p.start <= tag.start < p.end for p in found) or _is_part_of_name(sentence, end):
            continue
        inside = inside or _owner_before(sentence, start, names)
        if sentence.words(tag.start, tag.end).rsplit(None, 1)[-1] in find_words(codebook, "unit_noun"):
            continue
        code = inside[0].value if inside else ""
        if not inside and not _stands_alone(sentence, tag, codebook):
            continue
        swallowed.update(n for n in inside if n.end > start)
        found.append(_party(sentence, codebook, (start, end), code, "force", tag.entry))
    found += [
        _party(sentence, codebook, (n.start, n.end), n.value, n.kind, n.entry) for n in names if n not in swallowed
    ]
    behind = [p for p in found if p.start >= sentence.body]
    return _coordinated(sentence, sorted(behind, key=lambda p: p.start))


def _party(sentence: Sentence, codebook: Codebook, place: tuple[int, int], code: str, kind: str, entry: str) -> Party:
    start, end = place
    phrase = _phrase_start(sentence, start, codebook)
    owns = kind == "adjective" or _is_possessive(sentence, end)
    return Party(start, end, phrase, code, kind, _before(sentence, phrase, codebook), owns, 0, entry)


_JOINS = {",", "and", ", and", "&", "as well as", ", as well as", "or", "to"}


def _is_fronted(sentence: Sentence, party: Party) -> bool:
    """Whether a name belongs to a phrase at the head of the sentence: "For the Navy, Japan will"."""
    token = sentence.token_before(party.phrase)
    first = sentence.token_before(token.start) if token is not None and token.word == "with" else None
    return bool(party.before) and token is not None and sentence.body in (token.start, first.start if first else -1)


def _is_counted(sentence: Sentence, party: Party) -> bool:
    """Whether a sum or a number stands right behind a name: its verb is left out ("…, Denmark 40 million")."""
    starts = [*(m.hedge for m in sentence.money), *(n.start for n in sentence.numbers)]
    return not party.owns and party.end + 1 in starts


def _coordinated(sentence: Sentence, parties: list[Party]) -> list[Party]:
    """Number the coordinated names, and give each the preposition of the first."""
    found: list[Party] = []
    for party in parties:
        last = found[-1] if found else None
        between = sentence.words(last.end, party.phrase).strip() if last and last.end <= party.phrase else "x"
        if (
            last
            and between in _JOINS - {"to"}
            and not last.owns
            and not (between == "," and _is_counted(sentence, party))
            and not (between == "," and _is_fronted(sentence, last))
        ):
            found.append(msgspec.structs.replace(party, group=last.group, before=party.before or last.before))
        else:
            found.append(msgspec.structs.replace(party, group=len(found)))
    return found
