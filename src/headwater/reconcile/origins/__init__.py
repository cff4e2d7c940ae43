"""How many witnesses there are: documents that go back to one original. Imports model, codebook and the view."""

from headwater.reconcile.origins.find import find_links, find_origins

__all__ = ["find_links", "find_origins"]
