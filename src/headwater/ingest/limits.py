"""How much of a source is read at most. Beyond a limit a source is refused, never silently cut."""

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of one file."""
MAX_LINE = 1_000_000
"""Code points of one line of canonical text."""
MAX_ELEMENTS = 1_000_000
"""Elements of an HTML page."""
MAX_PAGES = 2_000
"""Pages of a PDF."""
MAX_CHARACTERS = 8_000_000
"""Characters of a PDF: compressed pages can hold far more than their bytes suggest."""
SNIFF_BYTES = 4_096
"""How far into a file its kind is looked for."""
MAX_GUESSED = 1_000_000
"""Characters of a page whose main part is looked for where its markup does not say it; a longer one is read whole."""
