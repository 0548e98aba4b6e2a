//! What comes in with every command: time, entropy, the actor, and the rules of the house (SPEC T5).

use std::fmt;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::digest::{digest, hex};
use crate::policy::Policy;
use crate::time::Instant;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who is not signed in.
    Stranger,
    /// A customer, by account or reference.
    Customer(String),
    /// A member of the service centre, by name.
    Staff(String),
    /// The payment platform.
    Platform,
    /// A deadline, or another consequence.
    System,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stranger => f.write_str("stranger"),
            Self::Customer(id) => write!(f, "customer:{id}"),
            Self::Staff(name) => write!(f, "staff:{name}"),
            Self::Platform => f.write_str("platform"),
            Self::System => f.write_str("system"),
        }
    }
}

/// Hashes and checks passwords. Pure: the salt comes in. The desk brings Argon2id (SPEC A13).
pub trait Passwords: Send + Sync {
    /// The PHC text of the password under that salt.
    fn hash(&self, password: &str, salt: &[u8; 16]) -> String;
    /// Whether the password is the one of the PHC text. Takes the same time for every answer.
    fn verify(&self, password: &str, phc: &str) -> bool;
    /// A PHC text of the present cost that no password fits, so that an unknown e-mail costs the same (SPEC A7).
    fn decoy(&self) -> &str;
    /// Whether the PHC text was made at another cost and should be made anew.
    fn outdated(&self, phc: &str) -> bool;
}

/// What a desk is set up with.
pub struct Rules {
    /// The policy.
    pub policy: Policy,
    /// The working days.
    pub calendar: Calendar,
    /// The password hash.
    pub passwords: Box<dyn Passwords>,
    /// Whether an issuing channel is there (SPEC I1).
    pub has_channel: bool,
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

/// Randomness drawn from one seed; the same seed gives the same draws.
#[derive(Clone)]
pub struct Entropy {
    seed: [u8; 32],
    drawn: u64,
}

impl Entropy {
    /// Draws from this seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed, drawn: 0 }
    }

    /// The next 32 bytes.
    pub fn bytes(&mut self) -> [u8; 32] {
        self.drawn = self.drawn.wrapping_add(1);
        digest(&[b"fapiao entropy", &self.seed, &self.drawn.to_be_bytes()])
    }

    /// The next 16 bytes, for a salt.
    pub fn salt(&mut self) -> [u8; 16] {
        let mut salt = [0; 16];
        for (to, from) in salt.iter_mut().zip(self.bytes()) {
            *to = from;
        }
        salt
    }

    /// An opaque token of 256 bits, hexadecimal.
    pub fn token(&mut self) -> String {
        hex(&self.bytes())
    }

    /// A row id of 80 bits with a letter in front.
    pub fn id(&mut self, letter: char) -> String {
        let bytes = self.bytes();
        let mut id = String::from(letter);
        id.push_str(&hex(bytes.get(..10).unwrap_or(&bytes)));
        id
    }

    /// A number below `bound`, even enough for batch numbers.
    pub fn below(&mut self, bound: u16) -> u16 {
        let number = self
            .bytes()
            .iter()
            .take(4)
            .fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        u16::try_from(number.checked_rem(u32::from(bound)).unwrap_or(0)).unwrap_or(0)
    }
}

impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entropy")
    }
}

/// What one run of one command is decided by.
#[derive(Debug, Clone)]
pub struct Context {
    /// Now.
    pub now: Instant,
    /// Randomness of this run.
    pub entropy: Entropy,
    /// Who acts.
    pub actor: Actor,
    /// The operation's name.
    pub operation: &'static str,
    /// Policy, calendar, password hash.
    pub rules: Arc<Rules>,
}

impl Context {
    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.rules.policy
    }

    /// The same run, acting as somebody else: a consequence of the command is the system's.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self {
            actor,
            ..self.clone()
        }
    }
}
