//! The JSON schemas in `docs/schema` match the code; `UPDATE_EXPECT=1` writes them again.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use expect_test::expect_file;
use issue::entry::Entry;
use issue::operation::Operation;
use issue::show::ShownIssue;
use schemars::Schema;

fn written(schema: &Schema) -> String {
    serde_json::to_string_pretty(schema).unwrap() + "\n"
}

#[test]
fn what_show_prints() {
    let schema = schemars::schema_for!(ShownIssue);
    expect_file!["../../../docs/schema/show.json"].assert_eq(&written(&schema));
}

#[test]
fn what_apply_takes() {
    let schema = schemars::schema_for!(Vec<Operation>);
    expect_file!["../../../docs/schema/operations.json"].assert_eq(&written(&schema));
}

#[test]
fn every_kind_of_entry_is_in_the_schema() {
    let schema = written(&schemars::schema_for!(Entry));
    for kind in [
        "link",
        "event",
        "rfc",
        "call-for-testing",
        "cfp-project",
        "cfp-event",
        "update",
        "none",
        "other",
    ] {
        assert!(schema.contains(&format!("\"const\": \"{kind}\"")), "{kind}");
    }
}
