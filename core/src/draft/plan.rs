//! The fapiao that an application comes to (SPEC S3).

use crate::bill::BillState;
use crate::contract::{BillShare, Buyer, FapiaoLine};
use crate::document::{self, Piece, Sums};
use crate::error::{Code, Error};
use crate::policy::{Policy, Seller};
use crate::value::Fen;

/// A fapiao that would be issued.
#[derive(Debug, Clone)]
pub struct PlannedFapiao {
    /// The buyer.
    pub buyer: Buyer,
    /// What it covers.
    pub bills: Vec<BillShare>,
    /// Its lines.
    pub lines: Vec<FapiaoLine>,
    /// Their sums.
    pub sums: Sums,
}

/// The fapiao that an application comes to (SPEC S3): one for each bill, one for each part of an approved split, or one
/// over all bills when they are merged.
///
/// # Errors
/// `split_plan_stale` when a plan no longer adds up; `not_allowed` for a merge that the policy or a plan forbids.
pub fn plan(
    policy: &Policy,
    bills: &[&BillState],
    buyer: &Buyer,
    merge: bool,
    seller: &Seller,
) -> Result<Vec<PlannedFapiao>, Error> {
    let parts = |bill: &BillState| {
        bill.plan
            .as_ref()
            .filter(|plan| plan.used_by.is_none())
            .map(|plan| plan.parts.clone())
    };
    let planned = |pieces: &[Piece<'_>], buyer: &Buyer| {
        let lines = document::compose(pieces, seller);
        let sums = document::sums(&lines);
        let bills = pieces
            .iter()
            .map(|piece| BillShare {
                bill_id: piece.bill.bill_id.clone(),
                amount_fen: piece.amount_fen,
            })
            .collect();
        PlannedFapiao {
            buyer: buyer.clone(),
            bills,
            lines,
            sums,
        }
    };
    if merge && bills.len() > 1 {
        if !policy.applications.merge || bills.iter().any(|bill| parts(bill).is_some()) {
            return Err(Error::problem("merge", Code::NotAllowed));
        }
        let pieces: Vec<Piece<'_>> = bills
            .iter()
            .map(|bill| Piece {
                bill,
                amount_fen: bill.available(),
            })
            .collect();
        return Ok(vec![planned(&pieces, buyer)]);
    }
    let mut fapiao = Vec::new();
    for bill in bills {
        match parts(bill) {
            None => fapiao.push(planned(
                &[Piece {
                    bill,
                    amount_fen: bill.available(),
                }],
                buyer,
            )),
            Some(parts) => {
                if Fen::checked_sum(parts.iter().map(|part| part.amount_fen))
                    != Some(bill.available())
                {
                    return Err(
                        Error::new(Code::SplitPlanStale).detail("bill", bill.bill_id.as_str())
                    );
                }
                fapiao.extend(parts.iter().map(|part| {
                    planned(
                        &[Piece {
                            bill,
                            amount_fen: part.amount_fen,
                        }],
                        part.buyer.as_ref().unwrap_or(buyer),
                    )
                }));
            }
        }
    }
    Ok(fapiao)
}
