//! SOP classes and their IODs (PS3.4 annex B), from `data/ps3.3/sop-classes.csv`.

use super::uid;
use std::collections::HashMap;
use std::sync::OnceLock;

static TABLE: &str = include_str!("../../../data/ps3.3/sop-classes.csv");

/// The IOD of a storage SOP class, as in `ct-image`; `None` for a class the table does not know.
pub(crate) fn iod(class: &str) -> Option<&'static str> {
    static PARSED: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let classes =
        PARSED.get_or_init(|| crate::table::rows(TABLE).map(|row| (row[0], row[1])).collect());
    classes.get(class).copied()
}

/// Whether a SOP class, written as a UID or as the name of its IOD, is one there is.
pub(crate) fn is_known(written: &str) -> bool {
    if written.starts_with("1.2.840.10008.") {
        return uid::is_registered(written);
    }
    uid::is_well_formed(written) && written.contains('.')
        || crate::table::rows(TABLE).any(|row| is_name_of(written, row[1]))
}

/// Whether a SOP class, written as a UID or as the name of its IOD, is this one.
pub(crate) fn is_called(written: &str, class: &str) -> bool {
    written == class || iod(class).is_some_and(|iod| is_name_of(written, iod))
}

/// `CT Image Storage` and `CT Image` are both names of `ct-image`.
fn is_name_of(written: &str, iod: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let name = plain(written);
    name.strip_suffix("storage").unwrap_or(&name) == plain(iod)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_goes_by_its_uid_and_by_its_name() {
        const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
        for written in [CT, "CT Image Storage", "CT Image", "ct-image"] {
            assert!(is_known(written) && is_called(written, CT), "{written}");
        }
        for written in ["CT", "1.2.840.10008.5.1.4.1.1.99999", "Image Storage", ""] {
            assert!(!is_known(written) && !is_called(written, CT), "{written}");
        }
        assert!(is_known("1.3.12.2.1107.5.9.1"));
    }
}
