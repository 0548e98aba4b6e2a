//! How an application ends without its fapiao: cancelled, rejected, or its reissue ended (SPEC P6, P7, B7, R3).

use crate::application::{self, ApplicationMachine, ApplicationState, Submission};
use crate::bill::{self, BillMachine};
use crate::change::Change;
use crate::context::Context;
use crate::contract::{ApplicationView, Cancel, Reject};
use crate::error::{Code, Error};
use crate::fapiao::{self, FapiaoMachine};
use crate::flow::Io;
use crate::mail::Template;
use crate::notice::Board;
use crate::operation::Outcome;
use crate::operations::applying::letter;
use crate::operations::common::required_note;
use crate::operations::masking;
use crate::operations::principal::Principal;
use crate::operations::progress::{application_view, load_application, own_application};
use crate::operations::standing::Unissued;
use crate::request::{self, RequestMachine};

/// Cancels an application that is not printed (SPEC P6).
///
/// # Errors
/// `application_not_found`; `illegal_transition` once a fapiao of it is, or may be, issued.
pub async fn cancel(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: Cancel,
) -> Result<Outcome<ApplicationView>, Error> {
    let mut application = own_application(&io, &principal, &command.batch_number).await?;
    let taken_back = application.state().taken_back("cancel");
    application.apply(application::cancel(application.state())?);
    let mut change = Change::new();
    give_back(&io, &ctx, &mut change, application.state(), taken_back).await?;
    let (state, board) = (application.state(), Board::default());
    let view = application_view(state, &board, ctx.now, "customer", &Unissued::default())
        .ok_or(Code::Internal)?;
    change.put(&ctx, application)?;
    Ok(Outcome::write(change, view))
}

/// Rejects an application with a reason that the customer sees (SPEC P7).
///
/// # Errors
/// `application_not_found`; `illegal_transition`; `required` as a problem of `reason`.
pub async fn reject(
    io: Io,
    ctx: Context,
    command: Reject,
) -> Result<Outcome<ApplicationView>, Error> {
    let reason = required_note("reason", &command.reason)?;
    let mut application = load_application(&io, &command.batch_number).await?;
    let taken_back = application.state().taken_back("reject");
    application.apply(application::reject(application.state(), &reason)?);
    let mut change = Change::new();
    give_back(&io, &ctx, &mut change, application.state(), taken_back).await?;
    if let Some(letter) = letter(Template::ApplicationRejected, application.state()) {
        change.mail(&ctx, &application, letter.with("reason", reason))?;
    }
    let (state, board) = (application.state(), Board::default());
    let view = application_view(state, &board, ctx.now, "staff", &Unissued::default())
        .map(masking::application)
        .ok_or(Code::Internal)?;
    change.put(&ctx, application)?;
    Ok(Outcome::write(change, view))
}

/// The fapiao of an application are withdrawn and its bills returned (SPEC B7). One that came of a reissue ends that
/// reissue: the fapiao before is void or red already, so its application has been replaced by nothing. One of which a
/// fapiao is, or may be, issued is refused as a whole.
async fn give_back(
    io: &Io,
    ctx: &Context,
    change: &mut Change,
    application: &ApplicationState,
    refusal: Error,
) -> Result<(), Error> {
    let submission = application.submission.as_ref().ok_or(Code::Internal)?;
    let ids: Vec<&str> = submission
        .fapiao
        .iter()
        .map(|fapiao| fapiao.fapiao_id.as_str())
        .collect();
    for mut fapiao in io.load_all::<FapiaoMachine>(&ids).await? {
        let withdrawn = fapiao::withdraw(fapiao.state()).map_err(|_| refusal.clone())?;
        fapiao.apply(withdrawn);
        change.put(ctx, fapiao)?;
    }
    let ids: Vec<&str> = submission
        .bills
        .iter()
        .map(|share| share.bill_id.as_str())
        .collect();
    for mut bill in io.load_all::<BillMachine>(&ids).await? {
        bill.apply(bill::release(bill.state(), &submission.batch_number)?);
        change.put(ctx, bill)?;
    }
    if submission.reissue.is_some() {
        end_reissue(io, ctx, change, submission, false).await?;
    }
    Ok(())
}

/// The reissue that an application came from is completed (SPEC R3): the request ends, and the fapiao before counts as
/// replaced.
///
/// # Errors
/// Those of the store; `illegal_transition` if the request is not under way.
pub async fn end_reissue(
    io: &Io,
    ctx: &Context,
    change: &mut Change,
    submission: &Submission,
    reissued: bool,
) -> Result<(), Error> {
    let Some(reissue) = &submission.reissue else {
        return Ok(());
    };
    let mut request = io.load::<RequestMachine>(&reissue.request).await?;
    request.apply(request::complete(request.state(), reissued)?);
    change.put(ctx, request)?;
    let mut before = io.load::<ApplicationMachine>(&reissue.batch_number).await?;
    before.apply(application::complete_reissue(
        before.state(),
        &reissue.fapiao,
        &submission.batch_number,
    )?);
    change.put(ctx, before)
}
