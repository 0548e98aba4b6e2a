//! The contract: every command and view, once, for every language.
//!
//! Fields are primitive: texts, integers, booleans, and the small enums below. Amounts are integer fen in fields
//! named `…_fen`; instants are RFC 3339 in UTC; dates are `yyyy-mm-dd` in China time. A field that is missing in
//! a command counts as empty, so that everything that is wrong is told at once (SPEC P8).

mod account;
mod application;
mod bill;
mod common;
mod convert;
mod fapiao;
mod feed;
mod request;
mod service;

pub use crate::application::ApplicationStatus;
pub use crate::bill::{PaymentStatus, RefundStatus};
pub use crate::fapiao::FapiaoStatus;
pub use crate::order::OrderStatus;
pub use crate::policy::{BuyerField, DeliveryKind, Freight};
pub use crate::request::RequestStatus;
pub use crate::statement::{AmountUnit, ColumnMap, TextEncoding};
pub use crate::store::{Fact, MailState};
pub use account::*;
pub use application::*;
pub use bill::*;
pub use common::*;
pub use fapiao::*;
pub use feed::*;
pub use request::*;
pub use service::*;
