//! Tells the linker that the symbols of Node come with Node.

fn main() {
    napi_build::setup();
}
