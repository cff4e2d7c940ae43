"""Parts of a sentence that tell one act of giving each: where the act's words stand, and at which stage it is."""

import re

import msgspec

from headwater.codebook import Cue
from headwater.model import Span
from headwater.reading.east.cues import Mark, build_pattern, find_forms
from headwater.reading.east.lines import Piece
from headwater.reading.east.place import Place

_GAP = 18
"""So many characters may stand between a paper and what is done with it ("書簡を東京で交換")."""


_CLOSE = 6
_AHEAD = 24
"""So many characters before a Chinese act may hold the word for what is to come."""


class Act(msgspec.Struct, frozen=True):
    """An act in ``[start, end)`` of the document, its ``word`` there.

    ``kind``: give, hand_over, receive, train, noun, notes, described.
    """

    start: int
    end: int
    word: Span
    kind: str
    stage: str
    by: Span


def _sections(place: Place) -> list[tuple[int, int]]:
    """Stretches of the sentence's text that tell one act each at most."""
    return _japanese_sections(place) if place.page.language == "ja" else _chinese_sections(place)


def _japanese_sections(place: Place) -> list[tuple[int, int]]:
    page, text = place.page, place.text
    ends = re.compile(build_pattern(page.codebook, "ja", "east_split").pattern + r"(?:\([^)]*\))?$")
    keeps = re.compile(build_pattern(page.codebook, "ja", "east_no_split").pattern + "$")
    sections: list[tuple[int, int]] = []
    start = 0
    for piece in place.pieces:
        words = text[piece.start : piece.end]
        if piece.strong or (ends.search(words) and not keeps.search(words)):
            sections.append((start, piece.end))
            start = piece.end
    return [s for s in sections if s[0] < s[1]]


def _chinese_sections(place: Place) -> list[tuple[int, int]]:
    """Pieces up to and with one that holds an act's word, and those behind it that go on with it."""
    text, page = place.text, place.page
    goes_on = build_pattern(page.codebook, "zh", "east_goes_on")
    told = build_pattern(page.codebook, "zh", "east_act")
    noun = build_pattern(page.codebook, "zh", "east_aid_noun")
    sections: list[list[int]] = []
    start, open_ = 0, False
    for piece in place.pieces:
        acts = told.search(text, piece.start, piece.end) or noun.search(text, piece.start, piece.end)
        listed = _is_list(text, piece)
        if (sections and not acts and open_ and (goes_on.match(text, piece.start) or listed)) or (
            acts and sections and open_ and listed
        ):
            sections[-1][1] = start = piece.end
        elif acts:
            sections.append([start, piece.end])
            start, open_ = piece.end, True
        if piece.strong:
            if not acts and start < piece.end:
                sections.append([start, piece.end])
            start, open_ = piece.end, False
    if start < len(text):
        sections.append([start, len(text)])
    return [(a, b) for a, b in sections]


def _is_list(text: str, piece: Piece) -> bool:
    return text[piece.start - 1 : piece.start] == "、"


def _adnominal(place: Place, mark: Mark, end: int) -> bool:
    """Whether the act only describes a thing ("供与した巡視船", "送出的军舰")."""
    text, page = place.text, place.page
    if page.language == "zh":
        after = text[mark.end : mark.end + 3]
        return after[:1] == "的" or after[:2] == "了的" or after[:2] == "过的"
    match = build_pattern(page.codebook, "ja", "east_ending").match(text, mark.end)
    if match is None or page.has(match.group()[:1], "east_nominal"):
        return False
    follows = build_pattern(page.codebook, "ja", "east_adnominal")
    rest = text[match.end() : end]
    return bool(rest) and rest[0] not in "。、」)" and follows.match(rest) is None


def _find_word(place: Place, section: tuple[int, int]) -> tuple[Mark, str] | None:
    """The word that tells the section's act: the last that describes no thing; handing over before others."""
    nouns = place.page.marks(place.sentence.text, "east_aid_noun", *section)
    marks = place.page.marks(place.sentence.text, "east_act", *section)
    papers = [(t.start - place.base, t.end - place.base) for t in place.instruments]
    taken = [*papers, *((n.start, n.end) for n in nouns)]
    free = [m for m in marks if not any(start <= m.start and m.end <= end for start, end in taken)]
    found = [m for m in free if not _adnominal(place, m, section[1])]
    if place.page.language == "zh":
        handing = [m for m in found if m.value == "hand_over"]
        if handing:
            return handing[0], "hand_over"
        receiving = [m for m in found if m.value == "receive"]
        if receiving and receiving[0].start == found[0].start:
            return receiving[0], "receive"
        if found:
            return found[0], found[0].value
    elif found:
        return found[-1], found[-1].value
    arrives = place.page.marks(place.sentence.text, "east_arrives", *section)
    if arrives and free:
        return arrives[0], "hand_over"
    if nouns:
        return nouns[-1], "noun"
    return (free[-1], "described") if free else None


def _stage_mark(place: Place, section: tuple[int, int], word: Mark, *stages: str) -> Mark | None:
    for mark in place.page.marks(place.sentence.text, "east_stage", *section):
        apart = not (word.start <= mark.start and mark.end <= word.end)
        if mark.value in stages and apart and not _is_object(place, mark, word):
            return mark
    return None


def _find_notes(place: Place, section: tuple[int, int], word: Mark) -> Mark | None:
    """The words for an exchange of notes or the signing of a contract of gift: a paper and what is done with it."""
    whole = _stage_mark(place, section, word, "agreed")
    if whole is not None:
        return whole
    page, text = place.page, place.sentence.text
    papers = page.marks(text, "east_note", *section) + _find_gift_papers(place, section)
    acts = page.marks(text, "east_note_done", *section)
    japanese = page.language == "ja"
    for paper in papers:
        for act in acts:
            gap = act.start - paper.end if japanese else paper.start - act.end
            if 0 <= gap <= _GAP:
                return Mark(min(paper.start, act.start), max(paper.end, act.end), paper.cue)
    return None


def _find_gift_papers(place: Place, section: tuple[int, int]) -> list[Mark]:
    """Papers of any kind with a word for giving close before ("軍事資金供与に関する文書", "移交协议")."""
    text = place.sentence.text
    given = [m for k in ("east_act", "east_aid_noun") for m in place.page.marks(text, k, *section)]
    named = [t.end - place.base for t in place.instruments]
    return [
        paper
        for paper in place.page.marks(text, "east_gift_paper", *section)
        if any(0 <= paper.start - m.end <= _CLOSE for m in given)
        and not any(0 <= paper.end - n <= _CLOSE for n in named)
    ]


def _stage(place: Place, section: tuple[int, int], word: Mark, kind: str) -> tuple[str, Mark] | None:
    """Stage and the words that tell it."""
    agreed = _find_notes(place, section, word)
    if agreed and kind in ("give", "noun", "described"):
        return "agreed", agreed
    if kind == "described":
        return _described_stage(place, word)
    if place.page.language == "ja":
        return _japanese_stage(place, section, word, kind)
    return _chinese_stage(place, section, word, kind)


def _ending(place: Place, word: Mark) -> str:
    """How the act's word ends: past, join, doing, plain; "" for a noun."""
    forms = find_forms(place.page.codebook, place.page.language, "east_ending")
    match = build_pattern(place.page.codebook, place.page.language, "east_ending").match(place.text, word.end)
    return forms[match.group()].value if match else ""


_GOVERNED = ("cancelled", "suspended", "considered", "planned", "announced", "contracted", "operational")


def _japanese_stage(place: Place, section: tuple[int, int], word: Mark, kind: str) -> tuple[str, Mark] | None:
    """From the word's own ending where it is finite, else from what governs it."""
    ending = _ending(place, word)
    if ending == "join" and kind != "noun" and _ends_plain(place, word):
        return "planned", word
    if ending in ("past", "join") and kind != "noun":
        return "delivered", word
    if ending == "doing":
        return ("delivered" if kind == "hand_over" else "announced"), word
    governed = _first_of(place, (word.end, section[1]), word, _GOVERNED)
    if governed or kind == "noun":
        return governed
    return ("planned", word) if ending == "plain" else None


def _ends_plain(place: Place, word: Mark) -> bool:
    """Whether the sentence closes with an act that is to come: its tense is that of the acts joined to it."""
    last = next(reversed(place.page.marks(place.sentence.text, "east_act", word.end)), None)
    if last is None or _ending(place, last) != "plain":
        return False
    ending = build_pattern(place.page.codebook, "ja", "east_ending").match(place.text, last.end)
    return ending is not None and len(place.text) - ending.end() <= 1


def _described_stage(place: Place, word: Mark) -> tuple[str, Mark] | None:
    """Of an act that only describes a thing, its own form tells ("供与した巡視船", "交付的无人机")."""
    if place.page.language == "zh":
        ahead = _first_of(place, (max(0, word.start - _AHEAD), word.start), word, ("considered", "planned"))
        return ahead or ("delivered", word)
    stages = {"past": "delivered", "plain": "planned", "doing": "announced"}
    stage = stages.get(_ending(place, word))
    return (stage, word) if stage else None


def _first_of(place: Place, section: tuple[int, int], word: Mark, stages: tuple[str, ...]) -> tuple[str, Mark] | None:
    for stage in stages:
        mark = _stage_mark(place, section, word, stage)
        if mark:
            return stage, mark
    return None


def _is_object(place: Place, mark: Mark, word: Mark) -> bool:
    """Whether 将 marks what is given ("将退役的舰艇移交…"), not what is to come."""
    marker = place.page.has(place.text[mark.start : mark.end], "east_object")
    between = (mark.end + place.base, word.start + place.base)
    return marker and bool(place.tagged("item", "generic", start=between[0], end=between[1]))


def _is_done(place: Place, word: Mark, governed: tuple[str, Mark] | None) -> bool:
    """Whether "already" right before the act overrules what governs it from afar ("承诺援助…的坦克已全部交付")."""
    start = max(word.start - _CLOSE, governed[1].end if governed else 0)
    return build_pattern(place.page.codebook, "zh", "east_already").search(place.text, start, word.start) is not None


def _chinese_stage(place: Place, section: tuple[int, int], word: Mark, kind: str) -> tuple[str, Mark] | None:
    """From the words before the act; without any, from its ending and from a date."""
    before = (section[0], word.start)
    stopped = _first_of(place, section if kind == "noun" else before, word, ("cancelled", "suspended"))
    governed = stopped or _first_of(place, before, word, ("considered", "announced", "planned"))
    done = _is_done(place, word, governed)
    if (governed and not done) or kind == "noun":
        return governed
    already = build_pattern(place.page.codebook, "zh", "east_already").search(place.text, *before)
    dated = any(d.kind != "fiscal_year" for d in place.dates(section[0] + place.base, section[1] + place.base))
    whole = place.text[word.start : word.end]
    ended = _ending(place, word) == "past" or any(
        whole.endswith(f) for f in find_forms(place.page.codebook, "zh", "east_ending")
    )
    if already or dated or ended or kind in ("hand_over", "receive"):
        return "delivered", word
    return ("announced", word) if kind == "give" else None


def find_acts(place: Place) -> list[Act]:
    """The acts that the sentence tells, in order."""
    found: list[Act] = []
    for section in _sections(place):
        start, end = section[0] + place.base, section[1] + place.base
        word = _find_word(place, section)
        if word is None:
            notes = _find_notes(place, section, _NOWHERE)
            if notes is not None:
                found.append(Act(start, end, place.span(notes), "notes", "agreed", place.span(notes)))
            continue
        stage = _stage(place, section, *word)
        if stage is not None:
            kind = "give" if stage[0] == "agreed" else word[1]
            found.append(Act(start, end, place.span(word[0]), kind, stage[0], place.span(stage[1])))
    return _join_handing(place, found)


def _join_handing(place: Place, acts: list[Act]) -> list[Act]:
    """An act and a later word for its handing over that names nothing are one ("…，交接证书由…签署")."""
    joined: list[Act] = []
    for act in acts:
        empty = not place.tagged("item", "generic", "country", start=act.start, end=act.end)
        if joined and empty and act.kind == "hand_over" and joined[-1].stage == "announced":
            done = act.stage == "delivered"
            last = msgspec.structs.replace(joined[-1], end=act.end)
            joined[-1] = msgspec.structs.replace(last, stage=act.stage, by=act.by) if done else last
        else:
            joined.append(act)
    return joined


_NOWHERE = Mark(-1, -1, Cue(kind=""))
