//! What jurisdictions are compared by: scores of instruments and values of indicators.

use std::{cmp::Ordering, collections::BTreeMap};

use leptos::prelude::*;
use lexgap_domain::{Direction, EditionIndex, Indicator, IndicatorPoint, Jurisdiction, Law, Score, Topic};
use lexgap_texts::compare;

use super::asked::{Asked, Order};
use crate::say::{self, language, rich, say, to};

/// Classes of values on a heat map.
const CLASSES: usize = 5;

/// One thing that jurisdictions are compared by.
#[derive(Clone, Copy, Debug)]
pub enum Column<'a> {
    /// The score of a treaty on a topic; the law is one party's, which has the treaty's title.
    Score {
        instrument: &'a str,
        topic: Topic,
        law: &'a Law,
    },
    Indicator(&'a Indicator),
}

/// What a jurisdiction has in a column.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    Score(&'a Score),
    Point(&'a IndicatorPoint),
}

impl Cell<'_> {
    /// Its value, unless the evidence does not suffice or there is none.
    pub fn value(&self) -> Option<f64> {
        match self {
            Cell::Score(s) => s.score,
            Cell::Point(p) => p.value,
        }
    }

    /// Its interval, where it has one.
    pub fn bounds(&self) -> Option<(f64, f64)> {
        match self {
            Cell::Score(s) => s.lower.zip(s.upper),
            Cell::Point(p) => p.lower.zip(p.upper),
        }
    }
}

impl<'a> Column<'a> {
    /// The identifier used in addresses.
    pub fn id(&self) -> String {
        match self {
            Column::Score { instrument, topic, .. } => format!("score:{instrument}:{topic}"),
            Column::Indicator(i) => i.id.to_string(),
        }
    }

    /// The column with that identifier.
    pub fn named(index: &'a EditionIndex, id: &str) -> Option<Column<'a>> {
        if let Some(i) = index.indicator(id) {
            return Some(Column::Indicator(i));
        }
        let (instrument, topic) = id.strip_prefix("score:")?.split_once(':')?;
        let topic = Topic::from_id(topic)?;
        let of_topic = index.edition.scores.iter().filter(|s| s.topic == topic);
        let law = of_topic
            .filter_map(|s| index.law(s.law.as_str()))
            .find(|law| law.instrument.as_deref() == Some(instrument))?;
        Some(Column::Score { instrument: law.instrument.as_deref()?, topic, law })
    }

    /// What it is called: a treaty's title with its topic, or an indicator's.
    pub fn title(&self) -> String {
        match self {
            Column::Score { law, topic, .. } => {
                say!("compare-score-of", treaty = law.title(), topic = say::topic_within(*topic))
            }
            Column::Indicator(i) => i.title.clone(),
        }
    }

    /// What it is, for those who want to know: its page, its scale, and which end is better.
    pub fn about(&self) -> AnyView {
        let link = |href: String, title: &str| {
            let title = title.to_owned();
            view! { <a href=to(href) lang="en" dir="auto">{title}</a> }.into_any()
        };
        match self {
            Column::Score { law, topic, .. } => rich!(
                "compare-about-score",
                treaty = link(format!("/topics/{topic}"), law.title()),
                topic = say::topic_within(*topic),
            ),
            Column::Indicator(i) => {
                let id = match i.direction {
                    Direction::HigherIsBetter => "compare-about-higher",
                    Direction::LowerIsBetter => "compare-about-lower",
                    Direction::Neither => "compare-about-neither",
                };
                let title = link(format!("/indicators/{}", i.id), &i.title);
                rich!(id, indicator = title, scale = say::published(&i.scale))
            }
        }
    }

    /// What a jurisdiction has in it: its score, or its newest value.
    pub fn cell(&self, index: &'a EditionIndex, jurisdiction: &str) -> Option<Cell<'a>> {
        match self {
            Column::Score { instrument, topic, .. } => index
                .scores_of(jurisdiction)
                .into_iter()
                .find(|s| s.topic == *topic && instrument_of(index, s) == Some(*instrument))
                .map(Cell::Score),
            Column::Indicator(i) => {
                let series = index.series(i.id.as_str(), jurisdiction);
                series.into_iter().rev().find(|p| p.value.is_some()).map(Cell::Point)
            }
        }
    }

    /// The value of what a jurisdiction has in it, if there is one.
    pub fn value(&self, index: &'a EditionIndex, jurisdiction: &str) -> Option<f64> {
        self.cell(index, jurisdiction)?.value()
    }

    /// The values of all jurisdictions, from the least to the greatest.
    pub fn everywhere(&self, index: &EditionIndex) -> Vec<f64> {
        let mut values: Vec<f64> = match self {
            Column::Score { instrument, topic, .. } => index
                .edition
                .scores
                .iter()
                .filter(|s| s.topic == *topic && instrument_of(index, s) == Some(*instrument))
                .filter_map(|s| s.score)
                .collect(),
            Column::Indicator(i) => index
                .series_all(i.id.as_str())
                .into_iter()
                .filter_map(|(_, points)| points.into_iter().rev().find_map(|p| p.value))
                .collect(),
        };
        values.sort_by(f64::total_cmp);
        values
    }

    /// The ends of its scale, where it has ends.
    pub fn scale(&self) -> Option<(f64, f64)> {
        match self {
            Column::Score { .. } => Some((0.0, 100.0)),
            Column::Indicator(i) => i.minimum.zip(i.maximum),
        }
    }
}

fn instrument_of<'a>(index: &'a EditionIndex, s: &Score) -> Option<&'a str> {
    index.law(s.law.as_str())?.instrument.as_deref()
}

/// The treaties that any of the chosen is scored on, of the topic asked for or all.
pub fn scores<'a>(index: &'a EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> Vec<Column<'a>> {
    let mut found: BTreeMap<(&str, Topic), &Law> = BTreeMap::new();
    for s in chosen.iter().flat_map(|j| index.scores_of(j.id.as_str())) {
        let Some(law) = index.law(s.law.as_str()).filter(|_| asked.topic.is_none_or(|t| t == s.topic)) else {
            continue;
        };
        if let Some(instrument) = law.instrument.as_deref() {
            found.entry((instrument, s.topic)).or_insert(law);
        }
    }
    found.into_iter().map(|((instrument, topic), law)| Column::Score { instrument, topic, law }).collect()
}

/// Columns of the tables: scores, corruption indicators, and the two that were chosen.
pub fn columns<'a>(index: &'a EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> Vec<Column<'a>> {
    let mut all = scores(index, asked, chosen);
    let is_known = |i: &&Indicator| chosen.iter().any(|j| !index.series(i.id.as_str(), j.id.as_str()).is_empty());
    all.extend(index.edition.facts.indicators.iter().filter(|i| i.corruption).filter(is_known).map(Column::Indicator));
    for id in asked.x.iter().chain(&asked.y) {
        if let Some(column) = Column::named(index, id).filter(|c| all.iter().all(|other| other.id() != c.id())) {
            all.push(column);
        }
    }
    all
}

/// The first of the columns of which most of the chosen have a value that `counts`; a score, if at least half have one.
pub fn fullest<'a, 'b>(
    index: &'a EditionIndex,
    all: &'b [Column<'a>],
    chosen: &[&Jurisdiction],
    counts: impl Fn(&Jurisdiction) -> bool,
) -> Option<&'b Column<'a>> {
    let known = |c: &Column<'a>| {
        let has = |j: &&&Jurisdiction| c.value(index, j.id.as_str()).is_some();
        chosen.iter().filter(|j| counts(j)).filter(has).count()
    };
    // The first of equals, which `max_by_key` would not give.
    let most = |scores_only: bool| {
        let of_kind = all.iter().filter(move |c| !scores_only || matches!(c, Column::Score { .. }));
        of_kind.rev().map(|c| (known(c), c)).max_by_key(|(n, _)| *n)
    };
    let half = chosen.len().div_ceil(2);
    most(true).filter(|(n, _)| *n >= half.max(1)).or_else(|| most(false)).filter(|(n, _)| *n > 0).map(|(_, c)| c)
}

/// A jurisdiction with what it has in each column.
pub struct Row<'a> {
    pub jurisdiction: &'a Jurisdiction,
    pub cells: Vec<Option<Cell<'a>>>,
}

/// The rows of a table, in the order asked for.
pub fn rows<'a>(
    index: &'a EditionIndex,
    asked: &Asked,
    chosen: &[&'a Jurisdiction],
    columns: &[Column<'a>],
) -> Vec<Row<'a>> {
    let row = |j: &&'a Jurisdiction| Row {
        jurisdiction: j,
        cells: columns.iter().map(|c| c.cell(index, j.id.as_str())).collect(),
    };
    let mut rows: Vec<Row<'a>> = chosen.iter().map(row).collect();
    match asked.sort.as_deref() {
        None => {}
        Some("name") => sort_by_name(&mut rows, asked.order, |row| say::name(row.jurisdiction)),
        Some(id) => {
            if let Some(at) = columns.iter().position(|c| c.id() == id) {
                sort_by_value(&mut rows, asked.order, |row| row.cells.get(at).copied().flatten()?.value());
            }
        }
    }
    rows
}

/// Sorts by a value. What has none stays last either way; equal ones keep their order.
pub fn sort_by_value<T>(rows: &mut [T], order: Order, value: impl Fn(&T) -> Option<f64>) {
    rows.sort_by(|a, b| match (value(a), value(b)) {
        (Some(a), Some(b)) => directed(a.total_cmp(&b), order),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
}

/// Sorts by a name, as the language of the page has it.
pub fn sort_by_name<T>(rows: &mut [T], order: Order, name: impl Fn(&T) -> String) {
    rows.sort_by(|a, b| directed(compare(language(), &name(a), &name(b)), order));
}

fn directed(ordering: Ordering, order: Order) -> Ordering {
    match order {
        Order::Ascending => ordering,
        Order::Descending => ordering.reverse(),
    }
}

/// In which fifth of `sorted` a value lies: 0 for the lowest to 4. Equal values lie in one fifth, that of the first.
pub fn fifth(sorted: &[f64], value: f64) -> usize {
    let below = sorted.partition_point(|x| *x < value);
    (below * CLASSES / sorted.len().max(1)).min(CLASSES - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_value_is_last_either_way() {
        let rows = [("a", Some(2.0)), ("b", None), ("c", Some(3.0)), ("d", Some(2.0)), ("e", Some(-1.0)), ("f", None)];
        let sorted = |order| {
            let mut rows = rows;
            sort_by_value(&mut rows, order, |r| r.1);
            rows.map(|r| r.0).concat()
        };
        assert_eq!(sorted(Order::Ascending), "eadcbf");
        assert_eq!(sorted(Order::Descending), "cadebf");
    }

    #[test]
    fn names_are_sorted_by_their_letters() {
        let mut names = ["Zambia", "Åland Islands", "Bahrain"];
        sort_by_name(&mut names, Order::Ascending, |n| (*n).to_owned());
        assert_eq!(names, ["Åland Islands", "Bahrain", "Zambia"]);
        sort_by_name(&mut names, Order::Descending, |n| (*n).to_owned());
        assert_eq!(names, ["Zambia", "Bahrain", "Åland Islands"]);
    }

    #[test]
    fn fifths_of_ten_values() {
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        let of = |x: f64| fifth(&ten, x);
        assert_eq!([of(1.0), of(2.0), of(3.0), of(5.0), of(7.0), of(9.0), of(10.0)], [0, 0, 1, 2, 3, 4, 4]);
        assert_eq!(fifth(&[1.0, 1.0, 1.0, 4.0], 1.0), 0);
        assert_eq!(fifth(&[1.0, 1.0, 1.0, 4.0], 4.0), 3);
        assert_eq!(fifth(&[5.0], 9.0), 4);
        assert_eq!(fifth(&[], 5.0), 0);
    }
}
