//! An embeddable fapiao desk (发票服务台): what a seller in China needs to give its customers their official tax
//! invoices, as a library.
//!
//! ```
//! use fapiao::contract::{ListBills, PaymentFeed, PaymentStatus};
//! use fapiao::{Desk, Fen};
//!
//! # fn main() -> Result<(), fapiao::Error> {
//! let desk = Desk::open("memory:")?;
//! desk.platform().feed([PaymentFeed {
//!     bill_id: "PAY-1".into(),
//!     order_number: "SO-1".into(),
//!     status: PaymentStatus::Completed,
//!     description: "Office365云服务".into(),
//!     amount_fen: Fen::parse_yuan("1280.00")?,
//!     paid_at: "2026-03-12T10:06:33+08:00".parse().ok(),
//!     ..PaymentFeed::default()
//! }])?;
//! let me = desk.customer_by_reference("SO-1");
//! assert_eq!(me.bills(ListBills::default())?.items.len(), 1);
//! let prepared = me.prepare(["PAY-1"])?;
//! assert!(!prepared.ready); // the buyer is still to be filled in; `prepared.problems` says what
//! # Ok(())
//! # }
//! ```
//!
//! Open a [`Desk`], take a handle for a role — [`Customer`], [`Staff`], [`Platform`], [`System`] — and call the
//! operations that it has. What anybody may do (register, sign in …) is on the desk itself.

mod builder;
mod desk;
pub mod door;
mod handles;
mod import;
mod passwords;
mod relay;
mod surroundings;

pub use builder::DeskBuilder;
pub use desk::Desk;
pub use fapiao_core::calendar::{Calendar, CalendarDay};
pub use fapiao_core::channel::{Channel, ChannelAnswer, ChannelCall};
pub use fapiao_core::contract;
pub use fapiao_core::error::{Code, Error, ErrorBody, Kind, Problem, Retry};
pub use fapiao_core::mail::{MailText, MailTexts, RenderedMail, Template};
pub use fapiao_core::operation::{Caller, OPERATIONS, OperationEntry, Role, Vouched, schemas};
pub use fapiao_core::policy::Policy;
pub use fapiao_core::store::{MemoryStore, OpenError, Store};
pub use fapiao_core::time::Instant;
pub use fapiao_core::value::{Fen, Rate, Secret, bank_capitals, capitals, parse_capitals};
#[cfg(feature = "postgres")]
pub use fapiao_postgres::{PostgresOptions, PostgresStore};
pub use fapiao_sqlite::{SqliteOptions, SqliteStore};
pub use handles::{Customer, Platform, Staff, System};
pub use import::{Import, ImportOptions, ImportProgress, ImportReport, ImportWatch, Step};
pub use passwords::PasswordCost;
#[cfg(feature = "smtp")]
pub use relay::Smtp;
pub use relay::{
    Delivered, Relay, RelayStatus, RunningRelay, SmtpOptions, SmtpSecurity, Stop, Transport,
    TransportError,
};
pub use surroundings::{
    Clock, EntropySource, ManualClock, SeededEntropy, SystemClock, SystemEntropy,
};

/// The code in hand-written pages, so that it compiles.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../README.md")]
    struct Readme;
    #[doc = include_str!("../../docs/policy.md")]
    struct PolicyPage;
    #[cfg(feature = "smtp")]
    #[doc = include_str!("../../docs/mail.md")]
    struct MailPage;
    #[doc = include_str!("../../docs/feeds.md")]
    struct FeedsPage;
}
