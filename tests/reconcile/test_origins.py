"""Which documents are one witness."""

import pytest

from headwater.reconcile import build_origins, build_view
from headwater.reconcile.view import Paper
from tests.reconcile.papers import GRANT, PACT, claim, paper, release

LONG = " ".join(f"word{n} stands here" for n in range(40))


def count(*papers: Paper) -> int:
    return len(build_origins(build_view(papers)))


def test_a_lineage_line_joins() -> None:
    assert (
        count(paper("Ocean Wire", "2024-12-11", PACT), paper("Post", "2024-12-12", PACT, rests_on=["Ocean Wire"])) == 1
    )


@pytest.mark.parametrize("day", ["2024-10-01", "2025-06-01"])
def test_a_lineage_line_means_no_text_of_another_time(day: str) -> None:
    assert count(paper("Ocean Wire", day, PACT), paper("Post", "2024-12-12", PACT, rests_on=["Ocean Wire"])) == 2


def test_an_embassy_is_known_in_another_language() -> None:
    embassy = paper("中国驻赞比亚大使馆", "2023-05-16", GRANT, language="zh")
    assert count(embassy, paper("Dispatch", "2023-05-18", GRANT, rests_on=["Embassy of China in Zambia"])) == 1


def test_a_report_with_one_source_is_that_source_again() -> None:
    first = paper("Tokyo Tribune", "2024-08-02", PACT)
    assert count(first, paper("Post", "2024-08-05", claim(PACT, asserters=["the Tokyo Tribune"]))) == 1
    mixed = paper("Post", "2024-08-05", claim(PACT, asserters=["the Tokyo Tribune"]), GRANT)
    assert count(first, mixed) == 2


def test_asking_a_ministry_is_no_copying() -> None:
    asked = claim(PACT, asserters=["the Ministry of Foreign Affairs"])
    assert count(release("2024-12-11", PACT), paper("Ocean Wire", "2024-12-12", asked)) == 2


def test_copies_and_texts_cut_short_are_one() -> None:
    whole, cut = paper("Ocean Wire", "2024-12-11", PACT, text=LONG), paper("Post", "2024-12-12", PACT, text=LONG[:400])
    assert count(whole, cut) == 1


def test_a_common_formula_is_no_copy() -> None:
    tail = " This site may be quoted if its source is named and nothing is changed in the text."
    other = " ".join(f"other{n} is written there" for n in range(40))
    assert count(paper("A Wire", "2024-12-11", text=LONG + tail), paper("Post", "2024-12-12", text=other + tail)) == 2


def test_two_translations_of_one_absent_text_are_one() -> None:
    pages = [paper(name, "2024-12-12", PACT, rests_on=["Nihon Tsushin"]) for name in ("Post", "Gazette")]
    assert count(*pages) == 1


def test_the_original_is_what_the_others_rest_on() -> None:
    papers = paper("Post", "2024-12-11", PACT, rests_on=["Ocean Wire"]), paper("Ocean Wire", "2024-12-11", PACT)
    assert [o.original for o in build_origins(build_view(papers))] == ["Ocean Wire 2024-12-11"]


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("Seoul will give a ship. The plan was reported by Ocean Wire on Monday; this note has no other source.", 1),
        ("Ocean Wire reported it on Monday. Its article is the only source for this report.", 1),
        ("Ocean Wire reported it too. We asked both ministries, and a third officer confirmed it.", 2),
        ("This report is based on a visit to the yard.", 2),
    ],
)
def test_a_text_says_on_what_it_rests(text: str, origins: int) -> None:
    assert count(paper("Ocean Wire", "2024-12-11", PACT), paper("Post", "2024-12-12", PACT, text=text)) == origins


def test_a_house_written_in_two_scripts_is_one() -> None:
    text = "The Aoshio Shimbun reported it. That article is the only source for this report."
    original = paper("青潮新聞 (Aoshio Shimbun)", "2024-12-11", PACT, language="ja")
    assert count(original, paper("Post", "2024-12-12", PACT, text=text)) == 1
