//! Workbooks as a spreadsheet program reads them.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use paper::workbook::{Cell, Column, Sheet, Workbook, workbook};

use crate::samples;

fn read(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap()
}

/// The cells of a sheet.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let range = read(bytes).worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn one_column(cells: Vec<Cell>) -> Workbook {
    Workbook {
        sheets: vec![Sheet {
            name: "Sheet".to_owned(),
            columns: vec![Column::new("Head")],
            rows: cells.into_iter().map(|cell| vec![cell]).collect(),
            ..Sheet::default()
        }],
        ..Workbook::default()
    }
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn a_workbook_comes_back_as_it_was_written() {
    let bytes = workbook(&samples::workbook("et")).unwrap();
    assert_eq!(read(&bytes).sheet_names(), ["Avaldused"]);
    let rows = cells(&bytes, "Avaldused");
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0][0], text("Kuulav kogukond"));
    assert_eq!(
        rows[1],
        ["Nimi", "Tunde", "Punkte", "Kohal", "Esitatud", "Märkus"].map(text)
    );
    assert_eq!(
        rows[3][..4],
        [
            text("Наталья Щербакова"),
            Data::Float(21.0),
            Data::Float(8.5),
            Data::Float(0.6)
        ]
    );
    let Data::DateTime(day) = rows[3][4] else {
        panic!("no date: {:?}", rows[3][4]);
    };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 9, 11, 0, 0, 0, 0));
    assert_eq!(rows[3][5], text("+372 555 0100"));
    assert_eq!(rows[4][5], text("=1+1\n@kell -3"));
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let data = samples::workbook("en");
    let bytes = workbook(&data).unwrap();
    assert_eq!(bytes, workbook(&data).unwrap());
    let mut later = data;
    later.made_at += 1_000_000;
    assert_ne!(bytes, workbook(&later).unwrap());
}

#[test]
fn what_looks_like_a_formula_or_a_link_is_text() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "=HYPERLINK(\"https://example.org\")",
        "{=1}",
        "https://example.org/x",
        "mailto:a@example.org",
        "0012",
        "TRUE",
        "2026-09-01",
        "<b>&amp;\"'</b>",
        "_x0041_",
        "käsk\tja\nrida",
    ];
    let mut data = one_column(texts.map(Cell::text).into());
    data.sheets[0].title = "=title".to_owned();
    data.sheets[0].columns[0].head = "=head".to_owned();
    let bytes = workbook(&data).unwrap();
    let rows: Vec<Data> = cells(&bytes, "Sheet").into_iter().flatten().collect();
    let expected: Vec<Data> = ["=title", "=head"].into_iter().chain(texts).map(text).collect();
    assert_eq!(rows, expected);
    let formulas = read(&bytes).worksheet_formula("Sheet").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn numbers_that_a_cell_cannot_hold_lose_nothing() {
    let day = |year, month, day| Cell::Date { year, month, day };
    let data = one_column(vec![
        Cell::Integer(1 << 53),
        Cell::Integer(i64::MIN),
        Cell::Integer(-7),
        Cell::Decimal(f64::NAN),
        Cell::Percent(f64::INFINITY),
        Cell::Empty,
        day(1871, 2, 3),
        day(2026, 2, 31),
        day(-1, -1, -1),
        Cell::text("end"),
    ]);
    let rows: Vec<Data> = cells(&workbook(&data).unwrap(), "Sheet")
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(
        rows[1..],
        [
            Data::Float(9_007_199_254_740_992.0),
            text("-9223372036854775808"),
            Data::Float(-7.0),
            Data::Empty,
            Data::Empty,
            Data::Empty,
            text("1871-02-03"),
            text("2026-02-31"),
            text("-001--1--1"),
            text("end"),
        ]
    );
}

#[test]
fn any_text_and_any_number_of_cells_give_a_workbook() {
    for hostile in crate::hostile::hostile() {
        let mut data = one_column(vec![Cell::text(&hostile)]);
        data.title.clone_from(&hostile);
        data.author.clone_from(&hostile);
        data.made_at = i64::MAX;
        data.sheets[0].name.clone_from(&hostile);
        data.sheets[0].title.clone_from(&hostile);
        data.sheets[0].columns[0].head.clone_from(&hostile);
        data.sheets[0]
            .rows
            .push(vec![Cell::text("kept"), Cell::text("surplus")]);
        data.sheets[0].rows.push(vec![]);
        data.sheets.push(data.sheets[0].clone());
        let bytes = workbook(&data).unwrap();
        let names = read(&bytes).sheet_names();
        assert_eq!(names.len(), 2);
        let rows = cells(&bytes, &names[1]);
        assert_eq!(rows.last().unwrap()[..], [text("kept")]);
    }
    let empty = Workbook::default();
    assert_eq!(read(&workbook(&empty).unwrap()).sheet_names().len(), 1);
    let long = one_column(vec![Cell::text("õ".repeat(40_000))]);
    let rows = cells(&workbook(&long).unwrap(), "Sheet");
    assert_eq!(rows[1][0], text(&"õ".repeat(32_767)));
}

#[test]
fn too_many_columns_are_an_error() {
    let mut data = one_column(vec![]);
    data.sheets[0].columns = vec![Column::new("x"); 16_385];
    assert!(matches!(workbook(&data), Err(paper::Error::Encode(_))));
}
