//! Workbooks for a spreadsheet program (XLSX).
//!
//! What people wrote stays text: it is never taken for a formula or a link, whatever it begins with, and stays so when
//! somebody edits the cell. The same data give the same bytes.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook as Xlsx, Worksheet, XlsxError,
};

use crate::Error;

/// Longer texts are refused by spreadsheet programs.
const LONGEST_TEXT: usize = 32_767;
/// Longer names of sheets, too.
const LONGEST_NAME: usize = 31;
/// Beyond this, whole numbers lose their last digits in a cell.
const LARGEST_WHOLE: u64 = 1 << 53;
/// The narrowest and the widest column, in characters, where the width follows the content.
const WIDTHS: (usize, usize) = (8, 60);

/// A file with sheets.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// Title of the file.
    pub title: String,
    /// Who made it, as a rule the organisation. May be empty.
    pub author: String,
    /// When it was made, in microseconds since 1970 UTC.
    pub made_at: i64,
    /// The sheets. Without any there is one that is empty.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a title, the heads of the columns, rows. Title and heads stay in place when one scrolls, and the heads
/// return on every printed page.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Name on the tab. It is shortened to 31 characters, signs that are not allowed become spaces, and a name that is
    /// taken gets a number.
    pub name: String,
    /// What the sheet holds, above the heads. When it is empty there is no such row.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows: a cell for each column. Missing ones stay empty, surplus ones are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// How wide it is, in characters; none when it follows what is in it.
    pub width: Option<u16>,
}

impl Column {
    /// A column that is as wide as what is in it.
    pub fn new(head: impl Into<String>) -> Self {
        Self {
            head: head.into(),
            width: None,
        }
    }
}

/// What is in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text; a line break stays one.
    Text(String),
    /// A whole number. One of more than fifteen digits becomes text, so that none is lost.
    Integer(i64),
    /// A number, shown with two decimals. What is no number stays empty.
    Decimal(f64),
    /// A share, where 1 is everything: 0.8 is shown as 80 %.
    Percent(f64),
    /// A day, shown as the reader's spreadsheet program writes days.
    Date {
        /// The year.
        year: i16,
        /// The month, from 1.
        month: i8,
        /// The day of the month, from 1.
        day: i8,
    },
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// How many characters wide it is, roughly.
    fn width(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
            Self::Integer(number) => number.to_string().len(),
            Self::Decimal(number) => format!("{number:.2}").len(),
            Self::Percent(_) => 7,
            Self::Date { .. } => 11,
        }
    }
}

/// How cells look.
struct Look {
    title: Format,
    head: Format,
    text: Format,
    guarded: Format,
    integer: Format,
    decimal: Format,
    percent: Format,
    date: Format,
}

impl Look {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            text: top().set_text_wrap(),
            guarded: top().set_text_wrap().set_quote_prefix(),
            integer: top().set_num_format("0"),
            decimal: top().set_num_format("0.00"),
            percent: top().set_num_format("0.0%"),
            // The format of the reader's own country.
            date: top().set_num_format_index(14),
        }
    }
}

/// Makes the workbook as the bytes of an XLSX file.
///
/// # Errors
/// [`Error::Encode`] when a sheet has more rows or columns than the format allows (1,048,576 and 16,384).
pub fn workbook(workbook: &Workbook) -> Result<Vec<u8>, Error> {
    let mut file = Xlsx::new();
    let made = ExcelDateTime::from_timestamp(workbook.made_at.div_euclid(1_000_000))
        .or_else(|_| ExcelDateTime::from_timestamp(0))
        .map_err(encode)?;
    file.set_properties(
        &DocProperties::new()
            .set_title(clean(&workbook.title, 255))
            .set_author(clean(&workbook.author, 255))
            .set_creation_datetime(&made),
    );
    let look = Look::new();
    let mut names: Vec<String> = Vec::new();
    for sheet in &workbook.sheets {
        let name = name(&sheet.name, &names);
        fill(
            file.add_worksheet().set_name(&name).map_err(encode)?,
            sheet,
            &look,
        )
        .map_err(encode)?;
        names.push(name);
    }
    if names.is_empty() {
        file.add_worksheet();
    }
    file.save_to_buffer().map_err(encode)
}

fn fill(page: &mut Worksheet, sheet: &Sheet, look: &Look) -> Result<(), XlsxError> {
    let titled = u32::from(!sheet.title.trim().is_empty());
    if titled > 0 {
        page.write_string_with_format(0, 0, clean(&sheet.title, LONGEST_TEXT), &look.title)?;
    }
    for (index, column) in sheet.columns.iter().enumerate() {
        let at = column_number(index)?;
        page.write_string_with_format(titled, at, clean(&column.head, LONGEST_TEXT), &look.head)?;
        let content = sheet
            .rows
            .iter()
            .filter_map(|row| row.get(index))
            .map(Cell::width);
        let widest = content.chain([column.head.chars().count()]).max().unwrap_or(0);
        let width = column
            .width
            .map_or((widest + 2).clamp(WIDTHS.0, WIDTHS.1), usize::from);
        page.set_column_width(at, u16::try_from(width.min(255)).unwrap_or(255))?;
    }
    for (index, row) in sheet.rows.iter().enumerate() {
        let line = u32::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)? + titled + 1;
        for (index, cell) in row.iter().take(sheet.columns.len()).enumerate() {
            write(page, line, column_number(index)?, cell, look)?;
        }
    }
    page.set_freeze_panes(titled + 1, 0)?;
    page.set_repeat_rows(titled, titled)?;
    page.set_landscape();
    page.set_paper_size(9);
    page.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, look: &Look) -> Result<(), XlsxError> {
    let text = |page: &mut Worksheet, text: &str, format: &Format| {
        page.write_string_with_format(row, column, text, format).map(drop)
    };
    match *cell {
        Cell::Empty => Ok(()),
        Cell::Text(ref written) => {
            let format = if formula_like(written) {
                &look.guarded
            } else {
                &look.text
            };
            text(page, &clean(written, LONGEST_TEXT), format)
        }
        Cell::Integer(number) if number.unsigned_abs() > LARGEST_WHOLE => {
            text(page, &number.to_string(), &look.text)
        }
        #[expect(clippy::cast_precision_loss, reason = "larger ones are text")]
        Cell::Integer(number) => page
            .write_number_with_format(row, column, number as f64, &look.integer)
            .map(drop),
        Cell::Decimal(number) | Cell::Percent(number) if !number.is_finite() => Ok(()),
        Cell::Decimal(number) => page
            .write_number_with_format(row, column, number, &look.decimal)
            .map(drop),
        Cell::Percent(number) => page
            .write_number_with_format(row, column, number, &look.percent)
            .map(drop),
        Cell::Date { year, month, day } => match date(year, month, day) {
            Some(date) => page
                .write_datetime_with_format(row, column, date, &look.date)
                .map(drop),
            None => text(page, &format!("{year:04}-{month:02}-{day:02}"), &look.text),
        },
    }
}

/// A day that a spreadsheet program knows: none before 1900.
fn date(year: i16, month: i8, day: i8) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )
    .ok()
}

/// Whether a spreadsheet program would take this for a formula if somebody typed it.
fn formula_like(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

/// A text without characters that the format cannot hold, and no longer than it allows: it counts in UTF-16.
fn clean(text: &str, most: usize) -> String {
    let mut left = most;
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')))
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}

/// A name for a tab that is allowed and not taken yet.
fn name(wanted: &str, taken: &[String]) -> String {
    let allowed = |c: char| if "[]:*?/\\".contains(c) { ' ' } else { c };
    let whole: String = clean(wanted, usize::MAX).chars().map(allowed).collect();
    let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = whole.trim_matches('\'').trim();
    let is_free = |name: &str| {
        let folded = name.to_lowercase();
        // The one name that is kept for the program's own use.
        !name.is_empty() && folded != "history" && taken.iter().all(|other| other.to_lowercase() != folded)
    };
    let cut = |most| clean(whole, most).trim_end_matches([' ', '\'']).to_owned();
    let plain = cut(LONGEST_NAME);
    if is_free(&plain) {
        return plain;
    }
    (1..=u32::MAX)
        .map(|number| {
            let number = number.to_string();
            format!("{} {number}", cut(LONGEST_NAME - 1 - number.len()))
                .trim()
                .to_owned()
        })
        .find(|name| is_free(name))
        .unwrap_or_default()
}

fn column_number(index: usize) -> Result<u16, XlsxError> {
    u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)
}

fn encode(error: XlsxError) -> Error {
    Error::Encode(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_gets_a_name_that_is_allowed_and_its_own() {
        let taken = ["Sheet".to_owned(), "Õ".to_owned()];
        assert_eq!(name("Avaldused", &taken), "Avaldused");
        assert_eq!(name("sheet", &taken), "sheet 1");
        assert_eq!(name("õ", &taken), "õ 1");
        assert_eq!(name("", &taken), "1");
        assert_eq!(name("History", &taken), "History 1");
        assert_eq!(name("'a/b: [c]*?'", &taken), "a b c");
        assert_eq!(name(&"õ".repeat(40), &taken), "õ".repeat(31));
        assert_eq!(
            name(&"õ".repeat(40), &["õ".repeat(31)]),
            format!("{} 1", "õ".repeat(29))
        );
        assert_eq!(name(&"🎉".repeat(40), &taken), "🎉".repeat(15));
    }

    #[test]
    fn a_text_is_cut_as_the_format_counts() {
        assert_eq!(clean("a\u{0}b\u{1b}c\r\nd\re\tf\u{ffff}", 99), "abc\nd\ne\tf");
        assert_eq!(clean("🎉🎉", 3), "🎉");
        assert_eq!(clean("õõõ", 2), "õõ");
    }
}
