"""Which claim, activity, document or act somebody means by the first digits of its id."""

from headwater.errors import QueryError
from headwater.export.activities import say_sides
from headwater.export.causes import say_statement
from headwater.export.listing import short_id
from headwater.export.slots import find_type
from headwater.export.words import say_who
from headwater.ledger import Name, View
from headwater.model import ClaimMade

ALL = frozenset({"claim", "activity", "document", "act"})


def resolve(view: View, text: str, kinds: frozenset[str] = ALL) -> Name:
    """The one thing of ``kinds`` whose id begins with ``text``; raises QueryError where there is none, or several."""
    found = view.names(text)
    meant = [name for name in found if name.kind in kinds]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise QueryError("\n".join([f"{text} may be any of these; give more digits:", *_describe(view, meant)]))
    if found:
        wanted = " or ".join(sorted(kinds))
        raise QueryError("\n".join([f"{text} is no {wanted}, but:", *_describe(view, found)]))
    near = [name for name in view.near(text) if name.kind in kinds]
    hint = "; near:" if near else ""
    raise QueryError("\n".join([f"no id begins with {text}{hint}", *_describe(view, near)]))


def _describe(view: View, names: list[Name]) -> list[str]:
    return [f"  {name.kind} {short_id(name.id)}  {describe(view, name)}".rstrip() for name in names]


def describe(view: View, name: Name) -> str:
    """What an id names, in a few words."""
    match name.kind:
        case "document":
            paper = view.paper(name.id)
            return (paper.metadata.title or "Untitled document") if paper else ""
        case "activity" if name.key is not None:
            activity = view.group(name.key)
            return f"{activity.type}, {say_sides(activity)}"
    statement = view.statement(name.id)
    if isinstance(statement, ClaimMade):
        return f"{find_type(statement.claim)}, {say_who(statement.claim)}".removesuffix(", ")
    return "" if statement is None else say_statement(statement)
