//! Runs a scenario on a desk through its public names, and checks what must hold after every step.

use std::collections::BTreeMap;
use std::sync::Arc;

use fapiao::door::read_caller;
use fapiao::{
    Caller, Clock, Desk, Error, ManualClock, MemoryStore, OPERATIONS, PasswordCost, RenderedMail,
    SeededEntropy, Store, TransportError,
};
use serde_json::{Value, json};

use crate::faulty::{Fault, FaultyStore};
use crate::format::{ExpectedFact, ExpectedMail, Mails, Refusal, Scenario, Step};
use crate::matcher::compare;
use crate::substitution::{Variables, fill, fill_text};

/// Operations of several commits, each whole in itself: broken off, they are called again and go on where they were, so
/// that their counts differ the second time (B2, D4, H3).
const BY_STAGES: &[&str] = &[
    "feed",
    "import_statement",
    "run_deadlines",
    "anonymise_account",
    "requeue_mail",
];

/// How to run.
#[derive(Debug, Clone, Default)]
pub struct Way {
    /// Every write gets a request id and is repeated at once (P4).
    pub repeat_every_write: bool,
    /// In every step, the call of the store of this number fails in this way; the step is then repeated.
    pub fault: Option<(Fault, u32)>,
}

/// What became of a scenario.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Steps that ran.
    pub steps: usize,
    /// Faults that came.
    pub faults: usize,
    /// What the store held at the end, if it can tell.
    pub dump: Option<String>,
}

/// Where to run.
#[derive(Debug)]
pub enum Place {
    /// A memory store, whose content is compared.
    Memory(Arc<MemoryStore>),
    /// A store that fails on purpose.
    Faulty(Arc<MemoryStore>, Arc<FaultyStore>),
    /// Anything that can be opened by address.
    Address(String),
}

impl Place {
    /// A fresh memory store.
    pub fn memory() -> Self {
        Self::Memory(Arc::new(MemoryStore::new()))
    }

    /// A fresh store that fails on purpose.
    pub fn faulty() -> Self {
        let store = Arc::new(MemoryStore::new());
        Self::Faulty(Arc::clone(&store), Arc::new(FaultyStore::new(store)))
    }

    fn dump(&self) -> Option<String> {
        match self {
            Self::Memory(store) | Self::Faulty(store, _) => Some(store.dump()),
            Self::Address(_) => None,
        }
    }
}

/// Runs a scenario.
///
/// # Errors
/// The scenario, the step, and what went wrong.
pub fn run(scenario: &Scenario, place: Place, way: &Way) -> Result<Outcome, String> {
    let clock = Arc::new(ManualClock::new(scenario.clock));
    let builder = Desk::builder()
        .policy(
            scenario
                .policy()
                .map_err(|error| format!("{}: {error}", scenario.name))?,
        )
        .clock(Arc::clone(&clock) as Arc<dyn Clock>)
        .entropy(Arc::new(SeededEntropy::new(scenario.seed)))
        .password_cost(PasswordCost::CheapForTestsOnly);
    let opened = match &place {
        Place::Memory(store) => builder.open_on(Arc::clone(store) as Arc<dyn Store>),
        Place::Faulty(_, store) => builder.open_on(Arc::clone(store) as Arc<dyn Store>),
        Place::Address(address) => builder.open(address),
    };
    let mut run = Run {
        desk: opened.map_err(|error| format!("{}: {error}", scenario.name))?,
        clock,
        place,
        way,
        variables: Variables::new(),
        outcome: Outcome::default(),
    };
    for (at, step) in scenario.steps.iter().enumerate() {
        run.step(at, step)
            .map_err(|error| format!("{}: step {at} {}: {error}", scenario.name, step.op))?;
    }
    run.verify()
        .map_err(|error| format!("{}: at the end: {error}", scenario.name))?;
    run.outcome.dump = run.place.dump();
    Ok(run.outcome)
}

struct Run<'a> {
    desk: Desk,
    clock: Arc<ManualClock>,
    place: Place,
    way: &'a Way,
    variables: Variables,
    outcome: Outcome,
}

/// A call as it is made.
struct Call {
    caller: Caller,
    operation: String,
    input: Value,
    request_id: Option<String>,
}

impl Run<'_> {
    fn step(&mut self, at: usize, step: &Step) -> Result<(), String> {
        self.outcome.steps = self.outcome.steps.saturating_add(1);
        if let Some(wait) = &step.wait {
            self.clock.advance_millis(millis(wait)?);
            return Ok(());
        }
        if let Some(until) = step.until {
            self.clock.set(until);
            return Ok(());
        }
        let call = self.call(at, step)?;
        let seen = self.facts_so_far(&step.facts)?;
        let (result, lenient) = self.make(step, &call)?;
        if let Err(error) = &result {
            keeps_secrets(&call.input, error)?;
        }
        match (&step.refuse, &result) {
            (Some(refusal), Err(error)) => self.compare_refusal(refusal, error)?,
            (Some(refusal), Ok(view)) => {
                return Err(format!("expected {}, found {view}", refusal.code));
            }
            (None, Err(error)) => return Err(format!("refused: {error}")),
            (None, Ok(view)) => {
                if let (Some(expected), false) = (&step.expect, lenient) {
                    compare(&fill(expected, &self.variables)?, view)?;
                }
                for (name, pointer) in &step.save {
                    let value = view
                        .pointer(pointer)
                        .ok_or_else(|| format!("{pointer} is not in {view}"))?;
                    self.variables.insert(name.clone(), value.clone());
                }
            }
        }
        let mails = self.drain()?;
        match step.mails.as_ref() {
            Some(Mails::Word(word)) if word == "any" => {}
            Some(Mails::Word(word)) => return Err(format!("mails: what is {word}?")),
            Some(Mails::Exactly(expected)) => self.compare_mails(expected, mails)?,
            None => self.compare_mails(&[], mails)?,
        }
        let acts = OPERATIONS
            .iter()
            .any(|entry| entry.name == call.operation && entry.changes && !entry.takes_request_id);
        if self.way.fault.is_some() && acts {
            // What has no request id leaves its facts twice when it is called twice.
            return Ok(());
        }
        self.compare_facts(&step.facts, &seen)
    }

    fn call(&self, at: usize, step: &Step) -> Result<Call, String> {
        let request_id = step
            .request_id
            .as_ref()
            .map(|id| fill_text(id, &self.variables))
            .transpose()?;
        let automatic = (self.way.repeat_every_write || self.way.fault.is_some())
            .then(|| format!("automatic-{at}"));
        let input = if step.input.is_null() {
            json!({})
        } else {
            fill(&step.input, &self.variables)?
        };
        Ok(Call {
            caller: read_caller(&fill(&step.caller, &self.variables)?)
                .map_err(|error| error.to_string())?,
            operation: step.op.clone(),
            input,
            request_id: request_id.or(automatic),
        })
    }

    fn invoke(&self, call: &Call) -> Result<Value, Error> {
        // A command that is text is sent as it stands, to see what becomes of bad JSON.
        let input = call
            .input
            .as_str()
            .map_or_else(|| call.input.to_string(), str::to_owned);
        self.desk
            .call(
                &call.caller,
                &call.operation,
                &input,
                call.request_id.as_deref(),
            )
            .map(|view| serde_json::from_str(&view).unwrap_or(Value::Null))
    }

    /// Makes the call, with a fault or a repetition if that is the way. Whether its answer is one that went on where an
    /// earlier one broke off.
    fn make(&mut self, step: &Step, call: &Call) -> Result<(Result<Value, Error>, bool), String> {
        let before = self.place.dump();
        let takes_id = OPERATIONS
            .iter()
            .any(|entry| entry.name == call.operation && entry.takes_request_id);
        let mut lenient = false;
        let mut result = self.armed(step, call);
        if let Some(fault) = result.1 {
            self.outcome.faults = self.outcome.faults.saturating_add(1);
            let by_stages = BY_STAGES.contains(&call.operation.as_str());
            lenient = by_stages;
            let unavailable =
                matches!(&result.0, Err(error) if error.code() == "store_unavailable");
            if unavailable {
                let broken = self.place.dump();
                if !by_stages && fault == Fault::FailBefore && broken != before {
                    return Err("half of it stayed after a failure".to_owned());
                }
                if !by_stages && fault == Fault::CommitThenUnavailable && broken == before {
                    return Err("nothing of it stayed after a commit".to_owned());
                }
                result.0 = self.invoke(call);
                if fault == Fault::CommitThenUnavailable
                    && !by_stages
                    && takes_id
                    && self.place.dump() != broken
                {
                    return Err("what was complete changed when it was repeated".to_owned());
                }
            } else if fault != Fault::ConflictOnce && step.refuse.is_none() {
                return Err(format!("a failure of the store came out as {:?}", result.0));
            }
        }
        let result = result.0;
        if result.is_err() && !step.remembered && self.way.fault.is_none() {
            let after = self.place.dump();
            if after != before {
                return Err("a refused call changed the store".to_owned());
            }
        }
        let again = step.request_id.is_some() || self.way.repeat_every_write && takes_id;
        if again && self.way.fault.is_none() && !step.remembered {
            let after = self.place.dump();
            let second = self.invoke(call);
            let same = match (&result, &second) {
                (Ok(first), Ok(second)) => first == second,
                (Err(first), Err(second)) => first.code() == second.code(),
                _ => false,
            };
            if !same {
                return Err(format!("repeated, it was {second:?} instead of {result:?}"));
            }
            if self.place.dump() != after {
                return Err("repeated, it changed the store".to_owned());
            }
        }
        Ok((result, lenient))
    }

    /// Makes the call under the fault of the run, if there is one. Counting a failed try twice would change what a
    /// later step is refused with, so what is remembered meets only faults that leave nothing; so does what works once.
    fn armed(&self, step: &Step, call: &Call) -> (Result<Value, Error>, Option<Fault>) {
        let (Place::Faulty(_, store), Some((fault, k))) = (&self.place, self.way.fault) else {
            return (self.invoke(call), None);
        };
        if (step.remembered || step.once) && fault == Fault::CommitThenUnavailable {
            return (self.invoke(call), None);
        }
        store.arm(fault, k);
        let result = self.invoke(call);
        (result, store.disarm().then_some(fault))
    }

    fn compare_refusal(&self, expected: &Refusal, error: &Error) -> Result<(), String> {
        let actual = serde_json::to_value(error).map_err(|error| error.to_string())?;
        let mut wanted = serde_json::Map::new();
        wanted.insert("code".to_owned(), json!(expected.code));
        for (name, text) in [
            ("kind", &expected.kind),
            ("field", &expected.field),
            ("retry", &expected.retry),
            ("retry_at", &expected.retry_at),
        ] {
            if let Some(text) = text {
                wanted.insert(name.to_owned(), json!(fill_text(text, &self.variables)?));
            }
        }
        if let Some(details) = &expected.details {
            wanted.insert("details".to_owned(), fill(details, &self.variables)?);
        }
        if let Some(Value::Object(texts)) = &expected.texts {
            for (name, text) in texts {
                wanted.insert(name.clone(), fill(text, &self.variables)?);
            }
        }
        compare(&Value::Object(wanted), &actual).map_err(|why| format!("{why} of {error}"))?;
        let Some(problems) = &expected.problems else {
            return Ok(());
        };
        let mut found: Vec<&fapiao::Problem> = error.problems.iter().collect();
        for problem in problems {
            let same = |actual: &&fapiao::Problem| {
                actual.path == problem.path
                    && actual.code == problem.code
                    && problem.zh.as_ref().is_none_or(|zh| *zh == actual.zh)
                    && problem.en.as_ref().is_none_or(|en| *en == actual.en)
            };
            match found.iter().position(same) {
                Some(at) => {
                    found.remove(at);
                }
                None => return Err(format!("no problem {problem:?} in {:?}", error.problems)),
            }
        }
        if found.is_empty() {
            Ok(())
        } else {
            Err(format!("problems that were not expected: {found:?}"))
        }
    }

    /// Sends what is due; nothing fails meanwhile.
    fn drain(&self) -> Result<Vec<RenderedMail>, String> {
        let mut mails = Vec::new();
        let mut take = |_: &str, mail: &RenderedMail| -> Result<(), TransportError> {
            mails.push(mail.clone());
            Ok(())
        };
        self.desk
            .system()
            .deliver_due(1000, &mut take)
            .map_err(|error| error.to_string())?;
        Ok(mails)
    }

    fn compare_mails(
        &mut self,
        expected: &[ExpectedMail],
        mut mails: Vec<RenderedMail>,
    ) -> Result<(), String> {
        for wanted in expected {
            let to = fill_text(&wanted.to, &self.variables)?;
            let at = mails
                .iter()
                .position(|mail| mail.template.name() == wanted.template && mail.to == to)
                .ok_or_else(|| format!("no mail {} to {to} in {mails:?}", wanted.template))?;
            let mail = mails.remove(at);
            self.compare_mail(wanted, &mail)
                .map_err(|why| format!("mail {}: {why} in {mail:?}", wanted.template))?;
        }
        if mails.is_empty() {
            Ok(())
        } else {
            Err(format!("mails that were not expected: {mails:?}"))
        }
    }

    fn compare_mail(&mut self, wanted: &ExpectedMail, mail: &RenderedMail) -> Result<(), String> {
        let locale = serde_json::to_value(mail.locale).unwrap_or_default();
        if wanted
            .locale
            .as_ref()
            .is_some_and(|wanted| locale.as_str() != Some(wanted))
        {
            return Err(format!("it is in {locale}"));
        }
        for (parts, text) in [
            (&wanted.subject_contains, &mail.subject),
            (&wanted.text_contains, &mail.text),
        ] {
            for part in parts {
                let part = fill_text(part, &self.variables)?;
                if !text.contains(&part) {
                    return Err(format!("no {part:?}"));
                }
            }
        }
        for part in &wanted.text_lacks {
            let part = fill_text(part, &self.variables)?;
            if mail.text.contains(&part) {
                return Err(format!("{part:?} stands there"));
            }
        }
        for (name, from) in &wanted.save {
            let (_, rest) = mail
                .text
                .split_once(&from.after)
                .ok_or_else(|| format!("nothing after {:?}", from.after))?;
            let value = rest
                .trim_start_matches(' ')
                .split(|c: char| c.is_whitespace())
                .next()
                .unwrap_or_default();
            self.variables.insert(name.clone(), json!(value));
        }
        Ok(())
    }

    /// How many facts each row has, of those that the step names; none for a row that is not there yet.
    fn facts_so_far(
        &self,
        facts: &[ExpectedFact],
    ) -> Result<BTreeMap<(String, String), u64>, String> {
        let mut seen = BTreeMap::new();
        for fact in facts {
            if let Ok(id) = fill_text(&fact.id, &self.variables) {
                let count = self.history(&fact.kind, &id, 0)?.len() as u64;
                seen.insert((fact.kind.clone(), id), count);
            }
        }
        Ok(seen)
    }

    fn compare_facts(
        &self,
        facts: &[ExpectedFact],
        seen: &BTreeMap<(String, String), u64>,
    ) -> Result<(), String> {
        let mut rows: BTreeMap<(String, String), Vec<&ExpectedFact>> = BTreeMap::new();
        for fact in facts {
            let id = fill_text(&fact.id, &self.variables)?;
            rows.entry((fact.kind.clone(), id)).or_default().push(fact);
        }
        for ((kind, id), expected) in rows {
            let after = seen.get(&(kind.clone(), id.clone())).copied().unwrap_or(0);
            let found = self.history(&kind, &id, after)?;
            let as_expected = found.len() == expected.len()
                && expected.iter().zip(&found).all(|(expected, found)| {
                    found.get("operation").and_then(Value::as_str) == Some(&expected.operation)
                        && expected.actor.as_ref().is_none_or(|actor| {
                            found.get("actor").and_then(Value::as_str) == Some(actor)
                        })
                });
            if !as_expected {
                return Err(format!(
                    "facts of {kind} {id}: expected {expected:?}, found {found:?}"
                ));
            }
        }
        Ok(())
    }

    fn history(&self, kind: &str, id: &str, after: u64) -> Result<Vec<Value>, String> {
        let input = json!({"kind": kind, "id": id, "after": after, "limit": 1000}).to_string();
        match self.desk.call(
            &Caller::Staff("the runner".to_owned()),
            "history",
            &input,
            None,
        ) {
            Ok(view) => Ok(serde_json::from_str::<Value>(&view)
                .ok()
                .and_then(|view| view.get("facts").and_then(Value::as_array).cloned())
                .unwrap_or_default()),
            Err(error) if error.code() == "row_not_found" => Ok(Vec::new()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The facts are whole and add up to the rows (H1).
    fn verify(&self) -> Result<(), String> {
        let mut cursor = Value::Null;
        loop {
            let input = json!({"cursor": cursor, "limit": 100}).to_string();
            let view = self
                .desk
                .call(
                    &Caller::Staff("the runner".to_owned()),
                    "verify",
                    &input,
                    None,
                )
                .map_err(|error| error.to_string())?;
            let view: Value = serde_json::from_str(&view).map_err(|error| error.to_string())?;
            if view.get("sound") != Some(&Value::Bool(true)) {
                return Err(format!("not sound: {view}"));
            }
            match view.get("next") {
                Some(next) if !next.is_null() => cursor = next.clone(),
                _ => return Ok(()),
            }
        }
    }
}

/// A span such as `24h`, `1ms`, `3d`.
fn millis(text: &str) -> Result<i64, String> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .ok_or_else(|| format!("{text} has no unit"))?;
    let (number, unit) = text.split_at(end);
    let number: i64 = number.parse().map_err(|_| format!("{text} is no span"))?;
    let unit = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return Err(format!("{text} has an unknown unit")),
    };
    Ok(number.saturating_mul(unit))
}

/// Texts of refusals never carry what was typed of a secret or personal kind (E2).
fn keeps_secrets(input: &Value, error: &Error) -> Result<(), String> {
    const NAMES: &[&str] = &[
        "password",
        "token",
        "email",
        "phone",
        "mobile",
        "tax_id",
        "bank_account",
        "id_number",
    ];
    fn secrets<'a>(value: &'a Value, secret: bool, found: &mut Vec<&'a str>) {
        match value {
            Value::String(text) if secret && text.chars().count() >= 6 => found.push(text),
            Value::Array(items) => items.iter().for_each(|item| secrets(item, secret, found)),
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                secrets(value, NAMES.iter().any(|known| name.contains(known)), found)
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    secrets(input, false, &mut found);
    let text = serde_json::to_string(error).unwrap_or_default();
    match found.iter().find(|secret| text.contains(**secret)) {
        Some(secret) => Err(format!("the refusal tells {secret:?}: {text}")),
        None => Ok(()),
    }
}
