//! SOP classes and their IODs (PS3.4 annex B), from `data/ps3.3/sop-classes.csv`.

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
