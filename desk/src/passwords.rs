//! Passwords as Argon2id in PHC form (SPEC A13).

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use fapiao_core::context::Passwords;
use fapiao_core::error::{Code, Error};

/// What hashing a password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PasswordCost {
    /// OWASP's recommendation for Argon2id: 19 MiB, 2 passes, 1 lane.
    #[default]
    Owasp,
    /// Next to nothing, so that tests are quick. Refused unless the clock is set by hand.
    CheapForTestsOnly,
}

impl PasswordCost {
    fn params(self) -> Result<Params, Error> {
        let (memory_kib, passes) = match self {
            Self::Owasp => (19 * 1024, 2),
            Self::CheapForTestsOnly => (Params::MIN_M_COST, Params::MIN_T_COST),
        };
        Params::new(memory_kib, passes, 1, None).map_err(|_| Code::Internal.into())
    }
}

/// Argon2id.
pub(crate) struct Argon2Passwords {
    hasher: Argon2<'static>,
    decoy: String,
    /// How every PHC text of the present cost begins.
    prefix: String,
}

impl Argon2Passwords {
    /// Hashes at this cost.
    ///
    /// # Errors
    /// `internal` if Argon2 refuses the parameters.
    pub(crate) fn new(cost: PasswordCost) -> Result<Self, Error> {
        let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
        let decoy = phc(&hasher, "no password is this one", &[0; 16]);
        let prefix: String = decoy.split('$').take(4).collect::<Vec<_>>().join("$");
        if prefix.is_empty() {
            Err(Code::Internal.into())
        } else {
            Ok(Self {
                hasher,
                decoy,
                prefix,
            })
        }
    }
}

fn phc(hasher: &Argon2<'_>, password: &str, salt: &[u8; 16]) -> String {
    // It fails for lengths that a policy does not allow; an empty text fits no password.
    hasher
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .unwrap_or_default()
}

impl Passwords for Argon2Passwords {
    fn hash(&self, password: &str, salt: &[u8; 16]) -> String {
        phc(&self.hasher, password, salt)
    }

    fn verify(&self, password: &str, phc: &str) -> bool {
        self.hasher
            .verify_password(password.as_bytes(), phc)
            .is_ok()
    }

    fn decoy(&self) -> &str {
        &self.decoy
    }

    fn outdated(&self, phc: &str) -> bool {
        !phc.starts_with(&self.prefix)
    }
}
