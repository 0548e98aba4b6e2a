//! Accounts, sessions and the two ways in (SPEC §3).

mod common;
mod email;
mod password;
mod profile;
mod registration;
mod sign_in;
mod staff;
#[cfg(test)]
mod tests;
mod ways_in;

pub use common::send_to_support;
pub use email::{change_email, confirm_email, start_email_change};
pub use password::{change_password, forgot_password, reset_password};
pub use profile::{add_order, me, set_locale};
pub use registration::{activate, register, resend_activation};
pub use sign_in::{sign_in, sign_out};
pub use staff::{anonymise_account, find_account, reveal_account};
pub use ways_in::{orders, registration_form, registration_link, support};
