//! Whom a jurisdiction is compared with.
//!
//! METHODOLOGY section 3: same income group and region if that gives at least 10 members, else the same income
//! group, else the world. Where no source states income groups, regions of the UN M49 standard stand alone, from
//! the smallest (docs/decisions/0004).

use std::collections::HashMap;

use lexgap_domain::{Jurisdiction, Message, MessageValue, practices::income_group};

/// Fewest members of a peer set.
pub const FEWEST: usize = 10;

/// What the members of a peer set share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shared {
    World,
    Region(String),
    Income(String),
    IncomeAndRegion(String, String),
}

impl Shared {
    /// In words.
    pub fn message(&self) -> Message {
        let place = |region: &String| MessageValue::Place(region.clone());
        match self {
            Shared::World => Message::new("peers-world"),
            Shared::Region(region) => Message::new("place").with("place", place(region)),
            Shared::Income(income) => income_group(income),
            Shared::IncomeAndRegion(income, region) => {
                Message::new("peers-income-region").with("income", income_group(income)).with("region", place(region))
            }
        }
    }
}

/// A set of positions in the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerSet {
    pub shared: Shared,
    /// Ascending; holds the jurisdiction itself.
    pub members: Vec<usize>,
}

/// For each of `compared`, the sets it may be compared with, the first of them by rule and the world last.
pub fn candidates(compared: &[Option<&Jurisdiction>]) -> Vec<Vec<PeerSet>> {
    let mut groups: HashMap<Shared, Vec<usize>> = HashMap::new();
    for (i, j) in compared.iter().enumerate() {
        for shared in j.map(groups_of).unwrap_or_default() {
            groups.entry(shared).or_default().push(i);
        }
    }
    let world = PeerSet { shared: Shared::World, members: (0..compared.len()).collect() };
    compared
        .iter()
        .map(|j| {
            let mut sets: Vec<PeerSet> = Vec::new();
            for shared in j.map(groups_of).unwrap_or_default() {
                let Some(members) = groups.get(&shared).filter(|m| m.len() >= FEWEST) else { continue };
                if sets.iter().all(|s| &s.members != members) {
                    sets.push(PeerSet { shared, members: members.clone() });
                }
            }
            if sets.iter().all(|s| s.members != world.members) {
                sets.push(world.clone());
            }
            sets
        })
        .collect()
}

/// The groups a jurisdiction belongs to, from the smallest.
fn groups_of(j: &Jurisdiction) -> Vec<Shared> {
    let mut all = Vec::new();
    if let Some(income) = &j.income_group {
        all.extend(j.region.as_ref().map(|region| Shared::IncomeAndRegion(income.clone(), region.clone())));
        all.push(Shared::Income(income.clone()));
    }
    for region in [&j.intermediate_region, &j.subregion, &j.region].into_iter().flatten() {
        let region = Shared::Region(region.clone());
        if !all.contains(&region) {
            all.push(region);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexgap_domain::places;
    use lexgap_texts::english;

    #[test]
    fn the_smallest_group_with_ten_members_comes_first() {
        let compared: Vec<Option<&Jurisdiction>> = places::all().iter().map(Some).collect();
        let sets = candidates(&compared);
        let of = |id: &str| {
            let i = compared.iter().position(|j| j.is_some_and(|j| j.id == id)).unwrap();
            sets[i].iter().map(|s| english(&s.shared.message())).collect::<Vec<_>>()
        };
        assert_eq!(
            of("KEN"),
            [
                "Lower middle income, Africa",
                "Lower middle income",
                "Eastern Africa",
                "Sub-Saharan Africa",
                "Africa",
                "world"
            ]
        );
        // High income in Oceania are eight; Australia and New Zealand two.
        assert_eq!(of("NZL"), ["High income", "Oceania", "world"]);
        assert_eq!(of("EUE"), ["world"]);
    }
}
