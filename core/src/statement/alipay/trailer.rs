//! The lines after the list, in each wording that is known (feeds notes §2).

use super::super::columns::Fault;
use super::super::{RejectReason, Totals, text};

/// A line that begins with `#`.
pub(super) enum Trailer {
    /// The list has ended.
    End,
    /// A line of totals.
    Totals(Box<TotalsLine>),
    /// Something that nothing is read from, such as the time of the export.
    Other,
}

/// The figures of one line.
pub(super) struct TotalsLine {
    label: Label,
    rows: i64,
    figures: Vec<(Figure, i64)>,
}

#[derive(Clone, Copy)]
enum Label {
    Payments,
    Refunds,
    In,
    Out,
}

#[derive(Clone, Copy)]
enum Figure {
    Gross,
    Settle,
    Discount,
    Balance,
}

impl Trailer {
    /// Reads a line; sheet programs pad it with commas.
    pub(super) fn read(line: &str) -> Result<Self, Fault> {
        let line = line
            .trim()
            .trim_start_matches('#')
            .trim_end_matches([',', ' ', '\t', '"']);
        if line.contains("列表结束") {
            return Ok(Self::End);
        }
        let Some((label, rest)) = line.split_once(['：', ':']) else {
            return Ok(Self::Other);
        };
        let label = match label.trim() {
            "交易合计" => Label::Payments,
            "退款合计" => Label::Refunds,
            "收入合计" => Label::In,
            "支出合计" => Label::Out,
            _ => return Ok(Self::Other),
        };
        TotalsLine::read(label, rest)
            .map(|line| Self::Totals(Box::new(line)))
            .ok_or(Fault::whole(RejectReason::BadAmount))
    }
}

impl TotalsLine {
    fn read(label: Label, rest: &str) -> Option<Self> {
        let mut parts = rest.split(['，', ',']).map(str::trim);
        let rows = text::whole(parts.next()?.strip_suffix('笔')?)?;
        let mut figures = Vec::new();
        for part in parts {
            let (name, amount) = part.split_once('共')?;
            let amount = amount.strip_suffix('元')?;
            let fen = text::fen(amount.strip_prefix(['-', '+']).unwrap_or(amount))?;
            let figure = match name {
                "" => Figure::Balance,
                "商家实收" | "商家实收退款" => Figure::Settle,
                "商家优惠" | "商家优惠退款" => Figure::Discount,
                "交易金额" | "退款金额" => Figure::Gross,
                // `优惠金额` does not say whose discounts it sums.
                _ => continue,
            };
            figures.push((figure, fen));
        }
        (!figures.is_empty()).then_some(Self {
            label,
            rows,
            figures,
        })
    }

    pub(super) fn add_to(&self, totals: &mut Totals) {
        let rows = match self.label {
            Label::Payments => &mut totals.payments,
            Label::Refunds => &mut totals.refunds,
            Label::In => &mut totals.in_rows,
            Label::Out => &mut totals.out_rows,
        };
        *rows = Some(self.rows);
        for (figure, fen) in &self.figures {
            let field = match (self.label, figure) {
                (Label::Payments, Figure::Gross) => &mut totals.gross_fen,
                (Label::Payments, Figure::Settle) => &mut totals.settle_fen,
                (Label::Payments, Figure::Discount) => &mut totals.merchant_discount_fen,
                (Label::Refunds, Figure::Gross) => &mut totals.refund_fen,
                (Label::Refunds, Figure::Settle) => &mut totals.refund_settle_fen,
                (Label::Refunds, Figure::Discount) => &mut totals.merchant_discount_refund_fen,
                (Label::In, Figure::Balance) => &mut totals.in_fen,
                (Label::Out, Figure::Balance) => &mut totals.out_fen,
                _ => continue,
            };
            *field = Some(*fen);
        }
    }
}
