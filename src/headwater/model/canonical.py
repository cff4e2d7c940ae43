"""One way to write a value as bytes, so that equal values have equal digests."""

import hashlib

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def canonical_json(value: object) -> bytes:
    """``value`` as JSON with sorted keys, no spaces, UTF-8. Numbers in our values are integers, so RFC 8785 holds."""
    return _ENCODER.encode(value)


def digest_of(content: bytes) -> str:
    """``sha256:`` and the hexadecimal digest of ``content``."""
    return "sha256:" + hashlib.sha256(content).hexdigest()
