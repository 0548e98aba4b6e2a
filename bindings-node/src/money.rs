//! Small things about money and the operation table, at once.

use fapiao::{Code, Error, Fen};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::desk::thrown;

/// The operation table, JSON.
#[napi(catch_unwind)]
pub fn operations() -> String {
    fapiao::door::operations()
}

/// Yuan as text, in fen.
#[napi(catch_unwind)]
pub fn fen(yuan: String) -> Result<i64> {
    Fen::parse_yuan(&yuan).map(Fen::get).map_err(refused)
}

/// An amount in capitals as it stands on a fapiao.
#[napi(catch_unwind)]
pub fn capitals(fen: i64) -> Result<String> {
    amount(fen).map(fapiao::capitals)
}

/// An amount in capitals as banks write it.
#[napi(catch_unwind)]
pub fn bank_capitals(fen: i64) -> Result<String> {
    amount(fen).map(fapiao::bank_capitals)
}

/// Capitals of either style, in fen.
#[napi(catch_unwind)]
pub fn parse_capitals(text: String) -> Result<i64> {
    fapiao::parse_capitals(&text).map(Fen::get).map_err(refused)
}

fn amount(fen: i64) -> Result<Fen> {
    Fen::new(fen).map_err(refused)
}

fn refused(code: Code) -> napi::Error {
    thrown(&Error::problem("amount", code))
}
