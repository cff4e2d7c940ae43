"""Who is quoted where a quotation runs over several sentences and names its speaker only at its end, or before it."""

import re
from functools import lru_cache

from headwater.codebook import Codebook
from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.scene import Scene
from headwater.reading.verbs import build_index

_OPENS = "“‘\"'"
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_PARAGRAPH = re.compile(r"\n\s*\n")
_STOPS = re.compile(r"[.;:!?“”\"\n]")
_LONG = 12
"""The name of who is quoted is no longer than this, in words."""

_FAR = 900
"""How far ahead the end of a quotation is looked for, in code points."""

_NAME_END = ("to", "in", "at", "on", "during", "when", "after", "while", "as", "before", "by", "with", "and")


@lru_cache(maxsize=4)
def _sayings(codebook: Codebook) -> frozenset[str]:
    """The forms of the verbs of saying that are one word, in the present and the past."""
    index = build_index(codebook)
    return frozenset(word for word, forms in index.items() for f in forms if "say" in f.verb.does and len(f.words) == 1)


def is_quoted(scene: Scene) -> bool:
    """Whether the sentence opens with a quotation mark."""
    return scene.sentence.text.lstrip()[:1] in _OPENS


def find_quoted(scene: Scene) -> Voice | None:
    """Whoever is named behind the end of the quotation that the sentence opens or stands in, or right before it."""
    if is_quoted(scene):
        mark = scene.sentence.text.lstrip()[0]
        closed = _PAIRS[mark] in scene.sentence.text.lstrip()[1:]
        return (None if closed else _ahead(scene, _PAIRS[mark])) or _carried(scene)
    mark = _open_mark(scene)
    return (_ahead(scene, _PAIRS[mark]) or _carried(scene)) if mark else None


def _open_mark(scene: Scene) -> str:
    """The mark of a quotation that a sentence of the same paragraph opened and none has closed since."""
    here, text = scene.before, ""
    while here is not None and here.sentence.block == scene.sentence.block:
        text = here.sentence.text + text
        opened = here.sentence.text.lstrip()[:1]
        if opened in _OPENS and opened and _PAIRS[opened] not in text.lstrip()[1:]:
            return opened
        here = here.before
    return ""


def _ahead(scene: Scene, close: str) -> Voice | None:
    """The speaker behind the mark that closes the quotation, in the same paragraph."""
    text, start = scene.context.text, scene.sentence.end
    limit = _PARAGRAPH.search(text, start, start + _FAR)
    end = text.find(close, scene.sentence.start + 2, limit.start() if limit else start + _FAR)
    while close in ("’", "'") and 0 <= end < len(text) - 1 and text[end + 1].isalpha():
        end = text.find(close, end + 1, limit.start() if limit else start + _FAR)
    if end < 0:
        return None
    stop = _STOPS.search(text, end + 1)
    return _name(scene, end + 1, stop.start() if stop else len(text))


def _name(scene: Scene, start: int, end: int) -> Voice | None:
    """The name in "said the minister" or "Ms Teo told reporters" at ``[start, end)``."""
    words = list(re.finditer(r"[^\s,]+", scene.context.text[start:end]))
    says = next((k for k, w in enumerate(words) if w[0].lower() in _sayings(scene.context.codebook)), None)
    if says is None:
        return None
    inside = words[:says] or words[says + 1 :]
    cut = next((k for k, w in enumerate(inside) if k and w[0].lower() in _NAME_END), len(inside))
    inside = inside[:cut]
    if not inside or len(inside) > _LONG:
        return None
    if inside[0][0].lower() in scene.words("third_person") | scene.words("first_person"):
        return _carried(scene)
    name = Span.of(scene.context.text, start + inside[0].start(), start + inside[-1].end())
    return Voice(name, scene.sentence.start, scene.sentence.end, "person")


def _carried(scene: Scene) -> Voice | None:
    """Whoever was heard in the sentence before, in the same paragraph."""
    before = scene.before
    if before is None or before.sentence.block != scene.sentence.block or not before.voices:
        return None
    last = before.voices[-1]
    return Voice(last.name, scene.sentence.start, scene.sentence.end, last.kind) if last.kind != "media" else None
