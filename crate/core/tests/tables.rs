//! Tables of several invented patients.

use kamei::key::ProjectKey;
use kamei::plan::{Alike, Amendment, Wish};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::{Recognized, Request, Review, Session};
use kamei::text::Reader;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

static DICTIONARY: &[u8] = include_bytes!("../data/text/dictionary.gz");
static READER: LazyLock<Arc<Reader>> = LazyLock::new(|| Arc::new(Reader::new(DICTIONARY)));

fn under(policy: &str) -> Session {
    let policy = Policy::named(policy).expect("a policy").reading(Arc::clone(&READER));
    Session::new(policy, ProjectKey::from_random([7; 32]))
}

fn session() -> Session {
    under("jp-pseudonymized")
}

/// What comes out of one table, with what it taught known.
fn written(session: &mut Session, table: &[u8], amendments: &[Amendment]) -> Result<String, Code> {
    let bytes = table.to_vec();
    let input = kamei::source::Named::new("list.csv", &bytes);
    let (_, known) = session.inspect(&input, &mut Silent).map_err(|reason| reason.code)?;
    session.learn(&known);
    let finished = session.finish(
        &bytes,
        &Request { input: "list.csv", amendments, ..Request::default() },
        &mut Silent,
    );
    let output = finished.map_err(|reason| reason.code)?.released.rope().to_vec(&bytes);
    Ok(String::from_utf8(output.expect("bytes")).expect("UTF-8"))
}

fn review(session: &Session, table: &str) -> Review {
    let bytes = table.as_bytes().to_vec();
    session.review(&bytes, "list.csv", &[], &mut Silent).expect("a review")
}

const LIST: &str = "患者ID,氏名,生年月日,性別,年齢,住所,郵便番号,電話番号,検査日,主治医,WBC,所見,欄A\r\n\
    00427718,佐倉 陽向,1958/07/21,女,65,東京都中央区築地1-1-1,104-0045,090-0184-2236,2024/03/05,水野 圭,6480,\"佐倉様は発熱あり。\r\n水野医師が診察\",い\r\n\
    00427719,榊原 健,1931/02/11,男,93,千葉県市川市八幡3-1,272-0021,03-0000-1234,2024/03/06,水野 圭,7100,異常なし,ろ\r\n\
    00427718,佐倉 陽向,1958/07/21,女,65,東京都中央区築地1-1-1,104-0045,090-0184-2236,2024/03/19,榊原 健,5200,改善,は\r\n";

#[test]
fn every_record_goes_by_its_own_patient() {
    let output = written(&mut session(), LIST.as_bytes(), &[]).expect("a table");
    for gone in [
        "00427718",
        "佐倉",
        "陽向",
        "榊原",
        "水野",
        "築地",
        "090-",
        "03-0000",
        "104-0045",
        "1958/07/21",
        "2024/03/05",
    ] {
        assert!(!output.contains(gone), "{gone}: {output}");
    }
    let records: Vec<Vec<&str>> = output
        .split("\r\n")
        .filter(|line| line.starts_with("K-"))
        .map(|line| line.split(',').collect())
        .collect();
    assert_eq!(
        output.lines().next(),
        Some("患者ID,氏名,生年月日,性別,年齢,住所,検査日,主治医,WBC,所見")
    );
    assert_eq!(records.len(), 3);
    let (first, second, third) = (&records[0], &records[1], &records[2]);
    assert_eq!(first[0], third[0]);
    assert_ne!(first[0], second[0]);
    assert_eq!((first[2], first[3], first[4], first[5]), ("1958/07", "女", "65", "東京都中央区"));
    assert_eq!((second[2], second[4], second[5]), ("1931/02", "90", "千葉県市川市"));
    assert_eq!((first[8], second[8], third[8]), ("6480", "7100", "5200"));
    // The same doctor is the same word, and a note of the batch would say the same letters.
    assert_eq!(first[7], second[7]);
    assert!(first[7].starts_with("〔人物"), "{output}");
    assert!(output.contains("発熱あり") && output.contains("異常なし"), "{output}");
}

#[test]
fn intervals_of_a_patient_stay_and_two_patients_move_apart() {
    let output = written(&mut session(), LIST.as_bytes(), &[]).expect("a table");
    let dates: Vec<&str> = output
        .split("\r\n")
        .filter(|line| line.starts_with("K-"))
        .filter_map(|line| line.split(',').nth(6))
        .collect();
    let day = |text: &str| {
        let parts: Vec<String> = text.split('/').map(|part| format!("{part:0>2}")).collect();
        let plain = parts.concat();
        kamei::date::shift(&plain, 0).expect("a date")
    };
    // The first and the third are of one patient, two weeks apart.
    assert_eq!(kamei::date::shift(&day(dates[0]), 14), Some(day(dates[2])));
    assert_ne!(kamei::date::shift(&day(dates[0]), 1), Some(day(dates[1])));
}

#[test]
fn a_record_has_the_pseudonym_of_its_patient_in_other_files() {
    const SCAN: &[u8] =
        b"\x08\0\x60\0CS\x02\0CT\x10\0\x10\0PN\x0e\0SAKURA^HINATA \x10\0\x20\0LO\x08\x0000427718\x10\0\x21\0LO\x04\0HOSP";
    let mut session = session();
    let scan = SCAN.to_vec();
    let (pictured, mut known) = session.inspect(&scan, &mut Silent).expect("a scan");
    let table = LIST.as_bytes().to_vec();
    let input = kamei::source::Named::new("list.csv", &table);
    known.merge(session.inspect(&input, &mut Silent).expect("a table").1);
    session.learn(&known);
    let finished =
        session.finish(&table, &Request { input: "list.csv", ..Request::default() }, &mut Silent);
    let output = finished.expect("a table").released.rope().to_vec(&table).expect("bytes");
    let output = String::from_utf8(output).expect("UTF-8");
    assert!(output.contains(&pictured.patient.pseudonym), "{output}");
}

#[test]
fn what_no_heading_and_no_value_shows_is_dropped_and_said_so() {
    let review = review(&session(), LIST);
    let unknown = review.rows.last().expect("a column");
    assert_eq!((unknown.path.as_str(), unknown.keyword.as_str()), ("column 13", "unknown"));
    assert_eq!(unknown.action, kamei::action::Action::Remove);
    assert_eq!(unknown.flag, Some(kamei::plan::Flag::Unknown));
    assert_eq!(review.rows.len(), 13);
    assert_eq!(review.rows[0].rule.id, "JP-ITEM-003");
}

#[test]
fn a_person_says_what_a_column_is_but_for_what_the_law_requires() {
    let table = "患者ID,氏名,欄B\n00427718,佐倉 陽向,3\n00427719,榊原 健,佐倉 陽向\n";
    let amend = |path: &str, item: &str| Amendment {
        path: path.to_owned(),
        action: Wish::As,
        reason: "検査値".to_owned(),
        word: None,
        item: Some(item.to_owned()),
    };
    let output = written(&mut session(), table.as_bytes(), &[amend("column 3", "clinical")]);
    let output = output.expect("a table");
    // The heading could be a name, and a cell that is no measured value goes all the same.
    assert!(output.lines().next().is_some_and(|line| line.ends_with(",column 3")), "{output}");
    assert!(output.lines().nth(1).is_some_and(|line| line.ends_with(",3")), "{output}");
    assert!(output.lines().nth(2).is_some_and(|line| line.ends_with(',')), "{output}");
    let locked = written(&mut session(), table.as_bytes(), &[amend("column 2", "clinical")]);
    assert_eq!(locked, Err(Code::AmendmentLocked));
    let absent = written(&mut session(), table.as_bytes(), &[amend("column 3", "colour")]);
    assert_eq!(absent, Err(Code::AmendmentUnknown));
}

#[test]
fn a_cell_that_is_not_what_its_column_says_is_left_out() {
    let mut table = "患者ID,WBC,性別\n".to_owned();
    for number in 0..3000 {
        let _ = writeln!(table, "{},{},男", 100_000 + number, 5000 + number);
    }
    table.push_str("200001,090-0184-2236,佐倉\n200002,=HYPERLINK(\"x\"),女\n");
    let output = written(&mut session(), table.as_bytes(), &[]).expect("a table");
    let last: Vec<&str> = output.lines().rev().take(2).collect();
    assert!(last[0].ends_with(",,女") && last[1].ends_with(",,"), "{last:?}");
    assert!(output.contains(",5001,男"));
}

#[test]
fn quotes_separators_and_line_ends_stay_as_they_were() {
    for (table, end) in [
        ("患者ID\t性別\tWBC\n\"00427718\"\t女\t\"6480\"\n\n00427719\t男", "\t男"),
        ("患者ID;性別;WBC\r00427718;女;6480\r", ";女;6480\r"),
    ] {
        let output = written(&mut session(), table.as_bytes(), &[]).expect("a table");
        assert!(output.ends_with(end), "{output:?}");
        assert_eq!(output.matches('"').count(), table.matches('"').count());
    }
}

#[test]
fn what_is_no_table_is_held() {
    for (table, code) in [
        (&b"ID,WBC\n1,2,3\n"[..], Code::RaggedTable),
        (b"ID,WBC\n\"1,2\n", Code::BadTable),
        (b"ID,WBC\n1,\0\n", Code::UnknownEncoding),
        (b"ID,WBC\n1,\xff\n", Code::UnknownEncoding),
    ] {
        assert_eq!(written(&mut session(), table, &[]), Err(code), "{table:?}");
    }
}

#[test]
fn people_who_stand_alone_are_counted_and_in_anonymization_hold_the_table() {
    let found = review(&session(), LIST).inspection.alike;
    let over = ["birth-date", "sex", "place", "date"].map(str::to_owned).to_vec();
    let expected = Alike { over, people: 3, groups: 3, smallest: 1, singletons: 3 };
    // Two visits in one month are one person in one group.
    let found = found.expect("quasi-identifiers are left");
    assert!(found == expected || found.people == 2 && found.singletons == 2, "{found:?}");
    let held = written(&mut under("jp-anonymized"), LIST.as_bytes(), &[]);
    assert_eq!(held, Err(Code::TooFewAlike));
    let mut many = "患者ID,性別,WBC\n".to_owned();
    for number in 0..40 {
        let _ = writeln!(many, "{},{},5000", 100_000 + number, ["男", "女"][number % 2]);
    }
    assert!(written(&mut under("jp-anonymized"), many.as_bytes(), &[]).is_ok());
}

#[test]
fn a_name_in_two_columns_is_sought_as_one_and_says_whose_the_record_is() {
    let table =
        "姓,名,生年月日,所見\n林,一,1958/07/21,林一さんは改善\n林,泉,1958/07/21,林 一氏の妹\n";
    let output = written(&mut session(), table.as_bytes(), &[]).expect("a table");
    let records: Vec<Vec<&str>> =
        output.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(records[0][0], records[0][1]);
    assert_ne!(records[0][0], records[1][0]);
    assert!(records[0][3].ends_with("さんは改善") && !output.contains("林"), "{output}");
}

#[test]
fn the_last_of_a_thousand_patients_teaches_the_other_files() {
    let mut table = "患者ID,氏名,WBC\n".to_owned();
    for number in 0..1000 {
        let _ = writeln!(table, "{},{} 花子,5000", 100_000 + number, letters(number));
    }
    let bytes = table.into_bytes();
    let input = kamei::source::Named::new("list.csv", &bytes);
    let mut session = session();
    let (_, known) = session.inspect(&input, &mut Silent).expect("a table");
    session.learn(&known);
    assert_eq!(session.recognizes("Nr. 100999"), Recognized::Known);
    assert_eq!(session.recognizes(&letters(999)), Recognized::Known);
    // What nobody told, but the engine sees.
    assert_eq!(session.recognizes("主治医 佐倉 陽向"), Recognized::Likely);
    assert_eq!(session.recognizes("KV 120 mAs 200"), Recognized::Nothing);
}

/// A surname of three kanji for each number.

#[test]
fn more_people_than_the_batch_can_learn_hold_no_table() {
    let mut table = "患者ID,氏名,電話番号\n".to_owned();
    for number in 0..9_000 {
        let name = letters(number % 1_000);
        writeln!(table, "{number:08},佐倉 {name},090-0100-{number:04}").expect("memory");
    }
    let bytes = table.into_bytes();
    let input = kamei::source::Named::new("list.csv", &bytes);
    let (_, known) = session().inspect(&input, &mut Silent).expect("a table");
    assert!(known.len() > 10_000, "{}", known.len());
}

fn letters(number: usize) -> String {
    const DIGITS: [char; 10] = ['東', '西', '南', '北', '山', '川', '田', '野', '谷', '原'];
    [number / 100, number / 10 % 10, number % 10].map(|digit| DIGITS[digit]).iter().collect()
}

const ENGLISH: &str = "MRN,First Name,LAST_NAME,Street Address,Ward,Med,Notes\n\
    M1004711,Emma,Hartley,12 Elm St,4 East,metformin 500 mg,Pt Emma Hartley doing well\n\
    M1004712,Liam,Quigg,9 Oak Rd,4 West,lisinopril,seen with Emma Hartley\n";

#[test]
fn an_english_table_speaks_english_and_names_a_patient_in_any_order() {
    let output = written(&mut session(), ENGLISH.as_bytes(), &[]).expect("a table");
    let lines: Vec<&str> = output.lines().collect();
    let pseudonym = lines[1].split(',').next().expect("a cell");
    assert!(lines[1].contains(&format!("Pt {pseudonym} doing well")), "{output}");
    assert!(lines[1].contains("[HOSPITAL-") && !output.contains('〔'), "{output}");
    assert!(lines[2].contains("lisinopril") && !output.contains("Emma"), "{output}");
    assert!(!lines[2].contains(pseudonym) && !output.contains("Elm"), "{output}");
}

#[test]
fn a_column_of_prefectures_stays() {
    let table = "患者ID,都道府県\n00427718,福島県\n00427719,千葉県\n";
    let output = written(&mut session(), table.as_bytes(), &[]).expect("a table");
    assert!(output.contains("福島県") && output.contains("千葉県"), "{output}");
}
