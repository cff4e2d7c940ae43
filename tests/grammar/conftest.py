"""The codebook, and rows: a sentence in which [[...]] marks what is to be found."""

import re
from collections.abc import Callable

import pytest

from headwater.codebook import Codebook, load_codebook

Unmark = Callable[[str], tuple[str, list[tuple[int, int]]]]


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def unmark() -> Unmark:
    return _unmark


def _unmark(row: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its marks, and the spans that they held."""
    text, spans = "", []
    for plain, marked in re.findall(r"(.*?)(?:\[\[(.*?)\]\]|\Z)", row, re.S):
        text += plain
        if marked:
            spans.append((len(text), len(text) + len(marked)))
            text += marked
    return text, spans
