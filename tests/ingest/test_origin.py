"""Lineage: where a text says that it comes from."""

# ruff: noqa: E501 - a row is one line

import pytest

from headwater.model import Lineage
from tests.ingest.conftest import Reader, parts_of
from tests.ingest.test_head import BODY

HEAD = "Guns for Nairobi\n\nFjord Review, 30 June 2025\n\n"

NOTES = [
    ("Originally published by the Kenya Ministry of Defence.", Lineage("republished_from", "Kenya Ministry of Defence", "en")),
    ("First published in French by La Vigie; our translation.", Lineage("translated_from", "La Vigie", "fr")),
    ("This article first appeared in La Vigie and was translated from French.", Lineage("translated_from", "La Vigie", "fr")),
    (
        "Editor's note: Originally published on vigie.example, this text is translated from French into English and edited by the Fjord Review.",
        Lineage("translated_from", "vigie.example", "fr"),
    ),
    ("Reprinted from La Vigie with permission.", Lineage("republished_from", "La Vigie", "en")),
    ("Translated from a Japanese statement by the Embassy of Japan in Kenya", Lineage("translated_from", "Embassy of Japan in Kenya", "ja")),
    ("Excerpted from the Kenya Defence Review.", Lineage("excerpted_from", "Kenya Defence Review", "en")),
    ("(Kyodo)", Lineage("republished_from", "Kyodo", "en")),
]  # fmt: skip


@pytest.mark.parametrize(("note", "lineage"), NOTES)
def test_a_note_below_the_text(read: Reader, note: str, lineage: Lineage) -> None:
    found = read(HEAD + BODY + "\n" + note + "\n")
    assert found.metadata.lineage == (lineage,)
    assert note in parts_of(found, "front")


def test_a_source_beside_a_masthead_is_the_origin(read: Reader) -> None:
    found = read("Guns\n\nDefence Aggregator News\nJune 30, 2025\nSource: UK Ministry of Defence\n\n" + BODY).metadata
    assert found.publisher == "Defence Aggregator News"
    assert found.lineage == (Lineage("republished_from", "UK Ministry of Defence", "en"),)
    assert found.genre == "official_release"


def test_an_agency_in_the_dateline_of_another_house_is_credited(read: Reader) -> None:
    found = read("Guns\n\nFjord Review, 30 June 2025\n\nNAIROBI (Kyodo) - " + BODY).metadata
    assert (found.publisher, found.lineage) == ("Fjord Review", (Lineage("republished_from", "Kyodo", "en"),))


ONE_SOURCE = (
    "Norway is expected to give Kenya ten guns, the Savannah Morning Herald reported on Friday, citing an official.\n\n"
    "{}\n"
)


def test_news_that_rests_on_one_paper(read: Reader) -> None:
    text = HEAD + ONE_SOURCE.format('"We have packed them," the Herald quotes the official as saying.')
    assert read(text).metadata.lineage == (Lineage("based_on", "Savannah Morning Herald", "en"),)


@pytest.mark.parametrize(
    "second",
    [
        "The ministry told this paper that nothing has been decided.",
        "The Coast Tribune reported that the Herald had it wrong.",
    ],
)
def test_news_with_more_than_one_source_rests_on_none(read: Reader, second: str) -> None:
    assert read(HEAD + ONE_SOURCE.format(second)).metadata.lineage == ()
