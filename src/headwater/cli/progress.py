"""A line on standard error that says what is being read, on a terminal only."""

import sys
from time import monotonic
from typing import TYPE_CHECKING

from headwater.cli.guard import stop_where_interrupted

if TYPE_CHECKING:
    from rich.status import Status


class Progress:
    """Shows the document being read, and gets out of the way before anything else is printed."""

    def __init__(self) -> None:
        self._status: Status | None = None
        self._count = 0
        self._begun = self._told = monotonic()

    def show(self, path: str) -> None:
        """Say that ``path`` is being read now."""
        self._count += 1
        self._tell(f"{self._count}: {path}")

    def tell(self, path: str, number: int, total: int) -> None:
        """Say that ``path`` is being worked on now, the ``number``-th of ``total``, and how long the rest may take."""
        self._tell(f"{number} of {total}{self._say_left(number - 1, total)}: {path}")

    def count(self, number: int, total: int) -> None:
        """Say from time to time that ``number`` things of ``total`` (0: not known) are done."""
        stop_where_interrupted()
        if not sys.stderr.isatty() or monotonic() - self._told < 0.5:
            return
        self._told = monotonic()
        of = f" of {total:,}{self._say_left(number, total)}" if total else ""
        self._tell(f"{number:,}{of} done")

    def _say_left(self, done: int, total: int) -> str:
        left = (monotonic() - self._begun) / done * (total - done) if done else 0
        return f", about {left / 60:.0f} min left" if left >= 60 else f", about {left:.0f} s left" if left >= 2 else ""

    def _tell(self, line: str) -> None:
        stop_where_interrupted()
        if not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.text import Text

        from headwater.export.control import show_line

        self.hide()
        self._status = Console(stderr=True).status(Text(show_line(line), overflow="ellipsis"))
        self._status.start()

    def hide(self) -> None:
        """Clear the line."""
        if self._status is not None:
            self._status.stop()
            self._status = None
