//! What stands on a fapiao: lines and sums, composed from bills and checked (SPEC M1–M6, P9).

use rust_decimal::Decimal;

use crate::bill::{BillState, Payment};
use crate::contract::{BillLine, FapiaoLine};
use crate::error::{Code, Problems};
use crate::policy::Seller;
use crate::value::{
    Fen, Line, Rate, TaxLine, apportion, line_amount_agrees, line_tax_agrees, split_gross,
    total_tax_agrees,
};

/// Most lines of a fapiao, discounts counted (SPEC M6).
pub const MAX_LINES: usize = 2000;

/// A part of a bill that stands on one fapiao.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// The bill.
    pub bill: &'a BillState,
    /// How much of it, tax included.
    pub amount_fen: Fen,
}

/// Sums of a fapiao; each is exactly the sum of its lines (SPEC M3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// 金额: without tax.
    pub net_fen: Fen,
    /// 税额: the tax.
    pub tax_fen: Fen,
    /// 价税合计: with tax.
    pub gross_fen: Fen,
}

/// Checks the lines of a payment as the platform sent them (SPEC M5, M6): they sum to what was paid, a discount follows
/// its goods line with the same name, code and rate.
pub fn check_bill_lines(lines: &[BillLine], amount: Fen, path: &str, problems: &mut Problems) {
    if lines.is_empty() {
        return;
    }
    if lines.len() > MAX_LINES {
        problems.add_with(path, Code::TooMany, &[("max", MAX_LINES.to_string())]);
        return;
    }
    let mut before: Option<&BillLine> = None;
    for (at, line) in lines.iter().enumerate() {
        let at = format!("{path}[{at}]");
        problems.check(format!("{at}.name"), Line::parse(&line.name));
        if line
            .quantity
            .is_some_and(|quantity| quantity <= Decimal::ZERO || quantity.scale() > 8)
        {
            problems.add(format!("{at}.quantity"), Code::BadQuantity);
        }
        let goods = before.filter(|goods| !goods.discount);
        let fits = |goods: &BillLine| {
            goods.name == line.name && goods.tax_code == line.tax_code && goods.rate == line.rate
        };
        let within = |goods: &BillLine| {
            goods
                .amount_fen
                .checked_add(line.amount_fen)
                .is_some_and(Fen::is_positive)
        };
        if line.discount
            && !(goods.is_some_and(|goods| fits(goods) && within(goods))
                && line.quantity.is_none()
                && line.amount_fen.is_negative())
        {
            problems.add(format!("{at}.discount"), Code::NotAllowed);
        }
        if !line.discount && !line.amount_fen.is_positive() {
            problems.add(format!("{at}.amount_fen"), Code::BadAmount);
        }
        before = Some(line);
    }
    let sum = Fen::checked_sum(lines.iter().map(|line| line.amount_fen));
    if sum != Some(amount) {
        let actual = sum.map_or_else(|| "?".to_owned(), |sum| sum.get().to_string());
        problems.add_with(
            path,
            Code::SumMismatch,
            &[("expected", amount.get().to_string()), ("actual", actual)],
        );
    }
}

/// The lines of a fapiao over these pieces. Names and amounts come from the bills alone (SPEC P9).
pub fn compose(pieces: &[Piece<'_>], seller: &Seller) -> Vec<FapiaoLine> {
    let lines: Vec<FapiaoLine> = pieces
        .iter()
        .filter_map(|piece| Some((piece, piece.bill.payment.as_ref()?)))
        .flat_map(|(piece, payment)| lines_of(payment, piece.amount_fen, seller))
        .collect();
    if lines.len() <= MAX_LINES && taxes_agree(&lines) {
        lines
    } else {
        gathered(lines)
    }
}

/// Rounding line by line, many equal lines drift further from the tax of their sum than the bureau accepts (SPEC M3), or are
/// too many (M6): lines of one name, code and rate are then one line.
fn gathered(lines: Vec<FapiaoLine>) -> Vec<FapiaoLine> {
    let mut gathered: Vec<FapiaoLine> = Vec::new();
    for from in lines {
        let same = |to: &&mut FapiaoLine| {
            to.name == from.name && to.tax_code == from.tax_code && to.rate == from.rate
        };
        match gathered.iter_mut().find(same) {
            Some(to) => {
                to.gross_fen = to.gross_fen.checked_add(from.gross_fen).unwrap_or(Fen::MAX);
            }
            None => gathered.push(from),
        }
    }
    gathered
        .into_iter()
        .map(|from| {
            line(
                &from.name,
                from.tax_code.as_ref(),
                from.rate,
                from.gross_fen,
                false,
            )
        })
        .collect()
}

fn taxes_agree(lines: &[FapiaoLine]) -> bool {
    total_tax_agrees(lines.iter().map(|line| TaxLine {
        net: line.net_fen,
        rate: line.rate,
        tax: line.tax_fen,
    }))
}

/// The sums of lines.
pub fn sums(lines: &[FapiaoLine]) -> Sums {
    let sum = |amount: fn(&FapiaoLine) -> Fen| {
        Fen::checked_sum(lines.iter().map(amount)).unwrap_or(Fen::MAX)
    };
    Sums {
        net_fen: sum(|line| line.net_fen),
        tax_fen: sum(|line| line.tax_fen),
        gross_fen: sum(|line| line.gross_fen),
    }
}

/// The rules that a composed fapiao breaks, by the path of its lines (SPEC M3, M5, M6). None, for bills that were
/// checked when they came.
pub fn check(lines: &[FapiaoLine]) -> Problems {
    let mut problems = Problems::new();
    if lines.is_empty() {
        problems.add("lines", Code::Required);
    }
    if lines.len() > MAX_LINES {
        problems.add_with("lines", Code::TooMany, &[("max", MAX_LINES.to_string())]);
    }
    let mut before: Option<&FapiaoLine> = None;
    for (at, line) in lines.iter().enumerate() {
        let path = format!("lines[{at}]");
        if line.net_fen.checked_add(line.tax_fen) != Some(line.gross_fen) {
            problems.add(format!("{path}.gross_fen"), Code::BadAmount);
        }
        if !line_tax_agrees(line.net_fen, line.rate, line.tax_fen) {
            problems.add(format!("{path}.tax_fen"), Code::BadAmount);
        }
        if let (Some(quantity), Some(price)) = (line.quantity, line.unit_price)
            && !line_amount_agrees(quantity, price, line.net_fen)
        {
            problems.add(format!("{path}.unit_price"), Code::BadQuantity);
        }
        let follows = before.is_some_and(|goods| {
            !goods.discount
                && goods.name == line.name
                && goods.tax_code == line.tax_code
                && goods.rate == line.rate
        });
        if line.discount && !(follows && line.gross_fen.is_negative() && line.quantity.is_none()) {
            problems.add(format!("{path}.discount"), Code::NotAllowed);
        }
        before = Some(line);
    }
    if !taxes_agree(lines) {
        problems.add("tax_fen", Code::BadAmount);
    }
    problems
}

/// A bill's own lines where all of it is invoiced. A part of it takes its share of each, by largest remainder, without
/// quantity: what was refunded or split off is not known by the piece.
fn lines_of(payment: &Payment, amount: Fen, seller: &Seller) -> Vec<FapiaoLine> {
    let rate = payment.rate.unwrap_or(seller.rate);
    let tax_code = payment.tax_code.as_ref().or(seller.tax_code.as_ref());
    if payment.lines.is_empty() {
        let name = seller.item_name.as_deref().unwrap_or(&payment.description);
        return vec![line(name, tax_code, rate, amount, false)];
    }
    let code = |line: &BillLine| line.tax_code.clone().or_else(|| tax_code.cloned());
    if amount == payment.amount_fen {
        return payment
            .lines
            .iter()
            .map(|from| {
                let mut to = line(
                    &from.name,
                    code(from).as_ref(),
                    from.rate,
                    from.amount_fen,
                    from.discount,
                );
                to.unit.clone_from(&from.unit);
                if let Some(quantity) = from.quantity
                    && let Some(price) = Decimal::new(to.net_fen.get(), 2).checked_div(quantity)
                    && line_amount_agrees(quantity, price.round_dp(8), to.net_fen)
                {
                    to.quantity = Some(quantity);
                    to.unit_price = Some(price.round_dp(8).normalize());
                }
                to
            })
            .collect();
    }
    let mut goods: Vec<(&BillLine, Fen)> = Vec::new();
    for from in &payment.lines {
        match goods.last_mut().filter(|_| from.discount) {
            Some((_, sum)) => *sum = sum.checked_add(from.amount_fen).unwrap_or(*sum),
            None => goods.push((from, from.amount_fen)),
        }
    }
    let weights: Vec<u64> = goods
        .iter()
        .map(|(_, sum)| u64::try_from(sum.get()).unwrap_or(0))
        .collect();
    let shares = apportion(amount, &weights).unwrap_or_default();
    goods
        .iter()
        .zip(shares)
        .filter(|(_, share)| share.is_positive())
        .map(|((from, _), share)| line(&from.name, code(from).as_ref(), from.rate, share, false))
        .collect()
}

fn line(
    name: &str,
    tax_code: Option<&String>,
    rate: Rate,
    gross_fen: Fen,
    discount: bool,
) -> FapiaoLine {
    let (net_fen, tax_fen) = split_gross(gross_fen, rate);
    FapiaoLine {
        name: name.to_owned(),
        tax_code: tax_code.cloned(),
        unit: None,
        quantity: None,
        unit_price: None,
        rate,
        net_fen,
        tax_fen,
        gross_fen,
        discount,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn bill_lines(count: usize, name: impl Fn(usize) -> String) -> Vec<BillLine> {
        (0..count)
            .map(|at| BillLine {
                name: name(at),
                rate: Rate::parse("0.06").unwrap(),
                amount_fen: Fen::new(106).unwrap(),
                ..BillLine::default()
            })
            .collect()
    }

    fn codes(problems: Problems) -> Vec<String> {
        let problems = problems.into_vec();
        problems
            .iter()
            .map(|problem| problem.code.to_string())
            .collect()
    }

    fn bill(lines: Vec<BillLine>) -> BillState {
        let amount_fen = Fen::checked_sum(lines.iter().map(|line| line.amount_fen)).unwrap();
        let payment: Payment = serde_json::from_value(serde_json::json!({
            "version": 1, "status": "completed", "order_number": "SO-1", "seller": "21vianet", "description": "云服务",
            "amount_fen": amount_fen, "voucher_fen": 0, "paid_at": "2026-03-12T02:00:00.000Z", "method": "alipay",
            "payer": "", "billing_month": "2026-03", "lines": lines,
        }))
        .unwrap();
        BillState {
            payment: Some(payment),
            ..BillState::default()
        }
    }

    fn composed(bills: &[BillState]) -> Vec<FapiaoLine> {
        let pieces: Vec<Piece<'_>> = bills
            .iter()
            .map(|bill| Piece {
                bill,
                amount_fen: bill.payment.as_ref().unwrap().amount_fen,
            })
            .collect();
        compose(&pieces, &Policy::default().sellers[0])
    }

    /// M6: at most 2000 lines, discounts counted.
    #[test]
    fn m6_a_payment_of_more_lines_than_a_fapiao_holds_is_refused() {
        let mut lines = bill_lines(MAX_LINES, |_| "云服务".to_owned());
        let checked = |lines: &[BillLine]| {
            let sum = Fen::checked_sum(lines.iter().map(|line| line.amount_fen)).unwrap();
            let mut problems = Problems::new();
            check_bill_lines(lines, sum, "lines", &mut problems);
            codes(problems)
        };
        assert!(checked(&lines).is_empty());
        lines.push(BillLine {
            discount: true,
            amount_fen: Fen::new(-6).unwrap(),
            ..lines[0].clone()
        });
        assert_eq!(checked(&lines), ["too_many"]);
    }

    /// M6: bills that have too many lines together stand on the fapiao as one line for each name, code and rate.
    #[test]
    fn m6_equal_lines_of_a_long_fapiao_are_gathered() {
        let name = |at: usize| ["云服务", "短信服务"][at % 2].to_owned();
        let whole = composed(&[bill(bill_lines(MAX_LINES, name))]);
        assert_eq!(whole.len(), MAX_LINES);
        let bills = [bill(bill_lines(MAX_LINES, name)), bill(bill_lines(2, name))];
        let lines = composed(&bills);
        assert_eq!(lines.len(), 2);
        assert_eq!(sums(&lines).gross_fen, Fen::new(106 * 2002).unwrap());
        assert!(check(&lines).is_empty());
    }

    /// M6: what cannot be gathered cannot be issued on one fapiao.
    #[test]
    fn m6_lines_that_differ_are_not_gathered() {
        let bills = [
            bill(bill_lines(MAX_LINES, |at| format!("服务{at}"))),
            bill(bill_lines(1, |_| "另一服务".to_owned())),
        ];
        let lines = composed(&bills);
        assert_eq!(lines.len(), MAX_LINES + 1);
        assert_eq!(codes(check(&lines)), ["too_many"]);
    }
}
