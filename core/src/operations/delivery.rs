//! Delivery and the service centre's desk: mail out, hand over, queue, courier sheet, notices (SPEC §8).

use std::collections::BTreeMap;

use crate::application::{self, ApplicationMachine};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{
    ApplicationView, CourierSheet, CourierSheetView, EndNotice, GetApplication, HandOver,
    ListNotices, MailOut, NoticeView, NoticesView, Page, Parcel, PostNotice, ProgressView, Queue,
    QueueFapiao, QueueItem, QueuePage, QueueStage, ReturnByCourier, Reveal, Text,
};
use crate::error::{Code, Error, Problem, Problems};
use crate::fapiao::FapiaoState;
use crate::flow::Io;
use crate::mail::Template;
use crate::notice::{self, Board, BoardMachine, Notice};
use crate::operation::Outcome;
use crate::operations::applying::letter;
use crate::operations::common::{
    board, by_index, filtered_page, notice_view, out_of_range, page_size, read_cursor,
    required_note, running_notices, write_cursor,
};
use crate::operations::masking;
use crate::operations::progress::{
    application_view, is_late, load_application_and_board, progress_view, promise,
};
use crate::operations::standing::Unissued;
use crate::policy::DeliveryOption;
use crate::store::{IndexRange, Query};
use crate::time::Instant;
use crate::value::{Line, Note};
use crate::wording;

/// One change of an application by staff: load, decide, mail, answer.
async fn by_staff(
    io: &Io,
    ctx: &Context,
    batch_number: &str,
    template: Option<Template>,
    decide: impl FnOnce(
        &application::ApplicationState,
    ) -> Result<Vec<application::ApplicationEvent>, Error>,
) -> Result<(Change, ApplicationView), Error> {
    let (mut application, board) = load_application_and_board(io, batch_number).await?;
    application.apply(decide(application.state())?);
    let mut change = Change::new();
    if let Some(letter) = template.and_then(|template| letter(template, application.state())) {
        let (mailing, freight) = (
            application.state().mailing.clone(),
            application
                .state()
                .submission
                .as_ref()
                .map(|submission| wording::freight(submission.freight)),
        );
        let locale = letter.locale;
        let letter = letter
            .with(
                "carrier",
                mailing
                    .as_ref()
                    .map(|mailing| mailing.carrier.clone())
                    .unwrap_or_default(),
            )
            .with(
                "waybill",
                mailing.map(|mailing| mailing.waybill).unwrap_or_default(),
            )
            .with(
                "freight",
                freight
                    .map(|freight| freight.of(locale).to_owned())
                    .unwrap_or_default(),
            );
        change.mail(ctx, &application, letter)?;
    }
    let unissued = Unissued::load(io, [application.state()]).await?;
    let view = application_view(application.state(), &board, ctx.now, "staff", &unissued)
        .map(masking::application)
        .ok_or(Code::Internal)?;
    change.put(ctx, application)?;
    Ok((change, view))
}

/// Gives the fapiao to a courier (SPEC D3). A waybill of an unusual form is a warning, since carriers overlap.
///
/// # Errors
/// `application_not_found`, `illegal_transition`; `required` as a problem of `carrier`.
pub async fn mail(
    io: Io,
    ctx: Context,
    command: MailOut,
) -> Result<Outcome<ApplicationView>, Error> {
    let mut problems = Problems::new();
    let carrier = problems.check("carrier", Line::parse(&command.carrier));
    let waybill = if command.waybill.trim().is_empty() {
        Some(String::new())
    } else {
        problems
            .check("waybill", Line::parse(&command.waybill))
            .map(|waybill| waybill.to_string())
    };
    problems.refuse()?;
    let (carrier, waybill) = (
        carrier.ok_or(Code::Internal)?.to_string(),
        waybill.ok_or(Code::Internal)?,
    );
    let usual = (8..=20).contains(&waybill.len())
        && waybill.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (change, mut view) = by_staff(
        &io,
        &ctx,
        &command.batch_number,
        Some(Template::FapiaoMailed),
        |state| application::mail(state, carrier, waybill, ctx.now),
    )
    .await?;
    if !usual {
        view.warnings
            .push(Problem::new("waybill", Code::UnusualWaybill));
    }
    Ok(Outcome::write(change, view))
}

/// Hands the fapiao over at pick-up.
///
/// # Errors
/// `application_not_found`, `illegal_transition`; `required` as a problem of `to`.
pub async fn hand_over(
    io: Io,
    ctx: Context,
    command: HandOver,
) -> Result<Outcome<ApplicationView>, Error> {
    let to = Line::parse(&command.to).map_err(|code| Error::problem("to", code))?;
    let (change, view) = by_staff(&io, &ctx, &command.batch_number, None, |state| {
        application::hand_over(state, to.as_str(), ctx.now)
    })
    .await?;
    Ok(Outcome::write(change, view))
}

/// The courier brought the fapiao back; it is to be mailed again.
///
/// # Errors
/// `application_not_found`, `illegal_transition`; `required` as a problem of `reason`.
pub async fn return_by_courier(
    io: Io,
    ctx: Context,
    command: ReturnByCourier,
) -> Result<Outcome<ApplicationView>, Error> {
    let reason = required_note("reason", &command.reason)?;
    let (change, view) = by_staff(&io, &ctx, &command.batch_number, None, |state| {
        application::return_by_courier(state, &reason)
    })
    .await?;
    Ok(Outcome::write(change, view))
}

/// Shows the personal data of an application; the look is recorded (SPEC H3).
///
/// # Errors
/// `application_not_found`; `required` as a problem of `reason`.
pub async fn reveal(
    io: Io,
    ctx: Context,
    command: Reveal,
) -> Result<Outcome<ApplicationView>, Error> {
    let reason = required_note("reason", &command.reason)?;
    let (mut application, board) = load_application_and_board(&io, &command.batch_number).await?;
    application.apply(vec![application::ApplicationEvent::Revealed { reason }]);
    let unissued = Unissued::load(&io, [application.state()]).await?;
    let view = application_view(application.state(), &board, ctx.now, "staff", &unissued)
        .ok_or(Code::Internal)?;
    let mut change = Change::new();
    change.put(&ctx, application)?;
    Ok(Outcome::write(change, view))
}

/// One application with its timeline, as staff see it; masked (SPEC H3).
///
/// # Errors
/// `application_not_found`.
pub async fn application(
    io: Io,
    ctx: Context,
    command: GetApplication,
) -> Result<Outcome<ProgressView>, Error> {
    let (application, board) = load_application_and_board(&io, &command.batch_number).await?;
    let mut view = progress_view(&io, &ctx, &application, &board, "staff").await?;
    view.fapiao = view.fapiao.into_iter().map(masking::fapiao).collect();
    Ok(Outcome::read(view))
}

/// The applications that staff have to deal with, the earliest promise first (SPEC D6).
///
/// # Errors
/// `invalid_input` for an unknown delivery method; those of the store.
pub async fn queue(io: Io, ctx: Context, command: Queue) -> Result<Outcome<QueuePage>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let after = read_cursor(command.cursor.as_deref())?;
    if let Some(method) = &command.delivery_method {
        delivery_option(&ctx, method)?;
    }
    let board = board(&io).await?;
    let query = queue_query(command.stage, limit, after);
    // A notice only moves promises later, so nothing past the asked day by its own promise can be due by then.
    let query = match command.due_by.or(if command.overdue {
        Some(ctx.now.china_date())
    } else {
        None
    }) {
        Some(day) => Query {
            by: query.by.map(|by| IndexRange {
                to: day.succ_opt().map(|next| next.to_string()),
                ..by
            }),
            ..query
        },
        None => query,
    };
    let (rows, next) = filtered_page::<ApplicationMachine>(&io, vec![query], limit, |state| {
        let Some((promise, _)) = promise(state, board.state(), ctx.now) else {
            return false;
        };
        let method = state
            .submission
            .as_ref()
            .map(|submission| submission.delivery.method.as_str());
        command.due_by.is_none_or(|day| promise.date <= day)
            && (!command.overdue || is_late(state, &promise, ctx.now))
            && command
                .delivery_method
                .as_deref()
                .is_none_or(|wanted| method == Some(wanted))
    })
    .await?;
    let (unissued, fapiao) = Unissued::load_whole(&io, rows.iter().map(Tracked::state)).await?;
    let items = rows
        .iter()
        .filter_map(|row| queue_item(row.state(), board.state(), ctx.now, &unissued, &fapiao))
        .collect();
    Ok(Outcome::read(Page {
        items,
        next: next.as_ref().map(write_cursor),
    }))
}

fn queue_query(stage: QueueStage, limit: u32, after: Option<crate::store::Position>) -> Query {
    let group = match stage {
        QueueStage::ToIssue => "to_issue",
        QueueStage::ToDeliver => "to_deliver",
    };
    by_index::<ApplicationMachine>("queue", group, false, after, limit)
}

/// A delivery method of the policy.
fn delivery_option<'a>(ctx: &'a Context, method: &str) -> Result<&'a DeliveryOption, Error> {
    ctx.policy().delivery_option(method).ok_or_else(|| {
        let methods = ctx.policy().delivery.iter();
        Problem::choice(
            "delivery_method",
            methods.map(|option| option.method.as_str()),
        )
        .into()
    })
}

fn queue_item(
    state: &application::ApplicationState,
    board: &Board,
    now: Instant,
    unissued: &Unissued,
    fapiao: &BTreeMap<String, FapiaoState>,
) -> Option<QueueItem> {
    let (promise, _) = promise(state, board, now)?;
    let application = application_view(state, board, now, "staff", unissued)?;
    Some(QueueItem {
        application: masking::application(application),
        overdue: is_late(state, &promise, now),
        promise,
        to_issue: state
            .unissued()
            .filter_map(|planned| queue_fapiao(fapiao.get(&planned.fapiao_id)?))
            .collect(),
    })
}

fn queue_fapiao(fapiao: &FapiaoState) -> Option<QueueFapiao> {
    let plan = fapiao.plan.as_ref()?;
    Some(QueueFapiao {
        fapiao_id: plan.fapiao_id.clone(),
        status: fapiao.status,
        fapiao_type: plan.fapiao_type,
        medium: plan.medium,
        title: masking::buyer(plan.buyer.clone()).title,
        gross_fen: plan.gross_fen,
    })
}

/// What a courier takes today: the issued applications of a delivery method (SPEC D6). It shows addresses, so each look is
/// recorded with the application (SPEC H3).
///
/// # Errors
/// `invalid_input` for an unknown delivery method.
pub async fn courier_sheet(
    io: Io,
    ctx: Context,
    command: CourierSheet,
) -> Result<Outcome<CourierSheetView>, Error> {
    const MOST: u32 = 500;
    let limit = command.limit.unwrap_or(100);
    if !(1..=MOST).contains(&limit) {
        return Err(out_of_range("limit", 1, MOST));
    }
    let option = delivery_option(&ctx, &command.delivery_method)?;
    let method = |state: &application::ApplicationState| {
        state
            .submission
            .as_ref()
            .is_some_and(|submission| submission.delivery.method == option.method)
    };
    let (rows, _) = filtered_page::<ApplicationMachine>(
        &io,
        vec![queue_query(QueueStage::ToDeliver, limit, None)],
        limit,
        method,
    )
    .await?;
    let mut change = Change::new();
    let mut parcels = Vec::with_capacity(rows.len());
    for mut row in rows {
        parcels.extend(parcel(row.state()));
        row.apply(vec![application::ApplicationEvent::Revealed {
            reason: "courier sheet".to_owned(),
        }]);
        change.put(&ctx, row)?;
    }
    let view = CourierSheetView {
        method: Text::new(option.name_zh.clone(), option.name_en.clone()),
        at: ctx.now,
        csv: csv(&parcels),
        parcels,
    };
    Ok(Outcome::write(change, view))
}

fn parcel(state: &application::ApplicationState) -> Option<Parcel> {
    let submission = state.submission.as_ref()?;
    let delivery = &submission.delivery;
    Some(Parcel {
        batch_number: submission.batch_number.clone(),
        recipient: delivery.recipient.clone(),
        phone: delivery.phone.clone(),
        mobile: delivery.mobile.clone(),
        address: delivery.address.clone(),
        remark: delivery.remark.clone(),
        freight: wording::freight(submission.freight),
        fapiao_numbers: state
            .deliverable()
            .filter_map(|fapiao| fapiao.number.clone())
            .collect(),
    })
}

/// A sheet that a sheet program opens: a byte order mark, every field quoted, and nothing that it would take for a formula.
fn csv(parcels: &[Parcel]) -> String {
    let field = |text: &str| {
        let guard = if text.starts_with(['=', '+', '-', '@', '\t']) {
            "'"
        } else {
            ""
        };
        format!(
            "\"{guard}{}\"",
            text.replace('"', "\"\"").replace(['\r', '\n'], " ")
        )
    };
    let mut out = String::from("\u{feff}申请批次,收件人,电话,手机,地址,备注,运费,发票号码\r\n");
    for parcel in parcels {
        let fapiao = parcel.fapiao_numbers.join(" ");
        let fields = [
            &parcel.batch_number,
            &parcel.recipient,
            &parcel.phone,
            &parcel.mobile,
            &parcel.address,
            &parcel.remark,
            &parcel.freight.zh,
            &fapiao,
        ];
        out.push_str(&fields.map(|text| field(text)).join(","));
        out.push_str("\r\n");
    }
    out
}

/// Posts a shortage notice (SPEC D7). Promises move at once; the customers of open applications are told by the deadlines.
///
/// # Errors
/// `invalid_input` with every wrong field.
pub async fn post_notice(
    io: Io,
    mut ctx: Context,
    command: PostNotice,
) -> Result<Outcome<NoticeView>, Error> {
    let mut problems = Problems::new();
    let zh = problems.check("zh", Note::parse(&command.zh));
    let en = problems.check("en", Note::parse(&command.en));
    if command.mail_by.is_none() {
        problems.add("mail_by", Code::Required);
    }
    problems.refuse()?;
    let (Some(zh), Some(en), Some(mail_by)) = (zh, en, command.mail_by) else {
        return Err(Code::Internal.into());
    };
    let starts_at = command.starts_at.unwrap_or(ctx.now);
    let ends_at = command
        .ends_at
        .or_else(|| {
            mail_by
                .succ_opt()
                .and_then(|next| Instant::from_china(next.into()))
        })
        .unwrap_or(starts_at);
    let notice = Notice {
        id: ctx.entropy.id('N'),
        text: Text::new(zh.as_str(), en.as_str()),
        mail_by,
        starts_at,
        ends_at,
        told: false,
    };
    let view = notice_view(&notice, ctx.now);
    let mut board = board(&io).await?;
    board.apply(notice::post(notice)?);
    let mut change = Change::new();
    change.put(&ctx, board)?;
    Ok(Outcome::write(change, view))
}

/// Ends a shortage notice early.
///
/// # Errors
/// `notice_not_found` unless it is there and not over.
pub async fn end_notice(
    io: Io,
    ctx: Context,
    command: EndNotice,
) -> Result<Outcome<NoticeView>, Error> {
    let mut board: Tracked<BoardMachine> = board(&io).await?;
    board.apply(notice::end(board.state(), &command.notice, ctx.now)?);
    let view = board
        .state()
        .notices
        .iter()
        .find(|notice| notice.id == command.notice)
        .map(|notice| notice_view(notice, ctx.now))
        .ok_or(Code::Internal)?;
    let mut change = Change::new();
    change.put(&ctx, board)?;
    Ok(Outcome::write(change, view))
}

/// The shortage notices that run, for everybody (SPEC D7).
///
/// # Errors
/// Those of the store.
pub async fn notices(
    io: Io,
    ctx: Context,
    _command: ListNotices,
) -> Result<Outcome<NoticesView>, Error> {
    let board = board(&io).await?;
    Ok(Outcome::read(NoticesView {
        notices: running_notices(board.state(), ctx.now),
    }))
}
