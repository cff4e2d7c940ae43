"""Takes the README's picture: a sample's highlighted page in Chromium, light, 1280 pixels wide.

    python tools/picture.py [SOURCE [PICTURE]]

Needs Chromium (HEADWATER_BROWSER names another one) and the development requirements.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from headwater.codebook import load_codebook
from headwater.export.pages import open_pages
from headwater.pipeline import Failed, Read, read_sources

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "img" / "page.png"
WIDTH, HEIGHT = 1280, 800
CLAIM = "c1"
"""The claim that is lit up."""

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def find_browser() -> str:
    """The path of a Chromium; ends the script where there is none."""
    found = os.environ.get("HEADWATER_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    return found or sys.exit("no Chromium here: on Debian, apt-get install chromium")


def write_page(source: str, folder: Path) -> Path:
    """The highlighted page of the first document of ``source`` that can be read; the longest list of claims wins."""
    results = list(read_sources([source], load_codebook()))
    for failed in (result for result in results if isinstance(result, Failed)):
        print(failed.error, file=sys.stderr)
    best = max((result for result in results if isinstance(result, Read)), key=lambda read: len(read.reading.claims))
    with open_pages(folder) as write:
        return write(best.reading, best.document)


def take_picture(page: Path, picture: Path) -> None:
    """What a reader sees of ``page`` with one claim chosen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        view = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        view.goto(f"{page.as_uri()}#{CLAIM}")
        picture.parent.mkdir(parents=True, exist_ok=True)
        view.screenshot(path=picture)
        browser.close()


def main(source: str = "samples", picture: str = str(PICTURE)) -> None:
    os.chdir(ROOT)  # the picture shows the path as it was given, and nobody's folders
    with tempfile.TemporaryDirectory() as folder:
        take_picture(write_page(source, Path(folder)), Path(picture))
    print(picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
