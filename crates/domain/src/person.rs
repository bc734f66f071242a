//! Staff: people with an account.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use store::{db::DbError, db::Row, db::Tx, sql};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::mail::{self, Kind, NewMail};
use crate::{pass, session};

/// The least number of characters of a password.
pub const PASSWORD_LEAST: usize = 10;
/// The most, so that hashing stays bounded.
pub const PASSWORD_MOST: usize = 200;

/// The most characters of a name.
pub(crate) const NAME_MOST: usize = 100;

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: String,
    /// E-mail address, unique.
    pub email: String,
    /// Name as shown to colleagues.
    pub name: String,
    /// Whether a password is set; without one they log in by e-mail link.
    pub has_password: bool,
    /// Language of mails to them.
    pub language: String,
}

impl Person {
    fn of(row: &Row) -> Result<Person> {
        Ok(Person {
            id: row.get("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            has_password: row.get::<Option<String>>("password")?.is_some(),
            language: row.get("language")?,
        })
    }
}

/// The key under which an address is stored: lower case as a whole, so that one address is one person.
fn address_key(email: &str) -> String {
    email.to_lowercase()
}

/// The person with this id.
///
/// # Errors
/// `NotFound`.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Person> {
    let row = tx
        .maybe(sql!("select * from person where id = $1"), &[id.into()])
        .await?;
    row.as_ref().map_or(Err(Error::NotFound), Person::of)
}

/// The person with this address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Person>> {
    let row = tx
        .maybe(
            sql!("select * from person where email = $1"),
            &[address_key(email).into()],
        )
        .await?;
    row.as_ref().map(Person::of).transpose()
}

/// Whether there is anybody yet; before that, the one-time set-up link is valid.
///
/// # Errors
/// When the database fails.
pub async fn any(tx: &mut Tx) -> Result<bool> {
    Ok(tx
        .one(sql!("select count(*) as n from person"), &[])
        .await?
        .count("n")?
        > 0)
}

/// Makes a person without a password.
///
/// # Errors
/// `Invalid` where the address is taken.
pub async fn create(
    tx: &mut Tx,
    ctx: &mut Context,
    email: &str,
    name: &str,
    language: &str,
) -> Result<Person> {
    if by_email(tx, email).await?.is_some() {
        return Err(Error::Invalid(crate::input::Faults::one("email", Fault::Taken)));
    }
    let id = ctx.id();
    let made = tx
        .run(
            sql!("insert into person (id, email, name, language, created_at) values ($1, $2, $3, $4, $5)"),
            &[
                (&id).into(),
                address_key(email).into(),
                name.into(),
                language.into(),
                ctx.now.into(),
            ],
        )
        .await;
    match made {
        Ok(_) => by_id(tx, &id).await,
        // Somebody was faster by a moment, say the same form sent twice.
        Err(DbError::Unique(_)) => Err(Error::Invalid(crate::input::Faults::one("email", Fault::Taken))),
        Err(other) => Err(other.into()),
    }
}

/// A new password, typed twice.
#[derive(Debug)]
pub struct NewPassword(String);

impl NewPassword {
    /// Reads `password` and `password_again`.
    pub fn read(reader: &mut Reader<'_>) -> NewPassword {
        let typed = reader.fields().get("password");
        let length = kernel::text::length(typed);
        if length < PASSWORD_LEAST {
            reader.fault("password", Fault::TooShort(PASSWORD_LEAST));
        } else if length > PASSWORD_MOST {
            reader.fault("password", Fault::TooLong(PASSWORD_MOST));
        } else if typed != reader.fields().get("password_again") {
            reader.fault("password_again", Fault::Mismatch);
        }
        NewPassword(typed.to_owned())
    }

    /// Hashes it with argon2id; takes tens of milliseconds of one core on purpose, so call it off the async threads.
    ///
    /// # Errors
    /// `Internal` when hashing fails.
    pub fn hash(&self, ctx: &mut Context) -> Result<HashedPassword> {
        use rand::Rng;
        let mut salt = [0u8; 16];
        ctx.rng.fill_bytes(&mut salt);
        let hash = Argon2::default()
            .hash_password_with_salt(self.0.as_bytes(), &salt)
            .map_err(|e| Error::Internal(format!("argon2: {e}")))?;
        Ok(HashedPassword(hash.to_string()))
    }
}

/// A hashed password in PHC form.
#[derive(Clone)]
pub struct HashedPassword(String);

/// Sets a password and ends every other session of the person; `keep` is the hash of the session that stays.
///
/// # Errors
/// When the database fails.
pub async fn set_password(
    tx: &mut Tx,
    person_id: &str,
    password: &HashedPassword,
    keep: Option<&str>,
) -> Result<()> {
    tx.run(
        sql!("update person set password = $2, version = version + 1 where id = $1"),
        &[person_id.into(), (&password.0).into()],
    )
    .await?;
    session::end_all(tx, person_id, keep).await
}

/// Changes the password of who is logged in: they stay logged in here and nowhere else, links to log in that are on
/// their way stop working, and they are told by mail.
///
/// # Errors
/// `Unauthenticated`.
pub async fn change_password(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    password: &HashedPassword,
) -> Result<()> {
    let signed = actor.signed()?;
    let person = by_id(tx, &signed.person_id).await?;
    set_password(tx, &person.id, password, Some(&signed.session)).await?;
    password_changed(tx, ctx, person).await
}

/// Tells a person that their password was changed, and voids links to log in that somebody else may have asked for.
pub(crate) async fn password_changed(tx: &mut Tx, ctx: &mut Context, person: Person) -> Result<()> {
    pass::void_log_in(tx, &person.id).await?;
    let mail = NewMail {
        kind: Kind::PasswordChanged,
        to_address: person.email,
        to_name: person.name,
        language: person.language,
        ..Default::default()
    };
    mail::queue(tx, ctx, mail).await
}

/// What a log-in attempt is checked against.
pub struct Credentials {
    pub(crate) person_id: Option<String>,
    pub(crate) hash: Option<String>,
}

/// A hash of nothing that anybody knows, so that an unknown address takes as long as a wrong password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$uL5Mu9DT8xnnJkJMm0Ey5pnMPfN5CnPcvBn6ZGF0lvk";

impl Credentials {
    /// The person's id if the password is theirs. Takes tens of milliseconds: call it off the async threads.
    pub fn check(&self, password: &str) -> Option<&str> {
        let password: &str = if password.len() > PASSWORD_MOST * 4 {
            ""
        } else {
            password
        };
        let hash = PasswordHash::new(self.hash.as_deref().unwrap_or(NOBODY)).ok()?;
        let right = Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok();
        if right && self.hash.is_some() {
            self.person_id.as_deref()
        } else {
            None
        }
    }
}

/// The credentials of an address; for an unknown one, credentials that never fit.
///
/// # Errors
/// When the database fails.
pub async fn credentials(tx: &mut Tx, email: &str) -> Result<Credentials> {
    let email = address_key(&kernel::text::line(email));
    let row = tx
        .maybe(
            sql!("select id, password from person where email = $1"),
            &[email.into()],
        )
        .await?;
    Ok(match row {
        Some(row) => Credentials {
            person_id: Some(row.get("id")?),
            hash: row.get("password")?,
        },
        None => Credentials {
            person_id: None,
            hash: None,
        },
    })
}

/// What a person can change about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Name.
    pub name: String,
    /// Language of mails.
    pub language: String,
}

impl Profile {
    /// Reads `name` and `mail_language`.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str]) -> Profile {
        let name = reader.required_line("name", NAME_MOST);
        let among = |t: &str| languages.iter().copied().find(|l| *l == t);
        let language = reader.choice("mail_language", among, "en");
        Profile {
            name,
            language: language.to_owned(),
        }
    }

    /// The form's fields.
    pub fn fill(person: &Person) -> Fields {
        Fields::default()
            .with("name", &person.name)
            .with("mail_language", &person.language)
    }
}

/// Changes a person's own profile.
///
/// # Errors
/// When the database fails.
pub async fn set_profile(tx: &mut Tx, person_id: &str, profile: &Profile) -> Result<()> {
    tx.run(
        sql!("update person set name = $2, language = $3, version = version + 1 where id = $1"),
        &[
            person_id.into(),
            (&profile.name).into(),
            (&profile.language).into(),
        ],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::context::Key;

    #[test]
    fn a_password_fits_only_itself_and_nobody_has_none() {
        let mut ctx = Context::new(0, [7; 32], Key::new([0; 32]));
        let fields = Fields::default()
            .with("password", "õhtune vestlus")
            .with("password_again", "õhtune vestlus");
        let mut reader = Reader::new(&fields);
        let password = NewPassword::read(&mut reader);
        reader.done(()).unwrap();
        let hash = password.hash(&mut ctx).unwrap();
        let known = Credentials {
            person_id: Some("p".into()),
            hash: Some(hash.0),
        };
        assert_eq!(known.check("õhtune vestlus"), Some("p"));
        assert_eq!(known.check("õhtune vestlus "), None);
        assert!(PasswordHash::new(NOBODY).is_ok());
        for password in ["", "x"] {
            assert_eq!(
                Credentials {
                    person_id: None,
                    hash: None
                }
                .check(password),
                None
            );
            assert_eq!(
                Credentials {
                    person_id: Some("p".into()),
                    hash: None
                }
                .check(password),
                None
            );
        }
    }
}
