-- What people decided about figures that a program read. Append-only but for the two columns that say that a
-- decision was undone. fact: identifier of the observation; verdict: JSON.
CREATE TABLE decisions (
    id TEXT NOT NULL PRIMARY KEY,
    fact TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
);
CREATE INDEX decisions_fact ON decisions (fact);
