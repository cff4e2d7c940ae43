"""The command: one file a verb, thin. Imports pipeline, export and what they use."""
