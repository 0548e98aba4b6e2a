//! What an address can be wrong in, TLS, tenants, and many who make the tables at once.

use std::fs;
use std::path::Path;
use std::thread;

use fapiao::contract::{ListBills, ListMails};
use fapiao::{Desk, PostgresStore};
use fapiao_tests::journey::{self, Stage};
use fapiao_tests::postgres::{Programs, Server, new_folder, own};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

use crate::{fresh_tenant, server};

/// The code and the reason of a refusal to open.
fn refused(address: &str) -> (String, String) {
    let error = Desk::open(address).expect_err(address);
    let reason = error.body().details.get("reason").map(ToString::to_string);
    (error.code().to_owned(), reason.unwrap_or_default())
}

#[test]
fn what_is_wrong_with_an_address_is_said() {
    let server = server();
    let (user, place) = server.rsplit_once('@').unwrap();
    let (host, _) = place.split_once('/').unwrap();
    for (address, code, reason) in [
        (
            "postgres://a@b:notaport/c".to_owned(),
            "desk_invalid",
            "cannot be read",
        ),
        (format!("{server}?pool=0"), "desk_invalid", "1 to 1000"),
        (
            format!("{server}?tenant=a%20b"),
            "desk_invalid",
            "a tenant is",
        ),
        (
            format!("{server}?nonsense=1"),
            "desk_invalid",
            "cannot be read",
        ),
        (
            format!("{server}?sslrootcert=/no/such/file"),
            "desk_invalid",
            "certificates",
        ),
        (
            format!("postgres://fapiao:wrong@{place}"),
            "desk_invalid",
            "28P01",
        ),
        (
            format!("postgres://nobody:wrong@{place}"),
            "desk_invalid",
            "28P01",
        ),
        (
            format!("{user}@{host}/no_such_database"),
            "desk_invalid",
            "3D000",
        ),
        (
            format!("{server}?sslmode=require"),
            "desk_invalid",
            "the server offers none",
        ),
        (
            "postgres://fapiao@127.0.0.1:1/fapiao".to_owned(),
            "store_unavailable",
            "cannot be reached",
        ),
        (
            "postgres://fapiao@no.such.host.invalid/fapiao".to_owned(),
            "store_unavailable",
            "cannot be reached",
        ),
    ] {
        let (found, why) = refused(&address);
        assert_eq!(found, code, "{address}: {why}");
        assert!(why.contains(reason), "{address}: {why}");
        assert!(!why.contains("wrong"), "{why}");
    }
}

#[test]
fn a_user_who_may_not_make_tables_is_told_so() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    server
        .query("CREATE ROLE clerk LOGIN PASSWORD 'secret'")
        .unwrap();
    let as_clerk = server
        .address()
        .replace("fapiao:Harbour-Light-7", "clerk:secret");
    let (code, why) = refused(&as_clerk);
    assert_eq!(code, "desk_invalid");
    assert!(why.contains("42501"), "{why}");
    // Once the owner has made them, rows are all that a clerk needs; facts stay as they are.
    journey::feed(&journey::desk(&server.address()).unwrap(), 1).unwrap();
    server
        .query(
            "GRANT USAGE ON SCHEMA fapiao TO clerk; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA fapiao TO clerk; \
             REVOKE UPDATE, DELETE ON fapiao.facts FROM clerk",
        )
        .unwrap();
    let desk = journey::desk(&as_clerk).unwrap();
    journey::apply(&desk, 1, "apply").unwrap();
    assert_eq!(journey::stage(&desk, 1).unwrap(), Stage::Applied);
    for forbidden in [
        "UPDATE fapiao.facts SET actor = 'me'",
        "DELETE FROM fapiao.facts",
        "TRUNCATE fapiao.facts",
    ] {
        assert!(
            server
                .query(forbidden)
                .unwrap_err()
                .contains("facts cannot"),
            "{forbidden}"
        );
    }
    // Finance sees columns.
    let found =
        server.query("SELECT count(*), sum(paid_fen) FROM fapiao.bills WHERE tenant = 'default'");
    assert_eq!(found.unwrap(), format!("1|{}", journey::AMOUNT_FEN));
}

/// A certificate authority of the test's own, and a server certificate for the loopback.
fn certify(folder: &Path, name: &str) -> (String, String) {
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    fs::write(folder.join(name), authority.pem()).unwrap();
    let key = KeyPair::generate().unwrap();
    let server = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    (
        server.signed_by(&key, &authority).unwrap().pem(),
        key.serialize_pem(),
    )
}

#[test]
fn certificates_are_checked() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let folder = new_folder().unwrap();
    let (certificate, key) = certify(&folder, "ours.pem");
    certify(&folder, "others.pem");
    for (name, text) in [("server.crt", certificate), ("server.key", key)] {
        let file = server.data().join(name);
        fs::write(&file, text).unwrap();
        own(&file).unwrap();
    }
    server.query("ALTER SYSTEM SET ssl = on").unwrap();
    server.query("SELECT pg_reload_conf()").unwrap();
    server.wait_for("SHOW ssl", "on").unwrap();
    let trusting = |file: &str, mode: &str| {
        format!(
            "{}?sslmode={mode}&sslrootcert={}/{file}",
            server.address(),
            folder.display()
        )
    };
    for mode in ["require", "prefer"] {
        let desk = journey::desk(&trusting("ours.pem", mode)).unwrap();
        journey::feed(&desk, 1).unwrap();
        let seen = "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'fapiao'";
        server.wait_for(seen, "t").unwrap();
        drop(desk);
        for address in [
            trusting("others.pem", mode),
            format!("{}?sslmode={mode}", server.address()),
        ] {
            let (code, why) = refused(&address);
            assert_eq!(code, "desk_invalid");
            assert!(why.contains("not one to trust"), "{why}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn tenants_see_nothing_of_each_other() {
    let (one, other) = (fresh_tenant(), fresh_tenant());
    let (here, there) = (journey::desk(&one).unwrap(), journey::desk(&other).unwrap());
    journey::feed(&here, 1).unwrap();
    let application = journey::apply(&here, 1, "apply").unwrap();
    assert_eq!(journey::stage(&there, 1).unwrap(), Stage::Unknown);
    assert!(
        there
            .staff("li")
            .mails(ListMails::default())
            .unwrap()
            .items
            .is_empty()
    );
    assert_eq!(there.staff("li").verify_all().unwrap().rows, 0);
    let stranger = there.customer_by_reference("C-1");
    assert!(
        stranger
            .bills(ListBills::default())
            .unwrap()
            .items
            .is_empty()
    );
    assert!(stranger.progress(&application.batch_number).is_err());
    // The same numbers are free there.
    journey::feed(&there, 1).unwrap();
    journey::apply(&there, 1, "apply").unwrap();
    assert_eq!(journey::stage(&here, 1).unwrap(), Stage::Applied);
}

#[test]
fn many_may_make_the_tables_at_once() {
    let server = Server::start(&Programs::find().unwrap(), &[]).unwrap();
    let address = server.address();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| PostgresStore::open(&address).unwrap());
        }
    });
    assert_eq!(
        server
            .query("SELECT count(*) FROM fapiao.versions")
            .unwrap(),
        "1"
    );
    assert_eq!(
        server
            .query("SELECT count(*) FROM pg_inherits WHERE inhparent = 'fapiao.rows'::regclass")
            .unwrap(),
        "8"
    );
    // Tables of a later version are left alone.
    server
        .query("INSERT INTO fapiao.versions (version) VALUES (99)")
        .unwrap();
    assert_eq!(refused(&address).0, "store_damaged");
}
