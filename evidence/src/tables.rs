//! The tables of a bundle: CSV (RFC 4180) with stable names of columns.

use std::collections::BTreeSet;

use lexgap_domain::{Claim, EditionIndex, IndicatorPoint, Law, Observation, Ratio, spreadsheet};
use lexgap_texts::english;

use crate::{
    EvidenceError,
    select::{Chosen, Facts, Shown},
};

/// Names, types in the words of Table Schema, and meanings.
type Columns = &'static [(&'static str, &'static str, &'static str)];

/// One table. Empty cells are missing values; what that means, another column says. Censored counts have bounds and no
/// value.
pub struct Table {
    /// Stable, as are the names of the columns.
    pub name: &'static str,
    pub title: &'static str,
    /// Name, type in the words of Table Schema, meaning.
    pub columns: Columns,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// As CSV (RFC 4180, UTF-8), in which no text runs as a formula.
    ///
    /// # Errors
    /// None so far: memory does not refuse.
    pub fn csv(&self) -> Result<Vec<u8>, EvidenceError> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|c| c.0))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::in_csv))?;
        }
        Ok(writer.into_inner().map_err(|e| std::io::Error::other(e.to_string()))?)
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }
}

/// A cell.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Text(String),
    Number(String),
    /// No value; what that means, another column says.
    Empty,
}

impl Cell {
    fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    fn maybe<T: ToString>(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, |v| Cell::Number(v.to_string()))
    }

    fn in_csv(&self) -> String {
        match self {
            Cell::Text(text) => spreadsheet::inert(text).into_owned(),
            Cell::Number(text) => text.clone(),
            Cell::Empty => String::new(),
        }
    }
}

/// The field of a fact that a column is read from.
fn field(table: &str, column: &'static str) -> &'static str {
    match (table, column) {
        ("law_dates", "law") => "id",
        (_, "jurisdiction") => "jurisdiction",
        ("law_dates", _) | ("laws", "passage_date" | "passage_date_kind" | "in_force_date") => "dates",
        ("laws", "title") => "titles",
        ("observations", "value" | "lower" | "upper" | "qualifier") => "quantity",
        ("claims", "kind") => "said",
        (_, "from" | "to") => "period",
        (_, "rule" | "confidence") => "reading",
        (_, "snapshot" | "locator") => "provenance",
        (_, column) => column,
    }
}

/// A table of facts: what is masked in a fact is empty in its row, and the last column says so.
fn table_of_facts<'a>(
    name: &'static str,
    title: &'static str,
    columns: Columns,
    rows: impl Iterator<Item = (&'a BTreeSet<String>, Vec<Cell>)>,
) -> Table {
    let rows = rows.map(|(masked, mut row)| {
        let (mut fields, cells) = (BTreeSet::new(), row.iter_mut().zip(columns));
        for (cell, (column, ..)) in cells {
            let field = field(name, column);
            if masked.contains(field) {
                *cell = Cell::Empty;
                fields.insert(field);
            }
        }
        row.push(Cell::text(fields.into_iter().collect::<Vec<_>>().join(" ")));
        row
    });
    Table { name, title, rows: rows.collect(), columns }
}

/// All tables of a bundle.
pub(crate) fn all(chosen: &Chosen<'_>) -> Vec<Table> {
    let mut tables = Vec::from(of_facts(&chosen.facts));
    tables.extend([
        scores(chosen),
        components(chosen),
        missing(chosen),
        reconciled(chosen),
        effects(chosen),
        effect_years(chosen),
        revisions(chosen),
        sources(chosen),
        snapshots(chosen),
    ]);
    tables
}

/// All tables of a whole edition, with the same names and columns as those of a bundle: for downloads in bulk, see
/// [`Table::csv`] and [`Table::parquet`].
pub fn of_edition(index: &EditionIndex) -> Vec<Table> {
    all(&Chosen::everything(index))
}

/// Tables that hold nothing but facts, so that they can be made again from the facts and compared.
pub(crate) fn of_facts(facts: &Facts<'_>) -> [Table; 5] {
    [
        laws(&facts.laws),
        law_dates(&facts.laws),
        observations(&facts.observations),
        points(&facts.points),
        claims(&facts.claims),
    ]
}

fn topics(topics: &[lexgap_domain::Topic]) -> Cell {
    Cell::text(spaced(topics))
}

fn laws(laws: &[Shown<'_, Law>]) -> Table {
    let rows = laws.iter().map(|law| {
        let passage = law.passage();
        let row = vec![
            Cell::text(law.id.as_str()),
            Cell::text(law.jurisdiction.as_str()),
            Cell::text(match law.kind {
                lexgap_domain::LawKind::Law => "law",
                lexgap_domain::LawKind::Treaty => "treaty",
            }),
            Cell::text(law.title()),
            Cell::text(law.citation.as_str()),
            topics(&law.topics),
            Cell::text(passage.map(|d| d.date.to_string()).unwrap_or_default()),
            Cell::text(passage.map(|d| d.kind.id()).unwrap_or_default()),
            Cell::text(law.in_force().map(|d| d.date.to_string()).unwrap_or_default()),
            Cell::text(law.url.clone().unwrap_or_default()),
            Cell::text(spaced(&law.sources)),
        ];
        (&law.masked, row)
    });
    table_of_facts(
        "laws",
        "Laws and treaty obligations",
        &[
            ("id", "string", "Identifier of the law"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("kind", "string", "law or treaty"),
            ("title", "string", "Title in the language of its publisher"),
            ("citation", "string", "As the jurisdiction cites it"),
            ("topics", "string", "Topics, parted by spaces"),
            ("passage_date", "date", "First day that the date of passage may mean; empty: no document states it"),
            (
                "passage_date_kind",
                "string",
                "What that date is: adoption, assent, promulgation, publication, ratification",
            ),
            ("in_force_date", "date", "Entry into force; empty: no document states it"),
            ("url", "string", "The publisher's page"),
            ("sources", "string", "Identifiers of the sources, parted by spaces"),
            ("masked", "string", "Fields of the fact that whoever made the file masked, parted by spaces"),
        ],
        rows,
    )
}

fn law_dates(laws: &[Shown<'_, Law>]) -> Table {
    let rows = laws.iter().flat_map(|law| law.dates.iter().map(move |d| (law, d))).map(|(law, d)| {
        let row = vec![
            Cell::text(law.id.as_str()),
            Cell::text(law.jurisdiction.as_str()),
            Cell::text(d.kind.id()),
            Cell::text(d.date.to_string()),
            Cell::text(d.precision.last_day(d.date).to_string()),
            Cell::text(d.computed_by.clone().unwrap_or_default()),
            Cell::text(d.provenance.snapshot.as_str()),
            Cell::text(d.provenance.locator.as_str()),
        ];
        (&law.masked, row)
    });
    table_of_facts(
        "law_dates",
        "Every date of every law, with the place it was read from",
        &[
            ("law", "string", "Identifier of the law"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("kind", "string", "What happened on that day"),
            ("first_day", "date", "First day that the date may mean"),
            ("last_day", "date", "Last day that it may mean: later than the first where only month or year are stated"),
            ("computed_by", "string", "The rule, where the date was computed and not read"),
            ("snapshot", "string", "SHA-256 of the original"),
            ("locator", "string", "Place in the original"),
            ("masked", "string", "Fields of the fact that whoever made the file masked, parted by spaces"),
        ],
        rows,
    )
}

fn observations(observations: &[Shown<'_, Observation>]) -> Table {
    let rows = observations.iter().map(|o| {
        let parts: Vec<String> = o.breakdown.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let row = vec![
            Cell::text(o.id.as_str()),
            Cell::text(o.jurisdiction.as_str()),
            topics(&o.topics),
            Cell::text(o.measure.id()),
            Cell::text(o.period.start.to_string()),
            Cell::text(o.period.end.to_string()),
            Cell::maybe(o.quantity.value),
            Cell::maybe(o.quantity.lower),
            Cell::maybe(o.quantity.upper),
            Cell::text(o.quantity.qualifier.id()),
            Cell::text(o.unit.id()),
            Cell::text(parts.join("; ")),
            Cell::text(o.status.id()),
            Cell::text(o.reading.as_ref().map(|r| r.rule.clone()).unwrap_or_default()),
            Cell::maybe(o.reading.as_ref().map(|r| r.confidence)),
            Cell::text(o.source.as_str()),
            Cell::text(o.provenance.snapshot.as_str()),
            Cell::text(o.provenance.locator.as_str()),
        ];
        (&o.masked, row)
    });
    table_of_facts(
        "observations",
        "Counts of enforcement as each source states them",
        &[
            ("id", "string", "Identifier of the figure"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("topics", "string", "Topics, parted by spaces"),
            ("measure", "string", "What is counted"),
            ("from", "date", "First day of the period"),
            ("to", "date", "Last day of the period"),
            ("value", "number", "The figure; empty: see qualifier"),
            ("lower", "number", "At least this much; empty: no bound is stated"),
            ("upper", "number", "At most this much; empty: no bound is stated"),
            ("qualifier", "string", "exact, at_least, about, interval, none_reported or not_reported"),
            ("unit", "string", "What one unit of the count is"),
            ("breakdown", "string", "The part of a total that this is; empty: the total"),
            ("status", "string", "automatic: read by a program; confirmed: a person agreed; disputed: people disagree"),
            ("rule", "string", "The rule that read the figure from prose; empty: it stands in a table"),
            ("confidence", "number", "Share of that rule's figures that were right on labelled texts"),
            ("source", "string", "Identifier of the source"),
            ("snapshot", "string", "SHA-256 of the original"),
            ("locator", "string", "Place in the original"),
            ("masked", "string", "Fields of the fact that whoever made the file masked, parted by spaces"),
        ],
        rows,
    )
}

fn points(points: &[Shown<'_, IndicatorPoint>]) -> Table {
    let rows = points.iter().map(|p| {
        let row = vec![
            Cell::text(p.indicator.as_str()),
            Cell::text(p.jurisdiction.as_str()),
            Cell::text(p.period.start.to_string()),
            Cell::text(p.period.end.to_string()),
            Cell::maybe(p.value),
            Cell::maybe(p.standard_error),
            Cell::maybe(p.lower),
            Cell::maybe(p.upper),
            Cell::text(p.label.clone().unwrap_or_default()),
            Cell::text(p.source.as_str()),
            Cell::text(p.provenance.snapshot.as_str()),
            Cell::text(p.provenance.locator.as_str()),
        ];
        (&p.masked, row)
    });
    table_of_facts(
        "indicators",
        "Ratings, perceptions and reference series",
        &[
            ("indicator", "string", "Identifier of the indicator"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("from", "date", "First day of the period"),
            ("to", "date", "Last day of the period"),
            ("value", "number", "Empty: the publisher lists the jurisdiction and states no value"),
            ("standard_error", "number", "In the value's unit, as published"),
            ("lower", "number", "Bound of the interval, as published or from the standard error"),
            ("upper", "number", "Bound of the interval, as published or from the standard error"),
            ("label", "string", "A rating's own name"),
            ("source", "string", "Identifier of the source"),
            ("snapshot", "string", "SHA-256 of the original"),
            ("locator", "string", "Place in the original"),
            ("masked", "string", "Fields of the fact that whoever made the file masked, parted by spaces"),
        ],
        rows,
    )
}

fn claims(claims: &[Shown<'_, Claim>]) -> Table {
    let rows = claims.iter().map(|c| {
        let row = vec![
            Cell::text(c.id.as_str()),
            Cell::text(c.jurisdiction.as_str()),
            Cell::text(c.said.kind()),
            Cell::text(c.said.words()),
            topics(&c.topics),
            Cell::text(c.period.map(|p| p.start.to_string()).unwrap_or_default()),
            Cell::text(c.period.map(|p| p.end.to_string()).unwrap_or_default()),
            Cell::text(c.status.id()),
            Cell::text(c.reading.rule.as_str()),
            Cell::maybe(Some(c.reading.confidence)),
            Cell::text(c.source.as_str()),
            Cell::text(c.provenance.snapshot.as_str()),
            Cell::text(c.provenance.locator.as_str()),
        ];
        (&c.masked, row)
    });
    table_of_facts(
        "claims",
        "What reports say of laws, ratings and officials, read from prose",
        &[
            ("id", "string", "Identifier of the statement"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("kind", "string", "law, rating or complicity"),
            ("said", "string", "The statement"),
            ("topics", "string", "Topics, parted by spaces; empty: its words tell none"),
            ("from", "date", "First day of the period"),
            ("to", "date", "Last day of the period"),
            ("status", "string", "automatic: read by a program; confirmed: a person agreed; disputed: people disagree"),
            ("rule", "string", "The rule that read it"),
            ("confidence", "number", "Share of that rule's statements that were right on labelled texts"),
            ("source", "string", "Identifier of the source"),
            ("snapshot", "string", "SHA-256 of the original"),
            ("locator", "string", "Place in the original"),
            ("masked", "string", "Fields of the fact that whoever made the file masked, parted by spaces"),
        ],
        rows,
    )
}

fn scores(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.scores.iter().map(|s| {
        vec![
            Cell::text(s.law.as_str()),
            Cell::text(s.jurisdiction.as_str()),
            Cell::text(s.topic.id()),
            Cell::maybe(Some(s.year)),
            Cell::maybe(s.score),
            Cell::maybe(s.lower),
            Cell::maybe(s.upper),
            Cell::maybe(s.rank),
            Cell::maybe(s.rank_lower),
            Cell::maybe(s.rank_upper),
            Cell::text(s.grade.letter().to_string()),
            Cell::text(s.flags.iter().map(|f| english(&f.said)).collect::<Vec<_>>().join("; ")),
        ]
    });
    Table {
        name: "scores",
        title: "How far each law is carried out, computed from the facts",
        columns: &[
            ("law", "string", "Identifier of the law"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("topic", "string", "Topic"),
            ("year", "integer", "Year of the score"),
            ("score", "number", "0 to 100; empty: the evidence does not suffice"),
            ("lower", "number", "Lower bound of the 90 % interval"),
            ("upper", "number", "Upper bound of the 90 % interval"),
            ("rank", "integer", "Among the scores of the topic"),
            ("rank_lower", "integer", "Best rank of the 90 % interval"),
            ("rank_upper", "integer", "Worst rank of the 90 % interval"),
            ("grade", "string", "Of the evidence: A to E"),
            ("flags", "string", "Warnings, parted by semicolons"),
        ],
        rows: rows.collect(),
    }
}

fn components(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.scores.iter().flat_map(|s| s.components.iter().map(move |c| (s, c))).map(|(s, c)| {
        let ratings: Vec<String> = c.ratings.iter().map(|(i, year)| format!("{i}@{year}")).collect();
        vec![
            Cell::text(s.law.as_str()),
            Cell::text(s.jurisdiction.as_str()),
            Cell::text(s.topic.id()),
            Cell::text(c.kind.id()),
            Cell::maybe(Some(c.value)),
            Cell::maybe(Some(c.lower)),
            Cell::maybe(Some(c.upper)),
            Cell::text(english(&c.explanation)),
            Cell::text(spaced(&c.observations)),
            Cell::text(spaced(&ratings)),
        ]
    });
    Table {
        name: "components",
        title: "The parts of each score with the facts behind them",
        columns: &[
            ("law", "string", "Identifier of the law"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("topic", "string", "Topic"),
            ("component", "string", "Which part"),
            ("value", "number", "0 to 1"),
            ("lower", "number", "Lower bound of the 90 % interval"),
            ("upper", "number", "Upper bound of the 90 % interval"),
            ("explanation", "string", "In words"),
            ("observations", "string", "Identifiers of the figures it rests on, parted by spaces"),
            ("ratings", "string", "Indicators with their year, parted by spaces"),
        ],
        rows: rows.collect(),
    }
}

fn missing(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.scores.iter().flat_map(|s| s.missing.iter().map(move |m| (s, m))).map(|(s, m)| {
        vec![
            Cell::text(s.law.as_str()),
            Cell::text(s.jurisdiction.as_str()),
            Cell::text(s.topic.id()),
            Cell::text(m.component.id()),
            Cell::text(english(&m.reason)),
            Cell::text(english(&m.supplier)),
        ]
    });
    Table {
        name: "missing",
        title: "What the scores lack and who could supply it",
        columns: &[
            ("law", "string", "Identifier of the law"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("topic", "string", "Topic"),
            ("component", "string", "The part of the score that lacks it"),
            ("reason", "string", "What is missing"),
            ("supplier", "string", "Who could supply it"),
        ],
        rows: rows.collect(),
    }
}

fn reconciled(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.reconciled.iter().flat_map(|r| r.years.iter().map(move |y| (r, y))).map(|(r, y)| {
        vec![
            Cell::text(r.jurisdiction.as_str()),
            Cell::text(r.topic.id()),
            Cell::text(r.measure.id()),
            Cell::text(r.unit.id()),
            Cell::maybe(Some(y.year)),
            Cell::maybe(Some(y.value)),
            Cell::maybe(Some(y.lower)),
            Cell::maybe(Some(y.upper)),
        ]
    });
    Table {
        name: "reconciled",
        title: "What all sources of a count say together, with the tilt of each estimated",
        columns: &[
            ("jurisdiction", "string", "ISO 3166 code"),
            ("topic", "string", "Topic"),
            ("measure", "string", "What is counted"),
            ("unit", "string", "What one unit of the count is"),
            ("year", "integer", "Year"),
            ("median", "number", "Estimate"),
            ("lower", "number", "Lower bound of the 90 % interval"),
            ("upper", "number", "Upper bound of the 90 % interval"),
        ],
        rows: rows.collect(),
    }
}

fn effects(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.effects.iter().map(|e| {
        let change = e.result.as_ref().ok();
        let counted = e.counted.as_ref();
        let mut row = vec![
            Cell::text(e.law.as_str()),
            Cell::text(e.jurisdiction.as_str()),
            Cell::text(e.topic.id()),
            Cell::maybe(Some(e.from_year)),
            Cell::text(if e.from_is_passage { "passage" } else { "in_force" }),
            Cell::text(counted.map(|c| c.measure.id()).unwrap_or_default()),
            Cell::text(counted.map(|c| c.unit.id()).unwrap_or_default()),
            Cell::text(counted.map(|c| spaced(&c.sources)).unwrap_or_default()),
            Cell::maybe(change.map(|c| c.years_before)),
            Cell::maybe(change.map(|c| c.years_after)),
        ];
        let ratios: [fn(&lexgap_domain::Change) -> Ratio; 3] = [|c| c.overall, |c| c.level, |c| c.slope];
        for ratio in ratios {
            let of = |part: fn(Ratio) -> f64| Cell::maybe(change.map(|c| part(ratio(c))));
            row.extend([of(|r| r.value), of(|r| r.lower), of(|r| r.upper), of(|r| r.p_value)]);
        }
        row.extend([
            Cell::maybe(change.map(|c| c.dispersion)),
            Cell::maybe(change.map(|c| c.autocorrelation)),
            Cell::maybe(change.map(|c| c.withheld)),
            Cell::text(change.map(|c| spaced(&c.others)).unwrap_or_default()),
            Cell::text(e.result.as_ref().err().map(english).unwrap_or_default()),
        ]);
        row
    });
    Table {
        name: "effects",
        title: "What changed after each law: its yearly counts against the trend before it",
        columns: &[
            ("law", "string", "Identifier of the law"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("topic", "string", "Topic"),
            ("from_year", "integer", "The first year with the law"),
            ("from", "string", "That year is the one of its passage, or in which it took effect: passage, in_force"),
            ("measure", "string", "What is counted; empty: nothing was"),
            ("unit", "string", "What one unit of the count is"),
            ("sources", "string", "Identifiers of the sources, parted by spaces; several: reconciled"),
            ("years_before", "integer", "Years with a figure before the law; empty: not estimable, see reason"),
            ("years_after", "integer", "Years with a figure from it on"),
            ("overall", "number", "All counts from it on, times what the trend before it leads to"),
            ("overall_lower", "number", "Lower bound of the 95 % interval"),
            ("overall_upper", "number", "Upper bound of the 95 % interval"),
            ("overall_p", "number", "Two-sided p value of no change"),
            ("level", "number", "Step in the first year, times what the trend before it leads to"),
            ("level_lower", "number", "Lower bound of the 95 % interval"),
            ("level_upper", "number", "Upper bound of the 95 % interval"),
            ("level_p", "number", "Two-sided p value of no step"),
            ("slope", "number", "Growth from year to year, times that before it"),
            ("slope_lower", "number", "Lower bound of the 95 % interval"),
            ("slope_upper", "number", "Upper bound of the 95 % interval"),
            ("slope_p", "number", "Two-sided p value of no other growth"),
            ("dispersion", "number", "Variance over mean of the counts; intervals take no less than 1"),
            ("autocorrelation", "number", "Of neighbouring residuals; far from 0: intervals are too narrow"),
            ("withheld", "integer", "Years of which the count is known only between two bounds"),
            ("others", "string", "Laws of the same topic that took effect within these years, parted by spaces"),
            ("reason", "string", "Why it is not estimable"),
        ],
        rows: rows.collect(),
    }
}

fn effect_years(chosen: &Chosen<'_>) -> Table {
    let of = chosen.effects.iter().filter_map(|e| Some((e, e.result.as_ref().ok()?)));
    let rows = of.flat_map(|(e, c)| c.points.iter().map(move |p| (e, p))).map(|(e, p)| {
        let numbers = [
            p.observed,
            p.observed_lower,
            p.observed_upper,
            p.fitted,
            p.counterfactual,
            p.counterfactual_lower,
            p.counterfactual_upper,
        ];
        let mut row = vec![Cell::text(e.law.as_str()), Cell::text(e.topic.id()), Cell::maybe(Some(p.year))];
        row.extend(numbers.map(|x| Cell::maybe(Some(x))));
        row
    });
    Table {
        name: "effect_years",
        title: "The years behind what changed after each law",
        columns: &[
            ("law", "string", "Identifier of the law"),
            ("topic", "string", "Topic"),
            ("year", "integer", "Year"),
            ("observed", "number", "The count; of withheld and reconciled ones the median of what they may be"),
            ("observed_lower", "number", "Lower bound of where 95 % of what the count may be lies"),
            ("observed_upper", "number", "Upper bound of it"),
            ("fitted", "number", "The line fitted before and after"),
            ("counterfactual", "number", "The trend before the law, carried on"),
            ("counterfactual_lower", "number", "Lower bound of its 95 % interval"),
            ("counterfactual_upper", "number", "Upper bound of its 95 % interval"),
        ],
        rows: rows.collect(),
    }
}

/// In one cell, parted by spaces.
fn spaced<T: ToString>(ids: &[T]) -> String {
    ids.iter().map(T::to_string).collect::<Vec<_>>().join(" ")
}

fn revisions(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.revisions.iter().map(|r| {
        let kind = match r.kind {
            lexgap_domain::RevisionKind::Changed => "changed",
            lexgap_domain::RevisionKind::Withdrawn => "withdrawn",
        };
        vec![
            Cell::text(kind),
            Cell::text(r.before.jurisdiction.as_str()),
            Cell::text(r.before.measure.id()),
            Cell::text(r.before.period.start.to_string()),
            Cell::text(r.before.period.end.to_string()),
            Cell::maybe(r.before.quantity.value),
            Cell::text(r.after.as_ref().map(|a| a.as_str().to_owned()).unwrap_or_default()),
            Cell::text(r.before.source.as_str()),
            Cell::text(r.before.provenance.snapshot.as_str()),
            Cell::text(r.before.provenance.locator.as_str()),
            Cell::text(r.snapshot.as_str()),
        ]
    });
    Table {
        name: "revisions",
        title: "Figures that their own source changed or withdrew without saying so",
        columns: &[
            ("kind", "string", "changed or withdrawn"),
            ("jurisdiction", "string", "ISO 3166 code"),
            ("measure", "string", "What was counted"),
            ("from", "date", "First day of the period"),
            ("to", "date", "Last day of the period"),
            ("value_before", "number", "The figure as it stood"),
            ("after", "string", "Identifier of the figure that replaced it; empty: withdrawn"),
            ("source", "string", "Identifier of the source"),
            ("snapshot_before", "string", "SHA-256 of the original that held it"),
            ("locator_before", "string", "Place in that original"),
            ("snapshot_after", "string", "SHA-256 of the original in which the change appeared"),
        ],
        rows: rows.collect(),
    }
}

fn sources(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.sources.iter().map(|s| {
        [
            s.id.as_str(),
            &s.title,
            &s.publisher,
            s.interest_class.id(),
            &s.measures,
            &s.tilt,
            &s.terms,
            &s.attribution,
            &s.homepage,
        ]
        .map(Cell::text)
        .into_iter()
        .collect()
    });
    Table {
        name: "sources",
        title: "The publishers, what they measure and who could gain from their figures",
        columns: &[
            ("id", "string", "Identifier of the source"),
            ("title", "string", "Title of the publication"),
            ("publisher", "string", "Publisher"),
            ("interest_class", "string", "Who produces the figures, and so who could gain from them"),
            ("measures", "string", "What the figures measure, and what they do not"),
            ("tilt", "string", "What could tilt them"),
            ("terms", "string", "Terms of use"),
            ("attribution", "string", "The attribution that the terms ask for"),
            ("homepage", "string", "The publication's own page"),
        ],
        rows: rows.collect(),
    }
}

fn snapshots(chosen: &Chosen<'_>) -> Table {
    let rows = chosen.snapshots.iter().map(|s| {
        vec![
            Cell::text(s.sha256.as_str()),
            Cell::text(s.source.as_str()),
            Cell::text(s.url.clone().unwrap_or_default()),
            Cell::text(s.name.as_str()),
            Cell::text(s.content_type.clone().unwrap_or_default()),
            Cell::maybe(Some(s.bytes)),
            Cell::text(s.retrieved_at.to_string()),
            Cell::text(match s.retrieval {
                lexgap_domain::Retrieval::Network => "network",
                lexgap_domain::Retrieval::Mirror => "mirror",
            }),
            Cell::text(s.vintage.map(|d| d.to_string()).unwrap_or_default()),
        ]
    });
    Table {
        name: "snapshots",
        title: "The originals that the facts were read from",
        columns: &[
            ("sha256", "string", "SHA-256 of the bytes"),
            ("source", "string", "Identifier of the source"),
            ("url", "string", "The publisher's address; empty: not known"),
            ("name", "string", "File name"),
            ("content_type", "string", "Media type as served"),
            ("bytes", "integer", "Length"),
            ("retrieved_at", "datetime", "When these bytes were first obtained"),
            ("retrieval", "string", "network: from the publisher; mirror: from a copy that somebody kept"),
            ("vintage", "date", "Date of a dated copy"),
        ],
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_not_texts_and_quotes_are_doubled() {
        assert_eq!(Cell::text("=1+1").in_csv(), "'=1+1");
        assert_eq!(Cell::maybe(Some(-1.5)).in_csv(), "-1.5");
        let rows = vec![vec![Cell::text("one, \"two\"\nthree"), Cell::Empty]];
        let made = Table { name: "x", title: "X", columns: &[("a", "string", "A"), ("b", "string", "B")], rows };
        assert_eq!(String::from_utf8(made.csv().unwrap()).unwrap(), "a,b\r\n\"one, \"\"two\"\"\nthree\",\r\n");
    }
}
