//! The five lines of README.md, which are cut out of here.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use fapiao::contract::{
    Buyer, BuyerKind, Delivery, FapiaoType, Medium, PaymentFeed, PaymentStatus,
};
use fapiao::{Desk, Fen};

// snippet: five lines
fn apply() -> Result<(), fapiao::Error> {
    let desk = fapiao::Desk::open("sqlite:desk.db")?;
    let me = desk.customer_by_reference("cust-7"); // your own login says who it is; desk.customer(session) uses the desk's
    let prepared = me.prepare(["PAY-2"])?; // a dry run: prefilled, what is wrong, exactly what would be issued
    let application = me.apply(prepared.draft)?;
    println!("{}", me.progress(&application.batch_number)?.promise.date);
    Ok(())
}
// end

fn payment(bill_id: &str) -> PaymentFeed {
    PaymentFeed {
        bill_id: bill_id.into(),
        order_number: format!("SO-{bill_id}"),
        customer_reference: Some("cust-7".into()),
        status: PaymentStatus::Completed,
        description: "Office365云服务".into(),
        amount_fen: Fen::parse_yuan("1280.00").unwrap(),
        paid_at: Some("2026-03-12T10:06:33+08:00".parse().unwrap()),
        ..PaymentFeed::default()
    }
}

#[test]
fn the_five_lines() {
    let folder = std::env::temp_dir().join(format!("fapiao-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // The only test of this process.
    std::env::set_current_dir(&folder).unwrap();
    let desk = Desk::open("sqlite:desk.db").unwrap();
    desk.platform()
        .feed([payment("PAY-1"), payment("PAY-2")])
        .unwrap();
    let me = desk.customer_by_reference("cust-7");
    let mut draft = me.prepare(["PAY-1"]).unwrap().draft;
    draft.fapiao_type = Some(FapiaoType::Normal);
    draft.medium = Some(Medium::Paper);
    draft.buyer = Buyer {
        kind: BuyerKind::Individual,
        title: "林小帆".into(),
        ..Buyer::default()
    };
    draft.delivery = Delivery {
        method: "yunda".into(),
        recipient: "林小帆".into(),
        phone: "021-55550188".into(),
        address: "上海市杨浦区示例路 88 号".into(),
        ..Delivery::default()
    };
    me.apply(draft).unwrap();
    apply().unwrap();
    let second = me.bill("PAY-2").unwrap();
    assert_eq!(second.label.zh, "未打印");
    drop(desk);
    std::fs::remove_dir_all(&folder).unwrap();
}
