//! Support requests: split, reissue, questions (SPEC §7, §9).

use crate::account::Sealed;
use crate::bill::{self, BillMachine};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    AnswerRequest, ApproveRequest, GetRequest, ListRequests, Page, ReadRequest, RejectRequest,
    RequestKind, RequestPage, RequestQueue, RequestStep, RequestView, WithdrawForCustomer,
    WithdrawRequest,
};
use crate::error::{Code, Error};
use crate::fapiao::{FapiaoMachine, FapiaoStatus};
use crate::flow::Io;
use crate::mail::{Letter, Template};
use crate::operation::Outcome;
use crate::operations::common::{
    by_index, optional_note, page_size, read_cursor, required_note, write_cursor,
};
use crate::operations::masking;
use crate::operations::principal::Principal;
use crate::operations::reissue::release_original;
use crate::request::{self, RequestMachine, RequestState};
use crate::wording;

mod opening;

pub use opening::open_request;

/// The customer's requests, latest first.
///
/// # Errors
/// Those of the store.
pub async fn requests(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: ListRequests,
) -> Result<Outcome<RequestPage>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let after = read_cursor(command.cursor.as_deref())?;
    let query = by_index::<RequestMachine>(
        "owner",
        principal.id.as_str(),
        true,
        after,
        limit.saturating_add(1),
    );
    page(&io, query, limit, |state| view(state, "customer"))
        .await
        .map(Outcome::read)
}

/// The requests that staff have to deal with, oldest first; masked (SPEC H3).
///
/// # Errors
/// Those of the store.
pub async fn request_queue(
    io: Io,
    ctx: Context,
    command: RequestQueue,
) -> Result<Outcome<RequestPage>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let after = read_cursor(command.cursor.as_deref())?;
    let query =
        by_index::<RequestMachine>("open", "request", false, after, limit.saturating_add(1));
    page(&io, query, limit, |state| {
        view(state, "staff").map(masking::request)
    })
    .await
    .map(Outcome::read)
}

async fn page(
    io: &Io,
    query: crate::store::Query,
    limit: u32,
    view: impl Fn(&RequestState) -> Option<RequestView>,
) -> Result<RequestPage, Error> {
    let mut listed = io.list(query).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = listed.len() > wanted;
    listed.truncate(wanted);
    let next = listed
        .last()
        .filter(|_| more)
        .map(|last| write_cursor(&last.position));
    let mut items = Vec::with_capacity(listed.len());
    for listed in listed {
        items.extend(view(
            Tracked::<RequestMachine>::from_row(listed.row)?.state(),
        ));
    }
    Ok(Page { items, next })
}

/// One request of the customer, with its steps.
///
/// # Errors
/// `request_not_found`, also for somebody else's.
pub async fn request(
    io: Io,
    _ctx: Context,
    principal: Principal,
    command: GetRequest,
) -> Result<Outcome<RequestView>, Error> {
    let request = own_request(&io, &principal, &command.request).await?;
    let view = view(request.state(), "customer").ok_or(Code::Internal)?;
    Ok(Outcome::read(RequestView {
        steps: steps(&io, &request).await?,
        ..view
    }))
}

/// One request as staff see it, with its steps; masked (SPEC H3).
///
/// # Errors
/// `request_not_found`.
pub async fn read_request(
    io: Io,
    _ctx: Context,
    command: ReadRequest,
) -> Result<Outcome<RequestView>, Error> {
    let request = load_request(&io, &command.request).await?;
    let view = view(request.state(), "staff")
        .map(masking::request)
        .ok_or(Code::Internal)?;
    Ok(Outcome::read(RequestView {
        steps: steps(&io, &request).await?,
        ..view
    }))
}

async fn steps(io: &Io, request: &Tracked<RequestMachine>) -> Result<Vec<RequestStep>, Error> {
    let facts = io.history(request.key(), 0, 100).await?;
    Ok(facts
        .into_iter()
        .map(|fact| RequestStep {
            at: fact.at,
            by: fact.actor.split(':').next().unwrap_or_default().to_owned(),
            operation: fact.operation,
        })
        .collect())
}

/// A request by its id.
///
/// # Errors
/// `request_not_found`.
pub async fn load_request(io: &Io, id: &str) -> Result<Tracked<RequestMachine>, Error> {
    let request = io.load::<RequestMachine>(id).await?;
    if request.exists() {
        Ok(request)
    } else {
        Err(Error::new(Code::RequestNotFound).detail("request", id))
    }
}

async fn own_request(
    io: &Io,
    principal: &Principal,
    id: &str,
) -> Result<Tracked<RequestMachine>, Error> {
    let request = load_request(io, id).await?;
    let own = request
        .state()
        .opening
        .as_ref()
        .is_some_and(|opening| opening.owner == principal.id);
    if own {
        Ok(request)
    } else {
        Err(Error::new(Code::RequestNotFound).detail("request", id))
    }
}

/// The customer takes a request back, until the original is void or red (SPEC R3).
///
/// # Errors
/// `request_not_found`, `illegal_transition`.
pub async fn withdraw_request(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: WithdrawRequest,
) -> Result<Outcome<RequestView>, Error> {
    let reason = optional_note("reason", &command.reason)?;
    let request = own_request(&io, &principal, &command.request).await?;
    withdraw(&io, &ctx, request, "withdraw_request", &reason, "customer").await
}

/// Staff take a request back for the customer.
///
/// # Errors
/// `request_not_found`, `illegal_transition`; `required` as a problem of `reason`.
pub async fn withdraw_for_customer(
    io: Io,
    ctx: Context,
    command: WithdrawForCustomer,
) -> Result<Outcome<RequestView>, Error> {
    let reason = required_note("reason", &command.reason)?;
    let request = load_request(&io, &command.request).await?;
    withdraw(
        &io,
        &ctx,
        request,
        "withdraw_for_customer",
        &reason,
        "staff",
    )
    .await
}

async fn withdraw(
    io: &Io,
    ctx: &Context,
    mut request: Tracked<RequestMachine>,
    operation: &'static str,
    reason: &str,
    role: &str,
) -> Result<Outcome<RequestView>, Error> {
    let returned = request.state().original.is_some();
    request.apply(request::withdraw(request.state(), operation, reason)?);
    let mut change = Change::new();
    if returned {
        release_original(io, ctx, &mut change, request.state()).await?;
    }
    let view = shown(request.state(), role)?;
    change.put(ctx, request)?;
    Ok(Outcome::write(change, view))
}

/// Staff reject a request with a reason that the customer sees.
///
/// # Errors
/// `request_not_found`, `illegal_transition`; `required` as a problem of `reason`.
pub async fn reject_request(
    io: Io,
    ctx: Context,
    command: RejectRequest,
) -> Result<Outcome<RequestView>, Error> {
    let reason = required_note("reason", &command.reason)?;
    let mut request = load_request(&io, &command.request).await?;
    request.apply(request::reject(request.state(), &reason)?);
    decided(&ctx, Change::new(), request, |letter| {
        letter.with("reason", reason)
    })
}

/// Staff answer a request.
///
/// # Errors
/// `request_not_found`, `illegal_transition`; `required` as a problem of `answer`.
pub async fn answer_request(
    io: Io,
    ctx: Context,
    command: AnswerRequest,
) -> Result<Outcome<RequestView>, Error> {
    let answer = required_note("answer", &command.answer)?;
    let mut request = load_request(&io, &command.request).await?;
    request.apply(request::answer(request.state(), &answer)?);
    decided(&ctx, Change::new(), request, |letter| {
        letter.with("answer", answer)
    })
}

/// Staff approve a split, whose plan its bill then carries, or a reissue, whose original then has to come back.
///
/// # Errors
/// `request_not_found`, `illegal_transition`, `split_not_possible`, `split_plan_stale`, `reissue_not_possible`.
pub async fn approve_request(
    io: Io,
    ctx: Context,
    command: ApproveRequest,
) -> Result<Outcome<RequestView>, Error> {
    let mut request = load_request(&io, &command.request).await?;
    request.apply(request::approve(request.state())?);
    let opening = request.state().opening.clone().ok_or(Code::Internal)?;
    let mut change = Change::new();
    match opening.kind {
        RequestKind::Split => {
            let mut bill = io
                .load::<BillMachine>(opening.bill_id.as_deref().unwrap_or_default())
                .await?;
            bill.apply(bill::approve_split(
                bill.state(),
                &opening.request,
                opening.parts,
            )?);
            change.put(&ctx, bill)?;
        }
        _ => {
            let id = opening.fapiao_id.as_deref().unwrap_or_default();
            let fapiao = io.load::<FapiaoMachine>(id).await?;
            if fapiao.state().status != FapiaoStatus::Live {
                return Err(Error::new(Code::ReissueNotPossible).detail("fapiao", id));
            }
        }
    }
    decided(&ctx, change, request, |letter| letter)
}

fn decided(
    ctx: &Context,
    mut change: Change,
    request: Tracked<RequestMachine>,
    fill: impl FnOnce(Letter) -> Letter,
) -> Result<Outcome<RequestView>, Error> {
    if let Some(opening) = &request.state().opening
        && let Some(to) = opening.notify.as_ref().and_then(Sealed::value)
    {
        let decision = wording::request_status(opening.kind, request.state().status);
        let letter = Letter::new(Template::RequestDecided, to, opening.locale)
            .with("request", opening.request.as_str())
            .with("decision", decision.of(opening.locale));
        change.mail(ctx, &request, fill(letter))?;
    }
    let view = shown(request.state(), "staff")?;
    change.put(ctx, request)?;
    Ok(Outcome::write(change, view))
}

/// A request for a role: masked for staff.
///
/// # Errors
/// `internal` for a row without content.
pub fn shown(state: &RequestState, role: &str) -> Result<RequestView, Error> {
    let view = view(state, role).ok_or(Code::Internal)?;
    Ok(if role == "staff" {
        masking::request(view)
    } else {
        view
    })
}

/// A request with personal data.
pub fn view(state: &RequestState, role: &str) -> Option<RequestView> {
    let opening = state.opening.as_ref()?;
    Some(RequestView {
        request: opening.request.clone(),
        kind: opening.kind,
        status: state.status,
        label: wording::request_status(opening.kind, state.status),
        opened_at: opening.opened_at,
        bill_id: opening.bill_id.clone(),
        batch_number: opening.batch_number.clone(),
        fapiao_id: opening.fapiao_id.clone(),
        contact: opening.contact.clone(),
        text: opening.text.clone(),
        parts: opening.parts.clone(),
        change: opening.change.clone(),
        answer: state.answer.clone(),
        returned_on: state.original.as_ref().map(|original| original.arrived_on),
        condition: state.original.as_ref().map(|original| original.condition),
        new_batch_number: state.new_batch_number.clone(),
        why: None,
        steps: Vec::new(),
        allowed: state.allowed(role),
    })
}
