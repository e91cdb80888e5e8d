//! What changed after passage, of one law and across jurisdictions (METHODOLOGY section 4).

use leptos::prelude::*;
use lexgap_domain::{
    Change, Counted, EditionIndex, Effect, Law, Measure, Ratio, Score, Sensitivity, Study, Topic, TopicStudy,
    decimal_year,
};

use crate::{
    charts,
    components::{law_link, table},
    format::{interval, number},
    say::{self, link, rich, say},
    share::About,
};

/// Correlation of neighbouring residuals from which a reader is told of it.
const CORRELATED: f64 = 0.5;
/// Jurisdictions behind a year below which a reader is told that its interval is too narrow.
const FEW: u32 = 10;
/// A test below this says that trends differed before.
const DIFFERENT: f64 = 0.05;

/// Small numbers need decimals, large ones none.
fn decimals(x: f64) -> usize {
    match x.abs() {
        0.0..10.0 => 2,
        10.0..100.0 => 1,
        _ => 0,
    }
}

/// How small and how large a ratio is written as it is.
const WRITTEN: (f64, f64) = (0.01, 1_000.0);
/// How many times the lower end of an interval the upper may be for the interval to say anything.
const TELLING: f64 = 100.0;

/// `1.8`, `<0.01` or `>1,000`.
fn times(x: f64) -> String {
    match x {
        x if x < WRITTEN.0 => format!("<{}", number(WRITTEN.0, 2)),
        x if x > WRITTEN.1 => format!(">{}", number(WRITTEN.1, 0)),
        x => number(x, decimals(x)),
    }
}

/// `[0.9, 3.6]`, or from and to where an end is not written as it is.
fn bounds(r: &Ratio) -> String {
    if r.lower < WRITTEN.0 || r.upper > WRITTEN.1 {
        say!("law-from-to", low = times(r.lower), high = times(r.upper))
    } else {
        interval(r.lower, r.upper, decimals(r.lower))
    }
}

/// `0.034`, or `<0.001`.
fn probability(p: f64) -> String {
    if p < 0.001 { format!("<{}", number(0.001, 3)) } else { number(p, 3) }
}

/// What changed after a law, and the same across jurisdictions.
pub fn of_law(index: &EditionIndex, law: &Law, s: &Score) -> Option<AnyView> {
    let effect = index.effects_of_law(law.id.as_str()).into_iter().find(|e| e.topic == s.topic)?;
    let own = match (&effect.result, &effect.counted) {
        (Ok(change), Some(counted)) => changed(index, law, effect, change, counted),
        (Ok(_), None) => ().into_any(),
        (Err(reason), _) => {
            let reason = say::message(reason);
            view! { <p class="missing">{say!("effect-not-estimable", reason = reason)}</p> }.into_any()
        }
    };
    Some(
        view! {
            <h3>{say!("effect-title")}</h3>
            <p class="quiet">{rich!("effect-about", how = link("/methodology#effects"))}</p>
            {own}
            {across(index, law, s.topic)}
        }
        .into_any(),
    )
}

fn changed(index: &EditionIndex, law: &Law, e: &Effect, change: &Change, counted: &Counted) -> AnyView {
    let measure = say::message(&counted.measure.in_sentence());
    let year = e.from_year.to_string();
    // Carried on far, a short trend leaves everything open; its first step is then what can be said.
    let is_telling = change.overall.upper <= TELLING * change.overall.lower;
    let (id, shown) = if is_telling { ("effect-overall", &change.overall) } else { ("effect-step", &change.level) };
    let finding =
        say!(id, year = year.as_str(), ratio = times(shown.value), measure = measure, interval = bounds(shown));
    let meaning = if shown.is_change() { "effect-beyond-chance" } else { "effect-chance" };
    let open = (!is_telling).then(|| say!("effect-open"));
    let others = change.others.iter().filter_map(|id| index.law(id.as_str()));
    let others: Vec<AnyView> = others.enumerate().map(|(i, law)| other(i, law)).collect();
    let others = (!others.is_empty()).then(|| {
        view! { <p class="notice">{rich!("effect-others", laws = view! { <span>{others}</span> }.into_any())}</p> }
    });
    let of_measure = say::measure(counted.measure);
    let rows = [("effect-level", &change.level), ("effect-slope", &change.slope), ("effect-whole", &change.overall)]
        .map(|(label, r)| {
            view! {
                <tr>
                    <th scope="row">{say!(label)}</th>
                    <td class="n">{times(r.value)}</td>
                    <td class="n">{bounds(r)}</td>
                    <td class="n">{probability(r.p_value)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("effect-change")}</th>
        <th scope="col">{say!("effect-times")}</th>
        <th scope="col">{say!("interval-95")}</th>
        <th scope="col">{say!("p-value")}</th>
    };
    view! {
        <p>{finding} " " {say!(meaning)} " " {open}</p>
        {others}
        {before_and_after(index, law, e, change, counted)}
        {table(say!("effect-numbers", year = year, measure = of_measure), head, rows)}
        <p class="quiet">{basis(change, counted)}</p>
    }
    .into_any()
}

fn other(at: usize, law: &Law) -> AnyView {
    let before = (at > 0).then(|| say!("list-separator"));
    let year = law.effective().map(|(from, _)| format!(" ({})", from.year()));
    view! { {before} <bdi>{law_link(law)} {year}</bdi> }.into_any()
}

/// From what it was computed, in sentences.
fn basis(change: &Change, counted: &Counted) -> String {
    let mut said = vec![say!("effect-years", before = change.years_before, after = change.years_after)];
    said.push(say!(if change.per_inhabitant { "effect-per-inhabitant" } else { "effect-no-population" }));
    if counted.sources.len() > 1 {
        said.push(say!("effect-reconciled", n = counted.sources.len()));
    }
    if change.withheld > 0 {
        said.push(say!("effect-withheld", n = change.withheld));
    }
    if change.autocorrelation.abs() > CORRELATED {
        said.push(say!("effect-correlated", correlation = number(change.autocorrelation, 2)));
    }
    said.join(" ")
}

fn before_and_after(
    index: &EditionIndex,
    law: &Law,
    e: &Effect,
    change: &Change,
    counted: &Counted,
) -> Option<AnyView> {
    let measure = say::measure(counted.measure);
    let topic = say::topic_within(e.topic);
    let caption = say!("effect-chart", measure = measure, topic = topic);
    let name = say!(if e.from_is_passage { "law-mark-passed" } else { "law-mark-in-force" });
    let (from, _) = law.effective()?;
    let chart = charts::before_and_after(&change.points, e.from_year, (decimal_year(from), name))?;
    let rows = change
        .points
        .iter()
        .map(|p| {
            let places = decimals(p.counterfactual);
            let observed = if p.observed_lower < p.observed_upper {
                format!("{} {}", number(p.observed, 0), interval(p.observed_lower, p.observed_upper, 0))
            } else {
                number(p.observed, 0)
            };
            let carried_on = (p.year >= e.from_year).then(|| {
                let band = interval(p.counterfactual_lower, p.counterfactual_upper, places);
                format!("{} {band}", number(p.counterfactual, places))
            });
            view! {
                <tr>
                    <th scope="row">{p.year.to_string()}</th>
                    <td class="n">{observed}</td>
                    <td class="n">{number(p.fitted, decimals(p.fitted))}</td>
                    <td class="n">{carried_on}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("year")}</th>
        <th scope="col">{say!("effect-observed")}</th>
        <th scope="col">{say!("effect-fitted")}</th>
        <th scope="col">{say!("effect-carried-on")} " " {say!("interval-95")}</th>
    };
    let about = About::new(&["effect", e.topic.id()], caption.clone())
        .by(index, counted.sources.iter())
        .with_data(format!("/api/v1/effects?law={}&topic={}", e.law, e.topic));
    Some(charts::chart(about, &chart, table(caption, head, rows)))
}

/// The first study of the law's kind of instrument that can be estimated, in short; else why there is none.
fn across(index: &EditionIndex, law: &Law, topic: Topic) -> Option<AnyView> {
    let of_kind = |s: &&TopicStudy| s.instrument == law.instrument;
    let all: Vec<&TopicStudy> = index.studies_of(topic).into_iter().filter(of_kind).collect();
    let found = all.iter().find_map(|s| Some((*s, s.result.as_ref().ok()?)));
    let told = match found {
        Some((s, study)) => {
            let chart = figure(index, s, study);
            view! { <p>{finding(study)}</p> {chart} }.into_any()
        }
        None => {
            let reason = say::message(all.first()?.result.as_ref().err()?);
            view! { <p class="missing">{say!("study-not-estimable", reason = reason)}</p> }.into_any()
        }
    };
    let more = rich!("study-more", a = link(format!("/topics/{topic}#effects")));
    Some(view! { <h4>{say!("study-on-law")}</h4> {told} <p>{more}</p> }.into_any())
}

/// All studies of a topic.
pub fn of_topic(index: &EditionIndex, topic: Topic) -> Option<AnyView> {
    let all = index.studies_of(topic);
    if all.is_empty() {
        return None;
    }
    let estimated = all.iter().filter_map(|s| Some(whole(index, s, s.result.as_ref().ok()?))).collect_view();
    let not: Vec<AnyView> = all
        .iter()
        .filter_map(|s| {
            let reason = say!("study-not-estimable", reason = say::message(s.result.as_ref().err()?));
            let what = view! { <bdi>{name_of(index, s)}</bdi> }.into_any();
            Some(view! { <li>{rich!("label-and-value", label = what, value = reason)}</li> }.into_any())
        })
        .collect();
    let not = (!not.is_empty()).then(|| {
        view! { <details><summary>{say!("study-none")}</summary><ul>{not}</ul></details> }
    });
    Some(
        view! {
            <section id="effects">
                <h2>{say!("study-title")}</h2>
                <p class="quiet">{rich!("study-about", how = link("/methodology#effects"))}</p>
                {estimated}
                {not}
            </section>
        }
        .into_any(),
    )
}

/// Instrument and measure.
fn name_of(index: &EditionIndex, s: &TopicStudy) -> String {
    let instrument = match &s.instrument {
        None => say!("study-national-laws"),
        Some(id) => {
            let party = index.edition.facts.laws.iter().find(|l| l.instrument.as_ref() == Some(id));
            party.map_or_else(|| id.clone(), |l| l.title().to_owned())
        }
    };
    say!("study-of", instrument = instrument, measure = say::measure(s.measure))
}

/// What was found, in a sentence or two.
fn finding(study: &Study) -> String {
    let m = &study.overall;
    let (ratio, bounds) = (number(m.estimate.exp(), 2), interval(m.lower.exp(), m.upper.exp(), 2));
    let meaning = say!(if m.is_change() { "study-beyond-chance" } else { "effect-chance" });
    format!("{} {meaning}", say!("study-overall", ratio = ratio, interval = bounds))
}

fn whole(index: &EditionIndex, s: &TopicStudy, study: &Study) -> AnyView {
    let who = say!(
        "study-who",
        treated = study.treated,
        never = study.never_treated,
        most = study.years.iter().map(|y| y.treated).max().unwrap_or_default(),
        from = study.first_year.to_string(),
        to = study.last_year.to_string()
    );
    let estimated = study.years.iter().filter(|y| y.lower < y.upper);
    let few = estimated.map(|y| y.treated).min().filter(|n| *n < FEW).map(|_| say!("study-few"));
    let left_out = (study.left_out > 0).then(|| say!("study-left-out", n = study.left_out));
    let pre_trend = match &study.pre_trend {
        None => say!("study-pre-trend-none"),
        Some(t) if t.p_value < DIFFERENT => say!("study-pre-trend-differs", p = probability(t.p_value)),
        Some(t) => say!("study-pre-trend-alike", p = probability(t.p_value)),
    };
    let holds = match &study.sensitivity {
        Ok(sensitivity) => robust(sensitivity),
        Err(reason) => view! { <p>{say!("study-sensitivity-not", reason = say::message(reason))}</p> }.into_any(),
    };
    view! {
        <h3 dir="auto">{name_of(index, s)}</h3>
        <p>{finding(study)}</p>
        {figure(index, s, study)}
        <p>{pre_trend}</p>
        {holds}
        <p class="quiet">{who} " " {few} " " {left_out}</p>
    }
    .into_any()
}

fn robust(s: &Sensitivity) -> AnyView {
    let most = s.relative_magnitudes.iter().map(|b| b.m).fold(0.0, f64::max);
    let said = match s.breakdown_relative {
        Some(0.0) => say!("study-breakdown-none"),
        Some(m) => say!("study-breakdown-at", m = number(m, 1)),
        None => say!("study-breakdown-holds", m = number(most, 1)),
    };
    let end = |x: Option<f64>| x.map_or_else(|| say!("study-unbounded"), |x| number(x, 2));
    let rows = s
        .relative_magnitudes
        .iter()
        .map(|b| {
            let bounds = match b.lower.zip(b.upper) {
                Some((lower, upper)) => interval(lower, upper, 2),
                None => say!("law-from-to", low = end(b.lower), high = end(b.upper)),
            };
            view! { <tr><th scope="row">{number(b.m, 1)}</th><td class="n">{bounds}</td></tr> }
        })
        .collect_view();
    let head = view! { <th scope="col">{say!("study-m")}</th><th scope="col">{say!("interval-95")}</th> };
    view! {
        <p>{said}</p>
        <details>
            <summary>{say!("study-sensitivity")}</summary>
            {table(say!("study-sensitivity"), head, rows)}
        </details>
    }
    .into_any()
}

fn figure(index: &EditionIndex, s: &TopicStudy, study: &Study) -> Option<AnyView> {
    let what = name_of(index, s);
    let chart = charts::event_study(&study.years)?;
    let rows = study
        .years
        .iter()
        .map(|y| {
            let bounded = |lower: f64, upper: f64| {
                if lower < upper { interval(lower, upper, 2) } else { say!("study-reference") }
            };
            view! {
                <tr>
                    <th scope="row">{number(f64::from(y.since), 0)}</th>
                    <td class="n">{number(y.estimate, 2)}</td>
                    <td class="n">{bounded(y.lower, y.upper)}</td>
                    <td class="n">{bounded(y.band_lower, y.band_upper)}</td>
                    <td class="n">{number(f64::from(y.treated), 0)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("study-since")}</th>
        <th scope="col">{say!("study-estimate")}</th>
        <th scope="col">{say!("interval-95")}</th>
        <th scope="col">{say!("study-band")}</th>
        <th scope="col">{say!("study-with-it")}</th>
    };
    let instrument = s.instrument_name();
    let about =
        About::new(&["study", s.topic.id(), instrument, s.measure.id()], say!("study-chart", what = what.as_str()))
            .by(index, sources(index, s.topic, s.measure))
            .with_data(format!(
                "/api/v1/event-studies?topic={}&measure={}&instrument={instrument}",
                s.topic, s.measure
            ));
    Some(charts::chart(about, &chart, table(say!("study-table", what = what), head, rows)))
}

/// Who counts it anywhere.
fn sources(index: &EditionIndex, topic: Topic, measure: Measure) -> Vec<&lexgap_domain::SourceId> {
    let all = &index.edition.reconciliation.tilts;
    all.iter().filter(|t| t.topic == topic && t.measure == measure).map(|t| &t.source).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(value: f64, lower: f64, upper: f64) -> Ratio {
        Ratio { value, lower, upper, standard_error: 0.1, p_value: 0.5 }
    }

    #[test]
    fn what_is_next_to_nothing_is_not_written_as_nothing() {
        assert_eq!([1.82, 14.98, 230.4].map(times), ["1.82", "15", "230"]);
        assert_eq!([0.0003, 11_476_199.0].map(times), ["<0.01", ">1,000"]);
        assert_eq!(bounds(&ratio(1.8, 0.9, 3.6)), "[0.9, 3.6]");
        assert_eq!(bounds(&ratio(1.0, 0.0003, 3.6)), "<0.01 to 3.6");
        assert_eq!([0.0341, 0.0001].map(probability), ["0.034", "<0.001"]);
    }
}
