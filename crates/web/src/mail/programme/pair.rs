//! The letter that says who somebody's learning partner is.

use domain::application::Application;
use domain::error::Result;
use domain::mail::Ready;
use domain::pair;
use store::db::Tx;

use super::About;
use crate::mail::letter::Letter;

/// Writes the letter. `None` where the person has no partner any more.
pub(super) async fn write(
    tx: &mut Tx,
    about: &About<'_>,
    application: &Application,
) -> Result<Option<Ready>> {
    let pair = match application.takes_part() {
        true => pair::for_mail(tx, application, about.programme).await?,
        false => None,
    };
    let Some(pair) = pair.filter(|p| p.people.len() > 1) else {
        return Ok(None);
    };
    let t = about.t;
    let others: Vec<&Application> = pair.people.iter().filter(|a| a.id != application.id).collect();
    let names: Vec<&str> = others.iter().map(|a| a.name.as_str()).collect();
    let count = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let mut letter = Letter::new(t.mail_pair_made_subject(about.title()), &application.name)
        .line(t.mail_pair_made_what(count, names.join(", ")));
    for person in &others {
        let facts = [
            person.employer.clone(),
            crate::pair::municipality(person),
            person.email.clone(),
        ];
        let facts: Vec<String> = facts.into_iter().filter(|f| !f.is_empty()).collect();
        letter = letter.fact(person.name.clone(), facts.join(", "));
    }
    let letter = letter
        .line(t.mail_pair_made_next())
        .button(t.mail_pair_made_button())
        .line(about.contact());
    Ok(Some(letter.ready(t)))
}
