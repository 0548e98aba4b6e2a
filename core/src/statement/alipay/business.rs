//! Rows of 业务明细: payments and refunds (feeds notes §2).

use super::super::columns::{Fault, Finder, Row, Values};
use super::super::reader::Read;
use super::super::{
    Platform, RecordKind, RecordStatus, RejectReason, SkippedLine, StatementRecord,
};
use super::{unsigned, unsigned_or_zero};

const TRANSACTION: &[&str] = &["支付宝交易号", "交易号"];
const TYPE: &[&str] = &["业务类型"];
const FINISHED: &[&str] = &["完成时间"];
/// What is a voucher beside the seller's own discount. 券核销金额 overlaps these.
const VOUCHERS: &[&str] = &["支付宝红包", "集分宝", "支付宝优惠"];

pub(super) struct Business {
    transaction: usize,
    order: usize,
    kind: usize,
    finished: usize,
    gross: usize,
    settle: usize,
    vouchers: Vec<usize>,
    discount: Option<usize>,
    refund_number: usize,
    description: Option<usize>,
}

pub(super) fn is_header(finder: &Finder) -> bool {
    [TRANSACTION, TYPE, FINISHED]
        .iter()
        .all(|names| finder.has(names))
}

impl Business {
    pub(super) fn place(finder: &mut Finder) -> Self {
        Self {
            transaction: finder.need(TRANSACTION),
            order: finder.need(&["商户订单号"]),
            kind: finder.need(TYPE),
            finished: finder.need(FINISHED),
            gross: finder.need(&["订单金额"]),
            settle: finder.need(&["商家实收"]),
            vouchers: VOUCHERS
                .iter()
                .filter_map(|name| finder.find(&[name]))
                .collect(),
            discount: finder.find(&["商家优惠"]),
            refund_number: finder.need(&["退款批次号/请求号", "退款请求号"]),
            description: finder.find(&["商品名称"]),
        }
    }

    pub(super) fn row(&self, line: u64, values: &Values<'_>) -> Result<Read, Fault> {
        let kind = match values.get(self.kind) {
            "交易" => RecordKind::Payment,
            "退款" => RecordKind::Refund,
            other => {
                return Ok(Read::Skipped(SkippedLine::not_an_order(line, other)));
            }
        };
        let is_refund = kind == RecordKind::Refund;
        // Refunds carry a minus, but not always: the type decides.
        let amount = |place: usize| {
            if is_refund {
                unsigned(values, place)
            } else {
                values.fen(place)
            }
        };
        let (gross, settle) = (amount(self.gross)?, amount(self.settle)?);
        let discount = self
            .discount
            .map_or(Ok(0), |place| unsigned_or_zero(values, place))?;
        let mut voucher = discount;
        for place in &self.vouchers {
            voucher = voucher.saturating_add(unsigned_or_zero(values, *place)?);
        }
        let finished = values.time(self.finished)?;
        let number = values.merchant_number(self.refund_number)?;
        if is_refund && number.is_none() {
            return Err(Fault::at(self.refund_number, RejectReason::MangledId));
        }
        let of = |wanted, amount| if kind == wanted { amount } else { 0 };
        let at = |wanted| (kind == wanted).then_some(finished);
        let record = StatementRecord {
            line,
            platform: Platform::Alipay,
            kind,
            merchant_order_no: values.needed_number(self.order)?,
            platform_txn_id: values.platform_number(self.transaction)?,
            platform_refund_no: None,
            merchant_refund_no: number.filter(|_| is_refund),
            paid_at: at(RecordKind::Payment),
            refunded_at: at(RecordKind::Refund),
            gross_fen: of(RecordKind::Payment, gross),
            voucher_fen: voucher,
            refund_fen: of(RecordKind::Refund, gross),
            settle_fen: of(RecordKind::Payment, settle),
            refund_settle_fen: of(RecordKind::Refund, settle),
            description: self
                .description
                .map_or("", |place| values.get(place))
                .to_owned(),
            status: if is_refund {
                RecordStatus::Refunded
            } else {
                RecordStatus::Paid
            },
            flow_no: None,
        };
        Ok(Read::Row(Box::new(Row {
            record,
            voucher_refund_fen: 0,
            merchant_discount_fen: discount,
        })))
    }
}
