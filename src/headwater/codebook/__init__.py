"""What we look for, as data files with a schema: frameworks, items, stages, cues, countries, calendars.

Imports model and errors.
"""

from headwater.codebook.entries import (
    Calendar,
    Country,
    Cue,
    Currency,
    Force,
    Item,
    Programme,
    Role,
    Treaty,
    Verb,
)
from headwater.codebook.load import Codebook, find_faults, load_codebook

__all__ = [
    "Calendar",
    "Codebook",
    "Country",
    "Cue",
    "Currency",
    "Force",
    "Item",
    "Programme",
    "Role",
    "Treaty",
    "Verb",
    "find_faults",
    "load_codebook",
]
