//! Every case that was ever of interest, on stable: `cargo test --manifest-path fuzz/Cargo.toml`.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use dateline_fuzz::TARGETS;

#[test]
fn every_case_keeps_the_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut broken = Vec::new();
    for (name, target) in TARGETS {
        let entries = fs::read_dir(corpus.join(name)).unwrap_or_else(|error| panic!("corpus/{name}: {error}"));
        let mut count = 0;
        for path in entries.map(|entry| entry.unwrap().path()) {
            let data = fs::read(&path).unwrap();
            if catch_unwind(|| target(&data)).is_err() {
                broken.push(path);
            }
            count += 1;
        }
        println!("{name}: {count} cases");
        assert!(count > 0, "no cases of {name}");
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
