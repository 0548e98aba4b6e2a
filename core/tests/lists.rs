//! Pages of filtered lists: full as far as there are rows, and bounded in what a call looks at (SPEC B10).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::*;
use fapiao_core::operation::Caller;
use serde_json::{Value, json};

/// Many bills of one customer, of which the two that are listed last are applied for.
fn many(count: u64) -> (Desk, Caller) {
    let desk = Desk::new();
    for piece in (0..count).collect::<Vec<_>>().chunks(200) {
        let records = piece
            .iter()
            .map(|at| payment(&id(*at), "C1", 1, 1000 + *at as i64));
        desk.feed(records.collect());
    }
    let me = customer("C1");
    desk.apply(&me, draft(&[&id(0), &id(1)], "yunda"));
    (desk, me)
}

fn id(at: u64) -> String {
    format!("B{at:05}")
}

fn ids(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap();
    items.iter().map(|item| text(&item["bill_id"])).collect()
}

#[test]
fn b10_a_filtered_page_is_full_though_its_rows_lie_far_apart() {
    let (desk, me) = many(300);
    let page = desk.must(&me, "bills", json!({ "stage": "not_printed", "limit": 2 }));
    assert_eq!(ids(&page), [id(1), id(0)]);
    let page = desk.must(&me, "bills", json!({ "max_fen": 1002, "limit": 2 }));
    assert_eq!(ids(&page), [id(2), id(1)]);
    let rest = json!({ "max_fen": 1002, "limit": 2, "cursor": page["next"] });
    let page = desk.must(&me, "bills", rest);
    assert_eq!((ids(&page), &page["next"]), (vec![id(0)], &Value::Null));
    let fapiao = desk.must(&me, "fapiao", json!({ "status": "planned", "limit": 1 }));
    let first = text(&fapiao["items"][0]["fapiao_id"]);
    let rest = json!({ "status": "planned", "limit": 1, "cursor": fapiao["next"] });
    let fapiao = desk.must(&me, "fapiao", rest);
    assert_ne!(text(&fapiao["items"][0]["fapiao_id"]), first);
}

#[test]
fn b10_a_call_looks_at_a_thousand_rows_and_says_where_to_go_on() {
    let (desk, me) = many(1200);
    let page = desk.must(&me, "bills", json!({ "stage": "not_printed", "limit": 20 }));
    assert!(ids(&page).is_empty());
    let rest = json!({ "stage": "not_printed", "limit": 20, "cursor": page["next"] });
    let page = desk.must(&me, "bills", rest);
    assert_eq!(
        (ids(&page), &page["next"]),
        (vec![id(1), id(0)], &Value::Null)
    );
}

/// Whatever the page, walking through a filtered list meets every row once.
#[test]
fn b10_no_row_is_lost_or_told_twice_between_pages() {
    let (desk, me) = many(130);
    for limit in [1, 3, 7, 64, 128, 200] {
        let mut seen = Vec::new();
        let mut cursor = Value::Null;
        loop {
            let input =
                json!({ "min_fen": 1005, "max_fen": 1120, "limit": limit, "cursor": cursor });
            let page = desk.must(&me, "bills", input);
            seen.extend(ids(&page));
            match page.get("next") {
                Some(next) => cursor = next.clone(),
                None => break,
            }
        }
        let expected: Vec<String> = (5..=120).rev().map(id).collect();
        assert_eq!(seen, expected, "{limit}");
    }
}
