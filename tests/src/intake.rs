//! Killing a process in the midst of an intake (SPEC B11), and taking the same statement in again.

use std::time::{Duration, Instant};

use fapiao::contract::ReadBill;
use fapiao::{Desk, Error, ImportOptions, ImportReport, ImportWatch};

use crate::crash::{Dice, start};
use crate::journey;
use crate::statement::{WechatBill, bill_id, paid_fen, refunded_fen};

const PAYMENTS: u64 = 4_000;
const REFUNDS: u64 = 600;
const RECORDS: u64 = PAYMENTS + REFUNDS;
/// Records that are committed together.
const TOGETHER: u64 = 500;

/// Takes the statement in.
///
/// # Errors
/// Those of the desk.
pub fn take_in(desk: &Desk, watch: &mut dyn ImportWatch) -> Result<ImportReport, Error> {
    let bill = WechatBill::new(PAYMENTS, REFUNDS);
    let options = ImportOptions::default();
    desk.platform().import_statement_from(bill, options, watch)
}

/// Kills a process that takes a statement in, so often, each at a random moment and on a store of its own, and takes the
/// same statement in again: all must be as if nobody had been killed. Tells what was found.
///
/// # Errors
/// What was lost, or is there twice.
pub fn kill_often(
    writer: &str,
    address: impl Fn(u64) -> String,
    kills: u64,
) -> Result<String, String> {
    let begin = |address: &str| -> Result<_, String> {
        let (child, lines) = start(writer, &["import", address])?;
        let begun = lines.recv_timeout(Duration::from_secs(60));
        begun.map_err(|_| "the writer did not begin")?;
        Ok((child, lines, Instant::now()))
    };
    // One that is not killed tells how long there is to kill the others, and what they should come to.
    let address_of_whole = address(kills);
    let (mut child, lines, since) = begin(&address_of_whole)?;
    let mut took = Duration::ZERO;
    let acknowledged = last(lines.iter().inspect(|_| took = since.elapsed()))?;
    child.wait().map_err(told)?;
    if acknowledged != RECORDS {
        return Err(format!("{acknowledged} of {RECORDS} records were taken in"));
    }
    let whole = journey::desk(&address_of_whole).map_err(told)?;
    let wanted = sound(&whole)?;
    let mut dice = Dice::default();
    let (mut early, mut amid, mut late) = (0_u64, 0_u64, 0_u64);
    for kill in 0..kills {
        let address = address(kill);
        let (mut child, lines, _) = begin(&address)?;
        std::thread::sleep(dice.below(took));
        child.kill().map_err(told)?;
        child.wait().map_err(told)?;
        let acknowledged = last(lines.iter())?;
        let desk = journey::desk(&address).map_err(told)?;
        let fail = |what: &str| Err(format!("kill {kill}, after {acknowledged} records: {what}"));
        let report = take_in(&desk, &mut ()).map_err(told)?;
        let kept = report.feed.unchanged;
        match kept {
            0 => early += 1,
            RECORDS => late += 1,
            _ => amid += 1,
        }
        // A commit may have been there before it was told of.
        let whole_commits = kept % TOGETHER == 0 || kept == RECORDS;
        if kept < acknowledged || kept > acknowledged + TOGETHER || !whole_commits {
            return fail(&format!("{kept} are known"));
        }
        if !adds_up(&report, kept) {
            return fail(&format!("the second intake says {report:?}"));
        }
        let report = take_in(&desk, &mut ()).map_err(told)?;
        if !adds_up(&report, RECORDS) {
            return fail(&format!("the third intake says {report:?}"));
        }
        let found = sound(&desk)?;
        if found != wanted {
            return fail(&format!("{found:?} rows and facts, not {wanted:?}"));
        }
        for payment in 0..PAYMENTS {
            let bill_id = bill_id(payment);
            let bill = desk.staff("li").read_bill(ReadBill { bill_id });
            let bill = bill.map_err(told)?.bill;
            let refunded = if payment < REFUNDS {
                refunded_fen(payment)
            } else {
                0
            };
            let amounts = [bill.amount_fen, bill.available.available_fen]
                .map(|fen| u64::try_from(fen.get()).ok());
            let paid = paid_fen(payment);
            if amounts != [Some(paid), Some(paid - refunded)] {
                return fail(&format!("payment {payment} has {amounts:?} fen"));
            }
        }
    }
    let (rows, facts) = wanted;
    Ok(format!(
        "{kills} intakes of {RECORDS} records killed, {early} before the first commit, {amid} amid, {late} after the last: \
         {rows} rows and {facts} facts each time"
    ))
}

/// Whether a report of the whole statement adds up when so many of its records were known.
fn adds_up(report: &ImportReport, known: u64) -> bool {
    let feed = &report.feed;
    report.finished
        && report.complete
        && report.totals_match == Some(true)
        && (report.payments, report.refunds) == (PAYMENTS, REFUNDS)
        && report.progress.records == RECORDS
        && report.rejected.is_empty()
        && (feed.accepted, feed.unchanged) == (RECORDS - known, known)
        && (feed.stale, feed.ignored, feed.aside) == (0, 0, 0)
        // Payments come first.
        && report.new_bills.count == PAYMENTS.saturating_sub(known)
}

/// How many rows and facts there are, all of them sound.
fn sound(desk: &Desk) -> Result<(u64, u64), String> {
    let proof = desk.staff("li").verify_all().map_err(told)?;
    if proof.sound {
        Ok((proof.rows, proof.facts))
    } else {
        Err(format!("{:?}", proof.damage))
    }
}

/// The number that was said last.
fn last(lines: impl Iterator<Item = String>) -> Result<u64, String> {
    lines
        .last()
        .map_or(Ok(0), |line| line.parse().map_err(|_| line))
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
