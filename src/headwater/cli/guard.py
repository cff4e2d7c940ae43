"""What ends a verb: errors in one clear line, interruptions quietly, a reader that went away without a word."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from headwater.errors import HeadwaterError

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""


def complain(message: str) -> None:
    """One message on standard error, with every control character of a stranger's file name spelt out."""
    from headwater.export.control import show_line

    for line in message.splitlines():
        typer.echo(f"headwater: {show_line(line)}", err=True)


def _silence() -> None:
    """Let the interpreter flush into nothing: whoever read our output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Interrupts:
    """Whether Ctrl-C was pressed. Python loses a KeyboardInterrupt that is raised in a destructor; this does not."""

    def __init__(self) -> None:
        self.came = False

    def take(self, _signal: int, _frame: object) -> None:
        """Remember it, and stop what is being done."""
        self.came = True
        raise KeyboardInterrupt


_INTERRUPTS = _Interrupts()


def stop_where_interrupted() -> None:
    """Raise KeyboardInterrupt where one came and was lost; long work asks between two documents."""
    if _INTERRUPTS.came:
        raise KeyboardInterrupt


@contextmanager
def guarded() -> Iterator[None]:
    """The body of a verb. Errors that a user can be told end with 1, Ctrl-C with 130, a closed pipe with 0."""
    try:
        signal.signal(signal.SIGINT, _INTERRUPTS.take)
        yield
        sys.stdout.flush()
        stop_where_interrupted()
    except HeadwaterError as error:
        complain(str(error))
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        typer.echo("Interrupted.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _silence()
        raise typer.Exit(0) from None
