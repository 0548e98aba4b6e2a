//! A support request is opened (SPEC R1, S1).

use crate::account::Sealed;
use crate::application::ApplicationMachine;
use crate::bill::{self, BillMachine, BillState};
use crate::change::{Change, Tracked};
use crate::context::{Actor, Context};
use crate::contract::{Contact, OpenRequest, PlanPart, RequestKind, RequestView, SplitPart};
use crate::document;
use crate::draft::{PlannedFapiao, check_purpose};
use crate::error::{Code, Error, Problem, Problems};
use crate::fapiao::FapiaoMachine;
use crate::flow::Io;
use crate::operation::Outcome;
use crate::operations::applying::reissue_draft;
use crate::operations::bills::visible;
use crate::operations::common::{board, optional_note};
use crate::operations::principal::Principal;
use crate::operations::progress::{own_application, why};
use crate::operations::reissue;
use crate::operations::titles;
use crate::policy::SplitApproval;
use crate::request::{self, Opening, RequestMachine};
use crate::value::{Email, Fen, Line, Phone, apportion};

use super::view;

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
    let fapiao = io.load::<FapiaoMachine>(id).await?;
    reissue::permit(fapiao.state(), application.state())?;
    let plan = fapiao.state().plan.as_ref().ok_or(Code::Internal)?;
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
