//! Every rule, every operation and every code of the catalogue stands in a scenario.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;

use fapiao::{Code, OPERATIONS, Template};
use fapiao_tests::format::{Mails, Scenario, every_scenario};
use serde_json::Value;

/// The rules that operations show. §14 has no number of its own: it is the scenarios whose name begins with `policy-`.
const RULES: &[&str] = &[
    "T1", "T2", "T3", "T4", "T5", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10",
    "B11", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14",
    "A15", "A16", "A17", "A18", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "Y1", "Y2",
    "Y3", "Y4", "Y5", "Y6", "Y7", "Y8", "M1", "M2", "M3", "M4", "M5", "M7", "M9", "S1", "S2", "S3",
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "R1", "R2", "R3", "R5", "I1", "I2", "N1", "N2", "E1",
    "E2", "E3", "H1", "H2", "H3",
];

/// The rules of SPEC: the letter of each section, and its last number.
const SECTIONS: &[(&str, u32)] = &[
    ("T", 5),
    ("B", 11),
    ("A", 18),
    ("P", 9),
    ("Y", 8),
    ("M", 9),
    ("S", 5),
    ("D", 7),
    ("R", 6),
    ("I", 5),
    ("N", 2),
    ("E", 3),
    ("H", 3),
];

/// Rules that no scenario cites, and the file that does; or why there is none.
const NOT_IN_A_SCENARIO: &[(&str, Result<&str, &str>)] = &[
    // Thousands of lines.
    ("M6", Ok("core/src/document.rs")),
    ("M8", Err("QR codes are not read or written yet")),
    ("S4", Err("fapiao are not cut at limits yet")),
    ("S5", Err("goes with S4")),
    ("R4", Err("digital fapiao are not reissued yet")),
    (
        "R6",
        Err("goes with R4: what is reversed today is reversed as a whole"),
    ),
    ("I3", Err("files of digital fapiao are not kept yet")),
    (
        "I4",
        Err("tests/tests/channel.rs has a channel that loses answers, but no simulator ships yet"),
    ),
    (
        "I5",
        Err("the sheet of the batch import is not written yet"),
    ),
];

/// Codes that no call of an operation on a whole store can provoke, and why.
const NOT_BY_A_SCENARIO: &[(&str, &str)] = &[
    (
        "busy",
        "five conflicts in a row: tests/faults.rs of core and the stores' own suites",
    ),
    ("store_unavailable", "a store that fails: tests/faults.rs"),
    ("store_damaged", "a store that was tampered with"),
    ("internal", "our own fault"),
    ("policy_invalid", "opening a desk: tests/policy.rs"),
    ("contradiction", "opening a desk: tests/policy.rs"),
    ("desk_invalid", "opening a desk: tests/policy.rs"),
    (
        "desk_closed",
        "a door that was closed: desk/src/door/tests.rs",
    ),
    (
        "source_failed",
        "the source of a bulk intake: desk/src/import/tests.rs",
    ),
];

fn all() -> Vec<Scenario> {
    every_scenario().unwrap()
}

#[test]
fn every_rule_is_cited() {
    let cited: BTreeSet<String> = all()
        .into_iter()
        .flat_map(|scenario| scenario.rules)
        .collect();
    let missing: Vec<&&str> = RULES
        .iter()
        .filter(|rule| !cited.contains(**rule))
        .collect();
    assert!(missing.is_empty(), "no scenario cites {missing:?}");
    for (section, last) in SECTIONS {
        for number in 1..=*last {
            let rule = format!("{section}{number}");
            let elsewhere = NOT_IN_A_SCENARIO.iter().any(|(known, _)| *known == rule);
            assert!(
                RULES.contains(&rule.as_str()) || elsewhere,
                "{rule} stands in no list"
            );
        }
    }
    for (rule, place) in NOT_IN_A_SCENARIO {
        assert!(!RULES.contains(rule), "{rule} stands in both lists");
        if let Ok(file) = place {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
            let cited = std::fs::read_to_string(&file).unwrap().contains(rule);
            assert!(cited, "{} does not cite {rule}", file.display());
        }
    }
    let unknown: Vec<&String> = cited
        .iter()
        .filter(|rule| !RULES.contains(&rule.as_str()))
        .collect();
    assert!(unknown.is_empty(), "no rule is called {unknown:?}");
    assert!(
        all()
            .iter()
            .any(|scenario| scenario.name.starts_with("policy-")),
        "no scenario of the presets (§14)"
    );
}

/// An operation counts when a scenario has an answer of it; those of the channel have theirs in `tests/channel.rs`.
#[test]
fn every_operation_is_called() {
    let steps: Vec<_> = all()
        .into_iter()
        .flat_map(|scenario| scenario.steps)
        .collect();
    for entry in OPERATIONS {
        let channel = matches!(
            entry.name,
            "issue_through_channel" | "ask_channel" | "requeue_mail"
        );
        assert!(
            steps
                .iter()
                .any(|step| step.op == entry.name && (channel || step.refuse.is_none())),
            "no scenario calls {}",
            entry.name
        );
    }
    let unknown: Vec<&str> = steps
        .iter()
        .map(|step| step.op.as_str())
        .filter(|op| !op.is_empty() && *op != "fly")
        .filter(|op| OPERATIONS.iter().all(|entry| entry.name != *op))
        .collect();
    assert!(unknown.is_empty(), "no operation is called {unknown:?}");
}

#[test]
fn every_code_is_provoked() {
    let mut provoked = BTreeSet::new();
    for step in all().iter().flat_map(|scenario| &scenario.steps) {
        if let Some(refusal) = &step.refuse {
            provoked.insert(refusal.code.clone());
            for problem in refusal.problems.iter().flatten() {
                provoked.insert(problem.code.clone());
            }
        }
        if let Some(expected) = &step.expect {
            codes(expected, &mut provoked);
        }
    }
    for code in Code::ALL {
        let code = code.entry().code;
        let excepted = NOT_BY_A_SCENARIO.iter().any(|(name, _)| *name == code);
        assert!(
            provoked.contains(code) != excepted,
            "{code}: provoked by a scenario: {}, excepted: {excepted}",
            provoked.contains(code)
        );
    }
}

/// Every `code` in a value: problems in answers, such as those of a draft or of a rejected record.
fn codes(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| codes(item, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(code) if name == "code" => {
                        found.insert(code.to_owned());
                    }
                    _ => codes(value, found),
                }
            }
        }
        _ => {}
    }
}

/// Every mail is written in both languages (N1).
#[test]
fn every_mail_is_read_in_both_languages() {
    let mut read = BTreeSet::new();
    for step in all().iter().flat_map(|scenario| &scenario.steps) {
        if let Some(Mails::Exactly(mails)) = &step.mails {
            for mail in mails {
                let locale = mail.locale.clone().unwrap_or_else(|| "zh-CN".to_owned());
                read.insert((mail.template.clone(), locale));
            }
        }
    }
    for template in Template::ALL {
        for locale in ["zh-CN", "en"] {
            assert!(
                read.contains(&(template.name().to_owned(), locale.to_owned())),
                "no scenario reads {} in {locale}",
                template.name()
            );
        }
    }
}

/// A scenario is small and says what it is about.
#[test]
fn every_scenario_is_one_subject() {
    for scenario in all() {
        assert!(!scenario.rules.is_empty(), "{}", scenario.name);
        assert!(scenario.about.ends_with('.'), "{}", scenario.name);
        assert!(scenario.steps.len() <= 50, "{}", scenario.name);
    }
}
