//! What a token opens, in few words: a noun and a verb.

use crate::actor::Right;

/// Something that a token may be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Read dialogues, drafts too.
    DialoguesRead,
    /// Make dialogues.
    DialoguesWrite,
    /// Read who registered: names and addresses.
    RegistrationsRead,
    /// Read programmes.
    ProgrammesRead,
    /// Read applications: names, addresses, what people wrote about themselves.
    ApplicationsRead,
    /// Enter applications.
    ApplicationsWrite,
    /// Note who was at a meeting.
    AttendanceWrite,
    /// Read reports.
    ReportsRead,
}

impl Scope {
    /// All of them.
    pub const ALL: [Scope; 8] = [
        Scope::DialoguesRead,
        Scope::DialoguesWrite,
        Scope::RegistrationsRead,
        Scope::ProgrammesRead,
        Scope::ApplicationsRead,
        Scope::ApplicationsWrite,
        Scope::AttendanceWrite,
        Scope::ReportsRead,
    ];

    /// As it is stored, and named in forms and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::DialoguesRead => "dialogues:read",
            Scope::DialoguesWrite => "dialogues:write",
            Scope::RegistrationsRead => "registrations:read",
            Scope::ProgrammesRead => "programmes:read",
            Scope::ApplicationsRead => "applications:read",
            Scope::ApplicationsWrite => "applications:write",
            Scope::AttendanceWrite => "attendance:write",
            Scope::ReportsRead => "reports:read",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|s| s.as_str() == text)
    }

    /// The rights that it brings. Deny by default: what is not listed is not allowed, and nothing that is about the
    /// organisation or its members ever is. A scope without rights opens nothing and is not offered.
    pub fn rights(self) -> &'static [Right] {
        match self {
            Scope::DialoguesRead => &[Right::SeePlan],
            Scope::DialoguesWrite => &[Right::SeePlan, Right::Plan],
            Scope::RegistrationsRead => &[Right::SeePeople],
            Scope::ProgrammesRead
            | Scope::ApplicationsRead
            | Scope::ApplicationsWrite
            | Scope::AttendanceWrite
            | Scope::ReportsRead => &[],
        }
    }

    /// The scopes that open something.
    pub fn offered() -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(|s| !s.rights().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_as_they_are_written() {
        for scope in Scope::ALL {
            assert_eq!(Scope::parse(scope.as_str()), Some(scope));
        }
        assert_eq!(Scope::parse("dialogues"), None);
    }

    #[test]
    fn no_scope_brings_what_is_an_owners_or_about_people_beyond_reading() {
        for scope in Scope::ALL {
            for right in [Right::ManageOrganisation, Right::ManagePeople, Right::SeeMail] {
                assert!(!scope.rights().contains(&right), "{scope:?} {right:?}");
            }
        }
    }
}
