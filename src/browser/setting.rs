//! Settings in index.html, which whoever hosts the page can change.

use issue::submission::Repository;
use web_sys::Element;

/// The repository for Submit, from the `meta` element named "galley-repository".
///
/// Its content is the owner and the name, separated by a slash. The attributes `data-branch`, `data-api`, `data-raw`
/// and `data-web` can name another branch and other hosts; the page's policy then has to allow those hosts.
pub fn repository() -> Repository {
    let mut repository = Repository::default();
    let setting = super::document()
        .and_then(|it| it.query_selector("meta[name=galley-repository]").ok())
        .flatten();
    let Some(setting) = setting else {
        return repository;
    };
    if let Some((owner, name)) = text(&setting, "content").as_deref().and_then(parts) {
        owner.clone_into(&mut repository.owner);
        name.clone_into(&mut repository.name);
    }
    let others = [
        ("data-branch", &mut repository.branch),
        ("data-api", &mut repository.api),
        ("data-raw", &mut repository.raw),
        ("data-web", &mut repository.web),
    ];
    for (attribute, value) in others {
        if let Some(text) = text(&setting, attribute) {
            *value = text;
        }
    }
    repository
}

fn parts(content: &str) -> Option<(&str, &str)> {
    content.split_once('/')
}

fn text(setting: &Element, attribute: &str) -> Option<String> {
    let text = setting.get_attribute(attribute)?;
    let text = text.trim().trim_end_matches('/');
    (!text.is_empty()).then(|| text.to_owned())
}
