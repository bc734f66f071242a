//! A second cohort: the plan and its materials once more, with everything but dates, people and results.
//!
//! Whoever adds something to a plan adds it here.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::life::{self, NewProgramme};
use super::plan::{self, Basics};
use super::{Call, Programme, partner, reading, trainer};
use crate::actor::Actor;
use crate::call::{criterion, question, role};
use crate::cohort::material;
use crate::context::Context;
use crate::error::Result;
use crate::meeting::{self, Kind, Meeting};
use crate::member;

pub(super) async fn programme(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    was: &Programme,
) -> Result<String> {
    let new = NewProgramme {
        title: was.title().to_owned(),
        language: was.language.clone(),
    };
    let id = ctx.id();
    let id = life::create_once(tx, ctx, actor, &was.organisation_id, &id, &new).await?;
    for (language, words) in &was.texts {
        plan::put_words(tx, &id, language, words).await?;
    }
    plan::set_basics(tx, ctx, actor, &id, &Basics::of(was)).await?;
    plan::set_certificate_rule(tx, ctx, actor, &id, &was.certificate_rule).await?;
    let call = Call {
        opens_at: None,
        closes_at: None,
        answer_by: None,
        ..was.call
    };
    plan::set_call(tx, ctx, actor, &id, &call).await?;
    tx.run(
        sql!(
            "update programme set one_per_municipality = $2, one_per_organisation = $3, counties_least = $4, choose = $5,
             line = $6, blind = $7, reviews_least = $8, copied_from = $9 where id = $1"
        ),
        &[
            (&id).into(),
            was.conditions.one_per_municipality.into(),
            was.conditions.one_per_organisation.into(),
            was.conditions.counties_least.into(),
            was.conditions.choose.as_str().into(),
            was.conditions.line.into(),
            was.reviewing.blind.into(),
            was.reviewing.least.into(),
            (&was.id).into(),
        ],
    )
    .await?;
    let partners = partner::list(tx, &was.id).await?;
    partner::set(tx, ctx, actor, &id, &partners).await?;
    let readings = reading::list(tx, &was.id).await?;
    reading::set(tx, ctx, actor, &id, &readings).await?;
    for trainer in trainer::list(tx, &was.id).await? {
        // Who has left the organisation since stays a name.
        let member = match &trainer.person_id {
            Some(person) => member::role_of(tx, &was.organisation_id, person).await?.is_some(),
            None => false,
        };
        let copy = trainer::Trainer {
            id: ctx.id(),
            person_id: trainer.person_id.filter(|_| member),
            ..trainer
        };
        trainer::put(tx, ctx, actor, &id, &copy).await?;
    }
    let met = meetings(tx, ctx, actor, was, &id).await?;
    material::copy(tx, ctx, &was.id, &id, &met).await?;
    questions(tx, ctx, was, &id).await?;
    roles(tx, ctx, was, &id).await?;
    criteria(tx, ctx, was, &id).await?;
    Ok(id)
}

/// The new meetings' ids by the old ones.
async fn meetings(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    was: &Programme,
    id: &str,
) -> Result<BTreeMap<String, String>> {
    let mut met = BTreeMap::new();
    for kind in [Kind::Meeting, Kind::Information] {
        for meeting in meeting::list(tx, &was.id, kind).await? {
            let old = meeting.id.clone();
            let copy = Meeting {
                id: ctx.id(),
                programme_id: id.to_owned(),
                starts_at: None,
                ..meeting
            };
            meeting::plan::put(tx, ctx, actor, &copy).await?;
            met.insert(old, copy.id);
        }
    }
    Ok(met)
}

async fn questions(tx: &mut Tx, ctx: &mut Context, was: &Programme, id: &str) -> Result<()> {
    for question in question::list(tx, &was.id).await? {
        let copy = ctx.id();
        tx.run(
            sql!(
                "insert into question (id, programme_id, kind, required, stage, for_reviewers, most, position)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            &[
                (&copy).into(),
                id.into(),
                question.kind.as_str().into(),
                question.required.into(),
                question.stage.as_str().into(),
                question.for_reviewers.into(),
                question.most.into(),
                question.position.into(),
            ],
        )
        .await?;
        for (language, words) in &question.texts {
            tx.run(
                sql!(
                    "insert into question_text (question_id, language, text, help, choices) values ($1, $2, $3, $4, $5)"
                ),
                &[
                    (&copy).into(),
                    language.into(),
                    (&words.text).into(),
                    (&words.help).into(),
                    (&words.choices).into(),
                ],
            )
            .await?;
        }
    }
    Ok(())
}

async fn roles(tx: &mut Tx, ctx: &mut Context, was: &Programme, id: &str) -> Result<()> {
    for role in role::list(tx, &was.id).await? {
        let copy = ctx.id();
        tx.run(
            sql!("insert into target_role (id, programme_id, least, most, position) values ($1, $2, $3, $4, $5)"),
            &[
                (&copy).into(),
                id.into(),
                role.least.into(),
                role.most.into(),
                role.position.into(),
            ],
        )
        .await?;
        for (language, name) in &role.names {
            tx.run(
                sql!("insert into target_role_text (role_id, language, name) values ($1, $2, $3)"),
                &[(&copy).into(), language.into(), name.into()],
            )
            .await?;
        }
    }
    Ok(())
}

async fn criteria(tx: &mut Tx, ctx: &mut Context, was: &Programme, id: &str) -> Result<()> {
    for criterion in criterion::list(tx, &was.id).await? {
        let copy = ctx.id();
        tx.run(
            sql!("insert into criterion (id, programme_id, weight, position) values ($1, $2, $3, $4)"),
            &[
                (&copy).into(),
                id.into(),
                criterion.weight.into(),
                criterion.position.into(),
            ],
        )
        .await?;
        for (language, words) in &criterion.texts {
            tx.run(
                sql!(
                    "insert into criterion_text (criterion_id, language, name, help) values ($1, $2, $3, $4)"
                ),
                &[
                    (&copy).into(),
                    language.into(),
                    (&words.name).into(),
                    (&words.help).into(),
                ],
            )
            .await?;
        }
    }
    Ok(())
}
