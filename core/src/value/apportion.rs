//! Dividing an amount by weights to the fen (SPEC S2).

use std::cmp::Reverse;

use crate::value::fen::Fen;

/// Divides `total` in proportion to `weights` by the largest remainder; the parts sum to the total exactly.
///
/// Equal remainders are served in the order of the weights. A negative total mirrors the positive one, and a zero weight gets nothing.
/// None when there are no weights or all are zero.
#[must_use]
pub fn apportion(total: Fen, weights: &[u64]) -> Option<Vec<Fen>> {
    let whole = weights
        .iter()
        .try_fold(0_u128, |sum, weight| sum.checked_add(u128::from(*weight)))?;
    let magnitude = u128::from(total.get().unsigned_abs());
    let mut parts = Vec::with_capacity(weights.len());
    let mut left = magnitude;
    for (position, weight) in weights.iter().enumerate() {
        // 2^53 × 2^64 fits, and a zero sum of weights ends here.
        let product = magnitude.checked_mul(u128::from(*weight))?;
        let share = product.checked_div(whole)?;
        left = left.checked_sub(share)?;
        parts.push((position, share, product.checked_rem(whole)?));
    }
    if parts.is_empty() {
        return None;
    }
    parts.sort_by_key(|(position, _, remainder)| (Reverse(*remainder), *position));
    for (_, share, _) in &mut parts {
        if left == 0 {
            break;
        }
        *share = share.checked_add(1)?;
        left = left.checked_sub(1)?;
    }
    parts.sort_by_key(|(position, _, _)| *position);
    parts
        .into_iter()
        .map(|(_, share, _)| {
            let share = i128::try_from(share).ok()?;
            Fen::from_wide(if total.is_negative() {
                share.checked_neg()?
            } else {
                share
            })
        })
        .collect()
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

    fn parts(total: i64, weights: &[u64]) -> Vec<i64> {
        apportion(Fen::new(total).unwrap(), weights)
            .unwrap()
            .into_iter()
            .map(Fen::get)
            .collect()
    }

    #[test]
    fn largest_remainder() {
        assert_eq!(parts(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(parts(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(parts(10, &[6, 3, 0, 7]), [4, 2, 0, 4]);
        assert_eq!(parts(1, &[0, 1, 1]), [0, 1, 0]);
        assert_eq!(parts(0, &[3]), [0]);
        assert_eq!(
            parts(Fen::MAX.get(), &[u64::MAX, u64::MAX])
                .iter()
                .sum::<i64>(),
            Fen::MAX.get()
        );
    }

    #[test]
    fn no_weights() {
        assert_eq!(apportion(Fen::MAX, &[]), None);
        assert_eq!(apportion(Fen::MAX, &[0, 0]), None);
    }

    proptest! {
        #[test]
        fn sums_and_is_fair(total in Fen::MIN.get()..=Fen::MAX.get(), weights in prop::collection::vec(any::<u64>(), 1..40)) {
            prop_assume!(weights.iter().any(|weight| *weight > 0));
            let total = Fen::new(total).unwrap();
            let parts = apportion(total, &weights).unwrap();
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(Fen::checked_sum(parts.iter().copied()), Some(total));
            let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let floor = u128::from(total.get().unsigned_abs()) * u128::from(*weight) / whole;
                let share = u128::from(part.get().unsigned_abs());
                prop_assert!(share == floor || share == floor + 1);
            }
        }

        #[test]
        fn small_weights_sum(total in -1000_i64..1000, weights in prop::collection::vec(0_u64..4, 1..12)) {
            let total = Fen::new(total).unwrap();
            if let Some(parts) = apportion(total, &weights) {
                prop_assert_eq!(Fen::checked_sum(parts.iter().copied()), Some(total));
                for (part, weight) in parts.iter().zip(&weights) {
                    prop_assert!(*weight > 0 || part.is_zero());
                }
            }
        }
    }
}
