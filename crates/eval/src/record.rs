//! A line of JSON, whose fields are taken out one by one.

use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::error::GoldFault;

/// The fields of a line that have not been taken yet.
pub(crate) struct Record(Map<String, Value>);

impl Record {
    /// Reads the object on a line.
    pub(crate) fn read(line: &str) -> Result<Self, GoldFault> {
        match serde_json::from_str(line) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(other) => Err(GoldFault::NotObject { found: kind(&other) }),
            Err(_) if !line.trim_start().starts_with(['{', '[']) => Err(GoldFault::NotJson),
            Err(error) if error.classify() == Category::Eof => Err(GoldFault::Unfinished),
            Err(error) => Err(GoldFault::Syntax {
                column: error.column(),
            }),
        }
    }

    /// A field of any kind; `null` is none.
    pub(crate) fn take(&mut self, field: &str) -> Option<Value> {
        self.0.remove(field).filter(|value| !value.is_null())
    }

    /// A field of text.
    pub(crate) fn text(&mut self, field: &'static str) -> Result<Option<String>, GoldFault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong(field, &other, "text in quotes")),
        }
    }

    /// A field that is a list.
    pub(crate) fn list(&mut self, field: &'static str) -> Result<Option<Vec<Value>>, GoldFault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items)),
            Some(other) => Err(wrong(field, &other, "a list")),
        }
    }

    /// A field that is true or false.
    pub(crate) fn truth(&mut self, field: &'static str) -> Result<Option<bool>, GoldFault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::Bool(truth)) => Ok(Some(truth)),
            Some(other) => Err(wrong(field, &other, "true or false, without quotes")),
        }
    }
}

/// The fault of a field that is of another kind than `want`.
pub(crate) const fn wrong(field: &'static str, value: &Value, want: &'static str) -> GoldFault {
    GoldFault::Kind {
        field,
        found: kind(value),
        want,
    }
}

/// What a value is, in words.
const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
