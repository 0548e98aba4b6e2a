//! The sums of the records, to hold against the totals of the platform.

use super::columns::Row;
use super::{RecordKind, Totals};

#[derive(Default)]
pub(super) struct Sums {
    rows: i64,
    payments: i64,
    refunds: i64,
    settle: i64,
    refund_settle: i64,
    voucher_refund: i64,
    gross: i64,
    refund: i64,
    merchant_discount: i64,
    merchant_discount_refund: i64,
    in_rows: i64,
    in_fen: i64,
    out_rows: i64,
    out_fen: i64,
}

/// A sum that saturates is far above any total that can be declared, so it matches none.
fn add(sum: &mut i64, amount: i64) {
    *sum = sum.saturating_add(amount);
}

impl Sums {
    pub(super) fn add(&mut self, row: &Row) {
        let record = &row.record;
        let (count, discount) = match record.kind {
            RecordKind::Payment => (&mut self.payments, &mut self.merchant_discount),
            RecordKind::Refund => (&mut self.refunds, &mut self.merchant_discount_refund),
        };
        add(count, 1);
        add(discount, row.merchant_discount_fen);
        add(&mut self.rows, 1);
        add(&mut self.settle, record.settle_fen);
        add(&mut self.refund_settle, record.refund_settle_fen);
        add(&mut self.voucher_refund, row.voucher_refund_fen);
        add(&mut self.gross, record.gross_fen);
        add(&mut self.refund, record.refund_fen);
    }

    /// A change of the balance.
    pub(super) fn flow(&mut self, in_fen: i64, out_fen: i64) {
        for (rows, sum, amount) in [
            (&mut self.in_rows, &mut self.in_fen, in_fen),
            (&mut self.out_rows, &mut self.out_fen, out_fen),
        ] {
            add(rows, i64::from(amount > 0));
            add(sum, amount);
        }
    }

    /// Whether every total that is declared is this sum.
    pub(super) fn matches(&self, totals: &Totals) -> bool {
        [
            (totals.rows, self.rows),
            (totals.payments, self.payments),
            (totals.refunds, self.refunds),
            (totals.settle_fen, self.settle),
            (totals.refund_settle_fen, self.refund_settle),
            (totals.voucher_refund_fen, self.voucher_refund),
            (totals.gross_fen, self.gross),
            (totals.refund_fen, self.refund),
            (totals.merchant_discount_fen, self.merchant_discount),
            (
                totals.merchant_discount_refund_fen,
                self.merchant_discount_refund,
            ),
            (totals.in_rows, self.in_rows),
            (totals.in_fen, self.in_fen),
            (totals.out_rows, self.out_rows),
            (totals.out_fen, self.out_fen),
        ]
        .into_iter()
        .all(|(declared, sum)| declared.is_none_or(|declared| declared == sum))
    }
}
