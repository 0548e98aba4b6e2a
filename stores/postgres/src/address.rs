//! Where the database is, and how it is reached.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use fapiao_core::store::OpenError;
use percent_encoding::percent_decode_str;
use tokio_postgres::Config;
use tokio_postgres::config::TargetSessionAttrs;

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
    /// How long a statement may take. An answer that does not come in twice that time is given up.
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
    /// [`OpenError::Address`] for an address that is none; without the address, for it may hold a password.
    pub fn parse(address: &str) -> Result<Self, OpenError> {
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
                        .ok_or_else(|| OpenError::address("pool is a number from 1 to 1000"))?;
                }
                Some(("sslrootcert", path)) => {
                    let path = percent_decode_str(path)
                        .decode_utf8()
                        .map_err(|_| OpenError::address("sslrootcert is a path in UTF-8"))?;
                    root_certificates = Some(PathBuf::from(path.as_ref()));
                }
                // What is asked of other clients by these names is done whenever there is TLS.
                Some(("sslmode", "verify-ca" | "verify-full")) => others.push("sslmode=require"),
                _ => others.push(parameter),
            }
        }
        let address = if others.is_empty() {
            place.to_owned()
        } else {
            format!("{place}?{}", others.join("&"))
        };
        let mut config = Config::from_str(&address)
            .map_err(|_| OpenError::address("the address of the database cannot be read"))?;
        complete(&mut config);
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

/// What the address leaves open. A host that is gone without a word is noticed in seconds, not in the quarter of an hour
/// that the operating system would wait; of several hosts, the one that writes is meant.
fn complete(config: &mut Config) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(10));
    }
    if config.get_application_name().is_none() {
        config.application_name("fapiao");
    }
    let several = config.get_hosts().len().max(config.get_hostaddrs().len()) > 1;
    if several && config.get_target_session_attrs() == TargetSessionAttrs::Any {
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    }
}

/// A name that needs no escaping anywhere.
fn checked_tenant(name: &str) -> Result<String, OpenError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if (1..=64).contains(&name.len()) && name.chars().all(plain) {
        Ok(name.to_owned())
    } else {
        Err(OpenError::address(
            "a tenant is 1 to 64 letters, digits, '-', '_' or '.'",
        ))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test")]

    use tokio_postgres::config::SslMode;

    use super::*;

    #[test]
    fn own_parameters_are_taken_out_and_the_others_left() {
        let options = PostgresOptions::parse(
            "postgres://a:b@h/d?tenant=shop-1&pool=4&sslmode=verify-full&sslrootcert=/some%20where/ca.pem&application_name=mine",
        )
        .unwrap();
        assert_eq!(options.config.get_ssl_mode(), SslMode::Require);
        assert_eq!((options.tenant.as_str(), options.pool), ("shop-1", 4));
        assert_eq!(
            options.root_certificates,
            Some(PathBuf::from("/some where/ca.pem"))
        );
        assert_eq!(options.config.get_application_name(), Some("mine"));
    }

    #[test]
    fn of_several_hosts_the_one_that_writes_is_meant() {
        let wanted = |address| {
            let options = PostgresOptions::parse(address).unwrap();
            options.config.get_target_session_attrs()
        };
        assert_eq!(wanted("postgres://a@h/d"), TargetSessionAttrs::Any);
        assert_eq!(wanted("postgres://a@h,i/d"), TargetSessionAttrs::ReadWrite);
        assert_eq!(
            wanted("postgres://a@h,i/d?target_session_attrs=read-only"),
            TargetSessionAttrs::ReadOnly
        );
    }

    #[test]
    fn a_host_that_is_gone_is_not_waited_for() {
        let options = PostgresOptions::parse("postgres://a@h/d").unwrap();
        assert_eq!(
            options.config.get_tcp_user_timeout(),
            Some(&Duration::from_secs(10))
        );
        assert_eq!(
            options.config.get_connect_timeout(),
            Some(&Duration::from_secs(5))
        );
    }
}
