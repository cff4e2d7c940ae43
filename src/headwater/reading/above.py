"""Lines above the text as scenes of their own: the title, and the caption of a table."""

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


def read_caption(scene: Scene) -> Scene | None:
    """The line above the table in which ``scene`` is a row: a heading, or a sentence that ends in a colon."""
    first = scene
    while first.before is not None and first.before.sentence.kind == "row":
        first = first.before
    near, heading = first.before, scene.sentence.heading
    at = scene.context.text.rfind(heading, 0, first.sentence.start) if heading else -1
    if at >= 0 and (near is None or near.sentence.start < at):
        return _read_line(scene, at, at + len(heading))
    return near if near is not None and near.sentence.text.rstrip().endswith(":") else None
