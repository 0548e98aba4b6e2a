//! How a desk is opened from another language.

use std::sync::Arc;

use fapiao_core::calendar::Calendar;
use fapiao_core::error::{Code, Error};
use fapiao_core::input::parse;
use fapiao_core::mail::{MailText, MailTexts};
use fapiao_core::policy::Policy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::builder::DeskBuilder;
use crate::desk::Desk;
use crate::passwords::PasswordCost;
use crate::surroundings::SeededEntropy;

/// How a desk is opened. Everything but the address has a default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DeskOptions {
    /// `memory:`, `sqlite:PATH` or `postgres://…`. Left out when the host brings a store of its own.
    pub url: Option<String>,
    /// The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a change:
    /// `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
    pub policy: Option<Value>,
    /// The path of a policy file, TOML or JSON by its ending; instead of `policy`.
    pub policy_file: Option<String>,
    /// The working days as the text of a CSV file, instead of those of the State Council (SPEC T2).
    pub calendar: Option<String>,
    /// Mails in the seller's own words (SPEC N1); those of the desk where left out.
    pub mail_texts: Vec<MailText>,
    /// Predictable randomness, for tests.
    pub seed: Option<u64>,
    /// Cheap password hashing, for tests: only under a clock that is set by hand.
    pub cheap_passwords: bool,
}

impl DeskOptions {
    pub(super) fn from_json(text: &str) -> Result<Self, Error> {
        parse(text)
    }

    pub(super) fn builder(&self) -> Result<DeskBuilder, Error> {
        let mut builder = Desk::builder();
        match (&self.policy, &self.policy_file) {
            (Some(_), Some(_)) => return Err(invalid("policy and policy_file are both given")),
            (Some(policy), None) => builder = builder.policy(read_policy(policy)?),
            (None, Some(file)) => builder = builder.policy_file(file)?,
            (None, None) => {}
        }
        if let Some(csv) = &self.calendar {
            let calendar = Calendar::from_csv(csv)
                .map_err(|error| invalid(&format!("the calendar cannot be read: {error}")))?;
            builder = builder.calendar(calendar);
        }
        builder = builder.mail_texts(MailTexts::new(self.mail_texts.clone())?);
        if let Some(seed) = self.seed {
            builder = builder.entropy(Arc::new(SeededEntropy::new(seed)));
        }
        if self.cheap_passwords {
            builder = builder.password_cost(PasswordCost::CheapForTestsOnly);
        }
        Ok(builder)
    }
}

/// A policy as the option of that name has it.
fn read_policy(value: &Value) -> Result<Policy, Error> {
    match value {
        Value::String(name) => Policy::preset(name),
        Value::Object(fields) => match (fields.get("preset"), fields.get("change")) {
            (Some(Value::String(name)), change) if fields.len() <= 2 => {
                let preset = Policy::preset(name)?;
                change.map_or(Ok(preset.clone()), |change| preset.changed(change))
            }
            _ => Policy::from_json(&value.to_string()),
        },
        _ => Err(Error::problem("policy", Code::WrongType)),
    }
}

fn invalid(reason: &str) -> Error {
    Error::new(Code::DeskInvalid).detail("reason", reason)
}
