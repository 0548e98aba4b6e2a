//! The paper way of a reissue (换开): return, void or red, new fapiao (SPEC R3, R5).

use crate::account::Sealed;
use crate::application::{self, ApplicationMachine, ApplicationState, ReissueOf};
use crate::bill::{self, BillMachine};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{Colour, IssueRed, Medium, RecordReturn, RequestView, Void};
use crate::document::{self, Sums};
use crate::draft::PlannedFapiao;
use crate::error::{Code, Error};
use crate::fapiao::{self, FapiaoMachine, FapiaoState, FapiaoStatus};
use crate::flow::Io;
use crate::mail::{Letter, Template};
use crate::operation::Outcome;
use crate::operations::applying::{self, Origin, put_fapiao, reissue_draft, submission};
use crate::operations::common::optional_note;
use crate::operations::issuing::load_fapiao;
use crate::operations::progress::load_application;
use crate::operations::requests::{load_request, shown};
use crate::request::{self, Opening, Original, RequestMachine, RequestState};

/// Whether a fapiao may be reissued: a live blue one on paper, whose application may give it back (SPEC R3).
pub fn is_possible(fapiao: &FapiaoState, application: &ApplicationState) -> bool {
    is_valid(fapiao) && !is_digital(fapiao) && application.permit("complete_reissue").is_ok()
}

fn is_valid(fapiao: &FapiaoState) -> bool {
    fapiao.status == FapiaoStatus::Live && fapiao.colour == Colour::Blue
}

fn is_digital(fapiao: &FapiaoState) -> bool {
    fapiao
        .plan
        .as_ref()
        .is_none_or(|plan| plan.medium == Medium::Digital)
}

/// Refuses the reissue of a fapiao that may not be reissued.
///
/// # Errors
/// `reissue_not_possible`.
pub fn permit(fapiao: &FapiaoState, application: &ApplicationState) -> Result<(), Error> {
    if is_possible(fapiao, application) {
        return Ok(());
    }
    let id = fapiao.plan.as_ref().map_or("", |plan| &plan.fapiao_id);
    let refused = Error::new(Code::ReissueNotPossible).detail("fapiao", id);
    // The digital way leads through a red form that both sides confirm (R4), which is not a matter of returning paper.
    Err(if is_valid(fapiao) && is_digital(fapiao) {
        refused.detail(
            "reason",
            "a digital fapiao is reversed by a red form in the tax bureau's system",
        )
    } else {
        refused
    })
}

/// The original of a fapiao to be reissued came back.
///
/// # Errors
/// `request_not_found`, `illegal_transition`; a problem of `arrived_on` for a day to come.
pub async fn record_return(
    io: Io,
    ctx: Context,
    command: RecordReturn,
) -> Result<Outcome<RequestView>, Error> {
    let today = ctx.now.china_date();
    let arrived_on = command.arrived_on.unwrap_or(today);
    if arrived_on > today {
        return Err(Error::problem("arrived_on", Code::BadDate));
    }
    let note = optional_note("note", &command.note)?;
    let mut request = load_request(&io, &command.request).await?;
    request.apply(request::record_return(
        request.state(),
        Original {
            arrived_on,
            condition: command.condition,
            note,
        },
    )?);
    let mut change = Change::new();
    mark_original(&io, &ctx, &mut change, request.state(), true).await?;
    if let Some(opening) = &request.state().opening
        && let Some(to) = opening.notify.as_ref().and_then(Sealed::value)
    {
        let letter = Letter::new(Template::ReturnReceived, to, opening.locale)
            .with("request", opening.request.as_str())
            .with(
                "batch_number",
                opening.batch_number.clone().unwrap_or_default(),
            );
        change.mail(&ctx, &request, letter)?;
    }
    let view = shown(request.state(), "staff")?;
    change.put(&ctx, request)?;
    Ok(Outcome::write(change, view))
}

/// The request was withdrawn after the original came back: it goes out again.
///
/// # Errors
/// Those of the store.
pub async fn release_original(
    io: &Io,
    ctx: &Context,
    change: &mut Change,
    request: &RequestState,
) -> Result<(), Error> {
    mark_original(io, ctx, change, request, false).await
}

async fn mark_original(
    io: &Io,
    ctx: &Context,
    change: &mut Change,
    request: &RequestState,
    returned: bool,
) -> Result<(), Error> {
    let id = request
        .opening
        .as_ref()
        .and_then(|opening| opening.fapiao_id.clone())
        .ok_or(Code::Internal)?;
    let fapiao = load_fapiao(io, &id).await?;
    let shares = fapiao
        .state()
        .plan
        .as_ref()
        .map(|plan| plan.bills.clone())
        .unwrap_or_default();
    let ids: Vec<&str> = shares.iter().map(|share| share.bill_id.as_str()).collect();
    for mut bill in io.load_all::<BillMachine>(&ids).await? {
        bill.apply(bill::mark_returned(bill.state(), &id, returned)?);
        change.put(ctx, bill)?;
    }
    Ok(())
}

/// The original was voided, in the month of its issue. The new fapiao is planned in the same commit, so that nothing is
/// lost when it stops here.
///
/// # Errors
/// `request_not_found`, `illegal_transition` before the original is back, `void_not_possible` in another month.
pub async fn void(io: Io, ctx: Context, command: Void) -> Result<Outcome<RequestView>, Error> {
    let request = load_request(&io, &command.request).await?;
    request::TABLE.permit(request.state().status, "void")?;
    let today = ctx.now.china_date();
    replace(io, ctx, request, "void", |original, successor| {
        Ok((fapiao::void(original.state(), successor, today)?, None))
    })
    .await
}

/// A red fapiao was issued for the original, in another month than its own.
///
/// # Errors
/// `request_not_found`, `illegal_transition` before the original is back, `red_not_needed`, `invalid_input`,
/// `fapiao_number_taken`.
pub async fn issue_red(
    io: Io,
    ctx: Context,
    command: IssueRed,
) -> Result<Outcome<RequestView>, Error> {
    let request = load_request(&io, &command.request).await?;
    request::TABLE.permit(request.state().status, "issue_red")?;
    let (today, now) = (ctx.now.china_date(), ctx.now);
    let document = fapiao::read_document(&command.document, today)?;
    replace(io, ctx, request, "issue_red", move |original, successor| {
        let id = format!("{}-R", original.id());
        let mut red = Tracked::<FapiaoMachine>::new(id.as_str());
        red.apply(fapiao::red(original.state(), &id, document, now)?);
        Ok((
            fapiao::reverse(original.state(), &id, successor, today)?,
            Some(red),
        ))
    })
    .await
}

type Reversal = (Vec<fapiao::FapiaoEvent>, Option<Tracked<FapiaoMachine>>);

/// The original ends, and an application of the same amount takes its place: same bills, new title, information or type.
async fn replace(
    io: Io,
    mut ctx: Context,
    mut request: Tracked<RequestMachine>,
    operation: &'static str,
    reverse: impl FnOnce(&Tracked<FapiaoMachine>, &str) -> Result<Reversal, Error>,
) -> Result<Outcome<RequestView>, Error> {
    let opening: Opening = request.state().opening.clone().ok_or(Code::Internal)?;
    let (batch_number, fapiao_id) = (
        opening.batch_number.clone().unwrap_or_default(),
        opening.fapiao_id.clone().unwrap_or_default(),
    );
    let mut before = load_application(&io, &batch_number).await?;
    let mut original = load_fapiao(&io, &fapiao_id).await?;
    let plan = original.state().plan.clone().ok_or(Code::Internal)?;
    let new_batch = String::from(applying::batch_number(&mut ctx)?);
    let mut application = Tracked::<ApplicationMachine>::new(new_batch.as_str());

    let was = before.state().submission.clone().ok_or(Code::Internal)?;
    let change_asked = opening.change.clone().unwrap_or_default();
    let checked = reissue_draft(&ctx, &was, &plan.buyer, &change_asked)?;
    let seller = ctx
        .policy()
        .seller(Some(&plan.seller))
        .ok_or_else(|| Error::new(Code::ReissueNotPossible).detail("fapiao", fapiao_id.as_str()))?;
    let sums: Sums = document::sums(&plan.lines);
    let planned = [PlannedFapiao {
        buyer: checked.buyer.clone(),
        bills: plan.bills.clone(),
        lines: plan.lines.clone(),
        sums,
    }];
    let origin = Origin {
        owner: was.owner.clone(),
        references: was.references.clone(),
        notify: was.notify.clone(),
        locale: was.locale,
        reissue: Some(ReissueOf {
            batch_number: batch_number.clone(),
            fapiao: fapiao_id.clone(),
            request: opening.request.clone(),
        }),
    };
    let submission = submission(
        &ctx,
        &new_batch,
        origin,
        seller,
        &checked,
        &planned,
        was.purpose,
    );
    let mut change = Change::new();
    let successor = put_fapiao(&ctx, &mut change, &submission, &planned, seller, &checked)?
        .pop()
        .ok_or(Code::Internal)?;
    let (events, red) = reverse(&original, &successor)?;
    original.apply(events);
    change.put(&ctx, original)?;
    if let Some(red) = red {
        change.put(&ctx, red)?;
    }
    let ids: Vec<&str> = plan
        .bills
        .iter()
        .map(|share| share.bill_id.as_str())
        .collect();
    for mut bill in io.load_all::<BillMachine>(&ids).await? {
        bill.apply(bill::reverse(
            bill.state(),
            &fapiao_id,
            &new_batch,
            &successor,
        )?);
        change.put(&ctx, bill)?;
    }
    before.apply(application::reverse_fapiao(
        before.state(),
        &fapiao_id,
        &new_batch,
    )?);
    change.put(&ctx, before)?;
    application.apply(application::apply(application.state(), submission)?);
    change.put(&ctx, application)?;
    request.apply(request::reverse(request.state(), operation, &new_batch)?);
    let view = shown(request.state(), "staff")?;
    change.put(&ctx, request)?;
    Ok(Outcome::write(change, view))
}
