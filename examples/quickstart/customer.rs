//! What the customer does.

use fapiao::contract::{
    Activate, AddOrder, ApplicationView, BillView, Buyer, BuyerKind, Contact, Delivery, Draft,
    FapiaoType, ListBills, ListFapiao, Locale, Medium, OpenRequest, Register, ReissueChange,
    RequestKind, SignIn, SplitPart,
};
use fapiao::{Code, Customer, Desk, Fen};

use crate::Outcome;
use crate::inbox::Inbox;
use crate::tables::{self, both, yuan};

const EMAIL: &str = "lin@yunfan.example";
const PASSWORD: &str = "three-small-fish";
/// So many orders of the statement are this customer's.
const ORDERS: usize = 6;

/// A customer who signed in.
pub(crate) struct Shopper {
    desk: Desk,
    me: Customer,
    order_number: String,
}

/// The buyer that most fapiao are for, with all that a special one needs (SPEC Y1).
fn company() -> Buyer {
    Buyer {
        kind: BuyerKind::Enterprise,
        title: "云帆信息技术（上海）有限公司".to_owned(),
        tax_id: "91310110MAJ5TU2T65".to_owned(),
        address: "上海市杨浦区示例路 88 号 5 层".to_owned(),
        phone: "021-55550188".to_owned(),
        bank: "示例银行上海杨浦支行".to_owned(),
        bank_account: "121900000010901".to_owned(),
        ..Buyer::default()
    }
}

/// Its sister company, for the second half of a split.
fn sister() -> Buyer {
    Buyer {
        title: "云帆教育科技（苏州）有限公司".to_owned(),
        tax_id: "913101153176891841".to_owned(),
        ..company()
    }
}

fn courier(method: &str) -> Delivery {
    Delivery {
        method: method.to_owned(),
        recipient: "林小帆".to_owned(),
        phone: "021-55550188".to_owned(),
        mobile: "13800000000".to_owned(),
        address: "上海市杨浦区示例路 88 号 5 层 财务部".to_owned(),
        ..Delivery::default()
    }
}

fn contact() -> Contact {
    Contact {
        family_name: "林".to_owned(),
        given_name: "小帆".to_owned(),
        phone: "13800000000".to_owned(),
        email: EMAIL.to_owned(),
        ..Contact::default()
    }
}

impl Shopper {
    /// Registers with an order number, follows the mailed link and signs in.
    pub(crate) fn register(desk: &Desk, inbox: &mut Inbox, orders: &[String]) -> Outcome<Self> {
        let order_number = orders
            .first()
            .ok_or("the last statement has no orders")?
            .clone();
        let registration = desk.register(Register {
            order_number: order_number.clone(),
            email: EMAIL.to_owned(),
            password: PASSWORD.into(),
            password_repeat: PASSWORD.into(),
            locale: Some(Locale::En),
            ..Register::default()
        })?;
        say!(
            "Registered with order 订单号 {}; the link lives until {}.",
            registration.order_number,
            tables::clock(registration.expires_at)
        );
        let sign_in = || SignIn {
            email: EMAIL.to_owned(),
            password: PASSWORD.into(),
        };
        if let Err(error) = desk.sign_in(sign_in()) {
            say!("Signing in before that is refused 未激活: {error}.");
        }
        desk.activate(Activate {
            token: inbox.follow_link(desk)?.into(),
        })?;
        let session = desk.sign_in(sign_in())?;
        say!(
            "Activated and signed in 已登录, until {}.",
            tables::clock(session.expires_at)
        );
        Ok(Self {
            desk: desk.clone(),
            me: desk.customer(session.token),
            order_number,
        })
    }

    /// The order number that the account was registered with.
    pub(crate) fn order_number(&self) -> &str {
        &self.order_number
    }

    /// Adds the other orders to the account (SPEC A14).
    pub(crate) fn add_orders(&self, orders: &[String]) -> Outcome<()> {
        for order_number in orders.iter().take(ORDERS).skip(1) {
            let added = self.me.add_order(AddOrder {
                order_number: order_number.clone(),
                ..AddOrder::default()
            });
            match added {
                Err(error) if error.is(Code::OrderNotFound) => {
                    say!("{order_number}: {} {}", error.en, error.advice_en);
                }
                other => drop(other?),
            }
        }
        let account = self.me.me(fapiao::contract::Me {})?;
        say!("Orders of the account 我的订单:");
        for three in account.orders.chunks(3) {
            say!("  {}", three.join("  "));
        }
        Ok(())
    }

    /// Shows the bills.
    pub(crate) fn show_bills(&self) -> Outcome<Vec<BillView>> {
        let bills = self.me.bills(ListBills::default())?;
        tables::bills(&self.desk, &bills.items, &bills.missing);
        Ok(bills.items)
    }

    /// The three bills with the most left to invoice.
    pub(crate) fn choose_bills(&self) -> Outcome<[String; 3]> {
        let mut bills = self.show_bills()?;
        bills.retain(|bill| bill.allowed.iter().any(|action| action == "apply"));
        bills.sort_by_key(|bill| std::cmp::Reverse(bill.available.available_fen));
        let mut ids = bills.into_iter().map(|bill| bill.bill_id);
        match (ids.next(), ids.next(), ids.next()) {
            (Some(first), Some(second), Some(third)) => Ok([first, second, third]),
            _ => Err("the journey needs three bills with something left to invoice".into()),
        }
    }

    /// A dry run with nothing filled in: what is on offer, and what is still needed (SPEC P1).
    pub(crate) fn look_before_applying(&self, bill: &str) -> Outcome<()> {
        let prepared = self.me.prepare([bill])?;
        say!("Dry run 试算, nothing filled in yet. On offer 可选派送方式:");
        for choice in &prepared.delivery {
            say!("  {:<11} {}", choice.method, both(&choice.name));
        }
        let missing: Vec<&str> = prepared
            .problems
            .iter()
            .map(|problem| problem.path.as_str())
            .collect();
        say!("Still to be filled in 待填:\n  {}\n", missing.join(", "));
        Ok(())
    }

    /// Everything that is wrong is told at once, by field (SPEC P8).
    pub(crate) fn apply_wrongly(&self, bill: &str) -> Outcome<()> {
        let draft = Draft {
            bills: vec![bill.to_owned()],
            fapiao_type: Some(FapiaoType::Special),
            medium: Some(Medium::Paper),
            buyer: Buyer {
                tax_id: "91310110MAJ5TU2T66".to_owned(),
                phone: "12".to_owned(),
                bank: String::new(),
                ..company()
            },
            delivery: Delivery {
                method: "pigeon".to_owned(),
                ..courier("")
            },
            ..Draft::default()
        };
        match self.me.apply(draft) {
            Err(error) => {
                say!("Refused 被拒: {}（{}）", error.en, error.zh);
                tables::problems(&error.problems);
                Ok(())
            }
            Ok(_) => Err("an application with a wrong tax id was taken".into()),
        }
    }

    /// Fills in everything, looks at what would be issued, and submits.
    pub(crate) fn apply_for_special(&self, bill: &str) -> Outcome<String> {
        self.apply(
            &Draft {
                bills: vec![bill.to_owned()],
                fapiao_type: Some(FapiaoType::Special),
                medium: Some(Medium::Paper),
                buyer: company(),
                delivery: courier("sf_collect"),
                remark: "合同号 YF-2026-031".to_owned(),
                ..Draft::default()
            },
            "quickstart-special",
        )
    }

    /// Asks for two thirds to one title and one third to another (SPEC S1, S2).
    pub(crate) fn ask_for_split(&self, bill: &str) -> Outcome<String> {
        let part = |share, buyer| SplitPart {
            share: Some(share),
            buyer: Some(buyer),
            ..SplitPart::default()
        };
        let request = self.me.open_request(OpenRequest {
            kind: RequestKind::Split,
            bill_id: Some(bill.to_owned()),
            contact: contact(),
            text: "两家公司共用，请按 2:1 分开开票".to_owned(),
            parts: vec![part(2, company()), part(1, sister())],
            ..OpenRequest::default()
        })?;
        say!(
            "Request 支持请求 {}: {}",
            request.request,
            both(&request.label)
        );
        for part in &request.parts {
            let title = part.buyer.as_ref().map_or("–", |buyer| &buyer.title);
            say!("  {:>12}  {title}", yuan(part.amount_fen));
        }
        Ok(request.request)
    }

    /// Applies for the bill whose split was approved. Buyer and delivery are prefilled from last time (SPEC P5).
    pub(crate) fn apply_for_split(&self, bill: &str) -> Outcome<String> {
        let mut draft = self.me.prepare([bill])?.draft;
        draft.delivery.method = "yunda".to_owned();
        self.apply(&draft, "quickstart-split")
    }

    /// Applies, and cancels while it is not printed (SPEC P6).
    pub(crate) fn apply_and_cancel(&self, bill: &str) -> Outcome<()> {
        let mut draft = self.me.prepare([bill])?.draft;
        draft.fapiao_type = Some(FapiaoType::Normal);
        draft.delivery.method = "pick_up".to_owned();
        let batch_number = self.apply(&draft, "quickstart-extra")?;
        let cancelled: ApplicationView = self.me.cancel(&batch_number)?;
        let bill = self.me.bill(bill)?;
        say!(
            "{batch_number}: {}. The bill is back 账单已退回: {} can be invoiced, {}.",
            both(&cancelled.label),
            yuan(bill.available.available_fen),
            both(&bill.label)
        );
        Ok(())
    }

    fn apply(&self, draft: &Draft, request_id: &str) -> Outcome<String> {
        let prepared = self.me.prepare(draft.clone())?;
        if !prepared.ready {
            tables::problems(&prepared.problems);
            return Err("the draft is not ready".into());
        }
        say!("This would be issued 将开具:");
        tables::fapiao(&prepared.fapiao);
        let sum = Fen::checked_sum(prepared.fapiao.iter().map(|fapiao| fapiao.gross_fen));
        if sum != Some(prepared.gross_fen) {
            return Err("the fapiao do not sum to the application".into());
        }
        let freight = match prepared.freight {
            Some(fapiao::contract::Freight::Sender) => "paid by the sender 寄方付费",
            Some(fapiao::contract::Freight::Recipient) => "freight collect 到付",
            _ => "none 无",
        };
        say!(
            "In all 合计 {}. Freight 运费: {freight}. Promised for 承诺 {}.",
            yuan(prepared.gross_fen),
            tables::day(&prepared.promise)
        );
        // The request id makes it safe to send this twice: there is one application (SPEC P4).
        let applied = self.me.once(request_id).apply(draft.clone())?;
        let again = self.me.once(request_id).apply(draft.clone())?;
        if again.batch_number != applied.batch_number {
            return Err("the same request id made two applications".into());
        }
        say!(
            "Submitted 已提交: {}  {} {}",
            applied.batch_number,
            tables::bar(applied.stage),
            both(&applied.label)
        );
        Ok(applied.batch_number)
    }

    /// How far an application is.
    pub(crate) fn show_progress(&self, batch_number: &str) -> Outcome<()> {
        tables::progress(&self.me.progress(batch_number)?);
        Ok(())
    }

    /// Why is it not here? The data answers at once (SPEC R2); a request goes to the clerk all the same.
    pub(crate) fn ask_where_it_is(&self, batch_number: &str) -> Outcome<String> {
        let why = self.me.why_not_received(batch_number)?;
        say!(
            "Why not received 为何未收到 {batch_number}? {}\n  {}\n  {}",
            why.reason,
            why.text.en,
            why.text.zh
        );
        let now = if why.support.open_now {
            "open"
        } else {
            "closed"
        };
        say!(
            "  support 客服 {}, {}, now {now}",
            why.support.phone,
            why.support.hours.en
        );
        let request = self.me.open_request(OpenRequest {
            kind: RequestKind::NotReceived,
            batch_number: Some(batch_number.to_owned()),
            contact: contact(),
            ..OpenRequest::default()
        })?;
        Ok(request.request)
    }

    /// It arrived.
    pub(crate) fn confirm_receipt(&self, batch_number: &str) -> Outcome<()> {
        let application = self.me.confirm_receipt(batch_number)?;
        say!("{batch_number}: {}.", both(&application.label));
        Ok(())
    }

    /// Asks for another title on an issued fapiao (SPEC R3).
    pub(crate) fn ask_for_reissue(&self, batch_number: &str) -> Outcome<String> {
        let buyer = sister();
        say!("New title 新抬头: {}", buyer.title);
        let request = self.me.open_request(OpenRequest {
            kind: RequestKind::Reissue,
            batch_number: Some(batch_number.to_owned()),
            contact: contact(),
            text: "抬头应为子公司".to_owned(),
            change: Some(ReissueChange {
                buyer: Some(buyer),
                ..ReissueChange::default()
            }),
            ..OpenRequest::default()
        })?;
        say!(
            "Request 支持请求 {}: {}",
            request.request,
            both(&request.label)
        );
        Ok(request.request)
    }

    /// My fapiao.
    pub(crate) fn show_fapiao(&self) -> Outcome<()> {
        let page = self.me.fapiao(ListFapiao::default())?;
        tables::fapiao(&page.items);
        Ok(())
    }
}
