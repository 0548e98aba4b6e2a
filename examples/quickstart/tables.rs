//! How things look on a terminal of 120 columns.

use std::collections::BTreeMap;
use std::path::Path;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use fapiao::contract::{
    BillView, FapiaoType, FapiaoView, Medium, MissingBill, ProgressView, PromiseView, QueueItem,
    Text,
};
use fapiao::{Desk, Fen, Instant, Problem};

const WIDTH: u16 = 118;

/// A heading.
pub(crate) fn chapter(english: &str, chinese: &str) {
    say!("\n━━ {english} · {chinese} ━━\n");
}

/// An empty table whose rows may have several lines.
pub(crate) fn table(header: &[&str]) -> Table {
    let mut table = list(header);
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table
}

/// An empty table of short rows, without lines between them.
pub(crate) fn list(header: &[&str]) -> Table {
    let rule = |fill| LineStyle::none().fill(fill).junction(fill);
    let mut table = Table::new();
    table
        .load_style(
            TableStyle::new()
                .top_border(rule('─'))
                .header_separator(rule('═'))
                .bottom_border(rule('─')),
        )
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(header.to_vec());
    table
}

/// Columns that are not to be broken, such as numbers.
fn keep_whole(table: &mut Table, columns: &[usize]) {
    for column in columns {
        if let Some(column) = table.column_mut(*column) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// Shows a table without spaces at the ends of its lines.
pub(crate) fn show(table: &Table) {
    say!("{}", table.trim_fmt());
}

/// A text, moved to the right.
pub(crate) fn indented(text: &str) -> String {
    text.trim_end()
        .lines()
        .map(|line| format!("  │ {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

/// `¥4,980.00`
pub(crate) fn yuan(amount: Fen) -> String {
    let text = amount.to_yuan();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len().saturating_sub(at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}¥{grouped}.{fraction}")
}

/// Both languages.
pub(crate) fn both(text: &Text) -> String {
    format!("{} {}", text.en, text.zh)
}

/// The progress bar of four segments.
pub(crate) fn bar(stage: u8) -> String {
    (1..=4)
        .map(|segment| if segment <= stage { '▰' } else { '▱' })
        .collect()
}

/// China time, to the second.
pub(crate) fn clock(at: Instant) -> String {
    at.china_datetime().format("%Y-%m-%d %H:%M:%S").to_string()
}

/// The day that something is promised for.
pub(crate) fn day(promise: &PromiseView) -> String {
    let reserve = if promise.provisional {
        " (provisional: the holidays are not announced 暂定)"
    } else {
        ""
    };
    format!("{}{reserve}", promise.date)
}

/// A delivery method in words.
pub(crate) fn delivery(desk: &Desk, method: &str) -> String {
    desk.policy().delivery_option(method).map_or_else(
        || method.to_owned(),
        |option| format!("{method}\n{}", option.name_zh),
    )
}

/// Type and medium in words.
pub(crate) fn sort(fapiao_type: FapiaoType, medium: Medium) -> String {
    let zh = match fapiao_type {
        FapiaoType::Special => "专票",
        FapiaoType::Normal => "普票",
    };
    format!("{} {}\n{zh}", fapiao_type.name(), medium.name())
}

/// My bills, as the portal shows them.
pub(crate) fn bills(desk: &Desk, bills: &[BillView], missing: &[MissingBill]) {
    let mut table = table(&[
        "bill 账单",
        "payment 付款",
        "batch 申请批次",
        "status 发票状态",
        "delivery 派送方式",
        "actions 操作",
    ]);
    let mut legend = BTreeMap::new();
    for bill in bills {
        let mut payment = format!("{}\n{}", bill.paid_on, yuan(bill.amount_fen));
        for part in bill.available.components.iter().skip(1) {
            payment.push_str(&format!("\n{} {}", yuan(part.amount_fen), part.text.zh));
            legend.insert(&part.text.zh, &part.text.en);
        }
        table.add_row([
            format!("{}\n{}", bill.description, bill.order_number),
            payment,
            match (&bill.batch_number, bill.applied_on) {
                (Some(batch_number), Some(day)) => format!("{batch_number}\n{day}"),
                _ => "not applied\n未申请".to_owned(),
            },
            format!(
                "{}\n{}\n{} {}/4",
                bill.label.en,
                bill.label.zh,
                bar(bill.stage_number),
                bill.stage_number
            ),
            bill.delivery_method.as_deref().map_or_else(
                || "not chosen\n未选择".to_owned(),
                |method| delivery(desk, method),
            ),
            bill.allowed.join("\n"),
        ]);
    }
    keep_whole(&mut table, &[1, 2, 4, 5]);
    show(&table);
    for (zh, en) in legend {
        say!("{zh} = {en}");
    }
    for order in missing {
        say!(
            "Order {} is paid and its bill not here:\n  {}\n  {}",
            order.order_number,
            order.advice.en,
            order.advice.zh
        );
    }
}

/// Fapiao, planned or issued.
pub(crate) fn fapiao(fapiao: &[FapiaoView]) {
    let mut table = table(&[
        "number 号码",
        "type 类型",
        "title 发票抬头",
        "net 金额",
        "tax 税额",
        "total 价税合计",
        "status 状态",
    ]);
    for fapiao in fapiao {
        let parts = [
            fapiao.code.clone(),
            fapiao.number.clone(),
            fapiao.issued_on.map(|day| day.to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let number = if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join("\n")
        };
        table.add_row([
            number,
            sort(fapiao.fapiao_type, fapiao.medium),
            format!("{}\n{}", fapiao.buyer.title, item(fapiao)),
            yuan(fapiao.net_fen),
            yuan(fapiao.tax_fen),
            format!("{}\n{}", yuan(fapiao.gross_fen), fapiao.gross_capitals),
            format!("{}\n{}", fapiao.label.en, fapiao.label.zh),
        ]);
    }
    keep_whole(&mut table, &[0, 1, 3, 4, 5]);
    show(&table);
}

fn item(fapiao: &FapiaoView) -> String {
    fapiao
        .lines
        .iter()
        .map(|line| format!("{} {}", line.name, line.rate.percent_text()))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Wrong fields.
pub(crate) fn problems(problems: &[Problem]) {
    let mut table = list(&["field 字段", "code", "what is wrong", "错误"]);
    for problem in problems {
        table.add_row([
            &problem.path,
            problem.code.as_ref(),
            &problem.en,
            &problem.zh,
        ]);
    }
    show(&table);
}

/// The clerk's queue.
pub(crate) fn queue(desk: &Desk, items: &[QueueItem]) {
    let mut table = table(&[
        "due 承诺日期",
        "batch 申请批次",
        "title 发票抬头",
        "type 类型",
        "total 价税合计",
        "to issue 待开",
        "delivery 派送方式",
    ]);
    for item in items {
        let application = &item.application;
        table.add_row([
            day(&item.promise),
            application.batch_number.clone(),
            application.buyer.title.clone(),
            sort(application.fapiao_type, application.medium),
            yuan(application.gross_fen),
            item.to_issue.len().to_string(),
            delivery(desk, &application.delivery.method),
        ]);
    }
    keep_whole(&mut table, &[0, 1, 3, 4, 6]);
    show(&table);
}

/// How far an application is, with its timeline.
pub(crate) fn progress(view: &ProgressView) {
    say!(
        "{}  {} {}/{}  {}  promised for 承诺 {}",
        view.batch_number,
        bar(view.stage),
        view.stage,
        view.stages,
        both(&view.label),
        day(&view.promise)
    );
    for remark in &view.remarks {
        say!("  · {}（{}）", remark.en, remark.zh);
    }
    for reason in &view.reasons {
        say!("  ! {}（{}）", reason.text.en, reason.text.zh);
    }
    let mut table = list(&["time 时间", "by 操作人", "step", "步骤"]);
    for step in &view.timeline {
        table.add_row([
            clock(step.at),
            step.by.clone(),
            step.text.en.clone(),
            step.text.zh.clone(),
        ]);
    }
    show(&table);
}

/// What to try on the file.
pub(crate) fn queries(database: &Path) {
    say!("sqlite3 -box {}\n", database.display());
    say!(
        "\
-- views: bills, orders, applications, fapiao, requests, history; amounts are fen
SELECT billing_month, count(*), sum(paid_fen) / 100.0 AS paid, sum(available_fen) / 100.0 AS open FROM bills GROUP BY 1;
SELECT issued_on, number, title, gross_fen / 100.0 AS gross FROM fapiao WHERE status = 'live' ORDER BY number;
SELECT o.number AS was, n.number AS is_now, n.title FROM fapiao o JOIN fapiao n ON n.replaces = o.fapiao_id;
SELECT order_number, description, available_fen / 100.0 FROM bills WHERE available_fen > 0 ORDER BY paid_at;
SELECT batch_number, status, promised_on, carrier, waybill FROM applications ORDER BY submitted_at;
SELECT at, actor, operation FROM history WHERE kind IN ('application', 'fapiao') ORDER BY at DESC LIMIT 10;"
    );
}
