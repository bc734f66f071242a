//! One text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text in one or more languages, by language code (`et`, `en`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The text in `lang`, else (for `et-EE`) in its base language, else in English, else in any language there is.
    ///
    /// Empty only if there is no text at all.
    pub fn get(&self, lang: &str) -> &str {
        let base = lang.split(['-', '_']).next().unwrap_or(lang);
        [lang, base, "en"]
            .into_iter()
            .find_map(|lang| self.0.get(lang))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there is a text in exactly this language, so that a page can say when it shows another.
    pub fn has(&self, lang: &str) -> bool {
        self.0.get(lang).is_some_and(|text| !text.trim().is_empty())
    }

    /// The languages in which there is a text, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|lang| self.has(lang))
    }
}

impl<L: Into<String>, T: Into<String>> FromIterator<(L, T)> for Text {
    fn from_iter<I: IntoIterator<Item = (L, T)>>(texts: I) -> Self {
        Self(
            texts
                .into_iter()
                .map(|(lang, text)| (lang.into(), text.into()))
                .collect(),
        )
    }
}
