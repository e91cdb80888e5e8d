-- The schedule: one row a source, times in seconds of UTC. schedule: the words next_run was worked out from.
CREATE TABLE jobs (
    source TEXT NOT NULL PRIMARY KEY,
    schedule TEXT NOT NULL,
    next_run BIGINT NOT NULL,
    last_run BIGINT,
    last_error TEXT,
    lease_until BIGINT,
    lease_token BIGINT NOT NULL
);
