//! A law or treaty obligation.

use leptos::prelude::*;
use lexgap_domain::{
    Component, EditionIndex, Expected, Law, LawDate, Measure, Observation, Score,
    classify::{self, Reason, Rule},
    decimal_year,
    score::GRADE_THRESHOLDS,
};

use super::{law_comparable, law_history};
use crate::{
    charts, cite,
    components::{self, counts_table, grade, interval_bar, jurisdiction_link, place, table},
    effects,
    format::{self, interval, number, percent, point_address, stated, stated_iso},
    layout::{Content, Context},
    say::{self, link, rich, say, to},
    share::About,
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
            "law-unscored-in-parts"
        } else if law.topics.is_empty() {
            "law-unscored-no-topic"
        } else {
            "law-unscored-no-passage"
        };
        view! { <p class="notice">{say!(why)}</p> }
    });
    let topics = law
        .topics
        .iter()
        .map(|t| view! { <li><a href=to(format!("/topics/{}", t.id()))>{say::topic(*t)}</a></li> })
        .collect_view();
    let titles = law
        .titles
        .iter()
        .skip(1)
        .map(|t| {
            view! { <li><span lang=t.language.clone() dir="auto">{t.title.clone()}</span> <small>{format!(" ({})", t.language)}</small></li> }
        })
        .collect_view();
    let url = law.url.clone().map(|url| {
        view! { <dt>{say!("publishers-page")}</dt><dd><a href=url.clone() rel="noreferrer" dir="ltr">{url.clone()}</a></dd> }
    });
    let sources = law
        .sources
        .iter()
        .map(|s| {
            let title =
                index.source(s.as_str()).map_or_else(|| s.to_string(), |s| format!("{}, {}", s.title, s.publisher));
            view! { <li><a href=to(format!("/sources#{s}")) lang="en" dir="auto">{title}</a></li> }
        })
        .collect_view();
    let body = view! {
        <h1 lang=law.titles.first().map(|t| t.language.clone()) dir="auto">{law.title().to_owned()}</h1>
        <p class="quiet">
            {jurisdiction_link(index, law.jurisdiction.as_str())} " · " {say::law_kind(law.kind)} " · "
            <bdi>{law.citation.clone()}</bdi>
        </p>
        <ul class="inline">{topics}</ul>
        {why_topics(law)}
        <ul class="plain">{titles}</ul>
        {status(law)}
        {unscored}
        {timeline(index, law)}
        {sections}
        {parts(index, law)}
        {law_history::section(index, law)}
        {law_comparable::section(index, law)}
        {cite::cite(context, "laws", id)}
        <h2>{say!("sources")}</h2>
        <ul>{sources}</ul>
        <dl class="facts">
            {url} <dt>{say!("for-programs")}</dt>
            <dd><a href=format!("/api/v1/laws/{id}") dir="ltr">{format!("/api/v1/laws/{id}")}</a></dd>
        </dl>
    };
    let place_name = components::name_of(index, law.jurisdiction.as_str());
    let description = say!("law-description", law = law.title(), jurisdiction = place_name.as_str());
    let title = say!("law-page-title", law = law.title(), jurisdiction = place_name);
    Some(Content::new(title, description, body))
}

/// Which rule, or who, decided each topic.
fn why_topics(law: &Law) -> Option<AnyView> {
    let words = |rule: &Rule| view! { <q lang=rule.language>{rule.words()}</q> }.into_any();
    let reasons = law
        .topics
        .iter()
        .map(|topic| {
            let named = say::topic(*topic);
            let said = match classify::reason(law, *topic) {
                Reason::Title(_, rule) => rich!("law-topic-by-title", topic = named, words = words(rule)),
                Reason::Section(section, rule) => {
                    rich!("law-topic-by-section", topic = named, number = section.number.as_str(), words = words(rule))
                }
                Reason::Text(section) => {
                    rich!("law-topic-by-text", topic = named, number = section.number.as_str())
                }
                Reason::Stated => rich!("law-topic-stated", topic = named),
            };
            view! { <li>{said}</li> }
        })
        .collect_view();
    (!law.topics.is_empty())
        .then(|| view! { <details><summary>{say!("law-topics-why")}</summary><ul>{reasons}</ul></details> }.into_any())
}

/// Every dated event, in order, each with its place in a source.
fn timeline(index: &EditionIndex, law: &Law) -> AnyView {
    let passage = law.passage();
    let mut dates: Vec<&LawDate> = law.dates.iter().collect();
    dates.sort_by_key(|d| (d.date, d.kind));
    let events = dates
        .into_iter()
        .map(|d| {
            let counts =
                passage.is_some_and(|p| p == d).then(|| view! { " " <em>{say!("law-counts-as-passage")}</em> });
            let rule = d.computed_by.clone(); // message
            let rule = rule.map(|r| view! { <small>" (" <bdi lang="en">{r}</bdi> ")"</small> });
            view! {
                <li>
                    <time datetime=stated_iso(d)>{stated(d)}</time>
                    " " <strong>{say::date_kind(d.kind)}</strong> {counts} {rule}
                    <small class="where">{place(index, &d.provenance)}</small>
                </li>
            }
        })
        .collect_view();
    let unknown = law.in_force().is_none().then(|| view! { <p class="quiet">{say!("law-in-force-unknown")}</p> });
    view! {
        <section id="timeline">
            <h2>{say!("law-timeline")}</h2>
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
            let rank = components::rank_text(s).map(|r| say!("law-rank", rank = r));
            view! {
                <p class="headline">{rich!("law-headline", score = text.as_str(), grade = grade(s))} " " {rank}</p>
                {interval_bar(lower, middle, upper, 100.0, say!("score-of-100", score = text))}
            }
            .into_any()
        }
        _ => view! { <p class="headline">{rich!("law-headline-insufficient", grade = grade(s))}</p> }.into_any(),
    };
    let flags = s.flags.iter().map(|f| view! { <li class="flag">{say::message(&f.said)}</li> }).collect_view();
    view! {
        <section id=topic.id()>
            <h2>{say!("law-carried-out", topic = say::topic_within(topic))}</h2>
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
            {effects::of_law(index, law, s)}
            {neighbours(index, s)}
        </section>
    }
    .into_any()
}

fn basis(s: &Score) -> AnyView {
    let b = &s.basis;
    let years = b.first_year.zip(b.last_year);
    let years = years.map(|(a, z)| say!("law-basis-years", from = a.to_string(), to = z.to_string()));
    let stand_in = b.recorded_offences_stand_in.then(|| say!("law-basis-recorded-offences"));
    let from = if b.effective_is_passage { "law-basis-from-passage" } else { "law-basis-from-in-force" };
    let day = b.effective_date.parse().map_or_else(|_| b.effective_date.clone(), format::date);
    let peers = say::message(&b.peers);
    view! {
        <p class="quiet">
            {say!(from, day = day, n = b.n_peers, peers = peers)} " " {years} " " {stand_in} " " {say!("law-basis-by-topic")}
        </p>
    }
    .into_any()
}

/// What the peers lead one to expect by now, beside what was counted.
fn expected(s: &Score) -> Option<AnyView> {
    let e: &Expected = s.expected.as_ref()?;
    let used = say!(
        "law-expected-used",
        age = number(e.age, 1),
        share = percent(e.used.value),
        interval = interval(100.0 * e.used.lower, 100.0 * e.used.upper, 0),
        n = e.n_peers,
        peers = say::message(&e.peers)
    );
    let rows = e
        .counts
        .iter()
        .map(|c| {
            let decimals = if c.per_year.value < 10.0 { 1 } else { 0 };
            let counted = c.counted.map_or_else(
                || say!("not-reported"),
                |(low, high)| {
                    if low == high {
                        number(low, 1)
                    } else {
                        say!("law-from-to", low = number(low, 1), high = number(high, 1))
                    }
                },
            );
            view! {
                <tr>
                    <th scope="row">{say::measure(c.measure)}</th>
                    <td class="n">
                        {number(c.per_year.value, decimals)} " " {interval(c.per_year.lower, c.per_year.upper, decimals)}
                    </td>
                    <td class="n">{counted}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("law-count-a-year")}</th>
        <th scope="col">{say!("law-expected-from-peers")}</th>
        <th scope="col">{say!("law-counted-newest")}</th>
    };
    Some(
        view! {
            <h3>{say!("law-expected")}</h3>
            <p>{used} " " {say!("law-expected-population")}</p>
            {table(say!("law-expected-caption"), head, rows)}
        }
        .into_any(),
    )
}

/// What the score hinges on.
fn hinges(s: &Score) -> Option<AnyView> {
    if s.hinges.is_empty() {
        return None;
    }
    let item = |label: String, share: f64| {
        view! { <li>{say!("label-and-value", label = label, value = percent(share))}</li> }
    };
    let items = s.hinges.iter().map(|h| item(say::message(&h.choice.message()), h.share)).collect_view();
    let rest = 1.0 - s.hinges.iter().map(|h| h.share).sum::<f64>();
    let rest = (rest > 0.01).then(|| item(say!("law-hinge-several"), rest));
    Some(
        view! {
            <h3>{say!("law-hinges")}</h3>
            <p class="quiet">{rich!("law-hinges-share", how = link("/methodology#hinges"))}</p>
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
                        (Some(e), None) => say!("law-standard-error", error = number(e, decimals)),
                        (None, None) => say!("law-no-error"),
                    };
                    (view! { {components::point(p, decimals)} {format!(" ({})", p.period.label())} }.into_any(), error)
                }
                None => (view! { <span class="quiet">{say!("law-not-rated")}</span> }.into_any(), String::new()),
            };
            view! {
                <tr>
                    <th scope="row"><a href=to(format!("/indicators/{id}")) lang="en" dir="auto">{title}</a></th>
                    <td class="n">{value}</td>
                    <td>{error}</td>
                </tr>
            }
        })
        .collect_view();
    let officials: Vec<AnyView> = index
        .observations_of(j)
        .into_iter()
        .filter(|o| o.measure == Measure::OfficialsProsecuted && o.is_total() && o.topics.contains(&s.topic))
        .map(|o| {
            let each = rich!("label-and-value", label = o.period.label(), value = components::figure(o));
            view! { <span>{each} " "</span> }.into_any()
        })
        .collect();
    let officials = if officials.is_empty() {
        view! { <span class="quiet">{say!("law-no-officials")}</span> }.into_any()
    } else {
        officials.into_any()
    };
    let a = &s.adjusted;
    let adjusted = a.score.zip(a.lower).zip(a.upper).map(|((score, lower), upper)| {
        let score = format!("{} {}", number(score, 0), interval(lower, upper, 0));
        view! { <strong>{say!("law-adjusted-score", score = score)}</strong> " " }
    });
    let explanation = say::message(&a.explanation);
    let head = view! {
        <th scope="col">{say!("indicator")}</th>
        <th scope="col">{say!("law-newest-value")}</th>
        <th scope="col">{say!("law-its-uncertainty")}</th>
    };
    view! {
        <h3>{say!("law-integrity")}</h3>
        <p class="quiet">{say!("law-beside-the-score")}</p>
        {table(say!("law-integrity-caption"), head, rows)}
        <dl class="facts">
            <dt>{say::measure(Measure::OfficialsProsecuted)}</dt><dd>{officials}</dd>
            <dt>{say!("law-complicity")}</dt>
            <dd><span class="quiet">{say!("law-no-complicity")}</span></dd>
            <dt>{say!("law-adjusted")}</dt><dd>{adjusted} {explanation}</dd>
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
            let points = |x: f64| number(100.0 * x, 0);
            let label = say!("law-of-100", n = points(c.value));
            let explanation = say::message(&c.explanation);
            view! {
                <tr>
                    <th scope="row">{say::component(c.kind)} " " <small>{say::component_question(c.kind)}</small></th>
                    <td class="n">{points(c.value)} " " {interval(100.0 * c.lower, 100.0 * c.upper, 0)}</td>
                    <td class="bar-cell">{interval_bar(c.lower, c.value, c.upper, 1.0, label)}</td>
                    <td>{percent(c.kind.weight())}</td>
                    <td><small>{explanation}</small> {figures(index, s, c)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("law-component")}</th>
        <th scope="col">{say!("law-0-to-100")}</th>
        <th scope="col">{say!("law-interval")}</th>
        <th scope="col">{say!("law-weight")}</th>
        <th scope="col">{say!("law-from-what")}</th>
    };
    Some(table(say!("law-components"), head, rows))
}

/// The figures a component was computed from, folded away.
fn figures(index: &EditionIndex, s: &Score, c: &Component) -> Option<AnyView> {
    let n = c.observations.len() + c.ratings.len();
    if n == 0 {
        return None;
    }
    let counts = c.observations.iter().rev().take(FIGURES).filter_map(|id| {
        let o = index.observation(id.as_str())?;
        let label = say!("law-measure-of", measure = say::measure(o.measure), period = o.period.label());
        let said = rich!("label-and-value", label = label, value = components::figure(o));
        Some(view! { <li>{said}</li> }.into_any())
    });
    let ratings = c.ratings.iter().rev().take(FIGURES).filter_map(|(indicator, year)| {
        let p = index
            .series(indicator.as_str(), s.jurisdiction.as_str())
            .into_iter()
            .find(|p| p.period.index_year() == *year)?;
        let title = index.indicator(indicator.as_str()).map_or_else(|| indicator.to_string(), |i| i.title.clone());
        let rating = view! { <a href=point_address(p)><bdi lang="en">{title}</bdi> " " {year.to_string()}</a> };
        let said = rich!("label-and-value", label = rating.into_any(), value = components::point(p, 2));
        Some(view! { <li>{said}</li> }.into_any())
    });
    let items: Vec<AnyView> = counts.chain(ratings).collect();
    Some(
        view! { <details><summary>{say!("law-figures", n = n)}</summary><ul class="plain">{items}</ul></details> }
            .into_any(),
    )
}

fn missing(s: &Score) -> Option<AnyView> {
    if s.missing.is_empty() {
        return None;
    }
    let items = s
        .missing
        .iter()
        .map(|m| {
            let component = view! { <strong>{say::component(m.component)}</strong> };
            let reason = say::message(&m.reason);
            let supplier = say::message(&m.supplier);
            view! {
                <li>
                    {rich!("label-and-value", label = component.into_any(), value = reason)} " "
                    <small>{say!("law-supplier", supplier = supplier)}</small>
                </li>
            }
        })
        .collect_view();
    Some(view! { <h3>{say!("law-missing")}</h3><ul>{items}</ul> }.into_any())
}

fn grade_text(s: &Score) -> AnyView {
    let b = &s.grade_basis;
    let [(best, needed), ..] = GRADE_THRESHOLDS;
    let grade = s.grade.letter().to_string();
    let points = number(b.points, 2);
    let coverage = percent(b.coverage);
    let classes = u32::from(b.interest_classes);
    let exact = percent(b.uncensored);
    let confirmed = percent(b.confirmed);
    let (best, needed) = (best.letter().to_string(), number(needed, 2));
    let text = match b.newest_age {
        Some(age) => say!(
            "law-grade",
            grade = grade,
            points = points,
            coverage = coverage,
            classes = classes,
            exact = exact,
            age = u32::from(age),
            confirmed = confirmed,
            best = best,
            needed = needed
        ),
        None => say!(
            "law-grade-without-figures",
            grade = grade,
            points = points,
            coverage = coverage,
            classes = classes,
            exact = exact,
            confirmed = confirmed,
            best = best,
            needed = needed
        ),
    };
    view! { <p class="quiet">{text} " " <a href=to("/methodology#evidence")>{say!("law-how-grades")}</a></p> }
        .into_any()
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
    let name = if is_passage { say!("law-mark-passed") } else { say!("law-mark-in-force") };
    let caption = say!("law-counts", topic = say::topic_within(s.topic));
    let table = counts_table(&totals, say!("law-counts-table", topic = say::topic_within(s.topic)));
    let chart = charts::counts(&totals, &measures, &[(mark, name)])?;
    let about = About::new(&["counts", s.topic.id()], caption)
        .by(index, totals.iter().map(|o| &o.source))
        .with_data(format!("/api/v1/observations?jurisdiction={}&topic={}&totals=true", law.jurisdiction, s.topic));
    Some(charts::chart(about, &chart, table))
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
        <th scope="col">{say!("rank-interval")}</th>
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("instrument")}</th>
        <th scope="col">{say!("score-90")}</th>
        <th scope="col">{say!("evidence")}</th>
    };
    Some(table(say!("law-next-in-rank"), head, rows))
}

/// What the publisher says of the law as a whole, and what a reader must know of its dates.
fn status(law: &Law) -> AnyView {
    let word = law.status.message().map(|m| say::message(&m));
    let notes = law.notes.iter();
    let notes = notes.map(|n| view! { <p class="quiet" lang="en" dir="auto">{n.clone()}</p> }).collect_view(); // message
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
        let inserted = s.inserted.as_ref().map(|d| say!("law-inserted", day = stated(d)));
        view! {
            <li>
                <strong>"§ " {s.number.clone()}</strong> " " <bdi lang=language.clone()>{s.heading.clone()}</bdi>
                " " {inserted} " " <small>{say::topics(&s.topics)} " " <code class="locator">{s.locator.clone()}</code></small>
            </li>
        }
        .into_any()
    });
    let provisions = law.provisions.iter().map(|p| {
        let said = if p.articles.is_empty() {
            rich!("law-provision-whole", subject = p.subject.as_str())
        } else {
            rich!("law-provision", articles = p.articles.as_str(), subject = p.subject.as_str())
        };
        view! {
            <li>
                {said}
                <small class="where">{place(index, &p.provenance)}</small>
            </li>
        }
        .into_any()
    });
    let all: Vec<AnyView> = sections.chain(provisions).collect();
    if all.is_empty() {
        return None;
    }
    Some(view! { <section id="provisions"><h2>{say!("law-provisions")}</h2><ul>{all}</ul></section> }.into_any())
}
