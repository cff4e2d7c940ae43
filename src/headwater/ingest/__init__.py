"""From bytes to a Document: kind, text, metadata, regions. Imports grammar, codebook, model and errors."""
