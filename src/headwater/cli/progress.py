"""A line on standard error that says what is being read, on a terminal only."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status


class Progress:
    """Shows the document being read, and gets out of the way before anything else is printed."""

    def __init__(self) -> None:
        self._status: Status | None = None
        self._count = 0

    def show(self, path: str) -> None:
        """Say that ``path`` is being read now."""
        self._count += 1
        if not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.text import Text

        from headwater.export.control import show_line

        self.hide()
        self._status = Console(stderr=True).status(Text(f"{self._count}: {show_line(path)}", overflow="ellipsis"))
        self._status.start()

    def hide(self) -> None:
        """Clear the line."""
        if self._status is not None:
            self._status.stop()
            self._status = None
