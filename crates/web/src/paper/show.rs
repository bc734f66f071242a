//! The page with all papers, by when they are needed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::actor::Right;
use domain::circle;
use domain::dialogue::{Dialogue, Phase};
use domain::error::Error;
use domain::input::Fields;

use super::{languages_of, script, slips};
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::Form;
use crate::ui::form::Control;

/// How many slips a circle gets where nobody says otherwise.
const EACH: &str = "10";

/// A paper in the list.
struct Paper {
    name: String,
    what: String,
    file: &'static str,
    ready: bool,
}

/// Papers that are needed at the same time.
struct Group {
    id: &'static str,
    title: String,
    papers: Vec<Paper>,
}

#[derive(Template)]
#[template(path = "paper/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    groups: Vec<Group>,
    languages: Vec<Texts>,
    /// What stands in the way of the script and of what goes by it.
    unfit: Option<String>,
    plans: bool,
    /// Whether the reader prints what circles need.
    door: bool,
    circles: usize,
    /// How many slips.
    form: Form,
    /// There are so many slips that no more are made.
    full: bool,
}

impl Show<'_> {
    fn own_name(&self, t: &Texts) -> String {
        t.language_own_name()
    }

    fn language(&self, t: &Texts) -> &'static str {
        t.language()
    }

    /// What to know about the codes on papers.
    fn note(&self) -> Option<String> {
        let t = self.page.t;
        match self.head.phase {
            Phase::Draft => Some(t.paper_draft()),
            Phase::Cancelled => Some(t.paper_cancelled()),
            Phase::Open | Phase::Closed | Phase::Running | Phase::Past => None,
        }
    }

    /// Whether the reader would print what circles need, and there are none.
    fn lacks_circles(&self) -> bool {
        self.door && self.circles == 0
    }

    fn prints_slips(&self) -> bool {
        self.door && self.circles > 0
    }

    fn each(&self) -> Control<'_> {
        let each = self.form.number("each").label(self.page.t.paper_slips_each());
        each.required().between(1, slips::MOST)
    }
}

/// The papers that this reader may print.
fn groups(page: &Page, head: &Head, dialogue: &Dialogue, fit: bool, circles: usize) -> Vec<Group> {
    let t = page.t;
    let paper = |file, name, what| Paper {
        name,
        what,
        file,
        ready: true,
    };
    let people = page.may(&head.organisation_id, Right::SeePeople);
    let door = page.may(&head.organisation_id, Right::CheckIn);
    let before = vec![
        paper("poster.pdf", t.paper_poster(), t.paper_poster_what()),
        Paper {
            ready: fit,
            ..paper("script.pdf", t.paper_script(), t.paper_script_what())
        },
    ];
    let mut day = Vec::new();
    if people {
        day.push(paper("sign-in.pdf", t.paper_sign_in(), t.paper_sign_in_what()));
        day.push(paper(
            "name-tags.pdf",
            t.paper_name_tags(),
            t.paper_name_tags_what(),
        ));
    }
    day.push(Paper {
        ready: dialogue.method().is_some(),
        ..paper(
            "ground-rules.pdf",
            t.paper_ground_rules(),
            t.paper_ground_rules_what(),
        )
    });
    if door && circles > 0 {
        day.push(paper(
            "table-signs.pdf",
            t.paper_table_signs(),
            t.paper_table_signs_what(),
        ));
    }
    day.push(Paper {
        ready: fit,
        ..paper("scribe.pdf", t.paper_scribe(), t.paper_scribe_what())
    });
    let after = vec![paper("feedback.pdf", t.paper_feedback(), t.paper_feedback_what())];
    let group = |id, title, papers| Group { id, title, papers };
    vec![
        group("before", t.paper_before(), before),
        group("day", t.paper_day(), day),
        group("after", t.paper_after(), after),
    ]
}

async fn page_of<'a>(app: &App, page: &'a Page, id: &str, form: Option<Form>) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::SeePlan).await?;
    let circles = circle::list(&mut tx, &dialogue.id).await?.len();
    tx.commit().await?;
    let unfit = script::unfit(page.t, &dialogue);
    Ok(Show {
        page,
        desk,
        groups: groups(page, &head, &dialogue, unfit.is_none(), circles),
        plans: page.may(&head.organisation_id, Right::Plan),
        door: page.may(&head.organisation_id, Right::CheckIn),
        head,
        circles,
        languages: languages_of(&dialogue),
        unfit,
        form: form.unwrap_or_else(|| Form::new(page.t, Fields::default().with("each", EACH))),
        full: false,
    })
}

/// `GET /manage/dialogues/{id}/papers`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &id, None).await?)
}

/// The page, which says what stands in the way of a paper that goes by the method.
pub(super) async fn unfit(app: &App, page: &Page, id: &str) -> Outcome {
    page.show_with(StatusCode::CONFLICT, &page_of(app, page, id, None).await?)
}

/// To the page, which says that there are no circles yet.
pub(super) fn back(page: &Page, id: &str) -> Response {
    page.go(&format!("/manage/dialogues/{id}/papers"), None)
}

/// The page with what is wrong about the number of slips.
pub(super) async fn refused(app: &App, page: &Page, id: &str, form: Form) -> Outcome {
    page.refuse(&page_of(app, page, id, Some(form)).await?)
}

/// The page, which says that there are very many slips already.
pub(super) async fn full(app: &App, page: &Page, id: &str, form: Form) -> Outcome {
    let template = Show {
        full: true,
        ..page_of(app, page, id, Some(form)).await?
    };
    page.show_with(StatusCode::CONFLICT, &template)
}
