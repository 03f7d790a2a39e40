//! Documents that no device writes.

use super::{fixture, names_someone, output};

#[test]
fn no_truncated_document_is_released() {
    for (name, text) in fixture::ALL {
        let end = text.trim_end().len();
        for length in (1..end).step_by(97) {
            assert!(output(name, &text.as_bytes()[..length]).is_err(), "{name} cut to {length}");
        }
    }
}

#[test]
fn a_changed_byte_never_lets_a_name_through() {
    for (name, text) in fixture::ALL {
        for place in (0..text.len()).step_by(61) {
            for value in [b'<', b'&', 0, 0xFF, b' '] {
                let mut changed = text.as_bytes().to_vec();
                changed[place] = value;
                // A changed name is one that nobody knows; what is left of it is not sought.
                let spelled = names_someone(&changed) == names_someone(text.as_bytes());
                if let Ok(written) = output(name, &changed) {
                    assert!(!spelled || !names_someone(&written), "{name} at {place}");
                }
            }
        }
    }
}

#[test]
fn a_name_written_with_references_is_found() {
    let hidden = fixture::MUSE.replace(
        "Sinus rhythm, seen with Hinata Sakuraba",
        "Sinus rhythm, &#83;akuraba&#x20;H&#105;nata",
    );
    let written = output("muse.xml", hidden.as_bytes()).expect("a released file");
    assert!(!String::from_utf8_lossy(&written).contains("&#83;akuraba"));
}
