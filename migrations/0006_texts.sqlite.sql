-- Texts of laws and reports, read from the archive: one row a document. law: where it is the text of one.
CREATE TABLE texts (
    document TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    law TEXT,
    jurisdiction TEXT,
    language TEXT,
    title TEXT NOT NULL
);
-- Their passages, as they stand in the document.
CREATE TABLE passages (
    id INTEGER NOT NULL PRIMARY KEY,
    document TEXT NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document);
-- The same, folded, for search: parts of words of three letters and more.
CREATE VIRTUAL TABLE passages_index USING fts5(folded, content='', contentless_delete=1, tokenize='trigram');
-- Words of the texts, folded, to correct slips of the pen.
CREATE TABLE text_words (
    letters BIGINT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (letters, word)
) WITHOUT ROWID;
