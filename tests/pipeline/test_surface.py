"""The public surface is what is meant, and every name of it is there and documented."""

import headwater

MEANT = {
    "Agreement",
    "Assessment",
    "Assistance",
    "Budget",
    "Claim",
    "Codebook",
    "CodebookError",
    "Framework",
    "HeadwaterError",
    "Metadata",
    "Money",
    "Outlook",
    "OutputError",
    "Problem",
    "Reading",
    "Reason",
    "Relation",
    "SourceError",
    "Span",
    "__version__",
    "load_codebook",
    "read",
}


def test_surface_is_what_is_meant() -> None:
    assert set(headwater.__all__) == MEANT
    assert set(dir(headwater)) == MEANT


def test_every_name_is_there() -> None:
    for name in MEANT:
        assert getattr(headwater, name) is not None


def test_every_name_is_documented() -> None:
    bare = {"__version__", "Claim"}  # a string, and a union of documented types
    assert not [name for name in MEANT - bare if not getattr(headwater, name).__doc__]


def test_nothing_else_is_there() -> None:
    assert not hasattr(headwater, "write_iati")
