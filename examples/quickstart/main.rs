//! A day at a fapiao desk (发票服务台), from the statement that a seller downloads to the fapiao in the customer's hands.
//!
//! `cargo run --example quickstart [DATABASE] [STATEMENT ...]`
//!
//! `main` reads like the journey. What the people in it do is in [`seller`], [`customer`] and [`clerk`]; how it looks
//! on a terminal is in [`tables`].

#[macro_use]
mod terminal;

mod arguments;
mod clerk;
mod customer;
mod inbox;
mod seller;
mod tables;

use fapiao::Desk;

use crate::arguments::Command;
use crate::clerk::Clerk;
use crate::customer::Shopper;
use crate::inbox::Inbox;
use crate::tables::chapter;

/// Why the journey ended early: a refusal of the desk, or a file that cannot be read.
struct Failure(Box<dyn std::error::Error>);

type Outcome<T> = Result<T, Failure>;

impl<E: Into<Box<dyn std::error::Error>>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// `main` shows its error by `Debug`; people want it in words.
impl std::fmt::Debug for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, f)
    }
}

fn main() -> Outcome<()> {
    let (database, statements) = match Command::read()? {
        Command::Help(text) => {
            say!("{text}");
            return Ok(());
        }
        Command::Run {
            database,
            statements,
        } => (database, statements),
    };
    let desk = Desk::open(&format!("sqlite:{}", database.display()))?;
    let mut inbox = Inbox::default();
    let mut clerk = Clerk::new(&desk, "Zhou Min");

    chapter("The seller's statements", "账单导入");
    let orders = seller::import(&desk, &statements)?;

    chapter("Register, activate, sign in", "注册、激活、登录");
    let shopper = Shopper::register(&desk, &mut inbox, &orders)?;
    seller::announce_unpaid_record(&desk, shopper.order_number())?;
    shopper.add_orders(&orders)?;

    chapter("My bills", "我的账单");
    let [largest, shared, extra] = shopper.choose_bills()?;

    chapter(
        "Apply for a special paper fapiao",
        "申请增值税专用发票（纸质）",
    );
    shopper.look_before_applying(&largest)?;
    shopper.apply_wrongly(&largest)?;
    let first = shopper.apply_for_special(&largest)?;

    chapter("One bill, two titles: a split", "按抬头拆分账单");
    let split = shopper.ask_for_split(&shared)?;
    clerk.approve(&split)?;
    let second = shopper.apply_for_split(&shared)?;
    inbox.collect(&desk)?;

    chapter("The clerk's day", "服务中心：开票与寄送");
    clerk.show_queue()?;
    clerk.mistype_and_repair(&first)?;
    clerk.issue(&first)?;
    clerk.issue(&second)?;
    clerk.mail(&first, "顺丰速运", "SF1402879351126")?;
    clerk.mail(&second, "韵达快递", "4312876509931")?;
    inbox.collect(&desk)?;

    chapter("How far is it?", "查询进度");
    shopper.show_progress(&first)?;
    let question = shopper.ask_where_it_is(&second)?;
    clerk.answer(&question, "韵达显示明日派送 / Yunda delivers tomorrow")?;
    shopper.confirm_receipt(&second)?;

    chapter("Changed my mind", "取消申请");
    shopper.apply_and_cancel(&extra)?;

    chapter("May we pay this back?", "能否退款");
    clerk.may_refund(&largest)?;
    clerk.may_refund(&extra)?;

    chapter("A new title on an issued fapiao", "换开：更换抬头");
    let reissue = shopper.ask_for_reissue(&first)?;
    clerk.approve(&reissue)?;
    clerk.record_return(&reissue)?;
    clerk.may_refund(&largest)?;
    let replacement = clerk.void_or_reverse(&reissue)?;
    clerk.issue(&replacement)?;
    clerk.mail(&replacement, "顺丰速运", "SF1402879351993")?;
    inbox.collect(&desk)?;
    shopper.show_progress(&first)?;
    shopper.show_progress(&replacement)?;

    chapter("What the customer sees in the end", "我的账单与我的发票");
    shopper.show_bills()?;
    shopper.show_fapiao()?;

    chapter("The record", "留痕与导出");
    clerk.verify()?;
    clerk.export_case(&replacement, &database.with_extension("case.json"))?;

    chapter("For finance staff: the file in SQL", "用 SQL 查询");
    tables::queries(&database);
    Ok(())
}
