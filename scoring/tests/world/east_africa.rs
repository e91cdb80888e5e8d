//! Eastern Africa and some more, all of ten million, and who counts there.

use lexgap_domain::{InterestClass, Source};

pub const COUNTRIES: [&str; 24] = [
    "BDI", "COM", "DJI", "ERI", "ETH", "KEN", "MDG", "MWI", "MUS", "MOZ", "RWA", "SOM", "UGA", "TZA", "NOR", "SWE",
    "FIN", "DNK", "ISL", "EST", "LVA", "LTU", "IRL", "PRT",
];

pub fn source(id: &str, interest_class: InterestClass) -> Source {
    let text = String::new;
    Source {
        id: id.into(),
        title: id.to_owned(),
        publisher: text(),
        interest_class,
        measures: text(),
        tilt: text(),
        terms: text(),
        attribution: text(),
        homepage: text(),
        schedule: text(),
        tried_on_own_documents_only: false,
        parts_tried_on_own_documents_only: Vec::new(),
    }
}
