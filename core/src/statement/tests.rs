//! All formats held against the vectors, and cut, changed and broken at random.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use super::*;
use crate::time::Instant;
use proptest::prelude::*;
use serde_json::Value;

macro_rules! vectors {
    ($($name:literal $file:literal)*) => {
        &[$(Vector {
            file: include_bytes!(concat!("../../../tests/vectors/feeds/", $file)),
            expected: include_str!(concat!("../../../tests/vectors/feeds/", $name, ".expected.json")),
        }),*]
    };
}

struct Vector {
    file: &'static [u8],
    expected: &'static str,
}

const VECTORS: &[Vector] = vectors! {
    "wechat_trade_all" "wechat_trade_all.csv"
    "wechat_trade_refund" "wechat_trade_refund.csv"
    "alipay_business_detail_gbk" "alipay_business_detail_gbk.csv"
    "alipay_fund_flow_gbk" "alipay_fund_flow_gbk.csv"
};

fn good(bytes: &[u8]) -> Statement {
    read(ReadAs::Detected, bytes).unwrap()
}

/// As JSON with every time in UTC, without what the reader is not asked for.
fn normalise(mut value: Value) -> Value {
    for record in value["records"].as_array_mut().unwrap() {
        for name in ["paid_at", "refunded_at"] {
            if let Some(text) = record[name].as_str() {
                record[name] = text.parse::<Instant>().unwrap().millis().into();
            }
        }
    }
    let top = value.as_object_mut().unwrap();
    top.retain(|name, _| !matches!(name.as_str(), "file" | "overlaps"));
    value
}

#[test]
fn the_vectors_are_read_field_for_field() {
    for vector in VECTORS {
        let statement = good(vector.file);
        let found = normalise(serde_json::to_value(&statement).unwrap());
        let expected = normalise(serde_json::from_str(vector.expected).unwrap());
        assert_eq!(found, expected);
        let json = serde_json::to_string(&statement).unwrap();
        assert_eq!(serde_json::from_str::<Statement>(&json).unwrap(), statement);
    }
}

fn alipay(at: usize) -> String {
    encoding_rs::GB18030.decode(VECTORS[at].file).0.into_owned()
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn alipay_saved_again_is_read_the_same() {
    for at in [2, 3] {
        let text = alipay(at);
        let original = good(VECTORS[at].file);
        let marked = good(format!("\u{feff}{text}").as_bytes());
        assert_eq!(marked.end.encoding, Encoding::Utf8Bom);
        let plain = good(text.as_bytes());
        assert_eq!(plain.end.encoding, Encoding::Utf8);
        let padded: String = text
            .lines()
            .map(|line| match line.starts_with('#') {
                true => format!("{line},,,,,\n"),
                false => format!("{}\n", line.replace('\t', "")),
            })
            .collect();
        let dressed = text
            .replace("（元）", "(元)")
            .replace("支付宝交易号", "交易号");
        let framed = format!("#\r\n#注：\r\n{text}");
        for other in [marked, plain, good(&gbk(&padded)), good(&gbk(&dressed))] {
            assert_eq!(other.records, original.records);
            assert_eq!(
                (other.end.complete, other.end.totals_match),
                (true, Some(true))
            );
        }
        assert_eq!(good(&gbk(&framed)).end.header_line, 7);
    }
}

pub(super) fn reasons(statement: &Statement) -> Vec<(u64, RejectReason, &str)> {
    let rejected = statement.rejected.iter();
    rejected
        .map(|line| (line.line, line.reason, line.column.as_deref().unwrap_or("")))
        .collect()
}

#[test]
fn one_bad_line_of_alipay_does_not_lose_the_others() {
    use RejectReason::*;
    for (at, from, to, line, reason, column) in [
        (2, "挂号费,", "挂,号费,", 6, ColumnCount, ""),
        (2, "20.00,20.00", "1.005,20.00", 6, BadAmount, "订单金额"),
        (2, "20.00,20.00", "-20.00,20.00", 6, BadAmount, "订单金额"),
        (2, "00:06:15", "0:06", 6, BadTime, "完成时间"),
        (
            2,
            "2026031222001400110000007919",
            "2.02603E+27",
            6,
            MangledId,
            "支付宝交易号",
        ),
        (2, "SO20260312100001", "", 6, MangledId, "商户订单号"),
        (2, "RF20260312100001", "", 8, MangledId, "退款批次号/请求号"),
        (
            3,
            "20.00,0.00,10020",
            "20.00,-1.00,10020",
            6,
            BothInAndOut,
            "支出金额(-元)",
        ),
        (
            3,
            "54632446537371",
            "5.46324E+13",
            6,
            MangledId,
            "账务流水号",
        ),
    ] {
        let text = alipay(at);
        assert!(text.contains(from), "{from}");
        let statement = good(&gbk(&text.replacen(from, to, 1)));
        assert_eq!(reasons(&statement), [(line, reason, column)], "{to}");
        assert_eq!(
            (
                statement.records.len(),
                statement.end.complete,
                statement.end.totals_match
            ),
            (4, true, Some(false))
        );
    }
    let mut bytes = VECTORS[2].file.to_vec();
    let tea = gbk("春茶");
    let place = bytes.windows(4).position(|part| part == tea).unwrap();
    bytes[place + 1] = 0x20;
    assert_eq!(reasons(&good(&bytes)), [(9, BadEncoding, "")]);
    let text = alipay(2);
    let row = text.lines().nth(6).unwrap();
    let twice = good(&gbk(&text.replacen(row, &format!("{row}\r\n{row}"), 1)));
    assert_eq!(
        (
            twice.duplicates[0].line,
            twice.duplicates[0].first_line,
            twice.end.totals_match
        ),
        (8, 7, Some(true))
    );
    let after = good(&gbk(&format!("{text}{row}\r\n")));
    assert_eq!(reasons(&after)[0].1, AfterTotals);
    let other = good(&gbk(&text.replace("交易\t,挂号费", "转账\t,挂号费")));
    assert_eq!(
        (other.skipped[0].line, other.skipped[0].kind.as_deref()),
        (6, Some("转账"))
    );
}

#[test]
fn alipay_totals_in_other_words() {
    let text = alipay(2)
        .replace(
            "商家实收共160.01元，商家优惠共10.00元",
            "交易金额共170.01元，优惠金额共10.00元",
        )
        .replace(
            "商家实收退款共-40.01元，商家优惠退款共0.00元",
            "退款金额共-40.01元",
        );
    let end = good(&gbk(&text)).end;
    assert_eq!(end.totals_match, Some(true));
    let totals = end.declared_totals.unwrap();
    assert_eq!(
        (totals.gross_fen, totals.refund_fen, totals.settle_fen),
        (Some(17001), Some(4001), None)
    );
    for (from, to) in [
        ("：3笔", "：4笔"),
        ("160.01", "160.02"),
        ("10.00元", "10.01元"),
        ("-40.01", "-40.02"),
    ] {
        let end = good(&gbk(&alipay(2).replace(from, to))).end;
        assert_eq!(
            (end.complete, end.totals_match),
            (true, Some(false)),
            "{to}"
        );
    }
    let end = good(&gbk(
        &alipay(3).replace("5笔，共-5040.97", "5笔，共-5040.98")
    ))
    .end;
    assert_eq!(end.totals_match, Some(false));
    let empty: String = alipay(2)
        .lines()
        .filter(|line| !line.starts_with("2026"))
        .map(|line| format!("{line}\n"))
        .collect();
    let empty = good(&gbk(&empty
        .replace("3笔，商家实收共160.01", "0笔，商家实收共0.00")
        .replace("10.00元", "0.00元")
        .replace("2笔，商家实收退款共-40.01", "0笔，商家实收退款共0.00")));
    assert_eq!(
        (
            empty.records.len(),
            empty.end.complete,
            empty.end.totals_match
        ),
        (0, true, Some(true))
    );
}

#[test]
fn a_file_cut_anywhere_is_incomplete_and_gives_no_wrong_record() {
    for vector in VECTORS {
        let whole = good(vector.file);
        for end in 0..vector.file.len() {
            let Ok(cut) = read(ReadAs::Detected, &vector.file[..end]) else {
                continue;
            };
            assert_eq!(cut.records[..], whole.records[..cut.records.len()], "{end}");
            assert!(!cut.end.complete || cut.records == whole.records, "{end}");
            let one = cut.rejected.len() <= 1;
            assert!(
                one && cut
                    .rejected
                    .iter()
                    .all(|line| line.reason == RejectReason::Truncated),
                "{end} {:?}",
                cut.rejected
            );
        }
    }
}

#[test]
fn a_line_that_is_too_long_is_rejected() {
    let text = alipay(2);
    let row = text.lines().nth(6).unwrap();
    let long = text.replacen(row, &format!("{row}{}", "长".repeat(50_000)), 1);
    assert_eq!(
        reasons(&good(&gbk(&long))),
        [(7, RejectReason::TooLong, "")]
    );
    let header = vec![b'x'; 200_000];
    assert!(matches!(
        read(ReadAs::Detected, &header),
        Err(StatementError::NotAStatement { .. })
    ));
}

#[test]
fn errors_do_not_repeat_what_a_file_says() {
    let error = StatementError::NotAStatement {
        message: "13800138000".to_owned(),
    };
    assert_eq!(error.to_string(), "the file is not a payment statement");
    let error = StatementError::MissingColumns {
        columns: vec!["订单金额".to_owned(), "货币种类".to_owned()],
    };
    assert_eq!(
        error.to_string(),
        "the statement lacks columns: 订单金额, 货币种类"
    );
}

fn in_pieces(
    bytes: &[u8],
    mut cuts: Vec<usize>,
) -> Result<(Vec<StatementLine>, StatementEnd), StatementError> {
    cuts.extend([0, bytes.len()]);
    cuts.sort_unstable();
    let (mut reader, mut told) = (StatementReader::new(ReadAs::Detected), Vec::new());
    for pair in cuts.windows(2) {
        reader.push(&bytes[pair[0]..pair[1]], &mut told)?;
    }
    let end = reader.finish(&mut told)?;
    Ok((told, end))
}

proptest! {
    #[test]
    fn pieces_give_what_the_whole_gives(
        at in 0..VECTORS.len(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let mut bytes = VECTORS[at].file.to_vec();
        for (place, byte) in edits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let cuts = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        prop_assert_eq!(in_pieces(&bytes, cuts), in_pieces(&bytes, Vec::new()));
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0..VECTORS.len(), place in any::<prop::sample::Index>()) {
        let _ = read(ReadAs::Detected, &bytes);
        let file = VECTORS[at].file;
        let (head, tail) = file.split_at(place.index(file.len()));
        let _ = read(ReadAs::Detected, &[head, &bytes, tail].concat());
    }
}
