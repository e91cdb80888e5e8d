-- Immutable releases: the head as JSON, the whole edition as compressed bytes.
CREATE TABLE editions (
    number BIGINT NOT NULL PRIMARY KEY,
    head TEXT NOT NULL,
    body BLOB NOT NULL
);
