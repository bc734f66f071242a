//! The pairs of a programme: who learns with whom and why, who has no partner, what each pair does; making and changing
//! them.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::Application;
use domain::error::Error;
use domain::input::Fields;
use domain::pair::practicum::{self, Practicum};
use domain::pair::{self, Field, Pair, Pairs, Profile, Wish};
use kernel::pairing::Infeasible;

use super::explain;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::text::Safe;
use crate::ui::{Form, say, text, when};

/// A form that was refused, to be shown again on the page.
#[derive(Debug, Default)]
pub(super) struct Refused {
    pub(super) hand: Option<Form>,
    pub(super) wish: Option<Form>,
    pub(super) infeasible: Option<Infeasible>,
}

#[derive(Template)]
#[template(path = "pair/show.html")]
pub(super) struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    pairs: Pairs,
    practicums: Vec<Practicum>,
    manages: bool,
    hand: Form,
    wish: Form,
    /// Why there are no pairs, and whether that is certain.
    refused: Option<(bool, Vec<String>)>,
}

impl Show<'_> {
    fn names(&self, people: &[Application]) -> String {
        let names: Vec<&str> = people.iter().map(|a| a.name.as_str()).collect();
        names.join(", ")
    }

    fn count(&self, people: &[Application]) -> u32 {
        u32::try_from(people.len()).unwrap_or(u32::MAX)
    }

    fn why(&self, pair: &Pair) -> Vec<String> {
        explain::lines(self.page, pair)
    }

    fn practicum(&self, pair: &Pair) -> Option<&Practicum> {
        let of = |p: &&Practicum| p.pair_id.as_ref() == Some(&pair.id);
        self.practicums.iter().find(of)
    }

    fn state(&self, practicum: &Practicum) -> String {
        super::practicum_state(self.page, &self.pairs.programme, practicum)
    }

    fn text(&self, text: &str) -> Safe {
        text::paragraphs(text)
    }

    /// Practicums of pairs that were matched anew since, with who held them.
    fn earlier(&self) -> Vec<(&Practicum, String)> {
        let people = self.pairs.people();
        let name = |id: &String| people.iter().find(|a| a.id == *id).map(|a| a.name.as_str());
        let earlier = self.practicums.iter().filter(|p| p.pair_id.is_none());
        earlier
            .map(|p| {
                (
                    p,
                    p.held_by.iter().filter_map(name).collect::<Vec<_>>().join(", "),
                )
            })
            .collect()
    }

    fn untold(&self) -> u32 {
        let untold = self.pairs.pairs.iter().filter(|p| p.told_at.is_none()).count();
        u32::try_from(untold).unwrap_or(u32::MAX)
    }

    fn told(&self, pair: &Pair) -> Option<String> {
        let zone = &self.pairs.programme.zone;
        pair.told_at.map(|at| when::moment(self.page.t, at, zone))
    }

    fn people(&self) -> Vec<&Application> {
        self.pairs.people()
    }

    fn municipality(&self, person: &Application) -> String {
        super::municipality(person)
    }

    fn profile(&self, person: &Application) -> Option<&Profile> {
        self.pairs.profiles.get(&person.id)
    }

    /// A step of experience, by its index.
    fn step(&self, profile: &Profile, field: &usize) -> String {
        let step = profile.experience.get(*field).copied().flatten();
        step.map_or_else(|| "–".to_owned(), |n| n.to_string())
    }

    fn languages(&self, profile: &Profile) -> String {
        if profile.languages.is_empty() {
            self.page.t.pair_languages_any()
        } else {
            say::spoken(self.page.t, &profile.languages)
        }
    }

    fn fields(&self) -> Vec<(usize, String)> {
        let t = self.page.t;
        let said = |field| match field {
            Field::Leading => t.pair_field_leading(),
            Field::Inviting => t.pair_field_inviting(),
            Field::Wording => t.pair_field_wording(),
            Field::Writing => t.pair_field_writing(),
        };
        Field::ALL.into_iter().map(said).enumerate().collect()
    }

    fn silent(&self) -> String {
        let people = self.pairs.people();
        let silent = people.iter().filter(|a| self.profile(a).is_none());
        silent.map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn choices(&self) -> Vec<(String, String)> {
        let people = self.pairs.people().into_iter();
        people.map(|a| (a.id.clone(), a.name.clone())).collect()
    }

    /// Choices of a list that opens, nobody first.
    fn whom(&self) -> Vec<(String, String)> {
        let mut choices = vec![(String::new(), self.page.t.pair_choose())];
        choices.extend(self.choices());
        choices
    }

    fn wanted(&self) -> Vec<(String, String)> {
        let t = self.page.t;
        vec![
            (Wish::Together.as_str().to_owned(), t.pair_wish_together()),
            (Wish::Apart.as_str().to_owned(), t.pair_wish_apart()),
        ]
    }

    /// Wishes in words: the two, with their ids and names.
    fn wishes(&self) -> Vec<(String, [(String, String); 2])> {
        let people = self.pairs.people();
        let said = |wish: Wish, a: &str, b: &str| match wish {
            Wish::Together => self.page.t.pair_wished_together(a.to_owned(), b.to_owned()),
            Wish::Apart => self.page.t.pair_wished_apart(a.to_owned(), b.to_owned()),
        };
        self.pairs
            .wishes
            .iter()
            .filter_map(|(wish, a, b)| {
                // In the order in which people are listed everywhere.
                let mut two = people.iter().filter(|p| [a, b].contains(&&p.id));
                let mut next = || two.next().map(|p| (p.id.clone(), p.name.clone()));
                let (a, b) = (next()?, next()?);
                Some((said(*wish, &a.1, &b.1), [a, b]))
            })
            .collect()
    }
}

pub(super) async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    refused: Refused,
) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::SeePeople).await?;
    let pairs = pair::list(&mut tx, &page.actor, id).await?;
    let practicums = practicum::list(&mut tx, &page.actor, id).await?;
    let manages = pair::manages(&mut tx, &page.actor, &programme).await?;
    tx.commit().await?;
    let empty = || Form::new(page.t, Fields::default());
    Ok(Show {
        page,
        desk,
        head,
        refused: refused
            .infeasible
            .map(|i| (i.proven, explain::refusal(page.t, &pairs, &i))),
        pairs,
        practicums,
        manages,
        hand: refused.hand.unwrap_or_else(empty),
        wish: refused.wish.unwrap_or_else(empty),
    })
}

/// `GET /manage/programmes/{id}/pairs`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_of(&app, &page, &id, Refused::default()).await?;
    page.show(&template)
}
