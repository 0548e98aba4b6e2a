//! The files that come from the code, so that nobody writes them twice.

use std::path::PathBuf;

use crate::tally::Tally;
use crate::{diff, root};

mod fields;
mod kotlin;
mod machines;
mod model;
mod node;
mod python;
mod quiet;
mod reference;
mod schema;
mod snippets;
mod swift;
mod types;

/// A generated file: where it stands under the root, and what it shall be.
struct Generated {
    path: &'static str,
    text: String,
}

impl Generated {
    fn file(&self) -> PathBuf {
        root().join(self.path)
    }

    /// What it is now; nothing when it is not there.
    fn present(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap_or_default()
    }
}

fn all() -> Result<Vec<Generated>, String> {
    let mut files = vec![
        Generated {
            path: "docs/contract.schema.json",
            text: schema::document()?,
        },
        Generated {
            path: "docs/reference.md",
            text: reference::document()?,
        },
    ];
    files.extend(snippets::documents()?);
    files.extend(node::documents()?);
    files.extend(python::documents()?);
    files.extend(swift::documents()?);
    files.extend(kotlin::documents()?);
    Ok(files)
}

/// Writes them.
///
/// # Errors
/// When one cannot be made or written.
pub(crate) fn write() -> Result<(), String> {
    for generated in all()? {
        let present = generated.present();
        if present == generated.text {
            println!("unchanged  {}", generated.path);
            continue;
        }
        std::fs::write(generated.file(), &generated.text)
            .map_err(|error| format!("{}: {error}", generated.path))?;
        println!("written    {}", generated.path);
    }
    Ok(())
}

/// Checks that each is what it shall be, and shows what is not.
pub(crate) fn check(tally: &mut Tally) {
    match all() {
        Ok(files) => {
            for generated in files {
                let difference = diff::lines(&generated.present(), &generated.text);
                if difference.is_empty() {
                    println!("up to date: {}", generated.path);
                } else {
                    println!(
                        "{} is not what `cargo xtask generate` makes:\n{difference}",
                        generated.path
                    );
                }
                tally.check(difference.is_empty());
            }
        }
        Err(message) => {
            println!("{message}");
            tally.check(false);
        }
    }
}
