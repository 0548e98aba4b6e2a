//! Writes the Swift and Kotlin declarations of the door's library: the command of uniffi, of the version that the door is
//! built with. It stands alone because what it needs takes minutes to build and has no place in a library.

fn main() {
    uniffi::uniffi_bindgen_main();
}
