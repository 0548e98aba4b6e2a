//! Rows of 账务明细: every change of the balance, of which some are payments and refunds (feeds notes §2).

use super::super::columns::{Fault, Finder, Row, Values};
use super::super::reader::Read;
use super::super::sums::Sums;
use super::super::{
    Platform, RecordKind, RecordStatus, RejectReason, SkippedLine, StatementRecord,
};
use super::unsigned_or_zero;

const FLOW: &[&str] = &["账务流水号"];
const IN: &[&str] = &["收入金额(+元)", "收入金额"];
const OUT: &[&str] = &["支出金额(-元)", "支出金额"];

pub(super) struct FundFlow {
    flow: usize,
    transaction: usize,
    order: usize,
    at: usize,
    incoming: usize,
    outgoing: usize,
    kind: usize,
    description: Option<usize>,
}

pub(super) fn is_header(finder: &Finder) -> bool {
    [FLOW, IN, OUT].iter().all(|names| finder.has(names))
}

impl FundFlow {
    pub(super) fn place(finder: &mut Finder) -> Self {
        Self {
            flow: finder.need(FLOW),
            transaction: finder.need(&["业务流水号"]),
            order: finder.need(&["商户订单号"]),
            at: finder.need(&["发生时间"]),
            incoming: finder.need(IN),
            outgoing: finder.need(OUT),
            kind: finder.need(&["业务类型"]),
            description: finder.find(&["商品名称"]),
        }
    }

    pub(super) fn row(
        &self,
        line: u64,
        values: &Values<'_>,
        sums: &mut Sums,
    ) -> Result<Read, Fault> {
        let in_fen = unsigned_or_zero(values, self.incoming)?;
        let out_fen = unsigned_or_zero(values, self.outgoing)?;
        if in_fen > 0 && out_fen > 0 {
            return Err(Fault::at(self.outgoing, RejectReason::BothInAndOut));
        }
        let flow_no = values.platform_number(self.flow)?;
        let kind = match values.get(self.kind) {
            "在线支付" | "交易付款" if in_fen > 0 => RecordKind::Payment,
            name if name.contains("退款") && out_fen > 0 => RecordKind::Refund,
            other => {
                sums.flow(in_fen, out_fen);
                return Ok(Read::Skipped(SkippedLine {
                    in_fen: Some(in_fen),
                    out_fen: Some(out_fen),
                    ..SkippedLine::not_an_order(line, other)
                }));
            }
        };
        let at = values.time(self.at)?;
        let record = StatementRecord {
            line,
            platform: Platform::Alipay,
            kind,
            merchant_order_no: values.needed_number(self.order)?,
            platform_txn_id: values.platform_number(self.transaction)?,
            platform_refund_no: None,
            merchant_refund_no: None,
            paid_at: (kind == RecordKind::Payment).then_some(at),
            refunded_at: (kind == RecordKind::Refund).then_some(at),
            gross_fen: in_fen,
            voucher_fen: 0,
            refund_fen: out_fen,
            settle_fen: in_fen,
            refund_settle_fen: out_fen,
            description: self
                .description
                .map_or("", |place| values.get(place))
                .to_owned(),
            status: match kind {
                RecordKind::Payment => RecordStatus::Paid,
                RecordKind::Refund => RecordStatus::Refunded,
            },
            flow_no: Some(flow_no),
        };
        sums.flow(in_fen, out_fen);
        Ok(Read::Row(Box::new(Row {
            record,
            voucher_refund_fen: 0,
            merchant_discount_fen: 0,
        })))
    }
}
