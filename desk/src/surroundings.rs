//! Time and randomness: the real ones, and settable ones for tests (SPEC T5).

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use fapiao_core::digest::digest;
use fapiao_core::time::Instant;

/// Where the desk takes the time from.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;

    /// Whether this clock is set by hand. Only under such a clock may passwords be hashed cheaply.
    fn is_manual(&self) -> bool {
        false
    }
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        let millis = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| {
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            });
        Instant::from_millis(millis).unwrap_or(Instant::MAX)
    }
}

/// A clock that stands until it is moved, for tests.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows this instant.
    pub fn new(now: Instant) -> Self {
        Self(AtomicI64::new(now.millis()))
    }

    /// Sets it.
    pub fn set(&self, now: Instant) {
        self.0.store(now.millis(), Ordering::SeqCst);
    }

    /// Moves it on by milliseconds.
    pub fn advance_millis(&self, millis: i64) {
        self.set(self.now().plus_millis(millis));
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst)).unwrap_or(Instant::MAX)
    }

    fn is_manual(&self) -> bool {
        true
    }
}

/// Where the desk takes randomness from: tokens, ids and salts come of it.
pub trait EntropySource: Send + Sync {
    /// 32 bytes that nobody can foresee.
    fn bytes(&self) -> [u8; 32];
}

/// The randomness of the operating system, drawn anew for each command.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl EntropySource for SystemEntropy {
    fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        if getrandom::fill(&mut bytes).is_err() {
            // Without randomness no token is safe. A panic here becomes an error at the door, and nothing is committed.
            #[allow(clippy::panic)]
            {
                panic!("the operating system gives no randomness");
            }
        }
        bytes
    }
}

/// Randomness that can be foreseen, for tests: the same seed gives the same draws.
#[derive(Debug)]
pub struct SeededEntropy {
    seed: u64,
    drawn: AtomicU64,
}

impl SeededEntropy {
    /// Draws from this seed.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            drawn: AtomicU64::new(0),
        }
    }
}

impl EntropySource for SeededEntropy {
    fn bytes(&self) -> [u8; 32] {
        let drawn = self.drawn.fetch_add(1, Ordering::SeqCst);
        digest(&[
            b"fapiao seeded entropy",
            &self.seed.to_be_bytes(),
            &drawn.to_be_bytes(),
        ])
    }
}
