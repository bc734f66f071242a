//! Conflicts of interest that can be guessed: the same municipality, the same organisation, the same domain of e-mail.
//! What is guessed is a question to the reviewer, never an answer.

use kernel::text::fold;

use super::reviewer::Reviewer;
use crate::application::Application;

/// Providers whose domain says nothing about where somebody works.
const PUBLIC: [&str; 24] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "outlook.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "mail.ru",
    "yandex.ru",
    "mail.ee",
    "hot.ee",
    "online.ee",
    "eesti.ee",
    "aol.com",
];

/// Why a conflict is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// The same municipality.
    Municipality,
    /// The same employer, or an address of the same organisation.
    Organisation,
}

/// What suggests a conflict between a reviewer and an application.
pub fn hints(reviewer: &Reviewer, application: &Application) -> Vec<Hint> {
    let mut found = Vec::new();
    if !reviewer.municipality.is_empty() && reviewer.municipality == application.municipality {
        found.push(Hint::Municipality);
    }
    let employer = fold(&reviewer.employer);
    let same_employer = !employer.is_empty() && employer == fold(&application.employer);
    if same_employer || same_domain(&reviewer.email, &application.email) {
        found.push(Hint::Organisation);
    }
    found
}

fn domain_of(address: &str) -> Option<String> {
    let domain = address.rsplit_once('@')?.1.to_lowercase();
    (!domain.is_empty() && !PUBLIC.contains(&domain.as_str())).then_some(domain)
}

fn same_domain(one: &str, other: &str) -> bool {
    matches!((domain_of(one), domain_of(other)), (Some(a), Some(b)) if a == b)
}

/// Whether two addresses are one person's: as accounts are told apart, without regard to case.
pub fn same_address(one: &str, other: &str) -> bool {
    !one.is_empty() && one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_provider_is_no_organisation() {
        assert!(same_domain("Mari@Kose.EE", "jaan@kose.ee"));
        assert!(!same_domain("mari@gmail.com", "jaan@gmail.com"));
        assert!(!same_domain("mari@kose.ee", "jaan@rapla.ee"));
        assert!(!same_domain("", ""));
        assert!(same_address("Mari@Kose.ee", "mari@kose.ee"));
        assert!(!same_address("", ""));
    }
}
