"""Documents by the words of their house's name, so that a name finds its documents without a look at all."""

from collections import defaultdict

import msgspec

from headwater.codebook import Codebook
from headwater.reconcile.houses import find_house, find_tokens, is_house
from headwater.reconcile.view import Paper, View


class Houses(msgspec.Struct, frozen=True):
    """Documents of a view by each word of their house, and by the office that the name tells."""

    words: dict[str, list[Paper]]
    offices: dict[tuple[str, tuple[str, ...]], list[Paper]]

    def find(self, name: str, codebook: Codebook) -> list[Paper]:
        """The documents of the house ``name``, in the order of their ids."""
        office = find_house(name, codebook)
        near = {p.id: p for word in find_tokens(name) for p in self.words.get(word, ())}
        near |= {p.id: p for p in (self.offices.get(office, ()) if office else ())}
        return [near[id_] for id_ in sorted(near) if is_house(name, near[id_].metadata.publisher, codebook)]


def index_houses(view: View, codebook: Codebook) -> Houses:
    """The index of the documents of ``view``."""
    words: dict[str, list[Paper]] = defaultdict(list)
    offices: dict[tuple[str, tuple[str, ...]], list[Paper]] = defaultdict(list)
    for paper in view.papers:
        house = paper.metadata.publisher or ""
        for word in sorted(find_tokens(house)):
            words[word].append(paper)
        if (office := find_house(house, codebook)) is not None:
            offices[office].append(paper)
    return Houses(dict(words), dict(offices))
