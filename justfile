# List the recipes.
default:
    @{{just_executable()}} --list --unsorted

# The main job: the map of seeds/ into output/.
graph:
    cargo graph

# Build everything in release.
build:
    cargo build --release

# Every test.
test:
    cargo test

# Rewrite the golden files and suite blocks; the diff is the review.
bless:
    UPDATE_EXPECT=1 cargo test --package relmap-tests

# Formatting, lints, documentation, as CI checks them.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# Format all code.
fmt:
    cargo fmt

# Graph quality against gold news, into docs/QUALITY.md; needs the gold files (see CONTRIBUTING.md).
graph-f1 *ARGS:
    python3 scripts/quality.py {{ARGS}}

# The fast engine's weights from corpora and word clusters (see CONTRIBUTING.md); the same inputs give the same bytes.
train DATA=env("RELMAP_DATA", "../shared/data"):
    cargo run --release --package relmap-trainer -- --config crates/ner/model/train.toml --data {{DATA}} -o target/fast.model
    cmp target/fast.model crates/ner/model/fast.model

# Pictures for README and docs from seeds/.
figures:
    cargo graph
    cp output/graph.svg docs/seeds.svg

# Exactly what CI runs.
ci:
    bash .ci/run
