"""The environment of a process that is killed, or may not write: coverage would measure it in a file of its own."""

import os


def find_environment() -> dict[str, str]:
    """What this process has, without what makes coverage start in the next."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}
