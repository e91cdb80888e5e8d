//! Which changes of an indicator are more than noise (METHODOLOGY section 7).

use std::collections::BTreeMap;

use lexgap_domain::{FactSet, Indicator, IndicatorId, IndicatorPoint, JurisdictionId, SignificantChange, Z90};

/// A year's value with its standard error.
type Value = (i16, f64, f64);

/// Changes from each year to the next on record and from the first to the last, within one method of the
/// publisher: never over a break.
pub fn changes(facts: &FactSet) -> Vec<SignificantChange> {
    let indicators: BTreeMap<&IndicatorId, &Indicator> = facts.indicators.iter().map(|i| (&i.id, i)).collect();
    let mut series: BTreeMap<(&IndicatorId, &JurisdictionId), Vec<Value>> = BTreeMap::new();
    for p in &facts.points {
        if let Some(value) = value(p) {
            series.entry((&p.indicator, &p.jurisdiction)).or_default().push(value);
        }
    }
    let mut found = Vec::new();
    for ((indicator, jurisdiction), mut values) in series {
        values.sort_by_key(|v| v.0);
        let breaks = indicators.get(indicator).map_or(&[][..], |i| &i.breaks);
        for run in unbroken(&values, breaks) {
            let ends = run.first().zip(run.last()).filter(|_| run.len() > 2);
            let pairs = run.windows(2).map(|w| (w[0], w[1])).chain(ends.map(|(a, b)| (*a, *b)));
            found.extend(pairs.map(|(from, to)| change(indicator, jurisdiction, from, to)));
        }
    }
    found
}

fn value(p: &IndicatorPoint) -> Option<Value> {
    let error = p.standard_error.filter(|e| *e > 0.0)?;
    Some((p.period.index_year(), p.value?, error))
}

/// Cuts where a new method begins.
fn unbroken<'a>(values: &'a [Value], breaks: &[i16]) -> Vec<&'a [Value]> {
    let method = |year: i16| breaks.iter().filter(|b| year >= **b).count();
    values.chunk_by(|a, b| method(a.0) == method(b.0)).collect()
}

fn change(indicator: &IndicatorId, jurisdiction: &JurisdictionId, from: Value, to: Value) -> SignificantChange {
    let change = to.1 - from.1;
    let z = change.abs() / from.2.hypot(to.2);
    SignificantChange {
        indicator: indicator.clone(),
        jurisdiction: jurisdiction.clone(),
        from_year: from.0,
        to_year: to.0,
        change,
        z,
        significant: z > Z90,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn z_is_the_change_over_the_joint_error() {
        let c = change(&"i".into(), &"KEN".into(), (2012, 30.0, 3.0), (2023, 38.0, 4.0));
        assert_eq!((c.change, c.z, c.significant), (8.0, 1.6, false));
        let c = change(&"i".into(), &"KEN".into(), (2012, 30.0, 3.0), (2023, 21.0, 4.0));
        assert_eq!((c.change, c.z, c.significant), (-9.0, 1.8, true));
    }

    #[test]
    fn series_are_never_joined_over_a_break() {
        let values = [(2010, 1.0, 1.0), (2011, 1.0, 1.0), (2012, 40.0, 1.0), (2013, 41.0, 1.0)];
        let runs = unbroken(&values, &[2012]);
        assert_eq!(runs.iter().map(|r| r.len()).collect::<Vec<_>>(), [2, 2]);
    }
}
