"""Data sets of our own: facts from public pages as documents with rows as evidence. Imports grammar, codebook, model
and errors.
"""

from headwater.datasets.build import list_datasets, read_dataset

__all__ = ["list_datasets", "read_dataset"]
