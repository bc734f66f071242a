//! Vestlusring's pages, forms, mails and calendar files.
//!
//! A request's way: [`guard`] and [`page::identify`] around it, [`route`] says who may come, a handler of the noun's
//! module makes one domain call in one transaction, and shows a template that stands beside it.

mod about;
mod account;
pub mod api;
pub mod app;
mod application;
mod asset;
mod body;
mod calendar;
mod call;
mod certificate;
mod circle;
mod cohort;
pub mod demo;
mod desk;
mod dialogue;
mod failure;
mod feedback;
mod file;
mod flash;
mod front;
mod guard;
mod information;
mod invite;
mod live;
mod log_in;
mod mail;
mod manage;
mod member;
mod method;
mod notes;
mod opinion;
mod outbox;
mod page;
mod pair;
mod paper;
mod people;
mod plan;
mod programme;
mod registration;
mod report;
mod review;
pub mod route;
mod running;
mod selection;
mod set_up;
mod settings;
mod slip;
mod summary;
pub mod texts;
mod token;
mod ui;
mod upload;
pub mod work;

use axum::extract::DefaultBodyLimit;
use axum::{Router, middleware, routing};
use tower_http::compression::CompressionLayer;

use app::App;
use route::{Route, Routes};

/// All routes with their handlers.
fn routes() -> Routes {
    Routes::default()
        .and(front::routes())
        .and(dialogue::routes())
        .and(registration::routes())
        .and(method::routes())
        .and(about::routes())
        .and(set_up::routes())
        .and(log_in::routes())
        .and(account::routes())
        .and(manage::routes())
        .and(plan::routes())
        .and(programme::routes())
        .and(information::routes())
        .and(review::routes())
        .and(selection::routes())
        .and(cohort::routes())
        .and(call::routes())
        .and(application::routes())
        .and(pair::routes())
        .and(certificate::routes())
        .and(report::routes())
        .and(invite::routes())
        .and(people::routes())
        .and(circle::routes())
        .and(live::routes())
        .and(paper::routes())
        .and(feedback::routes())
        .and(notes::routes())
        .and(summary::routes())
        .and(slip::routes())
        .and(opinion::routes())
        .and(outbox::routes())
        .and(member::routes())
        .and(settings::routes())
        .and(token::routes())
        .and(api::guide::routes())
        .and(demo::routes())
}

/// The table of all routes, for the test that walks it.
pub fn table() -> Vec<Route> {
    routes().and(api::routes()).done().1
}

/// The whole web side of the product.
pub fn router(app: App) -> Router {
    let (pages, _) = routes().done();
    let pages = pages
        .fallback(page::missing)
        .method_not_allowed_fallback(page::only_posted)
        .layer(DefaultBodyLimit::max(body::MOST))
        .layer(middleware::from_fn(guard::same_origin))
        .layer(middleware::from_fn_with_state(app.clone(), page::identify));
    // Beside the pages and not below them: no cookie is read there, and a change comes from wherever the token does.
    pages
        .merge(api::router(&app))
        .route("/assets/{name}", routing::get(asset::show))
        .route("/healthz", routing::get(front::healthy))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(guard::headers))
        .with_state(app)
}
