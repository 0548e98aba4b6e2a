//! What the commonest decisions cost, in memory: decide, then evolve. `cargo bench -p fapiao-core`
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use criterion::{Criterion, criterion_group, criterion_main};
use fapiao_core::application::{
    self, ApplicationEvent, ApplicationMachine, ApplicationState, FapiaoRef, Submission,
};
use fapiao_core::bill::{self, BillEvent, BillMachine, BillState, Intake, Payment, PaymentStatus};
use fapiao_core::contract::{
    BillShare, Buyer, Delivery, Draft, FapiaoType, Locale, Medium, PromiseView, Purpose,
};
use fapiao_core::draft;
use fapiao_core::error::Problems;
use fapiao_core::machine::Machine;
use fapiao_core::policy::{DeliveryKind, Freight, Policy};
use fapiao_core::time::Instant;
use fapiao_core::value::{Fen, capitals};

fn now() -> Instant {
    "2026-03-12T02:06:33.000Z".parse().unwrap()
}

fn payment() -> Payment {
    Payment {
        version: 1,
        status: PaymentStatus::Completed,
        order_number: "SO-1".to_owned(),
        customer_reference: Some("C-1".to_owned()),
        seller: "21vianet".to_owned(),
        description: "Office365云服务".to_owned(),
        amount_fen: Fen::new(128_000).unwrap(),
        voucher_fen: Fen::ZERO,
        paid_at: now(),
        method: "wechat_pay".to_owned(),
        payer: String::new(),
        billing_month: "2026-03".to_owned(),
        tax_code: None,
        rate: None,
        lines: Vec::new(),
    }
}

fn open_bill() -> BillState {
    let mut bill = BillState::default();
    BillMachine::evolve(
        &mut bill,
        &BillEvent::PaymentRecorded {
            bill_id: "PAY-1".to_owned(),
            payment: Box::new(payment()),
        },
    );
    bill
}

fn draft() -> Draft {
    Draft {
        bills: vec!["PAY-1".to_owned()],
        fapiao_type: Some(FapiaoType::Special),
        medium: Some(Medium::Paper),
        buyer: Buyer {
            title: "示例科技（上海）有限公司".to_owned(),
            tax_id: "914406060621766268".to_owned(),
            address: "上海市浦东新区示例路1号".to_owned(),
            phone: "021-12345678".to_owned(),
            bank: "示例银行上海分行".to_owned(),
            bank_account: "1234567890123456".to_owned(),
            ..Buyer::default()
        },
        delivery: Delivery {
            method: "yunda".to_owned(),
            recipient: "张示例".to_owned(),
            phone: "021-12345678".to_owned(),
            address: "上海市浦东新区示例路1号".to_owned(),
            ..Delivery::default()
        },
        ..Draft::default()
    }
}

fn issued() -> ApplicationState {
    let fapiao = FapiaoRef {
        fapiao_id: "G-1".to_owned(),
        gross_fen: Fen::new(128_000).unwrap(),
        number: None,
        issued_on: None,
        reversed_for: None,
        replaced_by: None,
    };
    let submission = Submission {
        batch_number: "G20260312_1006331234".to_owned(),
        owner: "reference:C-1".to_owned(),
        references: vec!["C-1".to_owned()],
        seller: "21vianet".to_owned(),
        bills: vec![BillShare {
            bill_id: "PAY-1".to_owned(),
            amount_fen: Fen::new(128_000).unwrap(),
        }],
        fapiao: vec![fapiao],
        fapiao_type: FapiaoType::Special,
        medium: Medium::Paper,
        buyer: draft().buyer,
        delivery: draft().delivery,
        delivery_kind: DeliveryKind::Courier,
        freight: Freight::Sender,
        purpose: Purpose::Accounting,
        remark: String::new(),
        gross_fen: Fen::new(128_000).unwrap(),
        submitted_at: now(),
        promise: PromiseView {
            date: now().china_date(),
            until: now(),
            provisional: false,
        },
        notify: None,
        locale: Locale::Zh,
        reissue: None,
    };
    let mut state = ApplicationState::default();
    let issued = ApplicationEvent::FapiaoIssued {
        fapiao: "G-1".to_owned(),
        number: "06655764".to_owned(),
        issued_on: now().china_date(),
        at: now(),
    };
    for event in [ApplicationEvent::Applied(Box::new(submission)), issued] {
        ApplicationMachine::evolve(&mut state, &event);
    }
    state
}

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decide and evolve");
    group.bench_function("record a payment", |bencher| {
        bencher.iter(|| {
            let mut bill = BillState::default();
            let Intake::Accepted(event) =
                bill::record_payment(&bill, "PAY-1", payment(), now()).unwrap()
            else {
                return bill;
            };
            BillMachine::evolve(&mut bill, &event);
            bill
        });
    });
    group.bench_function("reserve a bill", |bencher| {
        bencher.iter_batched_ref(
            open_bill,
            |bill| {
                let parts = vec![("G-1".to_owned(), bill.available())];
                let events = bill::reserve(bill, "G", parts).unwrap();
                events
                    .iter()
                    .for_each(|event| BillMachine::evolve(bill, event));
            },
            criterion::BatchSize::SmallInput,
        );
    });
    group.bench_function("check a draft", |bencher| {
        let (policy, draft, today) = (Policy::default(), draft(), now().china_date());
        bencher.iter(|| {
            let mut problems = Problems::new();
            let checked = draft::check(&policy, &draft, today, &mut problems).is_some();
            assert!(checked);
        });
    });
    group.bench_function("plan a fapiao", |bencher| {
        let (policy, bill, buyer) = (Policy::default(), open_bill(), draft().buyer);
        bencher.iter(|| draft::plan(&policy, &[&bill], &buyer, false, &policy.sellers[0]).unwrap());
    });
    group.bench_function("mail an application", |bencher| {
        bencher.iter_batched_ref(
            issued,
            |state| {
                let events = application::mail(
                    state,
                    "韵达快递".to_owned(),
                    "YD000000000001".to_owned(),
                    now(),
                )
                .unwrap();
                events
                    .iter()
                    .for_each(|event| ApplicationMachine::evolve(state, event));
            },
            criterion::BatchSize::SmallInput,
        );
    });
    group.bench_function("amount in capitals", |bencher| {
        let amount = Fen::new(12_345_678_901).unwrap();
        bencher.iter(|| capitals(amount));
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
