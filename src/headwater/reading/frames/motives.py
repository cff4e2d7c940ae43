"""Where a document lists motives: titles and questions that ask why, headings, words that announce or count them."""

from headwater.model import Span
from headwater.reading.context import Context
from headwater.reading.frames.aid import find_asked
from headwater.reading.remember import remembered
from headwater.reading.scene import Scene
from headwater.reading.words import build_pattern

_NEAR = 3
"""How many sentences may stand between the words that announce motives and a motive."""


def _asks_why(text: str, scene: Scene) -> bool:
    return scene.pattern("why_question").search(text) is not None


def _is_heading(scene: Scene) -> bool:
    """Whether the heading or the label of the paragraph announces motives."""
    label = scene.context.blocks[scene.sentence.block].label
    return any(
        scene.pattern("motive_heading").search(h) for h in (scene.sentence.heading, label.exact if label else "") if h
    )


@remembered
def find_announcer(scene: Scene) -> Scene | None:
    """The sentence of the same paragraph, at most a few back, that announces or counts the motive told here."""
    back, left = scene.before, _NEAR
    while back is not None and left > 0 and back.sentence.block == scene.sentence.block:
        if _is_announcer(back):
            return back
        back, left = back.before, left - 1
    asked = find_asked(scene) if left > 0 else None
    return asked if asked is not None and _is_announcer(asked) else None


def _is_announcer(scene: Scene) -> bool:
    return _announces(scene) or (find_ordinal(scene) is not None and is_counted(scene))


@remembered
def _announces(scene: Scene) -> bool:
    asks = scene.sentence.is_question or scene.find_cue("disputed") is not None
    return scene.find_cue("motive_intro") is not None or (asks and _asks_why(scene.sentence.text, scene))


def is_listing(scene: Scene) -> bool:
    """Whether motives are being told here: under such a heading, or behind words that announce them."""
    return _is_heading(scene) or find_announcer(scene) is not None


def is_why_document(scene: Scene) -> bool:
    """Whether the document as a whole asks for motives: a title such as "Why does … give …?"."""
    return _is_why_title(scene.context)


@remembered
def _is_why_title(context: Context) -> bool:
    title = context.document.metadata.title or ""
    return any(build_pattern(context.codebook, kind).search(title) for kind in ("why_question", "why_title"))


def opines(scene: Scene) -> bool:
    """Whether an author's own views are to be expected: a column, or an article that asks why."""
    return scene.context.document.metadata.genre == "opinion" or is_why_document(scene)


def find_ordinal(scene: Scene) -> Span | None:
    """The word at the head of the sentence that counts motives: "First", "The second"."""
    s = scene.sentence
    return scene.find_cue("motive_ordinal", s.start, min(s.end, s.body + 24))


def is_ordinal_open(scene: Scene) -> bool:
    """Whether the sentence before, in the same paragraph, only counts a motive: "The second is less noble"."""
    before = scene.before
    near = before is not None and before.sentence.block == scene.sentence.block
    return before is not None and near and find_ordinal(before) is not None and is_counted(before)


def is_counted(scene: Scene) -> bool:
    """Whether motives were announced anywhere before, so that an ordinal counts them."""
    back: Scene | None = scene
    while back is not None:
        if _announces(back):
            return True
        back = back.before
    return is_why_document(scene)
