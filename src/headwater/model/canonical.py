"""One way to write a value as bytes, so that equal values have equal digests."""

import hashlib

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical_json(value: object) -> bytes:
    """``value`` as RFC 8785 has it: keys sorted, no spaces, UTF-8. Our numbers are integers, our keys ASCII."""
    return _ENCODER.encode(value)


def digest_of(content: bytes) -> str:
    """``sha256:`` and the hexadecimal digest of ``content``."""
    return "sha256:" + hashlib.sha256(content).hexdigest()
