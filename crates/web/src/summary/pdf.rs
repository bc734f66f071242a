//! The public summary on paper: typeset anew each time, so that it has no words in it that were taken back.

use axum::extract::{Path, State};
use domain::feedback::results::{self, Results};
use domain::organisation::{self, Organisation};
use domain::summary::shown::{self, Shown};
use paper::{Fact, FeedbackLink, Summary, SummaryPromise, SummaryQuote, SummarySection};

use super::shown::{answer, facts, felt};
use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::paper::assemble::document;
use crate::paper::{pdf, typeset};
use crate::texts::Texts;
use crate::ui::{parts, when};

/// `GET /dialogues/{public_id}/summary.pdf`: in the language that the summary is written in.
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = shown::public(&mut tx, &app.circles, &page.actor, &public_id).await?;
    let host = organisation::by_id(&mut tx, &shown.dialogue.organisation_id).await?;
    let feedback = results::public(&mut tx, &shown.dialogue.id).await?;
    tx.commit().await?;
    let t = Texts::of(&shown.dialogue.language);
    let summary = summary(&app, t, (&shown, &feedback), &host, page.now);
    let bytes = typeset(move || ::paper::summary(&summary)).await?;
    Ok(pdf("summary", &shown.dialogue, t, bytes))
}

fn summary(
    app: &App,
    t: Texts,
    (shown, feedback): (&Shown, &Results),
    host: &Organisation,
    now: i64,
) -> Summary {
    let dialogue = &shown.dialogue;
    let held = facts(t, shown).into_iter().chain(felt(t, feedback));
    let section = |(part, text): (_, &str)| SummarySection {
        title: parts::title(t, part),
        text: text.replace("\n\n", "\n"),
    };
    let quote = |said: &domain::circle::words::Written| SummaryQuote {
        text: said.text.clone(),
        lang: said.language.clone(),
    };
    Summary {
        document: document(t, t.summary_title(), dialogue, host, now),
        kicker: t.summary_kicker(),
        question: dialogue.text(t.language()).1.question.clone(),
        facts: held.map(|(label, text)| Fact::new(label, text)).collect(),
        sections: shown.summary.parts.iter().map(section).collect(),
        quotes_title: t.summary_said(),
        quotes_note: t.summary_said_what(),
        quotes: shown.quotes.iter().map(quote).collect(),
        promise: answer(t, shown).map(|(_, answerer, until)| SummaryPromise {
            title: t.show_answer(),
            facts: vec![
                Fact::new(t.show_answerer(), answerer),
                Fact::new(t.show_answer_by(), until),
            ],
        }),
        address: Some(FeedbackLink {
            label: t.summary_paper_read(),
            address: app.url(&format!("/dialogues/{}/summary", dialogue.public_id)),
            qr_alt: t.summary_paper_qr(),
        }),
        foot: t.summary_paper_foot(
            host.profile.name.clone(),
            when::moment(t, now, &dialogue.meeting.zone),
        ),
    }
}
