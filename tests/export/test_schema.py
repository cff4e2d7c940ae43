"""The JSON Schema takes what we write and nothing else."""

import json
from typing import Any

import jsonschema
import pytest

from headwater.export.schema import build_schema, build_schema_text
from headwater.model import Agreement, Document, Metadata, Problem, Reading, Span

Known = tuple[Reading, Document]
SPAN = Span(0, 5, "Japan")
READING = Reading(
    Metadata(id="sha256:0", path="a.txt"),
    (
        Agreement(
            id="1", asserters=(), assertion="stated", evidence=(SPAN,), mentions={"parties": (SPAN,)}, parties=("JP",)
        ),
    ),
    (Problem("language", "not read"),),
)


@pytest.fixture
def validator() -> jsonschema.Draft202012Validator:
    schema = build_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_what_we_write_is_valid(validator: jsonschema.Draft202012Validator, gold: list[Known]) -> None:
    for reading in [READING, *(reading for reading, _ in gold)]:
        validator.validate(json.loads(reading.to_json()))


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"document": {"id": "sha256:0", "titel": "x"}},
        {"claims": [{"type": "agreement"}]},
        {
            "claims": [
                {"type": "gift", "id": "1", "asserters": [], "assertion": "stated", "evidence": [], "mentions": {}}
            ]
        },
        {"problems": [{"kind": 1, "message": "x"}]},
    ],
)
def test_what_we_do_not_write_is_not(validator: jsonschema.Draft202012Validator, change: dict[str, Any]) -> None:
    assert not validator.is_valid(json.loads(READING.to_json()) | change)


def test_schema_is_the_same_each_time() -> None:
    assert build_schema_text() == build_schema_text()
