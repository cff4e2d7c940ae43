"""Renews the tables of docs/data.md from the data set itself; with --check tells whether they are stale."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from headwater.datasets.cells import tell_row
from headwater.datasets.entries import AgreementRow, Page, Seen, Words
from headwater.datasets.load import Dataset, load_dataset
from headwater.datasets.sheet import EMPTY, kind_of
from headwater.datasets.words import tell_date

PAGE = Path(__file__).parent.parent / "docs" / "data.md"
TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
KINDS = ("framework", "budget", "assistance", "agreement", "relation")
READ: dict[Seen, str] = {"whole": "read whole", "part": "read in part"}


def build_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def count_kinds(dataset: Dataset) -> str:
    """Documents and rows by type of claim, and how the pages were read."""
    rows: list[Sequence[object]] = []
    for kind in KINDS:
        having = [page for page in dataset.pages if getattr(page, kind)]
        seen = Counter(page.seen for page in having)
        rows.append([kind, len(having), sum(len(getattr(p, kind)) for p in having), *(seen[s] for s in READ)])
    seen = Counter(page.seen for page in dataset.pages)
    total = sum(len(page.rows) for page in dataset.pages)
    rows.append(["all together", len(dataset.pages), total, *(seen[s] for s in READ)])
    return build_table(["rows on", "documents", "rows", *READ.values()], rows)


def count_days(dataset: Dataset) -> str:
    """Documents by the precision of the day since which they are public."""
    lengths = Counter(len(page.published or "") for page in dataset.pages)
    rows = [[name, lengths[n]] for name, n in (("a day", 10), ("a month", 7), ("a year", 4), ("not known", 0))]
    return build_table(["public since", "documents"], rows)


def _cells(page: Page, words: Words, kind: str, stage: str) -> list[dict[str, str]]:
    rows = [row for row in getattr(page, kind) if row.stage == stage]
    return [{name: "".join(p.words for p in pieces) for name, pieces in tell_row(row, words)} for row in rows]


def list_grants(dataset: Dataset) -> str:
    """Notes exchanged, one line for each grant, with a source that gives all of it; a ministry’s before others."""
    found: dict[tuple[str, str], list[str]] = {}
    for page in sorted(dataset.pages, key=lambda page: not page.publisher.startswith("Ministry")):
        for cells in _cells(page, dataset.words, "assistance", "agreed"):
            if all(cells[name] for name in ("Year", "To", "Amount", "When")):
                amount = cells["Amount"].partition(" (")[0]
                found.setdefault((cells["Year"], cells["To"]), [amount, cells["When"], page.publisher])
    return build_table(
        ["year", "recipient", "sum", "notes exchanged", "source"], [[*k, *found[k]] for k in sorted(found)]
    )


def list_agreements(dataset: Dataset) -> str:
    """Signature and entry into force of each agreement, as precise as some source has it."""
    found: dict[str, dict[str, str]] = {}
    rows: list[AgreementRow] = [row for page in dataset.pages for row in page.agreement]
    for row in rows:
        day = row.date or ""
        kept = found.setdefault(dataset.words.countries[row.parties[1]], {})
        kept[row.stage] = max(kept.get(row.stage, ""), day, key=len)
    order = sorted(found.items(), key=lambda item: item[1].get("signed") or item[1]["in_force"])
    told = [[name, *(_day(kept.get(stage), dataset.words) for stage in ("signed", "in_force"))] for name, kept in order]
    return build_table(["with", "signed", "in force"], told)


def _day(edtf: str | None, words: Words) -> str:
    return tell_date(edtf, words) if edtf else EMPTY


def list_pages(dataset: Dataset) -> str:
    """Every page: since when it is public, whose statement it is, what it is, and how it was read."""
    rows = [
        [page.published or EMPTY, page.publisher, f"[{page.title}]({page.url})", _contents(page), READ[page.seen]]
        for page in dataset.pages
    ]
    return build_table(["public since", "publisher", "page", "rows on", "read"], rows)


def _contents(page: Page) -> str:
    return ", ".join(dict.fromkeys(kind_of(row) for row in page.rows))


TABLES: dict[str, Callable[[Dataset], str]] = {
    "kinds": count_kinds,
    "days": count_days,
    "grants": list_grants,
    "agreements": list_agreements,
    "pages": list_pages,
}


def build_page(text: str) -> str:
    """``text`` with each of its tables as it is now."""
    dataset = load_dataset("osa")
    return TABLE.sub(lambda found: f"{found[1]}\n{TABLES[found[2]](dataset)}\n{found[3]}", text)


def main() -> int:
    """Write docs/data.md anew, or tell whether it is stale."""
    text = PAGE.read_text(encoding="utf-8")
    page = build_page(text)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if page == text:
        return 0
    print("docs/data.md is stale: run `make docs`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
