//! Files in the form of a Polis export: `comments.csv` with `votes.csv` or `participants-votes.csv`. [`read`] reads them
//! row by row, [`import`] puts them into a draft, [`export`] writes them for the host.

pub mod export;
pub mod import;
pub mod read;

pub use export::{File, export};
pub use import::{BYTES, Import, import, takes_files};

/// What begins a formula is neutralised on the way out, and comes back as it was.
fn plain(said: &str) -> &str {
    match said.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => said,
    }
}

fn begins_formula(said: &str) -> bool {
    said.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}
