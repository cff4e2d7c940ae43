"""Connections kept open between transactions, each used by one transaction at a time."""

import os
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

Connection = TypeVar("Connection")

KEPT = 4
"""How many stay open while nobody uses them."""

_INHERITED: list[object] = []
"""Connections of a parent process. They are never touched, and never given to the garbage collector, which would close
them: to close a file or a socket that the parent still uses would cut it off."""


class Pool(Generic[Connection]):
    """Open connections that nobody uses now. Safe to use from many threads, and in a process that was forked."""

    def __init__(self, connect: Callable[[], Connection], close: Callable[[Connection], None]) -> None:
        self._connect = connect
        self._close = close
        self._idle: deque[Connection] = deque()
        self._process = os.getpid()

    def take(self) -> tuple[Connection, bool]:
        """A connection, and whether it is fresh; one that was used before may have been cut off since."""
        if self._process != os.getpid():
            _INHERITED.extend(self._idle)
            self._idle, self._process = deque(), os.getpid()
        try:
            return self._idle.pop(), False
        except IndexError:
            return self._connect(), True

    def give(self, connection: Connection) -> None:
        """Take back a connection that works and is in no transaction."""
        self._idle.append(connection)
        if len(self._idle) > KEPT:
            self._close(self._idle.popleft())

    def drop(self, connection: Connection) -> None:
        """Close a connection that is of no use."""
        self._close(connection)

    def clear(self) -> None:
        """Close every connection that nobody uses."""
        while self._idle:
            self._close(self._idle.pop())
