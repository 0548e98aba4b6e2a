//! Mails over a real mail server on loopback (SPEC N1, N2): `cargo xtask test mail` sets it up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use fapiao::contract::{ListMails, Locale, OrderFeed, OrderStatus, Register, RequeueMail};
use fapiao::{
    Clock, Delivered, Desk, MailText, MailTexts, ManualClock, PasswordCost, RenderedMail,
    SeededEntropy, Smtp, SmtpOptions, SmtpSecurity, Stop, Template, Transport, TransportError,
};
use fapiao_core::store::MailState;
use serde_json::Value;

struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    told: Value,
}

impl Server {
    fn start() -> Self {
        let python = std::env::var("FAPIAO_MAIL_PYTHON")
            .expect("FAPIAO_MAIL_PYTHON: run `cargo xtask test mail`");
        let mut child = Command::new(python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/mail/server.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        Self {
            input: child.stdin.take(),
            child,
            output,
            told: serde_json::from_str(&line).unwrap(),
        }
    }

    fn options(&self, security: SmtpSecurity) -> SmtpOptions {
        let port = match security {
            SmtpSecurity::StartTls => "start_tls",
            SmtpSecurity::Tls => "tls",
            SmtpSecurity::None => "none",
        };
        let known = (security != SmtpSecurity::None).then(|| "desk".to_owned());
        SmtpOptions {
            host: "localhost".into(),
            port: Some(self.told[port].as_u64().unwrap().try_into().unwrap()),
            security,
            password: known.as_ref().map(|_| "a secret".into()),
            username: known,
            from_address: "no-reply@seller.example".into(),
            from_name: Some("云帆商店 发票, \"desk\"".into()),
            reply_to: Some("help@seller.example".into()),
            certificates: Some(self.told["certificates"].as_str().unwrap().to_owned()),
            timeout_seconds: Some(2),
        }
    }

    fn smtp(&self, security: SmtpSecurity) -> Smtp {
        Smtp::new(&self.options(security)).unwrap()
    }

    /// The next mail that it took.
    fn mail(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

struct Shop {
    desk: Desk,
    clock: Arc<ManualClock>,
}

/// A desk at which somebody with each of these addresses has just registered.
fn shop(emails: &[&str]) -> Shop {
    shop_with(emails, MailTexts::default())
}

fn shop_with(emails: &[&str], texts: MailTexts) -> Shop {
    let clock = Arc::new(ManualClock::new("2026-03-12T02:00:00Z".parse().unwrap()));
    let desk = Desk::builder()
        .clock(Arc::clone(&clock) as Arc<dyn Clock>)
        .entropy(Arc::new(SeededEntropy::new(1)))
        .password_cost(PasswordCost::CheapForTestsOnly)
        .mail_texts(texts)
        .open("memory:")
        .unwrap();
    let shop = Shop { desk, clock };
    for email in emails {
        shop.register(email);
    }
    shop
}

impl Shop {
    fn register(&self, email: &str) {
        let order_number = format!("SO-{}", email.split('@').next().unwrap());
        let order = OrderFeed {
            order_number: order_number.clone(),
            customer_reference: Some(order_number.clone()),
            status: OrderStatus::Paid,
            ..OrderFeed::default()
        };
        self.desk.platform().feed([order]).unwrap();
        self.desk
            .register(Register {
                order_number,
                email: email.to_owned(),
                password: "Harbour-Light-7".into(),
                password_repeat: "Harbour-Light-7".into(),
                ..Register::default()
            })
            .unwrap();
    }

    fn once(&self, transport: &mut dyn Transport) -> [u32; 3] {
        let Delivered {
            sent,
            failed,
            given_up,
        } = self.desk.relay().once(transport, &Stop::new()).unwrap();
        [sent, failed, given_up]
    }

    fn mails(&self, state: MailState) -> Vec<(String, Option<String>)> {
        let page = self
            .desk
            .staff("li")
            .mails(ListMails {
                state: Some(state),
                ..ListMails::default()
            })
            .unwrap();
        let items = page.items.into_iter();
        items.map(|mail| (mail.mail, mail.error)).collect()
    }
}

#[test]
fn mails_arrive_whole_over_every_kind_of_connection() {
    let mut server = Server::start();
    for (security, tls) in [
        (SmtpSecurity::StartTls, true),
        (SmtpSecurity::Tls, true),
        (SmtpSecurity::None, false),
    ] {
        let shop = shop(&["lin@customer.example"]);
        let mut smtp = server.smtp(security);
        smtp.check().unwrap();
        assert_eq!(shop.once(&mut smtp), [1, 0, 0], "{security:?}");
        let mail = server.mail();
        assert_eq!(mail["rcpt"], "lin@customer.example");
        assert_eq!(mail["from"], "no-reply@seller.example");
        assert_eq!(mail["tls"], tls);
        assert_eq!(mail["account"] == "desk", tls);
        let headers = &mail["headers"];
        assert_eq!(
            headers["From"],
            "\"云帆商店 发票, \\\"desk\\\"\" <no-reply@seller.example>"
        );
        assert_eq!(headers["To"], "lin@customer.example");
        assert_eq!(headers["Reply-To"], "help@seller.example");
        assert_eq!(headers["Auto-Submitted"], "auto-generated");
        assert_eq!(headers["Content-Language"], "zh-CN");
        assert!(headers["Subject"].as_str().unwrap().contains("激活"));
        let id = headers["Message-ID"].as_str().unwrap();
        assert!(
            id.starts_with('<') && id.ends_with("@seller.example>"),
            "{id}"
        );
        let parts = mail["parts"].as_array().unwrap();
        assert_eq!(
            (&parts[0][0], &parts[1][0]),
            (&"text/plain".into(), &"text/html".into())
        );
        let text = parts[0][1].as_str().unwrap();
        let link = text
            .lines()
            .find_map(|line| line.find("http").map(|at| &line[at..]))
            .unwrap();
        assert!(
            parts[1][1]
                .as_str()
                .unwrap()
                .contains(&format!("<a href=\"{link}\">"))
        );
        assert!(mail["lines"].as_u64().unwrap() <= 998, "RFC 5322 §2.1.1");
        // What was sent has no link any more (N2).
        assert_eq!(shop.mails(MailState::Sent).len(), 1);
    }
}

#[test]
fn a_refusal_of_the_address_is_final_and_staff_can_have_it_sent_again() {
    let mut server = Server::start();
    let shop = shop(&["gone@customer.example", "lin@customer.example"]);
    let mut smtp = server.smtp(SmtpSecurity::None);
    assert_eq!(shop.once(&mut smtp), [1, 0, 1]);
    assert_eq!(server.mail()["rcpt"], "lin@customer.example");
    let given_up = shop.mails(MailState::GaveUp);
    let [(id, Some(error))] = given_up.as_slice() else {
        panic!("{given_up:?}")
    };
    assert_eq!(error, "the mail server refused with 550");
    let clerk = shop.desk.staff("li");
    clerk
        .requeue_mail(RequeueMail { mail: id.clone() })
        .unwrap();
    assert_eq!(shop.once(&mut smtp), [0, 0, 1]);
}

#[test]
fn what_may_pass_is_tried_again_later_under_the_same_id() {
    let mut server = Server::start();
    let mut smtp = server.smtp(SmtpSecurity::None);
    for (name, error) in [
        ("later", "the mail server refused with 451"),
        ("slow", "the mail server did not answer in time"),
        ("cut", "the connection to the mail server failed"),
    ] {
        let shop = shop(&[&format!("{name}@customer.example")]);
        assert_eq!(shop.once(&mut smtp), [0, 1, 0], "{name}");
        let waiting = shop.mails(MailState::Waiting);
        assert_eq!(waiting[0].1.as_deref(), Some(error));
        // Not before its time.
        assert_eq!(shop.once(&mut smtp), [0, 0, 0], "{name}");
        shop.clock.advance_millis(60_000);
        assert_eq!(shop.once(&mut smtp), [1, 0, 0], "{name}");
        assert_eq!(server.mail()["rcpt"], format!("{name}@customer.example"));
    }
}

#[test]
fn a_mail_whose_fate_nobody_learned_goes_out_again_under_the_same_id() {
    let mut server = Server::start();
    let mut smtp = server.smtp(SmtpSecurity::None);
    // The server took it, and the line was cut before it could say so.
    let shop = shop(&["taken@customer.example"]);
    assert_eq!(shop.once(&mut smtp), [0, 1, 0]);
    let first = server.mail();
    shop.clock.advance_millis(60_000);
    assert_eq!(shop.once(&mut smtp), [1, 0, 0]);
    let second = server.mail();
    assert_eq!(
        first["headers"]["Message-ID"],
        second["headers"]["Message-ID"]
    );
    assert_eq!(first["parts"], second["parts"]);

    // The process died between sending and settling: nothing was told to the store.
    let shop = self::shop(&["lin@customer.example"]);
    let mut dies = |id: &str, mail: &RenderedMail| -> Result<(), TransportError> {
        smtp.send(id, mail).unwrap();
        panic!("killed")
    };
    let death = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| shop.once(&mut dies)));
    assert!(death.is_err());
    let first = server.mail();
    assert_eq!(shop.once(&mut smtp), [0, 0, 0], "it is leased");
    shop.clock.advance_millis(5 * 60_000);
    assert_eq!(shop.once(&mut smtp), [1, 0, 0]);
    assert_eq!(
        first["headers"]["Message-ID"],
        server.mail()["headers"]["Message-ID"]
    );
}

#[test]
fn a_server_that_is_set_up_wrongly_loses_no_mail() {
    let mut server = Server::start();
    let shop = shop(&["lin@customer.example"]);
    let options = server.options(SmtpSecurity::StartTls);
    let wrong = [
        (
            SmtpOptions {
                password: Some("another".into()),
                ..options.clone()
            },
            "the mail server refused with 535",
        ),
        (
            SmtpOptions {
                certificates: None,
                ..options.clone()
            },
            "no trusted connection to the mail server",
        ),
        (
            SmtpOptions {
                host: "127.0.0.1".into(),
                ..options.clone()
            },
            "no trusted connection to the mail server",
        ),
        (
            SmtpOptions {
                port: Some(1),
                ..options.clone()
            },
            "the connection to the mail server failed",
        ),
        (
            // A server without STARTTLS is told nothing.
            SmtpOptions {
                port: server.options(SmtpSecurity::None).port,
                ..options.clone()
            },
            "the connection to the mail server failed",
        ),
    ];
    for (number, (options, error)) in wrong.iter().enumerate() {
        let mut smtp = Smtp::new(options).unwrap();
        assert_eq!(&smtp.check().unwrap_err().message, error, "{number}");
        assert_eq!(shop.once(&mut smtp), [0, 1, 0], "{number}");
        assert_eq!(shop.mails(MailState::Waiting)[0].1.as_deref(), Some(*error));
        shop.clock.advance_millis(6 * 60 * 60_000);
    }
    // A day later it is put right.
    let mut smtp = Smtp::new(&options).unwrap();
    assert_eq!(shop.once(&mut smtp), [1, 0, 0]);
    assert_eq!(server.mail()["rcpt"], "lin@customer.example");
}

#[test]
fn nothing_that_anybody_writes_reaches_a_header() {
    let mut server = Server::start();
    let texts = MailTexts::new([MailText {
        mail: Template::Activate,
        locale: Locale::Zh,
        subject: "Order {order_number}\r\nBcc: all@customer.example".into(),
        text: "{link}\r\n.\r\nMAIL FROM:<x@y.example>".into(),
        html: None,
    }])
    .unwrap();
    let shop = shop_with(&["lin@customer.example"], texts);
    let mut smtp = server.smtp(SmtpSecurity::None);
    assert_eq!(shop.once(&mut smtp), [1, 0, 0]);
    let mail = server.mail();
    assert_eq!(mail["rcpt"], "lin@customer.example");
    assert_eq!(mail["headers"].get("Bcc"), None);
    assert_eq!(
        mail["headers"]["Subject"],
        "Order SO-lin  Bcc: all@customer.example"
    );
    // A dot alone on a line is text, not the end.
    let text = mail["parts"][0][1].as_str().unwrap().replace("\r\n", "\n");
    assert!(text.contains("\n.\nMAIL FROM:<x@y.example>"), "{text:?}");

    let options = server.options(SmtpSecurity::None);
    for (field, wrong) in [
        (
            "from_address",
            SmtpOptions {
                from_address: "a@b.example\r\nBcc: c@d.example".into(),
                ..options.clone()
            },
        ),
        (
            "from_name",
            SmtpOptions {
                from_name: Some("Shop\r\nBcc: all@customer.example".into()),
                ..options.clone()
            },
        ),
        (
            "reply_to",
            SmtpOptions {
                reply_to: Some("nobody".into()),
                ..options.clone()
            },
        ),
        (
            "host",
            SmtpOptions {
                host: " ".into(),
                ..options.clone()
            },
        ),
        (
            "timeout_seconds",
            SmtpOptions {
                timeout_seconds: Some(0),
                ..options.clone()
            },
        ),
        (
            "username",
            SmtpOptions {
                password: Some("x".into()),
                ..options.clone()
            },
        ),
        (
            "password",
            SmtpOptions {
                username: Some("x".into()),
                ..options.clone()
            },
        ),
        (
            "certificates",
            SmtpOptions {
                certificates: Some("-----BEGIN".into()),
                ..options.clone()
            },
        ),
        (
            "security",
            SmtpOptions {
                host: "mail.seller.example".into(),
                username: Some("x".into()),
                password: Some("y".into()),
                ..options.clone()
            },
        ),
    ] {
        let error = Smtp::new(&wrong).unwrap_err();
        assert_eq!(error.code(), "invalid_input");
        assert_eq!(error.body().problems[0].path, field);
        assert!(
            !format!("{wrong:?}").contains("\"y\""),
            "a password is not printed"
        );
    }
}

#[test]
fn a_relay_runs_until_it_is_stopped() {
    let mut server = Server::start();
    let shop = shop(&["lin@customer.example"]);
    let relay = shop.desk.relay().every(Duration::from_millis(20));
    let running = relay.start(server.smtp(SmtpSecurity::StartTls));
    assert_eq!(server.mail()["rcpt"], "lin@customer.example");
    shop.register("wang@customer.example");
    assert_eq!(server.mail()["rcpt"], "wang@customer.example");
    let status = running.stop();
    assert_eq!(
        (status.running, status.sent, status.error),
        (false, 2, None)
    );
    assert_eq!(running.stop().sent, 2);
    shop.register("zhou@customer.example");
    assert_eq!(shop.mails(MailState::Waiting).len(), 1);
}
