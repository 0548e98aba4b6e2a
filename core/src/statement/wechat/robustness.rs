#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tests::{ALL, OLD, REFUND, good};
use crate::statement::{ReadAs, RejectReason, read};

#[test]
fn a_file_cut_anywhere_gives_no_wrong_record() {
    for file in [ALL, REFUND, OLD] {
        let whole = good(file);
        for end in file.find('\n').unwrap()..file.len() {
            let cut = read(ReadAs::WechatPay, &file.as_bytes()[..end]).unwrap();
            assert_eq!(cut.records[..], whole.records[..cut.records.len()], "{end}");
            assert!(
                cut.rejected.len() <= 1
                    && cut
                        .rejected
                        .iter()
                        .all(|line| line.reason == RejectReason::Truncated)
            );
            assert!(!cut.end.complete || cut.records == whole.records);
        }
    }
}

/// Every line after the header is told of once, but for blank lines and the two lines of the totals.
fn account(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(statement) = read(ReadAs::WechatPay, bytes) else {
        return Ok(());
    };
    let records = statement.records.iter().map(|line| line.line);
    let duplicates = statement.duplicates.iter().map(|line| line.line);
    let skipped = statement.skipped.iter().map(|line| line.line);
    let rejected = statement.rejected.iter().map(|line| line.line);
    let told: Vec<u64> = records
        .chain(duplicates)
        .chain(skipped)
        .chain(rejected)
        .collect();
    let once: BTreeSet<u64> = told.iter().copied().collect();
    prop_assert_eq!(told.len(), once.len());
    let lines = bytes.split(|byte| *byte == b'\n').zip(1_u64..);
    let expected: BTreeSet<u64> = lines
        .filter(|(line, number)| {
            *number > statement.end.header_line && !line.iter().all(u8::is_ascii_whitespace)
        })
        .map(|(_, number)| number)
        .collect();
    prop_assert!(once.is_subset(&expected));
    let totals: Vec<u64> = expected.difference(&once).copied().collect();
    prop_assert!(
        totals.len() <= 2 && (!statement.end.complete || totals.len() == 2),
        "{:?}",
        totals
    );
    Ok(())
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        account(&bytes)?;
        let header = ALL.lines().next().unwrap().as_bytes();
        account(&[header, b"\n", &bytes].concat())?;
    }

    #[test]
    fn every_line_of_a_changed_sample_is_accounted_for(
        file in prop::sample::select(vec![ALL, REFUND, OLD]),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0_u8..4, prop::sample::select(b"`,\n\r0. \xe4\xff".to_vec())), 0..12),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = file.as_bytes().to_vec();
        for (place, edit, byte) in edits {
            let place = place.index(bytes.len());
            match edit {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                2 => { bytes.remove(place); }
                _ => {
                    let copy = bytes[place..].iter().copied().take_while(|byte| *byte != b'\n').chain([b'\n']).collect::<Vec<_>>();
                    bytes.splice(place..place, copy);
                }
            }
        }
        account(&bytes)?;
        account(&bytes[..end.index(bytes.len())])?;
    }
}
