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
    Day(Date),
    /// A sentence or label inside the sentence.
    Message(Box<Message>),
    /// One after another, separated as the language separates.
    List(Vec<MessageValue>),
}

impl Message {
    /// The message without variables.
    pub fn new(id: impl Into<String>) -> Message {
        Message { id: id.into(), args: Vec::new() }
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

impl From<Vec<Message>> for MessageValue {
    fn from(all: Vec<Message>) -> MessageValue {
        MessageValue::List(all.into_iter().map(MessageValue::from).collect())
    }
}
