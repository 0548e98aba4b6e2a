//! The code in hand-written pages is cut out of a test, so that it compiles and runs as it stands there.
//!
//! In a page, `<!-- snippet: NAME -->` stands over a block of code; in the test, the same code stands between
//! `// snippet: NAME` and `// end`.

use crate::root;

use super::Generated;

/// Language, test, page.
const PAGES: &[(&str, &str, &str)] = &[
    ("rust", "desk/tests/guide.rs", "docs/guide.md"),
    (
        "swift",
        "bindings-swift/Tests/FapiaoTests/GuideTests.swift",
        "docs/swift.md",
    ),
    (
        "kotlin",
        "bindings-swift/kotlin/src/test/kotlin/fapiao/tests/GuideTest.kt",
        "docs/kotlin.md",
    ),
];

/// The pages with their code as it is in the test.
///
/// # Errors
/// For a page or a snippet that is not there, or a snippet that no page shows.
pub(super) fn documents() -> Result<Vec<Generated>, String> {
    let mut documents = Vec::new();
    for (language, source, path) in PAGES {
        let snippets = cut(&read(source)?).map_err(|error| format!("{source}: {error}"))?;
        let mut unused: Vec<&str> = snippets.iter().map(|(name, _)| name.as_str()).collect();
        let text = fill(&read(path)?, language, &snippets, &mut unused)
            .map_err(|error| format!("{path}: {error}"))?;
        if let Some(name) = unused.first() {
            return Err(format!("{source}: {path} does not show the snippet {name}"));
        }
        documents.push(Generated { path, text });
    }
    Ok(documents)
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The snippets of a source by name, moved to the left.
fn cut(source: &str) -> Result<Vec<(String, String)>, String> {
    let mut snippets: Vec<(String, String)> = Vec::new();
    let mut open: Option<(String, Vec<&str>)> = None;
    for line in source.lines() {
        let mark = line.trim().strip_prefix("// ");
        match (mark, &mut open) {
            (Some("end"), Some((name, lines))) => {
                snippets.push((name.clone(), to_the_left(lines)));
                open = None;
            }
            (Some(mark), None) if mark.starts_with("snippet: ") => {
                let name = mark.trim_start_matches("snippet: ").to_owned();
                open = Some((name, Vec::new()));
            }
            (_, Some((_, lines))) => lines.push(line),
            _ => {}
        }
    }
    match open {
        Some((name, _)) => Err(format!("the snippet {name} has no end")),
        None => Ok(snippets),
    }
}

fn to_the_left(lines: &[&str]) -> String {
    let indent = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(indent..).unwrap_or_default())
        .collect();
    lines.join("\n").trim().to_owned()
}

fn fill(
    page: &str,
    language: &str,
    snippets: &[(String, String)],
    unused: &mut Vec<&str>,
) -> Result<String, String> {
    let mut out = String::with_capacity(page.len());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let Some(name) = line
            .strip_prefix("<!-- snippet: ")
            .and_then(|rest| rest.strip_suffix(" -->"))
        else {
            continue;
        };
        let (_, code) = snippets
            .iter()
            .find(|(known, _)| known == name)
            .ok_or_else(|| format!("there is no snippet {name}"))?;
        unused.retain(|known| *known != name);
        if lines.next().and_then(|line| line.strip_prefix("```")) != Some(language) {
            return Err(format!(
                "a block of {language} must follow the mark of {name}"
            ));
        }
        if !lines.by_ref().any(|line| line == "```") {
            return Err(format!("the block of {name} does not end"));
        }
        out.push_str(&format!("```{language}\n{code}\n```\n"));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{cut, fill};

    #[test]
    fn puts_code_into_a_page() {
        let source = "fn main() {\n    // snippet: one\n    let a = 1;\n\n    if a {\n        b\n    }\n    // end\n}\n";
        let snippets = cut(source).unwrap();
        let mut unused = vec!["one"];
        let page = "# A\n<!-- snippet: one -->\n```rust\nold\n```\nmore\n";
        let filled = fill(page, "rust", &snippets, &mut unused).unwrap();
        assert_eq!(
            filled,
            "# A\n<!-- snippet: one -->\n```rust\nlet a = 1;\n\nif a {\n    b\n}\n```\nmore\n"
        );
        assert!(unused.is_empty());
        assert_eq!(
            fill(&filled, "rust", &snippets, &mut unused).unwrap(),
            filled
        );
        assert!(fill("<!-- snippet: two -->\n", "rust", &snippets, &mut unused).is_err());
        assert!(cut("// snippet: x").is_err());
    }
}
