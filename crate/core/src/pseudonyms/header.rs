//! Which column of a list is which, by the words people write above them.

use unicode_normalization::UnicodeNormalization;

const ID: &[&str] = &[
    "id",
    "患者id",
    "患者番号",
    "患者no",
    "患者コード",
    "元id",
    "元のid",
    "元番号",
    "元の番号",
    "元患者id",
    "オリジナルid",
    "カルテ番号",
    "カルテid",
    "診察券番号",
    "登録前id",
    "patientid",
    "patientnumber",
    "patientno",
    "originalid",
    "originalpatientid",
    "original",
    "oldid",
    "idold",
    "mrn",
];
const PSEUDONYM: &[&str] = &[
    "仮名",
    "仮名id",
    "仮id",
    "仮番号",
    "仮患者id",
    "仮名患者id",
    "新id",
    "新しいid",
    "研究用id",
    "研究id",
    "研究番号",
    "研究用番号",
    "匿名id",
    "匿名化id",
    "匿名化番号",
    "被験者id",
    "被験者番号",
    "被験者識別コード",
    "症例番号",
    "症例id",
    "登録番号",
    "pseudonym",
    "pseudonymid",
    "pseudoid",
    "pseudonymizedid",
    "pseudonymisedid",
    "newid",
    "idnew",
    "newpatientid",
    "researchid",
    "subject",
    "subjectid",
    "trialid",
    "trialsubjectid",
    "caseid",
    "casenumber",
];
const DAYS: &[&str] = &[
    "日数",
    "日付シフト",
    "日付シフト日数",
    "シフト",
    "シフト日数",
    "日付オフセット",
    "オフセット",
    "オフセット日数",
    "ずらす日数",
    "日付移動",
    "移動日数",
    "offset",
    "offsetdays",
    "days",
    "shift",
    "shiftdays",
    "dayshift",
    "dayoffset",
    "dateshift",
    "dateoffset",
    "dateoffsetdays",
    "dateshiftdays",
];

/// The columns that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) id: usize,
    pub(super) pseudonym: usize,
    pub(super) days: Option<usize>,
}

impl Columns {
    /// Finds them, with the separator that makes columns of the first line. Two columns that
    /// could both be the number or the pseudonym leave a doubt, so there are none then.
    pub(super) fn find(text: &str) -> Option<(Self, u8)> {
        [b',', b'\t', b';'].into_iter().find_map(|separator| {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(separator)
                .flexible(true)
                .from_reader(text.as_bytes());
            let names: Vec<String> = reader.headers().ok()?.iter().map(plain).collect();
            let column = |words: &[&str]| {
                let mut found =
                    (0..names.len()).filter(|index| words.contains(&names[*index].as_str()));
                match (found.next(), found.next()) {
                    (index, None) => Some(index),
                    _ => None,
                }
            };
            let (id, pseudonym, days) = (column(ID)??, column(PSEUDONYM)??, column(DAYS)?);
            Some((Self { id, pseudonym, days }, separator))
        })
    }
}

/// A heading without what people vary: case, width, spaces, signs and units in brackets.
fn plain(heading: &str) -> String {
    let narrow: String = heading.nfkc().collect::<String>().to_lowercase();
    let without_unit = narrow.split_once('(').map_or(narrow.as_str(), |(name, _)| name);
    without_unit.chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_columns_however_they_are_headed() {
        for (header, separator, columns) in [
            ("患者番号,研究用ＩＤ", b',', (0, 1, None)),
            ("Pseudonym\tPatient ID\tDays", b'\t', (1, 0, Some(2))),
            ("氏名;カルテ番号;仮名 ID;日付シフト（日）", b';', (1, 2, Some(3))),
            ("id_old,id_new,issuer,name,days", b',', (0, 1, Some(4))),
            ("\"Original ID\",\"pseudonym\"", b',', (0, 1, None)),
        ] {
            let (found, by) = Columns::find(&format!("{header}\n")).expect(header);
            assert_eq!((by, (found.id, found.pseudonym, found.days)), (separator, columns));
        }
        assert_eq!(Columns::find("ID,MRN,pseudonym\n"), None);
        assert_eq!(Columns::find("ID,offset\n"), None);
    }

    #[test]
    fn no_word_means_two_columns() {
        for words in [ID, PSEUDONYM, DAYS] {
            for word in words {
                assert_eq!(*word, plain(word));
                let lists = [ID, PSEUDONYM, DAYS].iter().filter(|list| list.contains(word)).count();
                assert_eq!(lists, 1, "{word}");
            }
        }
    }
}
