-- Statements that changed facts and that no edition holds yet.
CREATE TABLE unpublished (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    parser_version BIGINT NOT NULL,
    PRIMARY KEY (source, stream, snapshot, parser_version)
);

-- What becomes of a run whose time has passed: once (it is made up for) or skip (the next time is waited for).
ALTER TABLE jobs ADD COLUMN missed TEXT NOT NULL DEFAULT 'once';
