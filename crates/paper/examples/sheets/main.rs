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
            (
                "ground-rules.pdf",
                paper::ground_rules(&samples::ground_rules(lang))?,
            ),
            (
                "table-signs.pdf",
                paper::table_signs(&samples::table_signs(lang, 3))?,
            ),
            ("name-tags.pdf", paper::name_tags(&samples::name_tags(lang, 9))?),
            (
                "scribe-sheet.pdf",
                paper::scribe_sheet(&samples::scribe_sheet(lang))?,
            ),
            (
                "feedback-form.pdf",
                paper::feedback_form(&samples::feedback_form(lang))?,
            ),
            ("slips.pdf", paper::slips(&samples::slips(lang, 12))?),
            ("summary.pdf", paper::summary(&samples::summary(lang))?),
            (
                "programme.pdf",
                paper::programme_sheet(&samples::programme_sheet(lang))?,
            ),
            ("worksheet.pdf", paper::worksheet(&samples::worksheet(lang))?),
            (
                "decision.pdf",
                paper::decision_record(&samples::decision_record(lang, 25))?,
            ),
            ("draw.pdf", paper::draw_record(&samples::draw_record(lang, 25))?),
            (
                "certificate.pdf",
                paper::certificate(&samples::certificate(lang))?,
            ),
            (
                "attestation.pdf",
                paper::certificate(&samples::attestation(lang))?,
            ),
            (
                "report.pdf",
                paper::programme_report(&samples::programme_report(lang))?,
            ),
            (
                "applications.xlsx",
                paper::workbook::workbook(&samples::workbook(lang))?,
            ),
            ("picture.png", paper::picture(&samples::picture(lang))?),
            ("qr.svg", paper::qr_svg(samples::ADDRESS)?.into_bytes()),
        ];
        for (name, bytes) in made {
            std::fs::write(folder.join(format!("{lang}-{name}")), bytes)?;
        }
    }
    Ok(())
}
