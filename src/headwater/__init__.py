"""Headwater traces every figure on security assistance to its source."""

__version__ = "0.1.0"
