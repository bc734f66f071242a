//! The picture by which messengers and social media preview a programme's address.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::error::Error;
use domain::organisation;
use domain::programme::{self, Phase, State as Stage};
use paper::Picture;

use super::said;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::paper::drawn;
use crate::texts::{Texts, languages};
use crate::ui::{say, when};

/// `GET /programmes/{public_id}/picture/{file}`, where the file is a language and `.png`.
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
    let programme = programme::public(&mut tx, &page.actor, &public_id).await?;
    let host = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    tx.commit().await?;
    let (written, words) = programme.text(language);
    let t = Texts::of(written);
    let phase = programme.phase(page.now);
    let picture = Picture {
        lang: t.language().to_owned(),
        kicker: if phase == Phase::Cancelled {
            say::programme_phase(t, phase)
        } else {
            t.programme_kicker()
        },
        question: words.title.clone(),
        date: match (phase, programme.call.closes_at) {
            (Phase::Announced | Phase::Open, Some(at)) => {
                t.programme_apply_till(when::till(t, at, &programme.zone))
            }
            _ => String::new(),
        },
        place: said::span(t, &programme).unwrap_or_default(),
        host: host.profile.name.clone(),
    };
    // A draft is kept by nobody.
    let caching = if programme.state == Stage::Draft {
        "private, no-store"
    } else {
        "public, max-age=3600"
    };
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, caching),
    ];
    Ok((headers, drawn(picture).await?).into_response())
}
