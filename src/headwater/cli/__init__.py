"""The command: one file a verb, thin. Imports pipeline, export and what they use.

Nothing heavy is imported before a verb runs: ``headwater --help`` must feel like a small tool.
"""

import sys
from typing import Annotated

import typer

from headwater.cli.add import add
from headwater.cli.backup import backup, restore
from headwater.cli.codebook import codebook
from headwater.cli.drop import drop
from headwater.cli.dump import dump, load
from headwater.cli.explain import explain
from headwater.cli.head import head
from headwater.cli.init import init
from headwater.cli.judge import retract, review, undo
from headwater.cli.lists import ACTIVITIES, CLAIMS, DOCUMENTS, build_list
from headwater.cli.migrate import migrate
from headwater.cli.mirror import mirror
from headwater.cli.read import read
from headwater.cli.schema import schema
from headwater.cli.show import diff, history, show
from headwater.cli.tally import tally
from headwater.cli.verify import verify

# Rich help would cost as much as everything else that `--help` imports, and wraps differently on every terminal.
app = typer.Typer(
    name="headwater",
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command()(read)
app.command()(explain)
app.command()(init)
app.command()(add)
app.command("activities")(build_list("activities", ACTIVITIES))
app.command("claims")(build_list("claims", CLAIMS))
app.command("documents")(build_list("documents", DOCUMENTS))
app.command()(show)
app.command()(history)
app.command()(diff)
app.command()(retract)
app.command()(review)
app.command()(undo)
app.command()(drop)
app.command()(verify)
app.command()(head)
app.command()(backup)
app.command()(restore)
app.command()(tally)
app.command()(mirror)
app.command()(migrate)
app.command()(dump)
app.command()(load)
app.command()(schema)
app.add_typer(codebook, name="codebook")


def _show_version(wanted: bool) -> None:
    if wanted:
        from headwater import __version__

        typer.echo(f"headwater {__version__}")
        raise typer.Exit


@app.callback()
def _headwater(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Trace every figure on security assistance to its source.

    Reads documents and tells what they claim: who gives whom what, how much, at which stage, since when, who says so,
    each with the words that carry it.

    \b
    Example:
      headwater read releases/ --html pages/
    """  # noqa: D301  (click takes a backspace for: do not wrap)


def main() -> None:
    """Run the command; an interruption before a verb has begun is told in one line too."""
    try:
        app(prog_name="headwater")
    except KeyboardInterrupt:
        typer.echo("Interrupted.", err=True)
        sys.exit(130)
