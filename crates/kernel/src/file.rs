//! What a file is, found from its bytes: names and media types are what somebody says, and may lie.

use crate::text;

/// A kind of file that people hand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    /// PDF.
    Pdf,
    /// Word, the format before 2007.
    Doc,
    /// Word.
    Docx,
    /// Text of LibreOffice and others.
    Odt,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
}

impl FileType {
    /// All kinds.
    pub const ALL: [FileType; 6] = [
        FileType::Pdf,
        FileType::Doc,
        FileType::Docx,
        FileType::Odt,
        FileType::Jpeg,
        FileType::Png,
    ];

    /// The kind of these bytes; `None` where it is none of them.
    pub fn of(bytes: &[u8]) -> Option<FileType> {
        const ODT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
        // The name of a stream in the file's directory, UTF-16.
        const WORD: &[u8] = b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
        if bytes.starts_with(b"%PDF-") {
            Some(FileType::Pdf)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(FileType::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(FileType::Png)
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            has(bytes, WORD).then_some(FileType::Doc)
        } else if bytes.starts_with(b"PK\x03\x04") {
            // The standard wants its type first and uncompressed; names of files in an archive are plain text.
            if bytes.get(30..30 + ODT.len()) == Some(ODT) {
                Some(FileType::Odt)
            } else {
                has(bytes, b"word/document.xml").then_some(FileType::Docx)
            }
        } else {
            None
        }
    }

    /// Of a stored media type.
    pub fn parse(media_type: &str) -> Option<FileType> {
        FileType::ALL.into_iter().find(|t| t.media_type() == media_type)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            FileType::Pdf => "application/pdf",
            FileType::Doc => "application/msword",
            FileType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileType::Odt => "application/vnd.oasis.opendocument.text",
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
        }
    }

    /// How names of such files end; the usual ending first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            FileType::Pdf => &["pdf"],
            FileType::Doc => &["doc"],
            FileType::Docx => &["docx"],
            FileType::Odt => &["odt"],
            FileType::Jpeg => &["jpg", "jpeg"],
            FileType::Png => &["png"],
        }
    }

    /// A name with this kind's usual ending.
    pub fn named(self, stem: &str) -> String {
        format!("{stem}.{}", self.endings().first().copied().unwrap_or_default())
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing in it.
    Empty,
    /// None of the kinds that are taken.
    Unknown,
    /// Its name says one kind, its bytes another.
    Lies,
}

/// The kind of a file and its name as it is kept: without folders and signs that file systems do not take, at most 120
/// characters, with an ending that is true.
///
/// # Errors
/// [`Unfit`].
pub fn check(name: &str, bytes: &[u8]) -> Result<(FileType, String), Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    let found = FileType::of(bytes).ok_or(Unfit::Unknown)?;
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let base = text::line(&base.replace([':', '*', '?', '"', '<', '>', '|', '%'], " "));
    let (stem, ending) = base.rsplit_once('.').unwrap_or((&base, ""));
    let ending = ending.to_lowercase();
    if !ending.is_empty() && !found.endings().contains(&ending.as_str()) {
        return Err(Unfit::Lies);
    }
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(110).collect();
    Ok((found, found.named(if stem.is_empty() { "file" } else { &stem })))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n%%EOF";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";

    fn archive(name: &str, inside: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(30, 0);
        bytes.extend(name.as_bytes());
        bytes.extend(inside.as_bytes());
        bytes
    }

    #[test]
    fn a_kind_is_found_from_the_bytes() {
        let odt = archive("mimetype", "application/vnd.oasis.opendocument.text");
        let docx = archive("[Content_Types].xml", "…word/document.xml…");
        let sheet = archive("[Content_Types].xml", "…xl/workbook.xml…");
        let mut doc = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        assert_eq!(FileType::of(&doc), None);
        doc.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, found) in [
            (PDF, Some(FileType::Pdf)),
            (PNG, Some(FileType::Png)),
            (&[0xff, 0xd8, 0xff, 0xe0], Some(FileType::Jpeg)),
            (&odt, Some(FileType::Odt)),
            (&docx, Some(FileType::Docx)),
            (&doc, Some(FileType::Doc)),
            (&sheet, None),
            (b"<html><script>", None),
            (b"MZ\x90\0", None),
            (b"", None),
        ] {
            assert_eq!(FileType::of(bytes), found);
        }
        for kind in FileType::ALL {
            assert_eq!(FileType::parse(kind.media_type()), Some(kind));
        }
    }

    #[test]
    fn a_name_is_kept_where_it_is_true() {
        for (name, kept) in [
            ("CV Õie.PDF", "CV Õie.pdf"),
            ("C:\\Users\\oie\\cv.pdf", "cv.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("a\"b\r\n<c>.pdf", "a b c.pdf"),
            ("...", "file.pdf"),
            ("", "file.pdf"),
        ] {
            assert_eq!(check(name, PDF), Ok((FileType::Pdf, kept.to_owned())), "{name:?}");
        }
        let long = check(&format!("{}.pdf", "õ".repeat(500)), PDF).map(|(_, name)| name.chars().count());
        assert_eq!(long, Ok(114));
    }

    #[test]
    fn what_lies_about_itself_is_refused() {
        assert_eq!(check("cv.pdf", PNG), Err(Unfit::Lies));
        assert_eq!(check("cv.exe", PDF), Err(Unfit::Lies));
        assert_eq!(check("cv.pdf", b"<html>"), Err(Unfit::Unknown));
        assert_eq!(check("cv.pdf", b""), Err(Unfit::Empty));
    }
}
