"""Japanese and Chinese documents to drafts of claims. Imports reading's drafts, grammar, codebook and model."""

from headwater.reading.east.read import LANGUAGES, find_east_drafts

__all__ = ["LANGUAGES", "find_east_drafts"]
