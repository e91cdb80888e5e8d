//! Finding a statement's words again in the document it was read from.

use super::{ExtractError, Options, collapse, reader};

/// Words around a statement that a reader needs to judge it, in bytes before and after.
const AROUND: usize = 1_200;

/// A sentence with the text around it, white space collapsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub before: String,
    /// The sentence, or the lines of a table's row.
    pub words: String,
    pub after: String,
}

/// The passage that `locator` names in a document, as [`Statement::locator`](super::Statement) has it; `None`
/// where the document holds no such place.
///
/// # Errors
/// See [`ExtractError`].
pub fn passage(bytes: &[u8], locator: &str) -> Result<Option<Passage>, ExtractError> {
    let blocks = reader::read(bytes, &Options::default())?;
    Ok(blocks.iter().find_map(|b| in_block(b, locator)))
}

fn in_block(block: &reader::Block, locator: &str) -> Option<Passage> {
    let rest = after_place(locator, &block.locator)?;
    if let Some(label) = rest.strip_prefix("; table row \"").and_then(|r| r.strip_suffix('"')) {
        let start = block.table.text.find(label)?;
        let end = block.table.text.get(start..)?.find('\n').map_or(block.table.text.len(), |n| start + n);
        return around(&block.table.text, start, end);
    }
    let range = rest.strip_prefix("; characters ")?;
    let range = range.split(';').next()?;
    let (start, end) = range.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    // Two blocks can bear one name: pages of a PDF under one heading. The page tells them apart.
    let page = locator.strip_prefix("page ").and_then(|p| p.split(';').next()).and_then(|p| p.parse::<usize>().ok());
    let here = block.pages.iter().rev().find(|(offset, _)| *offset <= start).map(|(_, page)| *page);
    if page.is_some() && page != here {
        return None;
    }
    around(&block.text, start, end)
}

/// What follows the block's own locator, the page before it aside.
fn after_place<'l>(locator: &'l str, block: &str) -> Option<&'l str> {
    let without_page = || locator.strip_prefix("page ")?.split_once("; ").map(|(_, rest)| rest);
    let follows = |l: &'l str| l.strip_prefix(block).filter(|rest| rest.starts_with("; "));
    follows(locator).or_else(|| without_page().and_then(follows))
}

fn around(text: &str, start: usize, end: usize) -> Option<Passage> {
    let words = collapse(text.get(start..end)?);
    let mut from = start.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + AROUND).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    // Whole words at both ends.
    let before = text.get(from..start)?;
    let before = if from == 0 { before } else { before.split_once(' ').map_or("", |(_, rest)| rest) };
    let after = text.get(end..to)?;
    let after = if to == text.len() { after } else { after.rsplit_once(' ').map_or("", |(rest, _)| rest) };
    Some(Passage { before: collapse(before), words, after: collapse(after) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{extract::extract, sources::tests::corpus};

    #[test]
    fn each_statement_is_found_again() {
        let text = "Trafficking in Persons\n\nThe report is long. In 2014 courts convicted three traffickers. Others \
            waited.\n\nPolice identified 12 victims in 2014.";
        let statements = extract(text.as_bytes(), &Options::default()).unwrap();
        assert!(statements.len() >= 2, "{statements:?}");
        for s in statements {
            let found = passage(text.as_bytes(), &s.locator).unwrap().unwrap();
            assert_eq!(found.words, s.quote, "{}", s.locator);
        }
        assert_eq!(passage(text.as_bytes(), "\"Elsewhere\", paragraph 1; characters 0-10").unwrap(), None);
        assert_eq!(passage(text.as_bytes(), "nonsense").unwrap(), None);
    }

    #[test]
    fn ends_are_whole_words_and_characters() {
        let text = format!("{} é One two three. {}", "ä ".repeat(2_000), "ö ".repeat(2_000));
        let at = text.find("One").unwrap();
        let found = around(&text, at, at + 14).unwrap();
        assert_eq!(found.words, "One two three.");
        assert!(found.before.ends_with('é') && found.after.starts_with('ö'));
        assert_eq!(around(&text, at, text.len() + 1), None);
    }

    #[test]
    fn each_statement_of_real_reports_is_found_again() {
        let mut seen = 0;
        for file in [
            "reports/state-hrr/2019/kenya.html",
            "reports/cia-factbook/2015-11-29/africa/ag.json",
            "reports/dol-ilab/2021/Kenya.pdf",
        ] {
            let Some(bytes) = corpus(file) else { continue };
            let Ok(statements) = extract(&bytes, &Options::default()) else { continue };
            for s in statements.iter().filter(|s| s.rule != "tier") {
                let found = passage(&bytes, &s.locator).unwrap().unwrap_or_else(|| panic!("{file}: {}", s.locator));
                assert!(s.rule == "table" || found.words == s.quote, "{file}: {}: {found:?}", s.locator);
                seen += 1;
            }
        }
        println!("{seen} statements");
    }
}
