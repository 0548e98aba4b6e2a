//! Claims and facts.

use fapiao_core::store::{Store, StoreError};

use super::{Lie, commit, history, stem};

pub(super) fn of_claims() -> Vec<Lie> {
    vec![
        commit(
            "forgets claims",
            |me, mut batch| {
                batch.claim.clear();
                me.truth.commit(batch)
            },
            &[
                "a batch cannot give a claim to two",
                "a batch is committed whole",
                "a claim finds its holder",
                "a claim has one holder, who is named",
                "a claim is released before it is taken",
                "a holder may claim again",
                "a taken claim undoes the batch",
                "bytes are kept exactly",
                "of many who take one claim, one wins",
                "only the holder releases",
                "rows are loaded in the order asked",
                "spaces do not share values",
                "versions are checked before claims, claims before facts",
            ],
        ),
        commit(
            "never releases",
            |me, mut batch| {
                batch.release.clear();
                me.truth.commit(batch)
            },
            &[
                "a batch cannot give a claim to two",
                "a batch is committed whole",
                "a claim is released before it is taken",
            ],
        ),
        commit(
            "releases for anybody",
            |me, mut batch| {
                for claim in &mut batch.release {
                    claim.holder = me.holder(claim).unwrap_or_else(|| claim.holder.clone());
                }
                me.truth.commit(batch)
            },
            &["only the holder releases"],
        ),
        commit(
            "refuses a claim that its holder has",
            |me, batch| {
                let known = batch.claim.iter().find(|claim| {
                    me.holder(claim).as_ref() == Some(&claim.holder)
                        && !batch.release.contains(claim)
                });
                if let Some(claim) = known {
                    return Err(StoreError::Taken {
                        space: claim.space.clone(),
                        holder: claim.holder.clone(),
                    });
                }
                me.truth.commit(batch)
            },
            &["a holder may claim again"],
        ),
        commit(
            "names the one who asks, not the holder",
            |me, batch| {
                let asks = batch.claim.last().map(|claim| claim.holder.clone());
                me.truth.commit(batch).map_err(|error| match (error, asks) {
                    (StoreError::Taken { space, .. }, Some(holder)) => {
                        StoreError::Taken { space, holder }
                    }
                    (error, _) => error,
                })
            },
            &[
                "a batch cannot give a claim to two",
                "a claim has one holder, who is named",
                "a taken claim undoes the batch",
                "of many who take one claim, one wins",
                "only the holder releases",
                "spaces do not share values",
                "versions are checked before claims, claims before facts",
            ],
        ),
        commit(
            "gives a claim to the last of a batch",
            |me, mut batch| {
                let all = batch.claim.clone();
                let mut n = 0;
                batch.claim.retain(|claim| {
                    n += 1;
                    !all.iter()
                        .skip(n)
                        .any(|later| (&later.space, &later.value) == (&claim.space, &claim.value))
                });
                me.truth.commit(batch)
            },
            &["a batch cannot give a claim to two"],
        ),
        commit(
            "has one space for all claims of a batch's kind",
            |me, mut batch| {
                for claim in batch.claim.iter_mut().chain(&mut batch.release) {
                    claim.space = stem(&claim.space).into();
                }
                me.truth.commit(batch)
            },
            &["spaces do not share values"],
        ),
    ]
}

pub(super) fn of_facts() -> Vec<Lie> {
    vec![
        commit(
            "loses the last fact of a batch",
            |me, mut batch| {
                batch.facts.pop();
                me.truth.commit(batch)
            },
            &[
                "a batch is committed whole",
                "a batch that no store can keep is refused",
                "a fact is appended once",
                "a history is read in order and in pages",
                "a known fact undoes the batch",
                "bytes are kept exactly",
                "facts outlive the versions of their row",
                "of many who replace one version, one wins",
                "versions reach 2^53 - 1",
            ],
        ),
        commit(
            "ignores a fact that it knows",
            |me, mut batch| {
                let mut kept = Vec::new();
                batch.facts.retain(|fact| {
                    let known = me.truth.history(&fact.key, fact.seq.saturating_sub(1), 1);
                    let known = known.unwrap().iter().any(|known| known.seq == fact.seq);
                    let again = kept.contains(&(fact.key.clone(), fact.seq));
                    kept.push((fact.key.clone(), fact.seq));
                    !known && !again
                });
                me.truth.commit(batch)
            },
            &["a fact is appended once", "a known fact undoes the batch"],
        ),
        history(
            "keeps the facts of the present version only",
            |me, key, after, limit| {
                let mut told = me.truth.history(key, after, limit)?;
                told.retain(|fact| fact.seq >= me.version(key));
                Ok(told)
            },
            &[
                "a batch is committed whole",
                "facts outlive the versions of their row",
                "of many who replace one version, one wins",
                "versions reach 2^53 - 1",
            ],
        ),
        history(
            "tells a history from its end",
            |me, key, after, limit| {
                let mut told = me.truth.history(key, after, limit)?;
                told.reverse();
                Ok(told)
            },
            &[
                "a batch is committed whole",
                "a history is read in order and in pages",
                "facts outlive the versions of their row",
                "of many who replace one version, one wins",
                "versions reach 2^53 - 1",
            ],
        ),
        history(
            "tells a history from its beginning, wherever it is asked from",
            |me, key, _, limit| me.truth.history(key, 0, limit),
            &[
                "a history is read in order and in pages",
                "versions reach 2^53 - 1",
            ],
        ),
    ]
}
