//! The nodes of JSON-LD, and their texts.

use serde_json::Value;

/// The most nodes to read.
const MOST: usize = 1000;

/// The nodes of `json`, including those in lists and graphs, in order. Texts are nodes, too.
pub(super) fn nodes(json: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting = vec![json];
    while let Some(next) = waiting.pop() {
        match (next, next.get("@graph")) {
            _ if found.len() == MOST => break,
            (Value::Array(items), _) | (_, Some(Value::Array(items))) => {
                waiting.extend(items.iter().take(MOST).rev());
            }
            _ => found.push(next),
        }
    }
    found
}

/// The text of a property, with character references decoded and white space collapsed; the first of several texts.
/// Empty if the property is not a text.
pub(super) fn text(node: &Value, name: &str) -> String {
    let value = match node.get(name) {
        Some(Value::Array(items)) => items.first(),
        other => other,
    };
    let text = value.and_then(Value::as_str).unwrap_or_default();
    let words = decoded(text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Character references to decode, because pages often escape their texts twice.
const REFERENCES: [(&str, &str); 7] = [
    ("&nbsp;", " "),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
];

fn decoded(text: &str) -> String {
    let text = REFERENCES
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_in_order_and_limited() {
        let json: Value = serde_json::from_str(r#"[1,[2,{"@graph":[3,"4"]}],{"a":5}]"#).unwrap();
        let shown: Vec<_> = nodes(&json).iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["1", "2", "3", "\"4\"", "{\"a\":5}"]);
        let many = Value::Array(vec![Value::Null; 5000]);
        assert!(nodes(&many).len() <= MOST);
    }

    #[test]
    fn texts_are_decoded_once() {
        let json: Value =
            serde_json::from_str(r#"{"a":" A\n&#39;b&#39; &amp;lt; ","b":["c","d"],"e":1}"#)
                .unwrap();
        assert_eq!(text(&json, "a"), "A 'b' &lt;");
        assert_eq!(text(&json, "b"), "c");
        assert_eq!(
            (text(&json, "e"), text(&json, "f")),
            (String::new(), String::new())
        );
    }
}
