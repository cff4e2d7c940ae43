"""One JSON object a line, exactly the vocabulary of claims."""

from typing import BinaryIO

from headwater.model import Reading


def write_jsonl(reading: Reading, stream: BinaryIO) -> None:
    """``reading`` as one line of UTF-8."""
    stream.write(reading.to_json() + b"\n")
