//! The connections.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;
use std::time::Duration;

use deadpool_postgres::{
    Client, Connect, Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime,
};
use fapiao_core::store::OpenError;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, poll};
use rustls::ClientConfig;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio::task::JoinHandle;
use tokio_postgres::config::SslMode;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{AsyncMessage, Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::address::PostgresOptions;
use crate::error::{Failure, unavailable};

/// The connections to one database, and whose rows they show.
pub(crate) struct Connections {
    pub(crate) options: PostgresOptions,
    pool: Pool,
    warnings: Arc<AtomicU64>,
}

impl std::fmt::Debug for Connections {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connections")
            .field("tenant", &self.options.tenant)
            .finish_non_exhaustive()
    }
}

impl Connections {
    pub(crate) fn new(options: PostgresOptions) -> Result<Self, OpenError> {
        let warnings = Arc::new(AtomicU64::new(0));
        let settings = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let config = options.config.clone();
        let manager = if config.get_ssl_mode() == SslMode::Disable {
            let dial = Dial {
                tls: NoTls,
                warnings: Arc::clone(&warnings),
            };
            Manager::from_connect(config, dial, settings)
        } else {
            let dial = Dial {
                tls: MakeRustlsConnect::new(tls(&options)?),
                warnings: Arc::clone(&warnings),
            };
            Manager::from_connect(config, dial, settings)
        };
        let session = session(&options);
        let begin = Hook::async_fn(move |client: &mut deadpool_postgres::ClientWrapper, _| {
            let session = session.clone();
            async move {
                client
                    .batch_execute(&session)
                    .await
                    .map_err(HookError::Backend)
            }
            .boxed()
        });
        let pool = Pool::builder(manager)
            .max_size(options.pool)
            .wait_timeout(Some(options.pool_timeout))
            .create_timeout(Some(options.pool_timeout))
            .runtime(Runtime::Tokio1)
            .post_create(begin)
            .build()
            .map_err(|_| unavailable("the pool of connections cannot be made"))?;
        Ok(Self {
            options,
            pool,
            warnings,
        })
    }

    /// A free connection.
    pub(crate) async fn client(&self) -> Result<Client, Failure> {
        Ok(self.pool.get().await?)
    }

    /// What the server answers, if it does. A connection without an answer is not used again, nor are those that wait
    /// beside it.
    pub(crate) async fn answer<T>(
        &self,
        asked: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let patience: Duration = self.options.statement_timeout.saturating_mul(2);
        let answer = tokio::time::timeout(patience, asked).await;
        answer.unwrap_or_else(|_| {
            self.pool.retain(|_, _| false);
            Err(Failure::Unknown(unavailable("the server does not answer")))
        })
    }

    pub(crate) fn tenant(&self) -> &str {
        &self.options.tenant
    }

    /// How many warnings the server has sent so far, over all connections.
    pub(crate) fn warnings(&self) -> u64 {
        self.warnings.load(Ordering::SeqCst)
    }
}

/// What holds for every statement of a connection. Four settings keep each statement on the way by its index, whatever the
/// statistics of a young table say, and have it planned once: planning for eight partitions costs more than doing. A cluster may ask for less than a flush; a desk does not.
fn session(options: &PostgresOptions) -> String {
    format!(
        "SET search_path = fapiao, pg_catalog; SET statement_timeout = {}; SET lock_timeout = {}; \
         SET idle_in_transaction_session_timeout = 60000; \
         SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; \
         SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
        options.statement_timeout.as_millis(),
        options.lock_timeout.as_millis()
    )
}

/// TLS with certificates that are checked.
fn tls(options: &PostgresOptions) -> Result<ClientConfig, OpenError> {
    let mut roots = RootCertStore::empty();
    match &options.root_certificates {
        Some(path) => {
            let unreadable = || OpenError::address("the root certificates cannot be read");
            for certificate in CertificateDer::pem_file_iter(path).map_err(|_| unreadable())? {
                let certificate = certificate.map_err(|_| unreadable())?;
                roots.add(certificate).map_err(|_| unreadable())?;
            }
        }
        None => {
            let _ = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| unavailable("TLS cannot be set up"))?;
    Ok(versions.with_root_certificates(roots).with_no_client_auth())
}

/// Makes connections that count the warnings of the server: one of them says that a commit was not waited for to the end.
struct Dial<T> {
    tls: T,
    warnings: Arc<AtomicU64>,
}

type Dialled = (tokio_postgres::Client, JoinHandle<()>);

impl<T> Connect for Dial<T>
where
    T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
    T::Stream: Send + Sync,
    T::TlsConnect: Send + Sync,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    fn connect(&self, config: &Config) -> BoxFuture<'_, Result<Dialled, tokio_postgres::Error>> {
        let (tls, config, warnings) =
            (self.tls.clone(), config.clone(), Arc::clone(&self.warnings));
        async move {
            let (client, mut connection) = config.connect(tls).await?;
            // What the server says at the door, before anything was asked, is of no commit.
            while let Poll::Ready(Some(Ok(AsyncMessage::Notice(_)))) =
                poll!(poll_fn(|at| connection.poll_message(at)))
            {}
            let served = tokio::spawn(async move {
                while let Some(Ok(message)) = poll_fn(|at| connection.poll_message(at)).await {
                    if let AsyncMessage::Notice(notice) = message
                        && notice.severity() == "WARNING"
                    {
                        warnings.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
            Ok((client, served))
        }
        .boxed()
    }
}
