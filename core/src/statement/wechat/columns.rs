//! The columns of a WeChat Pay bill by name, and a row read with them (feeds notes §1).

use super::super::columns::{Fault, Finder, Names, Row, Values};
use super::super::{
    Platform, RecordKind, RecordStatus, RejectReason, StatementError, StatementKind,
    StatementRecord, text,
};

/// Where the columns stand. The names changed over the years, the meaning did not.
pub(super) struct Columns {
    pub names: Names,
    pub kind: StatementKind,
    time: usize,
    transaction: usize,
    order: usize,
    state: usize,
    currency: usize,
    gross: usize,
    settle: usize,
    voucher: usize,
    description: Option<usize>,
    refund: Option<RefundColumns>,
}

struct RefundColumns {
    number: usize,
    merchant_number: Option<usize>,
    asked: usize,
    settle: usize,
    voucher: Option<usize>,
    state: usize,
    /// Only a refund bill tells when the refund was asked for.
    asked_at: Option<usize>,
}

const TIME: &[&str] = &["交易时间"];
const STATE: &[&str] = &["交易状态"];
const REFUND_NUMBER: &[&str] = &["微信退款单号"];
const REFUND_TIME: &[&str] = &["退款申请时间"];
const VOUCHER: &[&str] = &["代金券金额", "企业红包金额", "代金券或立减优惠金额"];
const VOUCHER_REFUND: &[&str] = &[
    "充值券退款金额",
    "企业红包退款金额",
    "代金券或立减优惠退款金额",
];

impl Columns {
    /// Reads a header line; `None` when it is not the header of a bill at all.
    pub(super) fn read(header: &str) -> Option<Result<Self, StatementError>> {
        let names: Vec<String> = header.split(',').map(text::column_name).collect();
        let finder = Finder::new(names);
        (finder.has(TIME) && finder.has(STATE)).then(|| Self::place(finder))
    }

    fn place(mut finder: Finder) -> Result<Self, StatementError> {
        finder.distinct()?;
        // The older layout has one amount where the newer has 订单金额 and 应结订单金额.
        let old_gross = finder
            .find(&["总金额"])
            .filter(|_| finder.find(&["订单金额"]).is_none());
        let gross = old_gross.unwrap_or_else(|| finder.need(&["订单金额"]));
        let settle = old_gross.unwrap_or_else(|| finder.need(&["应结订单金额"]));
        let has_refunds = [REFUND_NUMBER, REFUND_TIME, &["退款金额"]]
            .iter()
            .any(|names| finder.has(names));
        let refund = has_refunds.then(|| {
            let settle = finder.need(&["退款金额"]);
            RefundColumns {
                number: finder.need(REFUND_NUMBER),
                merchant_number: finder.find(&["商户退款单号"]),
                asked: if old_gross.is_some() {
                    settle
                } else {
                    finder.need(&["申请退款金额"])
                },
                settle,
                voucher: finder.find(VOUCHER_REFUND),
                state: finder.need(&["退款状态"]),
                asked_at: finder.find(REFUND_TIME),
            }
        });
        let kind = match &refund {
            None => StatementKind::TradeSuccess,
            Some(refund) if refund.asked_at.is_some() => StatementKind::TradeRefund,
            Some(_) => StatementKind::TradeAll,
        };
        let places = (
            finder.need(TIME),
            finder.need(&["微信订单号"]),
            finder.need(&["商户订单号"]),
            finder.need(STATE),
            finder.need(&["货币种类"]),
            finder.need(VOUCHER),
        );
        let (time, transaction, order, state, currency, voucher) = places;
        let description = finder.find(&["商品名称"]);
        Ok(Self {
            names: finder.done()?,
            kind,
            time,
            transaction,
            order,
            state,
            currency,
            gross,
            settle,
            voucher,
            description,
            refund,
        })
    }

    /// Reads one line of the bill.
    pub(super) fn row(&self, number: u64, line: &str) -> Result<Row, Fault> {
        let values = cut(line, self.names.count())?;
        values.read(self.currency, RejectReason::BadCurrency, |text| {
            (text == "CNY").then_some(())
        })?;
        let (kind, status) = self.status(&values)?;
        let time = values.time(self.time)?;
        let (paid_at, refunded_at) = match (
            kind,
            self.refund.as_ref().and_then(|refund| refund.asked_at),
        ) {
            (RecordKind::Payment, _) => (Some(time), None),
            // The column holds the time of the refund in the bill of all, of the payment in the bill of refunds.
            (RecordKind::Refund, None) => (None, Some(time)),
            (RecordKind::Refund, Some(asked_at)) => (Some(time), Some(values.time(asked_at)?)),
        };
        let refund = self.refund.as_ref();
        let amount = |place: Option<usize>| place.map_or(Ok(0), |place| values.fen(place));
        let record = StatementRecord {
            line: number,
            platform: Platform::Wechat,
            kind,
            merchant_order_no: values.needed_number(self.order)?,
            platform_txn_id: values.platform_number(self.transaction)?,
            platform_refund_no: match refund {
                Some(refund) if kind == RecordKind::Refund || !is_none(&values, refund.number) => {
                    Some(values.platform_number(refund.number)?)
                }
                _ => None,
            },
            merchant_refund_no: match refund.and_then(|refund| refund.merchant_number) {
                Some(place) if !is_none(&values, place) => values.merchant_number(place)?,
                _ => None,
            },
            paid_at,
            refunded_at,
            gross_fen: values.fen(self.gross)?,
            voucher_fen: values.fen(self.voucher)?,
            refund_fen: amount(refund.map(|refund| refund.asked))?,
            settle_fen: values.fen(self.settle)?,
            refund_settle_fen: amount(refund.map(|refund| refund.settle))?,
            description: self
                .description
                .map_or("", |place| values.verbatim(place))
                .to_owned(),
            status,
            flow_no: None,
        };
        let voucher_refund_fen = amount(refund.and_then(|refund| refund.voucher))?;
        Ok(Row {
            record,
            voucher_refund_fen,
            merchant_discount_fen: 0,
        })
    }

    fn status(&self, values: &Values<'_>) -> Result<(RecordKind, RecordStatus), Fault> {
        let unknown = |place| Fault::at(place, RejectReason::UnknownStatus);
        let status = match (values.get(self.state), &self.refund) {
            ("SUCCESS", _) => return Ok((RecordKind::Payment, RecordStatus::Paid)),
            ("REVOKED", _) => return Ok((RecordKind::Payment, RecordStatus::Revoked)),
            ("REFUND", Some(refund)) => match values.get(refund.state) {
                "SUCCESS" => RecordStatus::Refunded,
                "PROCESSING" => RecordStatus::RefundProcessing,
                "CHANGE" => RecordStatus::RefundAbnormal,
                "FAIL" => RecordStatus::RefundFailed,
                _ => return Err(unknown(refund.state)),
            },
            _ => return Err(unknown(self.state)),
        };
        Ok((RecordKind::Refund, status))
    }
}

/// Cuts at comma and backtick, the only delimiter that the platform keeps out of its values.
pub(super) fn cut(line: &str, width: usize) -> Result<Values<'_>, Fault> {
    let wrong = Fault::whole(RejectReason::ColumnCount);
    let Some(line) = line.strip_prefix('`') else {
        return Err(wrong);
    };
    let values: Vec<&str> = line.split(",`").collect();
    if values.len() == width {
        Ok(Values(values))
    } else {
        Err(wrong)
    }
}

/// The platform writes `0` for a number that a row has not.
fn is_none(values: &Values<'_>, place: usize) -> bool {
    matches!(values.get(place), "" | "0")
}
