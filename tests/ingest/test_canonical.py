"""The canonical text of a text file, and what is said of characters that nobody sees."""

import hashlib
import unicodedata

import pytest

from headwater.errors import SourceEmpty, SourceTooLarge
from headwater.ingest.limits import MAX_LINE
from tests.ingest.conftest import Reader


@pytest.mark.parametrize("text", ["Words\n", "Words", "Words\n\n\n", "  Words \t\n", "Côte d'Ivoire\n", "a\u00a0b\f\n"])
def test_a_text_in_nfc_is_its_own_canonical_text(read: Reader, text: str) -> None:
    found = read(text)
    assert found.text == text
    assert found.metadata.id == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeffone\n", "one\n"),
        (unicodedata.normalize("NFD", "Côte d'Ivoire\n"), "Côte d'Ivoire\n"),
    ],
)
def test_stated_rules(read: Reader, source: str, text: str) -> None:
    assert read(source).text == text


def test_hidden_characters_stay_and_are_named(read: Reader) -> None:
    found = read("Guns\n\nTen \u202esnug\u202c for the ar\u200bmy of Kenya.\n")
    assert "\u202esnug\u202c" in found.text
    assert [(each.kind, found.text[each.start : each.end]) for each in found.problems] == [
        ("bidi_control", "\u202e"),
        ("bidi_control", "\u202c"),
        ("hidden_character", "\u200b"),
    ]


def test_many_hidden_characters_are_summed_up(read: Reader) -> None:
    found = read("a\u200b" * 500)
    assert len(found.problems) == 21
    assert found.problems[-1].message.startswith("480 more")


def test_right_to_left_text_is_read(read: Reader) -> None:
    text = "عنوان\n\nأعلنت النرويج تقديم مساعدات عسكرية إلى كينيا يوم الجمعة وقالت الوزارة إنها هدية من مخازن الجيش.\n"
    found = read(text)
    assert (found.text, found.metadata.language) == (text, "ar")


@pytest.mark.parametrize("source", ["", " \n\t\n", "\u200b\u200b\n", "\ufeff"])
def test_nothing_to_see_is_empty(read: Reader, source: str) -> None:
    with pytest.raises(SourceEmpty):
        read(source)


def test_a_huge_line_is_refused_with_its_number(read: Reader) -> None:
    with pytest.raises(SourceTooLarge, match="x: line 3: longer than 1,000,000 characters"):
        read("one\n\n" + "word " * 4_000_000)


def test_a_line_at_the_limit_is_read(read: Reader) -> None:
    assert len(read("a" * MAX_LINE).text) == MAX_LINE
