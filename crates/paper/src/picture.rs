//! The picture that stands for a dialogue where its address is shared.

use serde::Serialize;

use crate::clean::{Level, line, shorten};
use crate::{Error, engine};

/// A picture for link previews, 1200 × 630 pixels.
///
/// Previews are small: what is longer than a few lines is cut with an ellipsis.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Language of the text as a BCP 47 tag.
    pub lang: String,
    /// A short line above the question.
    pub kicker: String,
    /// The question, in large type.
    pub question: String,
    /// Date and time.
    pub date: String,
    /// Where.
    pub place: String,
    /// Who invites.
    pub host: String,
}

#[derive(Serialize)]
struct Body {
    kicker: String,
    question: String,
    date: String,
    place: String,
    host: String,
}

/// Makes the picture as a PNG.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template, [`Error::Encode`] when the PNG cannot be written.
pub fn picture(picture: &Picture) -> Result<Vec<u8>, Error> {
    let short = |text: &str, most| shorten(&line(text, Level::Drawable), most);
    let body = Body {
        kicker: short(&picture.kicker, 60),
        question: short(&picture.question, 180),
        date: short(&picture.date, 60),
        place: short(&picture.place, 90),
        host: short(&picture.host, 90),
    };
    engine::png("picture.typ", &picture.lang, &body)
}
