//! Sentences that are computed, apart from any language.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A sentence by its identifier in `texts/*.ftl`, with its variables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub id: String,
    pub args: Vec<(String, MessageValue)>,
}

/// What a variable stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MessageValue {
    /// A name that is not translated.
    Text(String),
    /// A count; it chooses the plural.
    Count(i64),
    /// A number with its most decimals.
    Decimal(f64, u8),
    /// A number with exactly so many decimals.
    Fixed(f64, u8),
    /// A year; its thousands are never grouped.
    Year(i16),
    Day(Date),
    /// A UN region by its English name, or a country by its ISO 3166-1 alpha-2 code.
    Place(String),
    /// A sentence or label inside the sentence.
    Message(Box<Message>),
    /// One after another, separated as the language separates the items of a list.
    List(Vec<MessageValue>),
    /// The same, separated as the language separates clauses.
    Clauses(Vec<MessageValue>),
}

/// Answers and files have the sentence in English.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Message {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Message {}

impl Message {
    /// The message without variables.
    pub fn new(id: impl Into<String>) -> Message {
        Message { id: id.into(), args: Vec::new() }
    }

    /// Words that stay as they are: a title, a name.
    pub fn verbatim(text: impl Into<String>) -> Message {
        Message::new("verbatim").with("text", text.into())
    }

    /// Words that stay as they are, between quotation marks.
    pub fn quoted(text: impl Into<String>) -> Message {
        Message::new("quoted").with("text", text.into())
    }

    /// One sentence out of several, in their order.
    pub fn clauses(all: Vec<Message>) -> Message {
        let all = all.into_iter().map(MessageValue::from).collect();
        Message::new("clauses").with("all", MessageValue::Clauses(all))
    }

    /// One sentence out of several items of a list.
    pub fn list(all: Vec<Message>) -> Message {
        Message::new("list").with("all", all)
    }

    /// The same with one more variable.
    pub fn with(mut self, name: &str, value: impl Into<MessageValue>) -> Message {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

macro_rules! counts {
    ($($kind:ty),*) => {
        $(impl From<$kind> for MessageValue {
            fn from(n: $kind) -> MessageValue {
                MessageValue::Count(i64::try_from(n).unwrap_or(i64::MAX))
            }
        })*
    };
}

counts!(u16, u32, u64, usize, i64);

impl From<&str> for MessageValue {
    fn from(text: &str) -> MessageValue {
        MessageValue::Text(text.to_owned())
    }
}

impl From<String> for MessageValue {
    fn from(text: String) -> MessageValue {
        MessageValue::Text(text)
    }
}

impl From<i16> for MessageValue {
    fn from(year: i16) -> MessageValue {
        MessageValue::Year(year)
    }
}

impl From<Date> for MessageValue {
    fn from(day: Date) -> MessageValue {
        MessageValue::Day(day)
    }
}

impl From<Message> for MessageValue {
    fn from(message: Message) -> MessageValue {
        MessageValue::Message(Box::new(message))
    }
}

impl From<Vec<MessageValue>> for MessageValue {
    fn from(all: Vec<MessageValue>) -> MessageValue {
        MessageValue::List(all)
    }
}

impl From<Vec<Message>> for MessageValue {
    fn from(all: Vec<Message>) -> MessageValue {
        MessageValue::List(all.into_iter().map(MessageValue::from).collect())
    }
}
