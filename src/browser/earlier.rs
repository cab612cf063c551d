//! Earlier issues, kept on this device through `web/earlier.js`.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::storage::{Unsaved, reason};

#[wasm_bindgen(module = "/web/earlier.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = keep)]
    async fn keep_records(files: Array, links: Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = all)]
    async fn all_records() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = forget)]
    async fn forget_records(files: Array) -> Result<(), JsValue>;
}

/// Keeps issues, each a file's name and its links as a text; one of the same name gives way.
pub async fn keep(issues: &[(String, String)]) -> Result<(), Unsaved> {
    let column = |read: fn(&(String, String)) -> &String| {
        let column = issues.iter().map(|it| JsValue::from_str(read(it)));
        column.collect::<Array>()
    };
    let kept = keep_records(column(|it| &it.0), column(|it| &it.1)).await;
    kept.map_err(|it| reason(&it))
}

/// All that are kept.
pub async fn all() -> Result<Vec<(String, String)>, Unsaved> {
    let found = all_records().await.map_err(|it| reason(&it))?;
    let mut texts = Array::from(&found)
        .into_iter()
        .filter_map(|it| it.as_string());
    let mut issues = Vec::new();
    while let (Some(file), Some(links)) = (texts.next(), texts.next()) {
        issues.push((file, links));
    }
    Ok(issues)
}

/// Forgets issues by their files' names.
pub async fn forget(files: &[String]) -> Result<(), Unsaved> {
    let files = files.iter().map(|it| JsValue::from_str(it)).collect();
    forget_records(files).await.map_err(|it| reason(&it))
}
