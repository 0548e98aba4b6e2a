#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::too_many_lines,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use crate::statement::tests::reasons;
use crate::statement::{
    Encoding, LineEnding, ReadAs, RecordKind, RecordStatus, RejectReason, Statement,
    StatementError, StatementKind, Totals, read,
};

pub(super) const ALL: &str = include_str!("../../../../tests/vectors/feeds/wechat_trade_all.csv");
pub(super) const REFUND: &str =
    include_str!("../../../../tests/vectors/feeds/wechat_trade_refund.csv");

pub(super) const OLD: &str = "\
交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,企业红包金额,微信退款单号,商户退款单号,退款金额,企业红包退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率
`2016-12-16 14:30:00,`wx1,`1,`0,`,`1001,`A1,`o,`NATIVE,`SUCCESS,`CFT,`CNY,`99.90,`1.00,`0,`0,`0,`0,`,`,`Office365云服务,`{\"statement_id\":\"7, 8\"},`0.60000,`0.60%
`2016-12-16 15:30:00,`wx1,`1,`0,`,`1001,`A1,`o,`NATIVE,`REFUND,`CFT,`CNY,`0.00,`0.00,`2001,`R1,`9.90,`0.50,`ORIGINAL,`PROCESSING,`a,b,`,`-0.06000,`0.60%
总交易单数,总交易额,总退款金额,总企业红包退款金额,手续费总金额
`2,`99.90,`9.90,`0.50,`0.54000
";

pub(super) fn good(text: &str) -> Statement {
    read(ReadAs::WechatPay, text.as_bytes()).unwrap()
}

#[test]
fn the_older_layout_is_read_by_name() {
    let statement = good(OLD);
    assert_eq!(
        (
            statement.end.bill,
            statement.end.complete,
            statement.end.totals_match
        ),
        (StatementKind::TradeAll, true, Some(true))
    );
    let [payment, refund] = &statement.records[..] else {
        panic!("{statement:?}")
    };
    assert_eq!(
        (
            payment.gross_fen,
            payment.settle_fen,
            payment.voucher_fen,
            payment.refund_fen
        ),
        (9990, 9990, 100, 0)
    );
    assert_eq!(
        payment.paid_at,
        Some("2016-12-16T06:30:00Z".parse().unwrap())
    );
    assert_eq!(
        (refund.refund_fen, refund.refund_settle_fen, refund.status),
        (990, 990, RecordStatus::RefundProcessing)
    );
    assert_eq!(
        (
            refund.description.as_str(),
            refund.platform_refund_no.as_deref()
        ),
        ("a,b", Some("2001"))
    );
    let declared = Totals {
        rows: Some(2),
        gross_fen: Some(9990),
        refund_fen: Some(990),
        voucher_refund_fen: Some(50),
        ..Totals::default()
    };
    assert_eq!(statement.end.declared_totals, Some(declared));

    let oldest = OLD
        .replace("企业红包金额", "代金券或立减优惠金额")
        .replace("企业红包退款金额", "代金券或立减优惠退款金额");
    assert_eq!(good(&oldest), statement);
    let dressed = OLD
        .replace("总金额", "总金额（元）")
        .replace("微信订单号", " 微信订单号\t")
        .replace("退款金额,", "退款金额(元),");
    assert_eq!(good(&dressed), statement);
}

#[test]
fn a_success_bill_has_no_refunds() {
    let text = "\
交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,商品名称,订单金额,费率备注
`2026-03-12 10:06:33,`42001,`S1,`SUCCESS,`CNY,`118.00,`10.00,`x,`128.00,`
`2026-03-12 10:07:33,`42002,`S2,`REVOKED,`CNY,`1.00,`0.00,`x,`1.00,`
`2026-03-12 10:08:33,`42003,`S3,`REFUND,`CNY,`1.00,`0.00,`x,`1.00,`
总交易单数,应结订单总金额,手续费总金额,订单总金额
`3,`120.00,`0.36000,`130.00
";
    let statement = good(text);
    assert_eq!(
        (statement.end.bill, statement.end.totals_match),
        (StatementKind::TradeSuccess, Some(false))
    );
    assert_eq!(
        reasons(&statement),
        [(4, RejectReason::UnknownStatus, "交易状态")]
    );
    assert_eq!(statement.records[1].status, RecordStatus::Revoked);
    assert_eq!(statement.records[1].kind, RecordKind::Payment);
    assert_eq!(statement.end.declared_totals.unwrap().refund_fen, None);
}

#[test]
fn every_refund_state_is_told() {
    for (state, status) in [
        ("SUCCESS", RecordStatus::Refunded),
        ("PROCESSING", RecordStatus::RefundProcessing),
        ("CHANGE", RecordStatus::RefundAbnormal),
        ("FAIL", RecordStatus::RefundFailed),
    ] {
        let statement = good(&REFUND.replace("ORIGINAL,`SUCCESS", &format!("ORIGINAL,`{state}")));
        assert!(
            statement
                .records
                .iter()
                .all(|record| record.status == status),
            "{state}"
        );
    }
    let odd = good(&REFUND.replace("ORIGINAL,`SUCCESS", "ORIGINAL,`"));
    assert_eq!(
        reasons(&odd)[0],
        (2, RejectReason::UnknownStatus, "退款状态")
    );
    let odd = good(&ALL.replace("`SUCCESS,`ICBC_DEBIT", "`NOTPAY,`ICBC_DEBIT"));
    assert_eq!(
        reasons(&odd),
        [(4, RejectReason::UnknownStatus, "交易状态")]
    );
}

#[test]
fn line_ends_and_marks_do_not_matter() {
    let plain = ALL.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let statement = good(&plain);
    assert_eq!(
        (statement.end.encoding, statement.end.line_ending),
        (Encoding::Utf8, LineEnding::Lf)
    );
    assert_eq!(statement.records, good(ALL).records);
    let stray = good(&plain.replace("申请退款总金额\n", "申请退款总金额\r\n"));
    assert_eq!(
        (stray.end.line_ending, stray.end.totals_match),
        (LineEnding::Mixed, Some(true))
    );
    let spaced = good(&format!(
        "\n{}\n\n",
        plain.replace("总交易单数", "\n总交易单数")
    ));
    assert_eq!(
        (
            spaced.end.header_line,
            spaced.end.complete,
            spaced.rejected.len()
        ),
        (2, true, 0)
    );
    assert_eq!(spaced.records[0].line, 3);
    assert!(good(plain.trim_end()).end.complete);
}

#[test]
fn one_bad_line_does_not_lose_the_others() {
    for (from, to, line, reason, column) in [
        (
            "`60.00,`0.00,`\r",
            "`60.00,`0.00\r",
            3,
            RejectReason::ColumnCount,
            "",
        ),
        (
            "`2026春季校服 上装",
            "`2026春季校服,`上装",
            3,
            RejectReason::ColumnCount,
            "",
        ),
        (
            "`2026-03-12 10:06:33",
            "2026-03-12 10:06:33",
            3,
            RejectReason::ColumnCount,
            "",
        ),
        (
            "`128.00,",
            "`1,28.00,",
            5,
            RejectReason::BadAmount,
            "订单金额",
        ),
        (
            "`118.00,`10.00",
            "`118.00,`-10.00",
            5,
            RejectReason::BadAmount,
            "代金券金额",
        ),
        (
            "`60.00,`0.00,`\r",
            "`90071992547409.92,`0.00,`\r",
            3,
            RejectReason::BadAmount,
            "",
        ),
        (
            "2026-03-12 10:31:02",
            "2026/3/12 10:31",
            4,
            RejectReason::BadTime,
            "交易时间",
        ),
        (
            "4200002111202603124122962963",
            "4.2E+27",
            4,
            RejectReason::MangledId,
            "微信订单号",
        ),
        (
            "4200002111202603124122962963",
            "4200002111202600000000000000",
            4,
            RejectReason::MangledId,
            "微信订单号",
        ),
        (
            "SO20260312000102",
            "2.02603E+17",
            4,
            RejectReason::MangledId,
            "商户订单号",
        ),
        (
            "SO20260312000102",
            "",
            4,
            RejectReason::MangledId,
            "商户订单号",
        ),
        (
            "50302000911202603125101234567",
            "0",
            2,
            RejectReason::MangledId,
            "微信退款单号",
        ),
        (
            "RF20260312000001",
            "1.1E+15",
            2,
            RejectReason::MangledId,
            "商户退款单号",
        ),
        (
            "ICBC_DEBIT,`CNY",
            "ICBC_DEBIT,`USD",
            4,
            RejectReason::BadCurrency,
            "货币种类",
        ),
    ] {
        assert!(ALL.contains(from), "{from}");
        let statement = good(&ALL.replace(from, to));
        let found = reasons(&statement);
        assert_eq!(
            (found[0].0, found[0].1, found.len()),
            (line, reason, 1),
            "{to}"
        );
        assert!(column.is_empty() || found[0].2 == column, "{to} {found:?}");
        assert_eq!(
            (
                statement.records.len(),
                statement.end.complete,
                statement.end.totals_match
            ),
            (6, true, Some(false))
        );
    }
    let missing_time = good(&REFUND.replace("`2026-03-12 18:19:57", "`"));
    assert_eq!(
        reasons(&missing_time),
        [(3, RejectReason::BadTime, "退款申请时间")]
    );
}

#[test]
fn bad_bytes_lose_one_line() {
    let mut bytes = ALL.as_bytes().to_vec();
    let place = bytes
        .windows(6)
        .position(|part| part == "蓝牙".as_bytes())
        .unwrap();
    bytes[place] = 0xff;
    let statement = read(ReadAs::WechatPay, &bytes).unwrap();
    assert_eq!(reasons(&statement), [(6, RejectReason::BadEncoding, "")]);
    assert_eq!(statement.records.len(), 6);
}

#[test]
fn repeated_lines_count_once() {
    let row = REFUND.lines().nth(1).unwrap();
    let statement = good(&REFUND.replace("总交易单数", &format!("{row}\n{row}\r\n总交易单数")));
    let twice: Vec<_> = statement
        .duplicates
        .iter()
        .map(|line| (line.line, line.first_line))
        .collect();
    assert_eq!(twice, [(4, 2), (5, 2)]);
    assert_eq!(
        (statement.records.len(), statement.end.totals_match),
        (2, Some(true))
    );
}

#[test]
fn totals_prove_a_file_whole() {
    for (from, to) in [
        ("`7,`10436.01", "`8,`10436.01"),
        ("`10446.01", "`10446.02"),
        ("`150.00,`0.00,`61", "`150.00,`0.01,`61"),
    ] {
        assert!(ALL.contains(from), "{from}");
        let statement = good(&ALL.replace(from, to));
        assert_eq!(
            (statement.end.complete, statement.end.totals_match),
            (true, Some(false)),
            "{to}"
        );
    }
    let without = good(ALL.split("总交易单数").next().unwrap());
    assert_eq!(
        (
            without.end.complete,
            without.end.declared_totals,
            without.end.totals_match
        ),
        (false, None, None)
    );
    assert_eq!((without.records.len(), without.rejected.len()), (7, 0));
    let bad = good(&ALL.replace("`7,`10436.01", "`7,`x"));
    assert_eq!(
        (bad.end.complete, reasons(&bad)),
        (false, vec![(10, RejectReason::BadAmount, "应结订单总金额")])
    );
    let more = good(&format!("{REFUND}{}", REFUND.lines().nth(1).unwrap()));
    assert_eq!(
        (more.end.complete, reasons(&more)),
        (true, vec![(6, RejectReason::AfterTotals, "")])
    );
}

#[test]
fn a_last_value_that_is_read_must_be_whole() {
    let text = "交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,订单金额\n\
        `2026-03-12 10:06:33,`42001,`S1,`SUCCESS,`CNY,`118.00,`10.00,`128";
    assert_eq!(reasons(&good(text)), [(2, RejectReason::Truncated, "")]);
    assert_eq!(good(&format!("{text}\n")).records[0].gross_fen, 12800);
}

#[test]
fn an_answer_that_is_no_statement_is_no_empty_day() {
    let xml = "<xml><return_code><![CDATA[FAIL]]></return_code>\r\n<return_msg><![CDATA[No Bill Exist]]></return_msg></xml>";
    let json = "{\"code\":\"NO_STATEMENT_EXIST\",\"message\":\"账单文件不存在\"}";
    for (body, part) in [
        (xml, "No Bill Exist"),
        (json, "NO_STATEMENT_EXIST"),
        ("No Bill Exist", "No Bill Exist"),
        ("", ""),
        ("\u{feff}\r\n", ""),
    ] {
        match read(ReadAs::WechatPay, body.as_bytes()) {
            Err(StatementError::NotAStatement { message }) => {
                assert!(message.contains(part), "{message}");
            }
            other => panic!("{other:?}"),
        }
    }
    let packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0];
    assert!(matches!(
        read(ReadAs::WechatPay, &packed),
        Err(StatementError::NotAStatement { .. })
    ));
    assert!(matches!(
        read(ReadAs::WechatPay, "交易号,商户订单号\n".as_bytes()),
        Err(StatementError::NotAStatement { .. })
    ));
}

#[test]
fn a_header_must_name_what_is_read_once() {
    let lacking = ALL
        .replace(",订单金额,", ",订单价,")
        .replace("货币种类", "币种");
    let columns = vec!["订单金额".to_owned(), "货币种类".to_owned()];
    assert_eq!(
        read(ReadAs::WechatPay, lacking.as_bytes()),
        Err(StatementError::MissingColumns { columns })
    );
    let twice = ALL.replace("商户数据包", "订单金额");
    assert_eq!(
        read(ReadAs::WechatPay, twice.as_bytes()),
        Err(StatementError::RepeatedColumn {
            column: "订单金额".to_owned()
        })
    );
    let alone = good(ALL.lines().next().unwrap());
    assert_eq!(
        (
            alone.end.complete,
            alone.records.len(),
            alone.end.line_ending
        ),
        (false, 0, LineEnding::Lf)
    );
}
