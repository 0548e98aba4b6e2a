//! Bytes that come in pieces, cut into lines with bounded memory (feeds notes §0).

use super::text::Line;
use super::{LineEnding, StatementError};

/// The longest line in bytes; a longer one is told of and passed over.
pub(super) const LONGEST_LINE: usize = 64 * 1024;

/// Puts lines together from pieces.
#[derive(Default)]
pub(super) struct LineCutter {
    partial: Vec<u8>,
    overlong: bool,
    cut: u64,
}

impl LineCutter {
    /// Lines given so far.
    pub(super) fn count(&self) -> u64 {
        self.cut
    }

    /// Gives every line that ends in `bytes`.
    pub(super) fn push(
        &mut self,
        mut bytes: &[u8],
        mut take: impl FnMut(Line<'_>) -> Result<(), StatementError>,
    ) -> Result<(), StatementError> {
        while let Some((head, rest)) = memchr::memchr(b'\n', bytes)
            .and_then(|place| bytes.split_at_checked(place.saturating_add(1)))
        {
            bytes = rest;
            if self.partial.is_empty() && !self.overlong {
                take(self.line(head, head.len() > LONGEST_LINE))?;
            } else {
                self.keep(head);
                let partial = std::mem::take(&mut self.partial);
                let overlong = std::mem::take(&mut self.overlong);
                let line = self.line(&partial, overlong);
                take(line)?;
                self.partial = partial;
                self.partial.clear();
            }
        }
        self.keep(bytes);
        Ok(())
    }

    /// Gives what is left: a last line without line end.
    pub(super) fn finish(
        &mut self,
        mut take: impl FnMut(Line<'_>) -> Result<(), StatementError>,
    ) -> Result<(), StatementError> {
        let partial = std::mem::take(&mut self.partial);
        let overlong = std::mem::take(&mut self.overlong);
        if partial.is_empty() {
            return Ok(());
        }
        let line = self.line(&partial, overlong);
        take(line)
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = LONGEST_LINE
            .saturating_add(1)
            .saturating_sub(self.partial.len());
        self.overlong |= bytes.len() > room;
        self.partial
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }

    fn line<'a>(&mut self, raw: &'a [u8], overlong: bool) -> Line<'a> {
        self.cut = self.cut.saturating_add(1);
        // The end of a line that is too long was not kept; it is not read, and its line end not told.
        let (bytes, end) = if overlong {
            (raw, None)
        } else {
            split_ending(raw)
        };
        Line {
            number: self.cut,
            bytes,
            end,
            overlong,
        }
    }
}

fn split_ending(raw: &[u8]) -> (&[u8], Option<LineEnding>) {
    let Some(line) = raw.strip_suffix(b"\n") else {
        return (raw.strip_suffix(b"\r").unwrap_or(raw), None);
    };
    match line.strip_suffix(b"\r") {
        Some(line) => (line, Some(LineEnding::CrLf)),
        None => (line, Some(LineEnding::Lf)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Cut = Vec<(u64, Vec<u8>, Option<LineEnding>, bool)>;

    fn cut(pieces: &[&[u8]]) -> Cut {
        let (mut cutter, mut found) = (LineCutter::default(), Vec::new());
        let mut take = |line: Line<'_>| {
            found.push((line.number, line.bytes.to_vec(), line.end, line.overlong));
            Ok(())
        };
        for piece in pieces {
            cutter.push(piece, &mut take).unwrap();
        }
        cutter.finish(&mut take).unwrap();
        found
    }

    #[test]
    fn lines_are_numbered_and_lose_one_cr() {
        let expected: Cut = vec![
            (1, b"a\r".to_vec(), Some(LineEnding::CrLf), false),
            (2, Vec::new(), Some(LineEnding::Lf), false),
            (3, b"b".to_vec(), None, false),
        ];
        assert_eq!(cut(&[b"a\r\r\n\nb"]), expected);
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let long = vec![b'x'; LONGEST_LINE];
        let found = cut(&[&long, &long, &long, b"\nnext\n"]);
        assert!(found[0].3 && found[0].1.len() <= LONGEST_LINE + 1);
        assert_eq!(found[1].1, b"next");
        let whole = cut(&[&[long.as_slice(), &long, b"\nnext\n"].concat()]);
        assert!(whole[0].3 && whole[1].1 == b"next");
    }

    proptest! {
        #[test]
        fn pieces_give_the_lines_of_the_whole(
            bytes in proptest::collection::vec(prop::sample::select(b"ab\r\n".to_vec()), 0..60),
            cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
        ) {
            let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
            places.extend([0, bytes.len()]);
            places.sort_unstable();
            let pieces: Vec<&[u8]> = places.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
            prop_assert_eq!(cut(&pieces), cut(&[&bytes]));
        }
    }
}
