//! Why the browser's storage failed.

use std::fmt;

use wasm_bindgen::JsValue;

/// An error of the browser's storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatabaseError {
    /// The browser's name for it, such as `QuotaExceededError`; empty for an error of our own.
    name: String,
    /// The reason in the browser's or our words.
    message: String,
}

impl DatabaseError {
    /// An error of our own, with its reason.
    pub fn because(message: &str) -> Self {
        Self {
            message: message.to_owned(),
            ..Self::default()
        }
    }

    /// Whether the device is full.
    pub fn is_full(&self) -> bool {
        self.name == "QuotaExceededError"
    }

    /// Whether the connection to the database was closed.
    pub(super) fn is_closed(&self) -> bool {
        self.name == "InvalidStateError"
    }

    /// The browser has no storage for this page.
    fn refused() -> Self {
        Self {
            name: "SecurityError".to_owned(),
            ..Self::default()
        }
    }
}

/// The reason, for the user.
impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match (self.name.as_str(), self.message.as_str()) {
            ("QuotaExceededError", _) => "this device is full",
            ("SecurityError" | "InvalidStateError", _) => {
                "the browser stores nothing here, as in a private window"
            }
            ("VersionError", _) => {
                "a newer Galley uses these drafts: close its other tabs and reload this page"
            }
            ("", "") => "the browser gave no reason",
            (name, "") => name,
            (_, message) => message,
        };
        f.write_str(reason)
    }
}

impl From<JsValue> for DatabaseError {
    fn from(error: JsValue) -> Self {
        let read = |key: &str| {
            let value = js_sys::Reflect::get(&error, &key.into()).ok();
            value.and_then(|it| it.as_string()).unwrap_or_default()
        };
        Self {
            name: read("name"),
            message: read("message"),
        }
    }
}

impl From<idb::Error> for DatabaseError {
    fn from(error: idb::Error) -> Self {
        use idb::Error as E;
        match error {
            E::IndexedDbNotFound(_) => Self::refused(),
            E::DomException(error) => JsValue::from(error).into(),
            E::IndexedDbOpenFailed(error)
            | E::AddFailed(error)
            | E::UpdateFailed(error)
            | E::DeleteFailed(error)
            | E::GetFailed(error)
            | E::GetAllFailed(error)
            | E::GetAllKeysFailed(error)
            | E::IndexNotFound(error)
            | E::ObjectStoreNotFound(error)
            | E::RequestResultNotFound(error) => error.into(),
            other => Self::because(&other.to_string()),
        }
    }
}

impl From<serde_wasm_bindgen::Error> for DatabaseError {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        JsValue::from(error).into()
    }
}
