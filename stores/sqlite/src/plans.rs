//! No list may ever sort or scan: its cost is that of its page, however many rows there are.

use fapiao_core::store::{IndexRange, Key, MailQuery, MailState, Position, Query};
use rusqlite::{Connection, ToSql};

use crate::list::Select;
use crate::{list, mail, read, schema};

fn plan(connection: &Connection, sql: &str, bound: &[&dyn ToSql]) -> String {
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let lines = statement
        .query_map(bound, |row| row.get::<_, String>(3))
        .unwrap();
    lines
        .map(Result::unwrap)
        .collect::<Vec<String>>()
        .join("; ")
}

fn file() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    schema::bring_up_to_date(&connection, schema::Standing::Empty).unwrap();
    connection
}

fn plan_of(connection: &Connection, select: &Select<'_>) -> String {
    plan(connection, &select.sql, &select.bound)
}

#[test]
fn lists_read_one_range_of_one_index() {
    let file = file();
    let text = |text: &str| Some(text.to_owned());
    let after = Some(Position {
        sort: "s".to_owned(),
        id: "i".to_owned(),
    });
    for descending in [false, true] {
        for after in [None, after.clone()] {
            for (from, to) in [
                (None, None),
                (text("a"), None),
                (None, text("z")),
                (text("a"), text("z")),
            ] {
                let ranged = from.is_some() || to.is_some();
                let by = IndexRange {
                    name: "by".into(),
                    value: "v".to_owned(),
                    from,
                    to,
                };
                let query = Query {
                    kind: "bill".into(),
                    by: Some(by),
                    descending,
                    after: after.clone(),
                    limit: 20,
                };
                let plan = plan_of(&file, &list::select(&query));
                assert!(
                    plan.starts_with("SEARCH e USING PRIMARY KEY (kind=? AND name=? AND value=?"),
                    "{plan}"
                );
                assert!(
                    plan.ends_with(
                        "SEARCH r USING INDEX sqlite_autoindex_rows_1 (kind=? AND id=?)"
                    ),
                    "{plan}"
                );
                assert!(!plan.contains("SCAN") && !plan.contains("TEMP"), "{plan}");
                assert_eq!(
                    plan.contains("sort>") || plan.contains("sort<") || plan.contains("(sort,id)"),
                    ranged || after.is_some(),
                    "{plan}"
                );
            }
            let query = Query {
                kind: "bill".into(),
                by: None,
                descending,
                after: after.clone(),
                limit: 20,
            };
            let wanted = match (after.is_some(), descending) {
                (false, _) => "SEARCH rows USING INDEX sqlite_autoindex_rows_1 (kind=?)",
                (true, false) => {
                    "SEARCH rows USING INDEX sqlite_autoindex_rows_1 (kind=? AND id>?)"
                }
                (true, true) => "SEARCH rows USING INDEX sqlite_autoindex_rows_1 (kind=? AND id<?)",
            };
            assert_eq!(plan_of(&file, &list::select(&query)), wanted);
        }
    }
}

#[test]
fn a_page_starts_at_its_position() {
    let file = file();
    let by = IndexRange {
        name: "by".into(),
        value: "v".to_owned(),
        from: Some("a".to_owned()),
        to: Some("z".to_owned()),
    };
    let after = Some(Position {
        sort: "s".to_owned(),
        id: "i".to_owned(),
    });
    let mut query = Query {
        kind: "bill".into(),
        by: Some(by),
        descending: false,
        after,
        limit: 20,
    };
    let up = plan_of(&file, &list::select(&query));
    assert!(
        up.contains("(kind=? AND name=? AND value=? AND (sort,id)>(?,?) AND sort<?)"),
        "{up}"
    );
    query.descending = true;
    let down = plan_of(&file, &list::select(&query));
    assert!(down.contains("AND sort>? AND (sort,id)<(?,?))"), "{down}");
}

#[test]
fn rows_and_facts_are_found_by_their_keys() {
    let file = file();
    for sql in [read::BY_KEY, read::BY_CLAIM, read::HISTORY] {
        let arguments = vec![&1 as &dyn ToSql; sql.matches('?').count()];
        let plan = plan(&file, sql, &arguments);
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP"), "{plan}");
    }
}

#[test]
fn mails_are_found_by_an_index() {
    let file = file();
    for sql in [mail::ANY_DUE, mail::DUE] {
        let plan = plan(
            &file,
            sql,
            &vec![&1 as &dyn ToSql; sql.matches('?').count()],
        );
        assert!(
            plan.contains("SEARCH mails USING")
                && plan.contains("INDEX mails_due (due<?)")
                && !plan.contains("TEMP"),
            "{plan}"
        );
    }
    for state in [
        None,
        Some(MailState::Waiting),
        Some(MailState::Sent),
        Some(MailState::GaveUp),
    ] {
        for after in [None, Some("m".to_owned())] {
            let about = Some(Key::new("bill", "a"));
            let of_row = plan_of(
                &file,
                &mail::select(&MailQuery {
                    about,
                    state,
                    after: after.clone(),
                    limit: 9,
                }),
            );
            assert!(
                of_row.starts_with(
                    "SEARCH mails USING INDEX mails_about (about_kind=? AND about_id=?"
                ),
                "{of_row}"
            );
            let of_all = plan_of(
                &file,
                &mail::select(&MailQuery {
                    about: None,
                    state,
                    after,
                    limit: 9,
                }),
            );
            let open = matches!(state, Some(MailState::Waiting | MailState::GaveUp));
            assert_eq!(
                of_all.contains("INDEX mails_open (state=?"),
                open,
                "{of_all}"
            );
            assert!(
                !of_row.contains("TEMP") && !of_all.contains("TEMP"),
                "{of_row}; {of_all}"
            );
        }
    }
}
