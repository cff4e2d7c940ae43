"""Measures the reader: gold documents, samples and rows in, numbers and floors out. Run with ``make eval``."""
