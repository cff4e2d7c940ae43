"""The highlighted page: whole, safe, and linked both ways."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.export.page import build_page, build_style
from headwater.export.pieces import build_blocks, find_marks
from headwater.model import Agreement, Document, Metadata, Problem, Reading, Region, Span, digest_of

Known = tuple[Reading, Document]
TAGS = "html head meta title style body a div main header p h1 h2 h3 dl dt dd article span footer code section ul li b"
PAGE_TAGS = frozenset(TAGS.split(" "))


class Page(HTMLParser):
    """What a browser would make of a page: elements, ids, links, and the text of the article."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = self._inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"

    def handle_data(self, data: str) -> None:
        self.article += data if self._inside else ""

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


def links(page: Page) -> Iterator[str]:
    return (href[1:] for href in page.values("href") if href.startswith("#"))


def make(text: str, *phrases: str, regions: tuple[Region, ...] = ()) -> Known:
    """A document, and an agreement claim whose evidence is its whole text and whose parties stand in ``phrases``."""
    spans = tuple(Span.of(text, text.index(phrase), text.index(phrase) + len(phrase)) for phrase in phrases)
    claim = Agreement(
        id="1",
        asserters=(),
        assertion="stated",
        evidence=(Span.of(text, 0, len(text)),),
        mentions={"parties": spans} if spans else {},
        parties=("JP", "MN"),
    )
    metadata = Metadata(id=digest_of(text.encode()))
    return Reading(metadata, (claim,)), Document(metadata, text, regions)


@given(st.data())
def test_page_is_whole_and_nothing_hostile_leaves_it(readings: st.SearchStrategy[Known], data: st.DataObject) -> None:
    reading, document = data.draw(readings)
    page = Page(build_page(reading, document))
    assert page.article == document.text
    assert {tag for tag, _ in page.tags} <= PAGE_TAGS
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "src"]
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(links(page)) <= set(ids)
    assert {f"c{number}" for number in range(1, len(reading.claims) + 1)} <= set(ids)


@given(st.data())
def test_pieces_joined_are_the_text_and_keep_every_mark(
    readings: st.SearchStrategy[Known], data: st.DataObject
) -> None:
    reading, document = data.draw(readings)
    marks = find_marks(reading)
    pieces = [piece for block in build_blocks(document, marks) for piece in block.pieces]
    assert "".join(piece.text for piece in pieces) == document.text
    assert sorted(mark for piece in pieces for mark in piece.begins) == marks
    assert sorted(mark for piece in pieces for mark in piece.ends) == marks
    for mark in marks:
        carried = "".join(piece.text for piece in pieces if mark in piece.marks)
        assert carried == document.text[mark.start : mark.end]


def test_gold_pages_are_whole(gold: list[Known]) -> None:
    for reading, document in gold:
        page = Page(build_page(reading, document))
        assert page.article == document.text
        assert set(links(page)) <= set(page.values("id"))
        for number, claim in enumerate(reading.claims, 1):
            for slot, spans in claim.mentions.items():
                words = {f"w{number}-{slot}-{nth}" for nth in range(1, len(spans) + 1)}
                assert words <= set(page.values("id"))
                assert words <= set(links(page)), "from the slot to its words"
                assert f"c{number}-{slot}" in page.values("id")


def test_words_lead_back_to_their_slot() -> None:
    page = Page(build_page(*make("Japan and Mongolia signed.", "Japan", "Mongolia")))
    assert page.values("href").count("#c1-parties") == 2
    assert [a["data-n"] for tag, a in page.tags if tag == "a" and "data-n" in a] == ["1"]
    assert [a["aria-label"] for tag, a in page.tags if "data-n" in a] == ["claim 1: agreement"]


def test_overlapping_claims_are_all_told() -> None:
    reading, document = make("Japan and Mongolia signed.", "Japan")
    both = Reading(reading.document, reading.claims * 3)
    page = Page(build_page(both, document))
    assert [a["data-n"] for _, a in page.tags if "data-n" in a] == ["2", "3", "1", "2", "3"]
    assert {"#c1", "#c2", "#c3", "#c2-parties", "#c3-parties"} <= set(page.values("href"))


def test_policy_forbids_everything_but_the_style_that_is_there() -> None:
    text = build_page(*make("Japan and Mongolia signed."))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    style, digest = build_style(1)
    assert policy[1] == f"default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'"
    assert f"<style>{style}</style>" in text
    assert "style=" not in text
    assert "<script" not in text


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ja", 'lang="ja"'), ("zh-Hant", 'lang="zh-Hant"'), ('x" onload="', "<article>"), (None, "<article>")],
)
def test_language_of_the_text(language: str | None, shown: str) -> None:
    reading, document = make("日本")
    named = Reading(Metadata(id=reading.document.id, language=language), reading.claims)
    assert shown in build_page(named, document)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/etc", "ftp://x"])
def test_only_web_addresses_become_links(url: str) -> None:
    reading, document = make("text")
    named = Reading(Metadata(id=reading.document.id, url=url))
    assert url not in Page(build_page(named, document)).values("href")


def test_problems_are_listed_and_linked() -> None:
    reading, document = make("worth $5 million")
    told = Reading(
        reading.document, (), (Problem("ambiguous_currency", "whose dollars?", 6, 8), Problem("language", "<b>"))
    )
    page = Page(build_page(told, document))
    assert "#w1-problem-1" in page.values("href")
    assert {"p1", "p2", "w1-problem-1"} <= set(page.values("id"))
    assert "&lt;b&gt;" in build_page(told, document)


def test_regions_are_paragraphs_of_their_own() -> None:
    text = "Headline\nBy A\n\nBody."
    _, document = make(text, regions=(Region(0, 8, "title"), Region(9, 13, "front")))
    blocks = [(block.kind, "".join(piece.text for piece in block.pieces)) for block in build_blocks(document, [])]
    assert [block for block in blocks if block[0] != "gap"] == [
        ("title", "Headline"),
        ("front", "By A"),
        ("body", "Body."),
    ]


def test_a_word_of_many_claims_says_so_once() -> None:
    reading, document = make("Japan and Mongolia signed.", "Japan")
    page = Page(build_page(Reading(reading.document, reading.claims * 5), document))
    assert [a["aria-label"] for _, a in page.tags if a.get("data-n") == "2–5"] == ["shared with claims 2 to 5"]
