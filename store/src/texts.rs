//! Texts of laws and reports, in passages, and search in them.
//!
//! SQLite finds passages by FTS5 with trigrams, PostgreSQL by `LIKE`, which uses pg_trgm's index where the server has
//! it. Both look for the same folded words, so both find the same. A word that stands nowhere is corrected by the words
//! of the texts; its first letter is taken to be right.

use std::collections::{HashMap, HashSet};

use lexgap_domain::{
    JurisdictionId, LawId, Sha256Hex, SourceId,
    full_text::{self, Passage, TextAnswer, TextHit},
};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use crate::{
    Engine, Store, StoreError,
    facts::{BATCH, placeholders},
};

/// Passages that are ranked; documents are taken from them until there are enough.
const RANKED: i64 = 2_000;
/// Words looked at to correct one.
const CANDIDATES: i64 = 50_000;
/// What PostgreSQL may take for one statement of a search, in milliseconds.
const STATEMENT: &str = "SET LOCAL statement_timeout = 2500";

/// The text of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    pub document: Sha256Hex,
    pub source: SourceId,
    pub law: Option<LawId>,
    pub jurisdiction: Option<JurisdictionId>,
    pub language: Option<String>,
    pub title: String,
    pub passages: Vec<Passage>,
}

impl Store {
    /// The documents whose texts are held, and the law that each is of.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn texts_held(&self) -> Result<HashMap<Sha256Hex, Option<LawId>>, StoreError> {
        let rows = sqlx::query("SELECT document, law FROM texts").fetch_all(&self.pool).await?;
        rows.into_iter()
            .map(|r| {
                let law: Option<String> = r.try_get(1)?;
                Ok((r.try_get::<String, _>(0)?.into(), law.map(LawId::from)))
            })
            .collect()
    }

    /// Keeps a text. Whether it was new: the text of a document never changes.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn keep_text(&self, text: &DocumentText) -> Result<bool, StoreError> {
        let mut tx = self.begin_write().await?;
        let done = sqlx::query(
            "INSERT INTO texts (document, source, law, jurisdiction, language, title) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (document) DO NOTHING",
        )
        .bind(text.document.to_string())
        .bind(text.source.to_string())
        .bind(text.law.as_ref().map(LawId::to_string))
        .bind(text.jurisdiction.as_ref().map(JurisdictionId::to_string))
        .bind(text.language.clone())
        .bind(without_nul(&text.title))
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        let folded: Vec<String> = text.passages.iter().map(|p| without_nul(&full_text::fold(&p.text))).collect();
        match self.engine {
            Engine::Sqlite => insert_sqlite(&mut tx, text, &folded).await?,
            Engine::Postgres => insert_postgres(&mut tx, text, &folded).await?,
        }
        insert_words(&mut tx, &folded).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Drops the text of a document: a newer version of the law has taken its place, or nothing points to it. Its words
    /// stay.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn drop_text(&self, document: &Sha256Hex) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let mut statements = vec!["DELETE FROM passages WHERE document = $1", "DELETE FROM texts WHERE document = $1"];
        if self.engine == Engine::Sqlite {
            // First, while the passages still tell which rows of the index are theirs.
            let index = "DELETE FROM passages_index WHERE rowid IN (SELECT id FROM passages WHERE document = $1)";
            statements.insert(0, index);
        }
        for statement in statements {
            sqlx::query(statement).bind(document.to_string()).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The documents of which one passage holds all words of `query`, at most `most`, the closest first. Words that stand
    /// nowhere are corrected.
    ///
    /// # Errors
    /// The database does not answer. It may take long: the caller sets the limit.
    pub async fn search_texts(&self, query: &str, most: usize) -> Result<TextAnswer, StoreError> {
        match self.answer(query, most).await {
            Err(StoreError::Database(e)) if is_cancelled(&e) => Ok(TextAnswer::Stopped),
            answer => answer,
        }
    }

    async fn answer(&self, query: &str, most: usize) -> Result<TextAnswer, StoreError> {
        let held: i64 = sqlx::query("SELECT COUNT(*) AS n FROM texts").fetch_one(&self.pool).await?.try_get(0)?;
        if held == 0 {
            return Ok(TextAnswer::NoTexts);
        }
        let terms = full_text::terms(query);
        if terms.is_empty() {
            return Ok(TextAnswer::TooShort);
        }
        let exact: Vec<Vec<String>> = terms.iter().map(|t| vec![t.clone()]).collect();
        let hits = self.holding(&exact, most).await?;
        if !hits.is_empty() {
            return Ok(TextAnswer::Found { held, also: Vec::new(), hits });
        }
        let (mut wider, mut also) = (Vec::with_capacity(terms.len()), Vec::new());
        for term in &terms {
            let near = self.near(term).await?;
            also.extend(near.iter().filter(|w| *w != term).cloned());
            // It may stand inside a word.
            let own = Some(term.clone()).filter(|t| !near.contains(t));
            wider.push(own.into_iter().chain(near).collect::<Vec<_>>());
        }
        let hits = if also.is_empty() { Vec::new() } else { self.holding(&wider, most).await? };
        if hits.is_empty() {
            also.clear();
        }
        Ok(TextAnswer::Found { held, also, hits })
    }

    /// Words of the texts that a slip of the pen turns into `term`; itself where it is one.
    async fn near(&self, term: &str) -> Result<Vec<String>, StoreError> {
        let Some((lengths, first)) = full_text::lengths_near(term).zip(term.chars().next()) else {
            return Ok(Vec::new());
        };
        let Some(after) = char::from_u32(u32::from(first) + 1) else { return Ok(Vec::new()) };
        let lengths: Vec<usize> = lengths.collect();
        let list = (4..4 + lengths.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql =
            format!("SELECT word FROM text_words WHERE word >= $1 AND word < $2 AND letters IN ({list}) LIMIT $3");
        let mut query =
            sqlx::query(AssertSqlSafe(sql)).bind(first.to_string()).bind(after.to_string()).bind(CANDIDATES);
        for letters in lengths {
            query = query.bind(i64::try_from(letters).unwrap_or(i64::MAX));
        }
        let rows = query.fetch_all(&self.pool).await?;
        let known = rows.iter().map(|r| r.try_get::<String, _>(0)).collect::<Result<Vec<_>, _>>()?;
        Ok(full_text::corrections(term, known.iter().map(String::as_str)))
    }

    /// The documents of which one passage holds a word of each of `groups`.
    async fn holding(&self, groups: &[Vec<String>], most: usize) -> Result<Vec<TextHit>, StoreError> {
        let mut tx = self.pool.begin().await?;
        let ranked = match self.engine {
            Engine::Sqlite => {
                sqlx::query(
                    "SELECT p.document, p.id FROM
                     (SELECT rowid AS id, rank AS distance FROM passages_index WHERE passages_index MATCH $1
                      ORDER BY rank LIMIT $2) AS i
                     JOIN passages AS p ON p.id = i.id ORDER BY i.distance",
                )
                .bind(match_of(groups))
                .bind(RANKED)
                .fetch_all(&mut *tx)
                .await?
            }
            Engine::Postgres => {
                sqlx::query(STATEMENT).execute(&mut *tx).await?;
                let mut n = 1;
                let mut any = |group: &Vec<String>| {
                    let each = group.iter().map(|_| {
                        n += 1;
                        format!("folded LIKE ${n}")
                    });
                    format!("({})", each.collect::<Vec<_>>().join(" OR "))
                };
                let all = groups.iter().map(&mut any).collect::<Vec<_>>().join(" AND ");
                let sql = format!("SELECT document, id FROM passages WHERE {all} ORDER BY length(folded), id LIMIT $1");
                let mut query = sqlx::query(AssertSqlSafe(sql)).bind(RANKED);
                for word in groups.iter().flatten() {
                    // Letters and digits only: nothing in it is a pattern of its own.
                    query = query.bind(format!("%{word}%"));
                }
                query.fetch_all(&mut *tx).await?
            }
        };
        let (mut seen, mut chosen) = (HashSet::new(), Vec::new());
        for row in &ranked {
            if chosen.len() < most && seen.insert(row.try_get::<String, _>(0)?) {
                chosen.push(row.try_get::<i64, _>(1)?);
            }
        }
        let hits = hits(&mut tx, &chosen, groups).await?;
        tx.rollback().await?;
        Ok(hits)
    }
}

/// The chosen passages with their documents, in the order of `chosen`.
async fn hits(
    tx: &mut Transaction<'_, Any>,
    chosen: &[i64],
    groups: &[Vec<String>],
) -> Result<Vec<TextHit>, StoreError> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let words: Vec<String> = groups.iter().flatten().cloned().collect();
    let sql = format!(
        "SELECT p.id, t.document, t.source, t.law, t.jurisdiction, t.language, t.title, p.place, p.body
         FROM passages p JOIN texts t ON t.document = p.document WHERE p.id IN {}",
        placeholders(1, chosen.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for id in chosen {
        query = query.bind(*id);
    }
    let mut found: HashMap<i64, TextHit> = HashMap::new();
    for r in query.fetch_all(&mut **tx).await? {
        let hit = TextHit {
            document: r.try_get::<String, _>(1)?.into(),
            source: r.try_get::<String, _>(2)?.into(),
            law: r.try_get::<Option<String>, _>(3)?.map(LawId::from),
            jurisdiction: r.try_get::<Option<String>, _>(4)?.map(JurisdictionId::from),
            language: r.try_get(5)?,
            title: r.try_get(6)?,
            place: r.try_get(7)?,
            excerpt: full_text::excerpt(&r.try_get::<String, _>(8)?, &words),
        };
        found.insert(r.try_get(0)?, hit);
    }
    Ok(chosen.iter().filter_map(|id| found.remove(id)).collect())
}

/// `("a" OR "b") AND ("c")`: every word quoted, so that none is an operator.
fn match_of(groups: &[Vec<String>]) -> String {
    let quoted = |word: &String| format!("\"{}\"", word.replace('"', "\"\""));
    let any = |group: &Vec<String>| format!("({})", group.iter().map(quoted).collect::<Vec<_>>().join(" OR "));
    groups.iter().map(any).collect::<Vec<_>>().join(" AND ")
}

/// Whether PostgreSQL stopped a statement at its time limit.
fn is_cancelled(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(|e| e.code()).is_some_and(|code| code == "57014")
}

/// PostgreSQL holds no NUL in a text.
fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

async fn insert_sqlite(
    tx: &mut Transaction<'_, Any>,
    text: &DocumentText,
    folded: &[String],
) -> Result<(), StoreError> {
    // The writer's turn is ours, so nobody else counts on.
    let newest = sqlx::query("SELECT id FROM passages ORDER BY id DESC LIMIT 1").fetch_optional(&mut **tx).await?;
    let mut next: i64 = newest.map(|r| r.try_get::<i64, _>(0)).transpose()?.unwrap_or(0) + 1;
    for (passages, folded) in text.passages.chunks(BATCH).zip(folded.chunks(BATCH)) {
        let sql =
            format!("INSERT INTO passages (id, document, place, body) VALUES {}", placeholders(passages.len(), 4));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, p) in (next..).zip(passages) {
            query =
                query.bind(id).bind(text.document.to_string()).bind(without_nul(&p.place)).bind(without_nul(&p.text));
        }
        query.execute(&mut **tx).await?;
        let sql = format!("INSERT INTO passages_index (rowid, folded) VALUES {}", placeholders(folded.len(), 2));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, f) in (next..).zip(folded) {
            query = query.bind(id).bind(f.clone());
        }
        query.execute(&mut **tx).await?;
        next += i64::try_from(passages.len()).unwrap_or_default();
    }
    Ok(())
}

async fn insert_postgres(
    tx: &mut Transaction<'_, Any>,
    text: &DocumentText,
    folded: &[String],
) -> Result<(), StoreError> {
    for (passages, folded) in text.passages.chunks(BATCH).zip(folded.chunks(BATCH)) {
        let sql =
            format!("INSERT INTO passages (document, place, body, folded) VALUES {}", placeholders(passages.len(), 4));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (p, f) in passages.iter().zip(folded) {
            query = query
                .bind(text.document.to_string())
                .bind(without_nul(&p.place))
                .bind(without_nul(&p.text))
                .bind(f.clone());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

async fn insert_words(tx: &mut Transaction<'_, Any>, folded: &[String]) -> Result<(), StoreError> {
    let words: HashSet<&str> = folded.iter().flat_map(|f| full_text::words(f)).collect();
    // In one order, so that two servers never wait for each other's words.
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_unstable();
    for batch in words.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO text_words (letters, word) VALUES {} ON CONFLICT (letters, word) DO NOTHING",
            placeholders(batch.len(), 2)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for word in batch {
            query = query.bind(i64::try_from(word.chars().count()).unwrap_or(i64::MAX)).bind((*word).to_owned());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_an_operator() {
        let group = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(match_of(&[group(&["and", "or\""]), group(&["law"])]), r#"("and" OR "or""") AND ("law")"#);
    }
}
