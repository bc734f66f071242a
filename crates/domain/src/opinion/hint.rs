//! What whoever reviews a statement should look at: several ideas in one, and what may name a person. A hint is no
//! verdict; a person decides.

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// It may say several things at once, so that nobody knows what is agreed to.
    SeveralIdeas,
    /// These words may be names.
    Names(Vec<String>),
    /// There is an Estonian personal code in it.
    PersonalCode,
    /// There is an e-mail address in it.
    Address,
    /// There is a phone number in it.
    Phone,
    /// It is a question, which nobody can agree with.
    Question,
}

/// Words that join two ideas, in the languages that people write in; a list of things is joined by them too.
const JOINING: [&str; 8] = ["ning", "ja", "and", "sekä", "и", "та", "un", "och"];

/// What to look at in a statement.
pub fn hints(said: &str) -> Vec<Hint> {
    let mut hints = Vec::new();
    if has_several_ideas(said) {
        hints.push(Hint::SeveralIdeas);
    }
    let names = names(said);
    if !names.is_empty() {
        hints.push(Hint::Names(names));
    }
    if runs_of_digits(said).any(|digits| is_personal_code(&digits)) {
        hints.push(Hint::PersonalCode);
    } else if has_phone(said) {
        hints.push(Hint::Phone);
    }
    if said
        .split_whitespace()
        .any(|word| crate::input::email(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some())
    {
        hints.push(Hint::Address);
    }
    if said.trim_end().ends_with('?') {
        hints.push(Hint::Question);
    }
    hints
}

/// Several sentences, a semicolon, or a word that joins two parts of three words and more.
fn has_several_ideas(said: &str) -> bool {
    let written: Vec<&str> = said.split_whitespace().collect();
    // A full stop within an address or after an abbreviation ends no sentence: what follows one is a capital.
    let ends = written.windows(2).skip(1).any(|pair| {
        let [word, next] = pair else { return false };
        word.ends_with(['.', '!', '?']) && next.starts_with(char::is_uppercase)
    });
    if ends || said.contains(';') {
        return true;
    }
    let words: Vec<String> = written
        .iter()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    words.iter().enumerate().any(|(at, word)| {
        let joins = JOINING.contains(&word.as_str());
        joins && at >= 3 && words.len() - at > 3
    })
}

/// Capitalised words that do not begin a sentence.
fn names(said: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut begins = true;
    for word in said.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        let whole = bare.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if capital && whole && !begins && !names.iter().any(|n| n == bare) {
            names.push(bare.to_owned());
        }
        begins = word.ends_with(['.', '!', '?', ':']) || bare.is_empty();
    }
    names
}

fn runs_of_digits(said: &str) -> impl Iterator<Item = String> + '_ {
    said.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 11)
        .map(str::to_owned)
}

fn has_phone(said: &str) -> bool {
    let mut digits = 0;
    for c in said.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '-' | '+' | '(' | ')' => {}
            _ => digits = 0,
        }
        if digits >= 7 {
            return true;
        }
    }
    false
}

/// Whether eleven digits are an Estonian personal code: a date, and the check digit.
fn is_personal_code(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let [first, .., check] = digits[..] else {
        return false;
    };
    if digits.len() != 11 || !(1..=8).contains(&first) {
        return false;
    }
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    let century = 1800 + (first - 1) / 2 * 100;
    let date = format!("{}-{:02}-{:02}", century + two(1), two(3), two(5));
    if kernel::time::instant(&date, "12:00", "UTC", None).is_err() {
        return false;
    }
    let rest = |weights: [u32; 10]| digits.iter().zip(weights).map(|(d, w)| d * w).sum::<u32>() % 11;
    let right = match rest([1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) {
        10 => rest([3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 10,
        sum => sum,
    };
    right == check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_ideas_are_noticed_and_lists_are_not() {
        for said in [
            "Buss käib harva. Kool jääb kaugele.",
            "Tee tuleb korda teha ning koolile uus katus panna",
            "The bus should run later and the school needs a new roof",
            "Buss käib harva; kool on kaugel",
        ] {
            assert!(hints(said).contains(&Hint::SeveralIdeas), "{said}");
        }
        for said in [
            "Kool ja lasteaed peavad jääma",
            "Bussiliiklus on hea, aga õhtuti hõre.",
            "Vallal on nt. teed korras",
        ] {
            assert!(!hints(said).contains(&Hint::SeveralIdeas), "{said}");
        }
    }

    #[test]
    fn what_may_name_a_person_is_noticed() {
        assert_eq!(
            hints("Vallavanem Mari Maasikas teeb head tööd"),
            [Hint::Names(vec!["Mari".to_owned(), "Maasikas".to_owned()])]
        );
        assert_eq!(hints("Kirjuta mari@kose.ee, tema teab"), [Hint::Address]);
        // A code of the documentation: right in date and check digit; the next number is not.
        assert_eq!(hints("Tema kood on 37605030299"), [Hint::PersonalCode]);
        assert_eq!(hints("Tema kood on 37605030298"), [Hint::Phone]);
        assert_eq!(hints("Helista 5550 0000"), [Hint::Phone]);
        assert_eq!(hints("Kas buss peaks käima?"), [Hint::Question]);
        assert_eq!(hints("Teed on korras"), []);
    }
}
