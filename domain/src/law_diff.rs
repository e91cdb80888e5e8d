//! What changed between two versions of a law, for pages and the API.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{LawId, Sha256Hex, SourceId},
    message::Message,
};

/// What a text was cut into before it was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TextUnit {
    /// Sections or articles, as the law numbers them.
    Section,
    /// Paragraphs of the plain text: no reader of this publisher's sections exists, or the document has none.
    Paragraph,
}

/// What happened to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SectionChangeKind {
    Added,
    /// The section is gone, or only the publisher's note of its repeal is left.
    Repealed,
    Changed,
    /// Another number or another place, the same words.
    Moved,
    /// Another number or another place, and other words.
    MovedAndChanged,
}

impl SectionChangeKind {
    /// Every kind, in the order in which summaries count them.
    pub const ALL: [SectionChangeKind; 5] = [
        SectionChangeKind::Added,
        SectionChangeKind::Repealed,
        SectionChangeKind::Changed,
        SectionChangeKind::Moved,
        SectionChangeKind::MovedAndChanged,
    ];

    /// The stable identifier.
    pub fn id(self) -> &'static str {
        match self {
            SectionChangeKind::Added => "added",
            SectionChangeKind::Repealed => "repealed",
            SectionChangeKind::Changed => "changed",
            SectionChangeKind::Moved => "moved",
            SectionChangeKind::MovedAndChanged => "moved_and_changed",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("section-{}", self.id()))
    }
}

/// What a piece of text is in the newer version, seen from the older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    Equal,
    Insert,
    Delete,
}

/// A run of text of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DiffPiece {
    pub edit: Edit,
    pub text: String,
}

/// One paragraph of a changed section, or a run of those that did not change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DiffParagraph {
    Text(Vec<DiffPiece>),
    /// That many paragraphs are the same and not shown.
    Unchanged(usize),
}

/// One section that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectionChange {
    pub kind: SectionChangeKind,
    /// As the newer version numbers it, or the older one where it is gone; empty where it has no number.
    pub number: String,
    /// The number in the older version, where it was another.
    pub number_before: Option<String>,
    pub heading: Vec<DiffPiece>,
    /// A section that only moved shows none.
    pub paragraphs: Vec<DiffParagraph>,
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DiffSide {
    pub snapshot: Sha256Hex,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub date: Date,
    /// `enacted`, `consolidated`, or the publisher's word.
    pub label: String,
    /// How many sections or paragraphs it has.
    pub sections: usize,
}

/// The comparison of two versions of a law, from their archived originals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LawDiff {
    pub law: LawId,
    pub source: SourceId,
    pub from: DiffSide,
    pub to: DiffSide,
    pub unit: TextUnit,
    /// BCP 47 tag of the text, where the document states it.
    pub language: Option<String>,
    /// In the order of the newer version; what is gone stands where it stood.
    pub changes: Vec<SectionChange>,
    /// Sections that are word for word the same.
    pub unchanged: usize,
    /// Changes beyond the limit, which are counted and not shown.
    pub left_out: usize,
}

impl LawDiff {
    /// How many sections changed in that way, among those shown.
    pub fn count(&self, kind: SectionChangeKind) -> usize {
        self.changes.iter().filter(|c| c.kind == kind).count()
    }
}
