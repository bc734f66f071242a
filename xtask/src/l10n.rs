//! `cargo xtask l10n`: the translations are whole, used, and the only place with words.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::files::{self, File};
use crate::templates::hard_coded;

const LOCALES: &str = "crates/web/locales/";
/// The language that the others are compared with.
const SOURCE: &str = "en";
/// In the comment of a message whose id is put together while the program runs.
const BY_NAME: &str = "looked up by name";

/// A message or an attribute of one (`id.attribute`), or a term (`-id`).
#[derive(Debug, Default, PartialEq, Eq)]
struct Text {
    file: String,
    variables: BTreeSet<String>,
    refers_to: BTreeSet<String>,
    empty: bool,
    by_name: bool,
}

type Language = BTreeMap<String, Text>;

/// What is wrong with the translations.
pub(crate) fn faults() -> Result<Vec<String>> {
    Ok(check(&files::all()?))
}

fn check(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut languages: BTreeMap<&str, Language> = BTreeMap::new();
    for file in files.iter().filter(|f| f.is("ftl")) {
        let Some((language, _)) = file.path.strip_prefix(LOCALES).and_then(|p| p.split_once('/')) else {
            continue;
        };
        read(file, languages.entry(language).or_default(), &mut faults);
    }
    match languages.get(SOURCE) {
        None => faults.push(format!(
            "there are no translations yet: {LOCALES}{SOURCE}/*.ftl is missing"
        )),
        Some(source) => {
            if languages.len() < 2 {
                faults.push(format!("{LOCALES} has no language beside {SOURCE}"));
            }
            for (name, language) in &languages {
                references(name, language, &mut faults);
                if *name != SOURCE {
                    compare(name, source, language, &mut faults);
                }
            }
            unused(source, files, &mut faults);
        }
    }
    for file in files.iter().filter(|f| is_template(f)) {
        for (line, words) in hard_coded(&file.text) {
            faults.push(format!(
                "{}:{line}: text outside the translations: {words:?}",
                file.path
            ));
        }
    }
    faults
}

fn is_template(file: &File) -> bool {
    let place = file.path.starts_with("crates/web/templates/") || file.path.starts_with("crates/web/src/");
    place && (file.is("html") || file.is("txt"))
}

fn read(file: &File, language: &mut Language, faults: &mut Vec<String>) {
    let path = &file.path;
    let resource = match fluent_syntax::parser::parse(file.text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = file
                    .text
                    .get(..error.pos.start)
                    .map_or(0, |t| t.matches('\n').count() + 1);
                faults.push(format!("{path}:{line}: {}", error.kind));
            }
            resource
        }
    };
    let mut add = |id: String, values: &[&Pattern<&str>], comment: &str| {
        let mut text = Text {
            file: path.clone(),
            by_name: comment.contains(BY_NAME),
            ..Text::default()
        };
        for pattern in values {
            text.empty |= is_empty(pattern);
            visit(pattern, &mut text);
        }
        if let Some(first) = language.insert(id.clone(), text) {
            faults.push(format!("{path}: {id} is there twice, first in {}", first.file));
        }
    };
    for entry in &resource.body {
        let (id, value, attributes, comment) = match entry {
            Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref(), &m.attributes, &m.comment),
            Entry::Term(t) => (
                format!("-{}", t.id.name),
                Some(&t.value),
                &t.attributes,
                &t.comment,
            ),
            _ => continue,
        };
        let comment = comment.as_ref().map(|c| c.content.join("\n")).unwrap_or_default();
        add(id.clone(), &value.into_iter().collect::<Vec<_>>(), &comment);
        for attribute in attributes {
            add(
                format!("{id}.{}", attribute.id.name),
                &[&attribute.value],
                &comment,
            );
        }
    }
}

fn is_empty(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { value } => value.trim().is_empty(),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => value.trim().is_empty(),
        PatternElement::Placeable { .. } => false,
    })
}

fn visit(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            visit_expression(expression, text);
        }
    }
}

fn visit_expression(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => visit_inline(inline, text),
        Expression::Select { selector, variants } => {
            visit_inline(selector, text);
            for variant in variants {
                visit(&variant.value, text);
            }
        }
    }
}

fn visit_inline(inline: &InlineExpression<&str>, text: &mut Text) {
    let with_attribute = |id: &str, attribute: Option<&str>| match attribute {
        Some(attribute) => format!("{id}.{attribute}"),
        None => id.to_owned(),
    };
    let arguments = match inline {
        InlineExpression::VariableReference { id } => {
            text.variables.insert(id.name.to_owned());
            None
        }
        InlineExpression::MessageReference { id, attribute } => {
            text.refers_to
                .insert(with_attribute(id.name, attribute.as_ref().map(|a| a.name)));
            None
        }
        InlineExpression::TermReference {
            id,
            attribute,
            arguments,
        } => {
            text.refers_to.insert(with_attribute(
                &format!("-{}", id.name),
                attribute.as_ref().map(|a| a.name),
            ));
            arguments.as_ref()
        }
        InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        InlineExpression::Placeable { expression } => {
            visit_expression(expression, text);
            None
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => None,
    };
    if let Some(arguments) = arguments {
        let named = arguments.named.iter().map(|n| &n.value);
        for inline in arguments.positional.iter().chain(named) {
            visit_inline(inline, text);
        }
    }
}

/// Emptiness, and references that lead nowhere.
fn references(name: &str, language: &Language, faults: &mut Vec<String>) {
    for (id, text) in language {
        if text.empty {
            faults.push(format!("{}: {id} is empty", text.file));
        }
        for other in text
            .refers_to
            .iter()
            .filter(|other| !language.contains_key(*other))
        {
            faults.push(format!(
                "{}: {id} refers to {other}, which {name} does not have",
                text.file
            ));
        }
    }
}

/// The same messages and attributes with the same variables. Terms are each language's own affair.
fn compare(name: &str, source: &Language, other: &Language, faults: &mut Vec<String>) {
    let list = |set: &BTreeSet<String>| {
        let names: Vec<String> = set.iter().map(|v| format!("${v}")).collect();
        if names.is_empty() {
            "no variable".to_owned()
        } else {
            names.join(", ")
        }
    };
    let message = |id: &&String| !id.starts_with('-');
    for (id, text) in source.iter().filter(|(id, _)| message(id)) {
        match other.get(id) {
            None => faults.push(format!("{name}: {id} is missing ({} has it)", text.file)),
            Some(theirs) if theirs.variables != text.variables => faults.push(format!(
                "{}: {id} uses {}, but {SOURCE} uses {}",
                theirs.file,
                list(&theirs.variables),
                list(&text.variables)
            )),
            Some(_) => {}
        }
    }
    for (id, text) in other.iter().filter(|(id, _)| message(id)) {
        if !source.contains_key(id) {
            faults.push(format!("{}: {id} is not in {SOURCE}", text.file));
        }
    }
}

/// Messages that no page, mail or paper uses. An id is used as itself, or as the function made of it (`-` becomes `_`).
fn unused(source: &Language, files: &[File], faults: &mut Vec<String>) {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for file in files.iter().filter(|f| f.path.starts_with("crates/")) {
        if ["rs", "html", "txt", "xml", "typ", "js"]
            .iter()
            .any(|x| file.is(x))
        {
            used.extend(
                file.text
                    .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')),
            );
        }
    }
    let referred: BTreeSet<&str> = source
        .values()
        .flat_map(|t| t.refers_to.iter().map(String::as_str))
        .collect();
    for (id, text) in source {
        let is_used = used.contains(id.as_str())
            || used.contains(id.replace('-', "_").as_str())
            || referred.contains(id.as_str())
            || text.by_name;
        // An attribute is used with its message.
        if !is_used && !id.contains('.') {
            faults.push(format!(
                "{}: nothing uses {id} (if its name is put together, say `# {BY_NAME}` above it)",
                text.file
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(en: &str, et: &str, page: &str) -> Vec<String> {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        check(&[
            file("crates/web/locales/en/a.ftl", en),
            file("crates/web/locales/et/a.ftl", et),
            file("crates/web/templates/a.html", page),
        ])
    }

    #[test]
    fn whole_translations_have_no_faults() {
        let en = "-brand = Vestlusring\nhello-you = Hello, { $name } of { -brand }\n  .title = { $count -> \n    [one] one\n   *[other] { $count }\n }\n";
        let et =
            "-brand = Vestlusring\nhello-you = Tere, { -brand } { NUMBER($name) }\n  .title = { $count }\n";
        assert_eq!(
            project(en, et, "<p>{{ t.hello_you(x) }}</p>"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn each_kind_of_fault_is_found() {
        let page = "{{ t.a() }} {{ t.b_c() }} {{ t.e() }} {{ t.f() }} Hard words";
        let en = "a = A { $x }\nb-c = B\n  .title = T\ne = { \"\" }\na = again { $x }\nf = F { g }\nunused-one = U\n# looked up by name\nnamed = N\n";
        let et = "a = A { $y }\nb-c = B\ne = E\nf = F\nmore = M\nunused-one = U\nnamed = N\nbroken\n";
        let found = project(en, et, page).join("\n");
        for expected in [
            "en/a.ftl: a is there twice",
            "en/a.ftl: e is empty",
            "en/a.ftl: f refers to g, which en does not have",
            "et/a.ftl: a uses $y, but en uses $x",
            "et: b-c.title is missing",
            "et/a.ftl: more is not in en",
            "et/a.ftl:8: ",
            "nothing uses unused-one",
            "a.html:1: text outside the translations: \"Hard words\"",
        ] {
            assert!(found.contains(expected), "{expected}\n--\n{found}");
        }
        assert!(
            !found.contains("nothing uses named") && !found.contains("nothing uses b-c"),
            "{found}"
        );
        assert_eq!(found.lines().count(), 9, "{found}");
    }

    #[test]
    fn no_translations_are_said_to_be_missing() {
        assert!(check(&[])[0].contains("there are no translations yet"));
    }
}
