//! The code in hand-written pages is cut out of a test, so that it compiles and runs as it stands there.
//!
//! In a page, `<!-- snippet: NAME -->` stands over a block of code; in the test, the same code stands between
//! `// snippet: NAME` and `// end`.

use crate::root;

use super::Generated;

/// A page, and the tests that its code is cut out of, each with its language.
const PAGES: &[(&str, &[(&str, &str)])] = &[
    (
        "README.md",
        &[
            ("rust", "desk/tests/readme.rs"),
            (
                "swift",
                "bindings-swift/Tests/FapiaoTests/ReadmeTests.swift",
            ),
            (
                "kotlin",
                "bindings-swift/kotlin/src/test/kotlin/fapiao/tests/ReadmeTest.kt",
            ),
        ],
    ),
    ("docs/guide.md", &[("rust", "desk/tests/guide.rs")]),
    (
        "docs/swift.md",
        &[("swift", "bindings-swift/Tests/FapiaoTests/GuideTests.swift")],
    ),
    (
        "docs/kotlin.md",
        &[(
            "kotlin",
            "bindings-swift/kotlin/src/test/kotlin/fapiao/tests/GuideTest.kt",
        )],
    ),
];

/// A piece of code of a test.
struct Snippet {
    language: &'static str,
    name: String,
    code: String,
    shown: bool,
}

/// The pages with their code as it is in the tests.
///
/// # Errors
/// For a page or a snippet that is not there, or a snippet that no page shows.
pub(super) fn documents() -> Result<Vec<Generated>, String> {
    let mut documents = Vec::new();
    for (path, sources) in PAGES {
        let mut snippets = Vec::new();
        for (language, source) in *sources {
            let of_source =
                cut(language, &read(source)?).map_err(|error| format!("{source}: {error}"))?;
            snippets.extend(of_source);
        }
        let text = fill(&read(path)?, &mut snippets).map_err(|error| format!("{path}: {error}"))?;
        if let Some(Snippet { language, name, .. }) = snippets.iter().find(|one| !one.shown) {
            return Err(format!(
                "{path} does not show the {language} snippet {name}"
            ));
        }
        documents.push(Generated { path, text });
    }
    Ok(documents)
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The snippets of a source by name, moved to the left.
fn cut(language: &'static str, source: &str) -> Result<Vec<Snippet>, String> {
    let mut snippets = Vec::new();
    let mut open: Option<(String, Vec<&str>)> = None;
    for line in source.lines() {
        let mark = line.trim().strip_prefix("// ");
        match (mark, &mut open) {
            (Some("end"), Some((name, lines))) => {
                snippets.push(Snippet {
                    language,
                    name: name.clone(),
                    code: to_the_left(lines),
                    shown: false,
                });
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

fn fill(page: &str, snippets: &mut [Snippet]) -> Result<String, String> {
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
        let language = lines
            .next()
            .and_then(|line| line.strip_prefix("```"))
            .ok_or_else(|| format!("a block of code must follow the mark of {name}"))?;
        let snippet = snippets
            .iter_mut()
            .find(|known| known.name == name && known.language == language)
            .ok_or_else(|| format!("there is no {language} snippet {name}"))?;
        snippet.shown = true;
        if !lines.by_ref().any(|line| line == "```") {
            return Err(format!("the block of {name} does not end"));
        }
        out.push_str(&format!("```{language}\n{}\n```\n", snippet.code));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{cut, fill};

    #[test]
    fn puts_code_into_a_page() {
        let source = "fn main() {\n    // snippet: one\n    let a = 1;\n\n    if a {\n        b\n    }\n    // end\n}\n";
        let mut snippets = cut("rust", source).unwrap();
        let page = "# A\n<!-- snippet: one -->\n```rust\nold\n```\nmore\n";
        let filled = fill(page, &mut snippets).unwrap();
        assert_eq!(
            filled,
            "# A\n<!-- snippet: one -->\n```rust\nlet a = 1;\n\nif a {\n    b\n}\n```\nmore\n"
        );
        assert!(snippets.iter().all(|one| one.shown));
        assert_eq!(fill(&filled, &mut snippets).unwrap(), filled);
        for wrong in [
            "<!-- snippet: two -->\n```rust\n```\n",
            "<!-- snippet: one -->\n```swift\n```\n",
            "<!-- snippet: one -->\n",
            "<!-- snippet: one -->\n```rust\n",
        ] {
            assert!(fill(wrong, &mut snippets).is_err(), "{wrong}");
        }
        assert!(cut("rust", "// snippet: x").is_err());
    }
}
