-- Every snapshot that was accepted for a document, whether or not a newer one stands: what was never accepted is to be
-- read, however old it is.
CREATE TABLE accepted (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    PRIMARY KEY (source, stream, snapshot)
);
-- What facts tell of it. A snapshot that only repeated an older one left no trace, and is read once more.
INSERT INTO accepted (source, stream, snapshot)
SELECT source, stream, snapshot FROM streams
UNION SELECT source, stream, snapshot FROM facts
UNION SELECT source, stream, retired_in FROM facts WHERE retired_in IS NOT NULL;
