//! Value types: each can only be made valid, so what holds one need not check again (SPEC E3, Y1-Y8, M1-M9).

mod text;

pub mod apportion;
pub mod batch_number;
pub mod capital;
pub mod email;
pub mod fapiao_number;
pub mod fen;
pub mod id_number;
pub mod identifier;
pub mod length;
pub mod line_text;
pub mod phone;
pub mod rate;
pub mod secret;
pub mod tax_id;
pub mod title;
pub mod token;
pub mod vat;
pub mod width;

pub use apportion::apportion;
pub use batch_number::BatchNumber;
pub use capital::{bank_capitals, capitals, parse_capitals};
pub use email::Email;
pub use fapiao_number::{DigitalNumber, FapiaoIdentity, PaperCode, PaperNumber};
pub use fen::Fen;
pub use id_number::IdNumber;
pub use identifier::{BillId, CustomerReference, OrderNumber, RefundId, RequestId, SellerId};
pub use length::{LengthUnit, Limit};
pub use line_text::{BankAccount, Line, Note};
pub use phone::Phone;
pub use rate::Rate;
pub use secret::Secret;
pub use tax_id::{TaxId, TaxIdWarning};
pub use title::same_name;
pub use token::Token;
pub use vat::{
    TaxDrift, TaxLine, line_amount_agrees, line_tax_agrees, net_of_gross, split_gross, tax_of_net,
    total_tax_agrees, total_tax_drift,
};
