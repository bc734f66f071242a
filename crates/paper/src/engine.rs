//! The typesetter: fonts and templates loaded once, each document a small world of its own.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::clean::{self, Level};
use crate::{Document, Error};

/// How many documents a cached intermediate result outlives. Documents share their templates and little else, so that
/// more would only hold memory.
const CACHE_AGE: usize = 2;

/// The name and the text of each template.
const TEMPLATES: [(&str, &str); 19] = [
    ("common.typ", include_str!("../templates/common.typ")),
    ("parts.typ", include_str!("../templates/parts.typ")),
    ("certificate.typ", include_str!("../templates/certificate.typ")),
    (
        "decision_record.typ",
        include_str!("../templates/decision_record.typ"),
    ),
    ("draw_record.typ", include_str!("../templates/draw_record.typ")),
    (
        "programme_report.typ",
        include_str!("../templates/programme_report.typ"),
    ),
    (
        "programme_sheet.typ",
        include_str!("../templates/programme_sheet.typ"),
    ),
    ("worksheet.typ", include_str!("../templates/worksheet.typ")),
    ("poster.typ", include_str!("../templates/poster.typ")),
    ("sign_in.typ", include_str!("../templates/sign_in.typ")),
    ("script.typ", include_str!("../templates/script.typ")),
    ("ground_rules.typ", include_str!("../templates/ground_rules.typ")),
    ("table_signs.typ", include_str!("../templates/table_signs.typ")),
    ("name_tags.typ", include_str!("../templates/name_tags.typ")),
    ("scribe_sheet.typ", include_str!("../templates/scribe_sheet.typ")),
    (
        "feedback_form.typ",
        include_str!("../templates/feedback_form.typ"),
    ),
    ("slips.typ", include_str!("../templates/slips.typ")),
    ("summary.typ", include_str!("../templates/summary.typ")),
    ("picture.typ", include_str!("../templates/picture.typ")),
];

/// What all documents share.
pub(crate) struct Engine {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<(&'static str, Source)>,
}

/// Parsing seventeen fonts takes far longer than a document, hence once per process.
static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::load);

impl Engine {
    /// The engine of this process.
    pub(crate) fn get() -> &'static Self {
        &ENGINE
    }

    fn load() -> Self {
        let fonts: Vec<Font> = typst_assets::fonts()
            .flat_map(|data| Font::iter(Bytes::new(data)))
            .collect();
        let sources = TEMPLATES
            .into_iter()
            .filter_map(|(name, text)| {
                let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?);
                Some((name, Source::new(FileId::new(path), text.to_owned())))
            })
            .collect();
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
        }
    }

    /// Whether any embedded font draws this character.
    pub(crate) fn draws(&self, c: char) -> bool {
        self.fonts
            .iter()
            .any(|font| font.info().coverage.contains(c as u32))
    }

    /// Whether the body font draws this character in each of its faces.
    pub(crate) fn body_font_draws(&self, c: char) -> bool {
        self.fonts
            .iter()
            .filter(|font| font.info().family == "Libertinus Serif")
            .all(|font| font.info().coverage.contains(c as u32))
    }

    fn source_named(&self, name: &str) -> Result<&Source, Error> {
        self.sources
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, source)| source)
            .ok_or_else(|| Error::Typeset(format!("no template {name}")))
    }

    fn compile(&self, template: &str, inputs: Value) -> Result<PagedDocument, Error> {
        let main = self.source_named(template)?.id();
        let inputs: Dict = serde_json::from_value(inputs).map_err(encode)?;
        let sheet = Sheet {
            engine: self,
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            main,
        };
        let Warned { output, .. } = typst::compile::<PagedDocument>(&sheet);
        output.map_err(|errors| refused(&errors))
    }
}

/// One document in the making.
///
/// It gives the typesetter the templates and the fonts and nothing else: no file system, no packages, no date.
struct Sheet<'a> {
    engine: &'a Engine,
    library: LazyHash<Library>,
    main: FileId,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.engine
            .sources
            .iter()
            .find(|(_, source)| source.id() == id)
            .map(|(_, source)| source.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Makes a PDF from a template and its data; `lead` is the title when the document has none.
pub(crate) fn pdf(
    template: &str,
    document: &Document,
    lead: &str,
    body: &impl Serialize,
) -> Result<Vec<u8>, Error> {
    let body = serde_json::to_value(body).map_err(encode)?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Vestlusring".to_owned())),
        timestamp: Some(timestamp(document.made_at)),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| Error::Typeset(error.message().to_string()))?,
        ..PdfOptions::default()
    };
    let attempt = |level| {
        let inputs = inputs(document, lead, body.clone(), level);
        let pages = Engine::get().compile(template, inputs)?;
        typst_pdf::pdf(&pages, &options).map_err(|errors| refused(&errors))
    };
    // Rare sequences of marks pass the check by character and still find no glyph when they are shaped. The second
    // attempt keeps to what the body font certainly draws, so that a strange name costs its look and not the document.
    let made = attempt(Level::Drawable).or_else(|_| attempt(Level::Plain));
    comemo::evict(CACHE_AGE);
    made
}

/// Makes a picture of the first page of a template, one pixel per point.
pub(crate) fn png(template: &str, lang: &str, body: &impl Serialize) -> Result<Vec<u8>, Error> {
    let document = Document {
        lang: lang.to_owned(),
        title: String::new(),
        author: String::new(),
        made_at: 0,
    };
    let body = serde_json::to_value(body).map_err(encode)?;
    let pages = Engine::get().compile(template, inputs(&document, "", body, Level::Drawable));
    let drawn = pages.and_then(|pages| {
        let page = pages
            .pages()
            .first()
            .ok_or_else(|| Error::Typeset("the picture has no page".to_owned()))?;
        let options = typst_render::RenderOptions {
            pixel_per_pt: 1.0.into(),
            ..typst_render::RenderOptions::default()
        };
        typst_render::render(page, &options).encode_png().map_err(encode)
    });
    comemo::evict(CACHE_AGE);
    drawn
}

/// The values that a template sees as `sys.inputs`.
fn inputs(document: &Document, lead: &str, body: Value, level: Level) -> Value {
    let (lang, region) = locale(&document.lang);
    // A document without a title is refused, and a dash is a word in no language.
    let title = [document.title.as_str(), lead]
        .into_iter()
        .map(|text| clean::line(text, level))
        .find(|text| !text.is_empty())
        .unwrap_or_else(|| "–".to_owned());
    json!({
        "document": {
            "lang": lang,
            "region": region,
            "title": clean::shorten(&title, 300),
            "author": clean::shorten(&clean::line(&document.author, level), 300),
        },
        "body": clean::value(body, level),
    })
}

/// Language and region of a BCP 47 tag, as far as the typesetter knows them.
pub(crate) fn locale(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split(['-', '_']);
    let lang = parts
        .next()
        .filter(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic()))
        .map_or_else(|| "und".to_owned(), str::to_ascii_lowercase);
    let region = parts
        .find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))
        .map(str::to_ascii_uppercase);
    (lang, region)
}

/// The language of words that are not the document's; none where they are, which is said by an empty tag.
pub(crate) fn spoken(tag: &str) -> Option<(String, Option<String>)> {
    Some(tag.trim()).filter(|tag| !tag.is_empty()).map(locale)
}

/// Seconds are enough for a document; what lies outside the calendar becomes 1970.
fn timestamp(micros: i64) -> Timestamp {
    let seconds = micros.div_euclid(1_000_000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days to a date by the 400-year cycle of the Gregorian calendar, counted from 1 March 0000.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let datetime = (|| {
        Datetime::from_ymd_hms(
            i32::try_from(year).ok().filter(|y| (0..=9999).contains(y))?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
            u8::try_from(second / 3_600).ok()?,
            u8::try_from(second / 60 % 60).ok()?,
            u8::try_from(second % 60).ok()?,
        )
    })();
    datetime.map_or_else(|| timestamp(0), Timestamp::new_utc)
}

fn refused(errors: &[SourceDiagnostic]) -> Error {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Error::Typeset(messages.join("; "))
}

fn encode(error: impl std::fmt::Display) -> Error {
    Error::Encode(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_and_fonts_are_there() {
        let engine = Engine::load();
        assert_eq!(engine.sources.len(), TEMPLATES.len());
        for c in "õäöüšžÕÄÖÜŠŽЯщё□…–“”€".chars() {
            assert!(engine.body_font_draws(c), "{c}");
        }
        assert!(!engine.draws('🎉'));
    }

    #[test]
    fn a_language_tag_is_cut_to_what_is_known() {
        assert_eq!(locale("et"), ("et".to_owned(), None));
        assert_eq!(locale("en-GB"), ("en".to_owned(), Some("GB".to_owned())));
        assert_eq!(locale("sr-Latn-rs"), ("sr".to_owned(), Some("RS".to_owned())));
        assert_eq!(locale("").0, "und");
        assert_eq!(locale("õ-#").0, "und");
    }

    #[test]
    fn a_moment_becomes_a_calendar_date() {
        let expect = |micros, y, mo, d, h, mi, s| {
            let datetime = Datetime::from_ymd_hms(y, mo, d, h, mi, s).map(Timestamp::new_utc);
            assert_eq!(format!("{:?}", Some(timestamp(micros))), format!("{datetime:?}"));
        };
        expect(0, 1970, 1, 1, 0, 0, 0);
        expect(1_709_210_096_999_999, 2024, 2, 29, 12, 34, 56);
        expect(1_791_226_800_000_000, 2026, 10, 5, 19, 0, 0);
        expect(-1, 1969, 12, 31, 23, 59, 59);
        expect(i64::MAX, 1970, 1, 1, 0, 0, 0);
        expect(i64::MIN, 1970, 1, 1, 0, 0, 0);
    }
}
