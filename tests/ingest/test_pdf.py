"""PDFs: paragraphs come out whole, margins do not come out at all."""

# ruff: noqa: E501 - a row is one line

import io

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from headwater.errors import SourceDamaged, SourceEmpty, SourceEncrypted, SourceTooLarge
from headwater.ingest import limits, pdf
from tests.ingest.conftest import Reader, build_pdf
from tests.ingest.test_head import BODY

FIRST, SECOND = BODY.strip().split("\n\n")
HEAD = "Guns for Nairobi\n\nSource\nFjord Online\nEditor\nPer Lie\nTime\n2025-06-30 18:33:37\n\nBy Kari Moe\n\n"


@pytest.mark.parametrize("width", [50, 72, 95])
def test_a_text_survives_its_wrapping(read: Reader, width: int) -> None:
    text = HEAD + BODY
    assert read(build_pdf(text, width=width)).text == text
    assert read(build_pdf(text, width=width)).metadata == read(text).metadata


def test_heads_and_page_numbers_are_dropped_and_paragraphs_go_on_over_pages(read: Reader) -> None:
    names = ("Oslo", "Bergen", "Tromso", "Bodo", "Moss", "Narvik", "Molde", "Hamar", "Larvik", "Alta", "Vadso", "Skien")
    text = (
        HEAD
        + "\n\n".join((FIRST + " " + SECOND).replace("Norway", name).replace("more", name) for name in names * 3)
        + "\n"
    )
    assert read(build_pdf(text, head="Fjord Online, 30 June 2025", foot=True)).text == text


def test_rows_keep_their_lines(read: Reader) -> None:
    text = f"Guns\n\nFjord Online\n30 June 2025\n\n{FIRST}\n\nItem | Quantity\nGuns | 10\nShells | 1,000\n\n- ten guns\n- more\n"
    assert read(build_pdf(text)).text == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The minis-", "ter gave guns to the army of Kenya."], "The minister gave guns to the army of Kenya.\n"),
        (["These like-", "minded partners gave guns to Kenya."], "These like-minded partners gave guns to Kenya.\n"),
        (["Then-foreign min-", "isters met. A ministers' talk it was."], "Then-foreign ministers met. A ministers' talk it was.\n"),
        (["A non-Al-", "Qaeda group took all of the guns."], "A non-Al-Qaeda group took all of the guns.\n"),
    ],
)  # fmt: skip
def test_words_divided_at_a_line_s_end(read: Reader, lines: list[str], text: str) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for row, line in enumerate(lines):
        canvas.drawString(60, 700 - 14 * row, line)
    canvas.save()
    assert read(stream.getvalue()).text == text


def test_truncated(read: Reader) -> None:
    whole = build_pdf(HEAD + BODY)
    for part in (whole[: len(whole) // 2], whole[:-8]):
        with pytest.raises(SourceDamaged, match=f"x: byte {len(part)}: a PDF without its end mark: truncated"):
            read(part)


def test_damaged(read: Reader) -> None:
    with pytest.raises(SourceDamaged, match="x: a PDF that cannot be opened"):
        read(b"%PDF-1.7\nnothing of the kind\n%%EOF\n")


def test_encrypted(read: Reader) -> None:
    with pytest.raises(SourceEncrypted, match="x: a PDF that wants a password"):
        read(build_pdf(BODY, encrypt=pdfencrypt.StandardEncryption("reader", "owner")))


def test_only_images(read: Reader) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(50, 50, 400, 400, fill=1)
    canvas.save()
    with pytest.raises(SourceEmpty, match="no text layer in any of 1 pages"):
        read(stream.getvalue())


def test_too_many_pages(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.MAX_PAGES > 100
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(SourceTooLarge, match="2 pages; at most 1"):
        read(build_pdf("words\n" * 60))


def test_too_many_characters(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 100)
    with pytest.raises(SourceTooLarge, match="x: page 1: more than 100 characters"):
        read(build_pdf(BODY))


TABLE = (
    ("Item", "Sum", "Given on"),
    ("Ten guns", "1.2 billion", "4 May 2023"),
    ("Shells", "", "5 May 2023"),
    ("All", "2 billion", ""),
)


def _table_pdf(rows: tuple[tuple[str, ...], ...], gap: int = 110) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for row, cells in enumerate([(FIRST[:70],), *rows, (SECOND[:70],)]):
        for column, cell in enumerate(cells):
            canvas.drawString(60 + gap * column, 700 - 18 * row, cell)
    canvas.save()
    return stream.getvalue()


def test_a_table_becomes_rows(read: Reader) -> None:
    rows = "Item | Sum | Given on\nTen guns | 1.2 billion | 4 May 2023\nShells | | 5 May 2023\nAll | 2 billion"
    assert read(_table_pdf(TABLE)).text == f"{FIRST[:70]}\n\n{rows}\n\n{SECOND[:70]}\n"


def test_one_line_with_a_gap_is_no_table(read: Reader) -> None:
    assert "|" not in read(_table_pdf((("Oslo", "4 May 2023"),))).text


def test_gaps_that_do_not_stand_below_each_other_are_no_table(read: Reader) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for row, (words, at) in enumerate(
        [("Ten guns for the army", 220), ("Guns", 100), ("They came by sea and by land", 260)]
    ):
        canvas.drawString(60, 700 - 14 * row, words)
        canvas.drawString(at, 700 - 14 * row, "went to Nairobi in May and stayed there")
    canvas.save()
    assert "|" not in read(stream.getvalue()).text
