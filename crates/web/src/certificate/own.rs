//! A participant's certificate: what is done, what is lacking, and the paper when it is issued.

use askama::Template;
use axum::extract::{Path, State};
use domain::certificate::{self, Facts, Line};
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

    fn facts(&self) -> &Facts {
        &self.line.facts
    }

    /// What is done so far: label, what, whether it is enough.
    fn done(&self) -> Vec<(String, Vec<String>, bool)> {
        let (t, facts) = (self.page.t, &self.line.facts);
        let mut done = vec![(
            t.certificate_meetings(),
            vec![t.certificate_attended(facts.attended, facts.meetings)],
            certificate::facts::attended_enough(facts.attended, facts.meetings, facts.rule.attend_percent),
        )];
        let parts = [
            (
                t.certificate_practicum(),
                &facts.practicum,
                facts.rule.needs_practicum,
            ),
            (
                t.certificate_dialogue(),
                &facts.dialogue,
                facts.rule.needs_dialogue,
            ),
        ];
        for (label, held, needed) in parts {
            match held {
                Some(held) => done.push((label, said::dialogue(t, held, &self.programme.zone), true)),
                None if needed => done.push((label, vec![t.certificate_held_no()], false)),
                None => {}
            }
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
