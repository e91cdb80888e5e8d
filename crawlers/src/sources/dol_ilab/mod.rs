//! United States Department of Labor, Bureau of International Labor Affairs.

mod enforcement;
pub mod findings;
mod legislation;
mod references;

#[cfg(test)]
mod tests {
    use crate::formats::pdf::{Line, Page, Word};

    /// A page of lines, each given by its distance from the top and its texts by their left edges. A character is
    /// 4 points wide.
    pub(super) fn page(number: u32, lines: &[(f64, &[(f64, &str)])]) -> Page {
        let lines = lines
            .iter()
            .map(|&(baseline, texts)| {
                let mut words = Vec::new();
                for &(left, text) in texts {
                    let mut at = left;
                    for word in text.split(' ') {
                        let right = at + 4.0 * word.chars().count() as f64;
                        words.push(Word { text: word.to_owned(), left: at, right, baseline, size: 9.0 });
                        at = right + 2.5;
                    }
                }
                Line { words }
            })
            .collect();
        Page { number, width: 612.0, height: 792.0, lines }
    }
}
