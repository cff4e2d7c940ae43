"""Who judges or foretells, where the verb is none of saying: the subject of "praised", "found", "expect"."""

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.scene import Scene


def find_judge(scene: Scene, at: int) -> Span | None:
    """Who judges: the words before ``at`` back to a mark or a conjunction; an aside between commas is stepped over."""
    s = scene.sentence
    tokens = [t for t in s.tokens if s.body <= t.start and t.end <= at]
    while tokens and tokens[-1].word in scene.words("be") | scene.words("have") | scene.words("adverb"):
        tokens = tokens[:-1]
    if tokens and tokens[-1].word == ",":
        cut = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word == ","), None)
        if cut is None:
            return None
        tokens = tokens[:cut]
    first = len(tokens)
    while (
        first > 0 and tokens[first - 1].word[0].isalnum() and tokens[first - 1].word not in scene.words("clause_opener")
    ):
        first -= 1
    return s.cut(tokens[first].start, tokens[-1].end) if first < len(tokens) else None


def add_judge(draft: Draft, judge: Span) -> Draft:
    if judge.exact in draft.asserters:
        return draft
    mentions = {**draft.mentions, "asserters": (*draft.mentions.get("asserters", ()), judge)}
    return msgspec.structs.replace(draft, asserters=(*draft.asserters, judge.exact), mentions=mentions)
