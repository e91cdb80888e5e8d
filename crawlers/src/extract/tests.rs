//! Sentences of our own, one for each wording that the engine knows.

use proptest::prelude::*;

use super::*;

/// Measure, value and whether it is of the period before, of every statement that is no law.
fn counts(text: &str) -> Vec<(&'static str, Option<u64>, bool)> {
    let options = Options { jurisdiction: None, year: Some(2015) };
    extract_text(text, true, &options)
        .into_iter()
        .filter(|s| s.measure != Measure::LawEnacted)
        .map(|s| {
            let n = match s.value {
                Some(Value::Count(n)) => Some(n),
                _ => None,
            };
            (s.measure.id(), n, s.is_previous_period)
        })
        .collect()
}

/// Like `counts`, values of now alone.
fn now(text: &str) -> Vec<(&'static str, u64)> {
    counts(text).into_iter().filter(|c| !c.2).filter_map(|c| c.1.map(|n| (c.0, n))).collect()
}

fn laws(text: &str) -> Vec<(Option<String>, Option<i16>, Option<Polarity>)> {
    extract_text(text, true, &Options::default())
        .into_iter()
        .filter(|s| s.measure == Measure::LawEnacted)
        .map(|s| (s.law_name, s.law_year, s.polarity))
        .collect()
}

const INV: &str = "investigations";
const PRO: &str = "prosecutions";
const CON: &str = "convictions";
const SEN: &str = "sentenced";
const VIC: &str = "victims_identified";
const OFF: &str = "officials_prosecuted";

#[test]
fn verbs_with_their_objects() {
    assert_eq!(
        now(
            "the police looked into little, investigating nine cases, prosecuting at least 12 suspects and convicting two"
        ),
        [(INV, 9), (PRO, 12), (CON, 2)]
    );
    assert_eq!(now("courts prosecuted and convicted 21 smugglers of people"), [(PRO, 21), (CON, 21)]);
    assert_eq!(now("the unit found and registered 40 criminal cases"), [(INV, 40)]);
    assert_eq!(now("officers identified and brought 17 trafficking victims home"), [(VIC, 17)]);
    assert_eq!(now("officers identified and provided care to 8 victims"), [(VIC, 8)]);
    assert_eq!(now("a court convicted six former ministers and sentenced them to long terms"), [(CON, 6), (SEN, 6)]);
    assert_eq!(now("they indicted a mayor, his aide, and 14 others for bribery"), [(PRO, 14)]);
}

#[test]
fn passives_and_participles() {
    assert_eq!(
        now("Twenty-two cases of forced begging were investigated and 18 were prosecuted"),
        [(INV, 22), (PRO, 18)]
    );
    assert_eq!(now("of the 31 defendants sentenced in spring, nine went to prison"), [(SEN, 31)]);
    assert_eq!(now("200 suspects were detained and at least 41 were convicted"), [(CON, 41)]);
    assert_eq!(now("four judges were charged with fraud and sentenced to prison"), [(OFF, 4), (SEN, 4)]);
    assert_eq!(now("in all 76 men were tried and 54 of them were found guilty"), [(PRO, 76), (CON, 54)]);
    assert_eq!(now("three smugglers pleaded guilty"), [(CON, 3)]);
    assert_eq!(now("five drivers, two of whom were convicted, fled"), [(CON, 2)]);
}

#[test]
fn nouns_of_enforcement() {
    assert_eq!(
        now("the bureau conducted 60 inquiries, opened 12 new child trafficking investigations, and won 7 convictions"),
        [(INV, 60), (INV, 12), (CON, 7)]
    );
    assert_eq!(now("the year saw 3 prosecutions and convictions"), [(PRO, 3), (CON, 3)]);
    assert_eq!(now("the case led to the prosecution of five recruiters"), [(PRO, 5)]);
    assert_eq!(now("only two of the files resulted in convictions"), [(CON, 2)]);
    assert_eq!(now("with 33 cases under investigation"), [(INV, 33)]);
    assert_eq!(now("the country reported its first conviction for the crime"), [(CON, 1)]);
    assert_eq!(now("courts won two hundred and five convictions"), [(CON, 205)]);
    assert_eq!(now("a 95 percent conviction rate after 3 years"), []);
}

#[test]
fn a_compared_number_counts_what_the_one_before_it_counts() {
    let units = |text: &str| {
        let options = Options { jurisdiction: None, year: Some(2015) };
        let all = extract_text(text, true, &options).into_iter();
        all.map(|s| (s.value, s.qualifier, s.unit, s.is_previous_period)).collect::<Vec<_>>()
    };
    let of = |n, qualifier, unit, previous| (Some(Value::Count(n)), Some(qualifier), Some(unit), previous);
    assert_eq!(
        units("The police opened 90 investigations, a decrease from 120 in 2014."),
        [of(90, "exact", "investigations", false), of(120, "exact", "investigations", true)]
    );
    assert_eq!(
        units("The police investigated 14 cases in 2015, compared with none reported in 2014."),
        [of(14, "exact", "cases", false), of(0, "none_reported", "cases", true)]
    );
    assert_eq!(
        units("Courts convicted nine traffickers, compared with 12 in 2014."),
        [of(9, "exact", "persons", false), of(12, "exact", "persons", true)]
    );
}

#[test]
fn the_last_time_is_not_the_time_of_what_is_told() {
    let periods = |text: &str| {
        let options = Options { jurisdiction: None, year: Some(2015) };
        let all = extract_text(text, true, &options).into_iter();
        all.filter(|s| s.measure != Measure::LawEnacted).map(|s| (s.measure.id(), s.period)).collect::<Vec<_>>()
    };
    assert_eq!(
        periods("Courts convicted one trafficker for the first time since 2009, after police opened two prosecutions."),
        periods("Courts convicted one trafficker for the first time, after police opened two prosecutions.")
    );
    assert_eq!(periods("Courts have convicted 40 traffickers since 2009."), [(CON, Some("2009/2014".to_owned()))]);
}

#[test]
fn zeros_are_facts() {
    for text in [
        "no prosecutions or convictions were made",
        "the state did not prosecute or convict any traffickers",
        "judges failed to prosecute or convict offenders",
        "the state made no efforts to prosecute or convict smugglers",
        "there were neither arrests, nor did the state initiate any prosecutions or convictions",
        "authorities prosecuted and convicted no traffickers",
        "no suspected recruiters were prosecuted or convicted",
    ] {
        assert_eq!(now(text), [(PRO, 0), (CON, 0)], "{text}");
    }
    assert_eq!(now("neither the police nor the courts prosecuted or convicted any smugglers"), [(PRO, 0), (CON, 0)]);
    assert_eq!(now("no one was prosecuted or convicted"), [(PRO, 0), (CON, 0)]);
    assert_eq!(now("convictions remained at zero"), [(CON, 0)]);
    assert_eq!(now("police investigated three men but did not prosecute any."), [(INV, 3), (PRO, 0)]);
    assert_eq!(now("the courts have never convicted a trafficker"), [(CON, 0)]);
    assert_eq!(now("the country has yet to convict anyone"), [(CON, 0)]);
    assert_eq!(now("officers did not identify, shelter, or help any victims"), [(VIC, 0)]);
}

#[test]
fn denied_in_part_is_no_zero() {
    for text in [
        "officers did not systematically identify victims",
        "the state did not make significant efforts to convict traffickers",
        "police lacked a system for identifying victims",
        "the ministry did not develop procedures to identify victims",
        "judges rarely convicted traffickers",
        "the state did not adequately screen migrants or identify victims",
        "victims were prosecuted for begging",
        "lawyers asked the court to convict three men",
    ] {
        assert_eq!(now(text), [], "{text}");
    }
}

#[test]
fn what_is_unreported_is_told_apart() {
    let found = extract_text("no convictions were reported", true, &Options::default());
    assert_eq!((found[0].value.clone(), found[0].qualifier), (Some(Value::Count(0)), Some("none_reported")));
    let found = extract_text("the state did not report convicting any smugglers", true, &Options::default());
    assert_eq!((found[0].value.clone(), found[0].qualifier), (Some(Value::Count(0)), Some("none_reported")));
    let found = extract_text("the number of convictions last spring is unknown", false, &Options::default());
    assert_eq!((found[0].value.clone(), found[0].qualifier), (None, Some("not_reported")));
}

#[test]
fn comparisons_give_the_period_before() {
    assert_eq!(
        counts("no convictions were won, down from four in 2013"),
        [(CON, Some(0), false), (CON, Some(4), true)]
    );
    assert_eq!(
        counts("enforcement fell, dropping from 70 investigations to 12"),
        [(INV, Some(70), true), (INV, Some(12), false)]
    );
    assert_eq!(
        counts("the police identified 90 victims in 2014, compared with 55 victims in 2013"),
        [(VIC, Some(90), false), (VIC, Some(55), true)]
    );
    assert_eq!(counts("prosecutions rose to 31 from 12"), [(PRO, Some(31), false), (PRO, Some(12), true)]);
    assert_eq!(
        counts("the state reported 22 prosecutions (18 in 2012) and six convictions"),
        [(PRO, Some(22), false), (PRO, Some(18), true), (CON, Some(6), false)]
    );
    assert_eq!(now("the number of inspectors who investigate fell from 12 to 3"), []);
}

#[test]
fn officials_count_once() {
    assert_eq!(now("no border officials were investigated, prosecuted, or convicted"), [(OFF, 0)]);
    assert_eq!(now("no action was taken against officials who took bribes"), [(OFF, 0)]);
    assert_eq!(now("the state did not hold any complicit officials accountable"), [(OFF, 0)]);
    assert_eq!(now("a court convicted one smuggler – a border officer – in May"), [(CON, 1), (OFF, 1)]);
    assert_eq!(now("one judge, three prosecutors, and two mayors were indicted"), [(OFF, 6)]);
}

#[test]
fn units_and_qualifiers_are_kept() {
    let found = extract_text("police investigated more than 30 cases involving 45 victims", false, &Options::default());
    assert_eq!((found[0].unit, found[0].qualifier), (Some("cases"), Some("at_least")));
    assert_eq!((found[1].unit, found[1].measure), (Some("persons"), Measure::VictimsIdentified));
    let found = extract_text("between 20 and 30 men were convicted", false, &Options::default());
    assert_eq!((found[0].qualifier, found[0].lower, found[0].upper), (Some("interval"), Some(20), Some(30)));
    let found = extract_text("courts convicted fewer than five men", false, &Options::default());
    assert_eq!((found[0].value.clone(), found[0].lower, found[0].upper), (None, Some(0), Some(4)));
    let found = extract_text("courts convicted about 20 men", false, &Options::default());
    assert_eq!((found[0].unit, found[0].qualifier), (Some("persons"), Some("about")));
    assert_eq!(found[0].breakdown.as_ref().and_then(|b| b.get("sex")).map(String::as_str), Some("male"));
}

#[test]
fn laws_and_what_became_of_them() {
    let said = |text: &str| laws(text).first().map(|l| (l.1, l.2));
    assert_eq!(said("parliament enacted an anti-trafficking law in 2012"), Some((Some(2012), Some(Polarity::Passed))));
    assert_eq!(said("the 2009 act against smuggling is seldom used"), None, "an act without a capital is a deed");
    assert_eq!(said("the 2009 law against smuggling is seldom used"), Some((Some(2009), Some(Polarity::Passed))));
    assert_eq!(
        said("the 2012 law on victims was not passed for the third year"),
        Some((Some(2012), Some(Polarity::Failed)))
    );
    assert_eq!(said("the assembly failed to pass a bill drafted in 2011"), Some((Some(2011), Some(Polarity::Failed))));
    assert_eq!(said("a draft law is still pending"), Some((None, Some(Polarity::Drafted))));
    assert_eq!(said("the court found the 2010 law unconstitutional"), Some((Some(2010), Some(Polarity::StruckDown))));
    assert_eq!(said("the court annulled the 2010 law"), Some((Some(2010), Some(Polarity::StruckDown))));
    assert_eq!(said("the assembly repealed the 2008 law"), Some((Some(2008), Some(Polarity::Repealed))));
    assert_eq!(said("the Smuggling of Persons Act of 2011 is old"), Some((Some(2011), Some(Polarity::Passed))));
    assert_eq!(said("the government intends to amend its penal code").map(|s| s.1), Some(Some(Polarity::Drafted)));
    assert_eq!(said("the assembly adopted a national plan of action"), None);
    assert_eq!(said("law enforcement remained weak in 2010"), None);
}

#[test]
fn french_and_spanish_are_begun() {
    let fr = "en 2020, les autorités ont enquêté sur la traite et le tribunal a condamné 12 trafiquants pour la traite des personnes";
    assert!(now(fr).contains(&(CON, 12)), "{:?}", now(fr));
    let fr = "aucune personne n'a été condamnée et dix victimes ont été identifiées dans le pays et les villes";
    assert!(now(fr).contains(&(VIC, 10)), "{:?}", now(fr));
    let es =
        "fueron identificadas 120 víctimas y las autoridades no condenaron a ningún tratante en el país y por la ley";
    assert_eq!(now(es), [(VIC, 120), (CON, 0)]);
    let es = "las autoridades condenaron a 14 tratantes en el país y rescataron a 30 víctimas de la trata de personas en las ciudades";
    assert!(now(es).contains(&(CON, 14)), "{:?}", now(es));
}

/// Sentences on officials of our own: whether it is an allegation, where complicity is said at all.
#[test]
fn complicity_is_told_from_its_denial_and_from_what_was_not_done() {
    let said = |text: &str| {
        let found = extract_text(text, true, &Options::default());
        found.into_iter().find(|s| s.measure == Measure::OfficialsComplicit).map(|s| s.alleged == Some(true))
    };
    for (text, expected) in [
        ("border officers were complicit in smuggling", Some(false)),
        ("complicity among police officers hampered the courts", Some(false)),
        ("allegations of official complicity went unheeded", Some(true)),
        ("a police officer allegedly complicit in trafficking was moved", Some(true)),
        ("soldiers were involved in sex trafficking", Some(false)),
        ("officials were involved in anti-smuggling training", None),
        ("there were no reports of official complicity", None),
        ("the state did not prosecute any complicit officials", None),
        ("parents were complicit in the begging of their children", None),
        ("many victims were found", None),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn the_guilty_and_the_convicted_are_counted_however_it_is_said() {
    assert_eq!(now("a court found 12 mayors guilty of fraud"), [(CON, 12)]);
    assert_eq!(now("the court did not find any smugglers guilty"), [(CON, 0)]);
    assert_eq!(now("the state did not hold any officers criminally responsible"), [(OFF, 0)]);
    let found = extract_text("judges issued 20 convictions to 45 defendants", false, &Options::default());
    let said: Vec<_> = found.iter().map(|s| (s.value.clone(), s.unit)).collect();
    assert_eq!(said, [(Some(Value::Count(20)), Some("convictions")), (Some(Value::Count(45)), Some("persons"))]);
}

#[test]
fn laws_in_other_words() {
    let said = |text: &str| laws(text).into_iter().map(|(_, year, polarity)| (year, polarity)).collect::<Vec<_>>();
    assert_eq!(said("a 2012 law requires judges to declare their assets"), [(Some(2012), Some(Polarity::Passed))]);
    assert_eq!(said("amendments to the law on bribery took effect in 2019"), [(Some(2019), Some(Polarity::Passed))]);
    assert_eq!(
        said("in 2018 the president signed into law a bill against bribery"),
        [(Some(2018), Some(Polarity::Passed))]
    );
    assert_eq!(said("the president signed a decree pardoning 12 men"), []);
    assert_eq!(said("amendments to the law on bribery did not take effect"), []);
}

#[test]
fn a_statement_leads_to_its_sentence() {
    let json = br#"{"Transnational Issues": {"Trafficking in persons": {"tier rating": {"text": "Tier 2 Watch List - the state does little; two smugglers were convicted (2015)"}}}}"#;
    let found = extract(json, &Options::default()).unwrap();
    assert_eq!(found[0].value, Some(Value::Name("2WL")));
    assert_eq!(found[1].measure, Measure::Convictions);
    assert!(
        found[1].locator.starts_with("/Transnational Issues/Trafficking in persons/tier rating/text"),
        "{}",
        found[1].locator
    );
    assert_eq!(found[1].quote, "two smugglers were convicted (2015)");
    assert_eq!((found[1].report_year, found[1].rule), (Some(2015), "subject-passive"));
    assert!(found.iter().all(|s| (0.0..=1.0).contains(&s.confidence)));
}

#[test]
fn broken_documents_say_what_is_wrong() {
    let read = |b: &[u8]| extract(b, &Options::default());
    assert!(matches!(read(b"  \n "), Err(ExtractError::Empty)));
    assert!(matches!(read(b"{\"a\": "), Err(ExtractError::Json(_))));
    assert!(matches!(read(b"\xFF\xFE\x00 caf\xE9"), Err(ExtractError::NotText(_))));
    assert!(matches!(read(&vec![b' '; MAX_BYTES + 1]), Err(ExtractError::TooLarge { .. })));
    // Depth: the reader of JSON stops, the reader of HTML goes on.
    assert!(matches!(read("[".repeat(100_000).as_bytes()), Err(ExtractError::Json(_))));
    let deep = format!("{}two men were convicted of theft{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    assert!(read(deep.as_bytes()).is_ok());
    let nested = "<blockquote>".repeat(20_000) + "two men were convicted of theft";
    assert!(read(nested.as_bytes()).is_ok());
    let nested = "<p><object>".repeat(20_000) + "two men were convicted of theft";
    assert!(read(nested.as_bytes()).is_ok());
}

#[test]
fn enormous_input_stays_within_limits() {
    let long = "three men were convicted, ".repeat(60_000);
    assert!(extract(long.as_bytes(), &Options::default()).is_ok());
    let many = "Three men were convicted of fraud. ".repeat(60_000);
    let found = extract(many.as_bytes(), &Options::default()).unwrap();
    assert!(!found.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_survived(text in "\\PC{0,300}", dense: bool) {
        let _ = extract_text(&text, dense, &Options::default());
    }

    #[test]
    fn any_order_of_its_own_words_is_survived(words in prop::collection::vec(
        prop::sample::select(vec![
            "no", "not", "never", "did", "were", "to", "two", "12", "2014", "from", "of", "whom", "the", "a", "any",
            "prosecuted", "convict", "convictions", "victims", "officials", "and", "or", ",", ";", ".", "–", "(", ")",
            "in", "cases", "law", "passed", "drafted", "against", "none", "first", "its", "down", "compared", "with",
            "including", "failed", "efforts", "investigating", "sentenced", "reported", "that", "which", "by", "NGOs",
        ]), 0..40)) {
        let text = words.join(" ");
        let _ = extract_text(&text, true, &Options { jurisdiction: None, year: Some(2015) });
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if !bytes.starts_with(b"%PDF") {
            let _ = extract(&bytes, &Options::default());
        }
    }

    #[test]
    fn a_number_is_the_number(n in 2_u64..2_000_000) {
        prop_assert_eq!(now(&format!("courts convicted {n} smugglers")), if (1900..=2100).contains(&n) { vec![] } else { vec![(CON, n)] });
    }
}
