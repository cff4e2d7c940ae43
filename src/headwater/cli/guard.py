"""What ends a verb: errors in one clear line, interruptions quietly, a reader that went away without a word."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from headwater.errors import HeadwaterError

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
"""What a system says where nothing more can be written: libraries of others unpack files in the temporary folder."""


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
    """The body of a verb. Errors that a user can be told, and full disks, end with 1, Ctrl-C with 130.

    A closed pipe ends with 0.
    """
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
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        complain(f"the disk is full, or the one with the temporary folder ({error.strerror}); make room and try again")
        raise typer.Exit(1) from None
