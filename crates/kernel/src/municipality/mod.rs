//! Municipalities and counties: their codes, their names as people write them, and how far it is from one to another.
//!
//! [`estonia`] comes with the crate. Another country brings its own list as CSV ([`Places::parse`]); nothing here
//! knows which country it is, but for the Estonian words for a municipality's government that [`Places::find`] takes
//! off a name.
//!
//! ```
//! use kernel::municipality::estonia;
//!
//! let places = estonia();
//! let found = places.find("RAPINA vallavalitsus");
//! assert_eq!(found[0].code, "0708");
//! assert_eq!(places.county_of("0708").map(|county| county.name.as_str()), Some("Põlvamaa"));
//! // A town and the country around it: whoever imports must ask which.
//! assert_eq!(places.find("Tartu").len(), 2);
//! assert_eq!(places.distance_km("0708", "0784"), Some(216));
//! ```

mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text;

pub use list::{Fault, ListError, Wrong};

/// The Earth's mean radius, in kilometres.
const RADIUS_KM: f64 = 6371.0088;

/// Words for a municipality's government, and the kind of municipality that it governs.
const GOVERNMENTS: [(&str, &str); 2] = [("vallavalitsus", "vald"), ("linnavalitsus", "linn")];

static ESTONIA: LazyLock<Places> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the file is part of the program, and a test reads it"
    )]
    Places::parse(include_str!("../../data/estonia.csv")).expect("embedded list")
});

/// Estonia: 79 municipalities in 15 counties, by EHAK code (four digits).
pub fn estonia() -> &'static Places {
    &ESTONIA
}

/// Where something is, in hundredths of a degree: as exact as it must be for how far people travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// North of the equator, -9000 to 9000.
    pub lat: i32,
    /// East of Greenwich, -18000 to 18000.
    pub lon: i32,
}

/// A municipality: a rural one (vald) or a town (linn) with a government of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The key, unlike every other in the list. Text, because codes begin with zeros.
    pub code: String,
    /// The name without its kind: "Räpina".
    pub name: String,
    /// "vald" or "linn", or whatever the country calls them; empty where the list does not say.
    pub kind: String,
    /// The code of its county.
    pub county: String,
    /// Where it is governed, near enough for travelling; `None` where the list does not say.
    pub position: Option<Position>,
}

impl Municipality {
    /// The name as it is written out: "Räpina vald", "Tartu linn".
    pub fn full_name(&self) -> String {
        text::line(&format!("{} {}", self.name, self.kind))
    }
}

/// A county, a part of the country with municipalities in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// The key; the name itself in a list without codes for counties.
    pub code: String,
    /// What people call it: "Põlvamaa".
    pub name: String,
}

/// A country's municipalities and counties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// In order of code.
    municipalities: Vec<Municipality>,
    /// In order of code.
    counties: Vec<County>,
    /// Names as they are looked up, with and without the kind, and where in the list they are.
    names: BTreeMap<String, Vec<usize>>,
    /// Kinds as they are looked up.
    kinds: BTreeSet<String>,
}

impl Places {
    /// What was read, made ready for looking up. Codes are unique already.
    fn new(mut municipalities: Vec<Municipality>, mut counties: Vec<County>) -> Self {
        municipalities.sort_by(|a, b| a.code.cmp(&b.code));
        counties.sort_by(|a, b| a.code.cmp(&b.code));
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, place) in municipalities.iter().enumerate() {
            for name in BTreeSet::from([key(&place.name), key(&place.full_name())]) {
                names.entry(name).or_default().push(index);
            }
        }
        let kinds = municipalities.iter().map(|place| key(&place.kind)).collect();
        Self {
            municipalities,
            counties,
            names,
            kinds,
        }
    }

    /// All municipalities, in order of code.
    pub fn all(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// All counties, in order of code.
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// The municipality with this code.
    pub fn by_code(&self, code: &str) -> Option<&Municipality> {
        let at = self
            .municipalities
            .binary_search_by(|place| place.code.as_str().cmp(code))
            .ok()?;
        self.municipalities.get(at)
    }

    /// The county of the municipality with this code.
    pub fn county_of(&self, code: &str) -> Option<&County> {
        let county = &self.by_code(code)?.county;
        self.counties.iter().find(|other| other.code == *county)
    }

    /// Who is meant by a name that somebody wrote, in order of code: nobody, one, or several (a town and the country
    /// around it, where the kind was not written).
    ///
    /// Case, diacritics and hyphens do not matter, and the name may end with the kind or with the word for the
    /// government ("Räpina vallavalitsus"). An ending that does not fit is let go: "Pärnu vald" is the town of Pärnu.
    pub fn find(&self, name: &str) -> Vec<&Municipality> {
        let name = key(name);
        let written = self.names.get(&name);
        let found = written.or_else(|| {
            let (plain, ending) = name.rsplit_once(' ')?;
            let government = GOVERNMENTS.iter().find(|(word, _)| *word == ending);
            let kind = government.map_or(ending, |(_, kind)| kind);
            if government.is_none() && !self.kinds.contains(kind) {
                return None;
            }
            let full = self.names.get(&format!("{plain} {kind}"));
            full.or_else(|| self.names.get(plain))
        });
        let indexes = found.into_iter().flatten();
        indexes
            .filter_map(|index| self.municipalities.get(*index))
            .collect()
    }

    /// Kilometres as the crow flies between the municipalities with these codes; `None` if one is not in the list or
    /// has no position there.
    pub fn distance_km(&self, a: &str, b: &str) -> Option<u32> {
        Some(distance_km(
            self.by_code(a)?.position?,
            self.by_code(b)?.position?,
        ))
    }
}

/// Kilometres as the crow flies, rounded.
pub fn distance_km(a: Position, b: Position) -> u32 {
    let radians = |hundredths: i32| (f64::from(hundredths) / 100.0).to_radians();
    let half_sine = |from: i32, to: i32| ((radians(to) - radians(from)) / 2.0).sin().powi(2);
    let across = radians(a.lat).cos() * radians(b.lat).cos() * half_sine(a.lon, b.lon);
    let chord = (half_sine(a.lat, b.lat) + across).clamp(0.0, 1.0);
    // At most half around the Earth: it fits.
    (2.0 * RADIUS_KM * chord.sqrt().asin()).round() as u32
}

/// A name as it is looked up.
fn key(name: &str) -> String {
    text::fold(&name.replace(['-', '\u{2010}', '\u{2011}', '\u{2013}'], " "))
}
