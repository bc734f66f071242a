//! The library of methods: what a circle can follow.

use askama::Template;
use axum::extract::Path;
use domain::error::Error;
use kernel::method::{self, Method, Step};

use crate::failure::Outcome;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::ui::say;

pub(crate) fn routes() -> Routes {
    Routes::default().get("/methods", Access::Everyone, index).get(
        "/methods/{method}",
        Access::Everyone,
        show,
    )
}

#[derive(Template)]
#[template(path = "method/index.html")]
struct Index<'a> {
    page: &'a Page,
    methods: Vec<&'static Method>,
}

impl Index<'_> {
    fn facts(&self, method: &Method) -> String {
        facts(self.page, method)
    }
}

/// "6–25 people · 60–240 minutes".
fn facts(page: &Page, method: &Method) -> String {
    let t = page.t;
    let people = t.method_people(method.people.least, method.people.most);
    let minutes = t.method_minutes(method.minutes.least, method.minutes.most);
    let lead = if method.needs_facilitator {
        t.method_needs_facilitator()
    } else {
        t.method_no_facilitator()
    };
    format!("{people} · {minutes} · {lead}")
}

async fn index(page: Page) -> Outcome {
    let mut methods: Vec<&'static Method> = Vec::new();
    for one in method::library() {
        // Newest versions come first, and the list shows one of each.
        if !methods.iter().any(|m| m.id == one.id) {
            methods.push(one);
        }
    }
    page.show(&Index { page: &page, methods })
}

#[derive(Template)]
#[template(path = "method/show.html")]
struct Show<'a> {
    page: &'a Page,
    method: &'static Method,
}

impl Show<'_> {
    fn facts(&self) -> String {
        facts(self.page, self.method)
    }

    fn turn(&self, step: &Step) -> String {
        say::turn(self.page.t, step.turn_mode)
    }

    fn talk(&self, step: &Step) -> &'static str {
        if step.phase == method::Phase::Talk {
            " class=\"is-talk\""
        } else {
            ""
        }
    }

    /// Where each step begins and how long it is, in minutes, for the picture; a hair's gap parts them.
    fn parts(&self) -> Vec<(u32, String, &'static str)> {
        let mut start = 0;
        let mut parts = Vec::new();
        for step in &self.method.steps {
            let class = if step.phase == method::Phase::Talk {
                "t-part t-part--talk"
            } else {
                "t-part"
            };
            parts.push((start, format!("{}.6", step.minutes.saturating_sub(1)), class));
            start += step.minutes;
        }
        parts
    }
}

async fn show(page: Page, Path(id): Path<String>) -> Outcome {
    let method = method::newest(&id).ok_or(Error::NotFound)?;
    page.show(&Show { page: &page, method })
}
