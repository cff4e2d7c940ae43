"""Bytes to documents: text, HTML and PDF become a canonical text with metadata. Imports grammar and what is below."""

from headwater.ingest.read import read_document
from headwater.ingest.sources import Sources, find_sources

__all__ = ["Sources", "find_sources", "read_document"]
