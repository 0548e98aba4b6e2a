//! The example of a portal: its types, and its pages in a browser.

use super::chromium;
use super::npm::{addon, ends_well, packages, program, target, tell, tests, tsc};
use crate::root;
use crate::tally::Tally;

/// Tests the pages, set up from nothing.
pub(crate) fn test(tally: &mut Tally) {
    let portal = root().join("examples/node-portal");
    let tried = chromium::find().and_then(|browser| {
        let addon = addon(&target().join("xtask-portal"), "portal.node", &[])?;
        packages(&portal).map(|()| (browser, addon))
    });
    match tried {
        Ok((browser, addon)) => {
            let mut types = program("node", &portal);
            tell(tally, ends_well(types.arg(tsc(&portal))));
            let environment = [
                ("FAPIAO_NODE_ADDON", addon.as_path()),
                ("PORTAL_CHROMIUM", browser.as_path()),
            ];
            tests(tally, &portal, "tests", &environment);
        }
        Err(message) => tell(tally, Err(message)),
    }
}
