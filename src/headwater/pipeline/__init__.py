"""The only place where stages meet: sources go in, readings come out. Imports ingest, reading and what they use."""
