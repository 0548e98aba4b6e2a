//! Support requests: split, reissue, questions (SPEC §7, §9).

use crate::account::Sealed;
use crate::application::ApplicationMachine;
use crate::bill::{self, BillMachine, BillState};
use crate::change::{Change, Tracked};
use crate::context::{Actor, Context};
use crate::contract::{
    AnswerRequest, ApproveRequest, Contact, GetRequest, ListRequests, Medium, OpenRequest, Page,
    PlanPart, ReadRequest, RejectRequest, RequestKind, RequestPage, RequestQueue, RequestStep,
    RequestView, SplitPart, WithdrawForCustomer, WithdrawRequest,
};
use crate::document;
use crate::draft::{PlannedFapiao, check_purpose};
use crate::error::{Code, Error, Problem, Problems};
use crate::fapiao::{FapiaoMachine, FapiaoStatus};
use crate::flow::Io;
use crate::mail::{Letter, Template};
use crate::operation::Outcome;
use crate::operations::applying::reissue_draft;
use crate::operations::bills::visible;
use crate::operations::common::{
    board, by_index, optional_note, page_size, read_cursor, required_note, write_cursor,
};
use crate::operations::masking;
use crate::operations::principal::Principal;
use crate::operations::progress::{own_application, why};
use crate::operations::reissue::release_original;
use crate::operations::titles;
use crate::policy::SplitApproval;
use crate::request::{self, Opening, RequestMachine, RequestState};
use crate::value::{Email, Fen, Line, Phone, apportion};
use crate::wording;

/// Opens a support request. Where the policy wants no approval, a well-formed split is approved at once.
///
/// # Errors
/// `invalid_input` with every wrong field; `bill_not_found`, `application_not_found`, `split_not_possible`,
/// `reissue_not_possible`.
pub async fn open_request(
    io: Io,
    mut ctx: Context,
    principal: Principal,
    command: OpenRequest,
) -> Result<Outcome<RequestView>, Error> {
    let mut problems = Problems::new();
    let contact = check_contact(&command.contact, &mut problems);
    let text = match optional_note("text", &command.text) {
        Ok(text) => text,
        Err(error) => {
            problems.add_all(error.as_problems());
            String::new()
        }
    };
    check_shape(&command, &mut problems);
    problems.refuse()?;
    let mut opening = Opening {
        request: ctx.entropy.id('R'),
        kind: command.kind,
        owner: principal.id.clone(),
        references: principal.references.clone(),
        bill_id: command.bill_id.clone(),
        batch_number: command.batch_number.clone(),
        fapiao_id: None,
        contact: contact.ok_or(Code::Internal)?,
        text,
        parts: Vec::new(),
        change: None,
        opened_at: ctx.now,
        notify: principal.email.as_ref().map(Sealed::email),
        locale: principal.locale,
    };
    let mut change = Change::new();
    let mut answer = None;
    let mut split = None;
    match command.kind {
        RequestKind::Split => {
            let id = command.bill_id.as_deref().unwrap_or_default();
            let bill = visible(&io, &principal, &[id])
                .await?
                .pop()
                .ok_or(Code::Internal)?;
            opening.parts = split_parts(&ctx, bill.state(), &command.parts)?;
            opening.batch_number = None;
            split = Some(bill);
        }
        RequestKind::Reissue => {
            let batch_number = command.batch_number.as_deref().unwrap_or_default();
            let application = own_application(&io, &principal, batch_number).await?;
            opening.fapiao_id = Some(check_reissue(&io, &ctx, &application, &command).await?);
            opening.change = command.change;
            opening.bill_id = None;
        }
        RequestKind::Progress | RequestKind::NotReceived | RequestKind::Other => {
            if let Some(batch_number) = &command.batch_number {
                let application = own_application(&io, &principal, batch_number).await?;
                answer = Some(why(&ctx, application.state(), board(&io).await?.state()));
            }
        }
    }
    let mut request = Tracked::<RequestMachine>::new(opening.request.as_str());
    request.apply(request::open(request.state(), opening)?);
    if let Some(mut bill) = split
        && ctx.policy().applications.split == SplitApproval::Automatic
    {
        let system = ctx.acting_as(Actor::System);
        let parts = request
            .state()
            .opening
            .as_ref()
            .map(|opening| opening.parts.clone())
            .unwrap_or_default();
        bill.apply(bill::approve_split(bill.state(), request.id(), parts)?);
        request.apply(request::approve(request.state())?);
        change.put(&system, bill)?;
    }
    let view = RequestView {
        why: answer,
        ..view(request.state(), "customer").ok_or(Code::Internal)?
    };
    change.put(&ctx, request)?;
    Ok(Outcome::write(change, view))
}

/// What each kind of request needs to be told.
fn check_shape(command: &OpenRequest, problems: &mut Problems) {
    let (split, reissue) = (
        command.kind == RequestKind::Split,
        command.kind == RequestKind::Reissue,
    );
    let mut require = |path: &str, missing: bool| {
        if missing {
            problems.add(path, Code::Required);
        }
    };
    require("bill_id", split && command.bill_id.is_none());
    require("parts", split && command.parts.len() < 2);
    require("batch_number", reissue && command.batch_number.is_none());
    let unchanged = command
        .change
        .as_ref()
        .is_none_or(|change| *change == crate::contract::ReissueChange::default());
    require("change", reissue && unchanged);
    require(
        "text",
        !split && !reissue && command.batch_number.is_none() && command.text.trim().is_empty(),
    );
    if !split && !command.parts.is_empty() {
        problems.add("parts", Code::NotAllowed);
    }
    if !reissue && command.change.is_some() {
        problems.add("change", Code::NotAllowed);
    }
}

fn check_contact(contact: &Contact, problems: &mut Problems) -> Option<Contact> {
    let family_name = problems.check("contact.family_name", Line::parse(&contact.family_name));
    let given_name = problems.check("contact.given_name", Line::parse(&contact.given_name));
    let phone = problems.check("contact.phone", Phone::parse(&contact.phone));
    let email = problems.check("contact.email", Email::parse(&contact.email));
    if contact.further_emails.len() > 2 {
        problems.add_with(
            "contact.further_emails",
            Code::TooMany,
            &[("max", "2".to_owned())],
        );
    }
    let further = contact
        .further_emails
        .iter()
        .enumerate()
        .map(|(at, email)| {
            problems.check(format!("contact.further_emails[{at}]"), Email::parse(email))
        });
    let further: Vec<Option<Email>> = further.collect();
    Some(Contact {
        family_name: family_name?.to_string(),
        given_name: given_name?.to_string(),
        phone: phone?.to_string(),
        email: email?.to_string(),
        preferred: contact.preferred,
        further_emails: further
            .into_iter()
            .collect::<Option<Vec<_>>>()?
            .iter()
            .map(ToString::to_string)
            .collect(),
    })
}

/// The parts of a split with their exact amounts: they are positive and sum to what is available to the fen (SPEC S2).
fn split_parts(
    ctx: &Context,
    bill: &BillState,
    parts: &[SplitPart],
) -> Result<Vec<PlanPart>, Error> {
    if bill::can_apply(bill).is_err() {
        return Err(Error::new(Code::SplitNotPossible).detail("bill", bill.bill_id.as_str()));
    }
    let available = bill.available();
    let mut problems = Problems::new();
    let max = ctx.policy().applications.max_parts;
    if u32::try_from(parts.len()).is_ok_and(|count| count > max) {
        problems.add_with("parts", Code::TooMany, &[("max", max.to_string())]);
    }
    let by_share = parts.iter().all(|part| part.amount_fen.is_none());
    let shares = if by_share {
        let weights: Vec<u64> = parts
            .iter()
            .map(|part| u64::from(part.share.unwrap_or(0)))
            .collect();
        apportion(available, &weights)
    } else {
        None
    };
    let mut buyers = Vec::with_capacity(parts.len());
    let mut amounts = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let path = format!("parts[{at}]");
        let amount = match (part.amount_fen, part.share) {
            (Some(amount), None) if !by_share => Some(amount),
            (None, Some(share)) if by_share && share > 0 => {
                shares.as_ref().and_then(|shares| shares.get(at)).copied()
            }
            (Some(_), Some(_)) => {
                problems.add(format!("{path}.share"), Code::NotAllowed);
                continue;
            }
            _ => {
                problems.add(
                    format!("{path}.{}", if by_share { "share" } else { "amount_fen" }),
                    Code::Required,
                );
                continue;
            }
        };
        match amount.filter(|amount| amount.is_positive()) {
            Some(amount) => amounts.push(amount),
            None => problems.add(format!("{path}.amount_fen"), Code::BadAmount),
        }
        buyers.push(match &part.buyer {
            Some(buyer) => {
                titles::check_buyer(ctx, buyer, &format!("{path}.buyer"), &mut problems).map(Some)
            }
            None => Some(None),
        });
    }
    let sum = Fen::checked_sum(amounts.iter().copied());
    if problems.is_empty() && sum != Some(available) {
        let actual = sum.map_or_else(|| "?".to_owned(), |sum| sum.get().to_string());
        problems.add_with(
            "parts",
            Code::SumMismatch,
            &[
                ("expected", available.get().to_string()),
                ("actual", actual),
            ],
        );
    }
    problems.refuse()?;
    Ok(amounts
        .into_iter()
        .zip(buyers)
        .map(|(amount_fen, buyer)| PlanPart {
            amount_fen,
            buyer: buyer.flatten(),
        })
        .collect())
}

/// The fapiao that shall be reissued: live, on paper, and what shall become of it fits (SPEC R3).
async fn check_reissue(
    io: &Io,
    ctx: &Context,
    application: &Tracked<ApplicationMachine>,
    command: &OpenRequest,
) -> Result<String, Error> {
    let submission = application
        .state()
        .submission
        .as_ref()
        .ok_or(Code::Internal)?;
    let live: Vec<&str> = submission
        .fapiao
        .iter()
        .filter(|fapiao| fapiao.replaced_by.is_none())
        .map(|fapiao| fapiao.fapiao_id.as_str())
        .collect();
    let id = match (&command.fapiao_id, live.as_slice()) {
        (Some(id), live) if live.contains(&id.as_str()) => id.as_str(),
        (Some(id), _) => return Err(Error::new(Code::FapiaoNotFound).detail("fapiao", id.as_str())),
        (None, [only]) => only,
        (None, _) => return Err(Error::problem("fapiao_id", Code::Required)),
    };
    let not_possible = || Error::new(Code::ReissueNotPossible).detail("fapiao", id);
    let fapiao = io.load::<FapiaoMachine>(id).await?;
    let Some(plan) = fapiao
        .state()
        .plan
        .as_ref()
        .filter(|_| fapiao.state().status == FapiaoStatus::Live)
    else {
        return Err(not_possible());
    };
    // The digital way leads through a red form that both sides confirm (R4), which is not a matter of returning paper.
    if submission.medium == Medium::Digital {
        return Err(not_possible().detail(
            "reason",
            "a digital fapiao is reversed by a red form in the tax bureau's system",
        ));
    }
    if application.state().permit("complete_reissue").is_err() {
        return Err(not_possible());
    }
    if let Some(change) = &command.change {
        let checked = reissue_draft(ctx, submission, &plan.buyer, change)
            .map_err(|error| under(error, "change"))?;
        let ids: Vec<&str> = plan
            .bills
            .iter()
            .map(|share| share.bill_id.as_str())
            .collect();
        let bills = io.load_all::<BillMachine>(&ids).await?;
        let states: Vec<&BillState> = bills.iter().map(Tracked::state).collect();
        let planned = PlannedFapiao {
            buyer: checked.buyer,
            bills: plan.bills.clone(),
            lines: plan.lines.clone(),
            sums: document::sums(&plan.lines),
        };
        // Payer and title must go on agreeing (Y8).
        check_purpose(submission.purpose, &[planned], &states)
            .map_err(|error| error.field("change.buyer.title"))?;
    }
    Ok(id.to_owned())
}

/// The problems of a part of a command, by the paths of the whole.
fn under(error: Error, path: &str) -> Error {
    let problems: Vec<Problem> = error
        .problems
        .iter()
        .map(|problem| Problem {
            path: format!("{path}.{}", problem.path),
            ..problem.clone()
        })
        .collect();
    Error::problems(problems).unwrap_or(error)
}

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
