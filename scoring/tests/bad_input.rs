//! Whatever comes in: an answer of finite numbers, or a reason in plain words.

use std::fmt::Debug;

use lexgap_scoring::effect::{NotEstimable, did, honest, its, synth};
use proptest::prelude::*;

/// No number of an answer is none, and no reason is empty.
fn sound<T: Debug>(answer: Result<T, NotEstimable>) -> Result<(), TestCaseError> {
    match answer {
        Ok(found) => {
            let said = format!("{found:?}");
            prop_assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
        }
        Err(reason) => {
            let said = reason.to_string();
            prop_assert!(said.starts_with("not estimable: ") && !said.contains("NaN"), "{said}");
        }
    }
    Ok(())
}

/// Mostly zeros and small counts, seldom what no count can be.
fn outcome() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => Just(0.0),
        8 => (0..6_i32).prop_map(f64::from),
        2 => (0..5_000_i32).prop_map(f64::from),
        1 => prop_oneof![Just(-3.0), Just(2.5), Just(1e12), Just(f64::NAN), Just(f64::INFINITY)],
    ]
}

/// Small counts only: what is left is the design.
fn count() -> impl Strategy<Value = f64> {
    prop_oneof![2 => Just(0.0), 3 => (0..30_i32).prop_map(f64::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn interrupted_time_series(
        y in prop::collection::vec(outcome(), 0..16),
        event in -2..20_i32,
        slope: bool,
        harmonics in 0..3_u8,
        which in 0..3_usize,
        exposure in prop_oneof![8 => Just(1.0), 1 => Just(0.0), 1 => Just(-2.0)],
    ) {
        let family = [its::Family::QuasiPoisson, its::Family::Poisson, its::Family::Gaussian][which];
        let points: Vec<its::Point> =
            y.iter().enumerate().map(|(t, y)| its::Point { time: t as f64, outcome: *y, exposure }).collect();
        let model = its::Model { family, slope, harmonics, ..its::Model::new(f64::from(event)) };
        sound(its::fit(&points, &model))?;
    }

    #[test]
    fn staggered_differences(
        y in prop::collection::vec(count(), 48),
        first in prop::collection::vec(prop_oneof![Just(None), (-1..9_i32).prop_map(Some)], 8),
        units in 1..=8_usize,
        not_yet: bool,
        universal: bool,
        anticipation in 0..3_u16,
        covariate: bool,
        sparse in prop::option::of(0..4_usize),
        gap in 2..20_usize,
    ) {
        let mut rows = Vec::new();
        for (u, first_treated) in first.iter().enumerate().take(units) {
            for t in (0..6_usize).filter(|t| sparse.is_none() || !(6 * u + t).is_multiple_of(gap)) {
                rows.push(did::Row {
                    unit: format!("u{u}"),
                    time: t as i32,
                    outcome: y[6 * u + t],
                    first_treated: *first_treated,
                    covariates: if covariate { vec![(u * u % 5) as f64] } else { vec![] },
                });
            }
        }
        let options = did::Options {
            controls: if not_yet { did::Controls::NotYetTreated } else { did::Controls::NeverTreated },
            base: if universal { did::Base::Universal } else { did::Base::Varying },
            anticipation,
            draws: 20,
            sparse,
            ..did::Options::default()
        };
        let found = did::fit(&rows, &options);
        if let Ok(effects) = &found {
            sound(honest::sensitivity(&effects.event_study, 1))?;
        }
        sound(found)?;
    }

    #[test]
    fn synthetic_controls(
        y in prop::collection::vec(count(), 48),
        units in 1..=6_usize,
        treated in 0..3_usize,
        event in 0..10_i32,
        off in prop::option::of(0..8_i32),
    ) {
        let mut rows = Vec::new();
        for u in 0..units {
            for t in 0..8_usize {
                let on = u < treated && t as i32 >= event && off != Some(t as i32);
                rows.push(synth::Row { unit: format!("u{u}"), time: t as i32, outcome: y[8 * u + t], treated: on });
            }
        }
        sound(synth::fit(&rows, &synth::Method::ALL, &synth::Options { draws: 20, seed: 1 }))?;
    }
}
