//! Which cells of a record say whose it is: a number, a name, which may stand in two columns, and a
//! birth date.

use super::columns::folded;

/// Headings of surnames, and of the given names that go with them.
const SURNAMES: [&str; 12] = [
    "姓",
    "苗字",
    "患者姓",
    "姓漢字",
    "姓カナ",
    "カナ姓",
    "セイ",
    "lastname",
    "surname",
    "familyname",
    "family",
    "last",
];
const GIVEN: [&str; 12] = [
    "名",
    "下の名前",
    "名漢字",
    "名カナ",
    "カナ名",
    "メイ",
    "firstname",
    "givenname",
    "forename",
    "given",
    "first",
    "givennames",
];

/// The columns that say whose a record is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Whose {
    id: Option<usize>,
    name: Vec<usize>,
    born: Option<usize>,
    /// Surname and given name, in kanji and in kana.
    pairs: Vec<[usize; 2]>,
}

impl Whose {
    /// By what the columns are, and by their headings, where there are any.
    pub(crate) fn of<'a>(
        items: &[Option<&'static str>],
        headings: impl Iterator<Item = &'a str>,
    ) -> Self {
        let headings: Vec<String> = headings.map(folded).collect();
        let all = |words: &[&str]| -> Vec<usize> {
            let one = |at: &usize| words.contains(&headings[*at].as_str());
            (0..headings.len()).filter(one).collect()
        };
        let pairs: Vec<[usize; 2]> =
            all(&SURNAMES).into_iter().zip(all(&GIVEN)).map(|(one, two)| [one, two]).collect();
        let place = |wanted| items.iter().position(|item| *item == Some(wanted));
        let whole = (0..items.len()).find(|at| {
            items[*at] == Some("patient-name") && !pairs.iter().flatten().any(|part| part == at)
        });
        let name = match (whole, pairs.first()) {
            (Some(whole), _) => vec![whole],
            (None, Some(pair)) => pair.to_vec(),
            (None, None) => Vec::new(),
        };
        Self { id: place("patient-id"), name, born: place("birth-date"), pairs }
    }

    /// Whether any column says it.
    pub(crate) fn is_said(&self) -> bool {
        self.id.is_some() || !self.name.is_empty()
    }

    /// Number, name and birth date of a record's patient, each blank where it says none.
    pub(crate) fn said(&self, values: &[impl AsRef<str>]) -> [String; 3] {
        let one = |place: Option<usize>| joined(values, place.as_slice());
        [one(self.id), joined(values, &self.name), one(self.born)]
    }

    /// Names that stand in two columns, each with the column of the surname.
    pub(super) fn names(&self, values: &[impl AsRef<str>]) -> Vec<(usize, String)> {
        self.pairs.iter().map(|pair| (pair[0], joined(values, pair))).collect()
    }
}

fn joined(values: &[impl AsRef<str>], places: &[usize]) -> String {
    let parts = places.iter().filter_map(|place| values.get(*place));
    let parts: Vec<&str> =
        parts.map(|value| value.as_ref().trim()).filter(|value| !value.is_empty()).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_two_columns_is_one_name() {
        let headings = ["姓", "名", "姓（カナ）", "名（カナ）", "生年月日"];
        let items = [
            Some("patient-name"),
            Some("patient-name"),
            Some("patient-name"),
            Some("patient-name"),
            Some("birth-date"),
        ];
        let whose = Whose::of(&items, headings.into_iter());
        let record = ["佐倉", "陽向", "サクラ", "ヒナタ", "1958/07/21"];
        assert_eq!(whose.said(&record), ["", "佐倉 陽向", "1958/07/21"].map(str::to_owned));
        let names = whose.names(&record);
        assert_eq!(names, [(0, "佐倉 陽向".to_owned()), (2, "サクラ ヒナタ".to_owned())]);
        assert!(whose.is_said());
    }
}
