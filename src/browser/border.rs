//! Validates values from outside the program, as if someone hostile had written them.
//!
//! Records of the databases and notes may come from another version of the page, be damaged, or be written by hand.
//! Nothing here fails: a value of the wrong type counts as missing.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number that the browser counts exactly.
const MOST: f64 = 9_007_199_254_740_991.0;

/// An object from outside.
#[derive(Clone, Debug)]
pub struct Foreign(JsValue);

impl Foreign {
    /// `None` if the value is not an object.
    pub fn of(value: &JsValue) -> Option<Self> {
        value.is_object().then(|| Self(value.clone()))
    }

    /// Parses an object from JSON.
    pub fn parsed(json: &str) -> Option<Self> {
        Self::of(&JSON::parse(json).ok()?)
    }

    /// A field that is a string.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_string()
    }

    /// A field that is a finite number.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.as_f64().filter(|it| it.is_finite())
    }

    /// A field that is a whole number, 0 or greater.
    pub fn count(&self, key: &str) -> Option<u64> {
        let number = self.number(key)?;
        let is_count = number.fract() == 0.0 && (0.0..=MOST).contains(&number);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was just checked"
        )]
        is_count.then_some(number as u64)
    }

    /// All fields that are strings, with their names.
    pub fn texts(&self) -> Vec<(String, String)> {
        let Some(object) = self.0.dyn_ref::<Object>() else {
            return Vec::new();
        };
        let keys = Object::keys(object).to_vec().into_iter();
        let keys = keys.filter_map(|it| it.as_string());
        keys.filter_map(|it| Some((it.clone(), self.text(&it)?)))
            .collect()
    }

    fn get(&self, key: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &key.into()).ok()
    }
}
