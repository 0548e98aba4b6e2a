//! Tax in and out of a price, and the tolerances of a fapiao (SPEC M2, M3).

use rust_decimal::Decimal;

use crate::value::fen::Fen;
use crate::value::rate::Rate;

const SCALE: i128 = Rate::SCALE as i128;
const LINE_TAX_TOLERANCE: i128 = 6 * SCALE;
const TOTAL_TAX_TOLERANCE: i128 = 127 * SCALE;

/// `numerator / denominator` to the nearest integer, halves away from zero, so that a red amount mirrors the blue one.
/// The denominator is positive.
fn divide_half_up(numerator: i128, denominator: i128) -> Option<i128> {
    // Doubling keeps halves exact for odd denominators too.
    let doubled = numerator
        .checked_abs()?
        .checked_mul(2)?
        .checked_add(denominator)?;
    doubled
        .checked_div(denominator.checked_mul(2)?)?
        .checked_mul(numerator.signum())
}

/// `round_half_up(gross / (1 + rate))` in fen, halves away from zero (SPEC M2).
#[must_use]
pub fn net_of_gross(gross: Fen, rate: Rate) -> Fen {
    // At most 2^53 × 10^4 before dividing, and the quotient is no larger than the gross.
    let net = i128::from(gross.get())
        .checked_mul(SCALE)
        .and_then(|numerator| {
            divide_half_up(
                numerator,
                SCALE.checked_add(i128::from(rate.ten_thousandths()))?,
            )
        });
    net.map_or(Fen::ZERO, Fen::clamped)
}

/// Net and tax of a gross amount; their sum is the gross exactly (SPEC M2).
#[must_use]
pub fn split_gross(gross: Fen, rate: Rate) -> (Fen, Fen) {
    let net = net_of_gross(gross, rate);
    let tax = i128::from(gross.get()).saturating_sub(i128::from(net.get()));
    (net, Fen::clamped(tax))
}

/// `round(net × rate)` in fen, halves away from zero (SPEC M2).
#[must_use]
pub fn tax_of_net(net: Fen, rate: Rate) -> Fen {
    divide_half_up(exact_tax(net, rate), SCALE).map_or(Fen::ZERO, Fen::clamped)
}

/// Net × rate in 1/10000 fen. At most 2^53 × 10^4, so nothing saturates.
fn exact_tax(net: Fen, rate: Rate) -> i128 {
    i128::from(net.get()).saturating_mul(i128::from(rate.ten_thousandths()))
}

/// Net × rate − tax in 1/10000 fen, not rounded.
fn drift(line: TaxLine) -> i128 {
    let stated = i128::from(line.tax.get()).saturating_mul(SCALE);
    exact_tax(line.net, line.rate).saturating_sub(stated)
}

/// Whether |quantity × unit price − amount| ≤ 0.01 yuan, the price and the amount without tax (SPEC M3).
///
/// The product is exact up to 28 significant digits, rounded there beyond; one too large for a decimal does not agree.
#[must_use]
pub fn line_amount_agrees(quantity: Decimal, unit_price: Decimal, amount: Fen) -> bool {
    let stated = Decimal::new(amount.get(), 2);
    quantity
        .normalize()
        .checked_mul(unit_price.normalize())
        .and_then(|product| product.checked_sub(stated))
        .is_some_and(|difference| difference.abs() <= Decimal::new(1, 2))
}

/// Whether |net × rate − tax| ≤ 0.06 yuan, the product not rounded first (SPEC M3).
#[must_use]
pub fn line_tax_agrees(net: Fen, rate: Rate, tax: Fen) -> bool {
    drift(TaxLine { net, rate, tax }).unsigned_abs() <= LINE_TAX_TOLERANCE.unsigned_abs()
}

/// The figures of a line that the tax check reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxLine {
    /// Amount without tax.
    pub net: Fen,
    /// Rate of the line.
    pub rate: Rate,
    /// Tax as stated.
    pub tax: Fen,
}

/// How far the stated tax of a whole fapiao is from the computed one (SPEC M3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxDrift(i128);

impl TaxDrift {
    /// The drift in 1/10000 fen; positive when less tax is stated than computed.
    #[must_use]
    pub const fn ten_thousandths_of_fen(self) -> i128 {
        self.0
    }

    /// Whether the drift is within 1.27 yuan either way.
    #[must_use]
    pub const fn is_tolerable(self) -> bool {
        self.0.unsigned_abs() <= TOTAL_TAX_TOLERANCE.unsigned_abs()
    }
}

/// Σ (net × rate − tax) over all lines, with signs, so that differences of opposite sign cancel.
///
/// With absolute values instead, a long fapiao whose every line is rounded correctly (up to 0.005 yuan each, 2000 lines) would fail.
#[must_use]
pub fn total_tax_drift(lines: impl IntoIterator<Item = TaxLine>) -> TaxDrift {
    TaxDrift(
        lines
            .into_iter()
            .fold(0, |sum, line| sum.saturating_add(drift(line))),
    )
}

/// Whether the tax of all lines together is within 1.27 yuan (SPEC M3).
#[must_use]
pub fn total_tax_agrees(lines: impl IntoIterator<Item = TaxLine>) -> bool {
    total_tax_drift(lines).is_tolerable()
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fen(value: i64) -> Fen {
        Fen::new(value).unwrap()
    }

    fn rate(text: &str) -> Rate {
        Rate::parse(text).unwrap()
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn net_and_tax() {
        assert_eq!(
            split_gross(fen(613_250), rate("0.06")),
            (fen(578_538), fen(34_712))
        );
        assert_eq!(
            split_gross(fen(11_300), rate("0.13")),
            (fen(10_000), fen(1_300))
        );
        assert_eq!(split_gross(fen(1), rate("0.06")), (fen(1), fen(0)));
        assert_eq!(
            split_gross(fen(1), rate("1")),
            (fen(1), fen(0)),
            "half goes up"
        );
        assert_eq!(
            split_gross(fen(-1), rate("1")),
            (fen(-1), fen(0)),
            "half goes away from zero"
        );
        assert_eq!(split_gross(Fen::MAX, Rate::ZERO), (Fen::MAX, Fen::ZERO));
        assert_eq!(tax_of_net(fen(25), rate("0.06")), fen(2));
        assert_eq!(tax_of_net(fen(-25), rate("0.06")), fen(-2));
        assert_eq!(tax_of_net(Fen::MAX, rate("1")), Fen::MAX);
    }

    #[test]
    fn amount_tolerance() {
        assert!(line_amount_agrees(decimal("3"), decimal("0.33"), fen(100)));
        assert!(!line_amount_agrees(
            decimal("3"),
            decimal("0.3299999"),
            fen(100)
        ));
        assert!(line_amount_agrees(
            decimal("-3"),
            decimal("0.3333333333333"),
            fen(-100)
        ));
        assert!(!line_amount_agrees(Decimal::MAX, Decimal::MAX, Fen::MAX));
        assert!(line_amount_agrees(
            decimal("0.123456789012"),
            decimal("8.1000000745200006855840063070"),
            fen(100)
        ));
    }

    #[test]
    fn tax_tolerance_is_exact() {
        assert!(line_tax_agrees(fen(10_000), rate("0.06"), fen(606)));
        assert!(line_tax_agrees(fen(10_000), rate("0.06"), fen(594)));
        assert!(
            !line_tax_agrees(fen(10_001), rate("0.06"), fen(594)),
            "6.06 fen is too much"
        );
        let line = TaxLine {
            net: fen(10_000),
            rate: rate("0.06"),
            tax: fen(594),
        };
        assert!(total_tax_agrees([line; 21]));
        assert!(!total_tax_agrees([line; 22]));
        let opposite = TaxLine {
            tax: fen(606),
            ..line
        };
        assert!(total_tax_agrees(
            [line; 22].into_iter().chain([opposite; 22])
        ));
        assert_eq!(total_tax_drift([line]).ten_thousandths_of_fen(), 60_000);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_gross(gross in Fen::MIN.get()..=Fen::MAX.get(), parts in 0_u32..=10_000) {
            let gross = fen(gross);
            let rate = Rate::from_ten_thousandths(parts).unwrap();
            let (net, tax) = split_gross(gross, rate);
            prop_assert_eq!(net.checked_add(tax), Some(gross));
            let red = split_gross(gross.checked_neg().unwrap(), rate);
            prop_assert_eq!(red, (net.checked_neg().unwrap(), tax.checked_neg().unwrap()));
            // |net × (10000 + r) − gross × 10000| ≤ half of (10000 + r)
            let whole = 10_000 + i128::from(parts);
            let error = i128::from(net.get()) * whole - i128::from(gross.get()) * 10_000;
            prop_assert!(2 * error.abs() <= whole);
            prop_assert!(line_tax_agrees(net, rate, tax));
            prop_assert!(line_tax_agrees(net, rate, tax_of_net(net, rate)));
        }
    }
}
