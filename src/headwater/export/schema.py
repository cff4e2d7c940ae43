"""The JSON Schema of a reading, made from the model itself, so that it cannot fall behind."""

from typing import Any

import msgspec

from headwater.model import Reading


def _close(node: Any) -> Any:
    """``node`` with every object of named properties closed: a misspelt slot is an error, not an extra."""
    match node:
        case dict():
            closed = {key: _close(value) for key, value in node.items()}
            return closed | {"additionalProperties": False} if "properties" in node else closed
        case list():
            return [_close(value) for value in node]
    return node


def build_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of JSONL."""
    schema: dict[str, Any] = _close(msgspec.json.schema(Reading))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A Headwater reading"} | schema


def build_schema_text() -> str:
    """The schema as indented JSON, keys in a stable order."""
    return msgspec.json.format(msgspec.json.encode(build_schema(), order="deterministic"), indent=2).decode()
