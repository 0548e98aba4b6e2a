//! Who calls.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use fapiao::{Caller, Role};
use sha2::{Digest, Sha256};

/// The keys of those who do not sign in at the desk itself: staff and the payment platform. Only digests are kept, and
/// only digests are compared, so that the time it takes tells nothing of a key.
#[derive(Debug, Clone, Default)]
pub struct Access {
    staff: Vec<(String, [u8; 32])>,
    platform: Option<[u8; 32]>,
}

impl Access {
    /// Nobody but customers gets in.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets a member of staff in; the name stands in the history of what is done with the key.
    #[must_use]
    pub fn with_staff(mut self, name: &str, key: &str) -> Self {
        self.staff.push((name.to_owned(), digest(key)));
        self
    }

    /// Lets the payment platform in.
    #[must_use]
    pub fn with_platform(mut self, key: &str) -> Self {
        self.platform = Some(digest(key));
        self
    }

    /// Reads `name=key,name=key` for staff and a key for the platform, as environment variables have them.
    ///
    /// # Errors
    /// What is wrong, without the keys.
    pub fn from_text(staff: &str, platform: &str) -> Result<Self, String> {
        let mut access = Self::new();
        for entry in staff.split(',').filter(|entry| !entry.is_empty()) {
            let (name, key) = entry
                .split_once('=')
                .ok_or("staff keys are written name=key,name=key")?;
            if name.is_empty() || key.len() < 16 {
                return Err("a name is empty, or a key has fewer than 16 characters".to_owned());
            }
            access = access.with_staff(name, key);
        }
        match platform.len() {
            0 => Ok(access),
            1..16 => Err("the key of the platform has fewer than 16 characters".to_owned()),
            _ => Ok(access.with_platform(platform)),
        }
    }

    /// The caller of a request to a route of that role, if its bearer token makes it one. Whether a session still lives
    /// is the desk's to say.
    pub(crate) fn caller(&self, role: Role, headers: &HeaderMap) -> Option<Caller> {
        if role == Role::Public {
            return Some(Caller::Public);
        }
        let token = headers.get(AUTHORIZATION)?.to_str().ok()?;
        let token = token.strip_prefix("Bearer ")?.trim();
        match role {
            Role::Customer => Some(Caller::Session(token.into())),
            Role::Staff => {
                let given = digest(token);
                let (name, _) = self.staff.iter().find(|(_, key)| *key == given)?;
                Some(Caller::Staff(name.clone()))
            }
            Role::Platform => (self.platform? == digest(token)).then_some(Caller::Platform),
            // The relay runs within the service; nobody calls the clockwork from outside.
            Role::Public | Role::System => None,
        }
    }
}

fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}
