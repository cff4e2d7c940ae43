"""What reconciliation looks at: documents and their claims, wherever they come from."""

from collections.abc import Iterable

import msgspec

from headwater.model import Claim, Judgement, Metadata, Region


class Paper(msgspec.Struct, frozen=True):
    """A document as reconciliation sees it. ``text`` is None where it is not at hand; ``regions`` as in a document."""

    metadata: Metadata
    text: str | None = None
    claims: tuple[Claim, ...] = ()
    regions: tuple[Region, ...] = ()

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.metadata.id


class View(msgspec.Struct, frozen=True):
    """Documents with their claims, in the order of their ids, and what reviewers judged."""

    papers: tuple[Paper, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def build_view(papers: Iterable[Paper], judgements: Iterable[Judgement] = ()) -> View:
    """A view in which the order of ``papers`` and ``judgements`` makes no difference; a document seen twice is one."""
    kept: dict[str, Paper] = {}
    for paper in papers:
        kept.setdefault(paper.id, paper)
    ordered = sorted(judgements, key=lambda j: (j.left, j.right, j.verdict, j.by, j.reason))
    return View(tuple(kept[id_] for id_ in sorted(kept)), tuple(ordered))
