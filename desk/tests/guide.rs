//! The code of docs/guide.md, so that it compiles and does what the page says. `cargo xtask generate` copies it there.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "what a reader would write in a first try"
)]

use std::sync::Arc;

use fapiao::contract::*;
use fapiao::{
    Desk, Fen, Instant, ManualClock, PasswordCost, RenderedMail, TransportError, Vouched,
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// In a folder of its own, with the policy of docs/ in it.
fn in_a_fresh_folder() -> Result<std::path::PathBuf, std::io::Error> {
    let folder = std::env::temp_dir().join(format!("fapiao-guide-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/policy.example.toml");
    std::fs::copy(example, folder.join("policy.toml"))?;
    std::env::set_current_dir(&folder)?;
    Ok(folder)
}

#[test]
fn guide() -> Outcome {
    let folder = in_a_fresh_folder()?;
    open()?;
    policy_file()?;
    journey()?;
    std::env::set_current_dir(std::env::temp_dir())?;
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

fn open() -> Outcome {
    // snippet: open
    let desk = Desk::open("sqlite:desk.db")?;
    // end
    assert!(desk.store().load(&[])?.is_empty());
    Ok(())
}

fn policy_file() -> Outcome {
    // snippet: policy
    let desk = Desk::builder()
        .policy_file("policy.toml")?
        .open("sqlite:desk.db")?;
    println!("{}", desk.policy().support.phone);
    // end
    assert_eq!(desk.policy().name, "example");
    assert_eq!(desk.policy().deadlines.promise_working_days, 3);
    Ok(())
}

fn journey() -> Outcome {
    // snippet: clock
    let clock = Arc::new(ManualClock::new("2026-03-12T10:00:00+08:00".parse()?));
    let desk = Desk::builder()
        .clock(clock.clone())
        .password_cost(PasswordCost::CheapForTestsOnly)
        .open("memory:")?;
    // end
    assert_eq!(desk.now(), "2026-03-12T02:00:00Z".parse::<Instant>()?);

    // snippet: feed
    let payment = |bill: &str, order: &str, yuan: &str| {
        FeedRecord::Payment(Box::new(PaymentFeed {
            bill_id: bill.into(),
            order_number: order.into(),
            customer_reference: Some("cust-7".into()),
            status: PaymentStatus::Completed,
            description: "Office365云服务".into(),
            amount_fen: Fen::parse_yuan(yuan).unwrap(),
            paid_at: "2026-03-11T09:30:00+08:00".parse().ok(),
            method: "wechat_pay".into(),
            payer: "云帆信息技术（上海）有限公司".into(),
            ..PaymentFeed::default()
        }))
    };
    let report = desk.platform().feed(Feed {
        records: vec![
            payment("PAY-1", "SO-1", "1280.00"),
            payment("PAY-2", "SO-2", "640.00"),
            payment("PAY-3", "SO-3", "99.99"),
        ],
    })?;
    assert_eq!((report.accepted, report.rejected.len()), (3, 0));
    // end

    // snippet: register
    desk.register(Register {
        order_number: "SO-1".into(),
        email: "lin@example.com".into(),
        password: "three-small-fish".into(),
        password_repeat: "three-small-fish".into(),
        locale: Some(Locale::En),
        ..Register::default()
    })?;
    // end

    // snippet: mails
    let mut inbox: Vec<RenderedMail> = Vec::new();
    let mut transport = |_id: &str, mail: &RenderedMail| -> Result<(), TransportError> {
        inbox.push(mail.clone()); // here: hand it to your mail server, with `_id` as its Message-ID
        Ok(())
    };
    let delivered = desk.system().deliver_due(100, &mut transport)?;
    assert_eq!(delivered.sent, 1);
    // end

    // snippet: activate
    let text = &inbox[0].text; // "… open this link: https://…/activate?token=…"
    let token = text.split("token=").nth(1).unwrap();
    let token = token.split_whitespace().next().unwrap();
    desk.activate(Activate {
        token: token.into(),
    })?;

    let session = desk.sign_in(SignIn {
        email: "lin@example.com".into(),
        password: "three-small-fish".into(),
    })?;
    let me = desk.customer(session.token);
    // end
    assert_eq!(me.me(Me {})?.orders, ["SO-1"]);

    // snippet: vouch
    let guest = desk.customer_by_reference(Vouched {
        customer_reference: "cust-7".into(),
        email: Some("lin@example.com".into()),
        locale: Some(Locale::En),
    });
    // end
    assert_eq!(guest.bills(ListBills::default())?.items.len(), 3);

    // snippet: bills
    for bill in me.bills(ListBills::default())?.items {
        println!(
            "{}  {}  {} yuan left  {:?}",
            bill.bill_id, bill.label.en, bill.available.available_fen, bill.allowed
        );
    }
    // end

    // snippet: prepare
    let mut prepared = me.prepare(["PAY-1"])?;
    for problem in &prepared.problems {
        println!("{}: {}", problem.path, problem.en); // "buyer.title: is required" …
    }
    prepared.draft.fapiao_type = Some(FapiaoType::Special);
    prepared.draft.medium = Some(Medium::Paper);
    prepared.draft.buyer = Buyer {
        kind: BuyerKind::Enterprise,
        title: "云帆信息技术（上海）有限公司".into(),
        tax_id: "91310110MAJ5TU2T65".into(),
        address: "上海市杨浦区示例路 88 号 5 层".into(),
        phone: "021-55550188".into(),
        bank: "示例银行上海杨浦支行".into(),
        bank_account: "121900000010901".into(),
        ..Buyer::default()
    };
    prepared.draft.delivery = Delivery {
        method: "yunda".into(),
        recipient: "林小帆".into(),
        phone: "021-55550188".into(),
        address: "上海市杨浦区示例路 88 号 5 层 财务部".into(),
        ..Delivery::default()
    };
    let prepared = me.prepare(prepared.draft)?;
    assert!(prepared.ready);
    println!(
        "{} fapiao over {} yuan, mailed by {}",
        prepared.fapiao.len(),
        prepared.gross_fen,
        prepared.promise.date
    );
    // end

    // snippet: apply
    let application = me.once("web-form-4711").apply(prepared.draft)?;
    println!("{}: {}", application.batch_number, application.label.zh); // G20260312_1000001234: 未打印
    // end
    assert_eq!(application.promise.date.to_string(), "2026-03-16");

    // snippet: issue
    let clerk = desk.staff("Zhou Min");
    let queue = clerk.queue(Queue::default())?;
    let batch = &queue.items[0].application.batch_number;
    for fapiao in &queue.items[0].to_issue {
        // printed in the tax bureau's own system, then recorded here: code and number
        clerk.issue(Issue::new(
            &fapiao.fapiao_id,
            Some("031002600111"),
            "10000001",
        ))?;
    }
    clerk.mail(MailOut {
        batch_number: batch.clone(),
        carrier: "韵达快递".into(),
        waybill: "4312876509931".into(),
    })?;
    // end

    // snippet: progress
    let progress = me.progress(&application.batch_number)?;
    println!("stage {} of {}", progress.stage, progress.stages);
    for step in &progress.timeline {
        println!("{}  {}", step.at, step.text.en);
    }
    me.confirm_receipt(&application.batch_number)?;
    // end
    assert_eq!((progress.stage, progress.stages), (4, 4));

    // snippet: split
    let contact = Contact {
        family_name: "林".into(),
        given_name: "小帆".into(),
        phone: "13800000000".into(),
        email: "lin@example.com".into(),
        ..Contact::default()
    };
    let part = |share| SplitPart {
        share: Some(share),
        ..SplitPart::default()
    };
    let request = me.open_request(OpenRequest {
        kind: RequestKind::Split,
        bill_id: Some("PAY-2".into()),
        contact: contact.clone(),
        parts: vec![part(1), part(2)], // a third and two thirds, to the fen
        ..OpenRequest::default()
    })?;
    clerk.approve_request(&request.request)?;
    let prepared = me.prepare(["PAY-2"])?; // buyer and delivery are filled in from the last time
    assert_eq!(prepared.fapiao.len(), 2);
    me.apply(prepared.draft)?;
    // end

    // snippet: reissue
    let request = me.open_request(OpenRequest {
        kind: RequestKind::Reissue,
        batch_number: Some(application.batch_number.clone()),
        contact,
        change: Some(ReissueChange {
            fapiao_type: Some(FapiaoType::Normal),
            ..ReissueChange::default()
        }),
        ..OpenRequest::default()
    })?;
    clerk.approve_request(&request.request)?;
    clerk.record_return(RecordReturn {
        request: request.request.clone(),
        condition: OriginalCondition::Complete,
        ..RecordReturn::default()
    })?;
    let request = clerk.void(&request.request)?; // in another month: clerk.issue_red(…)
    let new_batch = request.new_batch_number.unwrap();
    let new = clerk.application(&new_batch)?.fapiao.remove(0);
    clerk.issue(Issue::new(new.fapiao_id, Some("031002600104"), "20000007"))?;
    // end
    let old = me.progress(&application.batch_number)?;
    assert_eq!(old.status, ApplicationStatus::Replaced);

    // snippet: errors
    match me.cancel(&application.batch_number) {
        Err(error) if error.code() == "illegal_transition" => {
            println!("{} — {}", error.en, error.advice_en);
            println!("{:?} retry: {:?}", error.kind(), error.retry);
        }
        other => println!("{other:?}"),
    }
    // end
    assert!(me.cancel(&application.batch_number).is_err());

    // snippet: deadlines
    clerk.mail(MailOut {
        batch_number: new_batch.clone(),
        carrier: "韵达快递".into(),
        waybill: "4312876509993".into(),
    })?;
    clock.set("2026-04-20T09:00:00+08:00".parse()?);
    let done = desk.system().run_deadlines(RunDeadlines::default())?;
    assert_eq!(done.received, 1); // after so many days, receipt is taken for granted
    // end

    // snippet: verify
    let verified = clerk.verify_all()?;
    assert!(verified.sound);
    let case = clerk.export_case(&application.batch_number)?;
    println!("{} facts", case.facts.len());
    // end
    assert!(!case.facts.is_empty());

    // snippet: call
    let answer = desk.call(&fapiao::Caller::Public, "support", r#"{}"#, None)?;
    println!("{answer}"); // {"phone":"(86) 400-089-0365", …}
    // end
    assert!(answer.contains("phone"));
    Ok(())
}
