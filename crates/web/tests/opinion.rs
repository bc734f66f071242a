//! Opinion maps over HTTP and without JavaScript: anybody votes without an account, the host reviews what is proposed, and
//! what came of it is shown without anybody's votes. And two thousand at once.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::body::Body;
use axum::http::Method;
use domain::actor::Actor;
use domain::opinion::exchange::BYTES;
use domain::opinion::exchange::read::Wrong;
use domain::opinion::life;
use domain::opinion::plan::{self, NewMap};
use domain::opinion::statement;
use store::sql;
use support::{Browser, Fixture, Page, TestApp, both_engines};
use web::texts::Texts;

const BALLOT: &str = "form[data-vote]";

/// What the pages say, so that a better wording breaks no test.
fn says() -> Texts {
    Texts::of("en")
}

/// An open map with so many statements: its id, and the path of its page.
async fn opened(app: &TestApp, fixture: &Fixture, many: u32) -> (String, String) {
    let (id, path) = draft(app, fixture).await;
    app.write(async |tx, ctx| {
        let seeds: Vec<String> = (1..=many).map(|n| format!("Väide number {n} on õige")).collect();
        statement::seed(tx, ctx, &Actor::System, &id, &seeds.join("\n")).await?;
        life::open(tx, ctx, &Actor::System, &id).await
    })
    .await
    .unwrap();
    (id, path)
}

/// A draft without statements: its id, and the path of its page.
async fn draft(app: &TestApp, fixture: &Fixture) -> (String, String) {
    let organisation = &fixture.organisation.id;
    app.write(async |tx, ctx| {
        let new = NewMap {
            question: "Mis peaks külas muutuma?".to_owned(),
            language: "et".to_owned(),
            dialogue_id: None,
        };
        let id = ctx.id();
        plan::create_once(tx, ctx, &Actor::System, organisation, &id, &new).await?;
        let map = domain::opinion::load(tx, &Actor::System, &id, domain::actor::Right::SeePlan).await?;
        Ok((id, format!("/opinions/{}", map.public_id)))
    })
    .await
    .unwrap()
}

/// Presses one of the three buttons; the number of the statement that was shown.
async fn press(page: &Page, vote: &str) -> (Page, String) {
    let form = page.expect(200).form(BALLOT);
    let number = form.value("statement");
    (form.submit_with("vote", vote).await, number)
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(own).collect()
}

/// Votes as the page's script sends them.
async fn send(browser: &Browser, path: &str, pairs: &[(&str, &str)]) -> (u16, String) {
    let headers = [("x-outbox", "1"), ("sec-fetch-site", "same-origin")];
    let answer = browser
        .ask(
            Method::POST,
            &format!("{path}/votes"),
            Some(&fields(pairs)),
            &headers,
        )
        .await;
    (answer.status.as_u16(), String::from_utf8(answer.body).unwrap())
}

both_engines! {
    async fn anybody_votes_goes_back_and_deletes_without_an_account(app: TestApp) {
        let fixture = app.fixture().await;
        let (_, path) = opened(&app, &fixture, 4).await;
        let t = says();
        let browser = app.browser();
        let mut page = browser.get(&path).await;
        page.expect(200).shows("Mis peaks külas muutuma?").shows(&t.opinion_progress(4_u32, 0_u32));
        assert_eq!(page.texts(".ballot__button"), [t.opinion_agree(), t.opinion_disagree(), t.opinion_pass()]);
        assert_eq!(page.count("[data-back]"), 0);
        // Results are for who has voted.
        browser.get(&format!("{path}/results")).await.expect(200).shows(&t.opinion_results_vote_first());
        let mut seen = Vec::new();
        for vote in ["agree", "disagree", "pass"] {
            let (next, number) = press(&page, vote).await;
            assert!(!seen.contains(&number), "a statement came twice");
            seen.push(number);
            page = next;
        }
        page.expect(200).shows(&t.opinion_progress(4_u32, 3_u32));
        // Back to the last statement, which shows what was chosen and can be taken back.
        let back = page.click(&t.opinion_back()).await;
        back.expect(200).shows(&t.opinion_chosen(t.opinion_pass()));
        assert_eq!(back.form(BALLOT).value("statement"), seen[2]);
        let (page, _) = press(&back, "back").await;
        page.expect(200).shows(&t.opinion_progress(4_u32, 2_u32));
        let mine = page.click(&t.opinion_to_mine()).await;
        assert_eq!(mine.expect(200).count("tbody tr"), 2);
        let file = browser.ask(Method::GET, &format!("{path}/mine/votes.json"), None, &[]).await;
        let data: serde_json::Value = serde_json::from_slice(&file.body).unwrap();
        assert_eq!(data["votes"].as_array().unwrap().len(), 2);
        // Asked once more, then gone.
        let asked = mine.form("form[action$='/mine/erasure']").submit().await;
        let gone = asked.expect(200).form("main form").submit().await;
        gone.expect(200).shows(&t.flash_votes_erased()).shows(&t.opinion_progress(4_u32, 0_u32));
        let left = sql!("select (select count(*) from opinion_vote) + (select count(*) from opinion_voter where secret_hash is not null) as n");
        let left = app.read(async |tx| Ok(tx.one(left, &[]).await?.count("n")?)).await.unwrap();
        assert_eq!(left, 0);
    }

    async fn without_its_cookie_no_vote_is_counted_as_somebody_elses(app: TestApp) {
        let fixture = app.fixture().await;
        let (_, path) = opened(&app, &fixture, 3).await;
        let browser = app.browser();
        let page = browser.get(&path).await;
        browser.forget();
        let (page, number) = press(&page, "agree").await;
        // It has a new one by now, so the page says nothing, and pressing again works.
        let (page, again) = press(&page, "agree").await;
        page.expect(200).shows(&says().opinion_progress(3_u32, 1_u32));
        assert!(!number.is_empty() && !again.is_empty());
        // A browser that keeps none is told why.
        let forgetful = app.browser();
        forgetful.get(&format!("{path}?cookies=no")).await.expect(200).shows(&says().opinion_no_cookie());
    }

    async fn the_script_sends_again_without_harm_and_is_told_what_comes_next(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, 5).await;
        let browser = app.browser();
        assert_eq!(send(&browser, &path, &[("statement", "1"), ("vote", "agree")]).await.0, 425);
        browser.get(&path).await.expect(200);
        for (vote, made, status) in [("agree", "10", 200), ("agree", "10", 200), ("disagree", "12", 200), ("pass", "11", 200), ("maybe", "13", 400)] {
            let (got, html) = send(&browser, &path, &[("statement", "1"), ("vote", vote), ("made", made)]).await;
            assert_eq!(got, status, "{vote} {html}");
            if status == 200 {
                assert!(html.contains("data-voted=\"1\"") && html.contains("data-statement=\"2\""), "{html}");
                assert!(!html.contains("data-statement=\"1\"") && !html.contains("<body"), "{html}");
            }
        }
        assert_eq!(send(&browser, &path, &[("statement", "77"), ("vote", "agree")]).await.0, 404);
        let stored = sql!("select value from opinion_vote where map_id = $1");
        let value: i64 = app.read(async |tx| Ok(tx.one(stored, &[(&id).into()]).await?.get("value")?)).await.unwrap();
        assert_eq!(value, -1);
        app.write(async |tx, ctx| life::close(tx, ctx, &Actor::System, &id).await).await.unwrap();
        assert_eq!(send(&browser, &path, &[("statement", "2"), ("vote", "agree")]).await.0, 410);
    }

    async fn what_somebody_proposes_is_voted_on_when_the_host_has_read_it(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, 3).await;
        let t = says();
        let browser = app.browser();
        let page = browser.get(&path).await.click(&t.opinion_to_propose()).await;
        let empty = page.expect(200).form("main form").submit().await;
        empty.expect(422).shows(&t.fault_required());
        // Nearly the same is there: it can be voted on, or theirs goes all the same.
        let similar = empty.form("main form").set("statement_text", "Väide number 2 on vist õige").submit().await;
        similar.expect(200).shows(&t.opinion_similar());
        let sent = similar.form("main form").submit().await;
        sent.expect(200).shows(&t.flash_proposed());
        let names = browser.get(&format!("{path}/proposal")).await;
        names.form("main form").set("statement_text", "Meie külavanem Mari Maasikas saab kõigega hakkama").submit().await.expect(200);
        let host = app.browser_of(&fixture.organiser).await;
        let queue = host.get(&format!("/manage/opinions/{id}/statements")).await;
        queue.expect(200).shows(&t.opinion_hint_names("Mari, Maasikas")).shows(&t.opinion_near());
        let one = host.get(&format!("/manage/opinions/{id}/statements/5")).await;
        let refused = one.form("form[action$='/decision']").submit().await;
        refused.expect(422).shows(&t.fault_required());
        refused.form("form[action$='/decision']").set("reason", "Nimetab kedagi.").submit().await.expect(200).shows(&t.flash_statement_out());
        let one = host.get(&format!("/manage/opinions/{id}/statements/4")).await;
        let form = one.form("main form[action$='/4']").set("statement_et", "Väide number kaks on tõsi");
        form.submit_with("then", "in").await.expect(200).shows(&t.flash_saved());
        browser.get(&path).await.expect(200).shows(&t.opinion_progress(4_u32, 0_u32));
        browser.get(&format!("{path}/mine")).await.expect(200).shows(&t.opinion_mine_reason("Nimetab kedagi."));
        // An analyst reads and decides nothing.
        let analyst = app.browser_of(&fixture.analyst).await;
        let read = analyst.get(&format!("/manage/opinions/{id}/statements")).await;
        assert_eq!(read.expect(200).count("main form"), 0);
    }

    async fn the_host_rejects_all_that_were_seen_and_nothing_that_came_later(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, 3).await;
        let t = says();
        let propose = async |number: u32| {
            let browser = app.browser();
            let form = browser.get(&format!("{path}/proposal")).await.expect(200).form("main form");
            let text = format!("Sild number {number} tuleb sel aastal korda teha");
            let sent = form.set("statement_text", &text).submit().await;
            // What is similar to the seeds is sent all the same.
            sent.expect(200);
        };
        for number in 1..=11 {
            propose(number).await;
        }
        let host = app.browser_of(&fixture.organiser).await;
        let queue = host.get(&format!("/manage/opinions/{id}/statements")).await;
        let refused = queue.expect(200).form("form[action$='/rejection']").submit().await;
        refused.expect(422).shows(&t.fault_required());
        assert_eq!(refused.count(".errors"), 1);
        propose(12).await;
        let form = refused.form("form[action$='/rejection']").set("reason", "Liiga palju korraga.");
        let done = form.submit().await;
        done.expect(200).shows(&t.flash_statements_out()).shows("Sild number 12");
        assert_eq!(done.count("#waiting ~ ul > li"), 1);
        assert_eq!(done.count("#gone ~ ul > li"), 11);
    }

    async fn a_list_is_added_with_how_much_of_it_is_new_and_a_draft_shows_the_ballot(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = draft(&app, &fixture).await;
        let t = says();
        let host = app.browser_of(&fixture.organiser).await;
        let page = host.get(&format!("/manage/opinions/{id}/statements")).await;
        assert_eq!(host.get(&path).await.expect(200).count(".ballot"), 0);
        let list = "- Sild korda\n- Pink randa\n\nsild korda";
        let done = page.expect(200).form("unsaved-guard form").set("opinion_seeds", list).submit().await;
        done.expect(200).shows(&t.opinion_seeded(2)).shows(&t.opinion_seeded_known(1));
        let again = done.form("unsaved-guard form").set("opinion_seeds", "Pink randa").submit().await;
        again.expect(200).shows(&t.opinion_seeded(0)).shows(&t.opinion_seeded_known(1));
        let look = host.get(&path).await;
        look.expect(200).shows(&t.opinion_vote_draft_look());
        assert_eq!((look.count(".ballot button[disabled]"), look.count("form[data-vote]")), (3, 0));
        app.browser().get(&path).await.expect(404);
    }

    async fn a_file_is_refused_where_it_stands_and_says_why(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, _) = draft(&app, &fixture).await;
        let t = says();
        let host = app.browser_of(&fixture.organiser).await;
        let send = async |comments: &str, votes: &str| {
            let part = |name: &str, text: &str| {
                format!("--xx\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a.csv\"\r\n\r\n{text}\r\n")
            };
            let body = format!("{}{}--xx--\r\n", part("comments", comments), part("votes", votes));
            let path = format!("/manage/opinions/{id}/files");
            let answer = host.upload(&path, Some(body.len()), Body::from(body)).await;
            (answer.status.as_u16(), String::from_utf8(answer.body).unwrap())
        };
        let comments = "comment-id,comment-body\n1,Sild korda\n";
        let (status, page) = send(comments, "comment-id,voter-id,vote\n1,1,1\n1,2,yes\n").await;
        let why = t.fault_bad_line(3, Wrong::Vote.as_str().to_owned());
        assert_eq!(status, 422);
        assert!(page.contains(&why), "{page}");
        let rows = "1,2,1\n".repeat(BYTES / 6 + 1);
        let (status, page) = send(comments, &format!("comment-id,voter-id,vote\n{rows}")).await;
        assert_eq!(status, 422);
        // It is told at the file that is too large.
        assert!(page.contains("id=\"f-votes-f\"") && !page.contains("id=\"f-comments-f\""), "{page}");
    }

    async fn a_proposal_that_cannot_be_sent_now_is_not_lost(app: TestApp) {
        let fixture = app.fixture().await;
        let (_, path) = opened(&app, &fixture, 3).await;
        let t = says();
        let browser = app.browser();
        // Tries are counted over the whole program, and every app of a test draws the same secrets: this one's come later.
        app.write(async |_, ctx| {
            for _ in 0..5_000 {
                ctx.token();
            }
            Ok(())
        })
        .await
        .unwrap();
        for number in 1.. {
            let form = browser.get(&format!("{path}/proposal")).await.expect(200).form("main form");
            let text = format!("Sild number {number} tuleb sel aastal korda teha");
            let sent = form.set("statement_text", &text).submit().await;
            if sent.count("form textarea") == 0 {
                assert!(number < 40);
                continue;
            }
            sent.expect(422).shows(&text);
            assert_eq!(sent.count(".notice--warning"), 1);
            assert!(number > 1 && !sent.text("main").contains(&t.opinion_similar()));
            break;
        }
    }

    async fn results_show_groups_and_nobodys_votes(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, 10).await;
        let t = says();
        let mut last = app.browser();
        for voter in 0..44_u32 {
            last = app.browser();
            last.get(&path).await.expect(200);
            for number in 1..=10_u32 {
                let agrees = number == 10 || voter % 2 == 0;
                let vote = if agrees { "agree" } else { "disagree" };
                assert_eq!(send(&last, &path, &[("statement", &number.to_string()), ("vote", vote)]).await.0, 200);
            }
        }
        // What was drawn a moment ago is not drawn again.
        app.dial.forward(60_000_000);
        let results = last.get(&format!("{path}/results")).await;
        results.expect(200).shows(&t.opinion_unites()).shows(&t.opinion_about_people(20_u32));
        assert_eq!(results.count(".opinion-map path"), 2);
        assert_eq!(results.count(".opinion-map circle"), 0);
        assert_eq!(results.texts("#unites ~ ul .statements__said"), ["Väide number 10 on õige"]);
        // Who has not voted sees nothing until the host publishes.
        let stranger = app.browser();
        assert_eq!(stranger.get(&format!("{path}/results")).await.expect(200).count("table"), 0);
        let host = app.browser_of(&fixture.organiser).await;
        let own = host.get(&format!("/manage/opinions/{id}/results")).await;
        own.expect(200).shows(&t.opinion_to_dialogue());
        own.form("form[action$='/publication']").submit().await.expect(200).shows(&t.flash_results_published());
        assert_eq!(stranger.get(&format!("{path}/results")).await.expect(200).count(".opinion-map path"), 2);
        // A statement that unites begins a dialogue.
        let begun = own.click(&format!("{}: Väide number 10 on õige", t.opinion_to_dialogue())).await;
        assert_eq!(begun.expect(200).form("main form").value("question"), "Väide number 10 on õige");
        // The file for the host has numbers and no secret.
        let file = host.ask(Method::GET, &format!("/manage/opinions/{id}/files/votes.csv"), None, &[]).await;
        let text = String::from_utf8(file.body.clone()).unwrap();
        assert_eq!(text.lines().count(), 441);
        assert!(file.header("content-disposition").contains("confidential"), "{}", file.header("content-disposition"));
        assert!(!text.contains(&last.cookie("voter").unwrap()));
    }

    async fn from_one_more_vote_nobody_can_tell_what_it_was(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, 3).await;
        let t = says();
        let votes = async |many: u32, vote: &str| {
            for _ in 0..many {
                let browser = app.browser();
                browser.get(&path).await.expect(200);
                for number in ["1", "2"] {
                    assert_eq!(send(&browser, &path, &[("statement", number), ("vote", vote)]).await.0, 200);
                }
            }
        };
        let reader = app.browser();
        reader.get(&path).await.expect(200);
        assert_eq!(send(&reader, &path, &[("statement", "1"), ("vote", "agree")]).await.0, 200);
        let host = app.browser_of(&fixture.organiser).await;
        let seen = async || {
            // What was drawn a moment ago is never drawn again.
            app.dial.forward(60_000_000);
            let page = reader.get(&format!("{path}/results")).await;
            page.expect(200).texts("main table td")
        };
        // Of three votes members read how many there are, and nothing else.
        votes(2, "agree").await;
        host.get(&format!("/manage/opinions/{id}/statements")).await.expect(200).shows(&t.opinion_counts_few(3_u32));
        votes(6, "agree").await;
        let before = seen().await;
        assert!(before.concat().contains("100"), "{before:?}");
        votes(1, "disagree").await;
        assert_eq!(seen().await, before);
        votes(4, "disagree").await;
        assert_ne!(seen().await, before);
    }

    async fn a_map_whose_voters_are_forgotten_does_not_open_by_another_time(app: TestApp) {
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, 3).await;
        let t = says();
        let browser = app.browser();
        let page = browser.get(&path).await;
        press(&page, "agree").await.0.expect(200);
        // Nothing of one's own: nothing to delete, and nobody is told that something was.
        let other = app.browser();
        let none = other.ask(Method::POST, &format!("{path}/mine/erasure"), Some(&fields(&[("confirm", "yes")])), &[("sec-fetch-site", "same-origin")]).await;
        assert_eq!(none.status.as_u16(), 303);
        other.get(&path).await.expect(200).shows(&t.flash_no_votes());
        let host = app.browser_of(&fixture.organiser).await;
        let plan = host.get(&format!("/manage/opinions/{id}/plan")).await;
        let form = plan.expect(200).form("main form");
        form.set("opinion_closes_date", "2020-01-15").submit().await.expect(422).shows(&t.fault_in_the_past());
        let forgotten = sql!("update opinion_map set state = 'closed', closed_at = 1, forgotten_at = 2 where id = $1");
        app.write(async |tx, _| Ok(tx.run(forgotten, &[(&id).into()]).await?)).await.unwrap();
        let form = plan.form("main form").set("opinion_closes_date", "2099-01-15");
        form.submit().await.expect(409).shows(&t.conflict_forgotten());
    }

    async fn two_thousand_at_once_lose_no_vote(app: TestApp) {
        const VOTERS: u32 = 2000;
        const EACH: u32 = 3;
        let fixture = app.fixture().await;
        let (id, path) = opened(&app, &fixture, EACH).await;
        let begun = std::time::Instant::now();
        let tasks: Vec<_> = (0..VOTERS)
            .map(|voter| {
                let (browser, path) = (app.browser(), path.clone());
                tokio::spawn(async move {
                    let letters: String = voter.to_string().bytes().map(|d| char::from(d - b'0' + b'a')).collect();
                    browser.set_cookie("voter", &format!("{letters:a>26}"));
                    for number in 1..=EACH {
                        let vote = ["agree", "disagree", "pass"][(voter % 3) as usize];
                        let pairs = fields(&[("statement", &number.to_string()), ("vote", vote)]);
                        let answer = browser
                            .ask(Method::POST, &format!("{path}/votes"), Some(&pairs), &[("sec-fetch-site", "same-origin")])
                            .await;
                        assert_eq!(answer.status.as_u16(), 303);
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        // A figure to read (`cargo test --release -p web --test opinion two_thousand -- --nocapture`), not to assert.
        let took = begun.elapsed();
        eprintln!("{} votes in {took:.1?}: {:.0} a second", VOTERS * EACH, f64::from(VOTERS * EACH) / took.as_secs_f64());
        let mut tx = app.db.read().await.unwrap();
        let rows = tx.one(sql!("select count(*) as n from opinion_vote where map_id = $1"), &[(&id).into()]).await.unwrap();
        assert_eq!(rows.count("n").unwrap(), VOTERS * EACH);
        let voters = sql!("select count(distinct voter) as n, count(distinct seq) as numbers from opinion_vote where map_id = $1");
        let voters = tx.one(voters, &[(&id).into()]).await.unwrap();
        assert_eq!((voters.count("n").unwrap(), voters.count("numbers").unwrap()), (VOTERS, VOTERS * EACH));
        let agree = sql!("select count(*) as n from opinion_vote where map_id = $1 and value = 1");
        assert_eq!(tx.one(agree, &[(&id).into()]).await.unwrap().count("n").unwrap(), VOTERS.div_ceil(3) * EACH);
    }
}
