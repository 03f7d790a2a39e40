//! Lines of a table within a text, read by the headings of its columns.

use super::span::{Kind, Mark, Why};

/// What has a name and is no one.
const THINGS: [&str; 14] = [
    "病名",
    "診断名",
    "疾患名",
    "薬名",
    "薬品名",
    "薬剤名",
    "検査名",
    "術式名",
    "手術名",
    "品名",
    "菌名",
    "項目名",
    "部位名",
    "製剤名",
];

/// What a heading says of its column.
#[allow(clippy::too_many_lines)] // A list of headings.
fn heading(cell: &str) -> Option<Kind> {
    let cell = cell.trim_matches([' ', '"', '\'']).to_lowercase();
    // 看護師名 is someone's, as 患者名 is; 病名 is no one's.
    if THINGS.iter().any(|thing| cell.ends_with(thing)) {
        return None;
    }
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| cell == *word || cell.len() > 3 && !word.is_ascii() && cell.ends_with(word))
    };
    Some(
        if has(&[
            "氏名",
            "患者名",
            "カナ",
            "フリガナ",
            "かな",
            "カナ氏名",
            "漢字氏名",
            "姓",
            "名",
            "依頼医",
            "主治医",
            "担当医",
            "医師",
            "読影医",
            "担当",
            "術者",
            "看護師",
            "記載者",
            "name",
            "last",
            "first",
            "lastname",
            "firstname",
            "last name",
            "first name",
            "last_name",
            "first_name",
            "surname",
            "given",
            "given name",
            "middle",
            "patient",
            "patient name",
            "patient_name",
            "provider",
            "physician",
            "doctor",
            "attending",
            "ordering",
            "technologist",
            "nurse",
            "author",
            "pcp",
            "seen by",
            "pt",
            "pt name",
            "surgeon",
            "キーパーソン",
            "執刀医",
            "記録者",
            "実施者",
            "紹介医",
            "技師",
            "主担当",
        ]) {
            Kind::Name
        } else if has(&[
            "id",
            "患者id",
            "患者番号",
            "カルテ番号",
            "診察券番号",
            "受付番号",
            "検体番号",
            "オーダ番号",
            "mrn",
            "patient id",
            "patient_id",
            "pid",
            "accession",
            "accession_number",
            "specimen",
            "order",
            "order_id",
            "encounter",
            "visit",
            "csn",
            "account",
            "acct",
        ]) {
            Kind::Id
        } else if has(&[
            "生年月日",
            "誕生日",
            "検査日",
            "受診日",
            "入院日",
            "退院日",
            "採取日",
            "報告日",
            "手術日",
            "日付",
            "実施日",
            "dob",
            "birthdate",
            "birth_date",
            "date of birth",
            "date",
            "collected",
            "received",
            "reported",
            "admitted",
            "discharged",
            "visit_date",
            "exam_date",
        ]) {
            Kind::Date
        } else if has(&["電話", "電話番号", "携帯", "tel", "phone", "mobile", "fax", "cell"])
        {
            Kind::Phone
        } else if has(&["郵便番号", "〒", "zip", "postcode", "postal code", "postal_code"]) {
            Kind::Postcode
        } else if has(&["住所", "現住所", "address", "street", "city", "市区町村", "町名"])
        {
            Kind::Place
        } else if has(&["メール", "メールアドレス", "email", "e-mail", "mail"]) {
            Kind::Email
        } else if has(&[
            "保険者番号",
            "記号",
            "番号",
            "被保険者番号",
            "マイナンバー",
            "受給者番号",
            "ssn",
            "nhs",
            "nhs no",
            "insurance",
            "policy",
            "member id",
            "member_id",
        ]) {
            Kind::Code
        } else if has(&[
            "病院",
            "施設",
            "施設名",
            "医療機関",
            "医療機関名",
            "紹介元",
            "hospital",
            "facility",
            "clinic",
            "病棟",
            "病室",
            "部屋",
            "号室",
            "室",
            "病床",
            "ベッド",
            "ward",
            "room",
            "bed",
        ]) {
            Kind::Facility
        } else if has(&["年齢", "age"]) {
            Kind::Age
        } else if has(&["勤務先", "学校", "学校名", "会社", "employer", "school"]) {
            Kind::Organization
        } else {
            return None;
        },
    )
}

/// What stands in a cell where nothing is said.
const EMPTY: [&str; 10] =
    ["cancelled", "canceled", "n/a", "none", "tbc", "tba", "vacant", "blocked", "empty", "dna"];

/// The cells of a line; a separator within quotes divides nothing.
fn cells(line: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    let cells = line.split(|c: char| {
        quoted ^= c == '"';
        c == separator && !quoted
    });
    cells.collect()
}

/// Marks the cells of identifying columns: a heading line with at least three columns and two known
/// headings, and the lines after it with as many columns.
pub(super) fn find(text: &str, age_cap: u32, marks: &mut Vec<Mark>) {
    let mut table: Option<(char, Vec<Option<Kind>>)> = None;
    let (mut start, mut row) = (0, 0_usize);
    for line in text.split('\n') {
        let at = start;
        start += line.len() + 1;
        if let Some((separator, columns)) = &table {
            let cells = cells(line, *separator);
            if cells.len() == columns.len() {
                let mut from = at;
                row += 1;
                for (cell, kind) in cells.iter().zip(columns) {
                    let body = cell.trim_matches([' ', '"', '\'']);
                    let offset = cell.find(body).unwrap_or(0);
                    let years = body.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<u32>();
                    let says = body.chars().any(char::is_alphanumeric)
                        && (*kind != Some(Kind::Age) || years.is_ok_and(|years| years > age_cap))
                        && !(*kind == Some(Kind::Id) && body == row.to_string())
                        && !EMPTY.contains(&body.to_lowercase().as_str());
                    if let Some(kind) = kind.filter(|_| says) {
                        marks.push(Mark::certain(
                            from + offset..from + offset + body.len(),
                            kind,
                            Why::Column,
                        ));
                    }
                    from += cell.len() + separator.len_utf8();
                }
                continue;
            }
            table = None;
        }
        for separator in ['\t', '|', ','] {
            let many = line.matches(separator).nth(1).is_some();
            let is_short = |cell: &str| cell.chars().nth(20).is_none();
            if !many || line.len() > 2000 || !line.split(separator).all(is_short) {
                continue;
            }
            let columns: Vec<Option<Kind>> = line.split(separator).map(heading).collect();
            if columns.len() >= 3
                && columns.iter().flatten().filter(|kind| **kind != Kind::Age).count() >= 2
            {
                table = Some((separator, columns));
                row = 0;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_by_their_heading() {
        let text = "ID,氏名,検査,結果\n17,佐倉 陽向,TSH,0.8\n\n所見,なし\n";
        let mut marks = Vec::new();
        find(text, 89, &mut marks);
        let found: Vec<(&str, Kind)> =
            marks.iter().map(|mark| (&text[mark.range.clone()], mark.kind)).collect();
        assert_eq!(found, [("17", Kind::Id), ("佐倉 陽向", Kind::Name)]);
    }

    #[test]
    fn a_table_without_people_is_left_alone() {
        let mut marks = Vec::new();
        find("item\tvalue\tunit\nWBC\t6480\t/uL\n", 89, &mut marks);
        assert!(marks.is_empty());
    }
}
