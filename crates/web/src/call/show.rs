//! All parts of a call on one page.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::criterion::{self, Criterion};
use domain::call::has_applicants;
use domain::call::late::{self, LateEntry};
use domain::call::question::{self, Question, Stage};
use domain::call::role::{self, TargetRole};
use domain::input::Fields;
use domain::programme::{self, Programme};

use super::{choose, kind, stage};
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{Form, when};

#[derive(Template)]
#[template(path = "call/show.html")]
pub(super) struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    questions: Vec<Question>,
    roles: Vec<TargetRole>,
    criteria: Vec<Criterion>,
    late: Vec<Link>,
    /// The form for a new link for late entries.
    form: Form,
    may_plan: bool,
    answered: bool,
}

/// A link for late entries.
struct Link {
    entry: LateEntry,
    address: String,
}

impl Show<'_> {
    /// A part's form.
    fn part(&self, part: &str) -> String {
        format!("{}/call/{part}", self.head.home())
    }

    fn moment(&self, at: &Option<i64>) -> Option<String> {
        Some(when::moment(self.page.t, (*at)?, &self.programme.zone))
    }

    fn day(&self, at: &Option<i64>) -> Option<String> {
        Some(when::until(self.page.t, (*at)?, &self.programme.zone))
    }

    fn is_public(&self) -> bool {
        self.programme.state == programme::State::Published
    }

    fn conditions(&self) -> Vec<String> {
        let (t, c) = (self.page.t, &self.programme.conditions);
        let mut lines = Vec::new();
        if c.one_per_municipality {
            lines.push(t.call_one_per_municipality());
        }
        if c.one_per_organisation {
            lines.push(t.call_one_per_organisation());
        }
        if c.counties_least > 1 {
            lines.push(t.call_counties_least(c.counties_least));
        }
        lines.push(choose(t, c.choose));
        if c.line > 0.0 {
            lines.push(t.call_line(format!("{:.0}", c.line)));
        }
        lines
    }

    fn reviewing(&self) -> [String; 2] {
        let (t, r) = (self.page.t, &self.programme.reviewing);
        let blind = if r.blind {
            t.call_blind()
        } else {
            t.call_not_blind()
        };
        [blind, t.call_reviews_least(r.least)]
    }

    fn question(&self, question: &Question) -> (String, String) {
        let (language, words) = question.text(self.page.t.language(), &self.programme.language);
        (language.to_owned(), words.text.clone())
    }

    /// What is to be known of a question beside its words.
    fn facts(&self, question: &Question) -> String {
        let t = self.page.t;
        let mut facts = vec![kind(t, question.kind)];
        facts.push(if question.required {
            t.call_required()
        } else {
            t.call_not_required()
        });
        if question.stage == Stage::Accepted {
            facts.push(stage(t, question.stage));
        } else if question.for_reviewers {
            facts.push(t.call_for_reviewers());
        } else {
            facts.push(t.call_not_for_reviewers());
        }
        facts.join(" · ")
    }

    fn role(&self, role: &TargetRole) -> String {
        role.name(self.page.t.language(), &self.programme.language)
            .to_owned()
    }

    fn role_count(&self, role: &TargetRole) -> String {
        let t = self.page.t;
        match (role.least, role.most) {
            (Some(least), Some(most)) if least == most => t.call_role_exactly(least),
            (Some(least), Some(most)) => t.call_role_between(least, most),
            (Some(least), None) => t.call_role_least(least),
            (None, Some(most)) => t.call_role_most(most),
            (None, None) => t.call_role_any(),
        }
    }

    fn criterion(&self, criterion: &Criterion) -> (String, String) {
        let words = criterion.text(self.page.t.language(), &self.programme.language);
        (words.name.clone(), words.help.clone())
    }

    fn weight(&self, criterion: &Criterion) -> String {
        self.page.t.call_weight(criterion.weight)
    }

    fn late_state(&self, link: &Link) -> String {
        let t = self.page.t;
        let until = when::moment(t, link.entry.until, &self.programme.zone);
        if link.entry.revoked_at.is_some() {
            t.call_late_revoked()
        } else if link.entry.is_open(self.page.now) {
            t.call_late_open(until)
        } else {
            t.call_late_over(until)
        }
    }

    fn is_open(&self, link: &Link) -> bool {
        link.entry.is_open(self.page.now)
    }

    fn public_address(&self) -> String {
        self.page
            .app
            .url(&format!("/programmes/{}/apply", self.programme.public_id))
    }
}

/// The page, with a form for a new link that was refused, or an empty one.
pub(super) async fn page_with<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    form: Option<Form>,
) -> Result<Show<'a>, domain::error::Error> {
    let ctx = app.context();
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::SeePlan).await?;
    let questions = question::list(&mut tx, id).await?;
    let roles = role::list(&mut tx, id).await?;
    let criteria = criterion::list(&mut tx, id).await?;
    let answered = has_applicants(&mut tx, id).await?;
    let may_plan = page.may(&programme.organisation_id, Right::Plan);
    let entries = if may_plan {
        late::list(&mut tx, &page.actor, &programme).await?
    } else {
        Vec::new()
    };
    tx.commit().await?;
    let late = entries
        .into_iter()
        .map(|entry| Link {
            address: app.url(&format!(
                "/programmes/{}/apply?late={}",
                programme.public_id,
                late::secret(&ctx, &entry.id)
            )),
            entry,
        })
        .collect();
    let form = form.unwrap_or_else(|| Form::new(page.t, Fields::default().with("id", app.context().id())));
    Ok(Show {
        page,
        desk,
        head,
        programme,
        questions,
        roles,
        criteria,
        late,
        form,
        may_plan,
        answered,
    })
}

/// `GET /manage/programmes/{id}/call`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_with(&app, &page, &id, None).await?;
    page.show(&template)
}
