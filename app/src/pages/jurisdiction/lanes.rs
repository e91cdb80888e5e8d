//! Where marks and their labels stand on a line of time, apart from what they mean.
//!
//! Places across are shares of the width, so that a drawing fills any width with its text in one size. Labels are kept
//! apart at [`NARROWEST`]; a wider drawing only moves them further apart.

/// The least width of the drawing, in pixels of CSS: a phone of 320 without its margins.
pub const NARROWEST: f64 = 264.0;
/// Room that a mark takes on both sides of its place.
pub const HALF_MARK: f64 = 11.0;
/// About how wide a letter of a label is.
const LETTER: f64 = 7.2;
/// Share of the width left free at each end, so that marks and years there are whole.
const MARGIN: f64 = 0.06;
/// Most years between the first and the last; what is older stands at the beginning.
const LONGEST: i16 = 45;
/// Most years written below.
const MOST_TICKS: i16 = 6;

/// The years from which to which time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: i16,
    pub to: i16,
}

impl Span {
    /// The span that holds `times` (numbers of years), or of what is newest where they lie far apart.
    pub fn of(times: impl IntoIterator<Item = f64>) -> Option<Span> {
        let (first, last) =
            times.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, z), t| (a.min(t), z.max(t)));
        if !first.is_finite() || !last.is_finite() {
            return None;
        }
        let to = last.floor() as i16 + 1;
        Some(Span { from: (first.floor() as i16).max(to - LONGEST), to })
    }

    /// Whether a time lies before the span.
    pub fn is_before(self, time: f64) -> bool {
        time < f64::from(self.from)
    }

    /// Place of a time across, as a share of the width.
    pub fn at(self, time: f64) -> f64 {
        let whole = f64::from(self.to - self.from).max(1.0);
        let share = ((time - f64::from(self.from)) / whole).clamp(0.0, 1.0);
        MARGIN + share * (1.0 - 2.0 * MARGIN)
    }

    /// Years to write below: round ones, few enough to stand apart.
    pub fn ticks(self) -> Vec<i16> {
        let whole = self.to - self.from;
        let step = [1, 2, 5, 10, 20].into_iter().find(|step| whole / step < MOST_TICKS).unwrap_or(20);
        (self.from..=self.to).filter(|year| year.rem_euclid(step) == 0).collect()
    }
}

/// Where a mark stands in its lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Share of the width.
    pub x: f64,
    /// Line within the lane, 0 on top.
    pub row: usize,
    /// The label stands left of the mark, where it would leave the drawing on the right.
    pub is_left: bool,
}

impl Place {
    /// The first and last pixel of the mark with its label, at a width.
    fn extent(&self, label: &str, width: f64) -> (f64, f64) {
        let (x, reach) = (self.x * width, HALF_MARK + label.chars().count() as f64 * LETTER);
        if self.is_left { (x - reach, x + HALF_MARK) } else { (x - HALF_MARK, x + reach) }
    }
}

/// Places for marks with their labels (empty for none), in the order given, and the number of lines: each in the
/// uppermost line where nothing stands in its way.
pub fn arrange(span: Span, marks: &[(f64, &str)]) -> (Vec<Place>, usize) {
    let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
    let places = marks
        .iter()
        .map(|&(time, label)| {
            let mut place = Place { x: span.at(time), row: 0, is_left: false };
            place.is_left = place.extent(label, NARROWEST).1 > NARROWEST;
            let (from, to) = place.extent(label, NARROWEST);
            let is_free = |line: &Vec<(f64, f64)>| line.iter().all(|&(a, z)| to <= a || z <= from);
            place.row = lines.iter().position(is_free).unwrap_or(lines.len());
            match lines.get_mut(place.row) {
                Some(line) => line.push((from, to)),
                None => lines.push(vec![(from, to)]),
            }
            place
        })
        .collect();
    (places, lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN: Span = Span { from: 2000, to: 2024 };

    #[test]
    fn a_span_holds_all_or_the_newest() {
        assert_eq!(Span::of([2010.7, 2004.2, 2023.0]), Some(Span { from: 2004, to: 2024 }));
        assert_eq!(Span::of([1861.0, 2023.5]), Some(Span { from: 1979, to: 2024 }));
        assert_eq!(Span::of([2010.0]), Some(Span { from: 2010, to: 2011 }));
        assert_eq!(Span::of([]), None);
        let long = Span { from: 1979, to: 2024 };
        assert!(long.is_before(1861.0) && !long.is_before(1979.0));
        assert_eq!(long.at(1861.0), long.at(1979.0), "what is older stands at the beginning");
    }

    #[test]
    fn time_runs_from_left_to_right_within_the_drawing() {
        let places: Vec<f64> = [2000.0, 2006.5, 2012.0, 2024.0].map(|t| SPAN.at(t)).to_vec();
        assert!(places.windows(2).all(|w| w[0] < w[1]));
        assert!(places.iter().all(|x| (x * NARROWEST >= HALF_MARK) && ((1.0 - x) * NARROWEST >= HALF_MARK)));
        assert!((places[2] - 0.5).abs() < 1e-12, "the middle");
    }

    #[test]
    fn years_below_are_round_few_and_apart() {
        for (from, to) in [(2010, 2011), (2001, 2014), (1979, 2024), (2000, 2000)] {
            let span = Span { from, to };
            let ticks = span.ticks();
            assert!(!ticks.is_empty() && ticks.len() <= 7, "{from}-{to}: {ticks:?}");
            assert!(ticks.iter().all(|y| (from..=to).contains(y)));
            let wide = 4.0 * LETTER;
            let apart =
                ticks.windows(2).all(|w| (span.at(f64::from(w[1])) - span.at(f64::from(w[0]))) * NARROWEST >= wide);
            assert!(apart, "{from}-{to}: {ticks:?}");
        }
        assert_eq!(Span { from: 1979, to: 2024 }.ticks(), [1980, 1990, 2000, 2010, 2020]);
    }

    #[test]
    fn no_label_stands_on_another_or_leaves_the_drawing_at_any_width() {
        let texts = ["", "2010", "2WL", "Watch List", "1.5"];
        // Many marks, some at the same time: a fixed walk through times and texts.
        let marks: Vec<(f64, &str)> =
            (0..60_u32).map(|i| (2000.0 + f64::from(i * 37 % 97) / 4.0, texts[i as usize % texts.len()])).collect();
        let (places, rows) = arrange(SPAN, &marks);
        assert!(rows > 1 && places.iter().all(|p| p.row < rows));
        for width in [NARROWEST, 390.0, 736.0, 1280.0] {
            let boxes: Vec<(usize, (f64, f64))> =
                places.iter().zip(&marks).map(|(p, m)| (p.row, p.extent(m.1, width))).collect();
            for (i, (row, (from, to))) in boxes.iter().enumerate() {
                assert!(*from >= 0.0 && *to <= width, "{:?} leaves {width}", marks[i]);
                for (other, (a, z)) in &boxes[i + 1..] {
                    assert!(row != other || to <= &(a + 1e-9) || z <= &(from + 1e-9), "{:?} at {width}", marks[i]);
                }
            }
        }
    }

    #[test]
    fn what_fits_stands_in_one_line() {
        let (places, rows) = arrange(SPAN, &[(2001.0, "2001"), (2010.0, "2010"), (2023.9, "2023")]);
        assert_eq!((rows, places[0].is_left, places[2].is_left), (1, false, true));
        assert_eq!(arrange(SPAN, &[]).1, 0);
    }
}
