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

/// Rows of one or several lists in one order, read piece by piece and not without end.
#[derive(Debug)]
pub struct Walk<M: Machine> {
    queries: Vec<Query>,
    page: usize,
    piece: u32,
    left: u32,
    after: Option<Position>,
    over: bool,
    machine: std::marker::PhantomData<M>,
}

impl<M: Machine> Walk<M> {
    /// Over the rows of these lists. A call looks at a thousand rows, or ten times the page if that is more.
    pub fn new(queries: Vec<Query>, limit: u32) -> Self {
        Self {
            page: usize::try_from(limit).unwrap_or(usize::MAX),
            piece: limit,
            left: limit.saturating_mul(10).max(1000),
            after: queries.first().and_then(|query| query.after.clone()),
            over: queries.is_empty(),
            queries,
            machine: std::marker::PhantomData,
        }
    }

    /// The next rows with their places; none at the end, or when the call has looked at enough.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn rows(&mut self, io: &Io) -> Result<Option<Vec<(Position, Tracked<M>)>>, Error> {
        const PIECE: u32 = 100;
        if self.over || self.left == 0 {
            return Ok(None);
        }
        let size = self.piece.min(self.left);
        let mut merged: Vec<Listed> = Vec::new();
        for query in &self.queries {
            // One row more than wanted tells whether there is anything behind it.
            let query = Query {
                after: self.after.clone(),
                limit: size.saturating_add(1),
                ..query.clone()
            };
            merged.extend(io.list(query).await?);
        }
        let descending = self.queries.first().is_some_and(|query| query.descending);
        merged.sort_by(|a, b| {
            if descending {
                b.position.cmp(&a.position)
            } else {
                a.position.cmp(&b.position)
            }
        });
        merged.dedup_by(|a, b| a.row.key == b.row.key);
        let wanted = usize::try_from(size).unwrap_or(usize::MAX);
        self.over = merged.len() <= wanted;
        merged.truncate(wanted);
        self.left = self.left.saturating_sub(size);
        self.piece = self.piece.max(PIECE);
        if let Some(last) = merged.last() {
            self.after = Some(last.position.clone());
        }
        let rows = merged
            .into_iter()
            .map(|listed| Ok((listed.position, Tracked::from_row(listed.row)?)));
        rows.collect::<Result<_, Error>>().map(Some)
    }

    /// Puts rows that are wanted into a page. Once that is full, the walk ends there.
    pub fn take<T>(&mut self, found: Vec<(Position, T)>, page: &mut Vec<T>) {
        let mut found = found.into_iter().peekable();
        while let Some((position, item)) = found.next() {
            page.push(item);
            if page.len() == self.page {
                self.left = 0;
                if found.peek().is_some() {
                    self.after = Some(position);
                    self.over = false;
                }
                return;
            }
        }
    }

    /// Where to go on, if there is anything left.
    pub fn next(self) -> Option<Position> {
        self.after.filter(|_| !self.over)
    }
}

/// A page of rows that pass `keep`, over one or several lists in one order, and the position from which to go on. It is full
/// unless there are no more rows, or the call has looked at enough of them.
///
/// # Errors
/// Those of the store.
pub async fn filtered_page<M: Machine>(
    io: &Io,
    queries: Vec<Query>,
    limit: u32,
    mut keep: impl FnMut(&M::State) -> bool,
) -> Result<(Vec<Tracked<M>>, Option<Position>), Error> {
    let mut walk = Walk::<M>::new(queries, limit);
    let mut page = Vec::new();
    while let Some(mut rows) = walk.rows(io).await? {
        rows.retain(|(_, row)| keep(row.state()));
        walk.take(rows, &mut page);
    }
    Ok((page, walk.next()))
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
