//! The demo bar: switches between the people of the demo without a password. Its route exists in the demo only.

use axum::extract::State;
use axum::response::Response;
use domain::{person, session};

use crate::app::App;
use crate::body::Typed;
use crate::failure::Failure;
use crate::flash::Flash;
use crate::guard;
use crate::page::{Page, SESSION};
use crate::route::{Access, Routes};
use crate::texts::Texts;

/// The roles the bar offers; `visitor` logs out. `programme` organises the development programme, `participant` takes part
/// in it and has a personal link.
pub const ROLES: [&str; 8] = [
    "visitor",
    "owner",
    "organiser",
    "facilitator",
    "scribe",
    "analyst",
    "programme",
    "participant",
];

/// Setting under which the demo's generator keeps the address of the person for a role.
pub fn setting(role: &str) -> String {
    format!("demo-{role}")
}

/// A role's name.
pub fn say(t: Texts, role: &str) -> String {
    match domain::actor::Role::parse(role) {
        Some(role) => crate::ui::say::role(t, role),
        None if role == "programme" => t.demo_as_programme(),
        None if role == "participant" => t.demo_as_participant(),
        None => t.demo_as_visitor(),
    }
}

pub(crate) fn routes() -> Routes {
    Routes::default().post("/demo/role", Access::Demo, switch)
}

async fn switch(State(app): State<App>, page: Page, Typed(fields): Typed) -> Result<Response, Failure> {
    let role = fields.get("role");
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let mut token = String::new();
    let link = if role == "participant" {
        domain::setting::get(&mut tx, &setting(role)).await?
    } else {
        None
    };
    if link.is_none()
        && let Some(email) = domain::setting::get(&mut tx, &setting(role)).await?
        && let Some(person) = person::by_email(&mut tx, &email).await?
    {
        token = session::open(&mut tx, &mut ctx, &person.id).await?;
    }
    tx.commit().await?;
    let (path, flash) = match &link {
        Some(link) => (link.as_str(), None),
        None if token.is_empty() => ("/", Some(Flash::LoggedOut)),
        None => ("/manage", Some(Flash::LoggedIn)),
    };
    let mut response = page.go(path, flash);
    let seconds = if token.is_empty() { 0 } else { 14 * 24 * 3600 };
    guard::set_cookie(&mut response, SESSION, &token, seconds, app.settings.secure());
    Ok(response)
}
