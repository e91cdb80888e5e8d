//! Which illicit trades go together in a country, and which groups and officials stand behind them, as the experts of
//! the Global Organized Crime Index see it.
//!
//! Follows from an edition's indicators alone, so it is no part of the edition: [`EditionIndex::links`] works it out
//! at the first need. A correlation over countries tells what goes together, not what causes what.

use std::collections::{BTreeMap, HashMap};

use crate::{correlation::spearman, edition::EditionIndex, ids::JurisdictionId, score::Bounded, topic::Topic};

/// Indicators of the reach of a market, 1 to 10.
pub const MARKETS: [&str; 15] = [
    "oc-human-trafficking",
    "oc-human-smuggling",
    "oc-extortion-and-protection-racketeering",
    "oc-arms-trafficking",
    "oc-trade-in-counterfeit-goods",
    "oc-illicit-trade-in-excisable-goods",
    "oc-flora-crimes",
    "oc-fauna-crimes",
    "oc-non-renewable-resource-crimes",
    "oc-heroin-trade",
    "oc-cocaine-trade",
    "oc-cannabis-trade",
    "oc-synthetic-drug-trade",
    "oc-cyber-dependent-crimes",
    "oc-financial-crimes",
];

/// Indicators of the influence of a kind of actor, 1 to 10.
pub const ACTORS: [&str; 5] = [
    "oc-mafia-style-groups",
    "oc-criminal-networks",
    "oc-state-embedded-actors",
    "oc-foreign-actors",
    "oc-private-sector-actors",
];

/// Jurisdictions named where both scores are high.
const NAMED: usize = 5;

/// How the index stands to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It scores the topic's own market or markets.
    Market,
    /// It counts the trade within a wider market.
    Part,
    /// It scores no market of it, but the officials who take part in crime.
    Officials,
    /// It scores nothing that stands for it.
    Nothing,
}

/// How the index stands to `topic`, and the indicators whose mean stands for it.
pub fn indicators_of(topic: Topic) -> (Fit, &'static [&'static str]) {
    match topic {
        Topic::HumanTrafficking => (Fit::Market, &["oc-human-trafficking"]),
        Topic::MigrantSmuggling => (Fit::Market, &["oc-human-smuggling"]),
        Topic::Drugs => {
            (Fit::Market, &["oc-heroin-trade", "oc-cocaine-trade", "oc-cannabis-trade", "oc-synthetic-drug-trade"])
        }
        Topic::Firearms => (Fit::Market, &["oc-arms-trafficking"]),
        Topic::Wildlife => (Fit::Market, &["oc-flora-crimes", "oc-fauna-crimes", "oc-non-renewable-resource-crimes"]),
        Topic::IllicitTrade => (Fit::Market, &["oc-trade-in-counterfeit-goods", "oc-illicit-trade-in-excisable-goods"]),
        // The index defines trade in persons so that trafficking for organ removal is in it.
        Topic::Organs => (Fit::Part, &["oc-human-trafficking"]),
        Topic::Corruption => (Fit::Officials, &["oc-state-embedded-actors"]),
        // Its financial crimes are fraud, embezzlement and tax evasion; laundering is none of its markets.
        Topic::MoneyLaundering => (Fit::Nothing, &[]),
    }
}

/// What goes with a topic: another market or a kind of actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub other: &'static str,
    /// Jurisdictions with both scores.
    pub jurisdictions: usize,
    /// Spearman's rank correlation, −1 to 1, with its 90 % interval.
    pub correlation: Bounded,
    /// Where both are highest, by the smaller of the two: the topic's score and the other's.
    pub both: Vec<(JurisdictionId, f64, f64)>,
}

/// All that goes with one topic, the closest first.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicLinks {
    pub topic: Topic,
    pub fit: Fit,
    pub indicators: &'static [&'static str],
    pub markets: Vec<Link>,
    pub actors: Vec<Link>,
}

/// Two markets over all jurisdictions.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub first: &'static str,
    pub second: &'static str,
    pub jurisdictions: usize,
    pub correlation: Bounded,
}

/// A market or kind of actor in one jurisdiction.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub indicator: &'static str,
    /// 1 to 10, the worst.
    pub score: f64,
    /// 1 for the highest score; equal scores share the better rank.
    pub rank: usize,
    /// Jurisdictions scored.
    pub of: usize,
    /// Year and score of the edition of the index before, where it had it.
    pub before: Option<(i16, f64)>,
}

/// The links of one edition.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The newest edition of the index; `None` where it is not in ours.
    pub year: Option<i16>,
    /// In the order of [`Topic::ALL`].
    pub topics: Vec<TopicLinks>,
    /// Each two markets once, the closest first.
    pub pairs: Vec<Pair>,
    scores: HashMap<&'static str, BTreeMap<JurisdictionId, f64>>,
    before: HashMap<&'static str, BTreeMap<JurisdictionId, (i16, f64)>>,
}

impl Links {
    /// Works out the links between the indicators of `index`.
    pub fn new(index: &EditionIndex) -> Links {
        let mut all: Vec<(&'static str, JurisdictionId, i16, f64)> = Vec::new();
        for id in MARKETS.into_iter().chain(ACTORS) {
            for (jurisdiction, points) in index.series_all(id) {
                let valued = points.into_iter().filter_map(|p| Some((p.period.index_year(), p.value?)));
                all.extend(valued.filter(|(_, v)| v.is_finite()).map(|(y, v)| (id, jurisdiction.clone(), y, v)));
            }
        }
        Links::of(&all)
    }

    /// The same from indicator, jurisdiction, year and score.
    fn of(all: &[(&'static str, JurisdictionId, i16, f64)]) -> Links {
        let Some(year) = all.iter().map(|(_, _, year, _)| *year).max() else { return Links::default() };
        let mut links = Links { year: Some(year), ..Links::default() };
        for (id, jurisdiction, y, score) in all {
            if *y == year {
                links.scores.entry(*id).or_default().insert(jurisdiction.clone(), *score);
                continue;
            }
            let older = links.before.entry(*id).or_default().entry(jurisdiction.clone()).or_insert((*y, *score));
            if older.0 < *y {
                *older = (*y, *score);
            }
        }
        links.topics = Topic::ALL.into_iter().map(|topic| links.of_topic(topic)).collect();
        links.pairs = links.all_pairs();
        links
    }

    /// The links of one topic.
    pub fn topic(&self, topic: Topic) -> Option<&TopicLinks> {
        self.topics.iter().find(|t| t.topic == topic)
    }

    /// How many jurisdictions the newest edition of the index scores.
    pub fn jurisdictions(&self) -> usize {
        self.scores.values().map(BTreeMap::len).max().unwrap_or_default()
    }

    /// Markets, then kinds of actors, of one jurisdiction, each group with the highest score first.
    pub fn standings(&self, jurisdiction: &str) -> (Vec<Standing>, Vec<Standing>) {
        let of = |ids: &[&'static str]| {
            let mut found: Vec<Standing> = ids.iter().filter_map(|id| self.standing(id, jurisdiction)).collect();
            found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.rank.cmp(&b.rank)));
            found
        };
        (of(&MARKETS), of(&ACTORS))
    }

    fn standing(&self, indicator: &'static str, jurisdiction: &str) -> Option<Standing> {
        let scores = self.scores.get(indicator)?;
        let score = *scores.get(jurisdiction)?;
        let rank = 1 + scores.values().filter(|s| **s > score).count();
        let before = self.before.get(indicator).and_then(|b| b.get(jurisdiction)).copied();
        Some(Standing { indicator, score, rank, of: scores.len(), before })
    }

    /// The mean of several indicators where all are scored.
    fn mean(&self, indicators: &[&'static str]) -> BTreeMap<JurisdictionId, f64> {
        let Some((first, rest)) = indicators.split_first() else { return BTreeMap::new() };
        let n = indicators.len() as f64;
        let of = |id: &str, j: &JurisdictionId| self.scores.get(id).and_then(|s| s.get(j)).copied();
        let firsts = self.scores.get(first).into_iter().flatten();
        let means = firsts.filter_map(|(j, score)| {
            let sum = rest.iter().try_fold(*score, |sum, id| Some(sum + of(id, j)?))?;
            Some((j.clone(), sum / n))
        });
        means.collect()
    }

    fn of_topic(&self, topic: Topic) -> TopicLinks {
        let (fit, indicators) = indicators_of(topic);
        let own = self.mean(indicators);
        let with = |ids: &[&'static str]| {
            let others = ids.iter().filter(|id| !indicators.contains(id));
            let mut links: Vec<Link> = others.filter_map(|id| self.link(&own, id)).collect();
            links.sort_by(|a, b| b.correlation.value.total_cmp(&a.correlation.value));
            links
        };
        TopicLinks { topic, fit, indicators, markets: with(&MARKETS), actors: with(&ACTORS) }
    }

    fn link(&self, own: &BTreeMap<JurisdictionId, f64>, other: &'static str) -> Option<Link> {
        let mut both = together(own, self.scores.get(other)?);
        let (x, y): (Vec<f64>, Vec<f64>) = both.iter().map(|(_, x, y)| (*x, *y)).unzip();
        let correlation = spearman(&x, &y)?;
        let jurisdictions = both.len();
        both.sort_by(|a, b| {
            let key = |(_, x, y): &(JurisdictionId, f64, f64)| (x.min(*y), x + y);
            let ((a_least, a_sum), (b_least, b_sum)) = (key(a), key(b));
            b_least.total_cmp(&a_least).then_with(|| b_sum.total_cmp(&a_sum)).then_with(|| a.0.cmp(&b.0))
        });
        both.truncate(NAMED);
        Some(Link { other, jurisdictions, correlation, both })
    }

    fn all_pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (i, first) in MARKETS.into_iter().enumerate() {
            for second in MARKETS.into_iter().skip(i + 1) {
                let scores = self.scores.get(first).zip(self.scores.get(second));
                let Some(both) = scores.map(|(a, b)| together(a, b)) else { continue };
                let (x, y): (Vec<f64>, Vec<f64>) = both.iter().map(|(_, x, y)| (*x, *y)).unzip();
                if let Some(correlation) = spearman(&x, &y) {
                    pairs.push(Pair { first, second, jurisdictions: both.len(), correlation });
                }
            }
        }
        pairs.sort_by(|a, b| b.correlation.value.total_cmp(&a.correlation.value));
        pairs
    }
}

/// Jurisdictions that both score, with both scores.
fn together(
    one: &BTreeMap<JurisdictionId, f64>,
    other: &BTreeMap<JurisdictionId, f64>,
) -> Vec<(JurisdictionId, f64, f64)> {
    one.iter().filter_map(|(j, x)| Some((j.clone(), *x, *other.get(j)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (&'static str, JurisdictionId, i16, f64);

    /// Twelve jurisdictions `A` to `L` whose scores of `id` are those of `score`.
    fn rows(id: &'static str, year: i16, score: impl Fn(usize) -> f64) -> Vec<Row> {
        let names = ('A'..='L').map(|c| JurisdictionId::new(c.to_string()));
        names.enumerate().map(|(i, j)| (id, j, year, score(i))).collect()
    }

    fn example() -> Links {
        let all = [
            rows("oc-human-trafficking", 2023, |i| i as f64),
            rows("oc-human-trafficking", 2021, |i| i as f64 + 0.5),
            rows("oc-human-smuggling", 2023, |i| 2.0 * i as f64),
            rows("oc-arms-trafficking", 2023, |i| 12.0 - i as f64),
            rows("oc-state-embedded-actors", 2023, |i| (i * i) as f64),
            // Only in the edition before: no link of the newest.
            rows("oc-cocaine-trade", 2021, |i| i as f64),
        ];
        Links::of(&all.concat())
    }

    #[test]
    fn what_rises_together_comes_first_and_what_was_scored_before_only_not_at_all() {
        let links = example();
        let trafficking = links.topic(Topic::HumanTrafficking).unwrap();
        let found: Vec<_> = trafficking.markets.iter().map(|l| (l.other, l.correlation.value)).collect();
        assert_eq!(found, [("oc-human-smuggling", 1.0), ("oc-arms-trafficking", -1.0)]);
        assert_eq!(trafficking.actors.len(), 1);
        assert_eq!(trafficking.actors[0].jurisdictions, 12);
        let named: Vec<_> = trafficking.markets[0].both.iter().map(|(j, x, y)| (j.as_str(), *x, *y)).collect();
        assert_eq!(named[..2], [("L", 11.0, 22.0), ("K", 10.0, 20.0)]);
        assert_eq!(named.len(), NAMED);
        // Of an inverse relation the middle is where both are highest.
        assert_eq!(trafficking.markets[1].both[0].0.as_str(), "G");
        assert_eq!((links.year, links.jurisdictions(), links.pairs.len()), (Some(2023), 12, 3));
    }

    #[test]
    fn a_topic_of_several_markets_is_their_mean_where_all_are_scored() {
        let (_, drugs) = indicators_of(Topic::Drugs);
        let mut all: Vec<Row> = Vec::new();
        for (k, id) in drugs.iter().enumerate() {
            all.extend(rows(id, 2023, |i| (i + k) as f64));
        }
        all.retain(|(id, j, ..)| !(*id == "oc-heroin-trade" && j == "A"));
        all.extend(rows("oc-foreign-actors", 2023, |i| i as f64));
        let links = Links::of(&all);
        let topic = links.topic(Topic::Drugs).unwrap();
        assert!(topic.markets.is_empty(), "its own markets are not its links");
        assert_eq!(topic.actors[0].jurisdictions, 11);
        assert_eq!(topic.actors[0].both[0].1, 12.5, "mean of 11, 12, 13 and 14");
    }

    #[test]
    fn one_jurisdiction_has_its_markets_together() {
        let links = example();
        let (markets, actors) = links.standings("K");
        let found: Vec<_> = markets.iter().map(|s| (s.indicator, s.score, s.rank, s.of)).collect();
        assert_eq!(
            found,
            [
                ("oc-human-smuggling", 20.0, 2, 12),
                ("oc-human-trafficking", 10.0, 2, 12),
                ("oc-arms-trafficking", 2.0, 11, 12)
            ]
        );
        assert_eq!(markets[1].before, Some((2021, 10.5)));
        assert_eq!(actors.len(), 1);
        assert_eq!(links.standings("XXX"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn an_edition_without_the_index_has_no_links() {
        let links = Links::of(&[]);
        assert_eq!((links.year, links.topics.len(), links.pairs.len()), (None, 0, 0));
    }
}
