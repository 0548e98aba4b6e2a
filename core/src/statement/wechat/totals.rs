//! The totals at the end of a WeChat Pay bill (feeds notes §1).

use super::super::columns::Fault;
use super::super::{RejectReason, Totals, text};
use super::columns::cut;

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
        let values = cut(line, self.0.len())?;
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
