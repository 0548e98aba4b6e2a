//! What several operations share: cursors, page sizes, the board, the support contact.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::change::Tracked;
use crate::context::Context;
use crate::contract::{NoticeView, PromiseView, SupportView, Text};
use crate::error::{Code, Error, Problem};
use crate::flow::Io;
use crate::machine::Machine;
use crate::notice::{BOARD, Board, BoardMachine, Notice};
use crate::store::{IndexRange, Listed, Position, Query};
use crate::time::Instant;
use crate::value::{Fen, Note};

/// How many rows of a page: as asked, within the policy (SPEC B10).
///
/// # Errors
/// `out_of_range` as a problem of `limit`.
pub fn page_size(ctx: &Context, limit: Option<u32>) -> Result<u32, Error> {
    let policy = &ctx.policy().applications;
    match limit {
        None => Ok(policy.page_size),
        Some(limit) if (1..=policy.page_max).contains(&limit) => Ok(limit),
        Some(_) => Err(out_of_range("limit", 1, policy.page_max)),
    }
}

/// A problem with a number that is too small or too large.
pub fn out_of_range(path: &str, min: impl ToString, max: impl ToString) -> Error {
    let problem = Problem::with(
        path,
        Code::OutOfRange,
        &[("min", min.to_string()), ("max", max.to_string())],
    );
    problem.into()
}

/// A position as an opaque text.
pub fn write_cursor(position: &Position) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}\n{}", position.sort, position.id))
}

/// The position of an opaque text.
///
/// # Errors
/// `bad_cursor` as a problem of `cursor`.
pub fn read_cursor(cursor: Option<&str>) -> Result<Option<Position>, Error> {
    let Some(cursor) = cursor else {
        return Ok(None);
    };
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| {
            text.split_once('\n').map(|(sort, id)| Position {
                sort: sort.to_owned(),
                id: id.to_owned(),
            })
        })
        .map(Some)
        .ok_or_else(|| Error::problem("cursor", Code::BadCursor))
}

/// A list of a machine's rows by one group of one index.
pub fn by_index<M: Machine>(
    name: &'static str,
    value: impl Into<String>,
    descending: bool,
    after: Option<Position>,
    limit: u32,
) -> Query {
    Query {
        kind: M::KIND.into(),
        by: Some(IndexRange {
            name: name.into(),
            value: value.into(),
            from: None,
            to: None,
        }),
        descending,
        after,
        limit,
    }
}

/// A page of rows that pass `keep`, over one or several lists in one order, and the position from which to go on. Looks at
/// a bounded number of rows: a page may be short and still have a next one.
///
/// # Errors
/// Those of the store.
pub async fn filtered_page<M: Machine>(
    io: &Io,
    queries: Vec<Query>,
    limit: u32,
    mut keep: impl FnMut(&M::State) -> bool,
) -> Result<(Vec<Tracked<M>>, Option<Position>), Error> {
    const ROUNDS: u32 = 10;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let descending = queries.first().is_some_and(|query| query.descending);
    let mut after = queries.first().and_then(|query| query.after.clone());
    let mut kept = Vec::new();
    for _ in 0..ROUNDS {
        let mut merged: Vec<Listed> = Vec::new();
        for query in &queries {
            // One row more than wanted tells whether there is a next page.
            let query = Query {
                after: after.clone(),
                limit: limit.saturating_add(1),
                ..query.clone()
            };
            merged.extend(io.list(query).await?);
        }
        merged.sort_by(|a, b| {
            if descending {
                b.position.cmp(&a.position)
            } else {
                a.position.cmp(&b.position)
            }
        });
        merged.dedup_by(|a, b| a.row.key == b.row.key);
        let more = merged.len() > wanted;
        merged.truncate(wanted);
        for listed in merged {
            if kept.len() == wanted {
                return Ok((kept, after));
            }
            after = Some(listed.position);
            let tracked = Tracked::<M>::from_row(listed.row)?;
            if keep(tracked.state()) {
                kept.push(tracked);
            }
        }
        if !more {
            return Ok((kept, None));
        }
        if kept.len() == wanted {
            return Ok((kept, after));
        }
    }
    Ok((kept, after))
}

/// The board of notices.
///
/// # Errors
/// Those of the store.
pub async fn board(io: &Io) -> Result<Tracked<BoardMachine>, Error> {
    io.load(BOARD).await
}

/// A notice as everybody sees it.
pub fn notice_view(notice: &Notice, now: Instant) -> NoticeView {
    NoticeView {
        notice: notice.id.clone(),
        text: notice.text.clone(),
        mail_by: notice.mail_by,
        starts_at: notice.starts_at,
        ends_at: notice.ends_at,
        running: notice.runs(now),
    }
}

/// The notices that run.
pub fn running_notices(board: &Board, now: Instant) -> Vec<NoticeView> {
    board
        .running(now)
        .map(|notice| notice_view(notice, now))
        .collect()
}

/// What is promised to an application of now, shortage apart (SPEC D4).
pub fn base_promise(ctx: &Context) -> PromiseView {
    let deadline = ctx
        .rules
        .calendar
        .after_working_days(ctx.now, ctx.policy().deadlines.promise_working_days);
    PromiseView {
        date: deadline.date,
        until: deadline.at,
        provisional: deadline.provisional,
    }
}

/// Whom to call, and whether somebody answers now (SPEC A18).
pub fn support_view(ctx: &Context) -> SupportView {
    let support = &ctx.policy().support;
    let open_now = support.is_open(&ctx.rules.calendar, ctx.now);
    SupportView {
        phone: support.phone.clone(),
        hours: Text::new(support.hours_text_zh.clone(), support.hours_text_en.clone()),
        open_now,
        opens_at: if open_now {
            None
        } else {
            support.next_opening(&ctx.rules.calendar, ctx.now)
        },
    }
}

/// An amount in yuan for a letter.
pub fn yuan(amount: Fen) -> String {
    format!("¥{}", amount.to_yuan())
}

/// A text that somebody must give, at most 2000 characters.
///
/// # Errors
/// `required`, `too_long`, `bad_characters` as a problem of the path.
pub fn required_note(path: &str, text: &str) -> Result<String, Error> {
    let text = optional_note(path, text)?;
    if text.is_empty() {
        Err(Error::problem(path, Code::Required))
    } else {
        Ok(text)
    }
}

/// A text that somebody may give, at most 2000 characters.
///
/// # Errors
/// `too_long`, `bad_characters` as a problem of the path.
pub fn optional_note(path: &str, text: &str) -> Result<String, Error> {
    const MAX: usize = 2000;
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    if text.chars().count() > MAX {
        let problem = Problem::with(
            path,
            Code::TooLong,
            &[
                ("max", MAX.to_string()),
                ("unit", "characters".to_owned()),
                ("unit_zh", "个字符".to_owned()),
            ],
        );
        return Err(problem.into());
    }
    Note::parse(text)
        .map(|note| note.as_str().to_owned())
        .map_err(|code| Error::problem(path, code))
}
