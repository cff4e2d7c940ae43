"""Answers of costly questions, kept with what they were asked of: a scene, or a document's context."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class Remembers(Protocol):
    """What keeps answers: nothing that an answer rests on may change in it."""

    memory: dict[Any, Any]


T = TypeVar("T")
_NONE = object()


def remembered(find: Callable[..., T]) -> Callable[..., T]:
    """``find`` with its answers kept in the ``memory`` of its first argument; the others must be hashable.

    Not for what looks at drafts, which grow while the rules look at one sentence.
    """

    @wraps(find)
    def ask(asked: Remembers, *rest: object) -> T:
        key = (find, *rest)
        answer = asked.memory.get(key, _NONE)
        if answer is _NONE:
            answer = asked.memory[key] = find(asked, *rest)
        return answer  # type: ignore[no-any-return]

    return ask
