"""HTML pages: the document is read, the page around it is not."""

# ruff: noqa: E501 - a row is one line

import pytest

from headwater.errors import SourceEmpty, SourceTooLarge
from headwater.model import Author
from tests.ingest.conftest import Reader, body_of
from tests.ingest.test_head import BODY

FIRST, SECOND = BODY.strip().split("\n\n")
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Fjord Review</title>{meta}</head>
<body><header><a href="/">Fjord Review</a></header><nav><ul><li><a href="/n">News</a></li></ul></nav>
{main}
<div class="related"><h3>Related News</h3><ul><li><a href="/a">Ten tanks for Tunis, says the ministry</a></li></ul></div>
<aside><p>Subscribe to our letter and read of guns every day of the week, wherever you are.</p></aside>
<footer><p>© 2025 Fjord Review. All rights reserved.</p></footer><script>var guns = "<p>no text</p>";</script></body></html>"""
ARTICLE = f"""<article><h1>Guns for <em>Nairobi</em></h1><p>By <a href="/k">Kari Moe</a></p><p>Fjord Review | 30 June 2025</p>
<p>{FIRST}</p><p>{SECOND}</p></article>"""


def _page(main: str, meta: str = "", title: str = "Guns for Nairobi") -> str:
    return PAGE.format(main=main, meta=meta, title=title)


def test_the_document_and_nothing_around_it(read: Reader) -> None:
    found = read(_page(ARTICLE))
    assert found.text == f"Guns for Nairobi\n\nBy Kari Moe\n\nFjord Review | 30 June 2025\n\n{FIRST}\n\n{SECOND}\n"
    assert found.metadata.title == "Guns for Nairobi"
    assert found.metadata.authors == (Author("Kari Moe"),)
    assert (found.metadata.publisher, found.metadata.published) == ("Fjord Review", "2025-06-30")


def test_a_page_without_marked_parts(read: Reader) -> None:
    main = (
        ARTICLE.replace("article>", "div>").replace("<p>By", '<div class="byline">By').replace("</a></p>", "</a></div>")
    )
    assert read(_page(main)).text == read(_page(ARTICLE)).text


def test_what_only_the_markup_says(read: Reader) -> None:
    meta = (
        '<meta property="og:site_name" content="Fjord Review"><link rel="canonical" href="https://fjord.example/guns">'
        '<meta property="article:published_time" content="2025-06-30T08:15:00+02:00"><meta name="author" content="Kari Moe">'
    )
    found = read(_page(f"<main><h1>Guns for Nairobi</h1><p>{FIRST}</p><p>{SECOND}</p></main>", meta)).metadata
    assert found.url == "https://fjord.example/guns"
    assert (found.publisher, found.published) == ("Fjord Review", "2025-06-30T08:15:00+02:00")
    assert found.authors == (Author("Kari Moe"),)


def test_linked_data(read: Reader) -> None:
    data = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-06-30", "publisher": {"name": "Fjord Review"}}]}'
    )
    meta = f'<script type="application/ld+json">{data}</script>'
    found = read(_page(f"<main><h1>Guns</h1><p>{FIRST}</p></main>", meta)).metadata
    assert (found.publisher, found.published) == ("Fjord Review", "2025-06-30")


def test_the_text_s_own_editor_is_not_the_author(read: Reader) -> None:
    head = "<p>Source<br>Fjord Online<br>Editor<br>Per Lie<br>Time<br>2025-06-30 18:33:37</p><p>By Kari Moe</p>"
    meta = '<meta name="author" content="Per Lie">'
    found = read(_page(f"<main><h1>Guns</h1>{head}<p>{FIRST}</p></main>", meta)).metadata
    assert (found.editor, found.authors) == ("Per Lie", (Author("Kari Moe"),))
    assert found.published == "2025-06-30T18:33:37"


def test_rows_and_lists(read: Reader) -> None:
    table = "<table><tr><th>Item</th><th>Quantity</th></tr><tr><td>Field guns</td><td>10</td></tr></table>"
    lists = "<ul><li>ten guns</li><li>one <b>hundred</b> shells</li></ul><ol><li>first</li><li>second</li></ol>"
    text = read(_page(f"<main><h1>Guns</h1><p>{FIRST}</p>{table}{lists}</main>")).text
    assert "Item | Quantity\nField guns | 10" in text
    assert "- ten guns\n- one hundred shells" in text
    assert "1. first\n2. second" in text


def test_a_table_that_only_places_parts(read: Reader) -> None:
    page = _page(f"<table><tr><td><h1>Guns</h1><p>{FIRST}</p></td><td><p>{SECOND}</p></td></tr></table>")
    assert f"{FIRST}\n\n{SECOND}" in read(page).text


def test_breaks_and_entities(read: Reader) -> None:
    text = read("<html><body><p>Ten&nbsp;guns &amp; shells<br>came<br><br>by  sea &#8212; all</p></body></html>").text
    assert text == "Ten guns & shells\ncame\n\nby sea — all\n"


def test_hidden_parts_are_no_text(read: Reader) -> None:
    hidden = (
        '<p hidden>one</p><p style="display: none">two</p><div aria-hidden="true">three</div><template>four</template>'
    )
    assert body_of(read(_page(f"<main><p>{FIRST}</p>{hidden}</main>"))).endswith("stores.")


def test_entities_of_a_page_s_own_are_not_expanded(read: Reader) -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "guns"><!ENTITY b SYSTEM "file:///etc/hostname">]><html><body><p>&a; &b; here</p>'
    )
    assert read(bomb).text == "&a; &b; here\n"


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>", "<p>", "<html><script>x</script>"])
def test_a_page_without_text(read: Reader, page: str) -> None:
    with pytest.raises(SourceEmpty):
        read(page)


@pytest.mark.parametrize("open_", ["<div>", "<ul><li>", "<b>", "<table><tr><td>"])
def test_deep_nesting_is_refused_with_its_line(read: Reader, open_: str) -> None:
    with pytest.raises(SourceTooLarge, match="x: line 2: elements nested too deeply"):
        read("<html><body>\n" + open_ * 50_000 + "text")


def test_nesting_up_to_the_limit_is_read(read: Reader) -> None:
    assert read("<html><body>" + "<div>" * 240 + "Words").text == "Words\n"


def test_deep_linked_data_is_overlooked(read: Reader) -> None:
    page = '<html><script type="application/ld+json">' + "[" * 100_000 + "</script><body><p>Words</p>"
    assert read(page).text == "Words\n"


def test_an_old_page_of_breaks_and_tables(read: Reader) -> None:
    menu = "<table><tr><td><a href=a>Home</a></td><td><a href=b>News</a></td></tr></table>"
    head = "<font size=5><b>Guns for Nairobi</b></font><br><br>Source<br>Fjord Online<br>Time<br>2025-06-30 10:00:00<br><br>"
    found = read(f"<html><body>{menu}{head}{FIRST}<br><br>{SECOND}</body></html>")
    assert found.metadata.title == "Guns for Nairobi"
    assert (found.metadata.publisher, found.metadata.published) == ("Fjord Online", "2025-06-30T10:00:00")
    assert body_of(found) == f"{FIRST} {SECOND}"


def test_linked_cells_of_a_table_of_values_stay(read: Reader) -> None:
    rows = "<tr><td><a href=k>Kenya</a></td><td>10 guns</td></tr><tr><td><a href=g>Ghana</a></td><td>12 guns</td></tr>"
    assert (
        "Kenya | 10 guns\nGhana | 12 guns"
        in read(_page(f"<main><h1>Guns</h1><p>{FIRST}</p><table>{rows}</table></main>")).text
    )


def test_the_site_in_the_title_is_the_publisher_where_nothing_else_is(read: Reader) -> None:
    page = f"<html><head><title>Guns｜Ministry of Defence</title></head><body><h1>Guns</h1><p>{FIRST}</p></body></html>"
    assert read(page).metadata.publisher == "Ministry of Defence"


def test_the_markup_s_time_completes_the_text_s_day(read: Reader) -> None:
    meta = '<meta property="article:published_time" content="2025-06-30T08:15:00Z">'
    assert read(_page(ARTICLE, meta)).metadata.published == "2025-06-30T08:15:00Z"
