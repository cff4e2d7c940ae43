"""From a Document to claims that quote it. Imports grammar, codebook, model and errors; knows nothing of files."""

from headwater.reading.read import read_claims
from headwater.reading.trace import Note, Outcome, Rejection, Trace

__all__ = ["Note", "Outcome", "Rejection", "Trace", "read_claims"]
