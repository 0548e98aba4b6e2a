//! The format of a scenario file. `tests/README.md` describes it for the runners of other languages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fapiao::{Instant, Policy};
use serde::Deserialize;
use serde_json::Value;

/// A scenario.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name, that of the file.
    pub name: String,
    /// The rules of SPEC.md that it exercises.
    pub rules: Vec<String>,
    /// What it shows, in a sentence.
    pub about: String,
    /// `default`, `vianet21`, or a preset with a merge patch.
    #[serde(default)]
    pub policy: Option<PolicyChoice>,
    /// When it begins.
    pub clock: Instant,
    /// The seed of the randomness.
    #[serde(default = "one")]
    pub seed: u64,
    /// What happens.
    pub steps: Vec<Step>,
}

fn one() -> u64 {
    1
}

/// The policy of a scenario.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum PolicyChoice {
    /// A preset.
    Preset(String),
    /// A preset with a change.
    Changed(PolicyChange),
}

/// A preset and a JSON merge patch (RFC 7396).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyChange {
    /// The preset.
    pub preset: String,
    /// The patch.
    pub change: Value,
}

/// A step: a call, or time going by.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step {
    /// For the reader.
    pub note: Option<String>,
    /// Time goes by: `24h`, `1ms`, `3d`.
    pub wait: Option<String>,
    /// Time goes by until an instant.
    pub until: Option<Instant>,
    /// Who calls.
    #[serde(rename = "as")]
    pub caller: Value,
    /// The operation.
    pub op: String,
    /// Its command.
    #[serde(rename = "in")]
    pub input: Value,
    /// Its request id (P4). The step is then repeated at once: the same answer, and no change.
    pub request_id: Option<String>,
    /// What the answer contains.
    pub expect: Option<Value>,
    /// The refusal, instead of an answer.
    pub refuse: Option<Refusal>,
    /// Whether the refusal is one that the store remembers (A7).
    pub remembered: bool,
    /// Whether it can be done only once and takes no request id, so that an answer that is lost is lost (A11).
    pub once: bool,
    /// Variables to be saved from the answer, by JSON pointer.
    pub save: BTreeMap<String, String>,
    /// The mails that the step writes; `any` when they do not matter. None when absent.
    pub mails: Option<Mails>,
    /// The facts that the step appends to rows.
    pub facts: Vec<ExpectedFact>,
}

/// What a refusal looks like. What is absent is not compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Code.
    pub code: String,
    /// Kind.
    pub kind: Option<String>,
    /// The field that is meant.
    pub field: Option<String>,
    /// Whether a retry helps: `never`, `soon`, `later`.
    pub retry: Option<String>,
    /// When a retry helps.
    pub retry_at: Option<String>,
    /// Every wrong field, in any order, and no other.
    pub problems: Option<Vec<ExpectedProblem>>,
    /// Details, as a part.
    pub details: Option<Value>,
    /// Texts, as a part: `zh`, `en`, `advice_zh`, `advice_en`.
    pub texts: Option<Value>,
}

/// A wrong field.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedProblem {
    /// Its path.
    pub path: String,
    /// What is wrong.
    pub code: String,
    /// The text in Chinese, if it matters.
    pub zh: Option<String>,
    /// The text in English, if it matters.
    pub en: Option<String>,
}

/// Which mails a step writes.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Mails {
    /// `any`.
    Word(String),
    /// Exactly these, in any order.
    Exactly(Vec<ExpectedMail>),
}

/// A mail.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedMail {
    /// Which.
    pub template: String,
    /// To whom.
    pub to: String,
    /// In which language.
    pub locale: Option<String>,
    /// What its subject contains.
    #[serde(default)]
    pub subject_contains: Vec<String>,
    /// What its text contains.
    #[serde(default)]
    pub text_contains: Vec<String>,
    /// What its text does not contain.
    #[serde(default)]
    pub text_lacks: Vec<String>,
    /// Variables to be saved from its text.
    #[serde(default)]
    pub save: BTreeMap<String, FromText>,
}

/// A part of a mail's text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromText {
    /// It stands after this, up to the next blank.
    pub after: String,
}

/// A fact that a step appends.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedFact {
    /// Kind of the row.
    pub kind: String,
    /// Id of the row.
    pub id: String,
    /// The operation.
    pub operation: String,
    /// Who.
    pub actor: Option<String>,
}

impl Scenario {
    /// The policy that the desk is opened with.
    ///
    /// # Errors
    /// Why the policy is refused.
    pub fn policy(&self) -> Result<Policy, fapiao::Error> {
        match &self.policy {
            None => Ok(Policy::default()),
            Some(PolicyChoice::Preset(name)) => Policy::preset(name),
            Some(PolicyChoice::Changed(PolicyChange { preset, change })) => {
                Policy::preset(preset)?.changed(change)
            }
        }
    }
}

/// The folder of this crate.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The scenarios to run, by name: those whose name contains `FAPIAO_SCENARIO` of the environment, every one without it.
///
/// # Errors
/// The file and what is wrong with it.
pub fn scenarios() -> Result<Vec<Scenario>, String> {
    let wanted = std::env::var("FAPIAO_SCENARIO").unwrap_or_default();
    let mut scenarios = every_scenario()?;
    scenarios.retain(|scenario| scenario.name.contains(&wanted));
    Ok(scenarios)
}

/// Every scenario, by name.
///
/// # Errors
/// The file and what is wrong with it.
pub fn every_scenario() -> Result<Vec<Scenario>, String> {
    let folder = root().join("scenarios");
    let mut scenarios = Vec::new();
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            scenarios.push(read(&path)?);
        }
    }
    scenarios.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(scenarios)
}

fn read(path: &Path) -> Result<Scenario, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let scenario: Scenario =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    if path.file_stem().and_then(|stem| stem.to_str()) != Some(&scenario.name) {
        return Err(format!("{}: is named {}", path.display(), scenario.name));
    }
    Ok(scenario)
}
