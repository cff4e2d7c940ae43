"""Pages in a folder: names, the index, and what cannot be written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import OutputError
from headwater.export.pages import find_name, open_pages
from headwater.model import Document, Metadata, Reading


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("releases/one.html", "one.html"),
        ("../../etc/passwd", "passwd.html"),
        ("-", "document.html"),
        (None, "document.html"),
        ("index.txt", "index-page.html"),
        ("NUL.txt", "NUL-page.html"),
        ("a b&c<d>.pdf", "a-b-c-d.html"),
        ("協定.txt", "協定.html"),
        ("..", "document.html"),
    ],
)
def test_name(path: str | None, name: str) -> None:
    assert find_name(path, set()) == name


@given(st.lists(st.none() | st.text(max_size=100), max_size=6))
def test_names_are_safe_and_unique(paths: list[str | None]) -> None:
    taken: set[str] = set()
    for path in paths:
        name = find_name(path, taken)
        assert name.casefold() not in taken | {"index.html"}
        assert Path(name).name == name
        assert not name.startswith((".", "-"))
        assert len(name) < 100
        taken.add(name.casefold())


def test_index_lists_every_document(tmp_path: Path) -> None:
    with open_pages(tmp_path / "new" / "pages") as write:
        for title in ("One <i>", None):
            metadata = Metadata(id="sha256:0", path="a/b.txt", title=title, publisher="Ministry")
            write(Reading(metadata), Document(metadata, "Text."))
    index = (tmp_path / "new" / "pages" / "index.html").read_text("utf-8")
    assert "One &lt;i&gt;" in index
    assert 'href="b.html"' in index
    assert 'href="b-2.html"' in index
    assert "2 documents, 0 claims" in index


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(OutputError, match="taken"), open_pages(tmp_path / "taken"):
        pass


def test_page_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(OutputError, match=r"index\.html"), open_pages(tmp_path):
        pass
