//! How the routes of opinion maps are called.

use domain::actor::Actor;
use domain::context::Context;
use domain::error::Result;
use domain::opinion::plan::{self, NewMap, Settings, Words};
use domain::opinion::propose::{self, Proposal};
use domain::opinion::{life, statement};
use store::db::Tx;

use crate::support::Fixture;

/// An opinion map that is open, with a statement that waits; one that is closed; and one that is a draft.
pub(crate) struct Opinion {
    id: String,
    public_id: String,
    closed: String,
    draft: String,
    words: String,
}

impl Opinion {
    pub(crate) async fn make(
        tx: &mut Tx,
        ctx: &mut Context,
        fixture: &Fixture,
        words: &str,
    ) -> Result<Opinion> {
        let id = a_map(tx, ctx, fixture, true).await?;
        let closed = a_map(tx, ctx, fixture, true).await?;
        life::close(tx, ctx, &Actor::System, &closed).await?;
        let draft = a_map(tx, ctx, fixture, false).await?;
        let map = domain::opinion::load(tx, &Actor::System, &id, domain::actor::Right::SeePlan).await?;
        let proposal = Proposal {
            text: "Raamatukogu peaks õhtul kauem lahti olema".to_owned(),
            language: "et".to_owned(),
            sure: true,
            once: "üks".to_owned(),
        };
        let secret = ctx.token();
        propose::propose(tx, ctx, &map.public_id, &secret, &proposal).await?;
        Ok(Opinion {
            id,
            public_id: map.public_id,
            closed,
            draft,
            words: words.to_owned(),
        })
    }

    /// What stands for a parameter of a path.
    pub(crate) fn parameter(&self, path: &str, name: &str) -> Option<String> {
        if !path.contains("/opinions/{") {
            return None;
        }
        let value: &str = match name {
            // A map is deleted when it is closed; files come into a draft with nothing in it.
            "id" if path.ends_with("/deletion") => &self.closed,
            "id" if path.ends_with("/opening") => &self.closed,
            "id" if path.ends_with("/files") => &self.draft,
            "id" => &self.id,
            "public_id" => &self.public_id,
            "language" => "en",
            "statement" => "4",
            "file" => "votes.csv",
            "words" => &self.words,
            _ => return None,
        };
        Some(value.to_owned())
    }
}

async fn a_map(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture, opens: bool) -> Result<String> {
    let id = ctx.id();
    let organisation = &fixture.organisation.id;
    let new = NewMap {
        question: "Mis peaks külas muutuma?".to_owned(),
        language: "et".to_owned(),
        dialogue_id: None,
    };
    plan::create_once(tx, ctx, &Actor::System, organisation, &id, &new).await?;
    if opens {
        let words = Words {
            question: new.question.clone(),
            introduction: "Enne ringe küsime kõigilt.".to_owned(),
        };
        let settings = Settings {
            languages: vec!["en".to_owned()],
            dialogue_id: None,
            opens_at: None,
            closes_at: None,
            may_propose: true,
            results_at_once: true,
            attribution: String::new(),
        };
        plan::set(tx, ctx, &Actor::System, &id, &words, &settings).await?;
        statement::seed(tx, ctx, &Actor::System, &id, "Buss\nKool\nTee").await?;
        life::open(tx, ctx, &Actor::System, &id).await?;
    }
    Ok(id)
}

/// A form that a route accepts, and the status with which it is answered.
pub(crate) fn form<'a>(known: &'a Opinion, path: &str) -> Option<(Vec<(&'a str, &'a str)>, u16)> {
    // The field of a quote is named after its words, which only who made them knows.
    let _ = &known.words;
    let fields = match path {
        "/opinions/{public_id}/votes" => vec![("statement", "1"), ("vote", "agree")],
        "/opinions/{public_id}/proposal" => vec![
            ("statement_text", "Rong võiks siin jälle peatuda"),
            ("statement_language", "et"),
            ("once", "sada-tuhat-korda"),
        ],
        "/opinions/{public_id}/mine/erasure"
        | "/manage/opinions/{id}/deletion"
        | "/manage/opinions/{id}/statements/{statement}/erasure" => vec![("confirm", "yes")],
        "/manage/{slug}/opinions/new" => vec![
            ("opinion_question", "Mis meid ootab?"),
            ("language", "et"),
            ("id", "01990000-0000-7000-8000-000000000007"),
        ],
        "/manage/opinions/{id}/opening"
        | "/manage/opinions/{id}/closing"
        | "/manage/opinions/{id}/publication"
        | "/manage/opinions/{id}/retraction" => vec![],
        "/manage/opinions/{id}/plan" => vec![
            ("opinion_question", "Mis meid ootab?"),
            ("opinion_results", "published"),
            ("opinion_closes_date", "2026-12-20"),
        ],
        "/manage/opinions/{id}/plan/{language}" => vec![("opinion_question", "What awaits us?")],
        "/manage/opinions/{id}/statements" => vec![("opinion_seeds", "Esimene\nTeine")],
        "/manage/opinions/{id}/statements/rejection" => {
            vec![("reason", "Liiga palju korraga."), ("seen", "99")]
        }
        "/manage/opinions/{id}/statements/{statement}" => {
            vec![("statement_et", "Raamatukogu lahti kauem"), ("then", "in")]
        }
        "/manage/opinions/{id}/statements/{statement}/decision" => {
            vec![("to", "out"), ("reason", "On juba olemas.")]
        }
        // A wording that is missing is asked for.
        "/manage/opinions/{id}/quotes/{words}" => return Some((vec![], 422)),
        // Files come in parts, which these tests do not send.
        "/manage/opinions/{id}/files" => return Some((vec![], 400)),
        _ => return None,
    };
    Some((fields, 303))
}
