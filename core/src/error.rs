//! The one error type, and the catalogue that every code comes from (SPEC E1, E2, E3).

use std::borrow::Cow;
use std::fmt;

use chrono::Timelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::time::Instant;

mod catalogue;

pub use catalogue::Code;

/// What sort of refusal it is; each language maps it to its own habit (SPEC E1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The input is wrong; `problems` names every wrong field.
    Invalid,
    /// There is no such thing, or it is not the caller's.
    NotFound,
    /// A rule forbids it now.
    Refused,
    /// Somebody else has it.
    Taken,
    /// It was changed meanwhile, or an id was used for something else.
    Conflict,
    /// Something outside does not answer.
    Unavailable,
    /// Our own fault.
    Internal,
}

/// Whether doing the same again can help (SPEC E1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// The same call fails again.
    Never,
    /// At once, or after a moment.
    Soon,
    /// Later: at `retry_at` where it is given.
    Later,
}

/// A line of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CatalogueEntry {
    /// Stable code.
    pub code: &'static str,
    /// Kind.
    pub kind: Kind,
    /// Whether a retry helps.
    pub retry: Retry,
    /// What happened, Chinese. `{name}` stands for the detail of that name.
    pub zh: &'static str,
    /// What happened, English.
    pub en: &'static str,
    /// What to do, Chinese.
    pub advice_zh: &'static str,
    /// What to do, English.
    pub advice_en: &'static str,
}

/// A wrong field (SPEC P8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// Path of the field, such as `buyer.tax_id` or `bills[0]`.
    pub path: String,
    /// Stable code.
    pub code: Cow<'static, str>,
    /// What is wrong, Chinese.
    pub zh: String,
    /// What is wrong, English.
    pub en: String,
}

impl Problem {
    /// A problem with the field at `path`.
    pub fn new(path: impl Into<String>, code: Code) -> Self {
        Self::with(path, code, &[])
    }

    /// The same, with the details that its text names.
    pub fn with(path: impl Into<String>, code: Code, details: &[(&str, String)]) -> Self {
        let entry = code.entry();
        let fill = |text: &str| {
            fill(text, |name| {
                details
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| value.clone())
            })
        };
        Self {
            path: path.into(),
            code: Cow::Borrowed(entry.code),
            zh: fill(entry.zh),
            en: fill(entry.en),
        }
    }

    /// Something else than one of these was chosen.
    pub fn choice<'a>(path: impl Into<String>, choices: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: Vec<&str> = Vec::new();
        for name in choices {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Self::with(path, Code::UnknownChoice, &[("choices", names.join(", "))])
    }
}

/// Every refusal of the desk, in every language the same (SPEC E1).
///
/// Texts never carry passwords, tokens, full tax ids, phones or e-mails (SPEC E2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorBody {
    /// Sort of refusal.
    pub kind: Kind,
    /// Stable code of the catalogue.
    pub code: Cow<'static, str>,
    /// The field, when one alone is meant.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<String>,
    /// What happened, Chinese.
    pub zh: String,
    /// What happened, English.
    pub en: String,
    /// What to do, Chinese.
    pub advice_zh: String,
    /// What to do, English.
    pub advice_en: String,
    /// Whether a retry helps.
    pub retry: Retry,
    /// When a retry helps, if that is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub retry_at: Option<Instant>,
    /// Every wrong field.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub problems: Vec<Problem>,
    /// Facts of the refusal by name, such as `from`, `operation`, `allowed`.
    #[serde(skip_serializing_if = "Map::is_empty", default)]
    pub details: Map<String, Value>,
}

/// Every refusal of the desk. Cheap to pass; see [`ErrorBody`] for what it tells.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Error(Box<ErrorBody>);

impl Error {
    /// The error of that code, without details.
    pub fn new(code: Code) -> Self {
        let entry = code.entry();
        Self(Box::new(ErrorBody {
            kind: entry.kind,
            code: Cow::Borrowed(entry.code),
            field: None,
            zh: entry.zh.to_owned(),
            en: entry.en.to_owned(),
            advice_zh: entry.advice_zh.to_owned(),
            advice_en: entry.advice_en.to_owned(),
            retry: entry.retry,
            retry_at: None,
            problems: Vec::new(),
            details: Map::new(),
        }))
    }

    /// Wrong fields, all at once; `None` when there is none.
    pub fn problems(problems: Vec<Problem>) -> Option<Self> {
        let first = problems.first()?;
        let mut error = Self::new(Code::InvalidInput).detail("count", problems.len());
        if problems.len() == 1 {
            error.0.field = Some(first.path.clone());
        }
        error.0.problems = problems;
        Some(error)
    }

    /// One wrong field.
    pub fn problem(path: impl Into<String>, code: Code) -> Self {
        Problem::new(path, code).into()
    }

    /// Adds a detail and fills it into the texts.
    #[must_use]
    pub fn detail(self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        };
        self.told(name, value, &text, &text)
    }

    /// Adds a detail that reads otherwise in the texts of each language.
    fn told(mut self, name: &str, value: Value, zh: &str, en: &str) -> Self {
        for (target, text) in [
            (&mut self.0.zh, zh),
            (&mut self.0.en, en),
            (&mut self.0.advice_zh, zh),
            (&mut self.0.advice_en, en),
        ] {
            if target.contains('{') {
                *target = fill(target, |key| (key == name).then(|| text.to_owned()));
            }
        }
        self.0.details.insert(name.to_owned(), value);
        self
    }

    /// Says when a retry helps; the texts tell it in China time (SPEC T1), never too early.
    #[must_use]
    pub fn retry_at(mut self, at: Instant) -> Self {
        self.0.retry = Retry::Later;
        self.0.retry_at = Some(at);
        let local = at.plus_millis(999).china_datetime();
        let format = if local.second() == 0 {
            "%Y-%m-%d %H:%M"
        } else {
            "%Y-%m-%d %H:%M:%S"
        };
        let time = local.format(format);
        self.told(
            "retry_at",
            Value::from(at.to_string()),
            &format!("北京时间 {time}"),
            &format!("{time} China time"),
        )
    }

    /// Adds the fields that are wrong.
    #[must_use]
    pub fn with_problems(mut self, problems: Vec<Problem>) -> Self {
        self.0.problems = problems;
        self
    }

    /// Names the field that is meant.
    #[must_use]
    pub fn field(mut self, path: impl Into<String>) -> Self {
        self.0.field = Some(path.into());
        self
    }

    /// The error as problems of a draft: its own, or itself as one.
    pub fn as_problems(&self) -> Vec<Problem> {
        if !self.0.problems.is_empty() {
            return self.0.problems.clone();
        }
        let path = self.0.field.clone().unwrap_or_else(|| "bills".to_owned());
        vec![Problem {
            path,
            code: self.0.code.clone(),
            zh: self.0.zh.clone(),
            en: self.0.en.clone(),
        }]
    }

    /// Stable code.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// Sort of refusal.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Everything that it tells.
    pub fn body(&self) -> &ErrorBody {
        &self.0
    }

    /// Whether it is of that code.
    pub fn is(&self, code: Code) -> bool {
        self.0.code == code.entry().code
    }
}

impl std::ops::Deref for Error {
    type Target = ErrorBody;
    fn deref(&self) -> &ErrorBody {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.en)?;
        for (at, problem) in self.0.problems.iter().enumerate() {
            let mark = if at == 0 { ':' } else { ';' };
            write!(f, "{mark} {} {}", problem.path, problem.en)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    /// What `fn main() -> Result<(), Error>` prints: the message, what to do, every problem.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}（{}）", self.0.code, self.0.en, self.0.zh)?;
        if !self.0.advice_en.is_empty() {
            write!(f, "\n  {}（{}）", self.0.advice_en, self.0.advice_zh)?;
        }
        for problem in &self.0.problems {
            write!(f, "\n  {}: {}（{}）", problem.path, problem.en, problem.zh)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.entry();
        write!(f, "{}: {}", entry.code, entry.en)
    }
}

impl std::error::Error for Code {}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::problems(vec![problem]).unwrap_or_else(|| Self::new(Code::InvalidInput))
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

/// Collects every wrong field of a command before it is refused (SPEC P8).
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem.
    pub fn add(&mut self, path: impl Into<String>, code: Code) {
        self.0.push(Problem::new(path, code));
    }

    /// Notes that something else than one of these was chosen.
    pub fn add_choice<'a>(
        &mut self,
        path: impl Into<String>,
        choices: impl IntoIterator<Item = &'a str>,
    ) {
        self.0.push(Problem::choice(path, choices));
    }

    /// Notes a problem whose text names details.
    pub fn add_with(&mut self, path: impl Into<String>, code: Code, details: &[(&str, String)]) {
        self.0.push(Problem::with(path, code, details));
    }

    /// The value, or a problem at `path`.
    pub fn check<T>(&mut self, path: impl Into<String>, result: Result<T, Code>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(code) => {
                self.add(path, code);
                None
            }
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Refuses if there is any.
    ///
    /// # Errors
    /// `invalid_input` with every problem noted.
    pub fn refuse(self) -> Result<(), Error> {
        Error::problems(self.0).map_or(Ok(()), Err)
    }

    /// Takes over the problems of another collection.
    pub fn extend(&mut self, other: Problems) {
        self.0.extend(other.0);
    }

    /// Takes over problems.
    pub fn add_all(&mut self, problems: Vec<Problem>) {
        self.0.extend(problems);
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Replaces each `{name}` that `value` knows; leaves the others.
fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        match tail.split_once('}') {
            Some((name, after)) => {
                match value(name) {
                    Some(found) => out.push_str(&found),
                    None => {
                        out.push('{');
                        out.push_str(name);
                        out.push('}');
                    }
                }
                rest = after;
            }
            None => {
                out.push('{');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    out
}
