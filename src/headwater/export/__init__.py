"""Readings as text, table, JSONL, CSV and HTML: one module a format. Imports model only."""
