//! Sets up and tests everything.
fn main() {}
