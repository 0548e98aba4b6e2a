//! Mails handed to a mail server (SPEC N2).

use std::io::ErrorKind;
use std::time::Duration;

use fapiao_core::digest::hex_digest;
use fapiao_core::error::{Code, Error, Problems};
use fapiao_core::mail::RenderedMail;
use fapiao_core::value::Email;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error as SmtpError, PoolConfig};
use lettre::{Message, SmtpTransport, Transport as _};

use super::{SmtpOptions, SmtpSecurity, Transport, TransportError};

/// Sends mails by SMTP, over a connection that is kept while there are mails. Clones share it.
#[derive(Clone)]
pub struct Smtp {
    transport: SmtpTransport,
    from: Mailbox,
    reply_to: Option<Mailbox>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp")
            .field("domain", &self.from.email.domain())
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// Makes ready to send; the server is first spoken to with the first mail.
    ///
    /// # Errors
    /// `invalid_input` with every wrong field: no host, an address that is none, a password without an account or sent
    /// in the clear, certificates that cannot be read.
    pub fn new(options: &SmtpOptions) -> Result<Self, Error> {
        let mut problems = Problems::new();
        if options.host.trim().is_empty() {
            problems.add("host", Code::Required);
        }
        let timeout = options.timeout_seconds.unwrap_or(20);
        if !(1..=60).contains(&timeout) {
            problems.add("timeout_seconds", Code::NotAllowed);
        }
        let name = options.from_name.as_deref().unwrap_or_default();
        if name.chars().any(char::is_control) {
            problems.add("from_name", Code::NotAllowed);
        }
        let from = address(
            &mut problems,
            "from_address",
            &options.from_address,
            options.from_name.clone(),
        );
        let reply_to = options
            .reply_to
            .as_ref()
            .and_then(|text| address(&mut problems, "reply_to", text, None));
        let credentials = match (&options.username, &options.password) {
            (Some(name), Some(password)) => {
                Some(Credentials::new(name.clone(), password.expose().to_owned()))
            }
            (None, None) => None,
            (Some(_), None) => {
                problems.add("password", Code::Required);
                None
            }
            (None, Some(_)) => {
                problems.add("username", Code::Required);
                None
            }
        };
        if credentials.is_some()
            && options.security == SmtpSecurity::None
            && !is_loopback(&options.host)
        {
            problems.add("security", Code::NotAllowed);
        }
        let tls = tls(options, &mut problems);
        problems.refuse()?;
        let (Some(from), Some(tls)) = (from, tls) else {
            return Err(Code::Internal.into());
        };
        let port = options.port.unwrap_or(match options.security {
            SmtpSecurity::StartTls => 587,
            SmtpSecurity::Tls => 465,
            SmtpSecurity::None => 25,
        });
        let mut builder = SmtpTransport::builder_dangerous(options.host.trim())
            .port(port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(timeout.into())))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(1));
        if let Some(credentials) = credentials {
            builder = builder.credentials(credentials);
        }
        Ok(Self {
            transport: builder.build(),
            from,
            reply_to,
        })
    }

    /// Speaks to the server, without a mail: whether it can be reached and lets us in.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self) -> Result<(), TransportError> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err(again("the mail server does not answer".to_owned())),
            Err(error) => Err(told(&error)),
        }
    }

    fn message(&self, id: &str, mail: &RenderedMail) -> Result<Message, TransportError> {
        let unreadable = |what: &str| TransportError {
            message: format!("the mail has {what} that cannot be sent"),
            retry: false,
        };
        let to = mail.to.parse().map_err(|_| unreadable("an address"))?;
        let header = |name: &str, value: &str| {
            HeaderName::new_from_ascii(name.to_owned())
                .map(|name| HeaderValue::new(name, value.to_owned()))
                .map_err(|_| unreadable("a header"))
        };
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            .message_id(Some(self.message_id(id)))
            .date_now()
            .raw_header(header("Auto-Submitted", "auto-generated")?)
            .raw_header(header("Content-Language", mail.locale.code())?);
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.clone());
        }
        builder
            .multipart(MultiPart::alternative_plain_html(
                mail.text.clone(),
                mail.html.clone(),
            ))
            .map_err(|_| unreadable("a part"))
    }

    /// The same whenever the same mail is tried again, so that mail servers and readers know it for one.
    fn message_id(&self, id: &str) -> String {
        let digest = hex_digest(&[b"fapiao message", id.as_bytes()]);
        let domain = self.from.email.domain();
        format!("<{}@{domain}>", digest.get(..32).unwrap_or(&digest))
    }
}

impl Transport for Smtp {
    fn send(&mut self, id: &str, mail: &RenderedMail) -> Result<(), TransportError> {
        let message = self.message(id, mail)?;
        self.transport
            .send(&message)
            .map(drop)
            .map_err(|error| told(&error))
    }
}

fn address(
    problems: &mut Problems,
    path: &str,
    text: &str,
    name: Option<String>,
) -> Option<Mailbox> {
    let email = problems.check(path, Email::parse(text))?;
    let address = email.as_str().parse().map_err(|_| Code::NotAllowed);
    problems
        .check(path, address)
        .map(|address| Mailbox::new(name, address))
}

fn tls(options: &SmtpOptions, problems: &mut Problems) -> Option<Tls> {
    let mut parameters = TlsParameters::builder(options.host.trim().to_owned());
    if let Some(pem) = &options.certificates {
        let certificate = Certificate::from_pem(pem.as_bytes())
            .ok()
            // A text without any certificate passes there.
            .filter(|_| pem.contains("-----END CERTIFICATE-----"))
            .ok_or(Code::NotAllowed);
        let certificate = problems.check("certificates", certificate)?;
        parameters = parameters
            .certificate_store(CertificateStore::None)
            .add_root_certificate(certificate);
    }
    if options.security == SmtpSecurity::None {
        return Some(Tls::None);
    }
    let parameters = problems.check("host", parameters.build().map_err(|_| Code::NotAllowed))?;
    Some(match options.security {
        SmtpSecurity::Tls => Tls::Wrapper(parameters),
        _ => Tls::Required(parameters),
    })
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// What went wrong, without the words of the server, which may quote addresses. Only a refusal of this very mail or its
/// address is final: a server that is set up wrongly, or that we are, must not lose mails.
fn told(error: &SmtpError) -> TransportError {
    let Some(code) = error.status() else {
        let message = match io_kind(error) {
            _ if error.is_timeout() => LATE,
            Some(ErrorKind::WouldBlock | ErrorKind::TimedOut) => LATE,
            _ if error.is_tls() => UNTRUSTED,
            // What a certificate that is not trusted ends the handshake with.
            Some(ErrorKind::InvalidData) => UNTRUSTED,
            _ => "the connection to the mail server failed",
        };
        return again(message.to_owned());
    };
    let code = code.to_string();
    TransportError {
        message: format!("the mail server refused with {code}"),
        retry: !["550", "551", "552", "553", "554"].contains(&code.as_str()),
    }
}

const LATE: &str = "the mail server did not answer in time";
const UNTRUSTED: &str = "no trusted connection to the mail server";

/// How reading or writing ended, if that is what went wrong.
fn io_kind(error: &SmtpError) -> Option<ErrorKind> {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return Some(error.kind());
        }
        source = error.source();
    }
    None
}

fn again(message: String) -> TransportError {
    TransportError {
        message,
        retry: true,
    }
}
