-- Archived responses. One row per source and body; an unchanged body costs nothing more.
CREATE TABLE snapshots (
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    url TEXT,
    name TEXT NOT NULL,
    content_type TEXT,
    bytes BIGINT NOT NULL,
    retrieved_at TEXT NOT NULL,
    retrieval TEXT NOT NULL,
    vintage TEXT,
    PRIMARY KEY (source, sha256)
);

-- The newest accepted snapshot of each document of a source.
CREATE TABLE streams (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    parser_version BIGINT NOT NULL,
    accepted_at TEXT NOT NULL,
    PRIMARY KEY (source, stream)
);

-- Facts, append-only: a row is never changed but for the two columns that say when it ceased to be current.
-- kind: observation, point, law. fingerprint: equal for equal statements, whatever the snapshot.
CREATE TABLE facts (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    kind TEXT NOT NULL,
    fact_key TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    retired_in TEXT,
    replaced_by TEXT,
    PRIMARY KEY (source, stream, kind, fact_key, snapshot)
);
CREATE INDEX facts_retired ON facts (kind, retired_in);

-- Names that no jurisdiction answers to, for the newest snapshot of each stream.
CREATE TABLE unresolved (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    name TEXT NOT NULL,
    affected BIGINT NOT NULL,
    locator TEXT NOT NULL,
    PRIMARY KEY (source, stream, name)
);

-- How each source fared.
CREATE TABLE health (
    source TEXT NOT NULL PRIMARY KEY,
    last_success TEXT,
    last_failure TEXT,
    last_error TEXT,
    failures BIGINT NOT NULL DEFAULT 0,
    next_run TEXT
);

-- Every attempt that failed, kept for curators.
CREATE TABLE failures (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    at TEXT NOT NULL,
    snapshot TEXT,
    error TEXT NOT NULL
);
CREATE INDEX failures_source ON failures (source, at);
