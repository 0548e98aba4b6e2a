//! Where the database is, and how it is reached.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use fapiao_core::store::StoreError;
use tokio_postgres::Config;

use crate::error::unavailable;

/// How a database is reached.
#[derive(Debug, Clone)]
pub struct PostgresOptions {
    /// Host, port, user, database, TLS mode.
    pub config: Config,
    /// Whose rows are seen: a desk has one tenant, several desks can share a database.
    pub tenant: String,
    /// Most connections.
    pub pool: usize,
    /// A file with the certificates to trust, PEM; the system's when absent.
    pub root_certificates: Option<PathBuf>,
    /// How long a statement may take.
    pub statement_timeout: Duration,
    /// How long a statement waits for a row that another transaction holds.
    pub lock_timeout: Duration,
    /// How long a free connection is waited for.
    pub pool_timeout: Duration,
    /// How long a commit whose connection was lost looks for the server again, to learn what became of it.
    pub recovery_timeout: Duration,
}

impl PostgresOptions {
    /// Reads an address: that of every PostgreSQL client, with the parameters of [`crate::PostgresStore::open`].
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] for an address that is none; without the address, for it may hold a password.
    pub fn parse(address: &str) -> Result<Self, StoreError> {
        let (place, parameters) = address.split_once('?').unwrap_or((address, ""));
        let mut others = Vec::new();
        let (mut tenant, mut pool, mut root_certificates) = ("default".to_owned(), 16, None);
        for parameter in parameters.split('&').filter(|text| !text.is_empty()) {
            match parameter.split_once('=') {
                Some(("tenant", name)) => tenant = checked_tenant(name)?,
                Some(("pool", number)) => {
                    pool = number
                        .parse()
                        .ok()
                        .filter(|number| (1..=1000).contains(number))
                        .ok_or_else(|| unavailable("pool is a number from 1 to 1000"))?;
                }
                Some(("sslrootcert", path)) => root_certificates = Some(PathBuf::from(path)),
                _ => others.push(parameter),
            }
        }
        let address = if others.is_empty() {
            place.to_owned()
        } else {
            format!("{place}?{}", others.join("&"))
        };
        let mut config = Config::from_str(&address)
            .map_err(|_| unavailable("the address of the database cannot be read"))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        if config.get_application_name().is_none() {
            config.application_name("fapiao");
        }
        Ok(Self {
            config,
            tenant,
            pool,
            root_certificates,
            statement_timeout: Duration::from_secs(10),
            lock_timeout: Duration::from_secs(5),
            pool_timeout: Duration::from_secs(10),
            recovery_timeout: Duration::from_secs(20),
        })
    }
}

/// A name that needs no escaping anywhere.
fn checked_tenant(name: &str) -> Result<String, StoreError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if (1..=64).contains(&name.len()) && name.chars().all(plain) {
        Ok(name.to_owned())
    } else {
        Err(unavailable(
            "a tenant is 1 to 64 letters, digits, '-', '_' or '.'",
        ))
    }
}
