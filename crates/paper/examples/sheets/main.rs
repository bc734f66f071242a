//! Writes every sample document into a folder, so that one can look at them:
//! `cargo run -p paper --example sheets -- OUTDIR`.

mod samples;

use std::path::PathBuf;

use anyhow::Context as _;

fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    for lang in samples::LANGS {
        let made = [
            ("poster.pdf", paper::poster(&samples::poster(lang))?),
            (
                "sign-in.pdf",
                paper::sign_in_sheet(&samples::sign_in_sheet(lang, 27))?,
            ),
            ("script.pdf", paper::script(&samples::script(lang))?),
            ("picture.png", paper::picture(&samples::picture(lang))?),
            ("qr.svg", paper::qr_svg(samples::ADDRESS)?.into_bytes()),
        ];
        for (name, bytes) in made {
            std::fs::write(folder.join(format!("{lang}-{name}")), bytes)?;
        }
    }
    Ok(())
}
