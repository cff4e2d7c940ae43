"""Lines above the text as scenes of their own: the title, and the caption of a table."""

from functools import lru_cache

from headwater.reading.blocks import Block
from headwater.reading.scene import Scene
from headwater.reading.sentence import build_sentence


def _read_line(scene: Scene, start: int, end: int) -> Scene:
    context = scene.context
    block = Block(start, end, "heading")
    sentence = build_sentence(context.document, context.codebook, (-1, -1, start, end), block, "", context.dollar)
    return Scene(sentence, scene.setting, [], None, [])


def read_title(scene: Scene) -> Scene | None:
    """The document's title, where it has one in its text."""
    span = scene.context.title_span
    return _read_line(scene, span.start, span.end) if span else None


@lru_cache(maxsize=2)
def read_caption(scene: Scene) -> Scene | None:
    """The line above the table in which ``scene`` is a row: a heading, or a sentence that ends in a colon.

    Read in order: the row before has just been asked.
    """
    near = scene.before
    if near is not None and near.sentence.kind == "row":
        return read_caption(near)
    heading = scene.sentence.heading
    at = scene.context.text.rfind(heading, 0, scene.sentence.start) if heading else -1
    if at >= 0 and (near is None or near.sentence.start < at):
        return _read_line(scene, at, at + len(heading))
    return near if near is not None and near.sentence.text.rstrip().endswith(":") else None


@lru_cache(maxsize=2)
def read_table_title(scene: Scene) -> Scene | None:
    """The document's title, read once for all rows of a table."""
    near = scene.before
    return read_table_title(near) if near is not None and near.sentence.kind == "row" else read_title(scene)
