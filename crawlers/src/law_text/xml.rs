//! Sections out of XML, by a table of the format's element names.

use lexgap_domain::TextUnit;

use super::{LawText, Section};
use crate::{
    formats::xml::{Step, Walk, squeeze},
    parse::ParseError,
};

/// Names of elements, without prefixes, by what they hold.
pub struct Layout {
    /// Sections or articles. One inside another, as an amending act quotes it, is text.
    pub sections: &'static [&'static str],
    /// A section's number: its first child of these names.
    pub numbers: &'static [&'static str],
    /// A section's heading: its first child of these names, or that of the group around it.
    pub headings: &'static [&'static str],
    /// Groups whose heading is that of the first section inside, unless a group between has one.
    pub groups: &'static [&'static str],
    /// What numbers sections anew, such as schedules: its first child of `labels` goes before their numbers.
    pub containers: &'static [&'static str],
    pub labels: &'static [&'static str],
    /// Ends of paragraphs. What stands before, such as a subsection's number, belongs to the paragraph.
    pub paragraphs: &'static [&'static str],
    /// What is not the law's text: metadata, notes of the editors.
    pub silent: &'static [&'static str],
    /// End of the path, below a silent element, to the one that names the language; empty where the root does.
    pub language: &'static [&'static str],
}

/// The text under way.
struct Reading<'l> {
    layout: &'l Layout,
    text: LawText,
    /// Depth of the open section.
    open: Option<usize>,
    section: Section,
    /// Depth and label of the open containers.
    containers: Vec<(usize, String)>,
    /// Depth and heading of the open groups.
    groups: Vec<(usize, String)>,
    /// What stands outside of sections, by container.
    outside: Vec<Section>,
    line: String,
}

/// Reads an XML document by `layout`.
///
/// # Errors
/// As [`Walk::step`].
pub fn read(text: &str, layout: &Layout) -> Result<LawText, ParseError> {
    let mut walk = Walk::lenient(text);
    let mut reading = Reading {
        layout,
        text: LawText { unit: TextUnit::Section, language: None, sections: Vec::new() },
        open: None,
        section: Section::default(),
        containers: Vec::new(),
        groups: Vec::new(),
        outside: Vec::new(),
        line: String::new(),
    };
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => {
                if walk.path().len() == 1 {
                    reading.text.language = element.attribute("xml:lang")?;
                }
                let name = element.name().to_owned();
                reading.open(&name, &mut walk)?;
            }
            Step::Text(piece) => reading.line.push_str(&piece),
            Step::Close => reading.close(&walk),
        }
    }
    reading.end_line();
    reading.text.sections.extend(reading.outside);
    Ok(reading.text)
}

impl Reading<'_> {
    fn open(&mut self, name: &str, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let layout = self.layout;
        let depth = walk.path().len();
        if layout.silent.contains(&name) {
            return self.skip(walk);
        }
        if let Some(open) = self.open {
            let child = depth == open + 1;
            if child && layout.numbers.contains(&name) && self.section.number.is_empty() {
                self.section.number = self.inner(walk)?;
            } else if child && layout.headings.contains(&name) && self.section.heading.is_empty() {
                self.section.heading = self.inner(walk)?;
            }
            return Ok(());
        }
        if layout.sections.contains(&name) {
            self.end_line();
            self.open = Some(depth);
            let heading = self.groups.last_mut().map(|(_, heading)| std::mem::take(heading)).unwrap_or_default();
            self.section = Section { heading, ..Section::default() };
        } else if layout.containers.contains(&name) {
            self.end_line();
            self.containers.push((depth, String::new()));
        } else if layout.groups.contains(&name) {
            self.groups.push((depth, String::new()));
        } else if layout.headings.contains(&name) && self.groups.last().is_some_and(|(at, _)| *at + 1 == depth) {
            let heading = self.inner(walk)?;
            if let Some((_, of_group)) = self.groups.last_mut() {
                *of_group = heading;
            }
        } else if layout.labels.contains(&name) && self.containers.last().is_some_and(|(_, label)| label.is_empty()) {
            let label = self.inner(walk)?;
            if let Some((_, of_container)) = self.containers.last_mut() {
                *of_container = label;
            }
        }
        Ok(())
    }

    fn close(&mut self, walk: &Walk<'_>) {
        let depth = walk.path().len();
        let Some(name) = walk.path().last().map(String::as_str) else { return };
        if self.layout.paragraphs.contains(&name) {
            self.end_line();
        } else if !self.line.ends_with(' ') {
            // A number and the text after it are words of their own.
            let label = self.layout.numbers.contains(&name) || self.layout.labels.contains(&name);
            self.line.push_str(if label { " " } else { "" });
        }
        if self.open == Some(depth) {
            self.end_line();
            self.open = None;
            let section = std::mem::take(&mut self.section);
            self.keep(section);
        }
        if self.containers.last().is_some_and(|(at, _)| *at == depth) {
            self.end_line();
            self.containers.pop();
        }
        if self.groups.last().is_some_and(|(at, _)| *at == depth)
            && let Some((_, heading)) = self.groups.pop()
            && !heading.is_empty()
        {
            // Of a group without a section of its own.
            self.push_outside(heading);
        }
    }

    fn container(&self) -> &str {
        self.containers.last().map_or("", |(_, label)| label)
    }

    fn keep(&mut self, mut section: Section) {
        if section.number.is_empty() {
            // Without a number it cannot be told from others: its text stays, outside of sections.
            let heading = std::mem::take(&mut section.heading);
            let lines = std::iter::once(heading).chain(section.paragraphs).filter(|l| !l.is_empty());
            lines.collect::<Vec<_>>().into_iter().for_each(|line| self.push_outside(line));
            return;
        }
        if !self.container().is_empty() {
            section.number = format!("{}, {}", self.container(), section.number);
        }
        self.text.sections.push(section);
    }

    fn push_outside(&mut self, line: String) {
        let container = self.container().to_owned();
        match self.outside.iter_mut().find(|s| s.heading == container) {
            Some(section) => section.paragraphs.push(line),
            None => self.outside.push(Section { heading: container, paragraphs: vec![line], ..Section::default() }),
        }
    }

    fn end_line(&mut self) {
        let line = squeeze(&std::mem::take(&mut self.line));
        if line.is_empty() {
            return;
        }
        match self.open {
            Some(_) => self.section.paragraphs.push(line),
            None => self.push_outside(line),
        }
    }

    /// Passes over the element that was just opened, but for the language.
    fn skip(&mut self, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let depth = walk.path().len();
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(_) if self.text.language.is_none() && names_language(walk, self.layout) => {
                    self.text.language = Some(walk.text()?);
                }
                Step::Close if walk.path().len() == depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of the element that was just opened, without what is silent in it.
    fn inner(&self, walk: &mut Walk<'_>) -> Result<String, ParseError> {
        let depth = walk.path().len();
        let mut text = String::new();
        while let Some(step) = walk.step()? {
            match step {
                Step::Text(piece) => text.push_str(&piece),
                Step::Open(element) if self.layout.silent.contains(&element.name()) => drop(walk.text()?),
                Step::Open(_) => {}
                Step::Close if walk.path().len() == depth => break,
                Step::Close => {}
            }
        }
        Ok(squeeze(&text))
    }
}

fn names_language(walk: &Walk<'_>, layout: &Layout) -> bool {
    !layout.language.is_empty() && walk.ends(layout.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout {
        sections: &["section"],
        numbers: &["num"],
        headings: &["title"],
        groups: &["group"],
        containers: &["schedule"],
        labels: &["label"],
        paragraphs: &["p", "title"],
        silent: &["note", "meta"],
        language: &["meta", "language"],
    };

    #[test]
    fn numbers_headings_and_paragraphs() {
        let text = r#"<act><meta><language>en</language></meta>
            <title>Part 1</title>
            <section><num>1<note>see SI 4</note></num><title>Names</title><p>This <i>Act</i> is new.</p>
              <sub><num>(2)</num><p>It
              binds.<note>x</note></p></sub></section>
            <group><title>Bribes</title><section><num>2</num><p>No one may.</p>
              <quote><section><num>9</num><p>quoted</p></section></quote></section></group>
            <group><title>Chapter 2</title><group><title>Gifts</title><section><num>3</num><p>None.</p></section></group></group>
            <schedule><label>Schedule 1</label><p>Fees</p><section><num>1</num><p>Ten.</p></section></schedule>
            <section><p>Nameless</p></section></act>"#;
        let read = read(text, &LAYOUT).unwrap();
        assert_eq!(read.language.as_deref(), Some("en"));
        let section = |number: &str, heading: &str, paragraphs: &[&str]| Section {
            number: number.to_owned(),
            heading: heading.to_owned(),
            paragraphs: paragraphs.iter().map(|p| (*p).to_owned()).collect(),
        };
        assert_eq!(
            read.sections,
            [
                section("1", "Names", &["This Act is new.", "(2) It binds."]),
                section("2", "Bribes", &["No one may.", "9 quoted"]),
                section("3", "Gifts", &["None."]),
                section("Schedule 1, 1", "", &["Ten."]),
                section("", "", &["Part 1", "Chapter 2", "Nameless"]),
                section("", "Schedule 1", &["Fees"]),
            ]
        );
        assert_eq!(read.parts(), 4);
    }

    #[test]
    fn damage_is_an_error() {
        assert!(read("<act><section><num>1</num>", &LAYOUT).is_err());
    }
}
