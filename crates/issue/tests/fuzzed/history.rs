//! Checks a stored history of any bytes: it is refused as a whole, or each of its steps fits the text or is refused.

use issue::Issue;
use issue::history::History;

use super::input::Input;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (text, kept) = (input.text(), input.text());
    for kept in [kept.clone(), format!("history 1\n{kept}")] {
        let Some(mut history) = History::from_text(&kept) else {
            continue;
        };
        let again = History::from_text(&history.to_text());
        assert_eq!(again.map(|it| it.to_text()), Some(history.to_text()));
        let mut issue = Issue::new(text.as_str());
        while let Some(step) = history.undo(&issue) {
            let Ok(before) = step else { continue };
            let forth = history
                .redo(&before)
                .expect("what was undone can be redone");
            assert!(forth.expect("and fits").text() == issue.text());
            let back = history.undo(&issue).expect("and undone again");
            issue = back.expect("as it was");
        }
    }
}
