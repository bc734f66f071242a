//! The page that asks once more before something that cannot be taken back. With script `<confirm-button>` asks in a
//! dialog and the form arrives with `confirm=yes`; without it the first post shows this page.

use askama::Template;
use domain::input::Fields;

use crate::failure::Outcome;
use crate::page::Page;

#[derive(Template)]
#[template(path = "ui/confirm.html")]
struct Ask<'a> {
    page: &'a Page,
    title: &'a str,
    text: &'a str,
    yes: &'a str,
    action: &'a str,
    hidden: &'a [(&'a str, &'a str)],
    back: &'a str,
}

/// Whether the reader has said yes.
pub(crate) fn given(fields: &Fields) -> bool {
    fields.get("confirm") == "yes"
}

/// Asks: `title` is the question, `text` what follows from a yes, `yes` the button. The form goes to `action` with
/// the `hidden` fields and `confirm=yes`; `back` leads to where the reader came from.
///
/// # Errors
/// As [`Page::show`].
pub(crate) fn ask(
    page: &Page,
    title: &str,
    text: &str,
    yes: &str,
    action: &str,
    hidden: &[(&str, &str)],
    back: &str,
) -> Outcome {
    page.show(&Ask {
        page,
        title,
        text,
        yes,
        action,
        hidden,
        back,
    })
}
