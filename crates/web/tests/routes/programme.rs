//! What the routes of a programme are about, beside its cohort: what is planned, applied for and reviewed.

use domain::actor::Actor;
use domain::application::file;
use domain::call::late::{self, NewLateEntry};
use domain::context::Context;
use domain::error::Result;
use domain::meeting::information::{self, NewGuest};
use domain::programme::life::{self, NewProgramme};
use domain::programme::trainer::{self, Trainer};
use domain::review::give::{Act, Given};
use domain::selection::work::{self, Run};
use store::db::Tx;
use store::sql;

use crate::support::Fixture;
use crate::support::learning::{self, Applied, Asked};

/// A call that asks something.
pub(crate) struct Call {
    pub(crate) asked: Asked,
    pub(crate) role: String,
    pub(crate) draft: Applied,
    pub(crate) late: String,
}

/// A draft; and for the fixture's programme a translation, a trainer, and a guest with the secret of their link.
pub(crate) async fn programme(
    tx: &mut Tx,
    ctx: &mut Context,
    fixture: &Fixture,
) -> Result<(String, String, (String, String))> {
    let actor = &Actor::System;
    let new = NewProgramme {
        title: "Teine lend".to_owned(),
        language: "et".to_owned(),
    };
    let id = ctx.id();
    let draft = life::create_once(tx, ctx, actor, &fixture.organisation.id, &id, &new).await?;
    let learning = &fixture.programme;
    let words = domain::programme::Words {
        title: "Dialogue with the community".to_owned(),
        ..Default::default()
    };
    domain::programme::plan::set_words(tx, ctx, actor, &learning.id, "en", &words).await?;
    let trainer = Trainer {
        id: ctx.id(),
        person_id: None,
        name: "Külli".to_owned(),
        link: String::new(),
        texts: Default::default(),
    };
    trainer::put(tx, ctx, actor, &learning.id, &trainer).await?;
    let guest = NewGuest {
        name: "Uku".to_owned(),
        email: "uku@kodu.example".to_owned(),
        language: "et".to_owned(),
        ..NewGuest::default()
    };
    let guest = information::sign_up(tx, ctx, &learning.public_id, &learning.information, &guest).await?;
    let secret = information::secret(ctx, &guest.id);
    Ok((draft, trainer.id, (guest.id, secret)))
}

/// A review of the first application, which has a file for reviewers; the question that it answers.
pub(crate) async fn reviewed(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<String> {
    let (programme, applied) = (&fixture.programme, &fixture.programme.applied[0]);
    let question = ctx.id();
    tx.run(
        sql!(
            "insert into question (id, programme_id, kind, required, stage, for_reviewers, most, position)
             values ($1, $2, 'file', $3, 'apply', $4, 1, 0)"
        ),
        &[
            (&question).into(),
            (&programme.id).into(),
            false.into(),
            true.into(),
        ],
    )
    .await?;
    tx.run(
        sql!(
            "insert into file (id, programme_id, application_id, question_id, name, media_type, bytes, size, created_at)
             values ($1, $2, $3, $4, 'Aive.pdf', 'application/pdf', $5, 4, $6)"
        ),
        &[
            ctx.id().into(),
            (&programme.id).into(),
            (&applied.id).into(),
            (&question).into(),
            b"%PDF".to_vec().into(),
            ctx.now.into(),
        ],
    )
    .await?;
    programme
        .judge(
            tx,
            ctx,
            &fixture.reviewer,
            &applied.id,
            &Given::left(Act::Abstain),
        )
        .await?;
    let run = Run {
        few_reviews: true,
        reserve: 3,
        ..Run::default()
    };
    let work = work::begin(tx, ctx, &Actor::System, &programme.id, &run).await?;
    let solved = work.solve().expect("three places for three");
    work::finish(tx, ctx, &Actor::System, &work, solved).await?;
    announced(tx, ctx, &programme.id, &applied.code).await?;
    Ok(question)
}

/// A list for a draw in public that everybody can see, and whose number is waited for.
async fn announced(tx: &mut Tx, ctx: &mut Context, id: &str, code: &str) -> Result<()> {
    let list = format!("{{\"chances\":[[\"{code}\",1.0]],\"groups\":[[0]]}}");
    let terms = r#"{"places":1,"roles":[],"one_per_municipality":false,"one_per_organisation":false,"counties_least":0}"#;
    tx.run(
        sql!(
            "insert into draw (programme_id, version, list, fingerprint, basis, terms, proof, few_reviews, reserve,
             prepared_at, source, published_at, earlier)
             values ($1, 1, $2, 'f00d', 'then', $3, '\"fair\"', $4, 3, $5, 'Kolm kuuli', $5, '[]')"
        ),
        &[
            id.into(),
            list.into(),
            terms.into(),
            true.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What the programme's call asks; a draft and a link for late entries.
pub(crate) async fn call(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<Call> {
    let programme = &fixture.programme;
    let (asked, role) = learning::ask(tx, ctx, &programme.id).await?;
    let draft = learning::begin(tx, ctx, &programme.public_id, &learning::begun("Dora")).await?;
    let cv = (kernel::file::FileType::Pdf, "cv.pdf");
    file::put(
        tx,
        ctx,
        &programme.applied[0].secret,
        &asked.file,
        cv,
        b"%PDF-1.7",
    )
    .await?;
    let late = ctx.id();
    let new = NewLateEntry {
        note: "Oli haige".to_owned(),
        until: ctx.now + 20 * kernel::time::DAY,
    };
    late::make(tx, ctx, &Actor::System, &programme.id, &late, &new).await?;
    Ok(Call {
        asked,
        role,
        draft,
        late,
    })
}

/// What the forms of a selection send, and what comes of it: the call is still open, and a list for a draw is public whose number is
/// waited for, made before people were chosen by score.
pub(crate) fn choosing(path: &str) -> Option<(&'static [(&'static str, &'static str)], u16)> {
    Some(match path.strip_prefix("/manage/programmes/{id}/selection/")? {
        "result" => (&[("reserve_most", "3"), ("few_reviews", "yes")], 409),
        "release" => (&[("confirm", "yes"), ("version", "1")], 409),
        "progress/stop" => (&[], 303),
        "draw/list" => (&[("reserve_most", "3")], 409),
        "draw/publication" => (
            &[
                ("confirm", "yes"),
                ("number_from", "Kolm kuuli"),
                ("draws_date", "2030-01-01"),
                ("draws_time", "18:00"),
                ("version", "1"),
            ],
            409,
        ),
        "draw/number" => (&[("confirm", "yes"), ("number", "7"), ("version", "1")], 409),
        "draw/calling-off" => (
            &[
                ("confirm", "yes"),
                ("off_reason", "Masin oli katki."),
                ("version", "1"),
            ],
            303,
        ),
        "{application}/change" => (
            &[
                ("outcome", "reserve"),
                ("hand_reason", "Tuleb järgmisel aastal."),
                ("version", "1"),
            ],
            303,
        ),
        "{application}/note" => (
            &[("decision_note", "Ootame sind sügisel."), ("version", "1")],
            303,
        ),
        "{application}/offer" => (&[("hand_reason", "Helistasime.")], 409),
        _ => return None,
    })
}
