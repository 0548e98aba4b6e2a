//! What was counted.

/// Tests and checks that were run.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) ignored: u64,
}

impl Tally {
    /// Counts one check that is no test of cargo's.
    pub(crate) fn check(&mut self, passed: bool) {
        if passed {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// Counts what a line of `cargo test` tells: `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn read(&mut self, line: &str) {
        let Some(rest) = line.trim_start().strip_prefix("test result: ") else {
            return;
        };
        let rest = rest.split_once(". ").map_or(rest, |(_, rest)| rest);
        for part in rest.split(';') {
            let mut words = part.split_whitespace();
            let (Some(Ok(count)), Some(what)) = (words.next().map(str::parse::<u64>), words.next())
            else {
                continue;
            };
            match what {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.ignored += count,
                _ => {}
            }
        }
    }

    /// Counts what Swift Testing tells of each test, `✔ Test amounts() passed after 0.1 seconds.`, and what tests print as
    /// cargo would.
    pub(crate) fn read_swift(&mut self, line: &str) {
        self.read(line);
        let words: Vec<&str> = line.split_whitespace().take(4).collect();
        match words.as_slice() {
            ["✔", "Test", _, "passed"] => self.passed += 1,
            ["✘", "Test", _, "failed"] => self.failed += 1,
            _ => {}
        }
    }

    /// Counts what the last lines of `node --test` tell: `# pass 12`, `# fail 1`, `# skipped 0`.
    pub(crate) fn read_node(&mut self, line: &str) {
        let mut words = line.trim_end().split(' ');
        let (Some("#"), Some(what), Some(Ok(count)), None) = (
            words.next(),
            words.next(),
            words.next().map(str::parse::<u64>),
            words.next(),
        ) else {
            return;
        };
        match what {
            "pass" => self.passed += count,
            "fail" | "cancelled" => self.failed += count,
            "skipped" | "todo" => self.ignored += count,
            _ => {}
        }
    }

    /// Counts what the last lines of JUnit's console tell: `[       308 tests successful      ]`. A container fails when
    /// what stands around its tests does.
    pub(crate) fn read_junit(&mut self, line: &str) {
        let inner = line
            .trim()
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        let words: Vec<&str> = inner.unwrap_or_default().split_whitespace().collect();
        let [count, what, how] = words.as_slice() else {
            return;
        };
        let Ok(count) = count.parse::<u64>() else {
            return;
        };
        match (*what, *how) {
            ("tests", "successful") => self.passed += count,
            ("tests" | "containers", "failed" | "aborted") => self.failed += count,
            ("tests", "skipped") => self.ignored += count,
            _ => {}
        }
    }

    /// Counts what the last line of pytest tells: `== 1 failed, 12 passed, 2 skipped in 3.45s ==`.
    pub(crate) fn read_pytest(&mut self, line: &str) {
        let line = line.trim().trim_matches('=').trim();
        let Some((counts, _)) = line
            .rsplit_once(" in ")
            .filter(|(_, took)| took.starts_with(|first: char| first.is_ascii_digit()))
        else {
            return;
        };
        for part in counts.split(", ") {
            let Some((Ok(count), what)) = part
                .split_once(' ')
                .map(|(count, what)| (count.parse::<u64>(), what))
            else {
                continue;
            };
            match what {
                "passed" => self.passed += count,
                "failed" | "error" | "errors" => self.failed += count,
                "skipped" => self.ignored += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_says() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.1s");
        tally
            .read("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.read("test passed ... ok");
        assert_eq!((tally.passed, tally.failed, tally.ignored), (15, 2, 1));
    }

    #[test]
    fn reads_what_swift_says() {
        let mut tally = Tally::default();
        for line in [
            "◇ Test amounts(_:) started.",
            "✔ Test amounts(_:) passed after 0.031 seconds.",
            "✘ Test days() recorded an issue at ValueTests.swift:2:3: Expectation failed",
            "✘ Test days() failed after 0.002 seconds with 1 issue.",
            "test result: ok. 94 passed; 0 failed; 0 ignored",
            "✘ Suite ValueTests failed after 3.2 seconds with 1 issue.",
            "✘ Test run with 2 tests failed after 3.3 seconds with 1 issue.",
        ] {
            tally.read_swift(line);
        }
        assert_eq!((tally.passed, tally.failed), (95, 1));
    }

    #[test]
    fn reads_what_node_says() {
        let mut tally = Tally::default();
        for line in [
            "# tests 6\n",
            "# pass 3\n",
            "# fail 2\n",
            "# cancelled 0\n",
            "# skipped 1\n",
            "# pass me by\n",
        ] {
            tally.read_node(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.ignored), (3, 2, 1));
    }

    #[test]
    fn reads_what_junit_says() {
        let mut tally = Tally::default();
        for line in [
            "Test run finished after 126081 ms",
            "[        10 containers found      ]",
            "[         9 containers successful ]",
            "[         1 containers failed     ]",
            "[       310 tests found           ]",
            "[         3 tests skipped         ]",
            "[       305 tests successful      ]\n",
            "[         2 tests failed          ]",
        ] {
            tally.read_junit(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.ignored), (305, 3, 3));
    }

    #[test]
    fn reads_what_pytest_says() {
        let mut tally = Tally::default();
        tally.read_pytest("=== 1 failed, 12 passed, 2 skipped, 1 error in 3.45s (0:00:03) ===\n");
        tally.read_pytest("tests/test_desk.py ..... [ 12%]");
        tally.read_pytest("5 passed in the morning");
        assert_eq!((tally.passed, tally.failed, tally.ignored), (12, 2, 2));
    }
}
