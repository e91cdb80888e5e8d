//! What a comparison shows, as its address says it.

use lexgap_domain::Topic;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Most names of one kind that are read from an address.
const MOST_NAMES: usize = 300;
/// Longest name that is read from an address, in characters.
const LONGEST_NAME: usize = 80;

/// What stands in a query as it is.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',').remove(b':');

/// How a comparison is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawing {
    /// A table whose columns sort it.
    #[default]
    Table,
    /// The same with cells coloured by fifths of all jurisdictions.
    Heat,
    /// Dots with intervals on one scale.
    Ranks,
    /// A small chart over time for each, all on one scale.
    Small,
    /// One value against another.
    Scatter,
    /// Yearly counts since each law took effect.
    Since,
}

impl Drawing {
    /// Every way, in the order in which the page offers them.
    pub const ALL: [Drawing; 6] =
        [Drawing::Table, Drawing::Heat, Drawing::Ranks, Drawing::Small, Drawing::Scatter, Drawing::Since];

    /// The stable identifier used in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Drawing::Table => "table",
            Drawing::Heat => "heat",
            Drawing::Ranks => "ranks",
            Drawing::Small => "small",
            Drawing::Scatter => "scatter",
            Drawing::Since => "since",
        }
    }

    fn from_id(id: &str) -> Option<Drawing> {
        Drawing::ALL.into_iter().find(|d| d.id() == id)
    }
}

/// Which end of a column stands on top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Ascending,
    Descending,
}

impl Order {
    /// The other way round.
    pub fn reversed(self) -> Order {
        match self {
            Order::Ascending => Order::Descending,
            Order::Descending => Order::Ascending,
        }
    }

    /// As the attribute `aria-sort` has it.
    pub fn aria(self) -> &'static str {
        match self {
            Order::Ascending => "ascending",
            Order::Descending => "descending",
        }
    }
}

/// The whole state of a comparison; [`Asked::address`] writes it, [`Asked::from_pairs`] reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Codes of jurisdictions, in the order asked for.
    pub jurisdictions: Vec<String>,
    /// UN M49 regions by their English names: all their jurisdictions.
    pub regions: Vec<String>,
    /// World Bank income groups by their English names: all their jurisdictions.
    pub incomes: Vec<String>,
    pub view: Drawing,
    /// Only scores of this topic; the topic of the counts.
    pub topic: Option<Topic>,
    /// Identifiers of columns: an indicator's, or `score:` with an instrument and a topic.
    pub x: Option<String>,
    pub y: Option<String>,
    /// `name` or a column's identifier; `None`: as asked for.
    pub sort: Option<String>,
    pub order: Order,
}

impl Asked {
    /// Reads the names and values of a query. What is empty or unknown is left out; codes keep letters, digits and
    /// hyphens, in capitals. `add` is one more code, from the form.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Asked {
        let mut asked = Asked::default();
        for (name, value) in pairs {
            let value: String = match name {
                "j" => value.to_owned(),
                _ => value.trim().chars().take(LONGEST_NAME).collect(),
            };
            match name {
                "j" | "add" => {
                    for code in value.split(',') {
                        let kept = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(LONGEST_NAME);
                        push(&mut asked.jurisdictions, kept.collect::<String>().to_ascii_uppercase());
                    }
                }
                "region" => push(&mut asked.regions, value),
                "income" => push(&mut asked.incomes, value),
                "view" => asked.view = Drawing::from_id(&value).unwrap_or_default(),
                "topic" => asked.topic = Topic::from_id(&value),
                "x" => asked.x = some(value),
                "y" => asked.y = some(value),
                "sort" => asked.sort = some(value),
                "order" if value == "desc" => asked.order = Order::Descending,
                _ => {}
            }
        }
        asked
    }

    /// The page's address with all of it, without the language.
    pub fn address(&self) -> String {
        let mut query: Vec<String> = Vec::new();
        let mut put = |name: &str, value: &str| query.push(format!("{name}={}", utf8_percent_encode(value, PLAIN)));
        if !self.jurisdictions.is_empty() {
            put("j", &self.jurisdictions.join(","));
        }
        self.regions.iter().for_each(|r| put("region", r));
        self.incomes.iter().for_each(|i| put("income", i));
        if self.view != Drawing::Table {
            put("view", self.view.id());
        }
        if let Some(topic) = self.topic {
            put("topic", topic.id());
        }
        for (name, value) in [("x", &self.x), ("y", &self.y), ("sort", &self.sort)] {
            if let Some(value) = value {
                put(name, value);
            }
        }
        if self.order == Order::Descending {
            put("order", "desc");
        }
        if query.is_empty() { "/compare".to_owned() } else { format!("/compare?{}", query.join("&")) }
    }

    /// The same shown in another way.
    pub fn viewed(&self, view: Drawing) -> Asked {
        Asked { view, ..self.clone() }
    }

    /// The same sorted by a column: `first` on top, or the other way round if it is sorted so already.
    pub fn sorted_by(&self, column: &str, first: Order) -> Asked {
        let order = if self.sort.as_deref() == Some(column) { self.order.reversed() } else { first };
        Asked { sort: Some(column.to_owned()), order, ..self.clone() }
    }

    /// The same without one code, region or income group.
    pub fn without(&self, member: &str) -> Asked {
        let mut rest = self.clone();
        for list in [&mut rest.jurisdictions, &mut rest.regions, &mut rest.incomes] {
            list.retain(|m| m != member);
        }
        rest
    }
}

fn some(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

fn push(list: &mut Vec<String>, name: String) {
    if !name.is_empty() && !list.contains(&name) && list.len() < MOST_NAMES {
        list.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads an address as a server does.
    fn read(address: &str) -> Asked {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let decoded: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| {
                let value = percent_encoding::percent_decode_str(value).decode_utf8().unwrap();
                (name.to_owned(), value.into_owned())
            })
            .collect();
        Asked::from_pairs(decoded.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    #[test]
    fn an_address_holds_everything() {
        let asked = Asked {
            jurisdictions: vec!["KEN".to_owned(), "GB-SCT".to_owned()],
            regions: vec!["Eastern Africa".to_owned(), "South-eastern Asia".to_owned()],
            incomes: vec!["Lower middle income & more".to_owned()],
            view: Drawing::Scatter,
            topic: Some(Topic::HumanTrafficking),
            x: Some("ti-cpi".to_owned()),
            y: Some("score:untc-18-12-a:human_trafficking".to_owned()),
            sort: Some("name".to_owned()),
            order: Order::Descending,
        };
        let address = asked.address();
        assert_eq!(
            address,
            "/compare?j=KEN,GB-SCT&region=Eastern%20Africa&region=South-eastern%20Asia\
             &income=Lower%20middle%20income%20%26%20more&view=scatter&topic=human_trafficking&x=ti-cpi\
             &y=score:untc-18-12-a:human_trafficking&sort=name&order=desc"
        );
        assert_eq!(read(&address), asked);
        for view in Drawing::ALL {
            assert_eq!(read(&asked.viewed(view).address()).view, view);
        }
    }

    #[test]
    fn the_plain_comparison_keeps_its_address() {
        assert_eq!(Asked::default().address(), "/compare");
        assert_eq!(read("/compare?j=KEN,UGA").address(), "/compare?j=KEN,UGA");
        assert_eq!(read("/compare?j=ken%2C+uga,,KEN").jurisdictions, ["KEN", "UGA"]);
    }

    #[test]
    fn a_form_adds_and_leaves_out_what_is_empty() {
        let pairs = [("j", "KEN,UGA"), ("add", "TZA"), ("region", ""), ("x", ""), ("topic", "no such topic")];
        assert_eq!(Asked::from_pairs(pairs).address(), "/compare?j=KEN,UGA,TZA");
        let elsewhere = Asked::from_pairs([("j", "KEN"), ("add", "//example.org\r\n")]);
        assert_eq!(elsewhere.address(), "/compare?j=KEN,EXAMPLEORG");
    }

    #[test]
    fn members_go_and_columns_turn() {
        let asked = read("/compare?j=KEN,UGA&region=Africa");
        assert_eq!(asked.without("KEN").without("Africa").address(), "/compare?j=UGA");
        let once = asked.sorted_by("ti-cpi", Order::Descending);
        assert_eq!(once.address(), "/compare?j=KEN,UGA&region=Africa&sort=ti-cpi&order=desc");
        assert_eq!(once.sorted_by("ti-cpi", Order::Descending).order, Order::Ascending);
        assert_eq!(once.sorted_by("name", Order::Ascending).order, Order::Ascending);
    }

    #[test]
    fn too_many_names_are_cut() {
        let codes: Vec<String> = (0..1000).map(|n| format!("C{n}")).collect();
        let asked = Asked::from_pairs([("j", codes.join(",").as_str())]);
        assert_eq!(asked.jurisdictions.len(), MOST_NAMES);
    }
}
