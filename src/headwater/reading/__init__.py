"""From a Document to claims that quote it. Imports grammar, codebook, model and errors; knows nothing of files."""
