"""The highlighted page in a real browser: axe finds nothing, nothing sticks out, no console message, links work."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater.export.pages import open_pages
from headwater.model import Document, Metadata, Outlook, Problem, Reading, Span, digest_of

Known = tuple[Reading, Document]

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390)]

TEXT = """وعدت اليابان بزوارق دورية
An-unbroken-word-of-more-than-forty-characters-that-no-screen-holds-on-one-line-without-a-break

Japan promised boats. It will promise more before long, they say.
"""


def made_up() -> Known:
    """A document with what gold lacks: another direction, a word without a break, problems, claims over each other."""
    first, second = TEXT.index("Japan"), TEXT.index("It will")
    spans = (Span.of(TEXT, 0, 25), Span.of(TEXT, first, second + 10), Span.of(TEXT, second, len(TEXT) - 1))
    claims = tuple(
        Outlook(
            id=str(number),
            asserters=("they",),
            assertion="expected",
            evidence=(span,),
            mentions={"donors": (Span.of(TEXT, first, first + 5),), "asserters": (spans[2],)},
            donors=("JP",),
            horizon="2027",
        )
        for number, span in enumerate(spans)
    )
    problems = (
        Problem("language", "one paragraph is not read"),
        Problem("ambiguous", "which boats?", first, first + 20),
    )
    metadata = Metadata(
        id=digest_of(TEXT.encode()), title=TEXT[:25], path="made/up.txt", url="https://www.example.org/"
    )
    return Reading(metadata, claims, problems), Document(metadata, TEXT)


@pytest.fixture
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


def look(browser: Any, page: Path, scheme: str, width: int) -> list[str]:
    """Everything that is wrong with a page, in words."""
    from axe_playwright_python.sync_playwright import Axe

    # axe is put into the page from outside, which the page's own policy would refuse
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(f"console: {message.text}"))
    opened.goto(page.as_uri())
    wide = opened.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    faults += [f"{wide} pixels stick out"] if wide > 0 else []
    found = Axe().run(opened).response["violations"]
    faults += [f"axe: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    context.close()
    return faults


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_made_up_page_has_no_faults(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    with open_pages(tmp_path) as write:
        page = write(*made_up())
    assert look(browser, page, scheme, width) == []
    assert look(browser, tmp_path / "index.html", scheme, width) == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_gold_pages_have_no_faults(
    browser: Any, tmp_path: Path, gold: list[Known], article: Known, scheme: str, width: int
) -> None:
    long = max(gold, key=lambda known: len(known[0].claims))
    japanese = next(known for known in gold if known[0].document.language == "ja")
    with open_pages(tmp_path) as write:
        pages = [write(*known) for known in (article, long, japanese)]
    assert [fault for page in pages for fault in look(browser, page, scheme, width)] == []


@pytest.mark.browser
@pytest.mark.slow
def test_keyboard_goes_from_words_to_slot_and_back(browser: Any, tmp_path: Path) -> None:
    with open_pages(tmp_path) as write:
        page = write(*made_up())
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(page.as_uri())
    opened.focus("a[href='#c1-donors']")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.querySelector(':target').id") == "c1-donors"
    opened.focus("a[href='#w2-evidence-1']")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.querySelector(':target').id") == "w2-evidence-1"
    shown = opened.evaluate("getComputedStyle(document.querySelector('.k2')).backgroundColor")
    assert shown != "rgba(0, 0, 0, 0)"
    opened.close()


@pytest.mark.browser
@pytest.mark.slow
def test_policy_lets_no_script_run(browser: Any, tmp_path: Path) -> None:
    with open_pages(tmp_path) as write:
        page = write(*made_up())
    text = page.read_text("utf-8").replace("</h1>", "</h1><script>document.title = 'run'</script>")
    page.write_text(text, "utf-8")
    opened = browser.new_page()
    opened.goto(page.as_uri())
    assert opened.title() != "run"
    assert opened.evaluate("getComputedStyle(document.querySelector('main')).display") == "grid", "our style is let in"
    opened.close()
