//! Formats of clinical documents that come later: told by their first bytes or their ending, and
//! held with a sentence that says which they are.
//!
//! A format moves from here to [`super::FORMATS`] once it can be read: its structured fields become
//! parts decided by `data/jp/items.csv`, its free text a part of the item `free-text`.

use crate::reason::Code;

/// One of them.
struct Later {
    code: Code,
    /// What its first bytes are, behind a byte order mark and blanks.
    magic: &'static [&'static [u8]],
    /// How names of such files end, where the bytes leave it open.
    endings: &'static [&'static str],
}

const LATER: [Later; 5] = [
    Later { code: Code::Pdf, magic: &[b"%PDF-"], endings: &["pdf"] },
    Later { code: Code::Hl7, magic: &[b"MSH|", b"FHS|", b"BHS|"], endings: &["hl7"] },
    Later { code: Code::Cda, magic: &[], endings: &["cda"] },
    Later { code: Code::Fhir, magic: &[], endings: &["fhir", "ndjson"] },
    Later {
        code: Code::Office,
        // The old formats are compound files; the new ones are archives, so their ending decides.
        magic: &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\\rtf"],
        endings: &[
            "doc", "docx", "docm", "xls", "xlsx", "xlsm", "xlsb", "ppt", "pptx", "rtf", "odt",
            "ods", "odp", "jtd",
        ],
    },
];

/// Which of them a file is.
pub(super) fn sniff(head: &[u8], name: &str) -> Option<Code> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let by_magic =
        LATER.iter().find(|later| later.magic.iter().any(|magic| text.starts_with(magic)));
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let by_ending = || {
        let ending = ending.as_deref()?;
        LATER.iter().find(|later| later.endings.contains(&ending))
    };
    let has = |words: &[u8]| memchr::memmem::find(head, words).is_some();
    match by_magic.or_else(by_ending) {
        Some(later) => Some(later.code),
        None if text.starts_with(b"<") && has(b"ClinicalDocument") => Some(Code::Cda),
        None if text.starts_with(b"{") && has(b"\"resourceType\"") => Some(Code::Fhir),
        None if text.starts_with(b"<") && has(b"http://hl7.org/fhir") => Some(Code::Fhir),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_its_bytes_and_then_by_its_ending() {
        for (head, name, code) in [
            (&b"%PDF-1.7\n"[..], "letter.txt", Some(Code::Pdf)),
            (b"MSH|^~\\&|HIS|", "a", Some(Code::Hl7)),
            (
                b"<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\">",
                "a.xml",
                Some(Code::Cda),
            ),
            (b"{ \"resourceType\": \"Patient\" }", "a.json", Some(Code::Fhir)),
            (b"PK\x03\x04", "notes.docx", Some(Code::Office)),
            (b"PK\x03\x04", "study.zip", None),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "notes", Some(Code::Office)),
            (b"plain words", "note.txt", None),
        ] {
            assert_eq!(sniff(head, name), code, "{name}");
        }
    }
}
