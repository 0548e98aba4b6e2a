//! The totals at the end of a WeChat Pay bill (feeds notes §1).

use super::super::{RejectReason, Totals, text};
use super::columns::{Fault, Row, Values};

const FIRST: &str = "总交易单数";

/// The names of the totals, as the line before them gives them.
pub(super) struct TotalsHeader(Vec<String>);

impl TotalsHeader {
    /// Reads the line that begins the totals; `None` for any other line.
    pub(super) fn read(line: &str) -> Option<Self> {
        let first = text::column_name(line.split(',').next()?);
        (first == FIRST).then(|| Self(line.split(',').map(text::column_name).collect()))
    }

    pub(super) fn name(&self, place: usize) -> Option<String> {
        self.0.get(place).cloned()
    }

    /// Reads the line of the totals themselves; names that are not known are passed over.
    pub(super) fn read_values(&self, line: &str) -> Result<Totals, Fault> {
        let values = Values::cut(line, self.0.len())?;
        let mut totals = Totals::default();
        for (place, name) in self.0.iter().enumerate() {
            let field = match name.as_str() {
                FIRST => {
                    totals.rows = Some(values.read(place, RejectReason::BadAmount, text::whole)?);
                    continue;
                }
                "应结订单总金额" => &mut totals.settle_fen,
                "退款总金额" => &mut totals.refund_settle_fen,
                "充值券退款总金额" | "总企业红包退款金额" | "总代金券或立减优惠退款金额" => {
                    &mut totals.voucher_refund_fen
                }
                "订单总金额" | "总交易额" => &mut totals.gross_fen,
                "申请退款总金额" | "总退款金额" => &mut totals.refund_fen,
                _ => continue,
            };
            *field = Some(values.read(place, RejectReason::BadAmount, text::fen)?);
        }
        Ok(totals)
    }
}

/// The sums of the records, to hold against the totals.
#[derive(Default)]
pub(super) struct Sums {
    rows: i64,
    settle: i64,
    refund_settle: i64,
    voucher_refund: i64,
    gross: i64,
    refund: i64,
}

impl Sums {
    pub(super) fn add(&mut self, row: &Row) {
        // A sum that saturates is far above any total that can be declared, so it matches none.
        let record = &row.record;
        for (sum, amount) in [
            (&mut self.rows, 1),
            (&mut self.settle, record.settle_fen),
            (&mut self.refund_settle, record.refund_settle_fen),
            (&mut self.voucher_refund, row.voucher_refund_fen),
            (&mut self.gross, record.gross_fen),
            (&mut self.refund, record.refund_fen),
        ] {
            *sum = sum.saturating_add(amount);
        }
    }

    pub(super) fn matches(&self, totals: &Totals) -> bool {
        [
            (totals.rows, self.rows),
            (totals.settle_fen, self.settle),
            (totals.refund_settle_fen, self.refund_settle),
            (totals.voucher_refund_fen, self.voucher_refund),
            (totals.gross_fen, self.gross),
            (totals.refund_fen, self.refund),
        ]
        .into_iter()
        .all(|(declared, sum)| declared.is_none_or(|declared| declared == sum))
    }
}
