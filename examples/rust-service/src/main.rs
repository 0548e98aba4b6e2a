//! The fapiao desk as a service. Settings come from the environment:
//!
//! - `FAPIAO_DESK`: the address of the desk, `sqlite:desk.db` when absent
//! - `FAPIAO_POLICY`: a policy file
//! - `FAPIAO_LISTEN`: where to listen, `127.0.0.1:8080` when absent
//! - `FAPIAO_STAFF_KEYS`: `name=key,name=key`; `FAPIAO_PLATFORM_KEY`
#![allow(clippy::print_stdout, reason = "it talks to a terminal")]

use std::env::var;
use std::error::Error;

use fapiao::{Desk, RenderedMail, TransportError};
use fapiao_rust_service::{Access, router};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let access = Access::from_text(
        &var("FAPIAO_STAFF_KEYS").unwrap_or_default(),
        &var("FAPIAO_PLATFORM_KEY").unwrap_or_default(),
    )?;
    let mut builder = Desk::builder();
    if let Ok(file) = var("FAPIAO_POLICY") {
        builder = builder.policy_file(file)?;
    }
    let desk = builder.open(&var("FAPIAO_DESK").unwrap_or("sqlite:desk.db".to_owned()))?;
    let listen = var("FAPIAO_LISTEN").unwrap_or("127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(&listen).await?;
    println!(
        "listening on http://{}/openapi.json",
        listener.local_addr()?
    );
    // In a thread of its own: deadlines take effect and mails go out.
    let relay = desk.relay().start(print_mail);
    axum::serve(listener, router(desk, access))
        .with_graceful_shutdown(stop())
        .await?;
    relay.stop();
    Ok(())
}

/// A service that is for real has a `fapiao::Smtp` in place of this. Links in mails are secrets: they are printed because this
/// is an example.
fn print_mail(id: &str, mail: &RenderedMail) -> Result<(), TransportError> {
    println!("mail {id} to {}: {}\n{}", mail.to, mail.subject, mail.text);
    Ok(())
}

/// Ends when it is asked to, by the terminal or by whoever runs services here; calls that run come to their end.
async fn stop() {
    let interrupted = async {
        // Without the signal it ends when it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
