//! An application is submitted (SPEC P1, P2).

use crate::account::Sealed;
use crate::application::{self, ApplicationMachine, ApplicationState, FapiaoRef, Submission};
use crate::bill::{self, BillMachine, BillState};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{ApplicationView, Apply, BillShare, Buyer, Delivery, Draft};
use crate::draft::{self, CheckedDraft, PlannedFapiao};
use crate::error::{Code, Error, Problems};
use crate::fapiao::{self, FapiaoMachine};
use crate::flow::Io;
use crate::machine::Machine;
use crate::mail::{Letter, Template};
use crate::notice::{BOARD, BoardMachine};
use crate::operation::Outcome;
use crate::operations::common::{base_promise, yuan};
use crate::operations::preparing::{check_parts, seller_of};
use crate::operations::principal::Principal;
use crate::operations::progress::application_view;
use crate::operations::standing::Unissued;
use crate::policy::{Offer, Seller};
use crate::store::{Key, Lookup};
use crate::value::{BatchNumber, Email, Fen};

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
        let bill = Tracked::<BillMachine>::found(rows.next().flatten())?
            .filter(|bill| principal.owns(&bill.state().customer_reference))
            .ok_or_else(|| Error::new(Code::BillNotFound).detail("bill", id.as_str()))?;
        bills.push(bill);
    }
    let board = Tracked::<BoardMachine>::found(rows.next().flatten())?
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
pub(super) fn fapiao_plan(
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
