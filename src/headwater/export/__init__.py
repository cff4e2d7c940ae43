"""Readings and answers of a ledger as text, table, JSONL, CSV and HTML: one module a format or a kind of thing.

Imports model and ledger.
"""
