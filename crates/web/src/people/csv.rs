//! The list of people as a file for a spreadsheet.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::dialogue::{self, field, invitee};
use domain::registration::people;

use super::{kind_name, short};
use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::say;

/// What parts the cells. Spreadsheets take it from the system's region: where a comma parts decimals, they expect a
/// semicolon, and a file with commas would open as one column.
pub(crate) fn separator(t: Texts) -> char {
    if t.language() == "en" { ',' } else { ';' }
}

/// Writes one row after RFC 4180.
pub(crate) fn row(out: &mut String, separator: char, cells: &[String]) {
    for (i, text) in cells.iter().enumerate() {
        if i > 0 {
            out.push(separator);
        }
        cell(out, separator, text);
    }
    out.push_str("\r\n");
}

fn cell(out: &mut String, separator: char, text: &str) {
    // A cell that begins so is taken for a formula and run on whoever opens the file.
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let quoted = formula || text.contains([separator, '"', '\n', '\r', ',', ';']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    if quoted {
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// `GET /manage/dialogues/{id}/people.csv`.
pub(super) async fn export(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::load(&mut tx, &page.actor, &id, Right::ManagePeople).await?;
    let kinds = invitee::list(&mut tx, &id).await?;
    let asked = field::list(&mut tx, &id).await?;
    let people = people::list(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;

    let stamp = |at: i64| {
        let local = kernel::time::local(at, &dialogue.meeting.zone);
        format!("{} {}", local.iso_date(), local.clock())
    };
    let mut heads = vec![
        t.people_col_name(),
        t.people_col_state(),
        t.people_csv_until(),
        t.field_email(),
        t.field_phone(),
        t.people_col_kind(),
    ];
    heads.extend(asked.iter().map(|a| short(t, a.field)));
    heads.extend([
        t.people_language(),
        t.people_source(),
        t.people_col_since(),
        t.people_consent_at(),
    ]);
    // The mark by which spreadsheets know UTF-8.
    let mut out = String::from("\u{feff}");
    row(&mut out, separator(t), &heads);
    for one in &people {
        let mut cells = vec![
            one.name.clone(),
            say::place(t, one.state),
            one.state.until().map(stamp).unwrap_or_default(),
            one.email.clone(),
            one.phone.clone(),
            kind_name(&kinds, one),
        ];
        cells.extend(asked.iter().map(|a| {
            one.answers
                .get(&a.field)
                .map_or_else(String::new, |answer| say::answer(t, a.field, answer))
        }));
        cells.extend([
            say::language(t, &one.language),
            say::source(t, one.source),
            stamp(one.created_at),
            one.consent_at.map(stamp).unwrap_or_default(),
        ]);
        row(&mut out, separator(t), &cells);
    }
    let name = kernel::text::slug(&head_of(&dialogue, t), 40);
    let disposition = format!(
        "attachment; filename=\"{}.csv\"",
        if name.is_empty() { "people" } else { &name }
    );
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, out).into_response())
}

fn head_of(dialogue: &dialogue::Dialogue, t: Texts) -> String {
    let date = dialogue
        .meeting
        .starts_at
        .map(|at| kernel::time::local(at, &dialogue.meeting.zone).iso_date());
    format!("{} {}", t.people_title(), date.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut out = String::new();
        let cells: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        row(&mut out, ',', &cells);
        out
    }

    #[test]
    fn cells_come_back_as_they_were() {
        assert_eq!(written(&["Õie", "", "a b"]), "Õie,,a b\r\n");
        assert_eq!(
            written(&["Mägi, Õie", "ütles \"jah\"", "üks\nkaks"]),
            "\"Mägi, Õie\",\"ütles \"\"jah\"\"\",\"üks\nkaks\"\r\n"
        );
        assert_eq!(written(&["a;b"]), "\"a;b\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+372 5555", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let line = written(&["x", text]);
            assert_eq!(line, format!("x,\"'{text}\"\r\n"), "{text:?}");
        }
        assert_eq!(written(&["=HYPERLINK(\"x\")"]), "\"'=HYPERLINK(\"\"x\"\")\"\r\n");
        assert_eq!(written(&["5-6", "a=b"]), "5-6,a=b\r\n");
    }
}
