#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::statement::{ReadAs, Statement, read};

fn map() -> ColumnMap {
    ColumnMap {
        payment_id: "流水号".into(),
        order_number: "订单号".into(),
        amount: "实付".into(),
        voucher: Some("优惠".into()),
        paid_at: "时间".into(),
        description: Some("商品".into()),
        kind: Some("类型".into()),
        payment_kinds: vec!["收款".into()],
        refund_kinds: vec!["退款".into()],
        refund_id: Some("退款号".into()),
        method: "bank_transfer".into(),
        ..ColumnMap::default()
    }
}

const FILE: &str = "\
订单号,流水号,类型,时间,实付,优惠,商品,退款号\r\n\
S1,P1,收款,2026-03-12 10:06:33,128.00,10.00,\"茶,\"\"春\"\"\r\n250g\",\r\n\
S1,P1,退款,2026-03-13 10:00:00,-28.00,,茶,R1\r\n\
S2,P2,手续费,2026-03-12 11:00:00,1.00,,,\r\n\
S3,P3,收款,2026/03/12,1.00,0.00,杯,\r\n\
S4,P4,收款,2026-03-12 11:00:00,1.00,2.00,杯,\r\n\
S5,P5,收款,2026-03-12 11:00:00,-1.00,,杯,\r\n\
S6,P6,收款,2026-03-12 11:00:00,1.00,,杯\r\n\
S7,2.02E+27,收款,2026-03-12 11:00:00,1.00,,杯,\r\n";

fn good(map: ColumnMap, bytes: &[u8]) -> Statement {
    let map = CheckedMap::new(map, "columns").unwrap();
    read(ReadAs::Mapped(Box::new(map)), bytes).unwrap()
}

fn rejected(statement: &Statement) -> Vec<(u64, RejectReason, &str)> {
    let lines = statement.rejected.iter();
    lines
        .map(|line| (line.line, line.reason, line.column.as_deref().unwrap_or("")))
        .collect()
}

#[test]
fn columns_are_read_by_name() {
    let statement = good(map(), FILE.as_bytes());
    let [payment, refund] = &statement.records[..] else {
        panic!("{statement:?}")
    };
    assert_eq!(
        (payment.line, payment.gross_fen, payment.settle_fen),
        (2, 12800, 11800)
    );
    assert_eq!(payment.description, "茶,\"春\" 250g");
    assert_eq!(payment.paid_at, "2026-03-12T10:06:33+08:00".parse().ok());
    assert_eq!(
        (
            refund.line,
            refund.refund_settle_fen,
            refund.platform_refund_no.as_deref()
        ),
        (4, 2800, Some("R1"))
    );
    assert_eq!(statement.skipped[0].line, 5);
    assert_eq!(
        rejected(&statement),
        [
            (6, RejectReason::BadTime, "时间"),
            (7, RejectReason::BadAmount, "优惠"),
            (8, RejectReason::BadAmount, "实付"),
            (9, RejectReason::ColumnCount, ""),
            (10, RejectReason::MangledId, "流水号"),
        ]
    );
    assert!(statement.end.complete && statement.end.totals_match.is_none());
}

#[test]
fn other_encodings_units_and_times() {
    let (gbk, _, _) = encoding_rs::GB18030.encode(FILE);
    let in_gbk = ColumnMap {
        encoding: TextEncoding::Gb18030,
        ..map()
    };
    assert_eq!(
        good(in_gbk, &gbk).records,
        good(map(), FILE.as_bytes()).records
    );
    let simple = |format: &str, offset: Option<&str>, time: &str| {
        let map = ColumnMap {
            payment_id: "id".into(),
            order_number: "order".into(),
            amount: "fen".into(),
            unit: AmountUnit::Fen,
            paid_at: "at".into(),
            time_format: Some(format.into()),
            utc_offset: offset.map(str::to_owned),
            description_text: Some("Office365云服务".into()),
            ..ColumnMap::default()
        };
        let file = format!("\u{feff}id,order,fen,at\nP1,S1,12800,{time}\n");
        good(map, file.as_bytes()).records.first().cloned()
    };
    for (format, offset, time, expected) in [
        (
            "%Y-%m-%dT%H:%M:%S%z",
            None,
            "2026-03-12T10:06:33+0900",
            "2026-03-12T01:06:33Z",
        ),
        (
            "%Y-%m-%d %H:%M:%S",
            Some("+00:00"),
            "2026-03-12 10:06:33",
            "2026-03-12T10:06:33Z",
        ),
        ("%d.%m.%Y", None, "12.03.2026", "2026-03-11T16:00:00Z"),
        (
            "%m/%d/%Y %I:%M %p",
            None,
            "03/12/2026 10:06 PM",
            "2026-03-12T14:06:00Z",
        ),
        ("%s", None, "1773306393", "2026-03-12T09:06:33Z"),
    ] {
        let record = simple(format, offset, time).unwrap();
        assert_eq!(record.paid_at, expected.parse().ok(), "{format}");
        assert_eq!(
            (record.gross_fen, record.description.as_str()),
            (12800, "Office365云服务")
        );
    }
    assert!(simple("%d.%m.%Y", None, "32.03.2026").is_none());
}

#[test]
fn a_map_that_contradicts_itself_is_refused_with_every_problem() {
    let paths = |map: ColumnMap| -> Vec<String> {
        let error = CheckedMap::new(map, "columns").unwrap_err();
        let problems = error.body().problems.iter();
        problems
            .map(|problem| format!("{} {}", problem.path, problem.code))
            .collect()
    };
    assert_eq!(
        paths(ColumnMap::default()),
        [
            "columns.payment_id required",
            "columns.order_number required",
            "columns.amount required",
            "columns.paid_at required",
            "columns.description required",
        ]
    );
    for (map, expected) in [
        (
            ColumnMap {
                amount: "订单号".into(),
                ..map()
            },
            "columns.amount duplicate",
        ),
        (
            ColumnMap {
                voucher: Some("实付".into()),
                ..map()
            },
            "columns.voucher duplicate",
        ),
        (
            ColumnMap {
                refund_id: Some("流水号".into()),
                ..map()
            },
            "columns.refund_id duplicate",
        ),
        (
            ColumnMap {
                refund_id: None,
                ..map()
            },
            "columns.refund_id required",
        ),
        (
            ColumnMap {
                kind: None,
                ..map()
            },
            "columns.kind required",
        ),
        (
            ColumnMap {
                payment_kinds: vec![],
                refund_kinds: vec![],
                ..map()
            },
            "columns.payment_kinds required",
        ),
        (
            ColumnMap {
                refund_kinds: vec!["收款".into()],
                ..map()
            },
            "columns.refund_kinds duplicate",
        ),
        (
            ColumnMap {
                utc_offset: Some("Peking".into()),
                ..map()
            },
            "columns.utc_offset not_allowed",
        ),
        (
            ColumnMap {
                time_format: Some("%H:%M".into()),
                ..map()
            },
            "columns.time_format not_allowed",
        ),
        (
            ColumnMap {
                time_format: Some("%Q".into()),
                ..map()
            },
            "columns.time_format not_allowed",
        ),
        (
            ColumnMap {
                time_format: Some("%Y-%m-%d %H:%M:%S %z".into()),
                utc_offset: Some("+08:00".into()),
                ..map()
            },
            "columns.utc_offset not_allowed",
        ),
    ] {
        assert_eq!(paths(map), [expected]);
    }
    let map = CheckedMap::new(map(), "columns").unwrap();
    let lacking = FILE.replace("实付", "金额");
    assert_eq!(
        read(ReadAs::Mapped(Box::new(map)), lacking.as_bytes()),
        Err(StatementError::MissingColumns {
            columns: vec!["实付".into()]
        })
    );
}

#[test]
fn a_stray_quote_costs_one_line() {
    let stray = FILE.replace("S1,P1,退款", "\"S1,P1,退款");
    let statement = good(map(), stray.as_bytes());
    assert_eq!(rejected(&statement)[0], (4, RejectReason::ColumnCount, ""));
    assert_eq!(statement.records.len(), 1);
    assert_eq!(statement.skipped[0].line, 5);
    assert_eq!(rejected(&statement).len(), 6);
    let row = |n: usize| format!("S{n},P{n},收款,2026-03-12 11:00:00,1.00,,杯,\n");
    let header = FILE.lines().next().unwrap();
    let many: String = (0..100).map(row).collect();
    let statement = good(map(), format!("{header}\n\"{many}").as_bytes());
    assert_eq!(rejected(&statement), [(2, RejectReason::ColumnCount, "")]);
    assert_eq!(statement.records.len(), 99);
}

#[test]
fn without_a_column_of_kinds_a_minus_is_a_refund() {
    let map = ColumnMap {
        kind: None,
        payment_kinds: vec![],
        refund_kinds: vec![],
        ..map()
    };
    let statement = good(map, FILE.as_bytes());
    let kinds: Vec<_> = statement
        .records
        .iter()
        .map(|record| (record.line, record.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            (2, RecordKind::Payment),
            (4, RecordKind::Refund),
            (5, RecordKind::Payment)
        ]
    );
    assert_eq!(
        rejected(&statement)[2],
        (8, RejectReason::MangledId, "退款号")
    );
}
