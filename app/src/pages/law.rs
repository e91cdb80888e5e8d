//! A law or treaty obligation.

use leptos::prelude::*;
use lexgap_domain::{
    Component, EditionIndex, Expected, Law, LawDate, LawStatus, LawVersion, Measure, Observation, Score, decimal_year,
    score::GRADE_THRESHOLDS,
};

use crate::{
    charts, cite,
    components::{self, counts_table, grade, interval_bar, jurisdiction_link, kind_label, place, table},
    format::{diff_address, interval, number, point_address, stated},
    layout::{Content, Context},
};

/// Instruments of the same group shown on each side in rank.
const NEIGHBOURS: usize = 5;
/// Indicators of corruption shown beside a score, with decimals.
const INTEGRITY: [(&str, usize); 3] = [("wb-wgi-cc", 2), ("ti-cpi", 0), ("oc-state-embedded-actors", 1)];
/// Figures listed behind a component.
const FIGURES: usize = 24;

/// The page of the law with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let law = index.law(id)?;
    let scores = index.scores_of_law(id);
    let sections = scores.iter().map(|s| score_section(index, law, s)).collect_view();
    let unscored = scores.is_empty().then(|| {
        let in_parts = !law.sections.is_empty() || !law.provisions.is_empty();
        let why = if in_parts && law.passage().is_some() {
            "Only some sections of this law are on our topics, and no source states when they were inserted; the law itself is older \
             than the treaties that define these trades. Its own day would say nothing, so it is not scored."
        } else if law.topics.is_empty() {
            "No topic of ours is recognised in this law’s title, so it is not scored."
        } else {
            "No source states when this law was passed or ratified, so nothing says since when it promises anything: it is not scored."
        };
        view! { <p class="notice">{why}</p> }
    });
    let topics = law
        .topics
        .iter()
        .map(|t| view! { <li><a href=format!("/topics/{}", t.id())>{t.label()}</a></li> })
        .collect_view();
    let titles = law
        .titles
        .iter()
        .skip(1)
        .map(|t| {
            view! { <li><span lang=t.language.clone()>{t.title.clone()}</span> <small>{format!(" ({})", t.language)}</small></li> }
        })
        .collect_view();
    let url = law.url.clone().map(|url| {
        view! { <dt>"Publisher’s page"</dt><dd><a href=url.clone() rel="noreferrer">{url.clone()}</a></dd> }
    });
    let sources = law
        .sources
        .iter()
        .map(|s| {
            let title =
                index.source(s.as_str()).map_or_else(|| s.to_string(), |s| format!("{}, {}", s.title, s.publisher));
            view! { <li><a href=format!("/sources#{s}")>{title}</a></li> }
        })
        .collect_view();
    let body = view! {
        <h1 lang=law.titles.first().map(|t| t.language.clone())>{law.title().to_owned()}</h1>
        <p class="quiet">
            {jurisdiction_link(index, law.jurisdiction.as_str())} " · " {kind_label(law.kind)} " · " {law.citation.clone()}
        </p>
        <ul class="inline">{topics}</ul>
        <ul class="plain">{titles}</ul>
        {status(law)}
        {unscored}
        {timeline(index, law)}
        {sections}
        {parts(index, law)}
        {amendments(law)}
        {versions(index, law)}
        {cite::cite(context, "laws", id)}
        <h2>"Sources"</h2>
        <ul>{sources}</ul>
        <dl class="facts">{url}<dt>"For programs"</dt><dd><a href=format!("/api/v1/laws/{id}")>{format!("/api/v1/laws/{id}")}</a></dd></dl>
    };
    let place_name = components::name_of(index, law.jurisdiction.as_str());
    let description = format!("{}, {place_name}: dates, enforcement and implementation score.", law.title());
    Some(Content::new(format!("{} ({place_name})", law.title()), description, body))
}

/// Every dated event, in order, each with its place in a source.
fn timeline(index: &EditionIndex, law: &Law) -> AnyView {
    let passage = law.passage();
    let mut dates: Vec<&LawDate> = law.dates.iter().collect();
    dates.sort_by_key(|d| (d.date, d.kind));
    let events = dates
        .into_iter()
        .map(|d| {
            let counts = passage.is_some_and(|p| p == d).then(|| view! { <em>" – counts as passage"</em> });
            let rule = d.computed_by.clone().map(|r| view! { <small>" (" {r} ")"</small> });
            view! {
                <li>
                    <time datetime=stated(d)>{stated(d)}</time>
                    " " <strong>{d.kind.label()}</strong> {counts} {rule}
                    <small class="where">{place(index, &d.provenance)}</small>
                </li>
            }
        })
        .collect_view();
    let unknown = law.in_force().is_none().then(|| {
        view! { <p class="quiet">"No source states the day it came into force; the day of passage stands in for it."</p> }
    });
    view! {
        <section id="timeline">
            <h2>"Timeline"</h2>
            <ol class="timeline">{events}</ol>
            {unknown}
        </section>
    }
    .into_any()
}

fn score_section(index: &EditionIndex, law: &Law, s: &Score) -> AnyView {
    let topic = s.topic;
    let headline = match (components::score_text(s), s.score.zip(s.lower).zip(s.upper)) {
        (Some(text), Some(((middle, lower), upper))) => {
            let rank = components::rank_text(s).map(|r| format!("Rank {r}."));
            view! {
                <p class="headline">
                    <strong>{text.clone()}</strong>
                    " of 100, evidence grade " {grade(s)} ". " {rank}
                </p>
                {interval_bar(lower, middle, upper, 100.0, format!("score {text} of 100"))}
            }
            .into_any()
        }
        _ => view! {
            <p class="headline">
                <strong>"Insufficient evidence"</strong> " for a score; evidence grade " {grade(s)} "."
            </p>
        }
        .into_any(),
    };
    let flags = s.flags.iter().map(|f| view! { <li class="flag">{f.clone()}</li> }).collect_view();
    view! {
        <section id=topic.id()>
            <h2>"How far it is carried out: " {topic.label().to_lowercase()}</h2>
            {headline}
            <ul class="plain">{flags}</ul>
            {basis(s)}
            {expected(s)}
            {components_table(index, s)}
            {hinges(s)}
            {missing(s)}
            {grade_text(s)}
            {integrity(index, s)}
            {chart(index, law, s)}
            {neighbours(index, s)}
        </section>
    }
    .into_any()
}

fn basis(s: &Score) -> AnyView {
    let b = &s.basis;
    let years = b.first_year.zip(b.last_year).map(|(a, z)| format!(" Counts of {a} to {z} were used."));
    let stand_in = b.recorded_offences_stand_in.then_some(
        " No source publishes prosecutions or convictions of this topic, so recorded offences stand in for enforcement.",
    );
    let from =
        if b.effective_is_passage { "passage, since no source states entry into force" } else { "entry into force" };
    view! {
        <p class="quiet">
            {format!("Measured from {} ({from}), beside {} peers: {}.", b.effective_date, b.n_peers, b.peers)} {years} {stand_in}
            " Counts are recorded by topic, seldom by law: where several instruments are in force, the count is the topic’s."
        </p>
    }
    .into_any()
}

/// What the peers lead one to expect by now, beside what was counted.
fn expected(s: &Score) -> Option<AnyView> {
    let e: &Expected = s.expected.as_ref()?;
    let percent = |x: f64| number(100.0 * x, 0);
    let used = format!(
        "By its age of {} years, {} % {} of {} peers ({}) had used theirs.",
        number(e.age, 1),
        percent(e.used.value),
        interval(100.0 * e.used.lower, 100.0 * e.used.upper, 0),
        e.n_peers,
        e.peers
    );
    let rows = e
        .counts
        .iter()
        .map(|c| {
            let decimals = if c.per_year.value < 10.0 { 1 } else { 0 };
            let counted = c.counted.map_or_else(
                || "not reported".to_owned(),
                |(low, high)| {
                    if low == high { number(low, 1) } else { format!("{} to {}", number(low, 1), number(high, 1)) }
                },
            );
            view! {
                <tr>
                    <th scope="row">{c.measure.label()}</th>
                    <td class="n">
                        {number(c.per_year.value, decimals)} " " {interval(c.per_year.lower, c.per_year.upper, decimals)}
                    </td>
                    <td class="n">{counted}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Count a year"</th>
        <th scope="col">"Expected from peers [90 % of them]"</th>
        <th scope="col">"Counted, newest three reported years"</th>
    };
    Some(
        view! {
            <h3>"Expected by now"</h3>
            <p>{used} " The counts are what peers would have with this population."</p>
            {table("Expected by now, from the peers".to_owned(), head, rows)}
        }
        .into_any(),
    )
}

/// What the score hinges on.
fn hinges(s: &Score) -> Option<AnyView> {
    if s.hinges.is_empty() {
        return None;
    }
    let items = s
        .hinges
        .iter()
        .map(|h| view! { <li>{h.choice.label()} ": " {format!("{:.0} %", 100.0 * h.share)}</li> })
        .collect_view();
    let rest = 1.0 - s.hinges.iter().map(|h| h.share).sum::<f64>();
    let rest = (rest > 0.01).then(|| view! { <li>{format!("several of them together: {:.0} %", 100.0 * rest)}</li> });
    Some(
        view! {
            <h3>"What this score hinges on"</h3>
            <p class="quiet">"Share of the variance of the draws that each choice explains alone. " <a href="/methodology#hinges">"How"</a></p>
            <ul class="inline">{items}{rest}</ul>
        }
        .into_any(),
    )
}

/// Corruption beside the score, and the variant that divides it out.
fn integrity(index: &EditionIndex, s: &Score) -> AnyView {
    let j = s.jurisdiction.as_str();
    let rows = INTEGRITY
        .into_iter()
        .map(|(id, decimals)| {
            let title = index.indicator(id).map_or_else(|| id.to_owned(), |i| i.title.clone());
            let newest = index.series(id, j).into_iter().rev().find(|p| p.value.is_some());
            let (value, error) = match newest {
                Some(p) => {
                    let error = match (p.standard_error, p.lower.zip(p.upper)) {
                        (_, Some((lower, upper))) => interval(lower, upper, decimals),
                        (Some(e), None) => format!("standard error {}", number(e, decimals)),
                        (None, None) => "its publisher states none".to_owned(),
                    };
                    (view! { {components::point(p, decimals)} {format!(" ({})", p.period.label())} }.into_any(), error)
                }
                None => (view! { <span class="quiet">"not rated here"</span> }.into_any(), String::new()),
            };
            view! { <tr><th scope="row"><a href=format!("/indicators/{id}")>{title}</a></th><td class="n">{value}</td><td>{error}</td></tr> }
        })
        .collect_view();
    let officials: Vec<AnyView> = index
        .observations_of(j)
        .into_iter()
        .filter(|o| o.measure == Measure::OfficialsProsecuted && o.is_total() && o.topics.contains(&s.topic))
        .map(|o| view! { <span>{o.period.label()} ": " {components::figure(o)} " "</span> }.into_any())
        .collect();
    let officials = if officials.is_empty() {
        view! { <span class="quiet">"no source in this edition counts them; that is not a zero"</span> }.into_any()
    } else {
        officials.into_any()
    };
    let a = &s.adjusted;
    let adjusted = a.score.zip(a.lower).zip(a.upper).map(|((score, lower), upper)| {
        view! { <strong>{format!("{} {} of 100. ", number(score, 0), interval(lower, upper, 0))}</strong> }
    });
    let head = view! { <th scope="col">"Indicator"</th><th scope="col">"Newest value"</th><th scope="col">"Its uncertainty"</th> };
    view! {
        <h3>"Integrity context"</h3>
        <p class="quiet">"Beside the score, never inside it."</p>
        {table("Corruption, as others rate it".to_owned(), head, rows)}
        <dl class="facts">
            <dt>"Officials prosecuted"</dt><dd>{officials}</dd>
            <dt>"Statements of complicity"</dt>
            <dd><span class="quiet">"no source in this edition states them as figures"</span></dd>
            <dt>"Integrity-adjusted variant (optional)"</dt><dd>{adjusted} {a.explanation.clone()}</dd>
        </dl>
    }
    .into_any()
}

fn components_table(index: &EditionIndex, s: &Score) -> Option<AnyView> {
    if s.components.is_empty() {
        return None;
    }
    let rows = s
        .components
        .iter()
        .map(|c| {
            let percent = |x: f64| number(100.0 * x, 0);
            view! {
                <tr>
                    <th scope="row">{c.kind.label()} <small>{c.kind.question()}</small></th>
                    <td class="n">{percent(c.value)} " " {interval(100.0 * c.lower, 100.0 * c.upper, 0)}</td>
                    <td class="bar-cell">
                        {interval_bar(c.lower, c.value, c.upper, 1.0, format!("{} of 100", percent(c.value)))}
                    </td>
                    <td>{format!("{:.0} %", 100.0 * c.kind.weight())}</td>
                    <td><small>{c.explanation.clone()}</small> {figures(index, s, c)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Component"</th>
        <th scope="col">"0 to 100 [90 % interval]"</th>
        <th scope="col">"Interval"</th>
        <th scope="col">"Weight"</th>
        <th scope="col">"From what"</th>
    };
    Some(table("Components of the score".to_owned(), head, rows))
}

/// The figures a component was computed from, folded away.
fn figures(index: &EditionIndex, s: &Score, c: &Component) -> Option<AnyView> {
    let n = c.observations.len() + c.ratings.len();
    if n == 0 {
        return None;
    }
    let counts = c.observations.iter().rev().take(FIGURES).filter_map(|id| {
        let o = index.observation(id.as_str())?;
        Some(view! { <li>{o.period.label()} " " {o.measure.label()} ": " {components::figure(o)}</li> }.into_any())
    });
    let ratings = c.ratings.iter().rev().take(FIGURES).filter_map(|(indicator, year)| {
        let p = index
            .series(indicator.as_str(), s.jurisdiction.as_str())
            .into_iter()
            .find(|p| p.period.index_year() == *year)?;
        let title = index.indicator(indicator.as_str()).map_or_else(|| indicator.to_string(), |i| i.title.clone());
        Some(
            view! { <li><a href=point_address(p)>{format!("{title} {year}")}</a> ": " {components::point(p, 2)}</li> }
                .into_any(),
        )
    });
    let items: Vec<AnyView> = counts.chain(ratings).collect();
    let summary = if n == 1 { "1 figure".to_owned() } else { format!("{n} figures") };
    Some(view! { <details><summary>{summary}</summary><ul class="plain">{items}</ul></details> }.into_any())
}

fn missing(s: &Score) -> Option<AnyView> {
    if s.missing.is_empty() {
        return None;
    }
    let items = s
        .missing
        .iter()
        .map(|m| {
            view! {
                <li>
                    <strong>{m.component.label()}</strong> ": " {m.reason.clone()}
                    <small>" Who could supply it: " {m.supplier.clone()}</small>
                </li>
            }
        })
        .collect_view();
    Some(view! { <h3>"What is missing"</h3><ul>{items}</ul> }.into_any())
}

fn grade_text(s: &Score) -> AnyView {
    let b = &s.grade_basis;
    let age = b.newest_age.map_or("no figure at all".to_owned(), |a| format!("newest figure {a} years old"));
    let text = format!(
        "Evidence grade {}: {} of 1 points ({:.0} % of the expected figures are there; {} interest {}; {:.0} % of them exact; \
         {age}; {:.0} % confirmed by a person). Grade {} needs {}.",
        s.grade.letter(),
        number(b.points, 2),
        100.0 * b.coverage,
        b.interest_classes,
        if b.interest_classes == 1 { "class" } else { "classes" },
        100.0 * b.uncensored,
        100.0 * b.confirmed,
        GRADE_THRESHOLDS[0].0.letter(),
        number(GRADE_THRESHOLDS[0].1, 2),
    );
    view! { <p class="quiet">{text} " " <a href="/methodology#evidence">"How grades are given"</a></p> }.into_any()
}

fn chart(index: &EditionIndex, law: &Law, s: &Score) -> Option<AnyView> {
    let totals: Vec<&Observation> = index
        .observations_of(law.jurisdiction.as_str())
        .into_iter()
        .filter(|o| o.is_total() && o.topics.contains(&s.topic))
        .collect();
    let measures: Vec<Measure> = Measure::ALL.into_iter().filter(|m| totals.iter().any(|o| o.measure == *m)).collect();
    let (from, is_passage) = law.effective()?;
    let mark = decimal_year(from);
    let name = if is_passage { "passed" } else { "in force" };
    let caption = format!("Counts before and after: {}", s.topic.label().to_lowercase());
    let table = counts_table(&totals, format!("{caption}; each figure leads to its source"));
    let chart = charts::counts(&totals, &measures, &[(mark, name.to_owned())])?;
    Some(charts::chart(caption, &chart, table))
}

/// The instruments next in rank, above and below.
fn neighbours(index: &EditionIndex, s: &Score) -> Option<AnyView> {
    s.rank?;
    let instrument = |s: &Score| index.law(s.law.as_str()).map(|l| (l.kind, l.instrument.as_deref()));
    let of_group = instrument(s);
    let mut group: Vec<&Score> = index
        .edition
        .scores
        .iter()
        .filter(|o| o.topic == s.topic && o.rank.is_some() && instrument(o) == of_group)
        .collect();
    group.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.law.cmp(&b.law)));
    let at = group.iter().position(|o| o.law == s.law)?;
    let from = at.saturating_sub(NEIGHBOURS);
    let rows = group
        .iter()
        .skip(from)
        .take(2 * NEIGHBOURS + 1)
        .map(|o| {
            let law = index.law(o.law.as_str()).map(components::law_link);
            view! {
                <tr class:current=o.law == s.law>
                    <td>{components::rank_text(o)}</td>
                    <th scope="row">{jurisdiction_link(index, o.jurisdiction.as_str())}</th>
                    <td>{law}</td>
                    <td class="bar-cell">{components::score(o)}</td>
                    <td>{grade(o)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Rank [interval]"</th>
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Instrument"</th>
        <th scope="col">"Score [90 % interval]"</th>
        <th scope="col">"Evidence"</th>
    };
    Some(table("Next to it in rank".to_owned(), head, rows))
}

/// What the publisher says of the law as a whole, and what a reader must know of its dates.
fn status(law: &Law) -> AnyView {
    let word = match law.status {
        LawStatus::NotStated => None,
        LawStatus::NotYetInForce => Some("Its publisher says that it is not yet in force."),
        LawStatus::InForce => Some("Its publisher says that it is in force."),
        LawStatus::Repealed => Some("Its publisher says that it was repealed."),
    };
    let notes = law.notes.iter().map(|n| view! { <p class="quiet">{n.clone()}</p> }).collect_view();
    view! {
        <p>{word}</p>
        {notes}
    }
    .into_any()
}

/// The provisions on our topics: as the law numbers them, and as reports name them.
fn parts(index: &EditionIndex, law: &Law) -> Option<AnyView> {
    let language = law.titles.first().map(|t| t.language.clone());
    let sections = law.sections.iter().map(|s| {
        let inserted = s.inserted.as_ref().map(|d| format!(" – inserted {}", stated(d)));
        let topics: Vec<&str> = s.topics.iter().map(|t| t.label()).collect();
        view! {
            <li>
                <strong>"§ " {s.number.clone()}</strong> " " <span lang=language.clone()>{s.heading.clone()}</span>
                {inserted}
                <small>{topics.join(", ")} " " <code class="locator">{s.locator.clone()}</code></small>
            </li>
        }
        .into_any()
    });
    let provisions = law.provisions.iter().map(|p| {
        let articles = if p.articles.is_empty() { "the law as a whole".to_owned() } else { p.articles.clone() };
        view! {
            <li>
                <strong>{articles}</strong> " on " {p.subject.clone()}
                <small class="where">{place(index, &p.provenance)}</small>
            </li>
        }
        .into_any()
    });
    let all: Vec<AnyView> = sections.chain(provisions).collect();
    if all.is_empty() {
        return None;
    }
    Some(view! { <section id="provisions"><h2>"Provisions on these topics"</h2><ul>{all}</ul></section> }.into_any())
}

fn amendments(law: &Law) -> Option<AnyView> {
    if law.amendments.is_empty() {
        return None;
    }
    let items = law
        .amendments
        .iter()
        .rev()
        .map(|a| {
            view! {
                <li>
                    <time datetime=a.date.to_string()>{a.date.to_string()}</time> " " {a.kind.label()} ": " {a.citation.clone()}
                    <small class="where"><code class="locator">{a.locator.clone()}</code></small>
                </li>
            }
        })
        .collect_view();
    Some(view! { <section id="amendments"><h2>"Amendments"</h2><ol class="timeline">{items}</ol></section> }.into_any())
}

fn versions(index: &EditionIndex, law: &Law) -> Option<AnyView> {
    if law.versions.is_empty() {
        return None;
    }
    let texts = law.texts();
    let since = |version: &LawVersion| {
        let at = texts.iter().position(|t| std::ptr::eq(*t, version))?;
        let before = texts.get(..at)?.iter().rev().find(|t| comparable(index, t, version))?;
        let text = format!("what changed since {}", before.date);
        Some(view! { " – " <a href=diff_address(law, before, version)>{text}</a> })
    };
    let items = law
        .versions
        .iter()
        .rev()
        .map(|v| {
            view! {
                <li>
                    <time datetime=v.date.to_string()>{v.date.to_string()}</time> " " {v.label.clone()} {since(v)}
                    <small class="where">{place(index, &v.provenance)}</small>
                </li>
            }
        })
        .collect_view();
    Some(
        view! { <section id="versions"><h2>"Dated states of the text"</h2><ol class="timeline">{items}</ol></section> }
            .into_any(),
    )
}

/// Whether two versions are texts of one source; of several documents that it keeps of one law, languages first of all,
/// those of one name belong together.
fn comparable(index: &EditionIndex, a: &LawVersion, b: &LawVersion) -> bool {
    let of = |v: &LawVersion| index.snapshot(v.provenance.snapshot.as_str());
    let Some((a, b)) = of(a).zip(of(b)) else { return false };
    a.source == b.source && (a.name == b.name || language_of(&a.name) == language_of(&b.name))
}

/// The language that a file's name begins with (`fra-C-45.2.xml`), where it does.
fn language_of(name: &str) -> Option<&str> {
    name.split_once('-').map(|(first, _)| first).filter(|first| matches!(*first, "eng" | "fra"))
}
