//! Whom a jurisdiction is compared with.
//!
//! METHODOLOGY section 3: same income group and region if that gives at least 10 members, else the same income
//! group, else the world. Where no source states income groups, regions of the UN M49 standard stand alone, from
//! the smallest (docs/decisions/0004).

use std::collections::HashMap;

use lexgap_domain::Jurisdiction;

/// Fewest members of a peer set.
pub const FEWEST: usize = 10;

/// A named set of positions in the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerSet {
    pub name: String,
    /// Ascending; holds the jurisdiction itself.
    pub members: Vec<usize>,
}

/// For each of `compared`, the sets it may be compared with, the first of them by rule and the world last.
pub fn candidates(compared: &[Option<&Jurisdiction>]) -> Vec<Vec<PeerSet>> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, j) in compared.iter().enumerate() {
        for name in j.map(names).unwrap_or_default() {
            groups.entry(name).or_default().push(i);
        }
    }
    let world = PeerSet { name: "world".to_owned(), members: (0..compared.len()).collect() };
    compared
        .iter()
        .map(|j| {
            let mut sets: Vec<PeerSet> = Vec::new();
            for name in j.map(names).unwrap_or_default() {
                let Some(members) = groups.get(&name).filter(|m| m.len() >= FEWEST) else { continue };
                if sets.iter().all(|s| &s.members != members) {
                    sets.push(PeerSet { name, members: members.clone() });
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
fn names(j: &Jurisdiction) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(income) = &j.income_group {
        names.extend(j.region.as_ref().map(|region| format!("{income}, {region}")));
        names.push(income.clone());
    }
    for region in [&j.intermediate_region, &j.subregion, &j.region].into_iter().flatten() {
        if !names.contains(region) {
            names.push(region.clone());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexgap_domain::places;

    #[test]
    fn the_smallest_region_with_ten_members_comes_first() {
        let compared: Vec<Option<&Jurisdiction>> = places::all().iter().map(Some).collect();
        let sets = candidates(&compared);
        let of = |id: &str| {
            let i = compared.iter().position(|j| j.is_some_and(|j| j.id == id)).unwrap();
            sets[i].iter().map(|s| s.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of("KEN"), ["Eastern Africa", "Sub-Saharan Africa", "Africa", "world"]);
        assert_eq!(of("NZL").first(), Some(&"Oceania"), "Australia and New Zealand are fewer than ten");
        assert_eq!(of("EUE"), ["world"]);
    }
}
