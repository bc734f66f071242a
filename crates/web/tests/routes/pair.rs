//! What the routes of learning pairs are about: two of the cohort who are a pair, a practicum that can be held, a dialogue
//! at home; and the forms that they take.

use domain::actor::Actor;
use domain::context::Context;
use domain::error::Result;
use domain::own_dialogue;
use domain::pair;
use domain::pair::practicum::{self, Plan};
use domain::pair::wish::{self, Wish};
use store::db::Tx;

use crate::support::Fixture;

/// Makes the pair, of those whom the cohort took in.
pub(crate) async fn make(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<()> {
    let (id, people) = (&fixture.programme.id, &fixture.programme.applied);
    let both = [people[1].id.clone(), people[2].id.clone()];
    pair::put_together(tx, ctx, &Actor::System, id, &both).await?;
    wish::set(tx, &Actor::System, id, (&both[0], &both[1]), Some(Wish::Together)).await?;
    pair::tell(tx, ctx, &Actor::System, id).await?;
    let plan = Plan {
        question: "Mis meid hoiab?".to_owned(),
        ..Plan::default()
    };
    practicum::plan(tx, ctx, &people[1].secret, 0, &plan).await?;
    let public_id = &fixture.open.public_id;
    own_dialogue::link_for(tx, ctx, &Actor::System, id, &both[0], public_id).await?;
    // So that their own link may link it, too.
    let mail =
        store::sql!("update application set email = (select email from person where id = $2) where id = $1");
    tx.run(mail, &[(&both[0]).into(), (&fixture.organiser).into()])
        .await?;
    Ok(())
}

/// What stands for a parameter of a route of pairs; none for other routes.
pub(crate) fn parameter(fixture: &Fixture, path: &str, name: &str) -> Option<String> {
    let own = ["/pair", "/dialogue"];
    let is_own = own.iter().any(|p| path.starts_with(&format!("/a/{{secret}}{p}")));
    (is_own && name == "secret").then(|| fixture.programme.applied[1].secret.clone())
}

/// The form of a route of pairs; none for other routes.
pub(crate) fn form<'a>(fixture: &'a Fixture, path: &str) -> Option<Vec<(&'a str, &'a str)>> {
    let people = &fixture.programme.applied;
    let (one, other) = (people[1].id.as_str(), people[2].id.as_str());
    Some(match path {
        "/manage/programmes/{id}/pairs"
        | "/manage/programmes/{id}/pairs/telling"
        | "/a/{secret}/pair/practicum/report/removal"
        | "/a/{secret}/dialogue/removal" => vec![],
        "/manage/programmes/{id}/pairs/hand" => vec![("who", one), ("who", other)],
        "/manage/programmes/{id}/pairs/wishes" => {
            vec![("first", one), ("second", other), ("pair_wish", "apart")]
        }
        "/manage/programmes/{id}/pairs/wishes/removal" => vec![("first", one), ("second", other)],
        "/manage/programmes/{id}/dialogues" => {
            vec![
                ("participant", one),
                ("dialogue_address", &fixture.past.public_id),
            ]
        }
        "/manage/programmes/{id}/dialogues/removal" => vec![("participant", one)],
        "/a/{secret}/pair/experience" => vec![("leading", "3"), ("pair_languages", "et")],
        "/a/{secret}/pair/practicum" => vec![("practicum_question", "Kas?"), ("version", "1")],
        "/a/{secret}/pair/practicum/report" => {
            vec![
                ("practicum_people", "5"),
                ("lessons", "Vaikus."),
                ("version", "1"),
            ]
        }
        "/a/{secret}/dialogue" => vec![("own_dialogue", &fixture.past.id)],
        // The cohort's worksheet is the checklist.
        "/a/{secret}/dialogue/checklist" => vec![("version", "1"), ("why", "yes")],
        "/a/{secret}/dialogue/sharing" => vec![("share", "no")],
        _ => return None,
    })
}
