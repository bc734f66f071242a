//! What people read, in their language. The methods of [`Texts`] are written by the build from the English files in
//! `locales/en`; a message that another language lacks falls back to English, and `cargo xtask l10n` fails.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The language that every message is in.
const FALLBACK: &str = "en";

static BUNDLES: LazyLock<BTreeMap<&'static str, FluentBundle<FluentResource>>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .map(|(language, sources)| {
            let id = language.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Bidi marks around values would be seen in attributes and mails.
            bundle.set_use_isolating(false);
            for source in *sources {
                // The build has parsed the English files; `cargo xtask l10n` parses the others.
                let resource =
                    FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
                bundle.add_resource_overriding(resource);
            }
            (*language, bundle)
        })
        .collect()
});

/// The messages of one language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    language: &'static str,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.language)
    }
}

/// The languages the product speaks, as BCP 47.
pub fn languages() -> &'static [&'static str] {
    static CODES: LazyLock<Vec<&'static str>> =
        LazyLock::new(|| SOURCES.iter().map(|(code, _)| *code).collect());
    &CODES
}

impl Texts {
    /// The messages of a language, or of English where the product does not speak it.
    pub fn of(language: &str) -> Texts {
        let found = languages().iter().copied().find(|l| *l == language);
        Texts {
            language: found.unwrap_or(FALLBACK),
        }
    }

    /// The messages of the first language that an `Accept-Language` header names and the product speaks.
    pub fn accepted(header: &str) -> Texts {
        let mut wanted: Vec<(f32, &str)> = header
            .split(',')
            .take(20)
            .filter_map(|part| {
                let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
                let quality = rest
                    .trim()
                    .strip_prefix("q=")
                    .map_or(1.0, |q| q.parse().unwrap_or(0.0));
                let code = tag.trim().split('-').next()?;
                languages()
                    .iter()
                    .copied()
                    .find(|l| l.eq_ignore_ascii_case(code))
                    .map(|l| (quality, l))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        Texts::of(wanted.first().map_or(FALLBACK, |(_, language)| language))
    }

    /// Its language, as BCP 47.
    pub fn language(self) -> &'static str {
        self.language
    }

    /// A message by its name, where the name is put together at run time; `None` where there is none. Every such
    /// message has `# looked up by name` above it.
    pub fn named(self, id: &str) -> Option<String> {
        self.format(id, None)
    }

    fn plain(self, id: &str) -> String {
        self.format(id, None).unwrap_or_else(|| id.to_owned())
    }

    fn filled<const N: usize>(self, id: &str, values: [(&'static str, FluentValue<'static>); N]) -> String {
        let arguments: FluentArgs<'_> = values.into_iter().collect();
        self.format(id, Some(&arguments)).unwrap_or_else(|| id.to_owned())
    }

    fn format(self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        [self.language, FALLBACK].iter().find_map(|language| {
            let bundle = BUNDLES.get(language)?;
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors = Vec::new();
            Some(
                bundle
                    .format_pattern(pattern, arguments, &mut errors)
                    .into_owned(),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wanted_language_wins_by_quality() {
        assert_eq!(Texts::accepted("ru, en;q=0.4, et-EE;q=0.8").language(), "et");
        assert_eq!(Texts::accepted("en-GB").language(), "en");
        assert_eq!(Texts::accepted("").language(), FALLBACK);
        assert_eq!(Texts::accepted("xx;q=a,,;;").language(), FALLBACK);
    }

    #[test]
    fn an_unknown_message_is_none() {
        assert_eq!(Texts::of("et").named("no-such-message"), None);
    }
}
