//! The picture by which messengers and social media preview a dialogue's address.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::error::Error;
use domain::{dialogue, organisation};

use super::{assemble, qr, typeset};
use crate::app::App;
use crate::failure::{Failure, Outcome};
use crate::page::Page;
use crate::texts::{Texts, languages};

/// The most pictures that are kept; each has some tens of kilobytes.
const KEPT: usize = 64;

/// Pictures by all that is written on them, the last used last: so a changed dialogue has a new picture at once, and
/// what has not changed is drawn once.
struct Kept(VecDeque<(String, Bytes)>);

static PICTURES: Mutex<Kept> = Mutex::new(Kept(VecDeque::new()));

impl Kept {
    fn find(&mut self, key: &str) -> Option<Bytes> {
        let at = self.0.iter().position(|(k, _)| k == key)?;
        let entry = self.0.remove(at)?;
        let bytes = entry.1.clone();
        self.0.push_back(entry);
        Some(bytes)
    }

    fn keep(&mut self, key: String, bytes: Bytes) {
        self.0.retain(|(k, _)| *k != key);
        self.0.push_back((key, bytes));
        while self.0.len() > KEPT {
            self.0.pop_front();
        }
    }
}

fn kept() -> MutexGuard<'static, Kept> {
    // Whatever another request broke off at, the list of pictures is whole.
    PICTURES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `GET /dialogues/{public_id}/picture/{file}`, where the file is a language and `.png`.
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((public_id, file)): Path<(String, String)>,
) -> Outcome {
    let language = file
        .strip_suffix(".png")
        .filter(|l| languages().contains(l))
        .ok_or(Error::NotFound)?;
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::public(&mut tx, &page.actor, &public_id).await?;
    let host = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    tx.commit().await?;
    let t = Texts::of(dialogue.text(language).0);
    let picture = assemble::picture(t, &dialogue, &host, page.now);
    let bytes = drawn(picture).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, qr::caching(&dialogue)),
    ];
    Ok((headers, bytes).into_response())
}

/// The picture as a PNG, drawn once as long as nothing on it changes.
///
/// # Errors
/// When it cannot be drawn, which is a fault of ours.
pub(crate) async fn drawn(picture: ::paper::Picture) -> Result<Bytes, Failure> {
    let key = format!("{picture:?}");
    // The lock must not be held while the picture is drawn, so it is taken in a statement of its own.
    let found = kept().find(&key);
    if let Some(bytes) = found {
        return Ok(bytes);
    }
    let bytes = Bytes::from(typeset(move || ::paper::picture(&picture)).await?);
    kept().keep(key, bytes.clone());
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_goes_first() {
        let mut kept = Kept(VecDeque::new());
        for i in 0..KEPT {
            kept.keep(i.to_string(), Bytes::new());
        }
        assert!(kept.find("0").is_some());
        kept.keep("new".into(), Bytes::from_static(b"x"));
        assert_eq!(kept.0.len(), KEPT);
        assert!(kept.find("0").is_some() && kept.find("1").is_none());
        assert_eq!(kept.find("new").unwrap(), "x");
    }
}
