//! The difference of two texts, line by line.

/// Lines shown around a difference.
const AROUND: usize = 2;
/// Lines shown at most.
const LONGEST: usize = 120;

/// What makes `new` of `old`: lines with `-`, `+` and a few without. Empty when they are equal.
pub(crate) fn lines(old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(same)
        .count()
        .min(old.len().min(new.len()) - head);
    let start = head.saturating_sub(AROUND);
    let mut shown: Vec<String> = vec![format!("@@ line {} @@", head + 1)];
    let part = |lines: &[&str], from: usize, to: usize, mark: char| {
        lines
            .iter()
            .take(to)
            .skip(from)
            .map(|line| format!("{mark}{line}"))
            .collect::<Vec<_>>()
    };
    shown.extend(part(&old, start, head, ' '));
    shown.extend(part(&old, head, old.len() - tail, '-'));
    shown.extend(part(&new, head, new.len() - tail, '+'));
    shown.extend(part(&new, new.len() - tail, new.len() - tail + AROUND, ' '));
    if shown.len() > LONGEST {
        let left_out = shown.len() - LONGEST;
        shown.truncate(LONGEST);
        shown.push(format!("… and {left_out} lines more"));
    }
    shown.join("\n")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn shows_what_changed() {
        assert_eq!(lines("a\nb\nc", "a\nb\nc"), "");
        assert_eq!(
            lines("a\nb\nc\nd", "a\nx\nc\nd"),
            "@@ line 2 @@\n a\n-b\n+x\n c\n d"
        );
        assert_eq!(lines("a\na", "a\na\na"), "@@ line 3 @@\n a\n a\n+a");
        assert_eq!(lines("", "a"), "@@ line 1 @@\n+a");
        assert_eq!(lines("a\n", "a"), "@@ line 2 @@\n a");
    }
}
