//! The fields of a type in the order of its declaration, which a JSON Schema does not keep.

use std::collections::BTreeMap;

use fapiao::door::DeskOptions;
use fapiao::{Delivered, ImportOptions, ImportProgress, ImportReport, RelayStatus, SmtpOptions};
use fapiao_conformance::{CaseReport, Report};
use fapiao_core::contract::*;
use fapiao_core::error::{ErrorBody, Problem};
use fapiao_core::mail::RenderedMail;
use fapiao_core::operation::Vouched;
use fapiao_core::policy::{
    AccountPolicy, ApplicationPolicy, Deadlines, DeliveryOption, Offer, Policy, RequiredFields,
    Seller, TextLimits,
};
use fapiao_core::store::{
    Batch, Claim, IndexEntry, IndexRange, Key, Listed, Mail, MailQuery, MailRow, Position, Query,
    Row, RowChange,
};
use fapiao_core::support::Support;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, Visitor, value::Error};

/// Fields by type.
pub(super) type Order = BTreeMap<&'static str, &'static [&'static str]>;

macro_rules! commands {
    ($($role:ident { $($mode:ident $name:ident($command:ident) -> $view:ty = $module:ident::$handler:ident $doc:literal;)* })*) => {
        fn commands(order: &mut Order) {
            $($(note::<$command>(order);)*)*
        }
    };
}

fapiao_core::for_each_operation!(commands);

macro_rules! others {
    ($($name:ident)*) => {
        fn others(order: &mut Order) {
            $(note::<$name>(order);)*
        }
    };
}

others! {
    AccountPolicy AccountView AmountComponent ApplicationPolicy ApplicationView AsideView AvailableView BillLine BillShare BillView
    Buyer CaseView Contact CourierSheetView Damage Deadlines DeadlinesView Delivery DeliveryChoice DeliveryOption Difference Draft
    DraftBill ErrorBody Fact FapiaoLine FapiaoView FeedReport FoundAccountView HistoryView IssueView IssuedDocument Key
    MailSentView MailView MayRefundView MissingBill NoticeView NoticesView Offer OfferView OrderFeed OrderSummary Parcel
    PaymentFeed PlanPart Policy Prepared Problem ProgressView PromiseView QueueItem Reason RefundFeed RegistrationFormView
    RegistrationLinkView RegistrationView ReissueChange RejectedLine RejectedRecord RelayStatus RenderedMail RequestStep RequestView
    RequiredFields RevealedAccountView Seller SessionView SmtpOptions SplitPart StaffBillView StatementReport Support SupportView Text
    Batch CaseReport Claim ColumnMap Delivered DeskOptions ImportOptions ImportProgress ImportReport IndexEntry IndexRange Listed Mail MailQuery MailRow Position Query Report Row RowChange
    TextLimits TimelineEntry TitleView TitlesView VerifyView Vouched WhyView
}

/// The order of every type that is a plain struct.
pub(super) fn order() -> Order {
    let mut order = Order::new();
    commands(&mut order);
    others(&mut order);
    order
}

fn note<T: for<'de> Deserialize<'de>>(order: &mut Order) {
    let mut seen = None;
    // It always ends in an error; what was asked for is what matters.
    let _ = T::deserialize(Asked(&mut seen));
    if let Some((name, fields)) = seen {
        order.insert(name, fields);
    }
}

/// Notes what a struct asks for, and gives nothing.
struct Asked<'a>(&'a mut Option<(&'static str, &'static [&'static str])>);

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("not a struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        *self.0 = Some((name, fields));
        Err(Error::custom("noted"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
