"""Whether every distribution that Headwater needs may be used: run by `make lint`, says what it refuses and why.

It reads the metadata of what is installed, pyproject.toml and the table in docs/dependencies.md. It refuses a licence
that is not on the list below (GPL and AGPL above all; LGPL passes for development, and for what a user asks for by the
name of an extra), a dependency of a user without a row in the table or with another licence there, and a distribution
that fetches at run time.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "dependencies.md"

USERS = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MIT-CMU"),
        *("MPL-1.1", "MPL-2.0", "PSF-2.0", "Unicode-3.0", "Unlicense", "Zlib"),
    }
)
DEVELOPERS = USERS | {"LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"}

# Of an extra, which nobody gets who does not ask for it: docs/decisions/0015-databases.md says why.
ASKED = USERS | {"LGPL-3.0-only"}
TOOLS = frozenset({"bench"})
"""Extras that are no user's, but for development."""

# What older metadata write instead of an SPDX expression.
SPELLINGS = {
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "the bsd 2-clause license": "BSD-2-Clause",
}

# Where metadata are silent or need reading: what holds, and how we know.
SAID = {
    "axe-playwright-python": ("MIT AND MPL-2.0", "its LICENSE file; the axe-core script inside is MPL-2.0"),
    "blis": ("BSD-3-Clause", "its LICENSE file; the metadata say BSD"),
    "currencyconverter": ("Apache-2.0", "its LICENSE file; the metadata name none"),
    "pypdfium2": ("BSD-3-Clause AND Apache-2.0", "its licenses folder: bindings, and PDFium with permissive parts"),
    "reportlab": ("BSD-3-Clause", "its LICENSE file"),
}

# These fetch a list, a model or a browser when they are used; nothing that a user runs may need them.
FETCHERS = frozenset({"huggingface-hub", "nltk", "stanza", "tldextract", "transformers"})


def find_needed(requirements: Iterable[str], extras: frozenset[str] = frozenset()) -> Iterator[str]:
    """Canonical names of what ``requirements`` bring in here, themselves included; without what is not installed."""
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(Requirement(text), extras) for text in requirements]
    while waiting:
        requirement, asked = waiting.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen or not is_wanted(requirement, asked):
            continue
        seen.add(key)
        try:
            needs = distribution(requirement.name).requires or []
        except PackageNotFoundError:
            continue
        yield key[0]
        waiting += [(Requirement(text), key[1]) for text in needs]


def is_wanted(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Whether the requirement's marker holds on this machine, with one of ``extras``."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def find_licence(name: str) -> str:
    """The licence of an installed distribution, in SPDX terms where its metadata allow; "" where none is said."""
    if name in SAID:
        return SAID[name][0]
    metadata = distribution(name).metadata
    said = "".join(metadata.get_all("License-Expression") or metadata.get_all("License") or [])
    if not said or len(said) > 80:
        classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
        classes = [line.rpartition(" :: ")[2] for line in classifiers]
        said = " AND ".join(SPELLINGS.get(one.lower(), one) for one in classes)
    return SPELLINGS.get(said.lower(), said)


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Whether one of the licences offered (OR) has only parts (AND) that are allowed."""
    offers = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(all(part in allowed for part in re.split(r"\s+AND\s+", offer)) for offer in offers)


def read_table() -> dict[str, str]:
    """Licence by canonical name, from the rows ``| name | licence | … |`` of docs/dependencies.md."""
    rows = re.findall(r"^\| `([\w.-]+)` \| ([^|]+?) \|", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): licence for name, licence in rows}


def find_faults(users: set[str], asked: set[str], developers: set[str]) -> Iterator[str]:
    """One line for each thing that is refused."""
    table = read_table()
    kinds = (("users", users, USERS), ("an extra", asked, ASKED), ("development", developers, DEVELOPERS))
    for whose, names, allowed in kinds:
        for name in sorted(names):
            licence = find_licence(name)
            if not is_allowed(licence, allowed):
                yield f"{name}: licence {licence or 'unknown'!r} is not allowed for {whose}"
            if whose == "development":
                continue
            if name in FETCHERS:
                yield f"{name}: fetches at run time"
            if table.get(name) != licence:
                yield f"{name}: docs/dependencies.md says {table.get(name, 'nothing')!r}, its metadata {licence!r}"


def main() -> int:
    """Print what is refused; 1 where anything is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"].get("optional-dependencies", {})
    users = set(find_needed(project["project"]["dependencies"]))
    asked = set(find_needed(text for name, texts in extras.items() if name not in TOOLS for text in texts)) - users
    tools = [text for name in TOOLS for text in extras.get(name, [])]
    developers = set(find_needed(tools + project["dependency-groups"]["dev"])) - users - asked
    faults = list(find_faults(users, asked, developers))
    for fault in faults:
        print(f"licences: {fault}", file=sys.stderr)
    counts = f"{len(users)} distributions for users, {len(asked)} for extras, {len(developers)} for development"
    print(f"licences: {counts}, {len(faults)} refused")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
