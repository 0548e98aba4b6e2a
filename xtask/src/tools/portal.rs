//! The example of a portal: its types, and its pages in a browser.

use std::fs;
use std::path::Path;

use super::chromium;
use super::npm::{addon, ends_well, packages, program, target, tell, tests, tsc};
use crate::root;
use crate::tally::Tally;

/// Tests the pages, set up from nothing.
pub(crate) fn test(tally: &mut Tally) {
    let portal = root().join("examples/node-portal");
    let tried = chromium::find().and_then(|browser| {
        let addon = addon(&target().join("xtask-portal"), "portal.node", &[])?;
        packages(&portal)?;
        Ok((browser, addon, files(&portal.join("tests"))?))
    });
    match tried {
        Ok((browser, addon, files)) => {
            let mut types = program("node", &portal);
            tell(tally, ends_well(types.arg(tsc(&portal))));
            let mut command = program("node", &portal);
            command.args(["--test", "--test-reporter=tap"]).args(files);
            command
                .env("FAPIAO_NODE_ADDON", addon)
                .env("PORTAL_CHROMIUM", browser);
            tests(tally, &mut command);
        }
        Err(message) => tell(tally, Err(message)),
    }
}

/// The tests in a folder; what they share is none.
fn files(folder: &Path) -> Result<Vec<String>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let name = entry.map_err(told)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") {
            names.push(format!("tests/{name}"));
        }
    }
    names.sort();
    Ok(names)
}
