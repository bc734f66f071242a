//! A participant's certificate: what is done, what is lacking, and the paper when it is issued.

use askama::Template;
use axum::extract::{Path, State};
use domain::certificate::{self, Line};
use domain::programme::Programme;

use super::said;
use crate::app::App;
use crate::cohort::own::Own;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::ui::when;

#[derive(Template)]
#[template(path = "certificate/own.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    line: Line,
}

impl Show<'_> {
    fn kind(&self) -> String {
        let t = self.page.t;
        self.line
            .held
            .as_ref()
            .map_or_else(String::new, |held| said::kind(t, held.kind))
    }

    fn issued(&self) -> String {
        let at = self.line.held.as_ref().map_or(0, |held| held.issued_at);
        when::day(self.page.t, at, &self.programme.zone)
    }

    fn code(&self) -> String {
        let held = self.line.held.as_ref();
        held.map_or_else(String::new, |held| certificate::shown_code(&held.code))
    }

    /// What is done so far, and what is not that must be.
    fn done(&self) -> Vec<(String, Vec<String>)> {
        let (t, facts) = (self.page.t, &self.line.facts);
        let mut done = said::done(t, facts, &self.programme.zone);
        if facts.practicum.is_none() && facts.rule.needs_practicum {
            done.push((t.certificate_practicum(), vec![t.certificate_held_no()]));
        }
        if facts.dialogue.is_none() && facts.rule.needs_dialogue {
            done.push((t.certificate_dialogue(), vec![t.certificate_held_no()]));
        }
        done
    }

    fn lacks(&self) -> Vec<String> {
        said::lacks(self.page.t, &self.line.facts)
    }

    fn home(&self) -> String {
        self.own.home()
    }
}

/// `GET /a/{secret}/certificate`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    let (programme, line) = certificate::own(&mut tx, &secret, page.now).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        own,
        programme,
        line,
    })
    .map(unkept)
}
