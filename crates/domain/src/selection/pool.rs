//! Whom there is to choose from: everybody who handed in and has not given up, with score and what conditions count by,
//! and why somebody cannot be chosen.

use std::collections::BTreeSet;

use kernel::place::State as PlaceState;
use kernel::selection::{Candidate, Conditions, Limits, Problem, Score};
use kernel::text::fold;
use serde::{Deserialize, Serialize};
use store::db::Tx;

use crate::application::{self, Application};
use crate::call::{criterion, role};
use crate::context;
use crate::error::{Error, Result};
use crate::programme::{Choose, Programme};
use crate::review::{self, Review, State, reviewer, score};

/// Categories by which conditions count.
pub const MUNICIPALITY: &str = "municipality";
/// Employers, folded.
pub const ORGANISATION: &str = "organisation";
/// Counties, by the municipality.
pub const COUNTY: &str = "county";
/// Target roles, by id.
pub const ROLE: &str = "role";

/// Why somebody cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Barred {
    /// Fewer reviews than needed.
    FewReviews {
        /// That count.
        has: u32,
        /// As asked.
        needs: u32,
    },
    /// Every reviewer has an interest.
    Conflicts,
    /// A score below the line.
    BelowLine {
        /// The line.
        line: f64,
    },
}

/// Somebody in the pool.
#[derive(Debug, Clone, PartialEq)]
pub struct Entrant {
    /// The application.
    pub application: Application,
    /// Its score from 0 to 100; none without a review.
    pub score: Option<f64>,
    /// Why it cannot be chosen; none where it can.
    pub barred: Option<Barred>,
}

/// A target role's least and most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleTerm {
    /// Which.
    pub id: String,
    /// At least so many.
    pub least: Option<u32>,
    /// At most so many.
    pub most: Option<u32>,
}

/// The conditions of a selection, as they are stored with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Places.
    pub places: u32,
    /// Roles with a least or a most.
    pub roles: Vec<RoleTerm>,
    /// At most one from each municipality.
    pub one_per_municipality: bool,
    /// At most one from each organisation.
    pub one_per_organisation: bool,
    /// At least so many counties.
    pub counties_least: u32,
    /// Values that may be there more often than once, because it was decided so by hand: category, value, how often.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<(String, String, u32)>,
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

impl Terms {
    /// For the kernel.
    pub fn conditions(&self) -> Conditions {
        let mut conditions = Conditions {
            places: size(self.places),
            ..Conditions::default()
        };
        for role in &self.roles {
            let (least, most) = (role.least.map_or(0, size), role.most.map_or(usize::MAX, size));
            // A least above the most is refused where it is typed; here the least gives way.
            let limits = Limits::new(least.min(most), most).unwrap_or(Limits::at_least(0));
            conditions
                .limits
                .insert((ROLE.to_owned(), role.id.clone()), limits);
        }
        let per = [
            (self.one_per_municipality, MUNICIPALITY),
            (self.one_per_organisation, ORGANISATION),
        ];
        for (_, category) in per.into_iter().filter(|(so, _)| *so) {
            let exceptions = self.exceptions.iter().filter(|(c, _, _)| c == category);
            let exceptions = exceptions.map(|(_, value, n)| (value.clone(), size(*n)));
            conditions
                .one_per
                .insert(category.to_owned(), exceptions.collect());
        }
        if self.counties_least > 0 {
            conditions
                .spread
                .insert(COUNTY.to_owned(), size(self.counties_least));
        }
        conditions
    }
}

/// What is known of somebody that conditions count by.
pub fn values(application: &Application) -> Vec<(String, String)> {
    let mut values = Vec::new();
    let mut add = |category: &str, value: &str| {
        if !value.is_empty() {
            values.push((category.to_owned(), value.to_owned()));
        }
    };
    add(MUNICIPALITY, &application.municipality);
    add(ORGANISATION, &fold(&application.employer));
    add(ROLE, application.role_id.as_deref().unwrap_or(""));
    let county = kernel::municipality::estonia().county_of(&application.municipality);
    add(COUNTY, county.map_or("", |c| c.code.as_str()));
    values
}

/// Whom there is to choose from, and under which conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// Everybody who is in play, by code.
    pub entrants: Vec<Entrant>,
    /// The conditions.
    pub terms: Terms,
    /// How people are chosen.
    pub choose: Choose,
    /// Hash of all that the result depends on, but for the seed and the size of the reserve.
    pub basis: String,
}

impl Pool {
    /// Those who can be chosen, for the kernel. Their ids are the codes: random, so that of equals nobody is first for
    /// having applied first, and what comes back names nobody.
    ///
    /// # Errors
    /// `Internal` where two have the same code.
    pub fn problem(&self) -> Result<Problem> {
        let open: Vec<Candidate> = self
            .entrants
            .iter()
            .filter(|e| e.barred.is_none())
            .map(candidate)
            .collect();
        self.problem_of(open, &self.terms)
    }

    /// Everybody in play, those who cannot be chosen too: for what organisers decide by hand.
    ///
    /// # Errors
    /// As [`Pool::problem`].
    pub fn whole_problem(&self, terms: &Terms) -> Result<Problem> {
        self.problem_of(self.entrants.iter().map(candidate).collect(), terms)
    }

    fn problem_of(&self, candidates: Vec<Candidate>, terms: &Terms) -> Result<Problem> {
        let none: [String; 0] = [];
        Problem::new(candidates, terms.conditions(), none.clone(), none)
            .map_err(|e| Error::Internal(format!("selection: {e}")))
    }
}

fn candidate(entrant: &Entrant) -> Candidate {
    Candidate {
        id: entrant.application.code.clone(),
        values: values(&entrant.application),
        score: entrant.score.and_then(Score::new),
    }
}

/// Whether somebody is in play before the release: handed in, not given up.
fn is_in_play(application: &Application) -> bool {
    matches!(
        application.place(),
        Some(PlaceState::Registered | PlaceState::Waiting)
    )
}

/// The pool of a programme. `few_reviews` lets in who has fewer reviews than needed.
pub(super) async fn load(tx: &mut Tx, programme: &Programme, few_reviews: bool) -> Result<Pool> {
    let criteria = criterion::list(tx, &programme.id).await?;
    let reviews = review::all(tx, &programme.id).await?;
    let reviewers: BTreeSet<String> = reviewer::list(tx, &programme.id)
        .await?
        .into_iter()
        .map(|r| r.person_id)
        .collect();
    let mut entrants = Vec::new();
    for application in application::all(tx, &programme.id).await? {
        if !is_in_play(&application) {
            continue;
        }
        let own: Vec<&Review> = reviews
            .iter()
            .filter(|r| r.application_id == application.id)
            .collect();
        let score = score::of(&criteria, &own);
        let conflicts = own.iter().filter(|r| r.state == State::Conflict).count();
        let (line, needs) = (programme.conditions.line, programme.reviewing.least);
        let barred = if !reviewers.is_empty() && conflicts == reviewers.len() {
            Some(Barred::Conflicts)
        } else if score.reviews < needs && !few_reviews {
            Some(Barred::FewReviews {
                has: score.reviews,
                needs,
            })
        } else if score.total.unwrap_or(0.0) < line {
            Some(Barred::BelowLine { line })
        } else {
            None
        };
        entrants.push(Entrant {
            score: score.total,
            application,
            barred,
        });
    }
    entrants.sort_by(|a, b| a.application.code.cmp(&b.application.code));
    let conditions = programme.conditions;
    let roles = role::list(tx, &programme.id).await?;
    let terms = Terms {
        places: programme.call.places.unwrap_or(0),
        roles: roles
            .into_iter()
            .filter(|r| r.least.is_some() || r.most.is_some())
            .map(|r| RoleTerm {
                id: r.id,
                least: r.least,
                most: r.most,
            })
            .collect(),
        one_per_municipality: conditions.one_per_municipality,
        one_per_organisation: conditions.one_per_organisation,
        counties_least: conditions.counties_least,
        exceptions: Vec::new(),
    };
    let basis = basis(&entrants, &terms, conditions.choose)?;
    Ok(Pool {
        entrants,
        terms,
        choose: conditions.choose,
        basis,
    })
}

fn basis(entrants: &[Entrant], terms: &Terms, choose: Choose) -> Result<String> {
    let people: Vec<_> = entrants
        .iter()
        .map(|e| {
            let score = e.score.and_then(Score::new).map(Score::millionths);
            (&e.application.code, score, e.barred, values(&e.application))
        })
        .collect();
    let all = serde_json::to_string(&(people, terms, choose.as_str()))?;
    Ok(context::hash(&all))
}
