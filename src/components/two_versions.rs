//! Two versions of the same lines side by side; below each other on a narrow screen.

use leptos::prelude::*;

/// The two versions, each under its name.
#[component]
pub fn TwoVersions(
    /// The label of the first version.
    first_name: &'static str,
    /// The lines of the first version; empty if it removed them.
    first: String,
    /// The label of the second version.
    second_name: &'static str,
    /// The lines of the second version; empty if it removed them.
    second: String,
) -> impl IntoView {
    let version = |name: &'static str, lines: String| {
        let is_gone = lines.trim().is_empty();
        let text = if is_gone {
            "(removed)".to_owned()
        } else {
            lines.trim_end().to_owned()
        };
        view! {
            <figure>
                <figcaption>{name}</figcaption>
                <pre class="code" data-gone=is_gone.then_some("")>
                    {text}
                </pre>
            </figure>
        }
    };

    view! {
        <div class="versions">{version(first_name, first)} {version(second_name, second)}</div>
    }
}
