//! History, its proof, the export of a case, the mails (SPEC §13, N2).

use crate::account::AccountMachine;
use crate::application::{ApplicationEvent, ApplicationMachine};
use crate::bill::BillMachine;
use crate::change::{Change, Tracked, fact_digest};
use crate::context::Context;
use crate::contract::{
    CaseView, Damage, ExportCase, GetHistory, HistoryView, ListMails, MailPage, MailView, Page,
    RequeueMail, Verify, VerifyView,
};
use crate::error::{Code, Error, Problem};
use crate::fapiao::FapiaoMachine;
use crate::flow::Io;
use crate::guard::GuardMachine;
use crate::machine::Machine;
use crate::mail::Letter;
use crate::notice::BoardMachine;
use crate::operation::Outcome;
use crate::operations::bills::view;
use crate::operations::common::{by_index, out_of_range, page_size};
use crate::operations::masking;
use crate::operations::my_fapiao::{Seen, fapiao_view};
use crate::operations::progress::{application_view, load_application_and_board};
use crate::operations::requests;
use crate::operations::standing::Unissued;
use crate::order::OrderMachine;
use crate::request::RequestMachine;
use crate::session::SessionMachine;
use crate::store::{
    Fact, Key, Lookup, MailQuery, MailRow, MailState, Position, Query, Row, Settlement,
};
use crate::title_book::TitleBookMachine;

/// Facts that are read in one go.
const FACTS: u32 = 500;

/// Every machine, for what is done to rows of all kinds.
macro_rules! machines {
    ($($machine:ident),*) => {
        const KINDS: &[&str] = &[$($machine::KIND),*];

        /// Whether the facts fold to the row (SPEC H1). `None` for a kind without history.
        fn adds_up(kind: &str, body: &str, facts: &[Fact]) -> Option<Result<bool, ()>> {
            match kind {
                $($machine::KIND => Some(folds::<$machine>(body, facts)),)*
                _ => None,
            }
        }
    };
}

machines!(
    AccountMachine,
    SessionMachine,
    GuardMachine,
    OrderMachine,
    BillMachine,
    ApplicationMachine,
    FapiaoMachine,
    RequestMachine,
    BoardMachine,
    TitleBookMachine
);

fn folds<M: Machine>(body: &str, facts: &[Fact]) -> Result<bool, ()> {
    let mut state = M::State::default();
    for fact in facts {
        M::evolve(
            &mut state,
            &serde_json::from_str::<M::Event>(&fact.event).map_err(|_| ())?,
        );
    }
    let row: M::State = serde_json::from_str(body).map_err(|_| ())?;
    Ok(row == state)
}

/// The facts of a row, oldest first.
///
/// # Errors
/// `row_not_found`; `out_of_range` as a problem of `limit`.
pub async fn history(
    io: Io,
    _ctx: Context,
    command: GetHistory,
) -> Result<Outcome<HistoryView>, Error> {
    let limit = command.limit.unwrap_or(100);
    if !(1..=1000).contains(&limit) {
        return Err(out_of_range("limit", 1, 1000));
    }
    let kind = known_kind(&command.kind)?;
    let facts = io
        .history(&Key::new(kind, command.id), command.after, limit)
        .await?;
    if facts.is_empty() && command.after == 0 {
        return Err(Code::RowNotFound.into());
    }
    Ok(Outcome::read(HistoryView { facts }))
}

fn known_kind(kind: &str) -> Result<&'static str, Error> {
    KINDS
        .iter()
        .find(|known| **known == kind)
        .copied()
        .ok_or_else(|| Problem::choice("kind", KINDS.iter().copied()).into())
}

/// Proves that the facts are whole and add up to the rows (SPEC H1). Goes through the store by pages.
///
/// # Errors
/// `row_not_found`; `invalid_input` for an unknown kind or cursor.
pub async fn verify(io: Io, _ctx: Context, command: Verify) -> Result<Outcome<VerifyView>, Error> {
    const MOST: u32 = 10_000;
    let limit = command.limit.unwrap_or(1000);
    if !(1..=MOST).contains(&limit) {
        return Err(out_of_range("limit", 1, MOST));
    }
    let mut view = VerifyView {
        sound: true,
        rows: 0,
        facts: 0,
        damage: Vec::new(),
        next: None,
    };
    if let Some(id) = &command.id {
        let kind = known_kind(command.kind.as_deref().unwrap_or_default())?;
        let row = io
            .rows(vec![Lookup::Key(Key::new(kind, id.as_str()))])
            .await?
            .pop()
            .flatten()
            .ok_or(Code::RowNotFound)?;
        verify_row(&io, &row, &mut view).await?;
        return Ok(Outcome::read(view));
    }
    let kinds = match &command.kind {
        Some(kind) => vec![known_kind(kind)?],
        None => KINDS.to_vec(),
    };
    // A cursor names the kind and the last id seen of it.
    let (mut kinds, mut after) = match &command.cursor {
        None => (kinds.as_slice(), None),
        Some(cursor) => {
            let (kind, id) = cursor
                .split_once('/')
                .ok_or_else(|| Error::problem("cursor", Code::BadCursor))?;
            let at = kinds
                .iter()
                .position(|known| *known == kind)
                .ok_or_else(|| Error::problem("cursor", Code::BadCursor))?;
            (kinds.get(at..).unwrap_or_default(), Some(id.to_owned()))
        }
    };
    let mut left = limit;
    while let [kind, rest @ ..] = kinds {
        let position = after.take().map(|id| Position {
            sort: String::new(),
            id,
        });
        let page = left.min(200);
        let listed = io
            .list(Query {
                kind: (*kind).into(),
                by: None,
                descending: false,
                after: position,
                limit: page,
            })
            .await?;
        let full = listed.len() == usize::try_from(page).unwrap_or(usize::MAX);
        for listed in &listed {
            verify_row(&io, &listed.row, &mut view).await?;
            after = Some(listed.row.key.id.clone());
        }
        left = left.saturating_sub(u32::try_from(listed.len()).unwrap_or(u32::MAX));
        if !full {
            kinds = rest;
            after = None;
        }
        if left == 0 && !kinds.is_empty() {
            view.next = kinds
                .first()
                .map(|kind| format!("{kind}/{}", after.unwrap_or_default()));
            break;
        }
    }
    Ok(Outcome::read(view))
}

async fn verify_row(io: &Io, row: &Row, view: &mut VerifyView) -> Result<(), Error> {
    let mut facts: Vec<Fact> = Vec::new();
    loop {
        let after = facts.last().map_or(0, |fact| fact.seq);
        let page = io.history(&row.key, after, FACTS).await?;
        let end = page.len() < usize::try_from(FACTS).unwrap_or(usize::MAX);
        facts.extend(page);
        if end {
            break;
        }
    }
    view.rows = view.rows.saturating_add(1);
    view.facts = view.facts.saturating_add(facts.len() as u64);
    if let Some((reason, seq)) = damage(row, &facts) {
        view.sound = false;
        view.damage.push(Damage {
            kind: row.key.kind.to_string(),
            id: row.key.id.clone(),
            reason: reason.to_owned(),
            seq,
        });
    }
    Ok(())
}

/// What is wrong with the facts of a row, and where.
pub fn damage(row: &Row, facts: &[Fact]) -> Option<(&'static str, u64)> {
    let mut previous = String::new();
    for (at, fact) in facts.iter().enumerate() {
        let expected = (at as u64).saturating_add(1);
        if fact.seq != expected {
            return Some(("missing_fact", expected));
        }
        if fact.digest != fact_digest(fact) {
            return Some(("changed_fact", fact.seq));
        }
        if fact.previous != previous {
            return Some(("broken_chain", fact.seq));
        }
        previous.clone_from(&fact.digest);
    }
    let last = facts.len() as u64;
    if row.version != last {
        return Some(("missing_fact", last.saturating_add(1)));
    }
    if row.digest != previous {
        return Some(("broken_chain", last));
    }
    match adds_up(&row.key.kind, &row.body, facts) {
        Some(Ok(true)) | None => None,
        Some(Ok(false)) => Some(("row_differs", last)),
        Some(Err(())) => Some(("unreadable", last)),
    }
}

/// Exports the whole case of an application: rows, documents, requests, mails, facts (SPEC H2). It shows personal data, so
/// the export is recorded (SPEC H3).
///
/// # Errors
/// `application_not_found`.
pub async fn export_case(
    io: Io,
    ctx: Context,
    command: ExportCase,
) -> Result<Outcome<CaseView>, Error> {
    let (mut application, board) = load_application_and_board(&io, &command.batch_number).await?;
    let submission = application
        .state()
        .submission
        .clone()
        .ok_or(Code::Internal)?;
    let mut keys = vec![application.key().clone()];

    let ids: Vec<&str> = submission
        .fapiao
        .iter()
        .map(|fapiao| fapiao.fapiao_id.as_str())
        .collect();
    let mut fapiao = io.load_all::<FapiaoMachine>(&ids).await?;
    let red: Vec<String> = fapiao
        .iter()
        .filter_map(|row| row.state().reversed_by.clone())
        .collect();
    fapiao.extend(
        io.load_all::<FapiaoMachine>(&red.iter().map(String::as_str).collect::<Vec<_>>())
            .await?,
    );
    keys.extend(fapiao.iter().map(|row| row.key().clone()));

    let ids: Vec<&str> = submission
        .bills
        .iter()
        .map(|share| share.bill_id.as_str())
        .collect();
    let bills = io.load_all::<BillMachine>(&ids).await?;
    keys.extend(bills.iter().map(|row| row.key().clone()));

    // Requests about the application, the one that it came from, and the splits that its bills were applied for with.
    let mut listed = io
        .list(by_index::<RequestMachine>(
            "application",
            command.batch_number.as_str(),
            false,
            None,
            1000,
        ))
        .await?
        .into_iter()
        .map(|listed| listed.row)
        .collect::<Vec<_>>();
    let mut others: Vec<String> = submission
        .reissue
        .iter()
        .map(|reissue| reissue.request.clone())
        .collect();
    others.extend(
        bills
            .iter()
            .filter_map(|bill| bill.state().plan.as_ref())
            .filter(|plan| plan.used_by.as_ref() == Some(&command.batch_number))
            .map(|plan| plan.request.clone()),
    );
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let others = io.rows_of::<RequestMachine>(&others).await?;
    listed.extend(others.into_iter().flatten());
    let requests = listed
        .into_iter()
        .map(Tracked::<RequestMachine>::from_row)
        .collect::<Result<Vec<_>, _>>()?;
    keys.extend(requests.iter().map(|row| row.key().clone()));

    let mut facts = Vec::new();
    let mut mails = Vec::new();
    for key in keys {
        loop {
            let after = facts
                .last()
                .filter(|fact: &&Fact| fact.key == key)
                .map_or(0, |fact| fact.seq);
            let page = io.history(&key, after, FACTS).await?;
            if page.is_empty() {
                break;
            }
            facts.extend(page);
        }
        let found = io
            .mails(MailQuery {
                about: Some(key),
                state: None,
                after: None,
                limit: 1000,
            })
            .await?;
        mails.extend(found.iter().map(mail_view));
    }
    let unissued = Unissued::load(&io, [application.state()]).await?;
    let state = application.state();
    let view = CaseView {
        exported_at: ctx.now,
        application: application_view(state, &board, ctx.now, "staff", &unissued)
            .ok_or(Code::Internal)?,
        fapiao: fapiao
            .iter()
            .filter_map(|row| fapiao_view(row.state(), &Seen::by_staff(&ctx, state)))
            .collect(),
        bills: bills
            .iter()
            .map(|row| {
                view(
                    row.state(),
                    row.state()
                        .application
                        .as_ref()
                        .filter(|batch| **batch == command.batch_number)
                        .map(|_| state),
                    &unissued,
                    "staff",
                )
            })
            .collect(),
        requests: requests
            .iter()
            .filter_map(|row| requests::view(row.state(), "staff"))
            .collect(),
        mails,
        facts,
    };
    application.apply(vec![ApplicationEvent::Revealed {
        reason: "export of the case".to_owned(),
    }]);
    let mut change = Change::new();
    change.put(&ctx, application)?;
    Ok(Outcome::write(change, view))
}

fn mail_view(row: &MailRow) -> MailView {
    let letter = serde_json::from_str::<Letter>(&row.mail.body).ok();
    MailView {
        mail: row.mail.id.clone(),
        template: letter
            .as_ref()
            .map(|letter| letter.template.name().to_owned())
            .unwrap_or_default(),
        to: letter
            .map(|letter| masking::email(letter.to.as_str()))
            .unwrap_or_default(),
        state: row.state,
        attempts: row.attempts,
        due: row.mail.due,
        error: row.error.clone(),
    }
}

/// The mails in a state, by id; above all those that were given up.
///
/// # Errors
/// Those of the store.
pub async fn mails(io: Io, ctx: Context, command: ListMails) -> Result<Outcome<MailPage>, Error> {
    let limit = page_size(&ctx, command.limit)?;
    let mut rows = io
        .mails(MailQuery {
            about: None,
            state: command.state,
            after: command.cursor,
            limit: limit.saturating_add(1),
        })
        .await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    let next = rows.last().filter(|_| more).map(|row| row.mail.id.clone());
    Ok(Outcome::read(Page {
        items: rows.iter().map(mail_view).collect(),
        next,
    }))
}

/// Has a mail sent again that was given up.
///
/// # Errors
/// `mail_not_found` unless there is such a mail and it was given up.
pub async fn requeue_mail(
    io: Io,
    ctx: Context,
    command: RequeueMail,
) -> Result<Outcome<MailView>, Error> {
    // Mails are listed by id, so the one wanted is the first that is not before it.
    let find = |rows: Vec<MailRow>| rows.into_iter().find(|row| row.mail.id == command.mail);
    let mut after = None;
    let row = loop {
        let rows = io
            .mails(MailQuery {
                about: None,
                state: Some(MailState::GaveUp),
                after,
                limit: 500,
            })
            .await?;
        let last = rows.last().map(|row| row.mail.id.clone());
        let end = rows.len() < 500;
        if let Some(row) = find(rows) {
            break row;
        }
        if end {
            return Err(Code::MailNotFound.into());
        }
        after = last;
    };
    io.settle(
        row.mail.id.clone(),
        row.attempts,
        Settlement::Retry {
            at: ctx.now,
            error: String::new(),
        },
    )
    .await?;
    let mut view = mail_view(&row);
    view.state = MailState::Waiting;
    view.due = ctx.now;
    view.error = None;
    Ok(Outcome::read(view))
}
