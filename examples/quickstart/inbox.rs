//! The development inbox: mails are shown instead of sent.

use fapiao::{Desk, RenderedMail, Transport, TransportError};

use crate::Outcome;
use crate::tables::indented;

/// Mails that came in since they were last looked at. A real desk has a relay to an SMTP server in its place.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    new: Vec<RenderedMail>,
}

impl Transport for Inbox {
    fn send(&mut self, _id: &str, mail: &RenderedMail) -> Result<(), TransportError> {
        self.new.push(mail.clone());
        Ok(())
    }
}

impl Inbox {
    /// Takes in what is due, and names it.
    pub(crate) fn collect(&mut self, desk: &Desk) -> Outcome<Vec<RenderedMail>> {
        desk.system().deliver_due(100, self)?;
        let mails = std::mem::take(&mut self.new);
        say!("\nMails in the development inbox 邮件:");
        for mail in &mails {
            say!("  to {}  {}", mail.to, mail.subject);
        }
        Ok(mails)
    }

    /// Takes in a mail, shows it in full, and follows its link: gives back the token.
    pub(crate) fn follow_link(&mut self, desk: &Desk) -> Outcome<String> {
        let mail = self.collect(desk)?.pop().ok_or("no mail came")?;
        say!("\n{}\n", indented(&mail.text));
        let (_, token) = mail.text.split_once("token=").ok_or("no link came")?;
        let token: String = token.chars().take_while(|c| !c.is_whitespace()).collect();
        Ok(token)
    }
}
