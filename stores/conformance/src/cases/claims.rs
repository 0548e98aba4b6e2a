//! Claims.

use fapiao_core::store::Claim;

use super::prelude::*;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a claim finds its holder",
        about: "A row is loaded by any claim that it holds; a claim of a row that is not there finds nothing.",
        run: finds,
    },
    Case {
        name: "a claim has one holder, who is named",
        about: "A claim that another row holds is refused, and the refusal says in which space and by whom.",
        run: one_holder,
    },
    Case {
        name: "a holder may claim again",
        about: "Claiming what one holds already is no error, in another batch or in the same.",
        run: claimed_again,
    },
    Case {
        name: "a claim is released before it is taken",
        about: "One batch can hand a claim over, and what was released is free.",
        run: released_first,
    },
    Case {
        name: "a batch cannot give a claim to two",
        about: "Of two rows that one batch gives the same value, the second is refused, also after a release.",
        run: two_in_a_batch,
    },
    Case {
        name: "only the holder releases",
        about: "Releasing a claim that another row holds, or nobody, is no error and does nothing.",
        run: release_by_another,
    },
    Case {
        name: "spaces do not share values",
        about: "The same value in two spaces is two claims.",
        run: spaces_apart,
    },
];

fn taking(my: &Samples, id: &str, claims: Vec<Claim>) -> Batch {
    Batch {
        claim: claims,
        ..my.create(id)
    }
}

/// A batch of claims alone.
fn claims(release: Vec<Claim>, claim: Vec<Claim>) -> Batch {
    Batch {
        release,
        claim,
        ..Batch::default()
    }
}

/// The refusal of this claim, which its holder has.
fn held(claim: Claim) -> Result<(), StoreError> {
    Err(StoreError::Taken {
        space: claim.space,
        holder: claim.holder,
    })
}

fn holds(store: &dyn Store, my: &Samples, value: &str, id: Option<&str>) -> Outcome {
    let what = format!("holder of {value}");
    same(&what, my.holder(store, value)?, id.map(str::to_owned))
}

fn finds(store: &dyn Store, my: &Samples) -> Outcome {
    let claims = vec![
        my.claim("1", "a"),
        my.claim("2", "a"),
        my.claim("3", "nobody"),
    ];
    store.commit(taking(my, "a", claims))?;
    for (value, id) in [
        ("1", Some("a")),
        ("2", Some("a")),
        ("3", None),
        ("unknown", None),
    ] {
        holds(store, my, value, id)?;
    }
    Ok(())
}

fn one_holder(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(taking(my, "a", vec![my.claim("1", "a")]))?;
    let second = taking(my, "b", vec![my.claim("2", "b"), my.claim("1", "b")]);
    same("b", store.commit(second), held(my.claim("1", "a")))?;
    same("row b", my.load(store, "b")?, None)?;
    // A claim of a row that is not there is held all the same.
    store.commit(claims(Vec::new(), vec![my.claim("3", "nobody")]))?;
    let third = taking(my, "c", vec![my.claim("3", "c")]);
    same("c", store.commit(third), held(my.claim("3", "nobody")))
}

fn claimed_again(store: &dyn Store, my: &Samples) -> Outcome {
    let twice = vec![my.claim("1", "a"), my.claim("1", "a")];
    store.commit(taking(my, "a", twice))?;
    store.commit(claims(Vec::new(), vec![my.claim("1", "a")]))?;
    store.commit(claims(vec![my.claim("1", "a")], vec![my.claim("1", "a")]))?;
    holds(store, my, "1", Some("a"))
}

fn released_first(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(taking(my, "a", vec![my.claim("1", "a")]))?;
    store.commit(Batch {
        release: vec![my.claim("1", "a")],
        ..taking(my, "b", vec![my.claim("1", "b")])
    })?;
    holds(store, my, "1", Some("b"))?;
    store.commit(claims(
        vec![my.claim("1", "b"), my.claim("1", "b")],
        Vec::new(),
    ))?;
    holds(store, my, "1", None)?;
    store.commit(taking(my, "c", vec![my.claim("1", "c")]))?;
    holds(store, my, "1", Some("c"))
}

fn two_in_a_batch(store: &dyn Store, my: &Samples) -> Outcome {
    let changes = ["a", "b"].map(|id| Samples::change(my.row(id, 1, "{}"), 0));
    let two = Batch {
        claim: vec![my.claim("1", "a"), my.claim("1", "b")],
        ..rows(changes.to_vec())
    };
    same("two", store.commit(two), held(my.claim("1", "a")))?;
    same("rows", my.ids(store, &my.all())?, Vec::new())?;
    store.commit(taking(my, "a", vec![my.claim("1", "a")]))?;
    store.commit(my.create("b"))?;
    let swap = claims(
        vec![my.claim("1", "a")],
        vec![my.claim("1", "b"), my.claim("1", "a")],
    );
    same("swap", store.commit(swap), held(my.claim("1", "b")))?;
    holds(store, my, "1", Some("a"))
}

fn release_by_another(store: &dyn Store, my: &Samples) -> Outcome {
    store.commit(taking(my, "a", vec![my.claim("1", "a")]))?;
    let mut namesake = my.claim("1", "a");
    namesake.holder.kind = "check-namesake".into();
    store.commit(Batch {
        release: vec![my.claim("1", "b"), my.claim("unknown", "b"), namesake],
        ..my.create("b")
    })?;
    holds(store, my, "1", Some("a"))?;
    let steal = claims(vec![my.claim("1", "b")], vec![my.claim("1", "b")]);
    same("steal", store.commit(steal), held(my.claim("1", "a")))
}

fn spaces_apart(store: &dyn Store, my: &Samples) -> Outcome {
    let other = |id: &str| {
        let mut claim = my.claim("1", id);
        claim.space = format!("{}-other", claim.space).into();
        claim
    };
    store.commit(taking(my, "a", vec![my.claim("1", "a")]))?;
    store.commit(taking(my, "b", vec![other("b")]))?;
    holds(store, my, "1", Some("a"))?;
    let third = taking(my, "c", vec![other("c")]);
    same("other space", store.commit(third), held(other("b")))
}
