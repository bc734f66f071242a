//! What the pages of who leads and who writes are made from.

use std::collections::BTreeMap;

use domain::circle::live::View;
use domain::circle::seat::{self, Sitter};
use domain::circle::slip;
use domain::crew::Duty;
use domain::error::Result;
use kernel::circle::{Phase, Seat, WordsId};
use kernel::method::{Method, Step};
use store::db::Tx;

use crate::app::App;
use crate::page::Page;
use crate::texts::Texts;

/// A circle as the holder of a link sees it.
pub(super) struct Stage {
    /// The link's secret.
    pub(super) secret: String,
    /// What its holder does here.
    pub(super) duty: Duty,
    pub(super) view: View,
    /// The names on the seats.
    pub(super) names: BTreeMap<Seat, String>,
    /// How many were seated here.
    pub(super) seated: u32,
    /// Names of who sits here in each later round; empty where people stay in one circle.
    pub(super) later: Vec<Vec<String>>,
    /// Words that somebody holds a slip for.
    pub(super) taken: Vec<WordsId>,
    /// For the ids of this page's forms, where no script makes new ones.
    token: String,
}

impl Stage {
    /// Loads it.
    ///
    /// # Errors
    /// `NotFound` for a link that is nobody's.
    pub(super) async fn load(tx: &mut Tx, app: &App, secret: &str) -> Result<Stage> {
        let (view, duty) = super::by_link(tx, app, secret).await?;
        let mut sitters = seat::of_dialogue(tx, &view.dialogue.id).await?;
        let later = later(&sitters, view.circle.number);
        sitters.retain(|s| s.circle_id == view.circle.id);
        let taken = slip::taken(tx, &view.circle.id).await?;
        Ok(Stage {
            secret: secret.to_owned(),
            duty,
            view,
            seated: u32::try_from(sitters.len()).unwrap_or(0),
            later,
            names: sitters
                .into_iter()
                .filter_map(|s| Some((s.seat?, s.name)))
                .collect(),
            taken,
            token: app.context().token(),
        })
    }

    /// Address to which its forms go; its pages lie below.
    pub(super) fn home(&self) -> String {
        format!("/live/{}", self.secret)
    }

    /// An id for a form: the same while the page is the same, so that sending it twice does it once.
    pub(super) fn id(&self, form: &str) -> String {
        format!("{}-{form}", self.token)
    }

    /// Whether the holder leads now: a facilitator always, a scribe who was handed the lead.
    pub(super) fn leads(&self) -> bool {
        self.view.state.leads(&domain::circle::link::duty(self.duty))
    }

    pub(super) fn phase(&self) -> Phase {
        self.view.state.phase()
    }

    /// The circle's name.
    pub(super) fn name(&self, t: Texts) -> String {
        t.live_circle(self.view.circle.number)
    }

    /// The number of the last event that the page shows.
    pub(super) fn number(&self) -> u64 {
        self.view.state.number()
    }
}

/// The names of who sits in a circle in each round after the first, by name.
fn later(sitters: &[Sitter], circle: u32) -> Vec<Vec<String>> {
    let rounds = sitters.iter().map(|s| s.later.len()).max().unwrap_or(0);
    let here = |round: usize| {
        let come = sitters.iter().filter(|s| s.later.get(round) == Some(&circle));
        let mut names: Vec<String> = come.map(|s| s.name.clone()).collect();
        names.sort_by_cached_key(|name| kernel::text::fold(name));
        names
    };
    (0..rounds).map(here).collect()
}

/// The language in which the circle hears what is said to it.
pub(super) fn spoken(view: &View) -> &'static str {
    Texts::of(&view.dialogue.language).language()
}

/// The question in the reader's language, and the language it is in.
pub(super) fn question<'v>(view: &'v View, page: &'v Page) -> (&'v str, &'v str) {
    let (language, words) = view.dialogue.text(page.t.language());
    (language, &words.question)
}

/// The step that runs, or ran last.
pub(super) fn step(view: &View) -> Option<(u16, &'static Step)> {
    let current = view.state.current()?;
    let method: &'static Method = view.method()?;
    Some((current, method.steps.get(usize::from(current))?))
}
