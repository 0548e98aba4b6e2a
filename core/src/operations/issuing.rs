//! Issuing: by hand, or through a channel (SPEC I1, I2).

use crate::application;
use crate::application::{ApplicationMachine, ApplicationStatus};
use crate::bill::{self, BillMachine};
use crate::change::{Change, Tracked};
use crate::channel::{ChannelAnswer, ChannelCall};
use crate::context::{Actor, Context};
use crate::contract::{
    AskChannel, DiscardQuarantined, FapiaoView, Issue, IssueThroughChannel, IssueView,
    IssuedDocument, ReadFapiao,
};
use crate::error::{Code, Error};
use crate::fapiao::{self, FapiaoMachine, FapiaoStatus};
use crate::flow::Io;
use crate::mail::Template;
use crate::operation::Outcome;
use crate::operations::applying::letter;
use crate::operations::common::{optional_note, required_note};
use crate::operations::ending::end_reissue;
use crate::operations::masking;
use crate::operations::my_fapiao::{Seen, fapiao_view};
use crate::operations::progress::load_application;
use crate::policy::DeliveryKind;

/// A fapiao by its id here.
///
/// # Errors
/// `fapiao_not_found`.
pub async fn load_fapiao(io: &Io, id: &str) -> Result<Tracked<FapiaoMachine>, Error> {
    let fapiao = io.load::<FapiaoMachine>(id).await?;
    if fapiao.exists() {
        Ok(fapiao)
    } else {
        Err(Error::new(Code::FapiaoNotFound).detail("fapiao", id))
    }
}

/// One fapiao, masked (SPEC H3).
///
/// # Errors
/// `fapiao_not_found`.
pub async fn read_fapiao(
    io: Io,
    ctx: Context,
    command: ReadFapiao,
) -> Result<Outcome<FapiaoView>, Error> {
    let fapiao = load_fapiao(&io, &command.fapiao_id).await?;
    let application = load_application(&io, batch_number(&fapiao)).await?;
    masked(&ctx, &fapiao, &application).map(Outcome::read)
}

/// A fapiao as staff see it.
fn masked(
    ctx: &Context,
    fapiao: &Tracked<FapiaoMachine>,
    application: &Tracked<ApplicationMachine>,
) -> Result<FapiaoView, Error> {
    fapiao_view(fapiao.state(), &Seen::by_staff(ctx, application.state()))
        .map(masking::fapiao)
        .ok_or_else(|| Code::Internal.into())
}

/// Records a fapiao that staff issued by hand; one that differs from what was applied for goes into quarantine.
///
/// # Errors
/// `fapiao_not_found`, `illegal_transition`, `invalid_input`, `fapiao_number_taken`.
pub async fn issue(io: Io, ctx: Context, command: Issue) -> Result<Outcome<IssueView>, Error> {
    let fapiao = load_fapiao(&io, &command.fapiao_id).await?;
    let (change, view) = accept(&io, &ctx, fapiao, "issue", &command.document).await?;
    Ok(Outcome::write(change, view))
}

/// Issues a fapiao through the channel. The idempotency key is committed before the channel is called; no answer leaves
/// the fapiao `unknown`, to be asked about and never issued twice.
///
/// # Errors
/// `channel_missing`, `fapiao_not_found`, `illegal_transition`.
pub async fn issue_through_channel(
    io: Io,
    ctx: Context,
    command: IssueThroughChannel,
) -> Result<Outcome<IssueView>, Error> {
    if !ctx.rules.has_channel {
        return Err(Code::ChannelMissing.into());
    }
    let mut fapiao = load_fapiao(&io, &command.fapiao_id).await?;
    if fapiao.state().status == FapiaoStatus::Unknown {
        return ask(&io, &ctx, &fapiao).await;
    }
    let (key, events) = fapiao::call_channel(fapiao.state())?;
    let application = load_application(&io, batch_number(&fapiao)).await?;
    let seen = Seen::by_staff(&ctx, application.state());
    let view = fapiao_view(fapiao.state(), &seen).ok_or(Code::Internal)?;
    fapiao.apply(events);
    let mut change = Change::new();
    change.put(&ctx, fapiao)?;
    io.commit(change).await?;
    let answer = io
        .channel(ChannelCall::Issue {
            key,
            fapiao: Box::new(view),
        })
        .await?;
    settle(&io, &ctx, &command.fapiao_id, answer).await
}

/// Asks the channel what became of a call that got no answer.
///
/// # Errors
/// `channel_missing`, `fapiao_not_found`, `illegal_transition` unless a call is unanswered.
pub async fn ask_channel(
    io: Io,
    ctx: Context,
    command: AskChannel,
) -> Result<Outcome<IssueView>, Error> {
    if !ctx.rules.has_channel {
        return Err(Code::ChannelMissing.into());
    }
    let fapiao = load_fapiao(&io, &command.fapiao_id).await?;
    fapiao::TABLE.permit(fapiao.state().status, "ask_channel")?;
    ask(&io, &ctx, &fapiao).await
}

async fn ask(
    io: &Io,
    ctx: &Context,
    fapiao: &Tracked<FapiaoMachine>,
) -> Result<Outcome<IssueView>, Error> {
    let key = fapiao.state().channel_key.clone().ok_or(Code::Internal)?;
    let answer = io.channel(ChannelCall::Ask { key }).await?;
    settle(io, ctx, fapiao.id(), answer).await
}

/// Takes in what the channel said. It is a commit of its own: a conflict asks the store again, never the channel to issue.
async fn settle(
    io: &Io,
    ctx: &Context,
    fapiao_id: &str,
    answer: ChannelAnswer,
) -> Result<Outcome<IssueView>, Error> {
    let mut fapiao = load_fapiao(io, fapiao_id).await?;
    let mut change = Change::new();
    let mut refused = None;
    match answer {
        ChannelAnswer::Issued(document) => {
            // What cannot even be read as a document is no answer.
            if fapiao::read_document(&document, ctx.now.china_date()).is_ok() {
                let (change, view) = accept(
                    io,
                    &ctx.acting_as(Actor::System),
                    fapiao,
                    "ask_channel",
                    &document,
                )
                .await?;
                return Ok(Outcome::write(change, view));
            }
        }
        ChannelAnswer::Refused { reason } => {
            let reason = optional_note("reason", &reason).unwrap_or_default();
            fapiao.apply(fapiao::channel_refused(fapiao.state(), &reason)?);
            refused = Some(reason);
        }
        ChannelAnswer::Unknown => {}
    }
    let application = load_application(io, batch_number(&fapiao)).await?;
    let view = IssueView {
        fapiao: masked(ctx, &fapiao, &application)?,
        application_status: application.state().status,
        refused,
        at: ctx.now,
    };
    change.put(ctx, fapiao)?;
    Ok(Outcome::write(change, view))
}

fn batch_number(fapiao: &Tracked<FapiaoMachine>) -> &str {
    fapiao
        .state()
        .plan
        .as_ref()
        .map(|plan| plan.batch_number.as_str())
        .unwrap_or_default()
}

async fn accept(
    io: &Io,
    ctx: &Context,
    mut fapiao: Tracked<FapiaoMachine>,
    operation: &'static str,
    document: &IssuedDocument,
) -> Result<(Change, IssueView), Error> {
    fapiao.apply(fapiao::issue(
        fapiao.state(),
        operation,
        document,
        ctx.now.china_date(),
    )?);
    let plan = fapiao.state().plan.as_ref().ok_or(Code::Internal)?;
    let ids: Vec<&str> = plan
        .bills
        .iter()
        .map(|share| share.bill_id.as_str())
        .collect();
    let (mut application, bills) = io
        .load_with::<ApplicationMachine, BillMachine>(&plan.batch_number, &ids)
        .await?;
    let mut change = Change::new();
    if let (FapiaoStatus::Live, Some(plan), Some(issued)) = (
        fapiao.state().status,
        &fapiao.state().plan,
        &fapiao.state().document,
    ) {
        application.apply(application::issue(
            application.state(),
            &plan.fapiao_id,
            issued.identity.number().to_owned(),
            issued.issued_on,
            ctx.now,
        )?);
        for mut bill in bills {
            bill.apply(bill::invoice(bill.state(), &plan.fapiao_id)?);
            change.put(ctx, bill)?;
        }
        if application.state().status == ApplicationStatus::Issued {
            all_issued(io, ctx, &mut change, &application).await?;
        }
    }
    let view = IssueView {
        fapiao: masked(ctx, &fapiao, &application)?,
        application_status: application.state().status,
        refused: None,
        at: ctx.now,
    };
    change.put(ctx, fapiao)?;
    change.put(ctx, application)?;
    Ok((change, view))
}

/// All fapiao of an application are issued: its customer is told, and a reissue that it came from is completed.
async fn all_issued(
    io: &Io,
    ctx: &Context,
    change: &mut Change,
    application: &Tracked<ApplicationMachine>,
) -> Result<(), Error> {
    let submission = application
        .state()
        .submission
        .as_ref()
        .ok_or(Code::Internal)?;
    if submission.reissue.is_some() {
        end_reissue(io, ctx, change, submission, true).await?;
    }
    let pick_up = submission.delivery_kind == DeliveryKind::PickUp;
    let template = if pick_up {
        Template::ReadyForPickUp
    } else {
        Template::FapiaoIssued
    };
    if let Some(mut letter) = letter(template, application.state()) {
        let numbers: Vec<&str> = submission
            .fapiao
            .iter()
            .filter_map(|fapiao| fapiao.number.as_deref())
            .collect();
        letter = letter.with("numbers", numbers.join(", "));
        if let Some(option) = ctx
            .policy()
            .delivery_option(&submission.delivery.method)
            .filter(|_| pick_up)
        {
            letter = letter
                .with("address", option.address.clone().unwrap_or_default())
                .with("contact", option.contact.clone().unwrap_or_default());
        }
        change.mail(ctx, application, letter)?;
    }
    Ok(())
}

/// Takes a fapiao out of quarantine, once its document was voided outside; it can be issued anew.
///
/// # Errors
/// `fapiao_not_found`, `illegal_transition`; `required` as a problem of `note`.
pub async fn discard_quarantined(
    io: Io,
    ctx: Context,
    command: DiscardQuarantined,
) -> Result<Outcome<FapiaoView>, Error> {
    let note = required_note("note", &command.note)?;
    let mut fapiao = load_fapiao(&io, &command.fapiao_id).await?;
    fapiao.apply(fapiao::discard(fapiao.state(), &note)?);
    let application = load_application(&io, batch_number(&fapiao)).await?;
    let view = masked(&ctx, &fapiao, &application)?;
    let mut change = Change::new();
    change.put(&ctx, fapiao)?;
    Ok(Outcome::write(change, view))
}
