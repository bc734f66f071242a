//! How people come to a circle: links and codes for who leads, who writes, and everybody in it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle::{self, Circle, link};
use domain::crew::Duty;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::paper::qr;
use crate::ui::confirm;
use crate::ui::text::Safe;

/// One way in.
struct Way {
    id: &'static str,
    title: String,
    what: String,
    /// Whom it is for by name; empty where nobody is named.
    who: String,
    address: String,
    qr: Safe,
}

#[derive(Template)]
#[template(path = "live/admit.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    circle: Circle,
    ways: Vec<Way>,
    renews: bool,
}

impl Show<'_> {
    fn name(&self) -> String {
        self.page.t.live_circle(self.circle.number)
    }

    fn screen(&self) -> String {
        format!("/c/{}/screen", self.circle.code)
    }

    fn state(&self) -> String {
        let t = self.page.t;
        match (self.circle.opened_at, self.circle.closed_at) {
            (None, _) => t.admit_unopened(),
            (_, None) => t.admit_live(),
            (_, Some(_)) => t.admit_closed(),
        }
    }
}

fn way(page: &Page, id: &'static str, title: String, what: String, who: String, path: &str) -> Way {
    let address = page.app.url(path);
    Way {
        id,
        qr: qr::image(&address, &title).unwrap_or_default(),
        title,
        what,
        who,
        address,
    }
}

/// `GET /manage/dialogues/{id}/circles/{circle}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, circle)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let (circle, _) = circle::load(&mut tx, &page.actor, &id, &circle, Right::SeePlan).await?;
    tx.commit().await?;
    let t = page.t;
    let ctx = app.context();
    let renews = page.may(&head.organisation_id, Right::CheckIn);
    let mut ways = Vec::new();
    for duty in [Duty::Facilitator, Duty::Scribe] {
        let hand = circle.hand(duty);
        // Who looks after the day sees all links; whoever is on duty sees their own.
        let own =
            hand.is_some_and(|h| h.person_id.is_some() && h.person_id.as_deref() == page.actor.person_id());
        if !renews && !own {
            continue;
        }
        let (id, title, what) = match duty {
            Duty::Facilitator => ("facilitator", t.admit_facilitator(), t.admit_facilitator_what()),
            Duty::Scribe => ("scribe", t.admit_scribe(), t.admit_scribe_what()),
        };
        let path = format!("/live/{}", link::secret(&ctx, &circle, duty));
        let who = hand.map(|h| h.name.clone()).unwrap_or_default();
        ways.push(way(&page, id, title, what, who, &path));
    }
    // A code lets read what is read back: it is for those who run the day or are on duty here.
    let path = format!("/c/{}", circle.code);
    if renews || circle.is_on_duty(&page.actor) {
        ways.push(way(
            &page,
            "people",
            t.admit_people(),
            t.admit_people_what(),
            String::new(),
            &path,
        ));
    }
    page.show(&Show {
        page: &page,
        desk,
        head,
        circle,
        ways,
        renews,
    })
}

/// `POST /manage/dialogues/{id}/circles/{circle}/links`
pub(super) async fn renew(
    State(app): State<App>,
    page: Page,
    Path((id, circle)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let back = format!("/manage/dialogues/{id}/circles/{circle}");
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    circle::load(&mut tx, &page.actor, &id, &circle, Right::CheckIn).await?;
    if !confirm::given(&fields) {
        let t = page.t;
        let (title, text, yes) = (t.admit_renew_title(), t.admit_renew_text(), t.admit_renew());
        return confirm::ask(&page, &title, &text, &yes, &format!("{back}/links"), &[], &back);
    }
    link::renew(&mut tx, &mut ctx, &page.actor, &id, &circle).await?;
    tx.commit().await?;
    // Whoever listens by an old link is cut off at once.
    app.bus.changed(&circle);
    Ok(page.go(&back, Some(Flash::Saved)))
}
