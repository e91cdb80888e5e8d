//! Codes of crimes: which titles are theirs, what a section of one is about, and the offence that it names.

use lexgap_domain::Topic;

use crate::{
    classify,
    formats::{html::collapse, text::folded},
    sources::sentence,
};

/// Words in the titles of codes of crimes; in these every section is an offence or about one.
const PENAL: &[&str] = &[
    "brottsbalk",
    "codi penal",
    "code criminel",
    "code pénal",
    "codice penale",
    "codul penal",
    "código penal",
    "crimes and criminal procedure",
    "criminal code",
    "criminal law",
    "karistusseadustik",
    "kodeks karny",
    "krimināllikums",
    "penal code",
    "rikoslaki",
    "straffelov",
    "strafgesetz",
    "strafwetboek",
    "trestní zákon",
    "trestný zákon",
    "wetboek van strafrecht",
    "кримінальний кодекс",
    "кримінального кодексу",
];

/// Languages of lists, each with the names by which a code of crimes goes there. Where words are inflected, a title
/// with another ending is that of an act about the code.
const CODES: &[(&str, &[&str])] = &[
    ("ca", &["codi penal"]),
    ("cs", &["trestní zákoník", "trestní zákon"]),
    ("da", &["straffelov", "straffeloven"]),
    ("de", &["strafgesetzbuch", "strafgesetz"]),
    ("en", &["criminal code", "penal code"]),
    ("es", &["código penal"]),
    ("et", &["karistusseadustik"]),
    ("fi", &["rikoslaki"]),
    ("fr", &["code pénal", "code criminel"]),
    ("it", &["codice penale"]),
    ("lv", &["krimināllikums"]),
    ("nl", &["wetboek van strafrecht", "strafwetboek"]),
    ("no", &["straffelov", "straffeloven"]),
    ("pl", &["kodeks karny"]),
    ("pt", &["código penal"]),
    ("ro", &["codul penal"]),
    ("sk", &["trestný zákon"]),
    ("sv", &["brottsbalk"]),
    ("uk", &["кримінальний кодекс"]),
];

/// Words of titles that name a code because they change it, bring it into force or stand beside it.
const ABOUT_A_CODE: &[&str] = &[
    "abrog*",
    "adaptation",
    "agreg*",
    "amend*",
    "anpassung*",
    "aplicare*",
    "article*",
    "articol*",
    "articul*",
    "attuazione",
    "besluit*",
    "completa*",
    "complét*",
    "concern*",
    "coordinament*",
    "deroga*",
    "disposizioni",
    "einführung*",
    "endring*",
    "geändert",
    "grozījum*",
    "implement*",
    "incorpor*",
    "införande",
    "insér*",
    "introduc*",
    "introduisant au",
    "introduisant dans",
    "introduisant un*",
    "introduzione",
    "invoering*",
    "mení",
    "mění",
    "milita*",
    "modif*",
    "muutmi*",
    "muuttami*",
    "norme",
    "novel*",
    "reform*",
    "repeal*",
    "skarbow*",
    "sustit*",
    "transitori*",
    "uitvoering*",
    "verordnung*",
    "visant",
    "wijzig*",
    "wprowadzając*",
    "wykonawcz*",
    "zmian*",
    "zmieniaj*",
    "ændring*",
    "änderung*",
    "ändring*",
    "внесення",
    "змін*",
];

/// Topics whose words in a heading mean the crime in any law; the words for drugs or tobacco also stand above
/// sections on taxes and medicines.
const CRIMES_EVERYWHERE: &[Topic] =
    &[Topic::HumanTrafficking, Topic::MigrantSmuggling, Topic::Corruption, Topic::MoneyLaundering, Topic::Organs];

/// Whether a title is that of a code of crimes, or of an act on crimes or on such a code.
pub fn is_penal(title: &str) -> bool {
    let plain = folded(title);
    PENAL.iter().any(|words| plain.contains(&folded(words)))
}

/// Whether an entry of a list is a code of crimes itself, and none of the many acts that change one: its title begins
/// or ends with the name, apart from kind, number and day, and says nothing of a change.
pub fn is_code(title: &str, language: &str) -> bool {
    let language = classify::primary(language);
    let Some((_, names)) = CODES.iter().find(|(l, _)| *l == language) else { return false };
    let mut words = classify::words(title);
    // Romania's list ends each title with its issuer.
    if let Some(issuer) = words.iter().position(|word| language == "ro" && word == "emitent") {
        words.truncate(issuer);
    }
    if ABOUT_A_CODE.iter().any(|term| classify::holds(&words, term)) {
        return false;
    }
    // `Loi … du Code pénal (1)`, `… del Codice Penale. (030U1398)`
    let marks = words.iter().rev().take_while(|w| w.starts_with(|c: char| c.is_ascii_digit())).count();
    let own = words.get(..words.len() - marks).unwrap_or_default();
    names.iter().any(|name| {
        let length = name.split(' ').count();
        // `Schweizerisches Strafgesetzbuch vom …`
        let start = own.get(..own.len().min(length + 1)).unwrap_or_default();
        let end = own.get(own.len().saturating_sub(length)..).unwrap_or_default();
        [start, end].iter().any(|part| classify::holds(part, name))
    })
}

/// What a section with this heading is about beside what the title of its act names. A code of crimes counts for every
/// topic, another act for those whose words always mean the crime.
pub fn section_topics(heading: &str, language: &str, penal: bool, of_title: &[Topic]) -> Vec<Topic> {
    let mut topics = classify::topics(heading, language);
    topics.retain(|t| !of_title.contains(t) && (penal || CRIMES_EVERYWHERE.contains(t)));
    topics
}

/// The longest name of an offence, in characters.
const MAX_OFFENCE: usize = 100;

/// The offence that a section without a heading names in its text, where its language has a fixed way to say so; else
/// its first sentence.
pub fn offence(text: &str, language: &str) -> Option<String> {
    let text = collapse(text);
    let named = match classify::primary(language).as_str() {
        // `döms för människohandel till fängelse`
        "sv" => return after_verb(&text, &["döms", "dömes"], "för ", &[" till "]),
        // `For menneskehandel straffes med …`, `Den, som …, straffes for manddrab med …`
        "da" | "no" => match text.strip_prefix("For ") {
            Some(rest) => until(rest, &[" straffes", " dømmes"]),
            None => after_verb(&text, &["straffes", "dømmes"], "for ", &[" med ", " til "]),
        },
        // `Als schuldig aan mensenhandel wordt … gestraft`, `wordt, als schuldig aan moord, gestraft`
        "nl" => after_verb(&text, &["schuldig"], "aan ", &[" wordt", " gestraft", ", ", " met "]),
        _ => None,
    };
    named.or_else(|| sentence(&text))
}

fn after_verb(text: &str, verbs: &[&str], word: &str, ends: &[&str]) -> Option<String> {
    let (_, rest) = verbs.iter().find_map(|verb| text.split_once(verb))?;
    let rest = match rest.trim_start().strip_prefix(word) {
        Some(rest) => rest,
        None => rest.split_once(&format!(" {word}"))?.1,
    };
    until(rest, ends)
}

/// What stands before the first of `ends`.
fn until(text: &str, ends: &[&str]) -> Option<String> {
    let end = ends.iter().filter_map(|end| text.find(end)).min()?;
    let name = text.get(..end)?.trim().trim_end_matches(',');
    (!name.is_empty() && name.chars().count() <= MAX_OFFENCE).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_of_crimes_are_told_from_the_acts_that_change_them() {
        for (language, code, others) in [
            ("ca", "Codi penal", &["Llei de modificació del Codi penal"][..]),
            ("cs", "Zákon č. 40/2030 Sb., trestní zákoník", &["Zákon, kterým se mění trestní zákoník"]),
            ("da", "Bekendtgørelse af straffeloven", &["Lov om ændring af straffeloven"]),
            (
                "de",
                "Schweizerisches Strafgesetzbuch vom 21. Dezember 1937",
                &[
                    "Gesetz zur Änderung des Strafgesetzbuches",
                    "Einführungsgesetz zum Strafgesetzbuch",
                    "Strafprozessordnung",
                ],
            ),
            ("en", "Criminal Code", &["An Act to amend the Criminal Code (pots)", "Criminal Records Act"]),
            (
                "es",
                "CODIGO PENAL",
                &[
                    "CODIGO PENAL. MODIFICACION",
                    "NUEVA REDACCION DEL ARTICULO 9 DEL CODIGO PENAL",
                    "CODIGO PENAL MILITAR",
                ],
            ),
            ("et", "Karistusseadustik", &["Karistusseadustiku muutmise seadus"]),
            ("fi", "Rikoslaki", &["Laki rikoslain muuttamisesta"]),
            (
                "fr",
                "29 FEVRIER 2030. - Loi introduisant le livre II du Code pénal (1)",
                &[
                    "Loi modifiant le Code pénal",
                    "Loi introduisant un article 7 dans le Code pénal",
                    "Loi portant adaptation du droit des pots au nouveau Code pénal (1)",
                    "Code de procédure pénale",
                ],
            ),
            ("fr", "8 JUIN 1867. - CODE PENAL", &["Loi abrogeant l’article 9 du Code pénal"]),
            ("fr", "Code criminel", &["Loi modifiant le Code criminel (pots)"]),
            (
                "it",
                "Approvazione del testo definitivo del Codice Penale. (030U1398)",
                &["Modifiche al codice penale", "Norme di attuazione e transitorie del codice penale"],
            ),
            (
                "lv",
                "https://likumi.lv/ta/id/88966-kriminallikums",
                &["https://likumi.lv/ta/id/9-grozijumi-kriminallikuma"],
            ),
            ("nb", "Straffeloven", &["Lov om endringer i straffeloven"]),
            (
                "nl",
                "Wetboek van Strafrecht",
                &["Wijziging van het Wetboek van Strafrecht", "Invoeringswet Wetboek van Strafrecht"],
            ),
            (
                "pl",
                "Ustawa z dnia 6 czerwca 1997 r. - Kodeks karny.",
                &[
                    "Ustawa o zmianie ustawy - Kodeks karny",
                    "Przepisy wprowadzające Kodeks karny",
                    "Kodeks karny wykonawczy",
                ],
            ),
            (
                "ro",
                "LEGE nr. 7 din 17 iulie 2030 privind Codul penal",
                &[
                    "LEGE pentru modificarea Legii nr. 7/2030 privind Codul penal",
                    "LEGE pentru modificarea Codului penal",
                ],
            ),
            ("sk", "Trestný zákon", &["Zákon, ktorým sa mení a dopĺňa Trestný zákon"]),
            ("sv", "Brottsbalk (1962:700)", &["Lag (2030:7) om ändring i brottsbalken"]),
            ("uk", "Кримінальний кодекс України", &["Про внесення змін до Кримінального кодексу України"]),
        ] {
            assert!(is_code(code, language), "{code}");
            for other in others {
                assert!(!is_code(other, language), "{other}");
            }
        }
        assert!(!is_code("Strafgesetzbuch", "fr") && !is_code("Strafgesetzbuch", "xx") && !is_code("", "de"));
    }

    #[test]
    fn every_name_of_a_code_is_a_penal_title() {
        for name in CODES.iter().flat_map(|(_, names)| *names) {
            assert!(is_penal(name), "{name}");
        }
        assert!(
            is_penal("Lov om straff (straffeloven)")
                && is_penal("United States Code, Title 18: CRIMES AND CRIMINAL PROCEDURE")
        );
        assert!(!is_penal("Lov om tobakk") && !is_penal(""));
    }

    #[test]
    fn words_for_goods_count_in_codes_of_crimes_only() {
        assert_eq!(section_topics("Tobakksvarer", "nb", false, &[]), []);
        assert_eq!(section_topics("Tobakksvarer", "nb", true, &[]), [Topic::IllicitTrade]);
        assert_eq!(section_topics("Menneskehandel", "nb", false, &[]), [Topic::HumanTrafficking]);
        assert_eq!(section_topics("Menneskehandel", "nb", true, &[Topic::HumanTrafficking]), []);
    }

    #[test]
    fn offences_that_the_text_names() {
        for (language, text, expected) in [
            ("sv", "Den som säljer folk döms för människohandel till fängelse", Some("människohandel")),
            (
                "sv",
                "Den som gör så döms, om det är grovt, för grov människohandel till böter",
                Some("grov människohandel"),
            ),
            ("sv", "Vad som sägs här gäller krukor.", None),
            ("da", "For menneskehandel straffes den, der flytter en anden.", Some("menneskehandel")),
            ("da", "Den, der giver gaver, straffes for bestikkelse med bøde.", Some("bestikkelse")),
            ("da", "Straffen er bøde. Mere.", Some("Straffen er bøde")),
            ("nl", "Als schuldig aan mensenhandel wordt gestraft: degene die werft.", Some("mensenhandel")),
            ("nl", "Hij die helpt, wordt, als schuldig aan mensensmokkel, gestraft.", Some("mensensmokkel")),
            ("nl", "Hij die een pot breekt. Meer.", Some("Hij die een pot breekt")),
            ("pl", "Kto handluje, podlega karze. Inne.", Some("Kto handluje, podlega karze")),
            ("pl", " ", None),
        ] {
            assert_eq!(offence(text, language).as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,90}") {
            for language in ["sv", "da", "nl", "pl", ""] {
                let _ = (offence(&text, language), offence(&format!("For {text} straffes for "), language));
                let _ = (is_code(&text, language), section_topics(&text, language, true, &[]));
            }
        }
    }
}
