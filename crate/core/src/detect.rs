//! Finds identifying shapes in free text.

use crate::format::dicom::uid;

/// Whether text holds a UID that the standard does not register.
pub fn has_uid(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|run| run.trim_matches('.'))
        .any(|run| is_uid(run) && !uid::is_registered(run))
}

/// At least six components and sixteen characters: longer than a version number.
fn is_uid(run: &str) -> bool {
    run.len() >= 16
        && run.starts_with(['0', '1', '2'])
        && run.split('.').count() >= 6
        && run.split('.').all(|part| !part.is_empty())
        || run.starts_with("2.25.") && run.len() > 25
}

#[cfg(test)]
mod tests {
    use super::has_uid;

    #[test]
    fn tells_uids_from_version_numbers() {
        assert!(has_uid("see 1.2.826.0.1.99.1953.7.4, please"));
        assert!(has_uid("2.25.152752519834663263826301420581341174218"));
        for text in ["1.2.840.10008.5.1.4.1.1.2", "syngo 4.5.6.7.8", "VB17A 1.2.3.4", "10.11.2024"]
        {
            assert!(!has_uid(text), "{text}");
        }
    }
}
