//! Rows and their versions.

use fapiao_core::store::{Claim, Fact, Lookup, Mail, MailQuery, MailRow, Row, Settlement};

use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "rows are loaded in the order asked",
        about: "An answer has one place for each key or claim asked for, in that order, empty where there is no row.",
        run: order_of_load,
    },
    Case {
        name: "a row is created once",
        about: "A change that replaces version 0 is refused when the row is there, and the row stays as it is.",
        run: created_once,
    },
    Case {
        name: "a row is replaced only at its version",
        about: "A change that replaces any version but the present one is a conflict; the right one may leap.",
        run: replaced_at_its_version,
    },
    Case {
        name: "kinds do not share ids",
        about: "Rows of two kinds with the same id are two rows.",
        run: kinds_apart,
    },
    Case {
        name: "bytes are kept exactly",
        about: "White space, controls, repeated JSON keys and 4-byte UTF-8 come back unchanged, wherever they stand.",
        run: bytes_kept,
    },
    Case {
        name: "versions reach 2^53 - 1",
        about: "The highest version and fact number are kept exactly, and a version that no row has is a conflict.",
        run: limits,
    },
];

fn order_of_load(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(Batch {
        claim: vec![my.claim("1", "a")],
        ..my.create("a")
    })?;
    store.commit(my.create("b"))?;
    let by_key = |id: &str| Lookup::Key(my.key(id));
    let by_claim = |value: &str| {
        let Claim { space, value, .. } = my.claim(value, "");
        Lookup::Claim { space, value }
    };
    let asked = [
        by_key("b"),
        by_key("unknown"),
        by_claim("1"),
        by_key("a"),
        by_claim("unknown"),
        by_key("b"),
    ];
    let (a, b) = (my.row("a", 1, "{}"), my.row("b", 1, "{}"));
    let wanted = vec![
        Some(b.clone()),
        None,
        Some(a.clone()),
        Some(a),
        None,
        Some(b),
    ];
    same("rows", store.load(&asked)?, wanted)?;
    same("nothing asked", store.load(&[])?, Vec::new())
}

fn created_once(store: &dyn Store, my: &Samples) -> Outcome {
    let create = |body: &str| rows(vec![Samples::change(my.row("a", 1, body), 0)]);
    store.commit(create("1"))?;
    same(
        "again",
        store.commit(create("2")),
        Err(StoreError::Conflict),
    )?;
    same("row", my.load(store, "a")?, Some(my.row("a", 1, "1")))
}

fn replaced_at_its_version(store: &dyn Store, my: &Samples) -> Outcome {
    let replace = |version: u64, replaces: u64| {
        let row = my.row("a", version, &version.to_string());
        store.commit(rows(vec![Samples::change(row, replaces)]))
    };
    let refused = Err(StoreError::Conflict);
    same("a row that is not there", replace(2, 1), refused.clone())?;
    store.commit(my.create("a"))?;
    // A row is as many versions on as a command has facts.
    replace(4, 1)?;
    for wrong in [0, 1, 3, 5] {
        same("wrong version", replace(6, wrong), refused.clone())?;
    }
    let wanted = my.row("a", 4, "4");
    same("row", my.load(store, "a")?, Some(wanted))
}

fn kinds_apart(store: &dyn Store, my: &Samples) -> Outcome {
    let kind = format!("{}-other", my.key("").kind);
    let other = Samples::new(kind, my.at(0));
    let body = |of: &Samples, body: &str| {
        let mut batch = of.create_in("a", "g", "1");
        let changes = batch.rows.iter_mut();
        changes.for_each(|change| change.row.body = body.to_owned());
        batch
    };
    store.commit(body(my, "1"))?;
    store.commit(body(&other, "2"))?;
    for (samples, body) in [(my, "1"), (&other, "2")] {
        let wanted = samples.row("a", 1, body);
        same("row", samples.load(store, "a")?, Some(wanted.clone()))?;
        for query in [samples.all(), samples.group("g")] {
            let listed = store.list(&query)?.into_iter().map(|listed| listed.row);
            same("list", listed.collect(), vec![wanted.clone()])?;
        }
    }
    Ok(())
}

/// JSON that comes out otherwise when it is read and written anew.
const JSON: &str = "{ \"b\" :\t1.0,\"a\":2 , \"a\":1e2,\r\n\"发票\":\"\\u53d1\\/ 𠮷 🧾 e\u{301} \u{feff}\u{2028} ' %_ \u{10ffff}\" } ";

fn bytes_kept(store: &dyn Store, my: &Samples) -> Outcome {
    // No NUL, which some databases cannot keep in a text and no row of a desk has.
    let controls: String = (1..32).filter_map(char::from_u32).collect();
    let odd = format!("{JSON}{controls}\u{7f}\"\\");
    let key = my.key(&odd);
    let kept = Row {
        digest: odd.clone(),
        ..my.row(&odd, 1, JSON)
    };
    let mut change = Samples::change(kept.clone(), 0);
    change.index.push(Samples::entry(&odd, &odd));
    let fact = Fact {
        actor: odd.clone(),
        operation: odd.clone(),
        event: JSON.to_owned(),
        previous: odd.clone(),
        digest: odd.clone(),
        ..my.fact(&odd, 1)
    };
    let mail = Mail {
        body: JSON.to_owned(),
        ..my.mail(&odd, &odd, 5)
    };
    store.commit(Batch {
        claim: vec![my.claim(&odd, &odd)],
        facts: vec![fact.clone()],
        mails: vec![mail.clone()],
        ..rows(vec![change])
    })?;
    same("row", my.load(store, &odd)?, Some(kept.clone()))?;
    same("claim", my.holder(store, &odd)?, Some(odd.clone()))?;
    let listed = store.list(&my.group(&odd))?.into_iter();
    let listed = listed.map(|listed| (listed.row, listed.position.sort));
    same("list", listed.collect(), vec![(kept, odd.clone())])?;
    same("facts", store.history(&key, 0, 9)?, vec![fact])?;
    let kept = || -> Result<Vec<MailRow>, StoreError> {
        store.mails(&MailQuery {
            about: Some(key.clone()),
            limit: 9,
            ..MailQuery::default()
        })
    };
    let mails = kept()?.into_iter().map(|row| row.mail).collect();
    same("mails", mails, vec![mail.clone()])?;
    let settlement = Settlement::Retry {
        at: my.at(5),
        error: odd.clone(),
    };
    store.settle(&mail.id, 0, &settlement)?;
    let errors = kept()?.into_iter().map(|row| row.error).collect();
    same("error", errors, vec![Some(odd)])
}

fn limits(store: &dyn Store, my: &Samples) -> Outcome {
    const MAX: u64 = Row::MAX_VERSION;
    let replace = |version: u64, replaces: u64| {
        let change = Samples::change(my.row("a", version, "{}"), replaces);
        store.commit(rows(vec![change]))
    };
    same("no such row", replace(1, MAX), Err(StoreError::Conflict))?;
    replace(MAX - 1, 0)?;
    replace(MAX, MAX - 1)?;
    same(
        "one beside",
        replace(MAX, MAX - 1),
        Err(StoreError::Conflict),
    )?;
    same("row", my.load(store, "a")?, Some(my.row("a", MAX, "{}")))?;
    let told = vec![my.fact("a", MAX - 1), my.fact("a", MAX)];
    store.commit(Batch {
        facts: told.clone(),
        ..Batch::default()
    })?;
    same("history", store.history(&my.key("a"), 0, 9)?, told)?;
    let last = store.history(&my.key("a"), MAX - 1, 9)?;
    same("last fact", last, vec![my.fact("a", MAX)])?;
    same("past it", store.history(&my.key("a"), MAX, 9)?, Vec::new())
}
