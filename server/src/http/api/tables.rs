//! The tables of an edition as the API gives their rows, for whole downloads.

use lexgap_domain::EditionIndex;
use serde::Serialize;
use serde_json::Value;

use super::{
    claims::{self, ClaimItem},
    effects,
    indicators::{self, SeriesItem},
    jurisdictions,
    laws::{self, LawItem},
    observations::{self, ObservationItem},
    revisions, scores, snapshots, sources, studies,
};

type Row<'f> = &'f mut dyn FnMut(Value) -> std::io::Result<()>;

/// One table.
pub struct Table {
    pub name: &'static str,
    pub title: &'static str,
    /// Columns of the CSV.
    pub columns: &'static [&'static str],
    each: fn(&EditionIndex, Row<'_>) -> std::io::Result<()>,
}

impl Table {
    /// Gives each row to `row`, in the order of the edition.
    ///
    /// # Errors
    /// Those of `row`, and a row that JSON cannot hold.
    pub fn rows(&self, index: &EditionIndex, row: Row<'_>) -> std::io::Result<()> {
        (self.each)(index, row)
    }
}

fn all<T: Serialize>(items: impl Iterator<Item = T>, row: Row<'_>) -> std::io::Result<()> {
    for item in items {
        row(serde_json::to_value(&item)?)?;
    }
    Ok(())
}

/// Every table.
pub static TABLES: [Table; 12] = [
    Table {
        name: "jurisdictions",
        title: "States, territories and other jurisdictions",
        columns: &jurisdictions::COLUMNS,
        each: |index, row| all(index.edition.jurisdictions.iter(), row),
    },
    Table {
        name: "laws",
        title: "Laws and treaty obligations",
        columns: &laws::COLUMNS,
        each: |index, row| all(index.edition.facts.laws.iter().map(LawItem::from), row),
    },
    Table {
        name: "observations",
        title: "Counts of enforcement and victims, as each source states them",
        columns: &observations::COLUMNS,
        each: |index, row| all(index.edition.facts.observations.iter().map(|o| ObservationItem::new(o, index)), row),
    },
    Table {
        name: "claims",
        title: "What reports say of laws, ratings and officials",
        columns: &claims::COLUMNS,
        each: |index, row| all(index.edition.facts.claims.iter().map(|c| ClaimItem::new(c, index)), row),
    },
    Table {
        name: "revisions",
        title: "Figures that their own source changed or withdrew",
        columns: &revisions::COLUMNS,
        each: |index, row| all(revisions::items(index), row),
    },
    Table {
        name: "indicators",
        title: "Indicators",
        columns: &indicators::INDICATOR_COLUMNS,
        each: |index, row| all(index.edition.facts.indicators.iter(), row),
    },
    Table {
        name: "indicator-values",
        title: "Values of the indicators by jurisdiction and period",
        columns: &indicators::VALUE_COLUMNS,
        each: |index, row| {
            all(index.edition.facts.points.iter().map(|p| (&p.indicator, SeriesItem::from(p))), &mut |pair| {
                // The indicator stands in the address of a series, and here in its row.
                let Value::Array(pair) = pair else { return Ok(()) };
                let mut pair = pair.into_iter();
                if let (Some(indicator), Some(Value::Object(mut value))) = (pair.next(), pair.next()) {
                    value.insert("indicator".to_owned(), indicator);
                    row(Value::Object(value))?;
                }
                Ok(())
            })
        },
    },
    Table {
        name: "scores",
        title: "Implementation scores",
        columns: &scores::COLUMNS,
        each: |index, row| all(index.edition.scores.iter().map(scores::item), row),
    },
    Table {
        name: "effects",
        title: "What changed after each law",
        columns: &effects::COLUMNS,
        each: |index, row| all(index.edition.effects.iter().map(effects::item), row),
    },
    Table {
        name: "event-studies",
        title: "What changed across jurisdictions after their laws",
        columns: &studies::COLUMNS,
        each: |index, row| all(index.edition.studies.iter().map(studies::item), row),
    },
    Table {
        name: "sources",
        title: "Publications, and what could tilt them",
        columns: &sources::COLUMNS,
        each: |index, row| all(index.edition.facts.sources.iter(), row),
    },
    Table {
        name: "snapshots",
        title: "Archived originals",
        columns: &snapshots::COLUMNS,
        each: |index, row| all(index.edition.facts.snapshots.iter(), row),
    },
];
