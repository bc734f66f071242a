//! Who asks, and what each role may do.

use crate::error::{Error, Result};
use crate::token::Bearer;

/// A person's role in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Answers for the organisation: everything, and who its members are.
    Owner,
    /// Plans dialogues and looks after those who come.
    Organiser,
    /// Leads circles; sees who comes and checks them in.
    Facilitator,
    /// Writes what is said; sees the plan, not the people.
    Scribe,
    /// Looks for what it means; sees the plan and totals.
    Analyst,
}

impl Role {
    /// All roles, the one with most rights first.
    pub const ALL: [Role; 5] = [
        Role::Owner,
        Role::Organiser,
        Role::Facilitator,
        Role::Scribe,
        Role::Analyst,
    ];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Organiser => "organiser",
            Role::Facilitator => "facilitator",
            Role::Scribe => "scribe",
            Role::Analyst => "analyst",
        }
    }

    /// The role of a stored text.
    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.as_str() == text)
    }

    /// Whether this role has a right. Deny by default: what is not listed is not allowed.
    pub fn may(self, right: Right) -> bool {
        use Role::{Facilitator, Organiser, Owner};
        match right {
            Right::SeePlan => true,
            Right::SeeWords => matches!(self, Owner | Organiser | Role::Analyst),
            Right::Plan | Right::SeeMail | Right::ManagePeople => matches!(self, Owner | Organiser),
            Right::SeePeople | Right::CheckIn => matches!(self, Owner | Organiser | Facilitator),
            Right::ManageOrganisation => matches!(self, Owner),
        }
    }
}

/// Something that a role may or may not do in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// See the organisation's dialogues, drafts too, and their scripts and totals.
    SeePlan,
    /// Read what was said in circles, before and beside what is published.
    SeeWords,
    /// Make and change dialogues, open and cancel them.
    Plan,
    /// See who registered.
    SeePeople,
    /// Check people in on the day, and add walk-ins.
    CheckIn,
    /// Add, change, invite, withdraw and erase registrations.
    ManagePeople,
    /// See the outbox.
    SeeMail,
    /// Change the organisation and its members.
    ManageOrganisation,
}

/// Membership of a person who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation_id: String,
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The person's role in it.
    pub role: Role,
}

/// A person who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The person.
    pub person_id: String,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Hash of the session that they use now.
    pub session: String,
    /// Their organisations, by name.
    pub memberships: Vec<Membership>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who is not logged in.
    Visitor,
    /// A member of staff.
    Person(Signed),
    /// An organisation's own system, let in with a token.
    Token(Bearer),
    /// The system itself: jobs, the command line and the demo's generator.
    System,
}

impl Actor {
    /// The person, if one is logged in.
    ///
    /// # Errors
    /// `Unauthenticated` where nobody is, `Denied` for a token, which is nobody.
    pub fn signed(&self) -> Result<&Signed> {
        match self {
            Actor::Person(signed) => Ok(signed),
            Actor::Token(_) => Err(Error::Denied),
            _ => Err(Error::Unauthenticated),
        }
    }

    /// The id of the person, for what is written down about who did something.
    pub fn person_id(&self) -> Option<&str> {
        match self {
            Actor::Person(signed) => Some(&signed.person_id),
            _ => None,
        }
    }

    /// The role in an organisation.
    pub fn role(&self, organisation_id: &str) -> Option<Role> {
        match self {
            Actor::Person(signed) => signed
                .memberships
                .iter()
                .find(|m| m.organisation_id == organisation_id)
                .map(|m| m.role),
            _ => None,
        }
    }

    /// Whether the actor has a right in an organisation.
    pub fn may(&self, organisation_id: &str, right: Right) -> bool {
        match self {
            Actor::System => true,
            Actor::Token(bearer) => bearer.organisation_id == organisation_id && bearer.may(right),
            _ => self.role(organisation_id).is_some_and(|role| role.may(right)),
        }
    }

    /// Whether the organisation exists for the actor at all.
    fn belongs_to(&self, organisation_id: &str) -> bool {
        match self {
            Actor::Token(bearer) => bearer.organisation_id == organisation_id,
            _ => self.role(organisation_id).is_some(),
        }
    }

    /// Lets pass who has a right in an organisation.
    ///
    /// # Errors
    /// `NotFound` for who is not a member (it does not exist for them), `Denied` for a member without the right; and so
    /// for tokens of other organisations and without the scope.
    pub fn need(&self, organisation_id: &str, right: Right) -> Result<()> {
        if self.may(organisation_id, right) {
            Ok(())
        } else if self.belongs_to(organisation_id) {
            Err(Error::Denied)
        } else {
            Err(Error::NotFound)
        }
    }
}
