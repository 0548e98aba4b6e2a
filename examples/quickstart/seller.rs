//! What the seller does: downloads statements and hands them in.

use std::fs;
use std::path::PathBuf;

use fapiao::contract::{
    Feed, FeedRecord, ImportStatement, OrderFeed, OrderStatus, StatementReport,
};
use fapiao::{Desk, Fen};

use crate::Outcome;
use crate::tables::{list, show};

/// Imports the statements, shows what became of their lines, and tells the order numbers of the last one.
pub(crate) fn import(desk: &Desk, files: &[PathBuf]) -> Outcome<Vec<String>> {
    let mut summary = list(&[
        "statement 账单文件",
        "payments 付款",
        "refunds netted 退款",
        "taken 入账",
        "known 已有",
        "totals 汇总核对",
    ]);
    let mut bad = list(&["file", "line 行", "column 列", "reason 原因"]);
    let mut orders = Vec::new();
    // The last one comes twice, as it does when somebody downloads it again: it changes nothing.
    for (file, again) in files
        .iter()
        .map(|file| (file, ""))
        .chain(files.last().map(|file| (file, " (again 重复)")))
    {
        let name = file.file_name().unwrap_or_default().display().to_string();
        let text = fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
        let report = desk.platform().import_statement(ImportStatement {
            text: Some(text),
            ..ImportStatement::default()
        })?;
        summary.add_row([
            format!("{name}{again}"),
            report.payments.to_string(),
            report.refunds.to_string(),
            report.feed.accepted.to_string(),
            report.feed.unchanged.to_string(),
            totals(&report).to_owned(),
        ]);
        if again.is_empty() {
            orders = report.new_orders.first;
            for line in report.rejected {
                bad.add_row([
                    name.clone(),
                    line.line.to_string(),
                    line.column.unwrap_or_else(|| "–".to_owned()),
                    line.reason,
                ]);
            }
        }
    }
    show(&summary);
    if !bad.is_empty() {
        say!("Lines that were not taken (未入账的行); the good ones are not lost to them:");
        show(&bad);
    }
    Ok(orders)
}

fn totals(report: &StatementReport) -> &'static str {
    match (report.complete, report.totals_match) {
        (false, _) => "missing 缺失",
        (true, Some(true)) => "match 相符",
        (true, _) => "differ 不符",
    }
}

/// The shop tells of an order that is paid, and whose payment is still on its way (SPEC B3).
pub(crate) fn announce_unpaid_record(desk: &Desk, customer_reference: &str) -> Outcome<()> {
    let now = desk.now();
    desk.platform().feed(Feed {
        records: vec![FeedRecord::Order(OrderFeed {
            order_number: "SO-BANK-0001".to_owned(),
            status: OrderStatus::Paid,
            customer_reference: Some(customer_reference.to_owned()),
            placed_at: Some(now),
            paid_at: Some(now),
            amount_fen: Some(Fen::parse_yuan("860.00").map_err(fapiao::Error::from)?),
            billing_month: Some(now.china_date().format("%Y-%m").to_string()),
            description: Some("短信服务包 1万条".to_owned()),
            ..OrderFeed::default()
        })],
    })?;
    Ok(())
}
