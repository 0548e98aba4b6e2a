//! What happens by itself when its time comes: digital fapiao are sent, receipt is taken for granted, customers are told
//! of a shortage (SPEC §4, D7).

use crate::application::{self, ApplicationEvent, ApplicationMachine};
use crate::change::{Change, Tracked};
use crate::context::Context;
use crate::contract::{DeadlinesView, RunDeadlines};
use crate::error::{Code, Error};
use crate::flow::Io;
use crate::mail::Template;
use crate::notice::{Board, BoardEvent, Notice};
use crate::operation::Outcome;
use crate::operations::applying::letter;
use crate::operations::common::{board, by_index, out_of_range};
use crate::operations::progress::promise;
use crate::store::{IndexRange, Query};
use crate::time::Instant;
use crate::value::Email;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
const PAGE: u32 = 100;

/// Lets everything take effect that is due. Each application is a commit of its own; stopped anywhere, it goes on where
/// it was.
///
/// # Errors
/// `out_of_range` as a problem of `limit`; those of the store.
pub async fn run_deadlines(
    io: Io,
    ctx: Context,
    command: RunDeadlines,
) -> Result<Outcome<DeadlinesView>, Error> {
    const MOST: u32 = 100_000;
    let limit = command.limit.unwrap_or(1000);
    if !(1..=MOST).contains(&limit) {
        return Err(out_of_range("limit", 1, MOST));
    }
    let mut view = DeadlinesView::default();
    let mut left = limit;
    view.sent = due(&io, &ctx, "send", ctx.now, &mut left, send).await?;
    let days = i64::from(ctx.policy().deadlines.received_after_days);
    let received = ctx
        .now
        .plus_millis(DAY_MILLIS.saturating_mul(days).saturating_neg());
    view.received = due(&io, &ctx, "receive", received, &mut left, receive).await?;
    view.told = tell(&io, &ctx, &mut left).await?;
    view.more = left == 0;
    Ok(Outcome::read(view))
}

/// Works through a group of the deadline index up to an instant.
async fn due(
    io: &Io,
    ctx: &Context,
    group: &'static str,
    until: Instant,
    left: &mut u32,
    decide: impl Fn(&Context, Tracked<ApplicationMachine>) -> Result<Change, Error>,
) -> Result<u32, Error> {
    let mut done = 0_u32;
    while *left > 0 {
        let query =
            by_index::<ApplicationMachine>("deadline", group, false, None, (*left).min(PAGE));
        // Up to and including the instant: the sort value of the next millisecond ends the range.
        let query = Query {
            by: query.by.map(|by| IndexRange {
                to: Some(until.plus_millis(1).to_string()),
                ..by
            }),
            ..query
        };
        let listed = io.list(query).await?;
        if listed.is_empty() {
            break;
        }
        for listed in listed {
            io.commit(decide(ctx, Tracked::from_row(listed.row)?)?)
                .await?;
            done = done.saturating_add(1);
            *left = left.saturating_sub(1);
        }
    }
    Ok(done)
}

/// A digital fapiao goes to the addresses of its delivery.
fn send(ctx: &Context, mut application: Tracked<ApplicationMachine>) -> Result<Change, Error> {
    application.apply(application::send(application.state(), ctx.now)?);
    let submission = application
        .state()
        .submission
        .as_ref()
        .ok_or(Code::Internal)?;
    let numbers: Vec<&str> = application
        .state()
        .deliverable()
        .filter_map(|fapiao| fapiao.number.as_deref())
        .collect();
    let mut change = Change::new();
    for address in &submission.delivery.emails {
        let Ok(to) = Email::parse(address) else {
            continue;
        };
        let letter = crate::mail::Letter::new(Template::FapiaoSent, &to, submission.locale)
            .with("batch_number", submission.batch_number.as_str())
            .with("numbers", numbers.join(", "))
            .with("title", submission.buyer.title.as_str());
        change.mail(ctx, &application, letter)?;
    }
    change.put(ctx, application)?;
    Ok(change)
}

/// Nobody complained: receipt is taken for granted.
fn receive(ctx: &Context, mut application: Tracked<ApplicationMachine>) -> Result<Change, Error> {
    application.apply(application::confirm_receipt(application.state(), ctx.now)?);
    let mut change = Change::new();
    change.put(ctx, application)?;
    Ok(change)
}

/// The customers of open applications whose promise a running notice moves are told, once each.
async fn tell(io: &Io, ctx: &Context, left: &mut u32) -> Result<u32, Error> {
    let mut told = 0_u32;
    let mut board = board(io).await?;
    let notices: Vec<Notice> = board
        .state()
        .running(ctx.now)
        .filter(|notice| !notice.told)
        .cloned()
        .collect();
    for notice in notices {
        for group in ["to_issue", "to_deliver"] {
            let mut after = None;
            loop {
                let listed = io
                    .list(by_index::<ApplicationMachine>(
                        "queue",
                        group,
                        false,
                        after.take(),
                        PAGE,
                    ))
                    .await?;
                let full = listed.len() == usize::try_from(PAGE).unwrap_or(usize::MAX);
                after = listed.last().map(|listed| listed.position.clone());
                for listed in listed {
                    let application = Tracked::<ApplicationMachine>::from_row(listed.row)?;
                    if application.state().told.contains(&notice.id)
                        || !moves(&notice, application.state(), board.state(), ctx.now)
                    {
                        continue;
                    }
                    if *left == 0 {
                        return Ok(told);
                    }
                    io.commit(shortage(ctx, application, &notice, board.state())?)
                        .await?;
                    told = told.saturating_add(1);
                    *left = left.saturating_sub(1);
                }
                if !full {
                    break;
                }
            }
        }
        board.apply(vec![BoardEvent::Told {
            notice: notice.id.clone(),
        }]);
    }
    if board.changed() {
        let mut change = Change::new();
        change.put(ctx, board)?;
        io.commit(change).await?;
    }
    Ok(told)
}

/// Whether a notice moves the promise of an application. One submitted while it ran was told then.
fn moves(
    notice: &Notice,
    application: &application::ApplicationState,
    board: &Board,
    now: Instant,
) -> bool {
    let submitted_before = application
        .submission
        .as_ref()
        .is_some_and(|submission| submission.submitted_at < notice.starts_at);
    submitted_before
        && promise(application, board, now)
            .is_some_and(|(promise, moved)| moved && promise.date == notice.mail_by)
}

fn shortage(
    ctx: &Context,
    mut application: Tracked<ApplicationMachine>,
    notice: &Notice,
    board: &Board,
) -> Result<Change, Error> {
    application.apply(vec![ApplicationEvent::ShortageTold {
        notice: notice.id.clone(),
    }]);
    let mut change = Change::new();
    if let Some(letter) = letter(Template::Shortage, application.state()) {
        let day = promise(application.state(), board, ctx.now)
            .map(|(promise, _)| promise.date.to_string())
            .unwrap_or_default();
        let text = notice.text.of(letter.locale).to_owned();
        let letter = letter.with("notice", text).with("promised", day);
        change.mail(ctx, &application, letter)?;
    }
    change.put(ctx, application)?;
    Ok(change)
}
