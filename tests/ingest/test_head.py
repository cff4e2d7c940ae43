"""Heads of many shapes: what stands above the text, and what is read from it."""

# ruff: noqa: E501 - a row is one line

import pytest

from tests.ingest.conftest import Reader, body_of, parts_of

BODY = (
    "Norway handed over ten howitzers to the Kenyan Army on Friday, the defence ministry said. They came from its stores.\n"
    "\n"
    "They are a gift, and more of them will follow in the summer, according to the people who packed them.\n"
)
JA = "ノルウェーは3日、ケニア軍に榴弾砲10門を引き渡した。国防省が発表した。在庫から出したもので、夏にはさらに増える見通しである。\n"
ZH = "挪威三日向肯尼亚军队移交了十门榴弹炮，国防部说。这些火炮来自库存，夏天还将提供更多的援助，双方正在商谈。\n"

# head, title, publisher, published, genre
HEADS = [
    ("Guns for Nairobi\n\nFjord Review | June 30, 2025\n\n", "Fjord Review", "2025-06-30", "news"),
    ("Guns for Nairobi\nFjord Review\n30 June 2025\n\n", "Fjord Review", "2025-06-30", "news"),
    ("Guns for Nairobi\n\n30 June 2025\nMinistry of Defence of Norway\n\n", "Ministry of Defence of Norway", "2025-06-30", "official_release"),
    ("Guns for Nairobi\n\n30 June 2025\n\nMinistry of Defence of Norway\n\n", "Ministry of Defence of Norway", "2025-06-30", "official_release"),
    ("Guns for Nairobi\n\nOSLO, June 30, 2025, Fjord News Agency\n\n", "Fjord News Agency", "2025-06-30", "wire"),
    ("Guns for Nairobi\n\nOSLO, June 30, 2025 (Fjord Wire)\n\n", "Fjord Wire", "2025-06-30", "wire"),
    ("Guns for Nairobi\n\nOslo, June 30, 2025 (Fjord Wire)--", "Fjord Wire", "2025-06-30", "wire"),
    ("Guns for Nairobi\n\nOSLO, June 30, 2025 (Fjord Wire) -- ", "Fjord Wire", "2025-06-30", "wire"),
    ("Guns for Nairobi\n\nFrom: Ministry of Defence\nPublished 30 June 2025\n\n", "Ministry of Defence", "2025-06-30", "official_release"),
    ("Guns for Nairobi\n\nNews release\nFrom: Global Affairs Norway\n\nJune 30, 2025 – Oslo\n\n", "Global Affairs Norway", "2025-06-30", "official_release"),
    ("Guns for Nairobi\n\nPress release | No: 71/2025 | Date: 30/06/2025\nMinistry of Defence\n\n", "Ministry of Defence", "2025-06-30", "official_release"),
    ("Guns for Nairobi\n\nSource\nFjord Online\nEditor\nKari Moe\nTime\n2025-06-30 18:33:37\n\n", "Fjord Online", "2025-06-30T18:33:37", "news"),
    ("Guns for Nairobi\nPublished: 30 June 2025 | Updated: 2 July 2025\nSource: Fjord Online\n\n", "Fjord Online", "2025-06-30", "news"),
    ("Guns for Nairobi\nFjord Channel · June 30, 2025, 7:40 p.m.\n\n", "Fjord Channel", "2025-06-30T19:40:00", "news"),
    ("Guns for Nairobi\n\nFjord Review, Bergen, news page\n30 June 2025\n\n", "Fjord Review", "2025-06-30", "news"),
    ("Guns for Nairobi\n\nFjord Monthly, June 2025 number (30 June)\n\n", "Fjord Monthly", "2025-06-30", "news"),
    ("Guns for Nairobi\n\nFjord Review\nOpinion, Monday 30 June 2025\n\n", "Fjord Review", "2025-06-30", "opinion"),
    ("Guns for Nairobi\n\nFjord Review\nCommentary No. 31, 30 June 2025\n\n", "Fjord Review", "2025-06-30", "opinion"),
    ("Remarks by the Ambassador\n\nEmbassy of Norway\nNairobi\nMonday, June 30, 2025\n\n", "Embassy of Norway", "2025-06-30", "transcript"),
    ("6.3 Guns for partners\n\nMinistry of Defence, Oslo\nReport on Security Policy 2025, Chapter 6\nJune 2025\n\n", "Ministry of Defence, Oslo", "2025-06", "white_paper"),
    ("Kanonen für Nairobi\n\nFjord Zeitung\n30. Juni 2025\n\n", "Fjord Zeitung", "2025-06-30", "news"),
    ("Guns for Nairobi\n\nFjord Notebook\nAs at 30 June 2025. All sums are in kroner.\n\n", "Fjord Notebook", "2025-06-30", "news"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "publisher", "published", "genre"), HEADS)
def test_head(read: Reader, head: str, publisher: str, published: str, genre: str) -> None:
    found = read(head + BODY)
    assert found.metadata.title == head.split("\n", 1)[0]
    assert (found.metadata.publisher, found.metadata.published, found.metadata.genre) == (publisher, published, genre)
    assert " ".join(BODY.split()) in body_of(found)


@pytest.mark.parametrize(
    ("text", "publisher", "published", "genre"),
    [
        ("ケニアに榴弾砲\n\n令和7年6月30日\n外務省\n\n" + JA, "外務省", "2025-06-30", "official_release"),
        ("ケニアに榴弾砲\n\n峡湾新聞 2025年6月30日 10時20分\n\n" + JA, "峡湾新聞", "2025-06-30T10:20:00", "news"),
        ("ケニアに榴弾砲\n\n峡湾通信\n2025年6月30日\n\n【オスロ】" + JA, "峡湾通信", "2025-06-30", "wire"),
        ("向肯尼亚移交火炮\n\n峡湾网\n2025年6月30日\n\n" + ZH, "峡湾网", "2025-06-30", "news"),
        ("向肯尼亚移交火炮\n\n2025年6月30日 10:20 来源：峡湾通讯社 作者：王明\n\n" + ZH, "峡湾通讯社", "2025-06-30T10:20:00", "wire"),
        ("向肯尼亚移交火炮\n\n挪威驻肯尼亚大使馆\n2025年6月30日\n\n" + ZH, "挪威驻肯尼亚大使馆", "2025-06-30", "official_release"),
    ],
)  # fmt: skip
def test_eastern_heads(read: Reader, text: str, publisher: str, published: str, genre: str) -> None:
    found = read(text).metadata
    assert (found.publisher, found.published, found.genre) == (publisher, published, genre)


def test_a_house_and_its_date_above_the_headline(read: Reader) -> None:
    found = read("PRESS RELEASE\n\nMinistry of Defence of Norway\n30 June 2025\n\nNorway gives ten guns\n\n" + BODY)
    assert found.metadata.title == "Norway gives ten guns"
    assert found.metadata.publisher == "Ministry of Defence of Norway"
    assert parts_of(found, "title") == ["Norway gives ten guns"]


def test_text_without_a_head(read: Reader) -> None:
    found = read(BODY)
    assert found.metadata.title is None
    assert found.regions == ()


def test_a_dateline_is_front_matter_and_its_sentence_is_not(read: Reader) -> None:
    found = read("Guns for Nairobi\n\nOSLO, June 30, 2025 (Fjord Wire) -- " + BODY)
    assert parts_of(found, "front") == ["OSLO, June 30, 2025 (Fjord Wire) -- "]
    assert body_of(found).startswith("Norway handed over")


def test_a_sentence_beside_the_date_is_the_text_s(read: Reader) -> None:
    found = read("Guns\n\nFjord Notebook\nAs at 30 June 2025. All sums are in kroner.\n\n" + BODY)
    assert body_of(found).startswith("All sums are in kroner.")


def test_headings_stay_body(read: Reader) -> None:
    found = read("Guns\n\nFjord Notebook\n30 June 2025\n\nBackground\n\n" + BODY + "\nQuick facts\n\n" + BODY)
    assert "Background" in body_of(found)
    assert "Quick facts" in body_of(found)


def test_a_date_that_reads_both_ways_is_a_problem(read: Reader) -> None:
    found = read("Guns\n\nFjord Notebook\n05/04/2025\n\n" + BODY)
    assert found.metadata.published is None
    assert [(each.kind, found.text[each.start : each.end]) for each in found.problems] == [
        ("ambiguous_date", "05/04/2025")
    ]


# text above the body, title, publisher, published, genre
OFFICIAL = [
    ("Press release\n\nGuns for Nairobi\n\nTen howitzers leave the stores of the Army.\n\nFrom:\nMinistry of Defence\nPublished\n6 February 2018\nLast updated\n7 February 2018\n\n", "Ministry of Defence", "2018-02-06", "official_release"),
    ("RELEASE\nIMMEDIATE RELEASE\n\nGuns for Nairobi\n\nMarch 3, 2023\n\n", None, "2023-03-03", "official_release"),
    ("Guns for Nairobi\n\nPress Statement\nKari Moe, Secretary of State\nMarch 3, 2023\n\n", None, "2023-03-03", "official_release"),
    ("Ministry of Defence\n\nGuns for the army of Kenya\n\nPosted On: 04 MAY 2023 5:14PM by KARI MOE\n\n", "Ministry of Defence", "2023-05-04T17:14:00", "official_release"),
    ("Council of the EU\nPress release\n4 May 2023\n10:15\n\nGuns for Nairobi: a first measure\n\n", "Council of the EU", "2023-05-04", "official_release"),
    ("HOUSE OF REPRESENTATIVES\nQUESTION IN WRITING\n\nGuns for the army of Kenya\n\nAsked 4 May 2023, answered 20 May 2023\n\n", "HOUSE OF REPRESENTATIVES", "2023-05-20", "transcript"),
    ("Annual Report on Guns\n\nMinistry of Defence of Norway\nMay 2023\n\n", "Ministry of Defence of Norway", "2023-05", "white_paper"),
    ("Guns for Nairobi\n\nThe Fjord Brief, issue 31, 4 May 2023\n\n", "The Fjord Brief", "2023-05-04", "news"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "publisher", "published", "genre"), OFFICIAL)
def test_heads_of_official_pages(read: Reader, head: str, publisher: str, published: str, genre: str) -> None:
    found = read(head + BODY)
    assert (found.metadata.publisher, found.metadata.published, found.metadata.genre) == (publisher, published, genre)
    assert found.metadata.title in head.split("\n")
    assert "un" in (found.metadata.title or "")
    assert body_of(found).endswith(" ".join(BODY.split()))


def test_words_of_a_page_s_frame_end_nothing(read: Reader) -> None:
    found = read("Guns for Nairobi\n\nFjord Review, 4 May 2023\n\nHome\n\n" + BODY)
    assert body_of(found) == " ".join(BODY.split())


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        (
            "On June 30, 2025, Fjord Arms — a maker of guns — and the Kenyan Army signed a contract. It is worth a lot.",
            None,
        ),
        ("In June 2025 Norway gave the Kenyan Army two boats, ten guns and a number of spare parts", None),
        ("OSLO, June 30, 2025 — Norway gave the Kenyan Army two boats. They came from its stores.", "2025-06-30"),
    ],
)
def test_a_sentence_that_opens_with_a_day_is_no_head(read: Reader, opening: str, published: str | None) -> None:
    found = read(f"Guns for Nairobi\n\n{opening}\n")
    assert found.metadata.published == published
    assert "Army" in body_of(found)
