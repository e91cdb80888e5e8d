//! The words of the field as types, shared by every room of Lexgap.
//!
//! Nothing here reads a clock, a file, the network or the environment; everything compiles for the
//! server and for the browser. The terms are those of official statistics: an *observation* is one
//! figure for one jurisdiction, measure and period; its *provenance* is the snapshot (archived bytes,
//! named by their SHA-256) and the *locator* (the place inside the snapshot); an *edition* is an
//! immutable, numbered release of everything.

mod as_of;
pub mod citation;
pub mod claim;
pub mod classify;
pub mod commitment;
pub mod conflicts;
pub mod correlation;
pub mod edition;
pub mod effect;
pub mod fact;
pub mod full_text;
pub mod hash;
pub mod ids;
pub mod indicator;
pub mod jurisdiction;
pub mod law;
pub mod law_diff;
pub mod law_texts;
pub mod links;
pub mod listed;
pub mod measure;
pub mod message;
pub mod observation;
pub mod page;
pub mod period;
pub mod places;
pub mod practices;
pub mod proposal;
pub mod provenance;
pub mod quantity;
pub mod reconciled;
pub mod review;
pub mod same_law;
pub mod score;
pub mod search;
pub mod source;
pub mod spreadsheet;
pub mod topic;
pub mod value_revisions;

pub use citation::Citation;
pub use claim::{Claim, Polarity, Said, confirmed_laws};
pub use conflicts::{Conflict, Stated, conflicts};
pub use edition::{Contradiction, Edition, EditionHead, EditionIndex, METHOD_VERSION, Revision, RevisionKind};
pub use effect::{
    Change, Counted, Effect, EffectPoint, Ratio, Sensitivity, SensitivityBound, Study, StudyMean, StudyYear,
    TopicStudy, Wald,
};
pub use fact::{FactSet, Succession, Unresolved};
pub use ids::{IndicatorId, JurisdictionId, LawId, ObservationId, Sha256Hex, SourceId};
pub use indicator::{Direction, Indicator, IndicatorPoint, Z90};
pub use jurisdiction::{Jurisdiction, JurisdictionStatus};
pub use law::{
    DateKind, DatePrecision, Law, LawAmendment, LawDate, LawKind, LawSection, LawStatus, LawTitle, LawVersion,
    Provision,
};
pub use law_diff::{DiffParagraph, DiffPiece, DiffSide, Edit, LawDiff, SectionChange, SectionChangeKind, TextUnit};
pub use law_texts::{FoundText, LawTextFound};
pub use links::{Fit, Link, Links, Pair, Standing, TopicLinks};
pub use listed::ListedDocument;
pub use measure::Measure;
pub use message::{Message, MessageValue};
pub use observation::{Breakdown, FactStatus, Observation, Reading, Unit, dimension};
pub use page::PageDocument;
pub use period::{Period, decimal_year};
pub use practices::{
    Disagreement, Insufficient, Locality, Outcome, OutsideCheck, PracticeKind, PracticeLine, Practices, Structure,
};
pub use proposal::Proposal;
pub use provenance::{Provenance, Retrieval, Snapshot};
pub use quantity::{Qualifier, Quantity};
pub use reconciled::{NotReconciled, OverallTilt, Reconciled, ReconciledYear, Reconciliation, SourceTilt, Tilt};
pub use review::{Decision, Figure, PART_OF_REPORT, Review, Verdict};
pub use score::{
    Adjusted, Bounded, Choice, Component, ComponentKind, EvidenceGrade, Expected, ExpectedCount, Flag, FlagKind,
    GradeBasis, Hinge, MissingInput, Score, ScoreBasis, SignificantChange,
};
pub use source::{InterestClass, MissedRun, Source, SourceHealth};
pub use topic::Topic;
pub use value_revisions::{Difference, RetiredValue, ValueRevision, value_revisions};
