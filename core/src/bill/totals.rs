//! What the amounts of a bill come to (SPEC B5), and where it stands with them.

use super::{BillState, BillStatus, PaymentStatus, RefundStatus};
use crate::value::Fen;
use serde::{Deserialize, Serialize};

/// What the amounts of a bill come to; kept with the row so that finance can query them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Paid.
    pub paid_fen: Fen,
    /// Paid back.
    pub refunded_fen: Fen,
    /// The seller's voucher share.
    pub voucher_fen: Fen,
    /// On live fapiao.
    pub invoiced_fen: Fen,
    /// In live applications, not yet issued.
    pub reserved_fen: Fen,
    /// Left to invoice (SPEC B5); never below zero.
    pub available_fen: Fen,
}

impl BillState {
    /// Works out the totals and the status from what is known.
    pub(super) fn settle(&mut self) {
        let payment = self.payment.as_ref();
        let sum =
            |amounts: &mut dyn Iterator<Item = Fen>| Fen::checked_sum(amounts).unwrap_or(Fen::MAX);
        let paid_fen = payment.map_or(Fen::ZERO, |payment| payment.amount_fen);
        let voucher_fen = payment.map_or(Fen::ZERO, |payment| payment.voucher_fen);
        let refunded_fen = sum(&mut self
            .refunds
            .values()
            .filter(|refund| refund.status != RefundStatus::Failed)
            .map(|refund| refund.amount_fen));
        let invoiced_fen = sum(&mut self
            .uses
            .iter()
            .filter(|part| part.issued)
            .map(|part| part.amount_fen));
        let reserved_fen = sum(&mut self
            .uses
            .iter()
            .filter(|part| !part.issued)
            .map(|part| part.amount_fen));
        let available_fen = [voucher_fen, refunded_fen, invoiced_fen, reserved_fen]
            .into_iter()
            .try_fold(paid_fen, Fen::checked_sub)
            .filter(|left| left.is_positive())
            .unwrap_or(Fen::ZERO);
        self.totals = Totals {
            paid_fen,
            refunded_fen,
            voucher_fen,
            invoiced_fen,
            reserved_fen,
            available_fen,
        };
        let revoked = payment.is_some_and(|payment| payment.status != PaymentStatus::Completed);
        self.status = match payment {
            None => BillStatus::Unpaid,
            Some(_) if !self.uses.is_empty() => {
                let all_issued = self.uses.iter().all(|part| part.issued);
                if all_issued && available_fen.is_positive() && !revoked && !self.order_closed {
                    BillStatus::Remainder
                } else {
                    BillStatus::Applied
                }
            }
            Some(_) if revoked || self.order_closed => BillStatus::Withheld,
            Some(_) => BillStatus::Open,
        };
        if let Some(payment) = payment
            && let Some(reference) = &payment.customer_reference
            && self.customer_reference.is_empty()
        {
            self.customer_reference.clone_from(reference);
        }
    }
}
