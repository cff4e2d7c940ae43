"""Who gives and who receives: the role of each party, from prepositions, verbs and word order."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from headwater.reading.context import Context
from headwater.reading.parties import Party, is_funder
from headwater.reading.sentence import Sentence
from headwater.reading.verbs import Group
from headwater.reading.words import find_words

RoleName = Literal["donor", "recipient", "partner", "other"]

GIVES = (
    "hand_over",
    "provide",
    "offer",
    "announce",
    "pay",
    "fund",
    "train",
    "equip",
    "build",
    "place",
    "order",
    "loan",
    "bring",
    "appropriate",
    "spend",
)
STEERS = (
    "plan",
    "want",
    "consider",
    "continue",
    "suspend",
    "cancel",
    "agree",
    "decide",
    "resume",
    "delegate",
    "expect",
    "identify",
    "facilitate",
    "seek",
    "request",
    "set",
    "support",
    "help",
)
_ARTICLES = frozenset({"the", "its", "a", "an", "also"})

TAKES = ("receive", "graduate")

_TWO = 2

_HARM = 5
"""How many words behind an owner what it does to others may stand."""

_HEDGE = 2
"""Words that may stand between a verb and a number: "more than", "some"."""

_NOUNS = 3
"""Words that may stand between an adjective of a country and the verb of its people."""

_KEEPER = "who keeps or tells what is described"

_INTRANSITIVE = frozenset({"in", "at", "on", "with", "alongside", "together", "under", "near", "for", "to", "and"})


class Cast(msgspec.Struct, frozen=True):
    """A party and its role, and why."""

    party: Party
    role: RoleName
    why: str


def _next_group(groups: Sequence[Group], at: int) -> Group | None:
    return next((g for g in groups if g.start >= at), None)


def _group_before(sentence: Sentence, groups: Sequence[Group], at: int) -> Group | None:
    """The group that ends right before ``at``, nothing but small words between."""
    last = next((g for g in reversed(groups) if g.end <= at), None)
    if last is None:
        return None
    between = sentence.words(last.end, at).lower().split()
    return last if not between or (len(between) == 1 and between[0] in _ARTICLES) else None


def _is_cut(sentence: Sentence, start: int, end: int, context: Context) -> bool:
    between = sentence.words(start, end)
    return (
        any(t.word in {";", ":", "“", "”", '"'} for t in sentence.tokens if start <= t.start < end)
        or between.count(",") == 1
    )


def _owner(sentence: Sentence, party: Party, context: Context) -> RoleName:
    """The role of a possessive or an adjective, from the noun that it stands before."""
    codebook = context.codebook
    words = [t for t in sentence.tokens if t.start >= party.end][:7]
    people, act = find_words(codebook, "recipient_noun"), find_words(codebook, "donor_noun")
    for token in words:
        if token.word in {"'s", "'", "’s", "s"}:
            continue
        if token.word in find_words(codebook, "preposition") or token.word in {",", ".", ";", "and"}:
            break
        if token.word in people:
            return "recipient"
        if token.word in act or any(
            t.start <= token.start < t.end for t in sentence.tagged("item", "generic", "assistance_noun")
        ):
            return "donor"
    return "other"


def _is_telling(group: Group) -> bool:
    """Whether a group can say what its subject does to others: no purpose ("to train")."""
    if group.aspect in ("infinitive", "gerund"):
        return group.modal == "arranged"
    return group.passive or group.aspect == "bare" or group.does(*TAKES, *GIVES, *STEERS)


def _find_reported(sentence: Sentence, group: Group | None, behind: Sequence[Group]) -> Group | None:
    """What somebody is said or expected to do: "Moscow is said to have offered"."""
    if group is None or not group.passive or not group.does("say", "expect", "set"):
        return group
    after = next((g for g in behind if g.start >= group.end), None)
    return after if after is not None and not sentence.words(group.end, after.start).strip() else group


def _skip_aside(sentence: Sentence, party: Party, behind: Sequence[Group]) -> Sequence[Group]:
    """``behind`` without the verb of an aside on the subject.

    As in "the Turkish command, which has been there since 2017, trained".
    """
    if len(behind) < _TWO or not behind[0].relative or behind[1].relative:
        return behind
    opens = sentence.words(party.end, behind[0].start)
    closes = sentence.words(behind[0].end, behind[1].start)
    aside = any(f", {word} " in f"{opens} " for word in ("which", "who")) and closes.rstrip().endswith(",")
    return behind[1:] if aside else behind


def _subject_role(sentence: Sentence, party: Party, groups: Sequence[Group], context: Context) -> RoleName | None:
    direct = _group_before(sentence, groups, party.phrase)
    if direct is not None and not direct.does("say"):
        return None
    behind = _skip_aside(sentence, party, [g for g in groups if g.start >= party.end])
    group = next((g for g in behind[:3] if _is_telling(g)), None) or next(iter(behind), None)
    if behind and behind[0].does("sign", "exchange") and not behind[0].relative and not behind[0].passive:
        return None
    group = _find_reported(sentence, group, behind)
    if group is None or any(g.relative for g in behind[: behind.index(group)]):
        return None
    between = sentence.words(party.end, group.start)
    if ";" in between or any(t.word in {"“", '"'} for t in sentence.tokens if party.end <= t.start < group.start):
        return None
    if group.passive or group.aspect == "bare":
        takes = group.does("provide", "offer", "announce", "train", "equip", "support") and not sentence.words(
            party.end, group.start
        ).strip(" ,")
        return "recipient" if takes and not group.does("hand_over") else None
    if group.does(*TAKES) or any(g.governor is group and g.does(*TAKES) for g in behind):
        return "recipient"
    if group.negated and group.does("pay", "buy"):
        return None
    if group.does(*GIVES, *STEERS):
        return "donor"
    return None


def _signs(party: Party, groups: Sequence[Group]) -> bool:
    """Whether a name is that of one who signs.

    As in "China's ministry and Togo's signed", "had signed with the Chinese government".
    """
    behind = next((g for g in groups if g.start >= party.end and not g.relative), None)
    before = next((g for g in reversed(groups) if g.end <= party.start), None)
    one = behind is not None and not party.before and behind.does("sign", "exchange") and not behind.passive
    two = before is not None and party.before in ("with", "between", "from") and before.does("sign", "exchange")
    two = two or (before is not None and party.before == "by" and before.passive and before.does("sign", "exchange"))
    said = behind is not None and behind.does("say", "announce") and not party.before
    later = next((g for g in groups if behind is not None and g.start >= behind.end), None)
    return one or two or (said and later is not None and later.does("sign") and later.aspect != "infinitive")


def _cast(sentence: Sentence, party: Party, groups: Sequence[Group], context: Context) -> tuple[RoleName, str]:
    before = party.before
    if is_funder(sentence, party.end, context.codebook):
        return "donor", "its money pays for what follows"
    if party.owns and party.kind != "force" and before in ("", "with", "between", "by") and _signs(party, groups):
        return "other", "one who signs"
    if party.owns and party.kind != "force" and before:
        return _owned_behind(sentence, party, before, groups, context)
    found = _behind_preposition(sentence, party, groups, context)
    if found is not None:
        return found
    if party.kind == "force":
        return _force(sentence, party, groups, context)
    return _plain(sentence, party, groups, context)


def _plain(sentence: Sentence, party: Party, groups: Sequence[Group], context: Context) -> tuple[RoleName, str]:
    """The role of a name that no preposition decides: from the verb before or behind it, or from what it owns."""
    if _is_collective_place(sentence, party, context):
        return "other", "a place"
    if party.owns and _does_harm(sentence, party, context):
        return "other", "owner of what is done to others"
    if not party.before and not party.owns and _names_aid(sentence, party, context):
        return "donor", "its aid is spoken of"
    found = _object(sentence, party, groups) or (_owning(sentence, party, groups, context) if party.owns else None)
    role = _subject_role(sentence, party, groups, context) if party.before == "" and found is None else None
    if role is not None:
        return role, "subject of the verb"
    if found is not None:
        return found
    return "other", f"stands behind '{party.before}'" if party.before else "no rule gives it a role"


def _does_harm(sentence: Sentence, party: Party, context: Context) -> bool:
    """Whether a name only owns what its country does to others: "Since Russia's invasion"."""
    if _owner(sentence, party, context) != "other":
        return False
    for token in [t for t in sentence.tokens if t.start >= party.end][:_HARM]:
        if token.word in find_words(context.codebook, "preposition") or token.word in {",", ".", ";"}:
            return False
        if token.word in find_words(context.codebook, "enemy_noun"):
            return True
    return False


def _names_aid(sentence: Sentence, party: Party, context: Context) -> bool:
    """Whether a name stands right before a word for aid: "US aid for", "EU military assistance"."""
    nouns = find_words(context.codebook, "act_noun")
    behind = [t for t in sentence.tokens if t.start >= party.end and t.word[:1].isalnum()][:1]
    close = bool(behind) and behind[0].start - party.end <= _TWO
    named = any(0 <= t.start - party.end <= _TWO for t in sentence.tagged("assistance_noun"))
    verb = close and any(g.start <= behind[0].start < g.end for g in sentence.groups)
    return not verb and (named or (close and behind[0].word in nouns))


def _behind_preposition(
    sentence: Sentence, party: Party, groups: Sequence[Group], context: Context
) -> tuple[RoleName, str] | None:
    """The role that "to", "by", "from" or "with" gives; None behind others."""
    before = party.before
    if before in ("to", "into") and _is_where_taught(sentence, party, groups):
        return "other", "where teaching takes place"
    if before in ("to", "into", "for", "towards", "toward"):
        signs = _group_before(sentence, groups, party.phrase - len(before) - 1)
        signed = signs is not None and signs.does("sign")
        why = f"'{before}' behind a verb of signing" if signed else f"stands behind '{before}'"
        return "other" if signed else "recipient", why
    if before == "by":
        if _keeps(sentence, party, groups):
            return "other", _KEEPER
        asked = _is_asked(sentence, party, context)
        return ("recipient", "who asks for it") if asked else ("donor", "stands behind 'by'")
    if before == "from" and _is_taught(sentence, party, groups, context):
        return "recipient", "its people are taught"
    if before == "from":
        return "donor", "stands behind 'from'"
    if before == "with" and _joins_subject(sentence, party, context):
        role = _subject_role(sentence, party, groups, context)
        if role:
            return role, "acts together with the subject"
    return ("partner", f"stands behind '{before}'") if before in ("with", "between", "among") else None


def _is_where_taught(sentence: Sentence, party: Party, groups: Sequence[Group]) -> bool:
    """Whether others are taught where people are sent: "soldiers sent to Britain to train Kenyan recruits"."""
    group = _next_group(groups, party.end)
    taught = group is not None and group.does("train") and group.aspect == "infinitive" and group.start - party.end <= 1
    behind = [t for t in sentence.tagged("adjective", "country") if group is not None and t.start >= group.end]
    return taught and party.kind != "force" and bool(behind)


def _is_asked(sentence: Sentence, party: Party, context: Context) -> bool:
    """Whether a request stands before "by" or "of": "at the request of", "a request made by"."""
    before = [t.word for t in sentence.tokens if t.end <= party.phrase - 3][-_TWO:]
    return bool(set(before) & find_words(context.codebook, "request_noun"))


def _is_sum_for(sentence: Sentence, party: Party, context: Context) -> bool:
    """Whether money stands before "for" and a thing of the party behind: "funding for Ukrainian air defence"."""
    token = sentence.token_before(party.phrase - len("for") - 1)
    if token is None:
        return False
    paid = token.word in find_words(context.codebook, "purse_noun") or any(m.end == token.end for m in sentence.money)
    return paid and any(0 <= t.start - party.end <= _TWO for t in sentence.tagged("item", "force"))


def _is_taught(sentence: Sentence, party: Party, groups: Sequence[Group], context: Context) -> bool:
    """Whether the people right before "from" are taught: "train 15 pilots from the Peruvian Air Force"."""
    lead = sentence.token_before(party.phrase)
    people = sentence.token_before(lead.start) if lead is not None else None
    taught = next((g for g in reversed(groups) if people is not None and g.end <= people.start), None)
    named = people is not None and people.word in find_words(context.codebook, "recipient_noun")
    return named and taught is not None and taught.does("train") and not taught.passive


def _keeps(sentence: Sentence, party: Party, groups: Sequence[Group]) -> bool:
    """Whether something that tells is described as kept by a party: "a register maintained by the ministry"."""
    group = next((g for g in reversed(groups) if g.end <= party.phrase), None)
    near = group is not None and sentence.words(group.end, party.phrase).split()[:1] == ["by"]
    return near and group is not None and group.relative and group.aspect == "bare" and group.does("say")


def _object(sentence: Sentence, party: Party, groups: Sequence[Group]) -> tuple[RoleName, str] | None:
    """The role of a name right behind a verb: "gave Kenya", "reached Suva", "train 40 Ukrainian"."""
    taught = _group_before(sentence, groups, _number_start(sentence, party.phrase))
    if taught and taught.does("train") and not taught.passive and not party.before:
        return "recipient", f"object of '{taught.verb.lemma}'"
    direct = _group_before(sentence, groups, party.phrase)
    if direct and direct.does("reach") and not direct.passive:
        return "recipient", "where the things arrive"
    if direct and direct.does(*GIVES, "support", "help") and not direct.passive:
        return "recipient", f"object of '{direct.verb.lemma}'"
    return None


def _owning(sentence: Sentence, party: Party, groups: Sequence[Group], context: Context) -> tuple[RoleName, str] | None:
    """The role of a possessive or an adjective without a preposition; None where what it owns says nothing."""
    role = _owner(sentence, party, context)
    if role == "recipient" and _are_sent(sentence, party, groups):
        return "donor", "its people are sent"
    if role == "recipient" and _teaches(sentence, party, groups):
        return "donor", "its people are the subject of a verb of giving"
    if role == "donor" and _learns(sentence, party, groups):
        return "recipient", "its people attend"
    if role != "other":
        return role, "owner of what follows"
    if party.before == "" and any(0 <= r.start - party.end <= _NOUNS for r in sentence.tagged("role")):
        official = _subject_role(sentence, party, groups, context)
        return (official, "its official is the subject of the verb") if official else None
    return None


def _number_start(sentence: Sentence, at: int) -> int:
    """Where the number right before ``at`` starts, its hedge included; ``at`` where there is none.

    As in "train some 40 Ukrainian".
    """
    number = next(
        (n for n in reversed(sentence.numbers) if n.end <= at and not sentence.words(n.end, at).strip()), None
    )
    if number is None:
        return at
    group = next((g for g in reversed(sentence.groups) if g.end <= number.start), None)
    between = sentence.words(group.end, number.start).split() if group else []
    return group.end if group and len(between) <= _HEDGE and "," not in "".join(between) else number.start


def _are_sent(sentence: Sentence, party: Party, groups: Sequence[Group]) -> bool:
    """Whether the people of ``party`` are sent: "30 Kenyan army doctors were sent to Mali"."""
    group = _next_group(groups, party.end)
    close = group is not None and len(sentence.words(party.end, group.start).split()) <= _NOUNS
    return close and group is not None and group.passive and group.does("send", "deploy") and not group.relative


def _teaches(sentence: Sentence, party: Party, groups: Sequence[Group]) -> bool:
    """Whether the people of ``party`` do the giving.

    As in "Russian instructors have trained", "Indian sailors handed over".
    """
    group = _next_group(groups, party.end)
    if group is None or group.passive or group.relative or group.aspect in ("bare", "infinitive", "gerund"):
        return False
    between = sentence.words(party.end, group.start)
    behind = sentence.token_after(group.end)
    thing = behind is not None and (behind.word[:1].isalnum() and behind.word not in _INTRANSITIVE)
    return len(between.split()) <= _NOUNS and group.does("train", "hand_over", "provide") and thing


def _learns(sentence: Sentence, party: Party, groups: Sequence[Group]) -> bool:
    """Whether the people of ``party`` attend or finish a course: "Malawian sergeants will attend"."""
    group = _next_group(groups, party.end)
    close = group is not None and len(sentence.words(party.end, group.start).split()) <= _NOUNS
    return close and group is not None and group.does("attend", "graduate")


def _joins_subject(sentence: Sentence, party: Party, context: Context) -> bool:
    """Whether a name stands behind "together with" or "jointly with"."""
    preposition = sentence.token_before(party.phrase)
    word = sentence.token_before(preposition.start) if preposition else None
    return word is not None and word.word in find_words(context.codebook, "joint_lead")


def _is_collective_place(sentence: Sentence, party: Party, context: Context) -> bool:
    """As in "In Zarqa, Jordan": a country right behind a place."""
    before = sentence.token_before(party.start)
    place = sentence.token_before(before.start) if before and before.word == "," else None
    dated = place is not None and any(d.start <= place.start < d.end for d in sentence.dates)
    lead = sentence.token_before(place.start) if place and place.capital and not dated else None
    return lead is not None and lead.word in {"in", "at", "near"}


def _owned_behind(
    sentence: Sentence, party: Party, before: str, groups: Sequence[Group], context: Context
) -> tuple[RoleName, str]:
    """A possessive or adjective behind a preposition: only what it owns says whether its country gives or receives."""
    owner = _owner(sentence, party, context)
    acts = owner == "donor" or any(0 <= r.start - party.end <= 24 for r in sentence.tagged("role"))
    if before in ("to", "into", "for", "of") and owner == "recipient":
        return "recipient", f"its people stand behind '{before}'"
    if before in ("to", "for") and any(0 <= r.start - party.end <= 3 for r in sentence.tagged("role")):
        return "recipient", f"its people stand behind '{before}'"
    if before == "for" and _is_sum_for(sentence, party, context):
        return "recipient", "money is for what it owns"
    if before in ("by", "of") and _is_asked(sentence, party, context):
        return "recipient", "its people ask for it"
    if before == "by" and _keeps(sentence, party, groups):
        return "other", _KEEPER
    if before == "by" and owner == "recipient":
        return "donor", "its people stand behind 'by'"
    if before in ("by", "from") and acts:
        return "donor", f"its money, government or people stand behind '{before}'"
    if owner == "donor" and before not in ("against", "to"):
        return "donor", "owner of what follows"
    return "other", f"an owner behind '{before}'"


def _force(sentence: Sentence, party: Party, groups: Sequence[Group], context: Context) -> tuple[RoleName, str]:
    stocks = sentence.tagged("in_stock")
    if party.code and party.before in ("", "with", "between", "by") and _signs(party, groups):
        return "other", "one who signs"
    if _names_building(sentence, party):
        return "other", "part of a building's name"
    if party.code and any(0 <= party.phrase - t.end <= 8 for t in stocks):
        return "donor", "its stocks are where the things come from"
    if any(t.start <= party.end + 12 and t.end >= party.start for t in stocks):
        return "other", "where the things come from"
    direct = _group_before(sentence, groups, party.phrase)
    if direct and direct.does(*GIVES) and not direct.passive:
        return "recipient", f"object of '{direct.verb.lemma}'"
    if party.code and not party.before and _are_sent(sentence, party, groups):
        return "donor", "its people are sent"
    if party.before in ("in", "at", "on", "near", "against"):
        return "other", f"a force behind '{party.before}'"
    if not party.before and _subject_role(sentence, party, groups, context) == "donor":
        return ("donor", "a force that gives") if party.code else ("other", "a force that acts")
    return "recipient", "a force that is equipped"


def _names_building(sentence: Sentence, party: Party) -> bool:
    """Whether a force is only a part of a longer name of a building: "the Army Music School"."""
    behind = [t for t in sentence.tokens if t.start >= party.end][:_NOUNS]
    built = [t for t in sentence.tagged("item") if t.value == "infrastructure" and t.start >= party.end]
    if party.code or not behind or not built or not behind[0].capital or behind[0].start - party.end > 1:
        return False
    return any(t.start <= b.start < t.end for t in behind for b in built)


def _is_shared_noun(sentence: Sentence, force: Party) -> bool:
    """Whether a force is one of several countries': "the armed forces of Jordan, Chad and Mali"."""
    return bool(force.code) and " of " in sentence.words(force.start, force.end)


def _is_range(sentence: Sentence, parties: Sequence[Party], k: int) -> bool:
    """Whether a name is an end of "from Oslo to Rome"."""
    one, two = (parties[k], parties[k + 1]) if k + 1 < len(parties) and parties[k].before == "from" else (None, None)
    if one is None and k and parties[k - 1].before == "from":
        one, two = parties[k - 1], parties[k]
    if any(g.does("arrive", *GIVES) for g in sentence.groups):
        return False
    return one is not None and two is not None and sentence.words(one.end, two.phrase).strip() == "to"


def find_cast(sentence: Sentence, parties: Sequence[Party], groups: Sequence[Group], context: Context) -> list[Cast]:
    """The role of each of ``parties``; coordinated names share the role of the first."""
    found: list[Cast] = []
    by_group: dict[int, Cast] = {}
    for k, party in enumerate(parties):
        first = by_group.get(party.group)
        if _is_range(sentence, parties, k):
            found.append(Cast(party, "other", "one end of a range"))
            continue
        if first and (first.party.kind != "force" or _is_shared_noun(sentence, first.party)):
            cast = Cast(party, first.role, f"coordinated with the name before: {first.why}")
        else:
            cast = Cast(party, *_cast(sentence, party, groups, context))
        by_group.setdefault(party.group, cast)
        found.append(cast)
    return found
