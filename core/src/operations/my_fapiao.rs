//! My fapiao, and a fapiao as each role sees it (SPEC B10, §4).

use std::collections::BTreeSet;

use crate::application::ApplicationState;
use crate::change::Tracked;
use crate::context::Context;
use crate::contract::{FapiaoPage, FapiaoView, ListFapiao, Page};
use crate::error::Error;
use crate::fapiao::{FapiaoMachine, FapiaoState, FapiaoStatus, TABLE};
use crate::flow::Io;
use crate::operation::Outcome;
use crate::operations::bills::{day_end, day_start};
use crate::operations::common::{by_index, filtered_page, page_size, read_cursor, write_cursor};
use crate::operations::principal::Principal;
use crate::operations::reissue;
use crate::operations::standing;
use crate::store::{IndexRange, Lookup, Query};
use crate::value::capitals;
use crate::wording;

/// Lists the customer's fapiao, latest application first.
///
/// # Errors
/// Those of the store.
pub async fn fapiao(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: ListFapiao,
) -> Result<Outcome<FapiaoPage>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let after = read_cursor(command.cursor.as_deref())?;
    let queries = principal
        .references
        .iter()
        .map(|reference| {
            let query = by_index::<FapiaoMachine>(
                "customer",
                reference.as_str(),
                true,
                after.clone(),
                limit,
            );
            Query {
                by: query.by.map(|by| IndexRange {
                    from: command.applied_from.and_then(day_start),
                    to: command.applied_to.and_then(day_end),
                    ..by
                }),
                ..query
            }
        })
        .collect();
    let (rows, next) = filtered_page::<FapiaoMachine>(&io, queries, limit, |fapiao| {
        command
            .status
            .map_or(fapiao.status != FapiaoStatus::Withdrawn, |status| {
                fapiao.status == status
            })
            && command
                .batch_number
                .as_ref()
                .is_none_or(|batch| batch_number(fapiao) == Some(batch))
    })
    .await?;
    Ok(Outcome::read(Page {
        items: views(&io, &rows).await?,
        next: next.as_ref().map(write_cursor),
    }))
}

fn batch_number(fapiao: &FapiaoState) -> Option<&String> {
    fapiao.plan.as_ref().map(|plan| &plan.batch_number)
}

/// Fapiao as their customer sees them, each with its application and whether it may be reissued.
async fn views(io: &Io, rows: &[Tracked<FapiaoMachine>]) -> Result<Vec<FapiaoView>, Error> {
    let batch_numbers = rows.iter().filter_map(|row| batch_number(row.state()));
    let (applications, unissued) =
        standing::applications(io, batch_numbers.map(String::as_str)).await?;
    let with_application: Vec<(&str, &FapiaoState, &ApplicationState)> = rows
        .iter()
        .filter_map(|row| {
            let application = applications.get(batch_number(row.state())?)?;
            Some((row.id(), row.state(), application))
        })
        .collect();
    let possible = with_application
        .iter()
        .filter(|(_, fapiao, application)| reissue::is_possible(fapiao, application))
        .map(|(id, ..)| *id);
    let reissuable = without_reissue(io, possible.collect()).await?;
    let shown = with_application
        .into_iter()
        .filter_map(|(id, fapiao, application)| {
            let seen = Seen::ByCustomer {
                application,
                of_application: &unissued.allowed(application, "customer"),
                may_reissue: reissuable.contains(id),
            };
            fapiao_view(fapiao, &seen)
        });
    Ok(shown.collect())
}

/// Those of some fapiao that have no reissue that runs, in one round trip, or in none for none.
async fn without_reissue<'a>(io: &Io, ids: Vec<&'a str>) -> Result<BTreeSet<&'a str>, Error> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let lookups = ids.iter().map(|id| reissue_of(id)).collect();
    let holders = io.rows(lookups).await?;
    let free = ids.into_iter().zip(holders);
    Ok(free
        .filter_map(|(id, holder)| holder.is_none().then_some(id))
        .collect())
}

/// The request by which a fapiao is being reissued.
pub fn reissue_of(fapiao_id: &str) -> Lookup {
    Lookup::Claim {
        space: "reissue".into(),
        value: fapiao_id.to_owned(),
    }
}

/// By whom a fapiao is seen, and what must be known beside it to say what may be done.
#[derive(Debug)]
pub enum Seen<'a> {
    /// By nobody yet: nothing is applied for.
    DryRun,
    /// By its customer.
    ByCustomer {
        /// Its application.
        application: &'a ApplicationState,
        /// What the customer may do with the application.
        of_application: &'a [String],
        /// Whether a reissue is possible, and none runs.
        may_reissue: bool,
    },
    /// By staff.
    ByStaff {
        /// Its application.
        application: &'a ApplicationState,
        /// Whether it can be issued through a channel.
        has_channel: bool,
    },
}

impl<'a> Seen<'a> {
    /// By staff.
    pub fn by_staff(ctx: &Context, application: &'a ApplicationState) -> Self {
        Self::ByStaff {
            application,
            has_channel: ctx.rules.has_channel,
        }
    }

    fn stage(&self) -> u8 {
        match self {
            Self::DryRun => 1,
            Self::ByCustomer { application, .. } | Self::ByStaff { application, .. } => {
                application.stage()
            }
        }
    }

    fn allowed(&self, fapiao: &FapiaoState) -> Vec<String> {
        match self {
            Self::DryRun => Vec::new(),
            Self::ByCustomer {
                of_application,
                may_reissue,
                ..
            } => {
                let mut allowed = of_application.to_vec();
                if *may_reissue {
                    allowed.push("reissue".to_owned());
                }
                allowed.push("progress".to_owned());
                allowed
            }
            Self::ByStaff { has_channel, .. } => {
                let mut allowed = TABLE.allowed_for(fapiao.status, "staff");
                allowed.retain(|operation| match operation.as_str() {
                    "issue_through_channel" | "ask_channel" => *has_channel,
                    // Withdrawn with its application; voided and reversed by a request for a reissue.
                    "withdraw" | "void" | "issue_red" => false,
                    _ => true,
                });
                allowed
            }
        }
    }
}

/// A fapiao, with personal data.
pub fn fapiao_view(fapiao: &FapiaoState, seen: &Seen<'_>) -> Option<FapiaoView> {
    let plan = fapiao.plan.as_ref()?;
    let identity = fapiao.document.as_ref().map(|document| &document.identity);
    Some(FapiaoView {
        fapiao_id: plan.fapiao_id.clone(),
        batch_number: plan.batch_number.clone(),
        status: fapiao.status,
        label: wording::fapiao_status(fapiao.status),
        stage: seen.stage(),
        colour: fapiao.colour,
        fapiao_type: plan.fapiao_type,
        medium: plan.medium,
        seller: plan.seller.clone(),
        seller_name: plan.seller_name.clone(),
        buyer: plan.buyer.clone(),
        lines: plan.lines.clone(),
        net_fen: plan.net_fen,
        tax_fen: plan.tax_fen,
        gross_fen: plan.gross_fen,
        gross_capitals: capitals(plan.gross_fen),
        remark: plan.remark.clone(),
        bills: plan.bills.clone(),
        code: identity.and_then(|identity| identity.code().map(str::to_owned)),
        number: identity.map(|identity| identity.number().to_owned()),
        issued_on: fapiao.document.as_ref().map(|document| document.issued_on),
        delivery_method: plan.delivery_method.clone(),
        replaces: plan.replaces.clone(),
        replaced_by: fapiao.replaced_by.clone(),
        reverses: plan.reverses.clone(),
        reversed_by: fapiao.reversed_by.clone(),
        differences: fapiao.differences.clone(),
        allowed: seen.allowed(fapiao),
    })
}
