-- A publisher may go back to bytes that it had replaced: the same snapshot then states a fact once more. again: how
-- often it had stated and lost it before.
CREATE TABLE returning_facts (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    kind TEXT NOT NULL,
    fact_key TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    again BIGINT NOT NULL DEFAULT 0,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    retired_in TEXT,
    replaced_by TEXT,
    PRIMARY KEY (source, stream, kind, fact_key, snapshot, again)
);
INSERT INTO returning_facts
SELECT source, stream, kind, fact_key, snapshot, 0, fingerprint, body, retired_in, replaced_by FROM facts;
DROP TABLE facts;
ALTER TABLE returning_facts RENAME TO facts;
CREATE INDEX facts_retired ON facts (kind, retired_in);
