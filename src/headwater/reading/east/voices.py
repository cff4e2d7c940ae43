"""Who says what in a Japanese or Chinese sentence: sources, speakers with their verb, denials, turns."""

import re

import msgspec

from headwater.model import Span
from headwater.reading.east.cues import Mark, build_pattern
from headwater.reading.east.lines import find_pieces
from headwater.reading.east.names import find_chain_end, find_heads, find_name, is_name_letter, owner_of
from headwater.reading.east.page import STATES, Page
from headwater.reading.lexicon import Tag
from headwater.reading.sentence import Sentence

_LABEL = re.compile(r"[【（(]?(?P<name>[一-鿿々ァ-ヺー・·]{2,16})(?:[】）)]|[：:])")
_FAR = 40
"""So many where the speaker first names what is spoken of ("对…表示感谢")."""
_NEAR = 14
"""So many characters may stand between a Chinese speaker and the verb ("在新闻发布会上")."""


class Voice(msgspec.Struct, frozen=True):
    """A speaker of ``[start, end)`` of the document. ``kind`` as of a role; ``name`` None: hearsay without a name."""

    name: Span | None
    kind: str
    owner: str
    start: int
    end: int
    denies: bool = False
    quotes: bool = False
    author: bool = False


def find_line_voices(sentence: Sentence, page: Page) -> list[Voice]:
    """The voices of ``sentence``."""
    text = page.fold(sentence.text)
    found = _find_japanese(sentence, text, page) if page.language == "ja" else _find_chinese(sentence, text, page)
    return found or _hearsay(sentence, text, page)


def _hearsay(sentence: Sentence, text: str, page: Page) -> list[Voice]:
    if page.has(sentence.text, "east_hearsay"):
        return [Voice(None, "media", "", sentence.start, sentence.end)]
    return []


def _make(
    sentence: Sentence, head: Tag, text: str, page: Page, place: tuple[int, int], *, denies: bool = False
) -> Voice:
    name = find_name(sentence, head, text, page)
    quotes = any(mark in sentence.words(*place) for mark in "「“『")
    kind = "body" if head.kind in STATES else head.value
    return Voice(name, kind, owner_of(name, sentence, page), *place, denies, quotes)


def _find_japanese(sentence: Sentence, text: str, page: Page) -> list[Voice]:
    voices: list[Voice] = []
    base = sentence.start
    heads = find_heads(sentence, page)
    according = build_pattern(page.codebook, "ja", "east_according")
    for head in heads:
        if according.match(text, head.end - base):
            voices.append(_make(sentence, head, text, page, (base, sentence.end)))
    subject = build_pattern(page.codebook, "ja", "east_speaks")
    says = page.marks(sentence.text, "east_say")
    points = page.marks(sentence.text, "east_points_out")
    for mark in (*says, *points):
        floor = max((s.end for s in says if s.end <= mark.start), default=0)
        speaker = _speaker_before(heads, text, base, (floor, mark.start), subject)
        if speaker is not None and not any(v.name and v.name.end == speaker.end for v in voices):
            place = (floor + base, mark.end + base)
            voices.append(_make(sentence, speaker, text, page, place, denies=mark.value == "deny"))
    return voices


def _speaker_before(
    heads: list[Tag], text: str, base: int, stretch: tuple[int, int], subject: re.Pattern[str]
) -> Tag | None:
    """The first noun with a particle of the subject in ``stretch``, outside quotations."""
    for head in heads:
        at = head.end - base
        if not stretch[0] <= at <= stretch[1] or _is_quoted(text, at):
            continue
        if subject.match(text, at):
            return head
    return None


def _is_quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("「") + before.count("“") > before.count("」") + before.count("”")


def _find_chinese(sentence: Sentence, text: str, page: Page) -> list[Voice]:
    voices: list[Voice] = []
    base = sentence.start
    heads = find_heads(sentence, page)
    opens = build_pattern(page.codebook, "zh", "east_according_head")
    closes = build_pattern(page.codebook, "zh", "east_according_tail")
    for piece in find_pieces(sentence.text):
        match = opens.match(text, piece.start)
        inside = [h for h in heads if piece.start <= h.start - base and h.end - base <= piece.end]
        if match and inside and (closes.search(text, inside[0].start - base, piece.end)):
            head = _last_of_row(inside, sentence)
            voices.append(_trim(_make(sentence, head, text, page, (base, sentence.end)), page))
    voices += _find_cited(sentence, text, page, heads)
    for mark in page.marks(sentence.text, "east_say"):
        if any(t.start <= mark.start + base < t.end and t.end - t.start > mark.end - mark.start for t in heads):
            continue
        if _is_quoted(text, mark.start) or any(
            v.name and v.name.start <= mark.start + base < v.name.end for v in voices
        ):
            continue
        speaker = _chinese_speaker(sentence, heads, text, mark, page, voices)
        if speaker is None:
            continue
        if mark.value == "deny":
            ahead = len(text) - mark.end > 4
            place = (mark.end + base, sentence.end) if ahead and text[mark.end] not in "。" else (base, mark.end + base)
            voices = [v for v in voices if v.kind in ("person", "body")]
            voices.append(_make(sentence, speaker, text, page, place, denies=True))
        elif not any(v.name and v.name.end == speaker.end for v in voices):
            before = _is_last(text, mark) and "”" in text
            place = (base, mark.end + base) if before else (mark.end + base, sentence.end)
            voices.append(_make(sentence, speaker, text, page, place))
    return voices


def _find_cited(sentence: Sentence, text: str, page: Page, heads: list[Tag]) -> list[Voice]:
    """Who reports and whom it cites ("甲援引乙的话报道")."""
    base = sentence.start
    for mark in page.marks(sentence.text, "east_citing"):
        before = [h for h in heads if h.end - base <= mark.start and mark.start - (h.end - base) <= _NEAR]
        behind = [h for h in heads if 0 <= h.start - base - mark.end <= _NEAR]
        if before and behind:
            pair = (before[-1], find_chain_end(sentence, behind[0]))
            return [_make(sentence, h, text, page, (base, sentence.end)) for h in pair]
    return []


def _is_last(text: str, mark: Mark) -> bool:
    return len(text) - mark.end <= 1


def _trim(voice: Voice, page: Page) -> Voice:
    """Without the words for reporting at the end of a medium's name ("媒体报道"); a bare "报道" names nobody."""
    if voice.name is None or voice.kind != "media":
        return voice
    tails = sorted(page.forms("east_according_tail"), key=len, reverse=True)
    words = page.fold(voice.name.exact)
    if words in tails:
        return msgspec.structs.replace(voice, name=None)
    tail = next((t for t in tails if words.endswith(t)), "")
    return msgspec.structs.replace(voice, name=page.span(voice.name.start, voice.name.end - len(tail)))


def _last_of_row(heads: list[Tag], sentence: Sentence) -> Tag:
    last = heads[0]
    for head in heads[1:]:
        if head.start == last.end:
            last = head
    return last


def _chinese_speaker(
    sentence: Sentence, heads: list[Tag], text: str, mark: Mark, page: Page, voices: list[Voice]
) -> Tag | None:
    """The last noun before the verb, close to it; at the head of a piece, the subject of the piece before."""
    base = sentence.start
    piece = next((p for p in find_pieces(sentence.text) if p.start <= mark.start < p.end), None)
    if piece is None:
        return None
    if text[mark.start] == "的":
        owner = next((t for t in sentence.tags if t.kind in STATES and t.end == mark.start + base), None)
        if owner is not None:
            return owner
    inside = [
        h
        for h in heads
        if piece.start <= h.start - base and h.end - base <= mark.start and not _is_quoted(text, h.start - base)
    ]
    if inside:
        head = inside[0]
        for other in inside[1:]:
            if other.start <= head.end + 1:
                head = other
        reach = _FAR if _names_first(text[head.end - base : mark.start], page) else _NEAR
        return (
            head if mark.start - (head.end - base) <= reach and _may_speak(text, head, mark, sentence, page) else None
        )
    starts = text[piece.start : mark.start].strip()
    taken = {v.name.end for v in voices if v.name}
    earlier = [
        h for h in heads if h.end - base <= piece.start and h.end not in taken and not _is_quoted(text, h.start - base)
    ]
    foresees = page.has(text[mark.start : mark.end], "east_future_good")
    return earlier[0] if not starts and earlier and not foresees else None


def _names_first(gap: str, page: Page) -> bool:
    """Whether a speaker, or a short name behind it, is followed by a word for what is spoken of ("对…表示感谢")."""
    found = build_pattern(page.codebook, "zh", "east_names_first").search(gap, 0, 5)
    return found is not None and all(map(is_name_letter, gap[: found.start()]))


def _may_speak(text: str, head: Tag, mark: Mark, sentence: Sentence, page: Page) -> bool:
    """Whether only a personal name or words of time and place stand between."""
    base = sentence.start
    dated = next((d.end for d in sentence.dates if head.end <= d.start <= head.end + 4), head.end)
    gap = text[max(head.end, dated) - base : mark.start]
    if _names_first(gap, page):
        return True
    if len(gap) <= 4 and "的" not in gap:
        return True
    return build_pattern(page.codebook, "zh", "east_name_stop").match(gap) is not None


def is_saying_alone(sentence: Sentence, page: Page, voices: list[Voice]) -> bool:
    """Whether a sentence only names who says what stands before it ("…が発表した。", "…こう語る。")."""
    if not voices or voices[0].name is None or page.language != "ja":
        return False
    if page.has(sentence.text, "east_points_back"):
        return True
    if page.has(sentence.text, "east_judge"):
        return False
    rest = sentence.text.replace(voices[0].name.exact, "")
    return len(rest) <= 16 and "「" not in rest


def find_label(text: str, start: int, page: Page) -> Span | None:
    """The name before a colon or in brackets at the head of a turn ("张晓刚：…"), of at most a few letters."""
    match = _LABEL.match(text, start)
    return page.span(match.start("name"), match.end("name")) if match else None


def is_asked(text: str, start: int, page: Page) -> bool:
    """Whether a turn starts with the label of who asks."""
    head = page.fold(text[start : start + 10])
    return build_pattern(page.codebook, page.language, "east_ask").match(head) is not None
