//! Values from outside of the program, read as if somebody else had written them.
//!
//! Records of the databases and notes may be of another version of the page, damaged by a disk, or written by hand.
//! Nothing here fails: what is not of its kind is not there.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number that the browser counts exactly.
const MOST: f64 = 9_007_199_254_740_991.0;

/// An object from outside.
#[derive(Clone, Debug)]
pub struct Foreign(JsValue);

impl Foreign {
    /// `None` if it is no object.
    pub fn of(value: &JsValue) -> Option<Self> {
        value.is_object().then(|| Self(value.clone()))
    }

    /// An object written as JSON.
    pub fn parsed(json: &str) -> Option<Self> {
        Self::of(&JSON::parse(json).ok()?)
    }

    /// A field that is a text.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_string()
    }

    /// A field that is a finite number.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.as_f64().filter(|it| it.is_finite())
    }

    /// A field that is a whole number from 0 on.
    pub fn count(&self, key: &str) -> Option<u64> {
        let number = self.number(key)?;
        let is_count = number.fract() == 0.0 && (0.0..=MOST).contains(&number);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was just looked at"
        )]
        is_count.then_some(number as u64)
    }

    /// All fields that are texts, by their names.
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
