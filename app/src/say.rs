//! What people read, in the language of the page.
//!
//! [`say!`] gives a message as text, [`rich!`] as a view: its variables may be views, and `<name>…</name>` in the
//! message becomes a link where a variable of that name is given as [`link`], else the element of that name.

use leptos::prelude::*;
use lexgap_domain::{
    ComponentKind, DateKind, FactStatus, Jurisdiction, JurisdictionStatus, LawKind, Measure, Message, Qualifier,
    Source, Topic, Unit, search::Words,
};
pub use lexgap_texts::Language;
use lexgap_texts::{Arg, country};

/// Marks around the number of a view in a formatted message.
const SLOT: char = '\u{e000}';
const SLOT_END: char = '\u{e001}';
/// Stands for `<` of a variable, which is no mark.
const LESS: char = '\u{e002}';

/// The language of the page that is being rendered.
pub fn language() -> Language {
    use_context::<Language>().unwrap_or_default()
}

/// A message without variables.
pub fn text(id: &str) -> String {
    lexgap_texts::text(language(), id, &[])
}

/// A message with variables.
pub fn with(id: &str, args: &[(&str, Arg)]) -> String {
    lexgap_texts::text(language(), id, args)
}

/// A computed sentence.
pub fn message(message: &Message) -> String {
    lexgap_texts::say(language(), message)
}

/// `say!("id")` or `say!("id", name = value, …)`: a message as text.
macro_rules! say {
    ($id:expr) => { $crate::say::text($id) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::say::with($id, &[$((stringify!($name), ::lexgap_texts::Arg::from($value))),+])
    };
}

/// `rich!("id", name = value, …)`: a message as a view, whose variables may be views or [`link`]s.
macro_rules! rich {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::say::view_of($id, vec![$((stringify!($name), $crate::say::Piece::from($value))),*])
    };
}

pub(crate) use {rich, say};

/// What a variable of [`rich!`] stands for.
pub enum Piece {
    Plain(Arg),
    View(AnyView),
    /// Address of the link that `<name>…</name>` becomes.
    Link(String),
}

macro_rules! plain {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Piece {
            fn from(value: $kind) -> Piece {
                Piece::Plain(Arg::from(value))
            }
        })*
    };
}

plain!(&str, String, usize, u16, u32, u64, i64);

impl From<AnyView> for Piece {
    fn from(view: AnyView) -> Piece {
        Piece::View(view)
    }
}

impl From<Option<AnyView>> for Piece {
    fn from(view: Option<AnyView>) -> Piece {
        Piece::View(view.into_any())
    }
}

/// A link to a page of this site, or to a place on the same page.
pub fn link(path: impl AsRef<str>) -> Piece {
    Piece::Link(to(path))
}

/// The address of a page of this site in the page's language. What has no language (the API, files, places on the
/// same page, other sites) stays as it is.
pub fn to(path: impl AsRef<str>) -> String {
    let path = path.as_ref();
    if has_language(path) { in_language(language(), path) } else { path.to_owned() }
}

fn has_language(path: &str) -> bool {
    let page = path.split(['?', '#']).next().unwrap_or_default();
    if let Some(edition) = page.strip_prefix("/downloads/") {
        return !edition.contains('/');
    }
    let programs = ["/api/", "/assets/", "/oembed", "/og/", "/embed/", "/cite/", "/catalog"];
    page == "/api/v1/docs"
        || page.starts_with('/') && !programs.iter().any(|p| page.starts_with(p)) && !page.ends_with(".zip")
}

/// The address of the page at `path` in a language. The first page has no slash after the language.
pub fn in_language(language: Language, path: &str) -> String {
    let rest = path.strip_prefix('/').filter(|rest| rest.is_empty() || rest.starts_with(['?', '#']));
    match (language.prefix(), rest) {
        ("", _) => path.to_owned(),
        (prefix, Some(rest)) => format!("{prefix}{rest}"),
        (prefix, None) => format!("{prefix}{path}"),
    }
}

/// [`rich!`] without the macro.
pub fn view_of(id: &str, pieces: Vec<(&'static str, Piece)>) -> AnyView {
    let mut views: Vec<Option<AnyView>> = Vec::new();
    let mut links: Vec<(&'static str, String)> = Vec::new();
    let mut args: Vec<(&str, Arg)> = Vec::new();
    for (name, piece) in pieces {
        match piece {
            Piece::Plain(Arg::Text(text)) => args.push((name, Arg::Text(text.replace('<', &LESS.to_string())))),
            Piece::Plain(count) => args.push((name, count)),
            Piece::View(view) => {
                args.push((name, Arg::Text(format!("{SLOT}{}{SLOT_END}", views.len()))));
                views.push(Some(view));
            }
            Piece::Link(href) => links.push((name, href)),
        }
    }
    let formatted = with(id, &args);
    parts(&formatted, &mut views, &links).into_any()
}

/// The views of a formatted message, in order.
fn parts(text: &str, views: &mut [Option<AnyView>], links: &[(&'static str, String)]) -> Vec<AnyView> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find([SLOT, '<']) {
        let (before, marked) = rest.split_at(at);
        push_text(&mut found, before);
        let taken = if marked.starts_with(SLOT) {
            slot(marked, views, &mut found)
        } else {
            element(marked, views, links, &mut found)
        };
        match taken {
            Some(n) => rest = &marked[n..],
            // No mark of ours: the sign itself.
            None => {
                let sign = marked.chars().next().map_or(0, char::len_utf8);
                push_text(&mut found, &marked[..sign]);
                rest = &marked[sign..];
            }
        }
    }
    push_text(&mut found, rest);
    found
}

fn push_text(found: &mut Vec<AnyView>, text: &str) {
    if !text.is_empty() {
        found.push(text.replace(LESS, "<").into_any());
    }
}

/// Puts the view of a slot; how many bytes of `marked` it took.
fn slot(marked: &str, views: &mut [Option<AnyView>], found: &mut Vec<AnyView>) -> Option<usize> {
    let (number, _) = marked[SLOT.len_utf8()..].split_once(SLOT_END)?;
    let view = views.get_mut(number.parse::<usize>().ok()?)?;
    // A view can stand once; where a message names it again, there is nothing.
    found.extend(view.take());
    Some(SLOT.len_utf8() + number.len() + SLOT_END.len_utf8())
}

/// Puts `<name>…</name>`; how many bytes of `marked` it took.
fn element(
    marked: &str,
    views: &mut [Option<AnyView>],
    links: &[(&'static str, String)],
    found: &mut Vec<AnyView>,
) -> Option<usize> {
    let (name, after) = marked[1..].split_once('>')?;
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let close = format!("</{name}>");
    let (inside, _) = after.split_once(close.as_str())?;
    let children = parts(inside, views, links);
    let made = match (links.iter().find(|(n, _)| *n == name), name) {
        (Some((_, href)), _) => view! { <a href=href.clone()>{children}</a> }.into_any(),
        (None, "strong") => view! { <strong>{children}</strong> }.into_any(),
        (None, "em") => view! { <em>{children}</em> }.into_any(),
        (None, "code") => view! { <code dir="ltr">{children}</code> }.into_any(),
        (None, "small") => view! { <small>{children}</small> }.into_any(),
        (None, "ins") => view! { <ins>{children}</ins> }.into_any(),
        (None, "del") => view! { <del>{children}</del> }.into_any(),
        (None, _) => return None,
    };
    found.push(made);
    Some(name.len() + 2 + inside.len() + close.len())
}

/// A topic as a heading.
pub fn topic(topic: Topic) -> String {
    message(&topic.message())
}

/// A topic within a sentence.
pub fn topic_within(topic: Topic) -> String {
    message(&topic.in_sentence())
}

/// Topics one after another.
pub fn topics(topics: &[Topic]) -> String {
    topics.iter().map(|t| topic(*t)).collect::<Vec<_>>().join(&text("list-separator"))
}

/// What is counted.
pub fn measure(measure: Measure) -> String {
    message(&measure.message())
}

/// What one unit of a count is.
pub fn unit(unit: Unit) -> String {
    message(&unit.message())
}

/// Who produces a source.
pub fn interest(source: &Source) -> String {
    message(&source.interest_class.message())
}

/// National law or treaty obligation.
pub fn law_kind(kind: LawKind) -> String {
    message(&kind.message())
}

/// What happened on a day.
pub fn date_kind(kind: DateKind) -> String {
    message(&kind.message())
}

/// What a qualifier means.
pub fn qualifier(qualifier: Qualifier) -> String {
    message(&qualifier.meaning())
}

/// What a status means, in few words.
pub fn status(status: FactStatus, from_prose: bool) -> String {
    match (status, from_prose) {
        (FactStatus::Automatic, false) => text("status-from-table"),
        (FactStatus::Automatic, true) => text("status-from-prose"),
        (FactStatus::Confirmed, _) => text("status-by-person"),
        (other, _) => message(&other.message()),
    }
}

/// A component of a score.
pub fn component(kind: ComponentKind) -> String {
    message(&kind.message())
}

/// What a component asks.
pub fn component_question(kind: ComponentKind) -> String {
    message(&kind.question())
}

/// The name of a jurisdiction: as the language has it, or as its source spells it.
pub fn name(j: &Jurisdiction) -> String {
    name_in(language(), j)
}

fn name_in(language: Language, j: &Jurisdiction) -> String {
    let is_named = j.status == JurisdictionStatus::Current && language != Language::English;
    let code = j.alpha2.as_deref().filter(|_| is_named);
    code.and_then(|code| country(language, code)).unwrap_or_else(|| j.name.clone())
}

/// A UN region by its English name.
pub fn region(english: &str) -> String {
    lexgap_texts::place(language(), english)
}

/// A World Bank income group by its English name.
pub fn income_group(english: &str) -> String {
    message(&lexgap_domain::practices::income_group(english))
}

/// What a publisher wrote, in its own language and direction.
pub fn published(words: &str) -> AnyView {
    view! { <bdi lang="en">{words.to_owned()}</bdi> }.into_any()
}

/// What search answers in, in one language.
pub struct InLanguage(pub Language);

impl Words for InLanguage {
    fn jurisdiction(&self, j: &Jurisdiction) -> String {
        name_in(self.0, j)
    }

    fn region(&self, english: &str) -> String {
        lexgap_texts::place(self.0, english)
    }

    fn law_kind(&self, kind: LawKind) -> String {
        let id = match kind {
            LawKind::Law => "hit-law",
            LawKind::Treaty => "hit-treaty",
        };
        lexgap_texts::text(self.0, id, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(language: Language, view: impl FnOnce() -> AnyView) -> String {
        let owner = Owner::new();
        let html = owner.with(|| {
            provide_context(language);
            view().to_html()
        });
        owner.cleanup();
        html.replace("<!>", "")
    }

    #[test]
    fn marks_become_links_elements_and_views() {
        let mut views = [Some(view! { <b>"x < y"</b> }.into_any())];
        let links = [("a", "/sources".to_owned())];
        let said = html(Language::English, || {
            let text = format!("See {SLOT}0{SLOT_END} on the <a>page <em>of</em> sources</a>, {LESS}5 < 6.");
            parts(&text, &mut views, &links).into_any()
        });
        assert_eq!(said, "See <b>x &lt; y</b> on the <a href=\"/sources\">page <em>of</em> sources</a>, &lt;5 &lt; 6.");
    }

    #[test]
    fn addresses_keep_the_language() {
        let at = |language, path: &str| {
            let owner = Owner::new();
            let found = owner.with(|| {
                provide_context(language);
                to(path)
            });
            owner.cleanup();
            found
        };
        assert_eq!(at(Language::French, "/laws/x"), "/fr/laws/x");
        assert_eq!(at(Language::Arabic, "/"), "/ar");
        assert_eq!(at(Language::French, "/?map=x&edition=1#map-x"), "/fr?map=x&edition=1#map-x");
        assert_eq!(at(Language::English, "/?map=x"), "/?map=x");
        assert_eq!(at(Language::English, "/laws/x"), "/laws/x");
        for path in ["/api/v1/docs#errors", "/downloads/3", "/feed.atom", "/review?fact=1"] {
            assert_eq!(at(Language::Spanish, path), format!("/es{path}"));
        }
        for path in [
            "/api/v1/laws",
            "/downloads/3/laws.csv.gz",
            "#main",
            "https://example.org/",
            "/jurisdictions/KEN/evidence.zip",
        ] {
            assert_eq!(at(Language::Spanish, path), path);
        }
    }
}
