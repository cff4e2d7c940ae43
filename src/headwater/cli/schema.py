"""``headwater schema``: the shape of a reading, for those who check or generate code."""

import typer

from headwater.cli.guard import guarded


def schema() -> None:
    """Print the JSON Schema of a reading: of one line of `headwater read --format jsonl`.

    \b
    Example:
      headwater schema > reading.schema.json
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.export.schema import build_schema_text

        typer.echo(build_schema_text())
