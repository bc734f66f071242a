//! What people typed into a form: cleaned and checked, with each fault at its field and nothing lost.
//!
//! A form's part is a struct with `read(&mut Reader) -> Self` and `fill(&self) -> Fields`. Faults are collected, not
//! thrown at the first one, so that a person sees all of them at once.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text;

use crate::opinion::exchange::read::Wrong;

/// The fields of a form as they were typed, by name; a field may have several values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// The first value of a field; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .get(name)
            .and_then(|v| v.first())
            .map_or("", String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a field has this value among its values.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|v| v == value)
    }

    /// Whether the form had this field at all.
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Names and their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0
            .iter()
            .map(|(name, values)| (name.as_str(), values.as_slice()))
    }

    /// Adds a value.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// Adds a value and hands the fields on.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.add(name, value);
        self
    }

    /// Puts a value in place of those that a field has.
    #[must_use]
    pub fn replacing(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// Adds several values and hands the fields on.
    #[must_use]
    pub fn with_all<V: Into<String>>(mut self, name: &str, values: impl IntoIterator<Item = V>) -> Self {
        for value in values {
            self.add(name, value);
        }
        self
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.add(name, value);
        }
        fields
    }
}

/// What is wrong with a field, so that the page can say in the reader's language what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It must be filled in.
    Required,
    /// One of the choices must be taken.
    Choose,
    /// More characters than fit.
    TooLong(usize),
    /// Fewer characters than needed.
    TooShort(usize),
    /// Not a whole number.
    NotANumber,
    /// Smaller than allowed.
    TooSmall(i64),
    /// Larger than allowed.
    TooLarge(i64),
    /// Not an e-mail address.
    NotAnAddress,
    /// Not a web address that starts with https://.
    NotALink,
    /// Not a phone number.
    NotAPhone,
    /// Not a date or a time.
    NotATime,
    /// The clocks skip this local time.
    TimeSkipped,
    /// The clocks show this local time twice: say which.
    TimeTwice,
    /// It lies in the past.
    InThePast,
    /// It must be after the dialogue.
    BeforeTheDialogue,
    /// Somebody has it already.
    Taken,
    /// What it is about has changed since the form was opened.
    Meanwhile,
    /// The two do not agree.
    Mismatch,
    /// The log-in is not right; which part is not said.
    WrongLogin,
    /// The current password is not right.
    WrongPassword,
    /// More people hold a place than this.
    BelowTaken(u32),
    /// The method needs at least so many minutes.
    MethodTooShort(u32),
    /// The method allows at most so many minutes.
    MethodTooLong(u32),
    /// The minutes set by hand are so many too many.
    PinnedTooMuch(u32),
    /// Every step is set by hand and so many minutes are left over.
    PinnedTooLittle(u32),
    /// The closing needs at least so many minutes.
    ClosingTooShort(u32),
    /// The closing can take at most so many minutes.
    ClosingTooLong(u32),
    /// Consent is needed.
    Consent,
    /// The least is more than the most.
    LeastAboveMost,
    /// Too many mails go to this address at once; a minute later it may go.
    TooOften,
    /// So many lines at the most.
    TooMany(usize),
    /// A line, by its number, with more characters than fit.
    LongLine(usize, usize),
    /// A line of a file, by its number, and what is wrong with it.
    BadLine(usize, Wrong),
    /// A file of more megabytes than fit.
    TooLargeFile(usize),
    /// Nothing public stands at this address.
    NotADialogue,
    /// A form that asks nothing by force, sent with nothing in it.
    NothingAnswered,
    /// They applied themselves.
    Applied,
    /// Conditions would break; say that this is meant.
    Breaks,
    /// The call would close before it opens.
    BeforeTheOpening,
    /// It must be after the call has closed.
    BeforeTheClosing,
    /// The call must close before the first meeting.
    AfterTheFirstMeeting,
    /// A question to choose from needs two choices.
    FewChoices,
    /// A translation has as many choices as the first language.
    OtherChoices,
}

/// Faults by field name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(BTreeMap<String, Fault>);

impl Faults {
    /// The fault of a field.
    pub fn get(&self, name: &str) -> Option<Fault> {
        self.0.get(name).copied()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes a fault; the first one of a field stays.
    pub fn add(&mut self, name: &str, fault: Fault) {
        self.0.entry(name.to_owned()).or_insert(fault);
    }

    /// Fields and their faults.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Fault)> {
        self.0.iter().map(|(name, fault)| (name.as_str(), *fault))
    }

    /// A single fault.
    pub fn one(name: &str, fault: Fault) -> Faults {
        let mut faults = Faults::default();
        faults.add(name, fault);
        faults
    }
}

/// Reads fields and collects faults.
#[derive(Debug)]
pub struct Reader<'a> {
    fields: &'a Fields,
    faults: Faults,
}

impl<'a> Reader<'a> {
    /// A reader of these fields.
    pub fn new(fields: &'a Fields) -> Self {
        Reader {
            fields,
            faults: Faults::default(),
        }
    }

    /// The fields as typed.
    pub fn fields(&self) -> &'a Fields {
        self.fields
    }

    /// Notes a fault.
    pub fn fault(&mut self, name: &str, fault: Fault) {
        self.faults.add(name, fault);
    }

    /// One line, possibly empty, of at most `most` characters.
    pub fn line(&mut self, name: &str, most: usize) -> String {
        let value = text::line(self.fields.get(name));
        self.bounded(name, value, most)
    }

    /// One line that must be there.
    pub fn required_line(&mut self, name: &str, most: usize) -> String {
        let value = self.line(name, most);
        self.required(name, value)
    }

    /// Several lines, possibly empty.
    pub fn lines(&mut self, name: &str, most: usize) -> String {
        let value = text::lines(self.fields.get(name));
        self.bounded(name, value, most)
    }

    fn bounded(&mut self, name: &str, value: String, most: usize) -> String {
        if text::length(&value) > most {
            self.fault(name, Fault::TooLong(most));
        }
        value
    }

    fn required(&mut self, name: &str, value: String) -> String {
        if value.is_empty() {
            self.fault(name, Fault::Required);
        }
        value
    }

    /// A whole number within bounds; `None` where the field is empty.
    pub fn maybe_number(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let typed = text::line(self.fields.get(name));
        if typed.is_empty() {
            return None;
        }
        let Ok(number) = typed.parse::<i64>() else {
            self.fault(name, Fault::NotANumber);
            return None;
        };
        if number < least {
            self.fault(name, Fault::TooSmall(least));
        } else if number > most {
            self.fault(name, Fault::TooLarge(most));
        }
        Some(number)
    }

    /// A whole number within bounds that must be there; 0 with a fault where it is not.
    pub fn number(&mut self, name: &str, least: i64, most: i64) -> i64 {
        match self.maybe_number(name, least, most) {
            Some(number) => number,
            None => {
                self.fault(name, Fault::Required);
                0
            }
        }
    }

    /// As [`Reader::number`], as a count.
    pub fn count(&mut self, name: &str, least: u32, most: u32) -> u32 {
        u32::try_from(self.number(name, i64::from(least), i64::from(most))).unwrap_or(least)
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.fields.get(name).is_empty()
    }

    /// One of these choices.
    pub fn choice<T: Copy>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>, otherwise: T) -> T {
        match parse(self.fields.get(name)) {
            Some(value) => value,
            None => {
                self.fault(name, Fault::Choose);
                otherwise
            }
        }
    }

    /// Several of these choices, in the order of the choices, without repeats.
    pub fn choices(&mut self, name: &str, among: &[&str]) -> Vec<String> {
        let taken: BTreeSet<&str> = self.fields.all(name).iter().map(String::as_str).collect();
        among
            .iter()
            .filter(|c| taken.contains(**c))
            .map(|c| (*c).to_owned())
            .collect()
    }

    /// An e-mail address, possibly empty, with the domain in lower case.
    pub fn address(&mut self, name: &str) -> String {
        let typed = text::line(self.fields.get(name));
        if typed.is_empty() {
            return typed;
        }
        match email(&typed) {
            Some(address) => address,
            None => {
                self.fault(name, Fault::NotAnAddress);
                typed
            }
        }
    }

    /// An e-mail address that must be there.
    pub fn required_address(&mut self, name: &str) -> String {
        let address = self.address(name);
        self.required(name, address)
    }

    /// A phone number, possibly empty: digits with `+`, spaces, brackets, hyphens.
    pub fn phone(&mut self, name: &str) -> String {
        let typed = self.line(name, 40);
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let odd = typed
            .chars()
            .any(|c| !(c.is_ascii_digit() || " +-()/.".contains(c)));
        if !typed.is_empty() && (odd || !(5..=18).contains(&digits)) {
            self.fault(name, Fault::NotAPhone);
        }
        typed
    }

    /// An `https` (or `http`) address, possibly empty.
    pub fn link(&mut self, name: &str) -> String {
        let typed = self.line(name, 500);
        if typed.is_empty() {
            return typed;
        }
        match url::Url::parse(&typed) {
            Ok(url) if matches!(url.scheme(), "https" | "http") && url.host_str().is_some() => typed,
            _ => {
                self.fault(name, Fault::NotALink);
                typed
            }
        }
    }

    /// The value read, if nothing was wrong.
    ///
    /// # Errors
    /// All faults found.
    pub fn done<T>(self, value: T) -> crate::error::Result<T> {
        if self.faults.is_empty() {
            Ok(value)
        } else {
            Err(crate::error::Error::Invalid(self.faults))
        }
    }
}

/// An e-mail address in the form it is kept, or `None`: one `@`, something on both sides, a dot or `localhost` after
/// it, no spaces or angle brackets, at most 254 bytes. Whether it exists only a mail can tell.
pub fn email(typed: &str) -> Option<String> {
    let (local, domain) = typed.rsplit_once('@')?;
    let plain = |s: &str| {
        !s.is_empty()
            && s.chars()
                .all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\@".contains(c))
    };
    let domain = domain.to_lowercase();
    let domain_ok =
        domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains("..");
    (typed.len() <= 254 && local.len() <= 64 && plain(local) && plain(&domain) && domain_ok)
        .then(|| format!("{local}@{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_not() {
        assert_eq!(
            email("Mari.Maasikas@Example.EE").as_deref(),
            Some("Mari.Maasikas@example.ee")
        );
        for bad in [
            "",
            "mari",
            "@example.ee",
            "mari@",
            "mari@example",
            "a b@example.ee",
            "a@b@c.ee",
            "a@.ee",
            "a@e..ee",
            "<a@e.ee>",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    #[test]
    fn all_faults_are_found_at_once() {
        let fields = Fields::default().with("a", "").with("b", "x").with("c", "99");
        let mut reader = Reader::new(&fields);
        reader.required_line("a", 10);
        reader.number("b", 1, 5);
        reader.number("c", 1, 5);
        let faults = match reader.done(()) {
            Err(crate::error::Error::Invalid(faults)) => faults,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(faults.get("a"), Some(Fault::Required));
        assert_eq!(faults.get("b"), Some(Fault::NotANumber));
        assert_eq!(faults.get("c"), Some(Fault::TooLarge(5)));
    }
}
