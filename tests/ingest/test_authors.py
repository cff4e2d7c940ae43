"""Bylines and notes on authors."""

import pytest

from headwater.model import Author
from tests.ingest.conftest import Reader, parts_of
from tests.ingest.test_head import BODY

HEAD = "Why Oslo gives\n\n{}\nFjord Review, 30 June 2025\n\n"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Kari Moe", [Author("Kari Moe")]),
        ("By Kari Moe and Ola Dahl", [Author("Kari Moe"), Author("Ola Dahl")]),
        ("By Kari Moe, Ola Dahl and Per Lie", [Author("Kari Moe"), Author("Ola Dahl"), Author("Per Lie")]),
        ("By Kari Moe, Institute for Coastal Studies", [Author("Kari Moe", "Institute for Coastal Studies")]),
        ("By Kari Moe, defence correspondent", [Author("Kari Moe")]),
        ("Author: Kari Moe", [Author("Kari Moe")]),
        ("By a staff writer", []),
        ("By Our Asia Editor", []),
        ("Staff Correspondent, Bergen", []),
    ],
)
def test_bylines(read: Reader, byline: str, authors: list[Author]) -> None:
    found = read(HEAD.format(byline) + BODY)
    assert list(found.metadata.authors) == authors
    assert byline in "\n".join(parts_of(found, "front"))
    assert found.metadata.publisher == "Fjord Review"


@pytest.mark.parametrize(
    "note",
    [
        "(The author is a research fellow at the Institute of Coastal Studies)",
        "The writer is a research fellow at the Institute of Coastal Studies.",
        "Kari Moe is a research fellow at the Institute of Coastal Studies.",
    ],
)
def test_a_note_gives_the_author_s_house(read: Reader, note: str) -> None:
    found = read(HEAD.format("By Kari Moe") + BODY + "\n" + note + "\n")
    assert found.metadata.authors == (Author("Kari Moe", "Institute of Coastal Studies"),)
    assert found.metadata.genre == "opinion"
    assert note in parts_of(found, "front")


def test_an_editor_is_no_author(read: Reader) -> None:
    found = read("Why Oslo gives\n\nSource: Fjord Online | Editor: Kari Moe | Date: 30 June 2025\n\n" + BODY).metadata
    assert (found.editor, found.authors) == ("Kari Moe", ())
