//! Writes two things that the crate includes: typed accessors of the translations, from the English files, and the
//! assets as one style sheet and one script, each with a fingerprint in its name.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a build that cannot go on should stop and say why"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=assets");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    texts(&out);
    assets(&out);
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|f| f.expect("readable folder").path())
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .collect();
    found.sort();
    found
}

/// `texts.rs`: the languages with their sources, and one method of `Texts` for each English message.
fn texts(out: &Path) {
    let mut languages: Vec<PathBuf> = fs::read_dir("locales")
        .expect("locales")
        .map(|f| f.expect("readable folder").path())
        .filter(|p| p.is_dir())
        .collect();
    languages.sort();
    let mut code = String::from(
        "/// Languages and the sources of their messages.\nstatic SOURCES: &[(&str, &[&str])] = &[\n",
    );
    for language in &languages {
        let name = language
            .file_name()
            .and_then(|n| n.to_str())
            .expect("a language's name");
        writeln!(code, "    ({name:?}, &[").expect("write");
        for file in files(language, "ftl") {
            let path = fs::canonicalize(file).expect("path");
            writeln!(code, "        include_str!({:?}),", path.display().to_string()).expect("write");
        }
        writeln!(code, "    ]),").expect("write");
    }
    code.push_str("];\n\nimpl Texts {\n");
    let mut seen = BTreeSet::new();
    for file in files(Path::new("locales/en"), "ftl") {
        let source = fs::read_to_string(&file).expect("readable file");
        let resource = parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let (id, Some(pattern)) = (message.id.name, &message.value) else {
                continue;
            };
            assert!(
                seen.insert(id.to_owned()),
                "{}: {id} is there twice",
                file.display()
            );
            let mut variables = BTreeMap::new();
            collect(pattern, &mut variables);
            let parameters: String = variables
                .keys()
                .map(|v| format!(", {}: impl Into<FluentValue<'static>>", v.replace('-', "_")))
                .collect();
            let english: String = source[..]
                .lines()
                .find(|l| l.starts_with(&format!("{id} =")))
                .unwrap_or(id)
                .to_owned();
            writeln!(code, "    /// `{}`", english.replace('`', "'").trim()).expect("write");
            writeln!(
                code,
                "    pub fn {}(&self{parameters}) -> String {{",
                id.replace('-', "_")
            )
            .expect("write");
            if variables.is_empty() {
                writeln!(code, "        self.plain({id:?})\n    }}").expect("write");
            } else {
                let pairs: String = variables
                    .keys()
                    .map(|v| format!("({v:?}, {}.into()), ", v.replace('-', "_")))
                    .collect();
                writeln!(code, "        self.filled({id:?}, [{pairs}])\n    }}").expect("write");
            }
        }
    }
    code.push_str("}\n");
    fs::write(out.join("texts.rs"), code).expect("write");
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeMap<String, ()>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, variables),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, variables);
                    for variant in variants {
                        collect(&variant.value, variables);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeMap<String, ()>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned(), ());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, variables);
            }
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inner) => collect_inline(inner, variables),
            Expression::Select { selector, variants } => {
                collect_inline(selector, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        },
        _ => {}
    }
}

/// `assets.rs`: name, media type and bytes of each asset; names carry a fingerprint, so that they are cached for ever.
fn assets(out: &Path) {
    let mut css = String::new();
    for file in files(Path::new("assets/css"), "css") {
        css.push_str(&fs::read_to_string(file).expect("readable file"));
    }
    let mut js = String::new();
    for file in files(Path::new("assets/js"), "js") {
        js.push_str(&fs::read_to_string(file).expect("readable file"));
    }
    // The live pages' own script, with the library that takes over what is different in a page.
    let mut live = String::new();
    for folder in ["assets/live/vendor/idiomorph-0.8.0", "assets/live"] {
        for file in files(Path::new(folder), "js") {
            live.push_str(&fs::read_to_string(file).expect("readable file"));
            live.push('\n');
        }
    }
    let opinion = fs::read_to_string("assets/opinion/opinion.js").expect("readable file");
    let mut code = String::new();
    for (constant, stem, extension, text) in [
        ("STYLE", "style", "css", css),
        ("SCRIPT", "script", "js", js),
        ("LIVE", "live", "js", live),
        ("OPINION", "opinion", "js", opinion),
    ] {
        let name = format!("{stem}-{:016x}.{extension}", fingerprint(text.as_bytes()));
        fs::write(out.join(&name), text).expect("write");
        let path = out.join(&name).display().to_string();
        writeln!(
            code,
            "/// Name of the {stem}.\npub const {constant}: &str = \"/assets/{name}\";"
        )
        .expect("write");
        writeln!(code, "const {constant}_BYTES: &[u8] = include_bytes!({path:?});").expect("write");
    }
    code.push_str("static FILES: &[(&str, &str, &[u8])] = &[\n    (STYLE, \"text/css; charset=utf-8\", STYLE_BYTES),\n    (SCRIPT, \"text/javascript; charset=utf-8\", SCRIPT_BYTES),\n    (LIVE, \"text/javascript; charset=utf-8\", LIVE_BYTES),\n    (OPINION, \"text/javascript; charset=utf-8\", OPINION_BYTES),\n");
    let mut icons = files(Path::new("assets/icons"), "svg");
    icons.extend(files(Path::new("assets/icons"), "png"));
    for file in icons {
        let name = file
            .file_name()
            .and_then(|n| n.to_str())
            .expect("a file's name")
            .to_owned();
        let media = if name.ends_with("svg") {
            "image/svg+xml"
        } else {
            "image/png"
        };
        let path = fs::canonicalize(&file).expect("path").display().to_string();
        writeln!(
            code,
            "    (\"/assets/{name}\", {media:?}, include_bytes!({path:?})),"
        )
        .expect("write");
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code).expect("write");
}

/// FNV-1a: a fingerprint against stale caches, not against anybody.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
