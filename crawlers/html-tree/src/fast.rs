//! A short way for plain markup. html5ever's tokenizer looks at every character of a tag on its own and copies most of
//! them; tags as most pages write them, and the text between them, are cut out of the page here and go straight to its
//! tree builder. Everything else (comments, scripts, most character references, whatever is broken) goes through the
//! tokenizer, which is in its data state whenever a piece is cut out beside it.

use std::{borrow::Cow, cell::Cell};

use html5ever::{
    Attribute, LocalName, QualName, TokenizerResult,
    buffer_queue::BufferQueue,
    ns,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _},
};
use memchr::{memchr, memchr2, memchr3};
use scraper::Html;

use crate::sink::Sink;

type Handle = ego_tree::NodeId;

/// Whether after the start tag of an element the tokenizer may have to read in another way, or a charset be told.
fn is_otherwise_read(name: &str) -> bool {
    matches!(name, "iframe" | "meta" | "noembed" | "noframes" | "noscript" | "plaintext" | "textarea" | "title" | "xmp")
}

/// Elements whose content is text as it stands.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style")
}

/// What was found of the end of an element of [`is_raw`]: of every one that begins between `from` and `to`.
#[derive(Clone, Copy, Default)]
struct RawEnd {
    from: usize,
    to: usize,
    /// Where the end tag begins, if it and all before it are plain.
    end: Option<usize>,
}

impl RawEnd {
    fn find(name: &str, page: &[u8], from: usize) -> RawEnd {
        let mut to = from;
        while let Some(at) = page.get(to..).and_then(|rest| Some(to + memchr2(b'<', b'\r', rest)?)) {
            match page.get(at..).unwrap_or_default() {
                // Text within a comment of a script ends in its own ways.
                [b'\r', ..] | [b'<', b'!', ..] => return RawEnd { from, to: at, end: None },
                [b'<', b'/', more @ ..]
                    if more.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) =>
                {
                    let is_plain = more.get(name.len()) == Some(&b'>');
                    return RawEnd { from, to: at, end: is_plain.then_some(at) };
                }
                _ => to = at + 1,
            }
        }
        RawEnd { from, to: page.len(), end: None }
    }
}

/// References that mean the same in every text.
const REFERENCES: [(&[u8], &str); 5] =
    [(b"&amp;", "&"), (b"&lt;", "<"), (b"&gt;", ">"), (b"&quot;", "\""), (b"&nbsp;", "\u{a0}")];

/// Reads a page that holds neither U+0000 nor U+FEFF and has a length below 2³².
pub fn parse(sink: Sink, page: &StrTendril) -> Html {
    let watch = Watch { builder: TreeBuilder::new(sink, TreeBuilderOpts::default()), closed: Cell::new(false) };
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let reader = Reader {
        page,
        script_end: Cell::default(),
        style_end: Cell::default(),
        tokenizer: Tokenizer::new(watch, options),
        queue: BufferQueue::default(),
    };
    reader.read();
    reader.tokenizer.end();
    reader.tokenizer.sink.builder.sink.finish()
}

/// The tree builder, and whether the last token was a whole tag, comment or doctype after which the tokenizer is in its
/// data state.
struct Watch {
    builder: TreeBuilder<Handle, Sink>,
    closed: Cell<bool>,
}

impl TokenSink for Watch {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let closes = matches!(token, Token::TagToken(_) | Token::CommentToken(_) | Token::DoctypeToken(_));
        let result = self.builder.process_token(token, line);
        if closes {
            self.closed.set(!matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext));
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A plain tag, where it ends, and where the text ends that it begins.
struct Found {
    tag: Tag,
    end: usize,
    raw_end: Option<usize>,
}

struct Reader<'p> {
    page: &'p StrTendril,
    /// Ends of scripts and styles found last: looking for them once an element would take the square of the time.
    script_end: Cell<RawEnd>,
    style_end: Cell<RawEnd>,
    tokenizer: Tokenizer<Watch>,
    queue: BufferQueue,
}

impl Reader<'_> {
    fn read(&self) {
        let bytes = self.page.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            at = match rest {
                [b'<', ..] => match self.tag(at) {
                    Some(found) => self.give_tag(found),
                    None => self.otherwise(at),
                },
                [b'&', ..] => match REFERENCES.iter().find(|(name, _)| rest.starts_with(name)) {
                    Some((name, text)) => {
                        let _ = self.give(Token::CharacterTokens(StrTendril::from(*text)));
                        at + name.len()
                    }
                    None => self.otherwise(at),
                },
                // Line ends become U+000A.
                [b'\r', more @ ..] => {
                    let _ = self.give(Token::CharacterTokens(StrTendril::from("\n")));
                    at + 1 + usize::from(more.first() == Some(&b'\n'))
                }
                _ => {
                    let end = memchr3(b'<', b'&', b'\r', rest).map_or(bytes.len(), |length| at + length);
                    let _ = self.give(Token::CharacterTokens(self.piece(at, end)));
                    end
                }
            };
        }
    }

    /// To the tree builder. It asks for another way of reading only after elements of [`is_raw`].
    fn give(&self, token: Token) -> TokenSinkResult<Handle> {
        self.tokenizer.sink.builder.process_token(token, 1)
    }

    /// A tag, and the text until its end tag where that is all that an element holds: where all that ends.
    fn give_tag(&self, Found { tag, end, raw_end }: Found) -> usize {
        let name = tag.name.clone();
        // In SVG, for one, the same element holds elements.
        let is_raw = matches!(self.give(Token::TagToken(tag)), TokenSinkResult::RawData(_));
        let Some(raw_end) = raw_end.filter(|_| is_raw) else { return end };
        if raw_end > end {
            let _ = self.give(Token::CharacterTokens(self.piece(end, raw_end)));
        }
        let after = raw_end + "</>".len() + name.len();
        let _ = self.give(Token::TagToken(new_tag(TagKind::EndTag, name)));
        after
    }

    /// Lets the tokenizer read from `at` until it is in its data state again: where that is.
    fn otherwise(&self, mut at: usize) -> usize {
        let bytes = self.page.as_bytes();
        let closed = &self.tokenizer.sink.closed;
        closed.set(false);
        // It is at the end of a tag, comment or doctype, and those end with `>` alone.
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty() && !closed.get()) {
            let end = memchr(b'>', rest).map_or(bytes.len(), |length| at + length + 1);
            self.queue.push_back(self.piece(at, end));
            while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
            at = end;
        }
        at
    }

    /// Both ends are next to ASCII.
    fn piece(&self, from: usize, to: usize) -> StrTendril {
        let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.page.try_subtendril(short(from), short(to.saturating_sub(from))).unwrap_or_default()
    }

    /// The tag at `at`, if it is a plain one.
    fn tag(&self, at: usize) -> Option<Found> {
        let bytes = self.page.as_bytes();
        let closes = bytes.get(at + 1) == Some(&b'/');
        let from = at + 1 + usize::from(closes);
        if !bytes.get(from)?.is_ascii_alphabetic() {
            return None;
        }
        let mut end = name_end(bytes, from)?;
        let name = self.name(from, end)?;
        if is_otherwise_read(&name) {
            return None;
        }
        let mut tag = new_tag(if closes { TagKind::EndTag } else { TagKind::StartTag }, LocalName::from(name));
        loop {
            let parted = end;
            end = spaces_end(bytes, end);
            match bytes.get(end)? {
                b'>' => {
                    end += 1;
                    let raw_end = match is_raw(&tag.name) && !closes {
                        true => Some(self.raw_end(&tag.name, end)?),
                        false => None,
                    };
                    return Some(Found { tag, end, raw_end });
                }
                _ if closes => return None,
                b'/' if bytes.get(end + 1) == Some(&b'>') && !is_raw(&tag.name) => {
                    tag.self_closing = true;
                    return Some(Found { tag, end: end + 2, raw_end: None });
                }
                _ if parted == end => return None,
                _ => {}
            }
            let (attribute, next) = self.attribute(end)?;
            if tag.attrs.iter().any(|a| a.name == attribute.name) {
                return None;
            }
            tag.attrs.push(attribute);
            end = next;
        }
    }

    /// Where the end tag begins of a script or style whose content begins at `from`, if all of it is plain.
    fn raw_end(&self, name: &str, from: usize) -> Option<usize> {
        let known = if name == "script" { &self.script_end } else { &self.style_end };
        let RawEnd { from: first, to, .. } = known.get();
        if !(first..=to).contains(&from) || to == 0 {
            known.set(RawEnd::find(name, self.page.as_bytes(), from));
        }
        known.get().end
    }

    /// The attribute at `from` and where it ends, if it is a plain one.
    fn attribute(&self, from: usize) -> Option<(Attribute, usize)> {
        let bytes = self.page.as_bytes();
        let named = name_end(bytes, from).filter(|end| *end > from)?;
        let name = QualName::new(None, ns!(), LocalName::from(self.name(from, named)?));
        let after = spaces_end(bytes, named);
        match bytes.get(after)? {
            b'=' => {}
            b'>' | b'/' => return Some((Attribute { name, value: StrTendril::new() }, named)),
            // The next one begins.
            _ if after > named => return Some((Attribute { name, value: StrTendril::new() }, named)),
            _ => return None,
        }
        let begin = spaces_end(bytes, after + 1);
        let (start, length, end) = match *bytes.get(begin)? {
            quote @ (b'"' | b'\'') => {
                let length = memchr(quote, bytes.get(begin + 1..)?)?;
                (begin + 1, length, begin + length + 2)
            }
            b'>' => return None,
            _ => {
                let length = bytes.get(begin..)?.iter().position(|b| is_space(*b) || *b == b'>')?;
                (begin, length, begin + length)
            }
        };
        let value = bytes.get(start..start + length)?;
        let plain = memchr2(b'&', b'\r', value).is_none();
        plain.then(|| (Attribute { name, value: self.piece(start, start + length) }, end))
    }

    /// A name in lower case.
    fn name(&self, from: usize, to: usize) -> Option<Cow<'_, str>> {
        let name = self.page.get(from..to)?;
        let upper = name.bytes().any(|b| b.is_ascii_uppercase());
        Some(if upper { name.to_ascii_lowercase().into() } else { name.into() })
    }
}

fn new_tag(kind: TagKind, name: LocalName) -> Tag {
    Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

/// Where a name of letters, digits and a few signs ends that begins at `from`.
fn name_end(bytes: &[u8], from: usize) -> Option<usize> {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.');
    let length = bytes.get(from..)?.iter().position(|b| !plain(b))?;
    let next = bytes.get(from + length)?;
    (is_space(*next) || matches!(next, b'=' | b'>' | b'/')).then_some(from + length)
}

fn spaces_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|b| is_space(**b)).count()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}
