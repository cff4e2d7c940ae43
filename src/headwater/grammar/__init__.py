"""Numbers, money, dates and fiscal years in plain text, as values with positions. Imports codebook, model and errors."""
