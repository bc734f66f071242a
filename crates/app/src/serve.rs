//! Running the server, and the small commands that need a database.

use std::time::Duration;

use anyhow::{Context as _, bail};
use domain::context::Context;
use domain::job::{self, Job};
use domain::pass::{self, Purpose};
use domain::{person, setting};
use store::db::Db;
use store::mail::{Mailer, Smtp};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use web::app::{App, Settings};

use crate::config::{Options, Place};
use crate::{demo, outside};

/// Everything about this instance that is not the web.
pub(crate) struct Instance {
    pub(crate) db: Db,
    key: domain::context::Key,
}

impl Instance {
    /// Opens it and brings the database up to date.
    ///
    /// # Errors
    /// When the data directory, the key or the database cannot be opened.
    pub(crate) async fn open(place: &Place) -> anyhow::Result<Instance> {
        outside::data_directory(&place.data)?;
        let key = outside::key(&place.data)?;
        let db = Db::open(&place.source()).await.context("opening the database")?;
        Ok(Instance { db, key })
    }

    /// Time, randomness and key for one call.
    ///
    /// # Errors
    /// When there is no randomness.
    pub(crate) fn context(&self) -> anyhow::Result<Context> {
        Ok(Context::new(outside::now(), outside::random()?, self.key.clone()))
    }
}

/// Where people reach it, without a slash at the end.
pub(crate) fn public_url(place: &Place, listen: Option<std::net::SocketAddr>) -> String {
    let url = place.public_url.clone().unwrap_or_else(|| match listen {
        Some(listen) if !listen.ip().is_unspecified() && !listen.ip().is_loopback() => {
            format!("http://{listen}")
        }
        Some(listen) => format!("http://localhost:{}", listen.port()),
        None => "http://localhost:8080".to_owned(),
    });
    url.trim_end_matches('/').to_owned()
}

/// Runs the server until it is told to stop.
pub(crate) async fn serve(options: Options, is_demo: bool) -> anyhow::Result<()> {
    let instance = Instance::open(&options.place).await?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("listening on {}", options.listen))?;
    let address = listener.local_addr()?;
    let url = public_url(&options.place, Some(address));
    if is_demo {
        demo::fill(&instance.db, &mut instance.context()?).await?;
    }
    let mailer = match &options.smtp {
        Some(smtp) => {
            let smtp = Smtp {
                url: smtp.clone(),
                from: options.mail_from.clone(),
            };
            Some(Mailer::new(&smtp).context("the mail server's settings")?)
        }
        None => None,
    };
    let settings = Settings {
        public_url: url.clone(),
        demo: is_demo,
        sends_mail: mailer.is_some(),
        mail_from: options.mail_from.clone(),
    };
    let app = App::new(
        instance.db.clone(),
        settings,
        outside::clock(),
        outside::seed(),
        instance.key.clone(),
    );
    schedule_sweep(&instance).await?;
    say_where(&instance, &url, is_demo).await?;
    let worker = tokio::spawn(web::work::run(app.clone(), mailer));
    let (told, hears) = oneshot::channel();
    let bus = app.bus.clone();
    let served = axum::serve(listener, web::router(app)).with_graceful_shutdown(async move {
        told_to_stop().await;
        bus.end();
        let _ = told.send(());
    });
    tokio::select! {
        ended = served => ended?,
        () = patience(hears) => tracing::warn!("some connections did not end in time and were cut off"),
    }
    worker.abort();
    instance.db.close().await;
    Ok(())
}

async fn schedule_sweep(instance: &Instance) -> anyhow::Result<()> {
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let now = ctx.now;
    job::schedule(&mut tx, &mut ctx, &Job::Sweep, now).await?;
    Ok(tx.commit().await?)
}

/// Prints the address and how to log in.
async fn say_where(instance: &Instance, url: &str, is_demo: bool) -> anyhow::Result<()> {
    let mut tx = instance.db.read().await?;
    let set_up = person::any(&mut tx).await?;
    let demo = setting::get(&mut tx, "demo").await?.is_some();
    drop(tx);
    say(&format!("Vestlusring: {url}"));
    if !set_up {
        say(&format!(
            "Set it up with this link, once: {}",
            new_set_up_link(instance, url).await?
        ));
    } else if demo {
        say(&format!(
            "Log in at {url}/log-in as {} with the password: {}",
            demo::LOG_IN,
            demo::PASSWORD
        ));
        if is_demo {
            say("Or choose a role in the bar at the top of every page.");
        }
    }
    Ok(())
}

/// Tells the person who started it. Nobody may be listening any more, and the server runs all the same.
pub(crate) fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn new_set_up_link(instance: &Instance, url: &str) -> anyhow::Result<String> {
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    pass::void_set_up(&mut tx).await?;
    let nonce = pass::issue(&mut tx, &mut ctx, &Purpose::SetUp).await?;
    tx.commit().await?;
    Ok(format!("{url}/set-up/{}", pass::secret(&ctx, &nonce)))
}

/// Brings the database up to date.
pub(crate) async fn migrate(place: Place) -> anyhow::Result<()> {
    let instance = Instance::open(&place).await?;
    instance.db.close().await;
    Ok(())
}

/// Prints a new link for the first set-up.
pub(crate) async fn set_up_link(place: Place) -> anyhow::Result<()> {
    let instance = Instance::open(&place).await?;
    let mut tx = instance.db.read().await?;
    if person::any(&mut tx).await? {
        bail!("it is set up already; to get in, use: vestlusring log-in-link ADDRESS");
    }
    drop(tx);
    say(&new_set_up_link(&instance, &public_url(&place, None)).await?);
    instance.db.close().await;
    Ok(())
}

/// Prints a link to log in.
pub(crate) async fn log_in_link(place: Place, email: &str) -> anyhow::Result<()> {
    let instance = Instance::open(&place).await?;
    let mut ctx = instance.context()?;
    let mut tx = instance.db.write().await?;
    let Some(person) = person::by_email(&mut tx, email).await? else {
        bail!("nobody has the address {email}")
    };
    let nonce = pass::issue(&mut tx, &mut ctx, &Purpose::LogIn { person_id: person.id }).await?;
    tx.commit().await?;
    say(&format!(
        "{}/log-in/link/{}",
        public_url(&place, None),
        pass::secret(&ctx, &nonce)
    ));
    instance.db.close().await;
    Ok(())
}

/// How long requests may take once the server is told to stop. Whoever never finishes asking must not keep it running.
const PATIENCE: Duration = Duration::from_secs(10);

async fn patience(told: oneshot::Receiver<()>) {
    let _ = told.await;
    tokio::time::sleep(PATIENCE).await;
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
