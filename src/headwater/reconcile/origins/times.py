"""Which document can rest on which: an original is not younger than what goes back to it, nor much older."""

from headwater.reconcile.spans import find_days
from headwater.reconcile.view import Paper


def is_before(source: Paper, paper: Paper, reach: int) -> bool:
    """Whether ``source`` was published at most ``reach`` days before ``paper``; what is not dated may be."""
    first, later = find_days(source.metadata.published), find_days(paper.metadata.published)
    return first is None or later is None or (first[0] <= later[1] and (later[0] - first[1]).days <= reach)
