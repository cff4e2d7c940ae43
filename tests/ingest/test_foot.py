"""What stands below a text and is no evidence."""

# ruff: noqa: E501 - a row is one line

import pytest

from tests.ingest.conftest import Reader, body_of, parts_of
from tests.ingest.test_head import BODY

HEAD = "Guns for Nairobi\n\nFjord Review, 30 June 2025\n\n"
LONG = (
    "Norway gave Kenya its first guns in the spring of the year before, when the two armies had met for the third time, and "
    "neither of them has said since then what became of the guns, or where they are kept, or who looks after them.\n"
)


@pytest.mark.parametrize(
    "foot",
    [
        "Related News\n\nback",
        "Contacts\n\nMedia Relations Office\nGlobal Affairs Norway",
        "Contact: Public Affairs Office, Ministry of Defence",
        "Read more\n\nFive things on guns\n\nTen more things on guns",
        "© 2025 Fjord Review. All rights reserved.",
        "関連記事\n\nケニアに関する記事",
    ],
)
def test_boilerplate(read: Reader, foot: str) -> None:
    found = read(HEAD + BODY + "\n" + foot + "\n")
    assert " ".join(BODY.split()) == body_of(found)
    assert "\n".join(parts_of(found, "boilerplate")).split() == foot.split()


def test_a_text_goes_on_below_a_heading_of_the_margin(read: Reader) -> None:
    found = read(HEAD + BODY + "\nRelated\n\nTen more guns\n\n" + LONG)
    assert body_of(found).endswith("who looks after them.")


def test_no_heading_inside_a_sentence(read: Reader) -> None:
    assert "contacts" in body_of(
        read(HEAD + BODY + "\nTheir contacts were good, said the people who had met them there.\n")
    )
