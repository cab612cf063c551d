//! The shell commands that make a branch with the contribution and push it.

use super::{PullRequest, Repository};

/// Returns commands for a POSIX shell, from a clone to a pushed branch; the last lines are comments on what to do next.
///
/// `patch` is the result of [`unified`](crate::patch::unified). It is part of the commands, so that nothing must be
/// downloaded. `user` is the account whose fork gets the branch; if it is empty, the commands have a placeholder.
pub fn commands(repository: &Repository, request: &PullRequest, patch: &str, user: &str) -> String {
    let clone = quoted(&format!("{}.git", repository.page()));
    let folder = quoted(&repository.name);
    let [base, branch, title] =
        [&repository.branch, &request.branch, &request.title].map(|it| quoted(it));
    let user = if user.is_empty() { "YOUR-NAME" } else { user };
    let fork = quoted(&format!(
        "{}/{user}/{}.git",
        repository.web, repository.name
    ));
    let fork_page = repository.fork_page();
    // Only header lines of a patch start with a letter, so no line of it can be mistaken for the end of the text.
    let end = if patch.ends_with('\n') { "" } else { "\n" };
    let next = repository.compare_page(user, &request.branch, request).url;
    format!(
        "# Make your fork first: {fork_page}\n\
         git clone --depth 1 --branch {base} {clone} {folder}\n\
         cd {folder}\n\
         git switch -c {branch}\n\
         git apply <<'END-OF-PATCH'\n\
         {patch}{end}END-OF-PATCH\n\
         git commit -a -m {title}\n\
         git push {fork} {branch}\n\
         # Then open the pull request: {next}\n"
    )
}

/// Quotes `word` as a single shell word.
fn quoted(word: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-_./:".contains(it);
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let word: String = word.chars().filter(|it| !it.is_control()).collect();
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn commands_contain_the_patch_and_are_quoted() {
        let request = PullRequest {
            title: "Add “It's `$(x)`”".to_owned(),
            text: String::new(),
            branch: "add-it-s".to_owned(),
        };
        let patch = crate::patch::unified("a\n", "$a `b` 'c'", "x.md");
        expect![[r#"
            # Make your fork first: https://github.com/rust-lang/this-week-in-rust/fork
            git clone --depth 1 --branch main https://github.com/rust-lang/this-week-in-rust.git this-week-in-rust
            cd this-week-in-rust
            git switch -c add-it-s
            git apply <<'END-OF-PATCH'
            diff --git a/draft/x.md b/draft/x.md
            --- a/draft/x.md
            +++ b/draft/x.md
            @@ -1 +1 @@
            -a
            +$a `b` 'c'
            \ No newline at end of file
            END-OF-PATCH
            git commit -a -m 'Add “It'\''s `$(x)`”'
            git push https://github.com/YOUR-NAME/this-week-in-rust.git add-it-s
            # Then open the pull request: https://github.com/rust-lang/this-week-in-rust/compare/main...YOUR-NAME:add-it-s?quick_pull=1&title=Add+%E2%80%9CIt%27s+%60%24%28x%29%60%E2%80%9D&body=
        "#]].assert_eq(&commands(&Repository::default(), &request, &patch, ""));
    }

    #[test]
    fn any_text_is_quoted_as_one_word() {
        assert_eq!(quoted("a-b_c.d/e:1"), "a-b_c.d/e:1");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("-x"), "'-x'");
        assert_eq!(quoted("a'b\nc"), r"'a'\''bc'");
    }
}
