//! How far an application is, and why it takes longer (SPEC D5, R2).

use crate::application::{self, ApplicationMachine, ApplicationState, ApplicationStatus};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    ApplicationView, ConfirmReceipt, FapiaoView, GetProgress, ProgressView, PromiseView, Reason,
    Text, TimelineEntry,
};
use crate::error::{Code, Error};
use crate::fapiao::{FapiaoMachine, FapiaoState, FapiaoStatus};
use crate::flow::Io;
use crate::machine::Machine;
use crate::notice::{BOARD, Board, BoardMachine};
use crate::operation::Outcome;
use crate::operations::my_fapiao::{Seen, fapiao_view, reissue_of};
use crate::operations::principal::Principal;
use crate::operations::reissue;
use crate::operations::standing::Unissued;
use crate::policy::DeliveryKind;
use crate::request::{RequestMachine, RequestStatus};
use crate::store::{Fact, Key, Lookup};
use crate::time::Instant;
use crate::wording;

mod why;

pub use why::{why, why_not_received};

/// Steps of a timeline that are read at most.
const TIMELINE: u32 = 200;

/// An application by its number.
///
/// # Errors
/// `application_not_found`.
pub async fn load_application(
    io: &Io,
    batch_number: &str,
) -> Result<Tracked<ApplicationMachine>, Error> {
    existing(io.load(batch_number).await?)
}

/// An application by its number, and the board, whose notices move its promise.
///
/// # Errors
/// `application_not_found`.
pub async fn load_application_and_board(
    io: &Io,
    batch_number: &str,
) -> Result<(Tracked<ApplicationMachine>, Board), Error> {
    let (application, board) = io
        .load_with::<_, BoardMachine>(batch_number, &[BOARD])
        .await?;
    let board = board.into_iter().next().map(Tracked::into_state);
    Ok((existing(application)?, board.unwrap_or_default()))
}

fn existing(
    application: Tracked<ApplicationMachine>,
) -> Result<Tracked<ApplicationMachine>, Error> {
    if application.exists() {
        Ok(application)
    } else {
        Err(not_found(application.id()))
    }
}

fn not_found(batch_number: &str) -> Error {
    Error::new(Code::ApplicationNotFound).detail("batch_number", batch_number)
}

/// An application of the customer.
///
/// # Errors
/// `application_not_found`, also for somebody else's.
pub async fn own_application(
    io: &Io,
    principal: &Principal,
    batch_number: &str,
) -> Result<Tracked<ApplicationMachine>, Error> {
    own(principal, load_application(io, batch_number).await?)
}

/// An application of the customer, and the board.
///
/// # Errors
/// `application_not_found`, also for somebody else's.
pub async fn own_application_and_board(
    io: &Io,
    principal: &Principal,
    batch_number: &str,
) -> Result<(Tracked<ApplicationMachine>, Board), Error> {
    let (application, board) = load_application_and_board(io, batch_number).await?;
    Ok((own(principal, application)?, board))
}

fn own(
    principal: &Principal,
    application: Tracked<ApplicationMachine>,
) -> Result<Tracked<ApplicationMachine>, Error> {
    let own = application
        .state()
        .submission
        .as_ref()
        .is_some_and(|submission| {
            submission
                .references
                .iter()
                .any(|reference| principal.owns(reference))
        });
    if own {
        Ok(application)
    } else {
        Err(not_found(application.id()))
    }
}

/// An application with its promise, for a role.
pub fn application_view(
    application: &ApplicationState,
    board: &Board,
    now: Instant,
    role: &str,
    unissued: &Unissued,
) -> Option<ApplicationView> {
    let submission = application.submission.as_ref()?;
    Some(ApplicationView {
        batch_number: submission.batch_number.clone(),
        status: application.status,
        stage: application.stage(),
        label: wording::application_status(application.status),
        submitted_at: submission.submitted_at,
        seller: submission.seller.clone(),
        fapiao_type: submission.fapiao_type,
        medium: submission.medium,
        bills: submission.bills.clone(),
        gross_fen: submission.gross_fen,
        buyer: submission.buyer.clone(),
        delivery: submission.delivery.clone(),
        freight: submission.freight,
        purpose: submission.purpose,
        remark: submission.remark.clone(),
        fapiao_ids: submission
            .fapiao
            .iter()
            .map(|fapiao| fapiao.fapiao_id.clone())
            .collect(),
        promise: promise(application, board, now)?.0,
        rejected: application.rejected.clone(),
        carrier: application
            .mailing
            .as_ref()
            .map(|mailing| mailing.carrier.clone()),
        waybill: application
            .mailing
            .as_ref()
            .map(|mailing| mailing.waybill.clone()),
        replaces: submission
            .reissue
            .as_ref()
            .map(|reissue| reissue.batch_number.clone()),
        replaced_by: application.replaced_by.clone(),
        allowed: unissued.allowed(application, role),
        warnings: Vec::new(),
    })
}

/// The promise of an application, and whether a shortage moved it (SPEC D4).
pub fn promise(
    application: &ApplicationState,
    board: &Board,
    now: Instant,
) -> Option<(PromiseView, bool)> {
    let submission = application.submission.as_ref()?;
    let until = application.fulfilled_at().unwrap_or(now);
    let (promise, notice) = board.promise(submission.promise, submission.submitted_at, until);
    Some((promise, notice.is_some()))
}

/// Whether the promise is broken and the fapiao not on its way.
pub fn is_late(application: &ApplicationState, promise: &PromiseView, now: Instant) -> bool {
    application.is_open() && application.fulfilled_at().is_none() && now >= promise.until
}

/// How far an application is (SPEC D5).
///
/// # Errors
/// `application_not_found`.
pub async fn progress(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: GetProgress,
) -> Result<Outcome<ProgressView>, Error> {
    let (application, board) =
        own_application_and_board(&io, &principal, &command.batch_number).await?;
    progress_view(&io, &ctx, &application, &board, "customer")
        .await
        .map(Outcome::read)
}

/// How far an application is, for a role.
///
/// # Errors
/// Those of the store.
pub async fn progress_view(
    io: &Io,
    ctx: &Context,
    application: &Tracked<ApplicationMachine>,
    board: &Board,
    role: &str,
) -> Result<ProgressView, Error> {
    let state = application.state();
    let submission = state.submission.as_ref().ok_or(Code::Internal)?;
    let ids: Vec<&str> = submission
        .fapiao
        .iter()
        .map(|fapiao| fapiao.fapiao_id.as_str())
        .collect();
    let mut lookups: Vec<Lookup> = ids
        .iter()
        .map(|id| Lookup::Key(Key::new(FapiaoMachine::KIND, *id)))
        .collect();
    lookups.extend(ids.iter().map(|id| reissue_of(id)));
    let mut rows = io.rows(lookups).await?.into_iter();
    let fapiao = Tracked::<FapiaoMachine>::of_rows(&ids, rows.by_ref().take(ids.len()))?;
    let requests = rows
        .map(|row| row.map(Tracked::<RequestMachine>::from_row).transpose())
        .collect::<Result<Vec<_>, _>>()?;
    let (promise, moved) = promise(state, board, ctx.now).ok_or(Code::Internal)?;
    let reasons = reasons(
        state,
        moved,
        is_late(state, &promise, ctx.now),
        requests
            .iter()
            .flatten()
            .map(|request| request.state().status),
        fapiao.iter().map(|row| row.state().status),
    );
    let statuses: Vec<FapiaoStatus> = fapiao.iter().map(|row| row.state().status).collect();
    let facts = io.history(application.key(), 0, TIMELINE).await?;
    let allowed = state.allowed(role, &statuses);
    let seen = |fapiao: &FapiaoState, runs: bool| match role {
        "customer" => Seen::ByCustomer {
            application: state,
            of_application: &allowed,
            may_reissue: !runs && reissue::is_possible(fapiao, state),
        },
        _ => Seen::by_staff(ctx, state),
    };
    let views = fapiao.iter().zip(&requests).filter_map(|(row, request)| {
        let fapiao = row.state();
        fapiao_view(fapiao, &seen(fapiao, request.is_some()))
    });
    Ok(ProgressView {
        batch_number: submission.batch_number.clone(),
        status: state.status,
        stage: state.stage(),
        stages: 4,
        label: wording::application_status(state.status),
        remarks: remarks(state),
        late: is_late(state, &promise, ctx.now),
        promise,
        reasons,
        fapiao: views.collect::<Vec<FapiaoView>>(),
        timeline: facts.iter().map(timeline_entry).collect(),
        allowed,
    })
}

/// Why it takes longer, by code: shortage, a return awaited, and so on (SPEC D5).
fn reasons(
    application: &ApplicationState,
    moved: bool,
    late: bool,
    requests: impl Iterator<Item = RequestStatus>,
    fapiao: impl Iterator<Item = FapiaoStatus>,
) -> Vec<Reason> {
    let mut codes: Vec<&str> = Vec::new();
    if moved && application.is_open() {
        codes.push("shortage");
    }
    if application.is_open() && application.returned.is_some() {
        codes.push("returned_by_courier");
    }
    for status in requests {
        codes.push(if status == RequestStatus::AwaitingReturn {
            "waiting_for_return"
        } else {
            "reissue_running"
        });
    }
    for status in fapiao {
        match status {
            FapiaoStatus::Unknown => codes.push("waiting_for_channel"),
            FapiaoStatus::Quarantined => codes.push("under_review"),
            _ => {}
        }
    }
    if late && codes.is_empty() {
        codes.push("service_centre_late");
    }
    codes.dedup();
    codes
        .into_iter()
        .map(|code| Reason {
            code: code.to_owned(),
            text: wording::late_reason(code),
        })
        .collect()
}

fn remarks(application: &ApplicationState) -> Vec<Text> {
    let mut remarks = Vec::new();
    let Some(submission) = &application.submission else {
        return remarks;
    };
    let issued = submission
        .fapiao
        .iter()
        .filter(|fapiao| fapiao.number.is_some())
        .count();
    let all = submission.fapiao.len();
    if issued == all {
        remarks.push(Text::new("已开票", "issued"));
    } else if issued > 0 {
        remarks.push(Text::new(
            format!("已开具 {issued}/{all} 张"),
            format!("{issued} of {all} issued"),
        ));
    }
    if let Some(mailing) = &application.mailing {
        remarks.push(Text::new(
            format!("已寄出：{} {}", mailing.carrier, mailing.waybill)
                .trim_end()
                .to_owned(),
            format!("mailed out: {} {}", mailing.carrier, mailing.waybill)
                .trim_end()
                .to_owned(),
        ));
    }
    if let Some(reason) = &application.rejected {
        remarks.push(Text::new(
            format!("驳回原因：{reason}"),
            format!("rejected because: {reason}"),
        ));
    }
    if let Some(reason) = &application.returned {
        remarks.push(Text::new(
            format!("快递退回：{reason}"),
            format!("returned by the courier: {reason}"),
        ));
    }
    if application.status == ApplicationStatus::Issued
        && application.superseded_by().is_none()
        && submission.delivery_kind == DeliveryKind::PickUp
    {
        remarks.push(Text::new("可以自取", "ready for pick-up"));
    }
    if let Some(batch_number) = &application.replaced_by {
        remarks.push(Text::new(
            format!("已换开，新申请批次 {batch_number}"),
            format!("replaced by application {batch_number}"),
        ));
    }
    remarks
}

/// A fact as a step that a customer may see: the role, not the name.
fn timeline_entry(fact: &Fact) -> TimelineEntry {
    TimelineEntry {
        at: fact.at,
        by: fact.actor.split(':').next().unwrap_or_default().to_owned(),
        operation: fact.operation.clone(),
        text: wording::step(event_name(&fact.event)),
    }
}

/// The name of an event as it is written, `"name"` or `{"name":…}`: the first text in quotes.
fn event_name(event: &str) -> &str {
    event.split('"').nth(1).unwrap_or_default()
}

/// The customer says that the fapiao arrived.
///
/// # Errors
/// `application_not_found`; `illegal_transition` unless it is on its way.
pub async fn confirm_receipt(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: ConfirmReceipt,
) -> Result<Outcome<ApplicationView>, Error> {
    let (mut application, board) =
        own_application_and_board(&io, &principal, &command.batch_number).await?;
    application.apply(application::confirm_receipt(application.state(), ctx.now)?);
    let view = application_view(
        application.state(),
        &board,
        ctx.now,
        "customer",
        &Unissued::default(),
    )
    .ok_or(Code::Internal)?;
    let mut change = Change::new();
    change.put(&ctx, application)?;
    Ok(Outcome::write(change, view))
}
