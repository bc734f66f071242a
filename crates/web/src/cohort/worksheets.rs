//! A worksheet on a page: as a form to fill in, as what was written, and blank to be printed.

use askama::Template;
use domain::input::{Fault, Faults, Fields};
use kernel::worksheet::{self, Answer, Answers, Item, Kind, Section, Worksheet, Wrong};

use crate::page::Page;
use crate::ui::Form;
use crate::ui::form::Control;
use crate::ui::text::{Safe, paragraphs};

/// The numbers of a scale, as forms send them.
const SCALE: [&str; 5] = ["1", "2", "3", "4", "5"];

/// Reads what was typed into a worksheet's form.
///
/// # Errors
/// The faults, each at its item.
pub(crate) fn read(sheet: &Worksheet, fields: &Fields) -> Result<Answers, Faults> {
    let typed = sheet.items().flat_map(|item| {
        let values = fields.all(&item.id).iter();
        values.map(|value| (item.id.as_str(), value.as_str()))
    });
    worksheet::read(sheet, typed).map_err(|found| {
        let mut faults = Faults::default();
        for fault in found.0 {
            let what = match fault.wrong {
                Wrong::TooLong { most } => Fault::TooLong(most),
                Wrong::NotOnScale | Wrong::NoSuchOption | Wrong::OnlyOne => Fault::Choose,
            };
            faults.add(&fault.item, what);
        }
        faults
    })
}

/// Answers as a form's fields.
pub(crate) fn fill(answers: &Answers) -> Fields {
    answers
        .fields()
        .map(|(item, value)| (item.to_owned(), value))
        .collect()
}

/// The sections with their controls. Faults are listed with their questions at the top, because items have no labels of the
/// translations.
#[derive(Template)]
#[template(path = "cohort/worksheet_fields.html")]
pub(crate) struct Controls<'a> {
    pub(crate) page: &'a Page,
    pub(crate) sheet: &'static Worksheet,
    pub(crate) form: &'a Form,
}

impl Controls<'_> {
    /// As HTML.
    pub(crate) fn html(&self) -> Safe {
        Safe(self.render().unwrap_or_default())
    }

    fn lang(&self) -> &'static str {
        self.page.t.language()
    }

    /// The text that explains a section, or nothing.
    fn intro(&self, section: &Section) -> Safe {
        section
            .intro
            .as_ref()
            .map(|text| paragraphs(text.get(self.lang())))
            .unwrap_or_default()
    }

    pub(crate) fn control(&self, section: &Section, item: &Item) -> Control<'_> {
        let (form, lang) = (self.form, self.lang());
        let control = match &item.kind {
            Kind::Text => form.line(&item.id),
            Kind::LongText => form.lines(&item.id, 4),
            Kind::Scale => {
                let ends = section.scale.as_ref();
                let end =
                    |low: bool| ends.map_or("", |s| if low { s.low.get(lang) } else { s.high.get(lang) });
                form.scale(&item.id, &SCALE, end(true), end(false))
            }
            Kind::Choice { many, options } => {
                let choices: Vec<(String, String)> = options
                    .iter()
                    .map(|o| (o.id.clone(), o.text.get(lang).to_owned()))
                    .collect();
                if *many {
                    form.checks(&item.id, &choices)
                } else {
                    form.radios(&item.id, &choices)
                }
            }
            Kind::Tick { .. } => form.tick(&item.id),
        };
        let hint = item.hint.as_ref().map_or("", |hint| hint.get(lang));
        control.label(item.question.get(lang)).hint(hint).why("")
    }

    /// What is wrong: the item's id, and its question with the fault.
    pub(crate) fn faults(&self) -> Vec<(String, String)> {
        let t = self.page.t;
        let mut found = Vec::new();
        for (name, fault) in self.form.faults.iter() {
            // The code of a self-assessment is the only field beside the items.
            let question = match self.sheet.item(name) {
                Some(item) => item.question.get(self.lang()).to_owned(),
                None => t.field_code(),
            };
            let line = t.form_fault_line(crate::ui::say::fault(t, fault), question);
            found.push((name.to_owned(), line));
        }
        found
    }
}

/// What was written, to be read.
#[derive(Template)]
#[template(path = "cohort/worksheet_read.html")]
pub(crate) struct Written<'a> {
    pub(crate) page: &'a Page,
    pub(crate) sheet: &'static Worksheet,
    pub(crate) answers: &'a Answers,
}

impl Written<'_> {
    /// As HTML.
    pub(crate) fn html(&self) -> Safe {
        Safe(self.render().unwrap_or_default())
    }

    fn lang(&self) -> &'static str {
        self.page.t.language()
    }

    fn answer(&self, item: &Item) -> Safe {
        match (self.answers.get(&item.id), &item.kind) {
            (None, _) => Safe("–".to_owned()),
            (Some(Answer::Tick(_)), _) => paragraphs(&self.page.t.cohort_worksheet_done()),
            (Some(Answer::Scale(number)), _) => {
                paragraphs(&self.page.t.cohort_worksheet_of_five(u32::from(*number)))
            }
            (Some(Answer::Text(text)), _) => paragraphs(text),
            (Some(Answer::Choice(ids)), Kind::Choice { options, .. }) => {
                let chosen = options.iter().filter(|o| ids.contains(&o.id));
                let texts: Vec<&str> = chosen.map(|o| o.text.get(self.lang())).collect();
                paragraphs(&texts.join("\n"))
            }
            (Some(Answer::Choice(ids)), _) => paragraphs(&ids.join(", ")),
        }
    }
}

/// Blank, to be printed and written on by hand.
#[derive(Template)]
#[template(path = "cohort/worksheet_blank.html")]
pub(crate) struct Blank<'a> {
    pub(crate) page: &'a Page,
    pub(crate) sheet: &'static Worksheet,
}

impl Blank<'_> {
    /// As HTML.
    pub(crate) fn html(&self) -> Safe {
        Safe(self.render().unwrap_or_default())
    }

    fn lang(&self) -> &'static str {
        self.page.t.language()
    }

    /// How many lines to write on.
    fn lines(&self, item: &Item) -> u8 {
        match item.kind {
            Kind::Text => 1,
            Kind::LongText => 4,
            _ => 0,
        }
    }

    /// Boxes to tick.
    fn boxes(&self, section: &Section, item: &Item) -> Vec<String> {
        let lang = self.lang();
        match &item.kind {
            Kind::Text | Kind::LongText => Vec::new(),
            Kind::Tick { .. } => vec![String::new()],
            Kind::Choice { options, .. } => options.iter().map(|o| o.text.get(lang).to_owned()).collect(),
            Kind::Scale => {
                let (low, high) = section
                    .scale
                    .as_ref()
                    .map_or(("", ""), |s| (s.low.get(lang), s.high.get(lang)));
                SCALE
                    .iter()
                    .map(|n| match *n {
                        "1" if !low.is_empty() => format!("1 ({low})"),
                        "5" if !high.is_empty() => format!("5 ({high})"),
                        other => other.to_owned(),
                    })
                    .collect()
            }
        }
    }

    fn intro(&self, section: &Section) -> Safe {
        section
            .intro
            .as_ref()
            .map(|text| paragraphs(text.get(self.lang())))
            .unwrap_or_default()
    }
}
