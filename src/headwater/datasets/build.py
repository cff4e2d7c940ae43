"""From pages to documents with their readings: what a ledger appends."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from headwater.datasets.entries import AssistanceRow, BudgetRow, Page, Row
from headwater.datasets.load import Dataset, find_names, load_dataset
from headwater.datasets.sheet import Sheet, Told, build_sheet, kind_of
from headwater.datasets.words import parse_money, parse_restated
from headwater.errors import DatasetUnknown
from headwater.model import (
    Agreement,
    Assistance,
    Budget,
    Claim,
    Document,
    Framework,
    Metadata,
    Problem,
    Quantity,
    Reading,
    Relation,
    digest_of,
    with_id,
)

_CLAIMS: dict[str, type[Claim]] = {
    "assistance": Assistance,
    "agreement": Agreement,
    "budget": Budget,
    "framework": Framework,
    "relation": Relation,
}
_SHOWN = {"note", "stage_words", "scope", "items", "amount", "restated"}
"""Fields of a row that are no slot, or that are a slot in another form."""


def list_datasets() -> tuple[str, ...]:
    """The names of the data sets that ship with Headwater."""
    return find_names()


def _money_slots(row: AssistanceRow | BudgetRow) -> dict[str, Any]:
    amount = parse_money(row.amount, row.scope) if row.amount else None
    return {"amount": amount, "restated": tuple(map(parse_restated, row.restated))}


def _item_slots(row: AssistanceRow) -> dict[str, Any]:
    counted = [thing for thing in row.items if thing.item and thing.value is not None]
    return {
        "items": tuple(dict.fromkeys(thing.item for thing in row.items if thing.item)),
        "quantities": tuple(Quantity(str(thing.item), int(thing.value or 0), thing.bound) for thing in counted),
    }


def _slots(row: Row) -> dict[str, Any]:
    slots = {name: getattr(row, name) for name in row.__struct_fields__ if name not in _SHOWN}
    if isinstance(row, AssistanceRow | BudgetRow):
        slots |= _money_slots(row)
    if isinstance(row, AssistanceRow):
        slots |= _item_slots(row)
    return slots


def _build_claim(told: Told, document: str) -> Claim:
    kind = _CLAIMS[kind_of(told.row)]
    mentions = dict(told.mentions)
    if "label" in mentions:  # the name of a relation tells its kind
        mentions = {"kind": mentions["label"], **mentions}
    return with_id(document, kind(id="", evidence=(told.evidence,), mentions=mentions, **_slots(told.row)))


def _build_metadata(page: Page, dataset: Dataset, sheet: Sheet) -> Metadata:
    return Metadata(
        id=digest_of(sheet.text.encode()),
        title=page.title,
        url=page.url,
        publisher=page.publisher,
        editor=dataset.about.editor,
        published=page.published,
        language="en",
        genre="dataset",
        lineage=page.lineage,
    )


def _find_problems(page: Page) -> tuple[Problem, ...]:
    missing = [what for what, value in (("day of publication", page.published), ("address", page.url)) if not value]
    return tuple(Problem(f"no_{what.split()[0]}", f"{what} not known: {page.unknown}") for what in missing)


def build_pair(page: Page, dataset: Dataset) -> tuple[Document, Reading]:
    """The document of ``page`` and what it claims."""
    sheet = build_sheet(page, dataset.about, dataset.name, dataset.words)
    metadata = _build_metadata(page, dataset, sheet)
    problems = _find_problems(page)
    claims = tuple(_build_claim(told, metadata.id) for told in sheet.rows)
    return Document(metadata, sheet.text, sheet.regions, problems), Reading(metadata, claims, problems)


def read_dataset(name: str) -> Iterator[tuple[Document, Reading]]:
    """Each source page of the data set ``name`` as a document with its reading, in order of publication.

    Pages whose day is not known come last. Raises DatasetUnknown where there is no such data set, and DatasetError
    naming file, entry and reason where its files are wrong.
    """
    if name not in find_names():
        near = get_close_matches(name.casefold(), find_names(), n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there is {', '.join(find_names())}"
        raise DatasetUnknown(f"no data set is called “{name}”; {hint}")
    dataset = load_dataset(name)
    return (build_pair(page, dataset) for page in dataset.pages)
