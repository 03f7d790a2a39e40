//! Tells clinical words by how they are formed: `craniospinal`, `peritumoral`, `choledochoscopy`.

/// A word of so many letters that ends like this names a disease, an examination or a place in the body.
const ENDINGS: [&str; 44] = [
    "itis",
    "osis",
    "emia",
    "aemia",
    "uria",
    "algia",
    "pathy",
    "pathic",
    "ectomy",
    "ostomy",
    "otomy",
    "plasty",
    "scopy",
    "scopic",
    "graphy",
    "graphic",
    "gramme",
    "ogram",
    "ograms",
    "megaly",
    "plegia",
    "penia",
    "trophy",
    "trophic",
    "ectasis",
    "ectasia",
    "blastoma",
    "sarcoma",
    "carcinoma",
    "cytoma",
    "tumoral",
    "vascular",
    "spinal",
    "cranial",
    "cardial",
    "cardiac",
    "thoracic",
    "hepatic",
    "gastric",
    "arterial",
    "intensity",
    "density",
    "weighted",
    "metry",
];
const SHORTEST: usize = 7;
/// What stands before a word of the list.
const BEGINNINGS: [&str; 36] = [
    "peri", "intra", "extra", "inter", "supra", "infra", "hyper", "hypo", "post", "pre", "non",
    "anti", "multi", "trans", "retro", "endo", "para", "pseudo", "micro", "macro", "neuro",
    "cardio", "cranio", "cerebro", "gastro", "hepato", "thoraco", "abdomino", "cervico", "lumbo",
    "musculo", "osteo", "broncho", "veno", "antero", "postero",
];
/// Plurals that people are called by.
const NAMES: [&str; 7] =
    ["billings", "bridges", "brothers", "chambers", "fellows", "nettles", "shields"];
/// A rest or a singular shorter than this could be part of a name.
const SHORTEST_REST: usize = 6;

/// Whether a word in small letters is formed like a clinical one, or is the plural of a word of the list.
pub(super) fn is_formed(word: &str, is_known: impl Fn(&str) -> bool) -> bool {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let known = |word: &str| word.len() >= SHORTEST_REST && is_known(word);
    let singular = |word: &str| {
        let y = word.strip_suffix("ies").is_some_and(|stem| known(&format!("{stem}y")));
        y || word.strip_suffix('s').is_some_and(known) || word.strip_suffix("es").is_some_and(known)
    };
    word.len() >= SHORTEST && ENDINGS.iter().any(|ending| word.ends_with(ending))
        || singular(word) && !NAMES.contains(&word)
        || BEGINNINGS.iter().filter_map(|start| word.strip_prefix(start)).any(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_formed_like_clinical_ones_are_clinical() {
        let known = |word: &str| ["tangent", "metastatic", "density"].contains(&word);
        for word in
            ["craniospinal", "peritumoral", "tangents", "nonmetastatic", "densities", "tendinitis"]
        {
            assert!(is_formed(word, known), "{word}");
        }
        for word in ["quillfeather", "roma", "woods", "prescott", "williams", "travis", "otis"] {
            assert!(!is_formed(word, known), "{word}");
        }
    }
}
