"""Which part each country of a sentence has: by the particle behind it, by the preposition before it."""

import re
from functools import lru_cache
from typing import Literal

import msgspec

from headwater.codebook import Codebook
from headwater.reading.east.cues import build_pattern, find_forms, join
from headwater.reading.east.page import STATES, Page
from headwater.reading.lexicon import Tag
from headwater.reading.sentence import Sentence

_SOON = 28
_HOSTILE = 7
"""How far behind a country and its particle a word for an attack may end, in code points."""
_OFFICE = re.compile(r"[一-鿿]{2,6}")
"""The rest of an office's name that the codebook does not hold ("台湾外交部は")."""
_UNIT = re.compile(r"[の的][一-鿿]{0,4}")
"""What may stand between a force and a part of it ("人民軍の衛生部隊")."""
_COUNTED = re.compile(r"(?:の|等)?[0-9一二三四五六七八九十]+(?:[かカヵヶケ箇]?国)")
"""A count that sums up a row of countries ("の4か国", "等四国")."""

Part = Literal["subject", "recipient", "source", "partner", "place", "owner", "bare"]


class State(msgspec.Struct, frozen=True):
    """A country at ``[start, end)`` of the document.

    ``reach`` is the end of the noun phrase ("フィリピン海軍"), ``head`` its force or office.
    """

    start: int
    end: int
    reach: int
    code: str
    part: Part
    kind: str
    head: Tag | None = None
    shared: bool = False


@lru_cache(maxsize=8)
def _roles(codebook: Codebook, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    parts = {form: cue.value for form, cue in find_forms(codebook, language, "east_role").items()}
    return re.compile(join(parts)), parts


@lru_cache(maxsize=8)
def _roles_before(codebook: Codebook, language: str) -> re.Pattern[str]:
    return re.compile(f"{_roles(codebook, language)[0].pattern}$")


def _reach(text: str, at: int, tags: list[Tag], page: Page) -> tuple[int, Tag | None]:
    """The end of the noun phrase that a country opens, and the force, body or office that it names."""
    head: Tag | None = None
    while (step := _next(text, at, tags, head, page)) is not None:
        at, head = step
    return at, head


def _next(text: str, at: int, tags: list[Tag], head: Tag | None, page: Page) -> tuple[int, Tag | None] | None:
    """One noun further: a force or office, another one joined by "and", a unit of it, words such as "government"."""
    found = _noun_at(tags, at, "force", "role")
    if found is not None:
        return found.end, found
    if head is not None:
        more = _find_more(text, at, tags, head, page)
        return (more, head) if more else _plain(text, at, head, page)
    joint = build_pattern(page.codebook, page.language, "east_joint").match(text, at)
    found = _noun_at(tags, joint.end(), "force", "role") if joint else None
    return (found.end, found) if found is not None else _plain(text, at, head, page)


def _noun_at(tags: list[Tag], at: int, *kinds: str) -> Tag | None:
    return next((t for t in tags if t.start == at and t.kind in kinds), None)


def _find_more(text: str, at: int, tags: list[Tag], head: Tag, page: Page) -> int | None:
    """The end of a further force ("海軍及び空軍") or of a part of the force ("人民軍の衛生部隊")."""
    ands = find_forms(page.codebook, page.language, "east_and")
    for tag in (t for t in tags if t.kind == "force" and t.start > at):
        between = text[at : tag.start]
        if (head.kind == "force" and between in ands) or _UNIT.fullmatch(between):
            return tag.end
    return None


def _plain(text: str, at: int, head: Tag | None, page: Page) -> tuple[int, Tag | None] | None:
    """Behind words that add nothing: a count of countries, "government", "and others"."""
    match = _COUNTED.match(text, at) or build_pattern(page.codebook, page.language, "east_noun_goes_on").match(text, at)
    return (match.end(), head) if match else None


def _part_behind(text: str, at: int, page: Page) -> tuple[Part, bool]:
    """The part that the particle at ``at`` gives (Japanese)."""
    pattern, parts = _roles(page.codebook, page.language)
    match = pattern.match(text, at)
    if match:
        return parts[match.group()], True  # type: ignore[return-value]
    longer = _OFFICE.match(text, at)
    behind = pattern.match(text, longer.end()) if longer else None
    is_subject = behind is not None and parts[behind.group()] == "subject"
    return ("subject", True) if is_subject else ("bare", False)


def _part_before(text: str, at: int, page: Page) -> tuple[Part, bool]:
    """The part that the preposition before ``at`` gives (Chinese)."""
    pattern = _roles_before(page.codebook, page.language)
    parts = _roles(page.codebook, page.language)[1]
    for width in (4, 3, 2, 1):
        word = text[max(0, at - width) : at]
        if len(word) == width and word in parts:
            return parts[word], True  # type: ignore[return-value]
    return ("bare", bool(pattern.search(text[:at])))


def _acts_itself(text: str, start: int, reach: int, page: Page) -> bool:
    """Whether a country behind 对 is who gives ("对中国移交…表示感谢")."""
    toward = build_pattern(page.codebook, page.language, "east_toward").match(text, max(0, start - 1))
    return toward is not None and build_pattern(page.codebook, page.language, "east_act").match(text, reach) is not None


def _is_loose(text: str, start: int, reach: int, page: Page) -> bool:
    """Whether a word for the source stands without a word for giving near behind."""
    loose = build_pattern(page.codebook, page.language, "east_loose_source")
    found = loose.match(text, reach) if page.language == "ja" else loose.match(text, max(0, start - 1))
    behind = text[reach : reach + _SOON]
    kinds = ("east_act", "east_aid_noun", "east_aid_plain", "east_arrives")
    return found is not None and not any(page.has(behind, kind) for kind in kinds)


def _is_hostile(text: str, reach: int, page: Page) -> bool:
    """Whether a country is named only for what it does to another: "ロシアが侵攻したウクライナ"."""
    return (
        build_pattern(page.codebook, page.language, "east_aggression").search(text, reach, reach + _HOSTILE) is not None
    )


def _is_seat(text: str, at: int, page: Page) -> bool:
    before = build_pattern(page.codebook, page.language, "east_before_place")
    return at > 0 and before.match(text[at - 1]) is not None


def find_states(sentence: Sentence, page: Page) -> list[State]:
    """Every country of ``sentence`` with its part; those in a row share the part that is given once."""
    text = page.fold(sentence.text)
    tags = [
        msgspec.structs.replace(t, start=t.start - sentence.start, end=t.end - sentence.start) for t in sentence.tags
    ]
    found: list[State] = []
    japanese = page.language == "ja"
    for tag in (t for t in tags if t.kind in STATES):
        reach, head = _reach(text, tag.end, tags, page)
        if japanese:
            part, clear = _part_behind(text, reach, page)
            seat = _is_seat(text, tag.start, page)
        else:
            part, clear = _part_before(text, tag.start, page)
            seat = build_pattern(page.codebook, page.language, "east_made").match(text, reach) is not None
            if part == "recipient" and _acts_itself(text, tag.start, reach, page):
                part = "source"
        hostile = japanese and part in ("subject", "source") and _is_hostile(text, reach, page)
        if seat or hostile or (part == "source" and _is_loose(text, tag.start, reach, page)):
            part, clear = "place", True
        if head is not None and head.kind == "role" and head.value == "person" and japanese and part == "partner":
            clear = True
        found.append(State(tag.start, tag.end, reach, tag.value, part, tag.kind, head, not clear))
    chained = _chain(found, text, page)
    base = sentence.start
    return [
        msgspec.structs.replace(
            s, start=s.start + base, end=s.end + base, reach=s.reach + base,
            head=msgspec.structs.replace(s.head, start=s.head.start + base, end=s.head.end + base) if s.head else None,
        )
        for s in chained
    ]  # fmt: skip


def _chain(found: list[State], text: str, page: Page) -> list[State]:
    """Parts handed along a row of countries: backwards in Japanese ("AとBに"), forwards in Chinese ("向A和B")."""
    ands = set(page.forms("east_and"))
    out = list(found)
    order = range(len(out) - 2, -1, -1) if page.language == "ja" else range(1, len(out))
    for k in order:
        one, two = (out[k], out[k + 1]) if page.language == "ja" else (out[k - 1], out[k])
        between = text[one.reach : two.start]
        joined = between in ands or (between == "" and one.end - one.start == 1)
        if not joined:
            continue
        if page.language == "ja" and (one.part in ("bare", "partner")) and two.part != "bare":
            out[k] = msgspec.structs.replace(one, part=two.part)
        elif page.language == "zh" and one.part in ("recipient", "source"):
            out[k] = msgspec.structs.replace(two, part=one.part)
    return out
