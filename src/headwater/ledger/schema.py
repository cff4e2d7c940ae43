"""The tables. ``statement`` and ``content`` are what is known; the others are made from them and may be made again."""

import re

from headwater.ledger.database import Session

VERSION = 2
"""Of the tables; a ledger with a higher one was made by a newer Headwater."""

TABLES = """
CREATE TABLE meta (key {text} PRIMARY KEY, value {text} NOT NULL);

CREATE TABLE statement (
    seq {int} PRIMARY KEY,          -- place in the chain, from 1
    id {blob} NOT NULL UNIQUE,      -- SHA-256
    kind {text} NOT NULL,
    document {int} NOT NULL,        -- seq of the first statement about the same document
    recorded {int} NOT NULL,        -- microseconds since 1970 UTC, never less than the one before
    backdated {int} NOT NULL,       -- 1: the day was given by the user for a load of history
    body {text} NOT NULL,           -- canonical JSON
    link {blob} NOT NULL            -- SHA-256 of the link before and of this row
);
CREATE INDEX statement_document ON statement (document);
CREATE INDEX statement_recorded ON statement (recorded);

CREATE TABLE content (
    document {int} PRIMARY KEY,
    packed {blob}                   -- zlib; NULL: kept outside, in a file named by the digest
);

CREATE TABLE sighting (
    seq {int} PRIMARY KEY,
    document {int} NOT NULL,
    id {blob} NOT NULL,
    title {text}, publisher {text}, url {text}, language {text}, genre {text} NOT NULL,
    published {text}, published_first {text}, published_last {text}
);
CREATE INDEX sighting_id ON sighting (id);
CREATE INDEX sighting_document ON sighting (document);

CREATE TABLE belief (
    claim {int} NOT NULL,           -- seq of the claim's statement
    since {int} NOT NULL,           -- held from this statement on
    until {int},                    -- and until before this one, NULL: still
    document {int} NOT NULL,
    activity {int},                 -- first 63 bits of the activity's id
    type {text} NOT NULL,
    stage {text},
    donors {text} NOT NULL,         -- codes, separated by spaces
    recipients {text} NOT NULL,
    framework {text},
    fiscal_year {text},
    amount {text}, currency {text},
    published_first {text}, published_last {text},
    valid_first {text}, valid_last {text},
    corrected {text},               -- the claim as corrected, canonical JSON
    PRIMARY KEY (claim, since)
);
CREATE INDEX belief_document ON belief (document);
CREATE INDEX belief_activity ON belief (activity);
CREATE INDEX belief_recipients ON belief (recipients);
CREATE INDEX belief_donors ON belief (donors);

CREATE TABLE member (               -- of claims with several donors or recipients, each of them
    code {text} NOT NULL,
    role {text} NOT NULL,
    claim {int} NOT NULL,
    since {int} NOT NULL,
    PRIMARY KEY (claim, since, role, code)
);
CREATE INDEX member_code ON member (code, role);
"""

NAMES = tuple(re.findall(r"CREATE TABLE (\w+)", TABLES))
"""Of all tables."""

DERIVED = ("sighting", "belief", "member")
"""Tables that follow from the statements."""


def create_tables(session: Session, types: dict[str, str]) -> None:
    """Make all tables in an empty database."""
    bare = re.sub(r"--.*", "", TABLES.format(**types))
    for command in bare.split(";"):
        if command.strip():
            session.run(command)
    session.run("INSERT INTO meta (key, value) VALUES ('version', ?)", [str(VERSION)])


def read_version(session: Session) -> int | None:
    """The version of the tables; None where there are none, or where it is no number."""
    if not session.has_table("meta"):
        return None
    row = next(iter(session.rows("SELECT value FROM meta WHERE key = 'version'")), None)
    return int(row[0]) if row and str(row[0]).isascii() and str(row[0]).isdigit() else None
