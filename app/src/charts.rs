//! Charts: options built here, drawn by the browser, each with a table behind it.

use std::collections::BTreeMap;

use charming::{
    Chart,
    component::{Axis, Grid, Legend},
    datatype::{DataPoint, DataPointItem},
    element::{
        AxisLabel, AxisPointer, AxisType, Label, LabelPosition, LineStyle, LineStyleType, MarkLine, MarkLineData,
        MarkLineVariant, NameLocation, Tooltip, Trigger,
    },
    series::{Custom, Line, Scatter},
    val,
};
use leptos::prelude::*;
use lexgap_domain::{EffectPoint, IndicatorPoint, Measure, Observation, ReconciledYear, StudyYear};

use crate::{
    format::number,
    say::{self, say},
    share::{self, About},
};

/// Strings that the browser must read as names of functions carry this mark on both sides.
const RAW_MARK: &str = "#*#*#*#";

/// A chart and what it shows in words, for those who do not see it.
pub struct Drawn {
    chart: Chart,
    told: Vec<String>,
}

/// A figure with a chart, its caption, what stands under every chart and, folded away, the table behind it.
pub fn chart(about: About, drawn: &Drawn, table: AnyView) -> AnyView {
    let json = serde_json::to_string(&drawn.chart).unwrap_or_default().replace(RAW_MARK, "");
    let caption = about.caption.clone();
    share::figure(about, &drawn.told, |id, under| {
        let summary = share::summary_id(&id);
        view! {
            <figure data-chart="" id=id aria-describedby=summary>
                <figcaption>{caption}</figcaption>
                <div class="chart"></div>
                <script type="application/json" inner_html=script_safe(&json)></script>
                {under}
                <details>
                    <summary>{say!("table-behind-chart")}</summary>
                    {table}
                </details>
            </figure>
        }
        .into_any()
    })
}

/// A series in one sentence: first, last, highest and lowest of `(x, value)`; `at` writes an x.
fn told(name: &str, points: &[(i16, f64)], at: impl Fn(i16) -> String) -> Option<String> {
    let (first, last) = (points.iter().min_by_key(|p| p.0)?, points.iter().max_by_key(|p| p.0)?);
    let (low, high) =
        (points.iter().min_by(|a, b| a.1.total_cmp(&b.1))?, points.iter().max_by(|a, b| a.1.total_cmp(&b.1))?);
    let n = |x: f64| number(x, 2);
    Some(if first.0 == last.0 {
        say!("told-one", name = name, value = n(first.1), at = at(first.0))
    } else {
        say!(
            "told-series",
            name = name,
            first = n(first.1),
            first_at = at(first.0),
            last = n(last.1),
            last_at = at(last.0),
            high = n(high.1),
            high_at = at(high.0),
            low = n(low.1),
            low_at = at(low.0)
        )
    })
}

/// The exact figures among yearly counts.
fn exact_of<'a>(observations: impl IntoIterator<Item = &'a Observation>) -> Vec<(i16, f64)> {
    observations.into_iter().filter_map(|o| Some((o.period.index_year(), o.quantity.value?))).collect()
}

fn by_year(year: i16) -> String {
    year.to_string()
}

/// JSON that cannot end the element it stands in.
pub fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn year_axis(from: i16, to: i16) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(f64::from(from))
        .max(f64::from(to))
        .min_interval(1.0)
        .axis_label(AxisLabel::new().formatter("year"))
        .axis_pointer(AxisPointer::new().label(Label::new().formatter("year")))
}

fn frame(from: i16, to: i16) -> Chart {
    Chart::new()
        .grid(Grid::new().left(8).right(24).top(40).bottom(8).contain_label(true))
        .legend(Legend::new().top(0))
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .x_axis(year_axis(from, to))
}

fn pair(year: i16, value: f64) -> DataPoint {
    DataPoint::from(val![f64::from(year), value])
}

fn bar(year: i16, lower: f64, upper: f64) -> DataPoint {
    DataPoint::from(val![f64::from(year), lower, upper])
}

fn with_intervals(chart: Chart, name: &str, rows: Vec<DataPoint>) -> Chart {
    if rows.is_empty() { chart } else { chart.series(Custom::new().name(name).render_item("interval").data(rows)) }
}

/// Yearly counts: exact figures as points and lines, censored ones as the interval they lie in. `marks` are years
/// with a name, such as the entry into force.
pub fn counts(observations: &[&Observation], measures: &[Measure], marks: &[(f64, String)]) -> Option<Drawn> {
    let shown = || observations.iter().filter(|o| measures.contains(&o.measure));
    let first = shown().map(|o| o.period.index_year()).min()?;
    let last = shown().map(|o| o.period.index_year()).max()?;
    let from = marks.iter().map(|m| m.0.floor() as i16).filter(|y| *y >= first - 12).fold(first, i16::min) - 1;
    let mut chart = frame(from, last + 1).y_axis(Axis::new().type_(AxisType::Value).min(0.0).min_interval(1.0));
    let mut is_first = true;
    for measure in measures {
        let mut exact: BTreeMap<i16, DataPoint> = BTreeMap::new();
        let mut censored = Vec::new();
        for o in shown().filter(|o| o.measure == *measure) {
            let (year, q) = (o.period.index_year(), o.quantity);
            match (q.value, q.lower, q.upper) {
                (Some(value), ..) => {
                    exact.insert(year, pair(year, value));
                }
                (None, Some(lower), Some(upper)) => censored.push(bar(year, lower, upper)),
                _ => {}
            }
        }
        if exact.is_empty() && censored.is_empty() {
            continue;
        }
        let mut line = Line::new().name(say::measure(*measure)).data(exact.into_values().collect::<Vec<_>>());
        if std::mem::take(&mut is_first) {
            line = line.mark_line(lines_at(marks, f64::from(from)));
        }
        chart = with_intervals(chart.series(line), &say::measure(*measure), censored);
    }
    let of = |m: &Measure| exact_of(shown().filter(|o| o.measure == *m).copied());
    let told = measures.iter().filter_map(|m| told(&say::measure(*m), &of(m), by_year)).collect();
    (!is_first).then_some(Drawn { chart, told })
}

/// Each source's figures of one count as points or, withheld, as intervals, and the reconciled count with its band.
pub fn reconciled(sources: &[(String, Vec<&Observation>)], years: &[ReconciledYear]) -> Option<Drawn> {
    let (first, last) = (years.first()?.year, years.last()?.year);
    let mut chart = frame(first - 1, last + 1).y_axis(Axis::new().type_(AxisType::Value).min(0.0));
    let line = years.iter().map(|y| pair(y.year, y.value)).collect::<Vec<_>>();
    let band = years.iter().map(|y| bar(y.year, y.lower, y.upper)).collect();
    let name = say!("reconciled");
    chart = with_intervals(chart.series(Line::new().name(name.as_str()).data(line)), &name, band);
    for (name, figures) in sources {
        let (mut exact, mut censored) = (Vec::new(), Vec::new());
        for o in figures {
            let (year, q) = (o.period.index_year(), o.quantity);
            match (q.value, q.lower, q.upper) {
                (Some(value), ..) => exact.push(pair(year, value)),
                (None, Some(lower), Some(upper)) => censored.push(bar(year, lower, upper)),
                _ => {}
            }
        }
        chart = with_intervals(chart.series(Scatter::new().name(name.as_str()).data(exact)), name, censored);
    }
    let whole: Vec<(i16, f64)> = years.iter().map(|y| (y.year, y.value)).collect();
    let of_sources = sources.iter().filter_map(|(name, o)| told(name, &exact_of(o.iter().copied()), by_year));
    let told = told(&say!("reconciled"), &whole, by_year).into_iter().chain(of_sources).collect();
    Some(Drawn { chart, told })
}

/// How many times the highest count or line an axis reaches; what a band has above that is in the table.
const REACH: f64 = 2.0;

/// A law's yearly counts, the line fitted to them, and the line before it carried on past the law with its band. `mark`
/// is the law's own day with its name.
pub fn before_and_after(points: &[EffectPoint], event: i16, mark: (f64, String)) -> Option<Drawn> {
    let (first, last) = (points.first()?.year, points.last()?.year);
    let height = points.iter().flat_map(|p| [p.observed_upper, p.fitted, p.counterfactual]).fold(0.0, f64::max);
    let highest = points.iter().map(|p| p.counterfactual_upper).fold(height, f64::max);
    let axis = Axis::new().type_(AxisType::Value).min(0.0);
    let axis = if highest > REACH * height { axis.max((REACH * height).ceil()) } else { axis };
    let from = f64::from(first - 1);
    let mut chart = frame(first - 1, last + 1).y_axis(axis);
    let [observed, fitted, carried_on] = ["effect-observed", "effect-fitted", "effect-carried-on"].map(say::text);

    let counts = points.iter().map(|p| pair(p.year, p.observed)).collect::<Vec<_>>();
    let uncertain = points.iter().filter(|p| p.observed_lower < p.observed_upper);
    let uncertain = uncertain.map(|p| bar(p.year, p.observed_lower, p.observed_upper)).collect();
    chart = with_intervals(chart.series(Scatter::new().name(observed.as_str()).data(counts)), &observed, uncertain);

    // The line breaks where the law begins.
    let mut mark = Some(lines_at(&[mark], from));
    for run in points.chunk_by(|a, b| (a.year < event) == (b.year < event)) {
        let data = run.iter().map(|p| pair(p.year, p.fitted)).collect::<Vec<_>>();
        let mut line = Line::new().name(fitted.as_str()).show_symbol(false).data(data);
        line = line.line_style(LineStyle::new().type_(LineStyleType::Solid));
        if let Some(mark) = mark.take() {
            line = line.mark_line(mark);
        }
        chart = chart.series(line);
    }
    let after = || points.iter().filter(|p| p.year >= event);
    let line = after().map(|p| pair(p.year, p.counterfactual)).collect::<Vec<_>>();
    let band = after().map(|p| bar(p.year, p.counterfactual_lower, p.counterfactual_upper)).collect();
    let dashed = LineStyle::new().type_(LineStyleType::Dashed);
    let line = Line::new().name(carried_on.as_str()).line_style(dashed).data(line);
    chart = with_intervals(chart.series(line), &carried_on, band);

    let of = |value: fn(&EffectPoint) -> f64| points.iter().map(|p| (p.year, value(p))).collect::<Vec<_>>();
    let expected: Vec<(i16, f64)> = after().map(|p| (p.year, p.counterfactual)).collect();
    let told = [
        told(&observed, &of(|p| p.observed), by_year),
        told(&fitted, &of(|p| p.fitted), by_year),
        told(&carried_on, &expected, by_year),
    ];
    Some(Drawn { chart, told: told.into_iter().flatten().collect() })
}

/// Effects by years since an instrument took effect, with the interval of each and the band of all.
pub fn event_study(years: &[StudyYear]) -> Option<Drawn> {
    let (first, last) = (years.first()?.since.min(-1) - 1, years.last()?.since.max(0) + 1);
    let mut chart = frame(first, last).y_axis(Axis::new().type_(AxisType::Value));
    let [estimate, band] = ["study-estimate", "study-band"].map(say::text);
    let line = Line::new()
        .name(estimate.as_str())
        .data(years.iter().map(|y| pair(y.since, y.estimate)).collect::<Vec<_>>())
        .mark_line(lines_at(&[(0.0, say!("study-mark"))], f64::from(first)));
    let compared = || years.iter().filter(|y| y.lower < y.upper);
    let intervals = compared().map(|y| bar(y.since, y.lower, y.upper)).collect();
    let bands = compared().map(|y| bar(y.since, y.band_lower, y.band_upper)).collect();
    chart = with_intervals(chart.series(line), &estimate, intervals);
    chart = with_intervals(chart, &band, bands);
    let points: Vec<(i16, f64)> = years.iter().map(|y| (y.since, y.estimate)).collect();
    let told = told(&estimate, &points, |year| say!("told-since", n = i64::from(year))).into_iter().collect();
    Some(Drawn { chart, told })
}

/// Vertical lines with their names along them, so that near years do not write over one another; what falls into one
/// year shares a line.
fn lines_at(marks: &[(f64, String)], from: f64) -> MarkLine {
    let mut by_year: BTreeMap<i64, (f64, Vec<&str>)> = BTreeMap::new();
    for (x, name) in marks.iter().filter(|(x, _)| *x >= from) {
        by_year.entry(x.floor() as i64).or_insert((*x, Vec::new())).1.push(name);
    }
    let data = by_year
        .into_values()
        .map(|(x, names)| {
            let label = Label::new().formatter("{b}").position(LabelPosition::InsideEndTop);
            MarkLineVariant::Simple(MarkLineData::new().x_axis(x).name(together(&names)).label(label))
        })
        .collect::<Vec<_>>();
    MarkLine::new().data(data)
}

/// Names in one line: as many as fit, and how many more.
fn together(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => say!("and-more", first = *first, n = rest.len()),
    }
}

/// An indicator over time with its published bounds, one series per name. Lines break where a new method begins.
pub fn over_time(
    series: &[(String, Vec<&IndicatorPoint>)],
    breaks: &[i16],
    range: Option<(f64, f64)>,
) -> Option<Drawn> {
    over_years(series, breaks, range, None)
}

/// The same with the first and the last year given, so that several charts share them.
pub fn over_years(
    series: &[(String, Vec<&IndicatorPoint>)],
    breaks: &[i16],
    range: Option<(f64, f64)>,
    ends: Option<(i16, i16)>,
) -> Option<Drawn> {
    let years = || series.iter().flat_map(|(_, points)| points.iter().map(|p| p.period.index_year()));
    let (first, last) = ends.filter(|_| years().next().is_some()).or_else(|| years().min().zip(years().max()))?;
    let mut axis = Axis::new().type_(AxisType::Value);
    if let Some((low, high)) = range {
        axis = axis.min(low).max(high);
    }
    let mut chart = frame(first - 1, last + 1).y_axis(axis);
    for (name, points) in series {
        let method = |p: &&IndicatorPoint| breaks.iter().filter(|b| p.period.index_year() >= **b).count();
        let mut rows = Vec::new();
        for run in points.chunk_by(|a, b| method(a) == method(b)) {
            let line: Vec<DataPoint> = run.iter().filter_map(|p| Some(pair(p.period.index_year(), p.value?))).collect();
            chart = chart.series(Line::new().name(name.as_str()).data(line));
            rows.extend(run.iter().filter_map(|p| Some(bar(p.period.index_year(), p.lower?, p.upper?))));
        }
        chart = with_intervals(chart, name, rows);
    }
    let values = |points: &[&IndicatorPoint]| -> Vec<(i16, f64)> {
        points.iter().filter_map(|p| Some((p.period.index_year(), p.value?))).collect()
    };
    let told = series.iter().filter_map(|(name, points)| told(name, &values(points), by_year)).collect();
    Some(Drawn { chart, told })
}

/// Values with intervals, one row each, the first on top: `(name, lower, value, upper)`.
pub fn ranking(rows: &[(String, f64, f64, f64)], least: f64, most: f64) -> Drawn {
    let names: Vec<String> = rows.iter().map(|r| r.0.clone()).collect();
    let values: Vec<DataPoint> = rows.iter().enumerate().map(|(i, r)| DataPoint::from(val![r.2, i as f64])).collect();
    let bars: Vec<DataPoint> =
        rows.iter().enumerate().map(|(i, r)| DataPoint::from(val![i as f64, r.1, r.3])).collect();
    let told = told_ranks(rows.iter().map(|r| (r.0.as_str(), r.2))).into_iter().collect();
    let chart = Chart::new()
        .grid(Grid::new().left(8).right(24).top(8).bottom(8).contain_label(true))
        .tooltip(Tooltip::new().trigger(Trigger::Item))
        .x_axis(Axis::new().type_(AxisType::Value).min(least).max(most))
        .y_axis(Axis::new().type_(AxisType::Category).inverse(true).data(names))
        .series(Scatter::new().name(say!("value")).data(values))
        .series(Custom::new().name(say!("value")).render_item("interval-horizontal").data(bars));
    Drawn { chart, told }
}

/// Values by name in one sentence: how many, the highest and the lowest.
pub fn told_ranks<'a>(values: impl IntoIterator<Item = (&'a str, f64)>) -> Option<String> {
    let mut values: Vec<(&str, f64)> = values.into_iter().collect();
    values.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (low, high) = (values.first()?, values.last()?);
    Some(say!(
        "told-ranks",
        n = values.len(),
        high = number(high.1, 2),
        high_at = high.0,
        low = number(low.1, 2),
        low_at = low.0
    ))
}

/// One value against another, each dot with its name: `(name, x, y)`.
pub fn scatter(x: &str, y: &str, dots: &[(String, f64, f64)]) -> Drawn {
    let data: Vec<DataPoint> =
        dots.iter().map(|(name, x, y)| DataPointItem::new(val![*x, *y]).name(name.as_str()).into()).collect();
    let label = Label::new().show(true).formatter("{b}").position(LabelPosition::Right).color("--text");
    let axis = || Axis::new().type_(AxisType::Value).scale(true).name_location(NameLocation::Middle);
    let ranks = |of: &str, values: Vec<(&str, f64)>| Some(say!("told-of", of = of, told = told_ranks(values)?));
    let across = ranks(x, dots.iter().map(|d| (d.0.as_str(), d.1)).collect());
    let up = ranks(y, dots.iter().map(|d| (d.0.as_str(), d.2)).collect());
    let chart = Chart::new()
        .grid(Grid::new().left(32).right(64).top(16).bottom(32).contain_label(true))
        .tooltip(Tooltip::new().trigger(Trigger::Item).formatter("{b}: {c}"))
        .x_axis(axis().name(x).name_gap(30.0))
        .y_axis(axis().name(y).name_gap(44.0))
        .series(Scatter::new().name(y).label(label).data(data));
    Drawn { chart, told: [across, up].into_iter().flatten().collect() }
}

/// Yearly counts by the years since each law took effect, one line a name; withheld ones as intervals.
pub fn since(lines: &[(String, BTreeMap<i16, &Observation>)]) -> Option<Drawn> {
    let years = || lines.iter().flat_map(|(_, counts)| counts.keys().copied());
    let (first, last) = (years().min()?.min(0) - 1, years().max()?.max(0) + 1);
    let mut chart = frame(first, last).y_axis(Axis::new().type_(AxisType::Value).min(0.0).min_interval(1.0));
    let mut mark = Some(lines_at(&[(0.0, say!("compare-took-effect"))], f64::from(first)));
    for (name, counts) in lines {
        let (mut exact, mut censored) = (Vec::new(), Vec::new());
        for (year, o) in counts {
            match (o.quantity.value, o.quantity.lower, o.quantity.upper) {
                (Some(value), ..) => exact.push(pair(*year, value)),
                (None, Some(lower), Some(upper)) => censored.push(bar(*year, lower, upper)),
                _ => {}
            }
        }
        let mut line = Line::new().name(name.as_str()).data(exact);
        if let Some(mark) = mark.take() {
            line = line.mark_line(mark);
        }
        chart = with_intervals(chart.series(line), name, censored);
    }
    let at = |year: i16| say!("told-since", n = i64::from(year));
    let values = |counts: &BTreeMap<i16, &Observation>| -> Vec<(i16, f64)> {
        counts.iter().filter_map(|(year, o)| Some((*year, o.quantity.value?))).collect()
    };
    let told = lines.iter().filter_map(|(name, counts)| told(name, &values(counts), at)).collect();
    Some(Drawn { chart, told })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_leave_its_element() {
        assert_eq!(script_safe(r#"{"name":"</script>"}"#), r#"{"name":"\u003c/script>"}"#);
    }

    #[test]
    fn intervals_are_named_for_the_browser() {
        let chart = ranking(&[("Kenya".to_owned(), 20.0, 43.0, 61.0)], 0.0, 100.0);
        let json = serde_json::to_string(&chart.chart).unwrap().replace(RAW_MARK, "");
        assert!(json.contains(r#""renderItem":"interval-horizontal""#), "{json}");
        assert!(json.contains("[0.0,20.0,61.0]"), "{json}");
    }

    fn point(year: i16, observed: f64, upper: f64) -> EffectPoint {
        EffectPoint {
            year,
            observed,
            observed_lower: observed,
            observed_upper: observed,
            fitted: observed,
            counterfactual: 10.0,
            counterfactual_lower: 5.0,
            counterfactual_upper: upper,
        }
    }

    #[test]
    fn the_line_breaks_at_the_law_and_a_wild_band_does_not_stretch_the_axis() {
        let points: Vec<EffectPoint> =
            (2004..2012).map(|y| point(y, 10.0, if y > 2009 { 1e6 } else { 12.0 })).collect();
        let drawn = before_and_after(&points, 2008, (2008.3, "in force".to_owned())).unwrap();
        let json: serde_json::Value = serde_json::to_value(&drawn.chart).unwrap();
        let series = json["series"].as_array().unwrap();
        let named = |name: &str| series.iter().filter(|s| s["name"] == name && s["type"] == "line").collect::<Vec<_>>();
        let fitted = named("line fitted before and after");
        assert_eq!(fitted.len(), 2, "{json}");
        assert_eq!(fitted[0]["data"].as_array().unwrap().len(), 4);
        let carried_on = named("trend before the law, carried on");
        assert_eq!(carried_on[0]["data"].as_array().unwrap().len(), 4, "from the law on only");
        assert_eq!(carried_on[0]["lineStyle"]["type"], "dashed");
        assert!(json.to_string().contains("in force"), "{json}");
        assert_eq!(drawn.told.len(), 3, "{:?}", drawn.told);
        assert!(json.to_string().contains("\"max\":20.0"), "the axis reaches twice the highest line: {json}");
        assert!(before_and_after(&[], 2008, (2008.0, String::new())).is_none());
    }

    #[test]
    fn an_event_study_shows_no_interval_of_the_year_compared_with() {
        let year = |since: i16, half: f64| StudyYear {
            since,
            estimate: 0.1,
            standard_error: half / 2.0,
            lower: 0.1 - half,
            upper: 0.1 + half,
            band_lower: 0.1 - 1.5 * half,
            band_upper: 0.1 + 1.5 * half,
            treated: 4,
        };
        let drawn = event_study(&[year(-2, 0.2), year(-1, 0.0), year(0, 0.2)]).unwrap();
        let json: serde_json::Value = serde_json::to_value(&drawn.chart).unwrap();
        let bars: Vec<_> = json["series"].as_array().unwrap().iter().filter(|s| s["type"] == "custom").collect();
        assert_eq!(bars.len(), 2);
        assert!(bars.iter().all(|b| b["data"].as_array().unwrap().len() == 2), "{json}");
    }

    #[test]
    fn dots_carry_their_names() {
        let chart = scatter("Score", "Index", &[("Kenya".to_owned(), 43.0, 31.0)]);
        let json = serde_json::to_string(&chart.chart).unwrap();
        assert!(json.contains(r#""value":[43.0,31.0],"name":"Kenya""#), "{json}");
        assert!(json.contains(r#""formatter":"{b}""#) && json.contains(r#""name":"Score""#), "{json}");
    }
}
