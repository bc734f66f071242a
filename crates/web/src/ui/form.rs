//! Form controls. A field's label, hint and reason are the messages `field-NAME`, `hint-NAME`, `why-NAME`, unless the
//! page gives others; what was typed comes back, and each fault stands at its field.

use std::fmt;

use domain::input::{Fault, Faults, Fields};

use super::say;
use super::text::{Safe, escape};
use crate::texts::{Texts, languages};

/// A form as it is shown: what was typed or saved, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Form {
    /// What stands in the fields.
    pub fields: Fields,
    /// What is wrong.
    pub faults: Faults,
    t: Texts,
}

impl Form {
    /// A form with values and without faults.
    pub fn new(t: Texts, fields: Fields) -> Form {
        Form {
            fields,
            faults: Faults::default(),
            t,
        }
    }

    /// The form as it was typed, with its faults.
    pub fn refused(t: Texts, fields: Fields, faults: Faults) -> Form {
        Form { fields, faults, t }
    }

    /// Whether something is wrong.
    pub fn is_refused(&self) -> bool {
        !self.faults.is_empty()
    }

    /// `data-edited` for `unsaved-guard`, when what was typed is not saved.
    pub fn edited(&self) -> Safe {
        Safe(if self.is_refused() {
            " data-edited".into()
        } else {
            String::new()
        })
    }

    /// A line of text.
    pub fn line(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("text"))
    }

    /// An e-mail address.
    pub fn email(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("email")).autocomplete("email")
    }

    /// A phone number.
    pub fn phone(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("tel")).autocomplete("tel")
    }

    /// A web address.
    pub fn link(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("url"))
    }

    /// A date.
    pub fn date(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("date")).class("input--date")
    }

    /// A time of day.
    pub fn time(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("time")).class("input--short")
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("number")).class("input--short")
    }

    /// A password; what was typed never comes back.
    pub fn password(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Input("password"))
    }

    /// Several lines.
    pub fn lines(&self, name: &str, rows: u32) -> Control<'_> {
        Control::new(self, name, Kind::Area(rows))
    }

    /// One of several, as a list that opens.
    pub fn select(&self, name: &str, choices: &[(String, String)]) -> Control<'_> {
        Control::new(self, name, Kind::Select(choices.to_vec()))
    }

    /// One of several, all in sight.
    pub fn radios(&self, name: &str, choices: &[(String, String)]) -> Control<'_> {
        Control::new(self, name, Kind::Choices("radio", choices.to_vec()))
    }

    /// A number of a scale, with what the first and the last one mean.
    pub fn scale(&self, name: &str, values: &[&str], low: &str, high: &str) -> Control<'_> {
        let values = values.iter().map(|v| (*v).to_owned()).collect();
        Control::new(self, name, Kind::Scale(values, low.to_owned(), high.to_owned()))
    }

    /// Any of several.
    pub fn checks(&self, name: &str, choices: &[(String, String)]) -> Control<'_> {
        Control::new(self, name, Kind::Choices("checkbox", choices.to_vec()))
    }

    /// A single box.
    pub fn tick(&self, name: &str) -> Control<'_> {
        Control::new(self, name, Kind::Tick)
    }

    /// A value that is not shown.
    pub fn hidden(&self, name: &str) -> Safe {
        Safe(format!(
            "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
            escape(name),
            escape(self.fields.get(name))
        ))
    }

    /// The list of faults at the top, each leading to its field; nothing where there are none.
    pub fn summary(&self) -> Safe {
        if self.faults.is_empty() {
            return Safe::default();
        }
        let count = u32::try_from(self.faults.iter().count()).unwrap_or(u32::MAX);
        let mut html = format!(
            "<div class=\"errors\" role=\"alert\" tabindex=\"-1\" aria-labelledby=\"errors-h\"><h2 id=\"errors-h\">{}</h2><ul>",
            escape(&self.t.form_faults(count))
        );
        for (name, fault) in self.faults.iter() {
            html.push_str(&format!(
                "<li><a href=\"#f-{}\">{}</a></li>",
                escape(name),
                escape(
                    &self
                        .t
                        .form_fault_line(say::fault(self.t, fault), label(self.t, name))
                )
            ));
        }
        html.push_str("</ul></div>");
        Safe(html)
    }
}

/// A field's label by its name; `step_3` and the like share the label of `step`, `agenda_et` that of `agenda`.
fn label(t: Texts, name: &str) -> String {
    let base = languages()
        .iter()
        .find_map(|code| name.strip_suffix(code)?.strip_suffix('_'))
        .unwrap_or(name)
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches('_');
    let id = |n: &str| format!("field-{}", n.replace('_', "-"));
    t.named(&id(name))
        .or_else(|| t.named(&id(base)))
        .unwrap_or_else(|| name.to_owned())
}

/// A field's label where what was typed is shown outside its form.
pub fn field_label(t: Texts, name: &str) -> String {
    label(t, name)
}

#[derive(Debug, Clone)]
enum Kind {
    Input(&'static str),
    Area(u32),
    Select(Vec<(String, String)>),
    Choices(&'static str, Vec<(String, String)>),
    Scale(Vec<String>, String, String),
    Tick,
}

/// A field being put together; shown by `{{ … }}` in a template.
#[derive(Debug, Clone)]
pub struct Control<'a> {
    form: &'a Form,
    name: String,
    kind: Kind,
    label: String,
    hint: Option<String>,
    why: Option<String>,
    required: bool,
    optional_mark: bool,
    class: &'static str,
    grow: bool,
    attributes: String,
}

impl<'a> Control<'a> {
    fn new(form: &'a Form, name: &str, kind: Kind) -> Control<'a> {
        let message = |prefix: &str| form.t.named(&format!("{prefix}-{}", name.replace('_', "-")));
        Control {
            form,
            name: name.to_owned(),
            kind,
            label: label(form.t, name),
            hint: message("hint"),
            why: message("why"),
            required: false,
            optional_mark: false,
            class: "",
            grow: false,
            attributes: String::new(),
        }
    }

    /// Another label.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Another hint; empty for none.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into()).filter(|h| !h.is_empty());
        self
    }

    /// Why it is asked; empty for nothing.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into()).filter(|w| !w.is_empty());
        self
    }

    /// It must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Marked as optional, on forms where most must be filled in.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional_mark = true;
        self
    }

    /// Takes what is left of its row.
    #[must_use]
    pub fn grow(mut self) -> Self {
        self.grow = true;
        self
    }

    /// Another class of the control.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// What a browser may fill in.
    #[must_use]
    pub fn autocomplete(self, what: &str) -> Self {
        self.attribute("autocomplete", what)
    }

    /// The least and most of a number.
    #[must_use]
    pub fn between(self, least: u32, most: u32) -> Self {
        self.attribute("min", &least.to_string())
            .attribute("max", &most.to_string())
    }

    /// An attribute of the control.
    #[must_use]
    pub fn attribute(mut self, name: &str, value: &str) -> Self {
        self.attributes
            .push_str(&format!(" {}=\"{}\"", escape(name), escape(value)));
        self
    }

    fn fault(&self) -> Option<Fault> {
        self.form.faults.get(&self.name)
    }

    /// `aria-describedby` and `aria-invalid`.
    fn aria(&self) -> String {
        let id = escape(&self.name);
        let mut by = Vec::new();
        if self.fault().is_some() {
            by.push(format!("f-{id}-f"));
        }
        if self.hint.is_some() {
            by.push(format!("f-{id}-h"));
        }
        if self.why.is_some() {
            by.push(format!("f-{id}-w"));
        }
        let mut out = String::new();
        if !by.is_empty() {
            out.push_str(&format!(" aria-describedby=\"{}\"", by.join(" ")));
        }
        if self.fault().is_some() {
            out.push_str(" aria-invalid=\"true\"");
        }
        out
    }

    fn note(&self, class: &str, suffix: &str, text: Option<&str>) -> String {
        text.map_or_else(String::new, |text| {
            format!(
                "<p class=\"{class}\" id=\"f-{}-{suffix}\">{}</p>",
                escape(&self.name),
                escape(text)
            )
        })
    }

    fn mark(&self) -> String {
        if self.optional_mark {
            format!(
                " <span class=\"opt\">{}</span>",
                escape(&self.form.t.form_optional())
            )
        } else {
            String::new()
        }
    }

    fn html(&self) -> String {
        let (id, label, aria) = (escape(&self.name), escape(&self.label), self.aria());
        let value = self.form.fields.get(&self.name);
        let fault = self.fault().map(|f| say::fault(self.form.t, f));
        let fault = self.note("fault", "f", fault.as_deref());
        let hint = self.note("hint", "h", self.hint.as_deref());
        let why = self.note("why", "w", self.why.as_deref());
        let required = if self.required { " required" } else { "" };
        let class = if self.class.is_empty() {
            "input".to_owned()
        } else {
            format!("input {}", self.class)
        };
        let grow = if self.grow { " field--grow" } else { "" };
        let attributes = &self.attributes;
        let control = match &self.kind {
            Kind::Input(kind) => {
                let value = if *kind == "password" { "" } else { value };
                format!(
                    "<input class=\"{class}\" id=\"f-{id}\" name=\"{id}\" type=\"{kind}\" value=\"{}\"{required}{attributes}{aria}>",
                    escape(value)
                )
            }
            // A line end right after the tag is dropped by browsers, so one is put there that may be.
            Kind::Area(rows) => format!(
                "<textarea class=\"{class}\" id=\"f-{id}\" name=\"{id}\" rows=\"{rows}\"{required}{attributes}{aria}>\n{}</textarea>",
                escape(value)
            ),
            Kind::Select(choices) => {
                let options: String = choices
                    .iter()
                    .map(|(v, text)| {
                        let selected = if v == value { " selected" } else { "" };
                        format!(
                            "<option value=\"{}\"{selected}>{}</option>",
                            escape(v),
                            escape(text)
                        )
                    })
                    .collect();
                format!(
                    "<select class=\"{class}\" id=\"f-{id}\" name=\"{id}\"{required}{attributes}{aria}>{options}</select>"
                )
            }
            Kind::Choices(kind, choices) => {
                let row = if choices.iter().all(|(_, text)| text.chars().count() < 24) {
                    " choices--row"
                } else {
                    ""
                };
                let boxes: String = choices
                    .iter()
                    .enumerate()
                    .map(|(i, (v, text))| {
                        let checked = if self.form.fields.has(&self.name, v) { " checked" } else { "" };
                        // The first box carries the id that the summary of faults leads to.
                        let own_id = if i == 0 { format!(" id=\"f-{id}\"") } else { String::new() };
                        let required = if *kind == "radio" { required } else { "" };
                        format!(
                            "<label class=\"choice\"><input type=\"{kind}\" name=\"{id}\" value=\"{}\"{own_id}{checked}{required}{attributes}{}><span>{}</span></label>",
                            escape(v),
                            if self.fault().is_some() { " aria-invalid=\"true\"" } else { "" },
                            escape(text)
                        )
                    })
                    .collect();
                return format!(
                    "<fieldset class=\"choices{row}\"{}><legend>{label}{}</legend>{hint}{boxes}{fault}{why}</fieldset>",
                    aria.replace(" aria-invalid=\"true\"", ""),
                    self.mark()
                );
            }
            Kind::Scale(values, low, high) => {
                let boxes: String = values
                    .iter()
                    .enumerate()
                    .map(|(i, v)| {
                        let checked = if value == v { " checked" } else { "" };
                        let own_id = if i == 0 { format!(" id=\"f-{id}\"") } else { String::new() };
                        let invalid = if self.fault().is_some() { " aria-invalid=\"true\"" } else { "" };
                        // What stands below the ends is for eyes; a screen reader hears it with the number.
                        let end = match i {
                            0 => Some(low),
                            _ if i + 1 == values.len() => Some(high),
                            _ => None,
                        };
                        let text = end.map_or_else(
                            || escape(v),
                            |end| {
                                let whole = self.form.t.form_scale_end(end.clone(), v.clone());
                                format!("<span aria-hidden=\"true\">{v}</span><span class=\"vh\">{}</span>", escape(&whole))
                            },
                        );
                        format!(
                            "<label class=\"choice\"><input type=\"radio\" name=\"{id}\" value=\"{v}\"{own_id}{checked}{required}{attributes}{invalid}><span>{text}</span></label>"
                        )
                    })
                    .collect();
                return format!(
                    "<fieldset class=\"choices scale\"{}><legend>{label}{}</legend>{hint}<div class=\"scale__row\">{boxes}</div><p class=\"scale__ends\" aria-hidden=\"true\"><span>{}</span><span>{}</span></p>{fault}{why}</fieldset>",
                    aria.replace(" aria-invalid=\"true\"", ""),
                    self.mark(),
                    escape(low),
                    escape(high)
                );
            }
            Kind::Tick => {
                let checked = if value.is_empty() { "" } else { " checked" };
                return format!(
                    "<div class=\"tick\"><label class=\"choice\"><input type=\"checkbox\" id=\"f-{id}\" name=\"{id}\" value=\"yes\"{checked}{attributes}{aria}><span>{label}</span></label>{hint}{fault}{why}</div>"
                );
            }
        };
        format!(
            "<div class=\"field{grow}\"><label for=\"f-{id}\">{label}{}</label>{hint}{control}{fault}{why}</div>",
            self.mark()
        )
    }
}

impl fmt::Display for Control<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.html())
    }
}

impl askama::filters::HtmlSafe for Control<'_> {}
