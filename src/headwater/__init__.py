"""Headwater traces every figure on security assistance to its source.

    from headwater import Assistance, read

    for reading in read("releases/"):
        for claim in reading.claims:
            if isinstance(claim, Assistance):
                print(claim.donors, claim.recipients, claim.amount, claim.evidence[0].exact)

``__all__`` is the whole public surface; anything else may change without notice. Names are imported when first used, so
that ``import headwater`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.codebook import Codebook, load_codebook
    from headwater.errors import CodebookError, HeadwaterError, OutputError, SourceError
    from headwater.model import (
        Agreement,
        Assessment,
        Assistance,
        Budget,
        Claim,
        Framework,
        Metadata,
        Money,
        Outlook,
        Problem,
        Reading,
        Reason,
        Relation,
        Span,
    )
    from headwater.pipeline import read

__version__ = "0.1.0"

__all__ = [
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
]

_HOMES = {
    "Codebook": "codebook",
    "load_codebook": "codebook",
    "CodebookError": "errors",
    "HeadwaterError": "errors",
    "OutputError": "errors",
    "SourceError": "errors",
    "read": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    value: object = getattr(import_module(f"headwater.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
