"""The only place where stages meet: sources go in, readings come out or go into a ledger. Imports all below it."""

from headwater.pipeline.result import Failed, Read, Result, Skipped
from headwater.pipeline.sources import read, read_sources

__all__ = ["Failed", "Read", "Result", "Skipped", "read", "read_sources"]
