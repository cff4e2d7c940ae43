"""A head as one line, which can be published and given back."""

from headwater.ledger.append import Head
from headwater.ledger.chain import show_id
from headwater.ledger.clock import show_time


def show_head(head: Head) -> str:
    """``12 sha256:… 2026-11-25T19:47:32.000001Z``; an empty ledger has no time, and ``-`` in its place."""
    return f"{head.seq} {show_id(head.link)} {show_time(head.recorded) if head.seq else '-'}"
