//! Prepare, apply, cancel (SPEC P1–P8).

use crate::account::Sealed;
use crate::application::{self, ApplicationMachine, ApplicationState, FapiaoRef, Submission};
use crate::bill::{self, BillMachine, BillState};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    ApplicationView, Apply, BillShare, Buyer, BuyerKind, Cancel, Delivery, DeliveryChoice, Draft,
    DraftBill, FapiaoType, OfferView, Prepare, Prepared, Reject, Text,
};
use crate::document;
use crate::draft::{self, CheckedDraft, PlannedFapiao};
use crate::error::{Code, Error, Problems};
use crate::fapiao::{self, FapiaoMachine, FapiaoState};
use crate::flow::Io;
use crate::machine::Machine;
use crate::mail::{Letter, Template};
use crate::notice::{BOARD, Board, BoardMachine};
use crate::operation::Outcome;
use crate::operations::bills::{available_view, check_visible, fapiao_view};
use crate::operations::common::{base_promise, by_index, required_note, running_notices, yuan};
use crate::operations::masking;
use crate::operations::principal::Principal;
use crate::operations::progress::{application_view, load_application, own_application};
use crate::operations::standing::Unissued;
use crate::policy::{Offer, Seller};
use crate::request::{self, RequestMachine};
use crate::store::{Key, Lookup};
use crate::title_book::TitleBookMachine;
use crate::value::{BatchNumber, Email, Fen};

/// A dry run: what is prefilled, allowed, wrong, and what would be issued (SPEC P1). Changes nothing.
///
/// # Errors
/// `bill_not_found`; everything else that stands against the draft is in the view.
pub async fn prepare(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: Prepare,
) -> Result<Outcome<Prepared>, Error> {
    let ids: Vec<&str> = command.draft.bills.iter().map(String::as_str).collect();
    let mut lookups: Vec<Lookup> = ids
        .iter()
        .map(|id| Lookup::Key(Key::new(BillMachine::KIND, *id)))
        .collect();
    lookups.push(Lookup::Key(Key::new(BoardMachine::KIND, BOARD)));
    lookups.push(Lookup::Key(Key::new(
        TitleBookMachine::KIND,
        principal.id.as_str(),
    )));
    let mut rows = io.rows(lookups).await?.into_iter();
    let bills = Tracked::of_rows(&ids, rows.by_ref().take(ids.len()))?;
    check_visible(&principal, &bills)?;
    let board = rows
        .next()
        .flatten()
        .map(Tracked::<BoardMachine>::from_row)
        .transpose()?
        .map(Tracked::into_state)
        .unwrap_or_default();
    let titles = rows
        .next()
        .flatten()
        .map(Tracked::<TitleBookMachine>::from_row)
        .transpose()?
        .map(|row| row.state().titles.keys().cloned().collect())
        .unwrap_or_default();
    let last = match io
        .list(by_index::<ApplicationMachine>(
            "owner",
            principal.id.as_str(),
            true,
            None,
            1,
        ))
        .await?
        .pop()
    {
        Some(listed) => Tracked::<ApplicationMachine>::from_row(listed.row)?
            .state()
            .submission
            .clone(),
        None => None,
    };
    let draft = prefill(&ctx, command.draft, last.as_ref());
    let states: Vec<&BillState> = bills.iter().map(Tracked::state).collect();
    Ok(Outcome::read(prepared(
        &ctx, draft, &states, &board, titles,
    )))
}

/// What is empty is filled in from the last application (SPEC P5), else with the first choice of the policy.
fn prefill(ctx: &Context, mut draft: Draft, last: Option<&Submission>) -> Draft {
    let policy = ctx.policy();
    let first = policy.offers.first();
    let medium = draft
        .medium
        .or_else(|| last.map(|last| last.medium))
        .or_else(|| first.map(|offer| offer.medium));
    if draft.buyer == Buyer::default()
        && let Some(last) = last
    {
        draft.buyer.clone_from(&last.buyer);
        draft.fapiao_type = draft.fapiao_type.or(Some(last.fapiao_type));
    }
    if draft.delivery == Delivery::default()
        && let Some(last) = last
        && policy
            .delivery_option(&last.delivery.method)
            .is_some_and(|option| medium.is_some_and(|medium| option.media.contains(&medium)))
    {
        draft.delivery.clone_from(&last.delivery);
    }
    draft.medium = medium;
    draft.fapiao_type = draft.fapiao_type.or_else(|| {
        if draft.buyer.kind == BuyerKind::Individual {
            Some(FapiaoType::Normal)
        } else {
            first.map(|offer| offer.fapiao_type)
        }
    });
    draft
}

fn prepared(
    ctx: &Context,
    draft: Draft,
    bills: &[&BillState],
    board: &Board,
    titles: Vec<String>,
) -> Prepared {
    let policy = ctx.policy();
    let today = ctx.now.china_date();
    let mut problems = Problems::new();
    let checked = draft::check(policy, &draft, today, &mut problems);
    let mut found = problems.into_vec();
    let buyer = checked
        .as_ref()
        .map_or(&draft.buyer, |checked| &checked.buyer);
    let planned = draft::check_bills(policy, bills).and_then(|()| {
        let seller = seller_of(ctx, bills)?;
        Ok((
            draft::plan(policy, bills, buyer, draft.merge, seller)?,
            seller,
        ))
    });
    let mut fapiao = Vec::new();
    match planned {
        Ok((planned, seller)) => {
            if let Err(error) = check_parts(ctx, checked.as_ref(), &draft, &planned)
                .and_then(|()| draft::check_purpose(draft.purpose, &planned, bills))
            {
                found.extend(error.as_problems());
            }
            let offer = Offer {
                fapiao_type: draft.fapiao_type.unwrap_or_default(),
                medium: draft.medium.unwrap_or_default(),
            };
            fapiao = planned
                .iter()
                .enumerate()
                .filter_map(|(at, planned)| {
                    let plan = fapiao_plan(
                        ctx,
                        planned,
                        seller,
                        &offer,
                        &draft.delivery,
                        &draft.remark,
                        "",
                        &format!("{}", at.saturating_add(1)),
                        &[],
                    );
                    fapiao_view(&FapiaoState {
                        plan: Some(plan),
                        ..FapiaoState::default()
                    })
                })
                .collect();
        }
        Err(error) => found.extend(error.as_problems()),
    }
    let gross_fen =
        Fen::checked_sum(fapiao.iter().map(|fapiao| fapiao.gross_fen)).unwrap_or(Fen::MAX);
    let medium = draft.medium.unwrap_or_default();
    let option = policy.delivery_option(&draft.delivery.method);
    let (promise, _) = board.promise(base_promise(ctx), ctx.now, ctx.now);
    Prepared {
        ready: found.is_empty(),
        warnings: draft::warnings(buyer, "buyer"),
        problems: found,
        bills: bills.iter().map(|bill| draft_bill(bill)).collect(),
        fapiao,
        gross_fen,
        offers: policy
            .offers
            .iter()
            .map(|offer| OfferView {
                fapiao_type: offer.fapiao_type,
                medium: offer.medium,
                required: policy
                    .required_fields(offer.fapiao_type, offer.medium, draft.buyer.kind, today)
                    .to_vec(),
            })
            .collect(),
        delivery: policy
            .delivery
            .iter()
            .filter(|option| option.media.contains(&medium))
            .map(|option| DeliveryChoice {
                method: option.method.clone(),
                name: Text::new(option.name_zh.clone(), option.name_en.clone()),
                kind: option.kind,
                freight: option.freight,
                address: option.address.clone(),
                contact: option.contact.clone(),
            })
            .collect(),
        may_merge: policy.applications.merge && bills.len() > 1,
        titles,
        freight: option.map(|option| option.freight),
        promise,
        notices: running_notices(board, ctx.now),
        draft,
    }
}

fn draft_bill(bill: &BillState) -> DraftBill {
    let payment = bill.payment.as_ref();
    DraftBill {
        bill_id: bill.bill_id.clone(),
        description: payment
            .map(|payment| payment.description.clone())
            .unwrap_or_default(),
        paid_at: payment.map_or(crate::time::Instant::MIN, |payment| payment.paid_at),
        payer: payment
            .map(|payment| payment.payer.clone())
            .unwrap_or_default(),
        available: available_view(&bill.totals),
        split: bill
            .plan
            .as_ref()
            .is_some_and(|plan| plan.used_by.is_none()),
    }
}

fn seller_of<'a>(ctx: &'a Context, bills: &[&BillState]) -> Result<&'a Seller, Error> {
    let id = bills
        .first()
        .and_then(|bill| bill.payment.as_ref())
        .map(|payment| payment.seller.as_str());
    ctx.policy()
        .seller(id)
        .ok_or_else(|| Error::problem("bills[0]", Code::NotAllowed))
}

/// The buyers that a split plan names are checked for the type that was chosen now, and every composed fapiao against
/// the rules of amounts.
fn check_parts(
    ctx: &Context,
    checked: Option<&CheckedDraft<'_>>,
    draft: &Draft,
    planned: &[PlannedFapiao],
) -> Result<(), Error> {
    let mut problems = Problems::new();
    for (at, planned) in planned.iter().enumerate() {
        if let Some(checked) =
            checked.filter(|checked| checked.buyer != planned.buyer && draft.buyer != planned.buyer)
        {
            draft::check_buyer(
                ctx.policy(),
                &planned.buyer,
                checked.offer,
                &format!("fapiao[{at}].buyer"),
                ctx.now.china_date(),
                &mut problems,
            );
        }
        problems.extend(document::check(&planned.lines));
    }
    problems.refuse()
}

/// Submits an application (SPEC P1, P2).
///
/// # Errors
/// `invalid_input` with every wrong field; `bill_not_found`, `bill_in_application`, `nothing_to_invoice`,
/// `mixed_sellers`, `payer_title_mismatch`, `split_plan_stale`.
pub async fn apply(
    io: Io,
    mut ctx: Context,
    principal: Principal,
    command: Apply,
) -> Result<Outcome<ApplicationView>, Error> {
    let draft = command.draft;
    let batch_number = batch_number(&mut ctx)?;
    let batch_number = batch_number.as_str();
    let mut lookups: Vec<Lookup> = draft
        .bills
        .iter()
        .map(|id| Lookup::Key(Key::new(BillMachine::KIND, id.as_str())))
        .collect();
    lookups.push(Lookup::Key(Key::new(BoardMachine::KIND, BOARD)));
    let mut rows = io.rows(lookups).await?.into_iter();
    let mut bills = Vec::with_capacity(draft.bills.len());
    for id in &draft.bills {
        let bill = rows
            .next()
            .flatten()
            .map(Tracked::<BillMachine>::from_row)
            .transpose()?;
        let bill = bill
            .filter(|bill| principal.owns(&bill.state().customer_reference))
            .ok_or_else(|| Error::new(Code::BillNotFound).detail("bill", id.as_str()))?;
        bills.push(bill);
    }
    let board = rows
        .next()
        .flatten()
        .map(Tracked::<BoardMachine>::from_row)
        .transpose()?
        .map(Tracked::into_state)
        .unwrap_or_default();
    let states: Vec<&BillState> = bills.iter().map(Tracked::state).collect();
    let mut problems = Problems::new();
    let checked = draft::check(ctx.policy(), &draft, ctx.now.china_date(), &mut problems);
    let bills_checked = draft::check_bills(ctx.policy(), &states);
    if let Err(error) = &bills_checked
        && error.is(Code::InvalidInput)
    {
        problems.add_all(error.as_problems());
    }
    problems.refuse()?;
    bills_checked?;
    let checked = checked.ok_or(Code::Internal)?;
    let seller = seller_of(&ctx, &states)?;
    let planned = draft::plan(ctx.policy(), &states, &checked.buyer, draft.merge, seller)?;
    check_parts(&ctx, Some(&checked), &draft, &planned)?;
    draft::check_purpose(draft.purpose, &planned, &states)?;

    let mut references: Vec<String> = states
        .iter()
        .map(|bill| bill.customer_reference.clone())
        .collect();
    references.sort();
    references.dedup();
    let origin = Origin {
        owner: principal.id.clone(),
        references,
        notify: principal.email.as_ref().map(Sealed::email),
        locale: principal.locale,
        reissue: None,
    };
    let submission = submission(
        &ctx,
        batch_number,
        origin,
        seller,
        &checked,
        &planned,
        draft.purpose,
    );
    let mut change = Change::new();
    let fapiao = put_fapiao(&ctx, &mut change, &submission, &planned, seller, &checked)?;
    for bill in &mut bills {
        let parts = planned
            .iter()
            .zip(&fapiao)
            .flat_map(|(planned, id)| {
                planned
                    .bills
                    .iter()
                    .filter(|share| share.bill_id == bill.id())
                    .map(|share| (id.clone(), share.amount_fen))
            })
            .collect();
        bill.apply(bill::reserve(bill.state(), batch_number, parts)?);
    }
    for bill in bills {
        change.put(&ctx, bill)?;
    }
    let mut application = Tracked::<ApplicationMachine>::new(batch_number);
    application.apply(application::apply(application.state(), submission)?);
    let (promise, notice) = board.promise(base_promise(&ctx), ctx.now, ctx.now);
    if let Some(letter) = letter(Template::ApplicationReceived, application.state()) {
        let shortage = notice
            .map(|notice| notice.text.of(letter.locale).to_owned())
            .unwrap_or_default();
        let title = planned
            .first()
            .map(|planned| planned.buyer.title.clone())
            .unwrap_or_default();
        let letter = letter
            .with("promised", promise.date.to_string())
            .with("shortage", shortage)
            .with("title", title)
            .with("bills", draft.bills.len().to_string());
        change.mail(&ctx, &application, letter)?;
    }
    // Its fapiao are being written with it: none is issued, nor may be.
    let view = application_view(
        application.state(),
        &board,
        ctx.now,
        "customer",
        &Unissued::default(),
    )
    .ok_or(Code::Internal)?;
    change.put(&ctx, application)?;
    Ok(Outcome::write(change, view))
}

/// A batch number of this second, drawn at random (SPEC P2). Whether it is free is not looked up: the commit refuses one
/// that is taken, and the next attempt draws another.
///
/// # Errors
/// `internal` past the year 9999.
pub fn batch_number(ctx: &mut Context) -> Result<BatchNumber, Error> {
    BatchNumber::new(ctx.now.china_datetime(), ctx.entropy.below(10_000))
        .map_err(|_| Code::Internal.into())
}

/// Whose application it is and where it comes from.
pub struct Origin {
    /// Account or vouched reference.
    pub owner: String,
    /// Whose bills they are.
    pub references: Vec<String>,
    /// Where mails go.
    pub notify: Option<Sealed<Email>>,
    /// In which language.
    pub locale: crate::contract::Locale,
    /// The reissue that it comes from.
    pub reissue: Option<application::ReissueOf>,
}

/// What is submitted.
pub fn submission(
    ctx: &Context,
    batch_number: &str,
    origin: Origin,
    seller: &Seller,
    checked: &CheckedDraft<'_>,
    planned: &[PlannedFapiao],
    purpose: crate::contract::Purpose,
) -> Submission {
    let mut bills: Vec<BillShare> = Vec::new();
    for share in planned.iter().flat_map(|planned| &planned.bills) {
        match bills
            .iter_mut()
            .find(|known| known.bill_id == share.bill_id)
        {
            Some(known) => {
                known.amount_fen = known
                    .amount_fen
                    .checked_add(share.amount_fen)
                    .unwrap_or(known.amount_fen)
            }
            None => bills.push(share.clone()),
        }
    }
    Submission {
        batch_number: batch_number.to_owned(),
        owner: origin.owner,
        references: origin.references,
        seller: seller.id.clone(),
        bills,
        fapiao: planned
            .iter()
            .enumerate()
            .map(|(at, planned)| FapiaoRef {
                fapiao_id: fapiao_id(batch_number, at),
                gross_fen: planned.sums.gross_fen,
                number: None,
                issued_on: None,
                reversed_for: None,
                replaced_by: None,
            })
            .collect(),
        fapiao_type: checked.offer.fapiao_type,
        medium: checked.offer.medium,
        buyer: checked.buyer.clone(),
        delivery: checked.delivery.clone(),
        delivery_kind: checked.option.kind,
        freight: checked.option.freight,
        purpose,
        remark: checked.remark.clone(),
        gross_fen: Fen::checked_sum(planned.iter().map(|planned| planned.sums.gross_fen))
            .unwrap_or(Fen::MAX),
        submitted_at: ctx.now,
        promise: base_promise(ctx),
        notify: origin.notify,
        locale: origin.locale,
        reissue: origin.reissue,
    }
}

fn fapiao_id(batch_number: &str, at: usize) -> String {
    format!("{batch_number}-{}", at.saturating_add(1))
}

/// Puts the planned fapiao of a submission in; their ids.
///
/// # Errors
/// `internal` if one cannot be written.
pub fn put_fapiao(
    ctx: &Context,
    change: &mut Change,
    submission: &Submission,
    planned: &[PlannedFapiao],
    seller: &Seller,
    checked: &CheckedDraft<'_>,
) -> Result<Vec<String>, Error> {
    let mut ids = Vec::with_capacity(planned.len());
    for (planned, reference) in planned.iter().zip(&submission.fapiao) {
        let mut fapiao = Tracked::<FapiaoMachine>::new(reference.fapiao_id.as_str());
        let mut plan = fapiao_plan(
            ctx,
            planned,
            seller,
            &checked.offer,
            &checked.delivery,
            &checked.remark,
            &submission.batch_number,
            &reference.fapiao_id,
            &submission.references,
        );
        plan.replaces = submission
            .reissue
            .as_ref()
            .map(|reissue| reissue.fapiao.clone());
        fapiao.apply(fapiao::plan(plan));
        change.put(ctx, fapiao)?;
        ids.push(reference.fapiao_id.clone());
    }
    Ok(ids)
}

#[allow(clippy::too_many_arguments)]
fn fapiao_plan(
    ctx: &Context,
    planned: &PlannedFapiao,
    seller: &Seller,
    offer: &Offer,
    delivery: &Delivery,
    remark: &str,
    batch_number: &str,
    fapiao_id: &str,
    references: &[String],
) -> fapiao::Plan {
    fapiao::Plan {
        fapiao_id: fapiao_id.to_owned(),
        batch_number: batch_number.to_owned(),
        references: references.to_vec(),
        fapiao_type: offer.fapiao_type,
        medium: offer.medium,
        seller: seller.id.clone(),
        seller_name: seller.name.clone(),
        buyer: planned.buyer.clone(),
        lines: planned.lines.clone(),
        net_fen: planned.sums.net_fen,
        tax_fen: planned.sums.tax_fen,
        gross_fen: planned.sums.gross_fen,
        remark: remark.to_owned(),
        bills: planned.bills.clone(),
        delivery_method: delivery.method.clone(),
        replaces: None,
        reverses: None,
        planned_at: ctx.now,
    }
}

/// A letter about an application; none if nobody left an address.
pub fn letter(template: Template, application: &ApplicationState) -> Option<Letter> {
    let submission = application.submission.as_ref()?;
    let to = submission.notify.as_ref()?.value()?;
    let letter = Letter::new(template, to, submission.locale);
    Some(
        letter
            .with("batch_number", submission.batch_number.as_str())
            .with("amount", yuan(submission.gross_fen)),
    )
}

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

/// The draft of a reissue, checked: what was applied for with what shall change (SPEC R3).
///
/// # Errors
/// `invalid_input` with every field that does not fit the new type or buyer.
pub fn reissue_draft<'a>(
    ctx: &'a Context,
    submission: &Submission,
    buyer: &Buyer,
    change: &crate::contract::ReissueChange,
) -> Result<CheckedDraft<'a>, Error> {
    let draft = Draft {
        bills: Vec::new(),
        fapiao_type: Some(change.fapiao_type.unwrap_or(submission.fapiao_type)),
        medium: Some(submission.medium),
        buyer: change.buyer.clone().unwrap_or_else(|| buyer.clone()),
        delivery: change
            .delivery
            .clone()
            .unwrap_or_else(|| submission.delivery.clone()),
        purpose: submission.purpose,
        remark: submission.remark.clone(),
        merge: false,
    };
    let mut problems = Problems::new();
    let checked = draft::check(ctx.policy(), &draft, ctx.now.china_date(), &mut problems);
    problems.refuse()?;
    checked.ok_or_else(|| Code::Internal.into())
}
