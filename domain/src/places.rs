//! The one place where country names and codes become jurisdictions.
//!
//! Tables under `domain/data/`: ISO 3166-1 with M49 regions, historic and subnational codes; names and codes
//! as publishers print them; income groups of the World Bank; groups of countries that are no jurisdiction. What answers to nothing here is
//! reported by the caller, by name and counted.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::{
    ids::JurisdictionId,
    jurisdiction::{Jurisdiction, JurisdictionStatus},
};

const JURISDICTIONS: &str = include_str!("../data/jurisdictions.tsv");
const NAMES: &str = include_str!("../data/names.tsv");
const CODES: &str = include_str!("../data/codes.tsv");
/// Land borders: pairs that share a line in Natural Earth's shapes 1:50m (public domain; `world-atlas` 2.0.2).
const BORDERS: &str = include_str!("../data/borders.tsv");
/// Income groups of the World Bank of July 2020 (fiscal year 2021, by gross national income per head of 2019), as the
/// table `WorldDenoms` of the COINr package holds them; where it states none, there is none.
const INCOME_GROUPS: &str = include_str!("../data/income_groups.tsv");
const AGGREGATES: &str = include_str!("../data/aggregates.tsv");

struct Tables {
    all: Vec<Jurisdiction>,
    by_id: HashMap<&'static str, usize>,
    /// ISO alpha-3, alpha-2, numeric, and publishers' own codes.
    by_code: HashMap<&'static str, usize>,
    by_name: HashMap<String, usize>,
    aggregates: HashSet<String>,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn read_jurisdiction(row: &[&'static str]) -> Option<Jurisdiction> {
    let &[id, alpha2, numeric, name, region, subregion, intermediate, status, parent] = row else { return None };
    let text = |t: &str| (!t.is_empty()).then(|| t.to_owned());
    Some(Jurisdiction {
        id: JurisdictionId::new(id),
        alpha2: text(alpha2),
        numeric: text(numeric),
        name: name.to_owned(),
        region: text(region),
        subregion: text(subregion),
        intermediate_region: text(intermediate),
        income_group: None,
        status: match status {
            "current" => JurisdictionStatus::Current,
            "historic" => JurisdictionStatus::Historic,
            "subnational" => JurisdictionStatus::Subnational,
            _ => JurisdictionStatus::Other,
        },
        parent: text(parent).map(JurisdictionId::new),
    })
}

/// The jurisdictions that share a land border with `id`, in the order of their identifiers.
pub fn neighbours(id: &str) -> Vec<JurisdictionId> {
    let mut found: Vec<JurisdictionId> = rows(BORDERS)
        .filter_map(|row| match *row.as_slice() {
            [one, other] if one == id => Some(JurisdictionId::new(other)),
            [other, one] if one == id => Some(JurisdictionId::new(other)),
            _ => None,
        })
        .collect();
    found.sort();
    found
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut t = Tables {
        all: Vec::new(),
        by_id: HashMap::new(),
        by_code: HashMap::new(),
        by_name: HashMap::new(),
        aggregates: HashSet::new(),
    };
    for row in rows(JURISDICTIONS) {
        let Some(jurisdiction) = read_jurisdiction(&row) else { continue };
        let position = t.all.len();
        t.by_id.insert(row[0], position);
        for code in row[..3].iter().filter(|c| !c.is_empty()) {
            t.by_code.insert(code, position);
        }
        t.by_name.insert(normalised(&jurisdiction.name), position);
        let regions = [&jurisdiction.region, &jurisdiction.subregion, &jurisdiction.intermediate_region];
        t.aggregates.extend(regions.into_iter().flatten().map(|r| normalised(r)));
        t.all.push(jurisdiction);
    }
    for row in rows(NAMES) {
        if let Some(&position) = row.get(1).and_then(|id| t.by_id.get(id)) {
            t.by_name.entry(normalised(row[0])).or_insert(position);
        }
    }
    for row in rows(CODES) {
        if let Some(&position) = row.get(1).and_then(|id| t.by_id.get(id)) {
            t.by_code.entry(row[0]).or_insert(position);
        }
    }
    for row in rows(INCOME_GROUPS) {
        let (Some(id), Some(group)) = (row.first(), row.get(1)) else { continue };
        if let Some(jurisdiction) = t.by_id.get(id).and_then(|position| t.all.get_mut(*position)) {
            jurisdiction.income_group = Some((*group).to_owned());
        }
    }
    for row in rows(AGGREGATES) {
        t.aggregates.extend(row.into_iter().filter(|x| !x.is_empty()).map(normalised));
    }
    t
});

/// A name without case, accents, punctuation, articles and footnote marks, in single spaces: `Côte d’Ivoire`
/// and `COTE D'IVOIRE` are equal, `St. Kitts & Nevis` and `Saint Kitts and Nevis`, too.
fn normalised(name: &str) -> String {
    let plain: String =
        name.replace('&', " and ").nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && *w != "the")
        .map(|w| if w == "st" { "saint" } else { w })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Every jurisdiction, by identifier.
pub fn all() -> &'static [Jurisdiction] {
    &TABLES.all
}

/// The jurisdiction with that identifier.
pub fn get(id: &str) -> Option<&'static Jurisdiction> {
    TABLES.by_id.get(id).map(|&i| &TABLES.all[i])
}

/// The jurisdiction that an ISO 3166 code (alpha-3, alpha-2, three-digit numeric) or a publisher's own code
/// stands for.
pub fn by_code(code: &str) -> Option<&'static Jurisdiction> {
    TABLES.by_code.get(code.trim()).map(|&i| &TABLES.all[i])
}

/// The jurisdiction that a publisher's name stands for.
pub fn by_name(name: &str) -> Option<&'static Jurisdiction> {
    TABLES.by_name.get(&normalised(name)).map(|&i| &TABLES.all[i])
}

/// The jurisdiction that code and name stand for: the code decides where it is known; a code that is printed
/// but unknown is never overruled by the name (`IRQ_C` with `Iraq (Central Iraq)` is not Iraq), and code and
/// name that stand for different jurisdictions resolve to none.
pub fn resolve(code: Option<&str>, name: Option<&str>) -> Option<&'static Jurisdiction> {
    let given = |t: Option<&'static Jurisdiction>, other: Option<&'static Jurisdiction>| match (t, other) {
        (Some(a), Some(b)) if a.id != b.id => None,
        (found, _) => found,
    };
    let code = code.map(str::trim).filter(|c| !c.is_empty() && *c != "NA");
    let by_name = name.and_then(by_name);
    match code {
        // `NA` is Namibia's alpha-2 and most publishers' word for a missing code.
        None => by_name,
        Some(code) => given(by_code(code), by_name),
    }
}

/// Whether a code or name stands for a group of countries that publishers list among them (`WLD`, `Euro area`).
pub fn is_aggregate(code_or_name: &str) -> bool {
    TABLES.aggregates.contains(&normalised(code_or_name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(found: Option<&Jurisdiction>) -> Option<&str> {
        found.map(|j| j.id.as_str())
    }

    #[test]
    fn borders_go_both_ways() {
        let of = |id: &str| neighbours(id).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(of("KEN"), ["ETH", "SOM", "SSD", "TZA", "UGA"]);
        assert!(of("UGA").contains(&"KEN".to_owned()));
        assert!(of("ISL").is_empty(), "an island");
        assert!(rows(BORDERS).flatten().all(|id| all().iter().any(|j| j.id == id)));
    }

    #[test]
    fn income_groups_are_those_of_july_2020() {
        let of = |id: &str| get(id).and_then(|j| j.income_group.as_deref());
        // Moved between the lists of July 2019 and July 2020, or after: Sudan, Romania, Algeria; Bulgaria not yet.
        assert_eq!(of("SDN"), Some("Low income"));
        assert_eq!(of("DZA"), Some("Lower middle income"));
        assert_eq!(of("BGR"), Some("Upper middle income"));
        assert_eq!(of("ROU"), Some("High income"));
        assert_eq!(of("VAT"), None, "the World Bank states none");
        assert_eq!(all().iter().filter(|j| j.income_group.is_some()).count(), rows(INCOME_GROUPS).count());
    }

    #[test]
    fn tables_are_whole() {
        assert_eq!(all().len(), rows(JURISDICTIONS).count(), "a row has nine columns");
        assert_eq!(all().iter().filter(|j| j.status == JurisdictionStatus::Current).count(), 249, "ISO 3166-1");
        assert_eq!(TABLES.by_id.len(), all().len(), "identifiers are unique");
        for table in [NAMES, CODES] {
            for row in rows(table) {
                assert!(row.len() == 2 && get(row[1]).is_some(), "{row:?}");
            }
        }
        for j in all() {
            assert_eq!(id(by_name(&j.name)), Some(j.id.as_str()), "{} is found by its own name", j.name);
            if let Some(parent) = &j.parent {
                assert!(get(parent.as_str()).is_some(), "{parent}");
            }
        }
    }

    #[test]
    fn names_as_publishers_print_them() {
        for (name, expected) in [
            ("Côte d’Ivoire", "CIV"),
            ("Cote d'Ivoire", "CIV"),
            ("Türkiye", "TUR"),
            ("Turkey", "TUR"),
            ("Turkey (Türkiye)", "TUR"),
            ("Türkiye (Turkey)", "TUR"),
            ("Sint Maarten", "SXM"),
            ("St. Maarten", "SXM"),
            ("Saint Maarten", "SXM"),
            ("Swaziland", "SWZ"),
            ("The former Yugoslav Republic of Macedonia", "MKD"),
            ("Korea, Rep.", "KOR"),
            ("Democratic People's Republic of Korea", "PRK"),
            ("Congo, Dem. Rep.", "COD"),
            ("Congo", "COG"),
            ("St. Kitts and Nevis", "KNA"),
            ("Kosovo under UNSCR 1244", "XKX"),
            ("Netherlands Antilles (former)", "ANT"),
            ("State of Palestine", "PSE"),
            ("European Union", "EUE"),
            ("Scotland", "GB-SCT"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
        ] {
            assert_eq!(id(by_name(name)), Some(expected), "{name}");
        }
        assert_eq!(id(by_name("Sark")), None);
    }

    #[test]
    fn codes_of_every_kind() {
        for (code, expected) in
            [("KEN", "KEN"), ("KE", "KEN"), ("404", "KEN"), ("ADO", "AND"), ("ZAR", "COD"), ("TMP", "TLS")]
        {
            assert_eq!(id(by_code(code)), Some(expected), "{code}");
        }
    }

    #[test]
    fn a_wrong_code_is_not_overruled() {
        assert_eq!(id(resolve(Some("IRQ_C"), Some("Iraq (Central Iraq)"))), None);
        assert_eq!(id(resolve(Some("IRQ_C"), Some("Iraq"))), None);
        assert_eq!(id(resolve(Some("KEN"), Some("Uganda"))), None, "they contradict each other");
        assert_eq!(id(resolve(Some("KEN"), Some("Republic of Nowhere"))), Some("KEN"));
        assert_eq!(id(resolve(Some("NA"), Some("Macau"))), Some("MAC"));
        assert_eq!(id(resolve(None, Some("Kenya"))), Some("KEN"));
        assert_eq!(id(resolve(None, None)), None);
    }

    #[test]
    fn groups_of_countries_are_no_jurisdiction() {
        for group in ["WLD", "World", "Sub-Saharan Africa", "Low & middle income", "Eastern Asia", "Western Africa"] {
            assert!(is_aggregate(group), "{group}");
            assert!(resolve(Some(group), None).is_none());
        }
        assert!(!is_aggregate("Kenya"));
    }

    proptest! {
        #[test]
        fn any_text_is_survived_and_normalising_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = normalised(&text);
            prop_assert_eq!(normalised(&once), once.clone());
            let _ = resolve(Some(&text), Some(&text));
        }

        #[test]
        fn case_and_spaces_do_not_matter(i in 0..262_usize) {
            let j = &all()[i];
            let shouted = format!("  {}  ", j.name.to_uppercase());
            prop_assert_eq!(id(by_name(&shouted)), Some(j.id.as_str()));
        }
    }
}
