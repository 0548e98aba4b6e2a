//! What a call by name with JSON in and out, which every door to another language makes, costs beside the same command
//! from Rust; in memory. `cargo bench --bench doors`
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing
)]

mod common;

use std::time::Instant as Stopwatch;

use common::{BILLS_OF_A_CUSTOMER, Bench, draft, median, payment};
use fapiao::contract::{Apply, Feed, ListBills};
use fapiao_core::operation::{Caller, Operation, Vouched};

const CUSTOMERS: usize = 400;

fn main() {
    let bench = Bench::in_memory();
    for number in 0..CUSTOMERS * BILLS_OF_A_CUSTOMER {
        let records = vec![payment(number, number / BILLS_OF_A_CUSTOMER)];
        bench.desk.platform().feed(Feed { records }).unwrap();
    }
    println!("microseconds a call, median of {CUSTOMERS}; memory, customer vouched for");
    println!("            from Rust   by name with JSON");
    compare(&bench, "bills", |_| ListBills::default());
    // Half of the bills are applied for one way, half the other.
    compare(&bench, "apply", |number| Apply {
        draft: draft(number),
    });
}

fn compare<O: Operation>(bench: &Bench, name: &str, command: impl Fn(usize) -> O) {
    let (mut by_rust, mut by_name) = (Vec::new(), Vec::new());
    for customer in 0..CUSTOMERS {
        let caller = Caller::Vouched(Vouched::from(format!("C-{customer:09}").as_str()));
        let first = customer * BILLS_OF_A_CUSTOMER;
        let (one, other) = (command(first), command(first + 1));
        let input = serde_json::to_string(&other).unwrap();
        let begun = Stopwatch::now();
        bench.desk.run(&caller, one, None).unwrap();
        by_rust.push(begun.elapsed().as_secs_f64() * 1e6);
        let begun = Stopwatch::now();
        bench.desk.call(&caller, O::NAME, &input, None).unwrap();
        by_name.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    println!("{name:10}{:11.1}{:20.1}", median(by_rust), median(by_name));
}
