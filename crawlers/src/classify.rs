//! Which illicit trades a law is about, as far as its title says.
//!
//! A table of terms decides, and each decision names the line that made it. A title that holds none of the terms
//! gets no topic: the law may still hold sections on one, which a person then states in the source's TOML.

use lexgap_domain::Topic;

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Words in their order, in lower case; `*` at the end of a word stands for any ending.
    pub term: &'static str,
    /// Language of the title: BCP 47 primary tag.
    pub language: &'static str,
    pub topic: Topic,
    /// Terms beside which the rule does not hold.
    pub unless: &'static [&'static str],
}

const fn rule(topic: Topic, language: &'static str, term: &'static str) -> Rule {
    Rule { term, language, topic, unless: &[] }
}

const fn rule_unless(
    topic: Topic,
    language: &'static str,
    term: &'static str,
    unless: &'static [&'static str],
) -> Rule {
    Rule { term, language, topic, unless }
}

/// Movements of people, where "smuggling" is not about goods.
const PEOPLE: &[&str] = &["migrant*", "people", "person*", "human*", "alien*"];

/// The table, by topic.
pub const RULES: &[Rule] = &[
    rule(Topic::HumanTrafficking, "en", "human trafficking"),
    rule(Topic::HumanTrafficking, "en", "trafficking in persons"),
    rule(Topic::HumanTrafficking, "en", "trafficking of persons"),
    rule(Topic::HumanTrafficking, "en", "trafficking in human beings"),
    rule(Topic::HumanTrafficking, "en", "trafficking and exploitation"),
    rule(Topic::HumanTrafficking, "en", "trafficking victims"),
    rule(Topic::HumanTrafficking, "en", "modern slavery"),
    rule(Topic::HumanTrafficking, "en", "slavery"),
    rule(Topic::HumanTrafficking, "en", "forced labour"),
    rule(Topic::HumanTrafficking, "en", "forced labor"),
    rule(Topic::HumanTrafficking, "en", "trafficking of human beings"),
    rule(Topic::HumanTrafficking, "en", "trafficking in people"),
    rule(Topic::HumanTrafficking, "en", "trafficking in women"),
    rule(Topic::HumanTrafficking, "en", "trafficking in children"),
    rule(Topic::HumanTrafficking, "en", "people trafficking"),
    rule(Topic::HumanTrafficking, "en", "persons trafficking"),
    rule(Topic::HumanTrafficking, "en", "child trafficking"),
    rule(Topic::HumanTrafficking, "en", "anti trafficking"),
    rule(Topic::HumanTrafficking, "en", "victims of trafficking"),
    rule(Topic::HumanTrafficking, "en", "bonded labour"),
    rule(Topic::HumanTrafficking, "en", "bonded labor"),
    rule(Topic::HumanTrafficking, "en", "counter trafficking"),
    rule(Topic::HumanTrafficking, "es", "trata de personas"),
    rule(Topic::HumanTrafficking, "es", "trata y tráfico de personas"),
    rule(Topic::HumanTrafficking, "es", "trata de seres humanos"),
    rule(Topic::HumanTrafficking, "es", "trabajo forzoso"),
    rule(Topic::HumanTrafficking, "es", "esclavitud"),
    rule(Topic::HumanTrafficking, "pt", "tráfico de pessoas"),
    rule(Topic::HumanTrafficking, "pt", "tráfico de seres humanos"),
    rule(Topic::HumanTrafficking, "pt", "trabalho forçado"),
    rule(Topic::HumanTrafficking, "fr", "traite des personnes"),
    rule(Topic::HumanTrafficking, "fr", "traite de personnes"),
    rule(Topic::HumanTrafficking, "fr", "traite d'êtres humains"),
    rule(Topic::HumanTrafficking, "fr", "traite des enfants"),
    rule(Topic::HumanTrafficking, "fr", "traite d'enfants"),
    rule(Topic::HumanTrafficking, "fr", "trafic d'enfants"),
    rule(Topic::HumanTrafficking, "fr", "trafic des enfants"),
    rule(Topic::HumanTrafficking, "fr", "traite des êtres humains"),
    rule(Topic::HumanTrafficking, "fr", "travail forcé"),
    rule(Topic::HumanTrafficking, "fr", "esclavage"),
    rule(Topic::MigrantSmuggling, "en", "smuggling of migrants"),
    rule(Topic::MigrantSmuggling, "en", "migrant smuggling"),
    rule(Topic::MigrantSmuggling, "en", "people smuggling"),
    rule(Topic::MigrantSmuggling, "en", "human smuggling"),
    rule(Topic::MigrantSmuggling, "en", "human smugglers"),
    rule(Topic::MigrantSmuggling, "fr", "trafic illicite de migrants"),
    rule(Topic::MigrantSmuggling, "fr", "trafic de migrants"),
    rule(Topic::MigrantSmuggling, "fr", "passage de clandestins"),
    rule(Topic::MigrantSmuggling, "es", "tráfico ilícito de migrantes"),
    rule(Topic::MigrantSmuggling, "es", "tráfico de migrantes"),
    rule(Topic::MigrantSmuggling, "pt", "contrabando de migrantes"),
    rule(Topic::Corruption, "en", "corruption"),
    rule(Topic::Corruption, "es", "corrupción"),
    rule(Topic::Corruption, "pt", "corrupção"),
    rule(Topic::Corruption, "en", "bribery"),
    // "Corrupt and illegal practices" are the British words for election offences.
    rule_unless(Topic::Corruption, "en", "corrupt practices", &["election*", "illegal practices"]),
    rule(Topic::Corruption, "fr", "corruption"),
    rule(Topic::Corruption, "fr", "trafic d'influence"),
    rule(Topic::MoneyLaundering, "en", "money laundering"),
    rule(Topic::MoneyLaundering, "en", "proceeds of crime"),
    rule(Topic::MoneyLaundering, "en", "laundering of proceeds"),
    rule(Topic::MoneyLaundering, "es", "lavado de activos"),
    rule(Topic::MoneyLaundering, "es", "lavado de dinero"),
    rule(Topic::MoneyLaundering, "pt", "branqueamento de capitais"),
    rule(Topic::MoneyLaundering, "pt", "lavagem de dinheiro"),
    rule(Topic::MoneyLaundering, "fr", "blanchiment"),
    rule(Topic::MoneyLaundering, "fr", "recyclage des produits de la criminalité"),
    rule(Topic::MoneyLaundering, "fr", "produits de la criminalité"),
    rule(Topic::Drugs, "en", "controlled drugs"),
    rule(Topic::Drugs, "en", "misuse of drugs"),
    rule(Topic::Drugs, "en", "dangerous drugs"),
    rule(Topic::Drugs, "en", "drug trafficking"),
    rule(Topic::Drugs, "en", "narcotic*"),
    rule(Topic::Drugs, "en", "psychotropic*"),
    rule(Topic::Drugs, "en", "psychoactive substances"),
    rule(Topic::Drugs, "en", "cannabis"),
    rule(Topic::Drugs, "es", "estupefaciente*"),
    rule(Topic::Drugs, "es", "psicotrópic*"),
    rule(Topic::Drugs, "es", "drogas"),
    rule(Topic::Drugs, "pt", "estupefaciente*"),
    rule(Topic::Drugs, "pt", "psicotrópic*"),
    rule(Topic::Drugs, "pt", "drogas"),
    rule(Topic::Drugs, "fr", "stupéfiant*"),
    rule(Topic::Drugs, "fr", "psychotrope*"),
    rule(Topic::Drugs, "fr", "cannabis"),
    // The act on food and medicines is called "Loi sur les aliments et drogues" in Canada.
    rule_unless(Topic::Drugs, "fr", "drogues", &["aliments"]),
    rule(Topic::Firearms, "en", "firearm*"),
    rule(Topic::Firearms, "en", "small arms"),
    rule(Topic::Firearms, "en", "arms trafficking"),
    rule(Topic::Firearms, "en", "arms trade"),
    rule(Topic::Firearms, "fr", "armes à feu"),
    rule(Topic::Firearms, "fr", "trafic d'armes"),
    rule(Topic::Wildlife, "en", "wildlife"),
    rule(Topic::Wildlife, "en", "endangered species"),
    rule(Topic::Wildlife, "en", "wild animal*"),
    rule(Topic::Wildlife, "en", "poaching"),
    rule(Topic::Wildlife, "en", "illegal logging"),
    rule(Topic::Wildlife, "fr", "espèces sauvages"),
    rule(Topic::Wildlife, "fr", "espèces animales ou végétales sauvages"),
    rule(Topic::Wildlife, "fr", "espèces menacées"),
    rule(Topic::Wildlife, "fr", "braconnage"),
    // Never "organ" alone: organs of the state and church organs are not meant.
    rule(Topic::Organs, "en", "human organ*"),
    rule(Topic::Organs, "en", "organ trafficking"),
    rule(Topic::Organs, "en", "trafficking in human organs"),
    rule(Topic::Organs, "en", "organ transplant*"),
    rule(Topic::Organs, "en", "human tissue"),
    rule(Topic::Organs, "fr", "trafic d'organes"),
    rule(Topic::Organs, "fr", "organes humains"),
    rule(Topic::Organs, "fr", "transplantation d'organes"),
    rule(Topic::IllicitTrade, "en", "illicit trade"),
    rule(Topic::IllicitTrade, "en", "tobacco"),
    rule(Topic::IllicitTrade, "en", "counterfeit*"),
    rule(Topic::IllicitTrade, "en", "contraband"),
    rule_unless(Topic::IllicitTrade, "en", "smuggling", PEOPLE),
    rule(Topic::IllicitTrade, "fr", "commerce illicite"),
    rule(Topic::IllicitTrade, "fr", "tabac"),
    rule(Topic::IllicitTrade, "fr", "contrefaçon"),
    rule(Topic::IllicitTrade, "fr", "contrebande"),
];

/// The topics of a law by its title, each with the first rule that gave it, in the order of [`Topic::ALL`].
///
/// `language` is a BCP 47 tag; only its primary part counts.
pub fn classify(title: &str, language: &str) -> Vec<(Topic, &'static Rule)> {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let words = words(title);
    Topic::ALL
        .into_iter()
        .filter_map(|topic| {
            RULES
                .iter()
                .filter(|r| r.topic == topic && r.language == primary)
                .find(|r| holds(&words, r.term) && !r.unless.iter().any(|u| holds(&words, u)))
                .map(|r| (topic, r))
        })
        .collect()
}

/// Only the topics of [`classify`].
pub fn topics(title: &str, language: &str) -> Vec<Topic> {
    classify(title, language).into_iter().map(|(topic, _)| topic).collect()
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn holds(words: &[String], term: &str) -> bool {
    let term: Vec<&str> = term.split(' ').collect();
    words.windows(term.len()).any(|run| run.iter().zip(&term).all(|(word, part)| is_word(word, part)))
}

fn is_word(word: &str, part: &str) -> bool {
    match part.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(title: &str, language: &str) -> Vec<&'static str> {
        topics(title, language).into_iter().map(Topic::id).collect()
    }

    #[test]
    fn titles_that_say_what_they_are_about() {
        for (title, language, expected) in [
            ("Corruption of Foreign Public Officials Act", "en", &["corruption"][..]),
            ("Loi sur la corruption d’agents publics étrangers", "fr", &["corruption"]),
            ("Bribery Act 2010", "en", &["corruption"]),
            ("Proceeds of Crime (Money Laundering) and Terrorist Financing Act", "en", &["money_laundering"]),
            ("Proceeds of Crime Act 2002", "en-GB", &["money_laundering"]),
            (
                "Loi sur le recyclage des produits de la criminalité et le financement des activités terroristes",
                "fr",
                &["money_laundering"],
            ),
            ("Controlled Drugs and Substances Act", "en", &["drugs"]),
            ("Loi réglementant certaines drogues et autres substances", "fr", &["drugs"]),
            ("Misuse of Drugs Act 1971", "en", &["drugs"]),
            ("Firearms Act", "en", &["firearms"]),
            ("Loi sur les armes à feu", "fr", &["firearms"]),
            ("Tobacco and Vaping Products Act", "en", &["illicit_trade"]),
            ("Loi sur le tabac et les produits de vapotage", "fr", &["illicit_trade"]),
            ("Modern Slavery Act 2015", "en", &["human_trafficking"]),
            ("Fighting Against Forced Labour and Child Labour in Supply Chains Act", "en", &["human_trafficking"]),
            (
                "Loi sur la lutte contre le travail forcé et le travail des enfants dans les chaines d’approvisionnement",
                "fr",
                &["human_trafficking"],
            ),
            (
                "Prevention of Trafficking in Persons and Smuggling of Migrants Act",
                "en",
                &["human_trafficking", "migrant_smuggling"],
            ),
            ("Customs (Smuggling of Goods) Act", "en", &["illicit_trade"]),
            ("Human Organs Transplant Act", "en", &["organs"]),
            ("Wildlife and Countryside Act 1981", "en", &["wildlife"]),
        ] {
            assert_eq!(ids(title, language), expected, "{title}");
        }
    }

    #[test]
    fn titles_that_only_sound_like_it() {
        for (title, language) in [
            ("Human Rights Act 1998", "en"),
            ("Data Protection Act 2018", "en"),
            ("Immigration and Refugee Protection Act", "en"),
            ("Food and Drugs Act", "en"),
            ("Loi sur les aliments et drogues", "fr"),
            ("Corrupt and Illegal Practices Prevention Act 1883", "en"),
            ("Road Traffic Act 1988", "en"),
            ("Farms and Alarms Act", "en"),
            ("State Organs Act", "en"),
            ("Social Services and Well-being (Wales) Act 2014", "en"),
            ("Chemical Weapons Act 1996", "en"),
            ("Export and Import Permits Act", "en"),
            ("", "en"),
        ] {
            assert_eq!(ids(title, language), Vec::<&str>::new(), "{title}");
        }
    }

    #[test]
    fn a_decision_names_its_rule() {
        let decided = classify("Bribery Act 2010", "en");
        assert_eq!(decided[0].1.term, "bribery");
        assert!(classify("Bribery Act 2010", "fr").is_empty());
        assert!(classify("Bribery Act 2010", "xx").is_empty());
    }

    #[test]
    fn every_rule_fires_on_its_own_term_and_none_stands_twice() {
        for (i, rule) in RULES.iter().enumerate() {
            let title = rule.term.replace('*', "");
            assert!(topics(&title, rule.language).contains(&rule.topic), "{}", rule.term);
            assert_eq!(rule.term, rule.term.to_lowercase());
            let again = RULES[i + 1..].iter().find(|r| r.term == rule.term && r.language == rule.language);
            assert!(again.is_none(), "{} stands twice", rule.term);
        }
    }

    proptest! {
        #[test]
        fn any_title_is_survived_and_each_topic_stands_once(title in "\\PC{0,80}") {
            let found = topics(&title, "en");
            prop_assert!(found.windows(2).all(|w| w[0] < w[1]));
        }
    }
}
