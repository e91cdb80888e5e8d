//! The laws of a topic on one line of time, with what came of them; drawn here, and told again as a list.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, Law, Measure, Topic};

use super::{
    events::{Event, Kind, Lane, lanes},
    first,
    lanes::{Place, Span, arrange},
    shortened,
};
use crate::{
    format::{interval, number},
    say::{self, say},
};

/// Characters of a lane's name and of a label.
const NAME: usize = 38;
const LABEL: usize = 10;
/// Heights in pixels of CSS: a lane's name, a line of marks, the years below.
const HEAD: usize = 20;
const ROW: usize = 22;
const AXIS: usize = 22;
/// Height of the highest bar of counts, and the room for its number.
const BAR: usize = 40;
const NUMBER: usize = 14;
/// What the bars count: the first of these that anybody reported.
const COUNTED: [Measure; 4] =
    [Measure::Convictions, Measure::Prosecutions, Measure::Investigations, Measure::OffencesRecorded];

/// The drawing of a topic with its list; nothing where nothing is dated.
pub fn section(index: &EditionIndex, j: &Jurisdiction, topic: Topic, laws: &[&Law]) -> Option<AnyView> {
    let (lanes, left_out) = lanes(index, j, topic, laws)?;
    let counts = Counts::of(index, j, topic);
    let years = counts.iter().flat_map(|c| c.years.keys().map(|year| f64::from(*year) + 0.5));
    let span = Span::of(lanes.iter().flat_map(|l| l.events.iter().map(|e| e.time)).chain(years))?;
    let caption = say!("timeline-of", name = say::name(j), topic = say::topic_within(topic));
    let more = (left_out > 0).then(|| view! { <p class="quiet">{say!("timeline-more", n = left_out)}</p> });
    Some(
        view! {
            <figure class="time">
                <figcaption>{caption.clone()}</figcaption>
                {drawing(span, &lanes, counts.as_ref(), caption)}
                {key(&lanes, counts.is_some())}
                {more}
                <details>
                    <summary>{say!("timeline-list")}</summary>
                    {list(&lanes)}
                </details>
            </figure>
        }
        .into_any(),
    )
}

/// The least and the most that the sources allow each year.
struct Counts {
    measure: Measure,
    years: BTreeMap<i16, (f64, f64)>,
}

impl Counts {
    fn of(index: &EditionIndex, j: &Jurisdiction, topic: Topic) -> Option<Counts> {
        let all = index.observations_of(j.id.as_str());
        COUNTED.into_iter().find_map(|measure| {
            let mut years: BTreeMap<i16, (f64, f64)> = BTreeMap::new();
            for o in all.iter().filter(|o| o.measure == measure && o.is_total() && o.topics.contains(&topic)) {
                let Some((low, high)) = first::bounds(&o.quantity) else { continue };
                // An open end has no height to draw: what was counted is all that is known.
                let high = if high.is_finite() { high } else { low };
                let year = years.entry(o.period.index_year()).or_insert((low, high));
                *year = (year.0.min(low), year.1.max(high));
            }
            (!years.is_empty()).then_some(Counts { measure, years })
        })
    }

    /// Bars whose feet stand on `ground`. The table behind the chart of counts has each figure with its source.
    fn bars(&self, span: Span, ground: usize) -> AnyView {
        let most = self.years.values().map(|y| y.1).fold(1.0, f64::max);
        let width = (span.at(f64::from(span.from) + 0.7) - span.at(f64::from(span.from))).max(0.004);
        let height = |x: f64| BAR as f64 * x / most;
        let ground = ground as f64;
        let highest = self.years.iter().find(|(year, y)| **year >= span.from && y.1 >= most);
        let highest = highest.map(|(year, y)| {
            let x = percent(span.at(f64::from(*year) + 0.5));
            let top = format!("{:.1}", ground - height(y.1) - 3.0);
            view! { <text x=x y=top text-anchor="middle">{number(y.1, 0)}</text> }
        });
        let bars = self
            .years
            .iter()
            .filter(|(year, _)| **year >= span.from)
            .map(|(year, &(low, high))| {
                let x = percent(span.at(f64::from(*year) + 0.5) - width / 2.0);
                let bar = |class: &'static str, value: f64| {
                    // A reported nothing is still a line on the ground.
                    let tall = height(value).max(1.0);
                    let (y, tall) = (format!("{:.1}", ground - tall), format!("{tall:.1}"));
                    view! { <rect class=class x=x.clone() width=percent(width) y=y height=tall></rect> }
                };
                let figure = if low == high { number(low, 0) } else { interval(low, high, 0) };
                view! {
                    <g>
                        <title>{say!("timeline-rating", period = year.to_string(), value = figure)}</title>
                        {(high > low).then(|| bar("most", high))}
                        {bar("least", low)}
                    </g>
                }
            })
            .collect_view();
        let label = say!("timeline-counts", measure = say::measure(self.measure));
        view! { <g role="img" aria-label=label>{bars} {highest}</g> }.into_any()
    }
}

fn percent(x: f64) -> String {
    format!("{:.2}%", 100.0 * x)
}

fn drawing(span: Span, lanes: &[Lane], counts: Option<&Counts>, caption: String) -> AnyView {
    let mut top = 0;
    let mut drawn: Vec<AnyView> = Vec::new();
    for lane in lanes {
        let labels: Vec<String> = lane.events.iter().map(|e| label(span, e)).collect();
        let marks: Vec<(f64, &str)> = lane.events.iter().zip(&labels).map(|(e, l)| (e.time, l.as_str())).collect();
        let (places, rows) = arrange(span, &marks);
        let middle = top + HEAD + ROW / 2;
        let begin = places.first().map(|p| p.x).unwrap_or_default();
        let end = if lane.holds { 1.0 } else { places.last().map(|p| p.x).unwrap_or_default() };
        let (y, baseline) = (middle.to_string(), (top + HEAD - 5).to_string());
        let each: Vec<AnyView> = lane
            .events
            .iter()
            .zip(places.iter().zip(labels))
            .map(|(e, (p, label))| mark(&lane.name, e, p, label, middle + p.row * ROW))
            .collect();
        drawn.push(
            view! {
                <g>
                    <text class="name" x="0" y=baseline lang=lane.language.clone()>{shortened(&lane.name, NAME)}</text>
                    <line class="life" x1=percent(begin) x2=percent(end) y1=y.clone() y2=y></line>
                    {each}
                </g>
            }
            .into_any(),
        );
        top += HEAD + rows.max(1) * ROW;
    }
    if let Some(counts) = counts {
        let (baseline, name) =
            ((top + HEAD - 5).to_string(), say!("timeline-counts", measure = say::measure(counts.measure)));
        top += HEAD + NUMBER + BAR;
        drawn.push(
            view! { <g><text class="name" x="0" y=baseline>{name}</text> {counts.bars(span, top)}</g> }.into_any(),
        );
    }
    let (bottom, years, height) = (top.to_string(), (top + AXIS - 6).to_string(), (top + AXIS).to_string());
    let ticks: Vec<AnyView> = span
        .ticks()
        .into_iter()
        .map(|year| {
            let x = percent(span.at(f64::from(year)));
            view! {
                <g>
                    <line class="grid" x1=x.clone() x2=x.clone() y1="0" y2=bottom.clone()></line>
                    <text class="year" x=x y=years.clone() text-anchor="middle">{year.to_string()}</text>
                </g>
            }
            .into_any()
        })
        .collect();
    view! {
        <svg class="lanes" width="100%" height=height role="group" aria-label=caption>
            {ticks}
            {drawn}
        </svg>
    }
    .into_any()
}

/// The label beside a mark: where it stands before the beginning, an arrow says so.
fn label(span: Span, e: &Event) -> String {
    match (span.is_before(e.time), e.label.is_empty()) {
        (true, true) => format!("← {}", e.time.floor()),
        (true, false) => format!("← {}", shortened(&e.label, LABEL)),
        (false, _) => shortened(&e.label, LABEL),
    }
}

fn mark(lane: &str, e: &Event, place: &Place, label: String, y: usize) -> AnyView {
    let title = say!("label-and-value", label = lane, value = e.said.as_str());
    let name = title.clone();
    let (outline, class) = e.kind.shape();
    let (beside, anchor) = if place.is_left { ("-10", "end") } else { ("10", "start") };
    let label = (!label.is_empty()).then(|| view! { <text x=beside y="4" text-anchor=anchor>{label}</text> });
    view! {
        <svg x=percent(place.x) y=y.to_string() width="1" height="1" overflow="visible">
            <a href=e.href.clone() aria-label=name>
                <title>{title}</title>
                <rect class="hit" x="-11" y="-11" width="22" height="22"></rect>
                <path class=class d=outline></path>
                {label}
            </a>
        </svg>
    }
    .into_any()
}

/// What the shapes mean.
fn key(lanes: &[Lane], has_counts: bool) -> AnyView {
    let kinds: BTreeSet<Kind> = lanes.iter().flat_map(|l| l.events.iter().map(|e| e.kind)).collect();
    let items = kinds
        .into_iter()
        .map(|kind| {
            let (outline, class) = kind.shape();
            view! {
                <li>
                    <svg class="lanes" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                        <path class=class d=outline></path>
                    </svg>
                    " " {kind.word()}
                </li>
            }
        })
        .collect_view();
    let counts = has_counts.then(|| {
        view! {
            <li>
                <svg class="lanes" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                    <rect class="most" x="3" y="1" width="10" height="14"></rect>
                    <rect class="least" x="3" y="8" width="10" height="7"></rect>
                </svg>
                " " {say!("timeline-key-counts")}
            </li>
        }
    });
    view! { <ul class="legend">{items}{counts}</ul> }.into_any()
}

/// The same in words.
fn list(lanes: &[Lane]) -> AnyView {
    let items = lanes
        .iter()
        .map(|lane| {
            let events = lane
                .events
                .iter()
                .map(|e| view! { <li><a href=e.href.clone() dir="auto">{e.said.clone()}</a></li> })
                .collect_view();
            view! {
                <li>
                    <strong lang=lane.language.clone() dir="auto">{lane.name.clone()}</strong>
                    <ol class="timeline">{events}</ol>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="plain">{items}</ul> }.into_any()
}
