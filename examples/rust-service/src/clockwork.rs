//! What happens by itself: deadlines take effect and mails go out.

use std::time::Duration;

use fapiao::contract::RunDeadlines;
use fapiao::{Desk, Error, RenderedMail, TransportError};

/// How often.
const EVERY: Duration = Duration::from_secs(30);
/// Mails of one round.
const MAILS: u32 = 100;

/// Runs the clockwork until it is dropped. `send` hands a mail over under the id that is its Message-ID.
pub async fn run(
    desk: Desk,
    send: impl Fn(&str, &RenderedMail) -> Result<(), TransportError> + Clone + Send + 'static,
) {
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        ticks.tick().await;
        let (desk, send) = (desk.clone(), send.clone());
        let round = tokio::task::spawn_blocking(move || round(&desk, send)).await;
        if let Ok(Err(error)) = round {
            report(&error);
        }
    }
}

fn round(
    desk: &Desk,
    mut send: impl FnMut(&str, &RenderedMail) -> Result<(), TransportError>,
) -> Result<(), Error> {
    while desk.system().run_deadlines(RunDeadlines::default())?.more {}
    while desk.system().deliver_due(MAILS, &mut send)?.sent == MAILS {}
    Ok(())
}

#[allow(clippy::print_stderr, reason = "the log of this small service")]
fn report(error: &Error) {
    eprintln!("the clockwork: {error}");
}
