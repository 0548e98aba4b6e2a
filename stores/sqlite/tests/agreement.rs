//! Both stores answer alike whatever they are asked, and a refused batch leaves no trace.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{env, fs, process};

use fapiao_core::store::{
    Batch, Claim, Fact, IndexEntry, IndexRange, Key, Lookup, Mail, MailQuery, MailState,
    MemoryStore, Name, Position, Query, Row, RowChange, Settlement, Store,
};
use fapiao_core::time::Instant;
use fapiao_sqlite::{SqliteOptions, SqliteStore, Synchronous};

/// Numbers that look random and are the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn word(&mut self) -> String {
        ["", "a", "b", "ab", "发", "𠮷"]
            .get(self.throw(6) as usize)
            .copied()
            .unwrap_or_default()
            .to_owned()
    }

    fn name(&mut self) -> Name {
        if self.throw(2) == 0 {
            "one".into()
        } else {
            "two".into()
        }
    }

    fn key(&mut self) -> Key {
        Key {
            kind: self.name(),
            id: self.word(),
        }
    }

    fn time(&mut self) -> Instant {
        Instant::from_millis(self.throw(20) as i64).unwrap()
    }

    fn some<T>(&mut self, most: u64, one: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.throw(most + 1)).map(|_| one(self)).collect()
    }

    fn maybe<T>(&mut self, one: impl Fn(&mut Self) -> T) -> Option<T> {
        if self.throw(2) == 0 {
            Some(one(self))
        } else {
            None
        }
    }

    fn entry(&mut self) -> IndexEntry {
        IndexEntry {
            name: self.name(),
            value: self.word(),
            sort: self.word(),
        }
    }

    fn claim(&mut self) -> Claim {
        Claim {
            space: self.name(),
            value: self.word(),
            holder: self.key(),
        }
    }

    fn change(&mut self, store: &dyn Store) -> RowChange {
        let key = self.key();
        let found = store
            .load(&[Lookup::Key(key.clone())])
            .unwrap()
            .into_iter()
            .next()
            .flatten()
            .map_or(0, |row| row.version);
        // Mostly the right version.
        let replaces = if self.throw(8) == 0 {
            self.throw(4)
        } else {
            found
        };
        let row = Row {
            key,
            version: replaces + 1 + self.throw(2),
            digest: self.word(),
            body: self.word(),
        };
        RowChange {
            row,
            replaces,
            unindex: self.some(2, Self::entry),
            index: self.some(3, Self::entry),
        }
    }

    fn fact(&mut self) -> Fact {
        let (key, seq, at) = (self.key(), 1 + self.throw(40), self.time());
        Fact {
            key,
            seq,
            at,
            actor: self.word(),
            operation: self.word(),
            event: self.word(),
            previous: self.word(),
            digest: self.word(),
        }
    }

    fn mail(&mut self) -> Mail {
        Mail {
            id: format!("{}{}", self.word(), self.throw(9)),
            about: self.key(),
            due: self.time(),
            body: self.word(),
        }
    }

    fn batch(&mut self, store: &dyn Store) -> Batch {
        Batch {
            rows: self.some(2, |dice| dice.change(store)),
            release: self.some(2, Self::claim),
            claim: self.some(2, Self::claim),
            facts: self.some(1, Self::fact),
            mails: self.some(1, Self::mail),
        }
    }

    fn settlement(&mut self) -> Settlement {
        match self.throw(3) {
            0 => Settlement::Sent { body: self.word() },
            1 => Settlement::Retry {
                at: self.time(),
                error: self.word(),
            },
            _ => Settlement::GaveUp { error: self.word() },
        }
    }

    fn query(&mut self) -> Query {
        let by = self.maybe(|dice| IndexRange {
            name: dice.name(),
            value: dice.word(),
            from: dice.maybe(Self::word),
            to: dice.maybe(Self::word),
        });
        let after = self.maybe(|dice| Position {
            sort: dice.word(),
            id: dice.word(),
        });
        Query {
            kind: self.name(),
            by,
            descending: self.throw(2) == 0,
            after,
            limit: self.throw(6) as u32,
        }
    }

    fn mail_query(&mut self) -> MailQuery {
        let state = self.maybe(|dice| {
            if dice.throw(2) == 0 {
                MailState::Waiting
            } else {
                MailState::Sent
            }
        });
        MailQuery {
            about: self.maybe(Self::key),
            state,
            after: self.maybe(Self::word),
            limit: self.throw(9) as u32,
        }
    }
}

#[test]
fn memory_and_sqlite_agree() {
    let folder = env::temp_dir().join(format!("fapiao-agreement-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut refused = 0;
    for seed in 1..=8 {
        let options = SqliteOptions {
            synchronous: Synchronous::NormalForBenchesOnly,
            ..SqliteOptions::default()
        };
        let (memory, sqlite) = (
            MemoryStore::new(),
            SqliteStore::open_with(folder.join(format!("{seed}.db")), &options).unwrap(),
        );
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        for _ in 0..300 {
            let before = memory.dump();
            let batch = dice.batch(&memory);
            let answer = memory.commit(batch.clone());
            assert_eq!(sqlite.commit(batch.clone()), answer, "{batch:?}");
            if answer.is_err() {
                refused += 1;
                assert_eq!(memory.dump(), before);
            }
            let (now, until, limit) = (dice.time(), dice.time(), dice.throw(3) as u32);
            let leased = memory.lease(now, until, limit);
            assert_eq!(sqlite.lease(now, until, limit), leased);
            let (id, attempts, settlement) = (
                format!("{}{}", dice.word(), dice.throw(9)),
                dice.throw(3) as u32,
                dice.settlement(),
            );
            assert_eq!(
                sqlite.settle(&id, attempts, &settlement),
                memory.settle(&id, attempts, &settlement)
            );
            let query = dice.query();
            assert_eq!(sqlite.list(&query), memory.list(&query), "{query:?}");
            let query = dice.mail_query();
            assert_eq!(sqlite.mails(&query), memory.mails(&query), "{query:?}");
            let lookups = dice.some(3, |dice| match dice.throw(2) {
                0 => Lookup::Key(dice.key()),
                _ => Lookup::Claim {
                    space: dice.name(),
                    value: dice.word(),
                },
            });
            assert_eq!(sqlite.load(&lookups), memory.load(&lookups));
            let (key, after, limit) = (dice.key(), dice.throw(9), dice.throw(5) as u32);
            assert_eq!(
                sqlite.history(&key, after, limit),
                memory.history(&key, after, limit)
            );
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    assert!(refused > 300 && refused < 2_100, "{refused} of 2400");
}
