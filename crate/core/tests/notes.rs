//! Notes of a patient whom the rest of the batch knows.

use kamei::key::ProjectKey;
use kamei::phi::Phi;
use kamei::plan::{Amendment, Row, Wish};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::{Request, Session};
use kamei::source::Named;
use kamei::text::Reader;
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

/// The text that comes out of one file alone.
fn request(input: &str) -> Request<'_> {
    Request { input, ..Request::default() }
}

fn written(session: &Session, text: &str, amendments: &[Amendment]) -> Result<String, Code> {
    let bytes = text.as_bytes().to_vec();
    let finished =
        session.finish(&bytes, &Request { amendments, ..request("note.txt") }, &mut Silent);
    let finished = finished.map_err(|reason| reason.code)?;
    let output = finished.released.rope().to_vec(&bytes).expect("bytes");
    Ok(String::from_utf8(output).expect("UTF-8"))
}

fn rows(session: &Session, text: &str) -> (Vec<Row>, Vec<Row>) {
    let bytes = text.as_bytes().to_vec();
    let review = session.review(&bytes, "note.txt", &[], &mut Silent).expect("a review");
    (review.rows, review.near)
}

fn amendment(path: &str, action: Wish, word: Option<&str>) -> Amendment {
    let word = word.map(|word| Phi::new(word.to_owned()));
    Amendment {
        path: path.to_owned(), action, reason: "読み直した".to_owned(), word, item: None
    }
}

/// Patient's Name and Patient ID of an invented patient, as Explicit VR Little Endian.
const SCAN: &[u8] =
    b"\x08\0\x60\0CS\x02\0CT\x10\0\x10\0PN\x0e\0SAKURA^HINATA \x10\0\x20\0LO\x08\x0000427718";

#[test]
fn a_note_that_names_a_known_patient_gets_the_same_pseudonym() {
    let mut session = session();
    let scan = SCAN.to_vec();
    let (pictured, known) = session.inspect(&scan, &mut Silent).expect("a scan");
    session.learn(&known);
    let note =
        "患者番号 00427718\n2024年3月5日 Sakura Hinata様、発熱あり。主治医 山田太郎\n".to_owned();
    let bytes = note.into_bytes();
    let file = Named::new("letters/note.txt", &bytes);
    let (noted, _) = session.inspect(&file, &mut Silent).expect("a note");
    assert_eq!(noted.patient.pseudonym, pictured.patient.pseudonym);
    let finished =
        session.finish(&file, &request("letters/note.txt"), &mut Silent).expect("a released note");
    let output = finished.released.rope().to_vec(&bytes).expect("bytes");
    let output = String::from_utf8(output).expect("UTF-8");
    for gone in ["00427718", "Hinata", "山田", "3月5日"] {
        assert!(!output.contains(gone), "{output}");
    }
    assert!(output.contains("発熱あり"), "{output}");
    assert!(finished.name.starts_with(&noted.patient.pseudonym));
}

#[test]
fn a_note_is_held_without_the_dictionary() {
    let policy = Policy::named("jp-pseudonymized").expect("a policy");
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    let bytes = "所見なし".as_bytes().to_vec();
    let held = session.finish(&bytes, &request("note.txt"), &mut Silent);
    assert_eq!(held.expect_err("nothing reads it").code, Code::NoTextEngine);
}

/// The guideline's picture of three levels: 顕名, 仮名, 匿名.
#[test]
fn a_note_goes_down_the_three_levels_of_the_guidelines_picture() {
    let named = "氏名：山田太郎\n生年月日：1960年1月1日\n住所：東京都中央区築地1-1-1\n診断：肺炎\n";
    let pseudonymized = written(&session(), named, &[]).expect("a note");
    let lines: Vec<&str> = pseudonymized.lines().collect();
    assert!(lines[0].starts_with("氏名：K-") && lines[0].chars().count() == 15, "{pseudonymized}");
    assert_eq!(lines[1..], ["生年月日：1960年1月", "住所：東京都中央区", "診断：肺炎"]);
    let anonymized = written(&under("jp-anonymized"), named, &[]).expect("a note");
    assert_eq!(anonymized, "氏名：\n生年月日：1960年代\n住所：\n診断：肺炎\n");
}

#[test]
fn the_same_doctor_is_the_same_word_in_every_note() {
    let session = session();
    let token = |note: &str| {
        let text = written(&session, note, &[]).expect("a note");
        let start = text.find("〔医師").expect("a doctor");
        text[start..].split_inclusive('〕').next().map(str::to_owned)
    };
    let one = token("主治医：水野 圭\n所見：異常なし。\n");
    assert_eq!(one, token("2024年5月1日 主治医 水野 圭 が説明した。"));
    assert_ne!(one, token("主治医：榊原 健\n"));
}

#[test]
fn every_stretch_is_a_line_of_the_review_with_before_and_after() {
    let note = "患者ID：00427718\n氏名：佐倉 陽向\n電話 090-0184-2236、2024年3月5日受診。\n";
    let (rows, _) = rows(&session(), note);
    let of = |label: &str| {
        let row = rows.iter().find(|row| row.before.as_deref() == Some(label));
        row.unwrap_or_else(|| panic!("{label}: {rows:#?}"))
    };
    let name = of("佐倉 陽向");
    let span = name.span.expect("a stretch");
    let letters: Vec<char> = note.chars().collect();
    assert_eq!(letters[span.start..span.end].iter().collect::<String>(), "佐倉 陽向");
    assert!(name.locked && name.after.as_deref().is_some_and(|after| after.starts_with("K-")));
    assert_eq!(of("00427718").after, name.after);
    assert_eq!(of("090-0184-2236").after.as_deref(), Some("〔電話〕"));
    assert_ne!(of("2024年3月5日").after, of("2024年3月5日").before);
}

#[test]
fn a_person_keeps_and_masks_stretches_and_words() {
    let session = session();
    let note = "氏名：佐倉 陽向\n内線 4471、院内製剤アルファ を処方。紹介はなし。\n";
    let (found, _) = rows(&session, note);
    let phone = found.iter().find(|row| row.keyword == "phone").expect("a telephone");
    let kept = written(&session, note, &[amendment(&phone.path, Wish::Keep, None)]);
    assert!(kept.expect("a note").contains("内線 4471"));
    let name = found.iter().find(|row| row.keyword == "name").expect("a name");
    let locked = written(&session, note, &[amendment(&name.path, Wish::Keep, None)]);
    assert_eq!(locked, Err(Code::AmendmentLocked));
    let at = note.find("アルファ").map(|at| note[..at].chars().count()).expect("a word");
    let path = format!("text@{at}-{}", at + 4);
    let here = written(&session, note, &[amendment(&path, Wish::Mask, None)]).expect("a note");
    let everywhere = written(&session, note, &[amendment("text", Wish::Mask, Some("アルファ"))]);
    for text in [here, everywhere.expect("a note")] {
        assert!(!text.contains("アルファ") && text.contains("院内製剤"), "{text}");
    }
    let whole = written(&session, note, &[amendment("text", Wish::Keep, None)]);
    assert_eq!(whole, Err(Code::AmendmentLocked));
    let beyond = written(&session, note, &[amendment("text@2-4000", Wish::Mask, None)]);
    assert_eq!(beyond, Err(Code::AmendmentUnknown));
}

#[test]
fn a_word_that_is_kept_never_reaches_the_record() {
    let given = amendment("text", Wish::Keep, Some("佐倉台"));
    let text = serde_json::to_string(&given).expect("JSON");
    assert!(!text.contains("佐倉台") && !format!("{given:?}").contains("佐倉台"));
    let read: Amendment = serde_json::from_str(
        r#"{"path":"text","action":"keep","reason":"a ward","word":"佐倉台"}"#,
    )
    .expect("an amendment");
    assert_eq!(read.word, Some(Phi::new("佐倉台".to_owned())));
}

#[test]
fn what_a_note_says_of_its_patient_is_sought_in_every_other_file() {
    let mut session = session();
    let head = "患者ID：00427718\n氏名：佐倉 陽向\n".as_bytes().to_vec();
    let (first, known) =
        session.inspect(&Named::new("head.txt", &head), &mut Silent).expect("a note");
    session.learn(&known);
    let other = "佐倉陽向の母より電話。カルテ 00427718 を参照。".as_bytes().to_vec();
    let (second, _) =
        session.inspect(&Named::new("other.md", &other), &mut Silent).expect("a note");
    assert_eq!(first.patient.pseudonym, second.patient.pseudonym);
    let output = written(&session, "佐倉陽向の母より電話。カルテ 00427718 を参照。", &[]);
    let output = output.expect("a note");
    assert!(!output.contains("佐倉") && !output.contains("00427718"), "{output}");
}

#[test]
fn a_town_that_is_called_like_a_patient_does_not_hold_the_note() {
    let mut session = session();
    let head = "患者ID：00427718\n氏名：佐倉 陽向\n".as_bytes().to_vec();
    let (_, known) = session.inspect(&Named::new("head.txt", &head), &mut Silent).expect("a note");
    session.learn(&known);
    let output = written(&session, "住所: 千葉県佐倉市鏑木町1-2-3。佐倉市の病院へ通院中。", &[]);
    let output = output.expect("a note");
    assert!(!output.contains("佐倉"), "{output}");
    let other = written(&session, "住所: 千葉県市川市八幡3-1。", &[]).expect("a note");
    assert!(other.contains("千葉県市川市") && !other.contains("八幡"), "{other}");
}

#[test]
fn an_id_is_found_in_groups_and_without_its_zeros() {
    let mut session = session();
    let (_, known) = session.inspect(&SCAN.to_vec(), &mut Silent).expect("a scan");
    session.learn(&known);
    let note = "カルテ 0042-7718、427718、００４２ ７７１８ を参照。番号 5127718 は別。";
    let output = written(&session, note, &[]).expect("a note");
    assert!(!output.contains("7718、") && !output.contains("７７１８"), "{output}");
}

#[test]
fn a_note_keeps_its_encoding_and_its_line_ends() {
    use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};
    let session = session();
    let note = "主治医：水野 圭\r\n所見：異常なし。\r\n";
    for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP] {
        let (bytes, _, _) = encoding.encode(note);
        let bytes = bytes.into_owned();
        let finished = session.finish(&bytes, &request("note.txt"), &mut Silent);
        let output = finished.expect("a note").released.rope().to_vec(&bytes).expect("bytes");
        let (text, _, lossy) = encoding.decode(&output);
        assert!(!lossy && text.contains("異常なし。\r\n") && !text.contains("水野"), "{text}");
    }
}

#[test]
fn what_no_text_should_be_is_held() {
    let session = session();
    let mixed = [&encoding_rs::SHIFT_JIS.encode("氏名 佐倉陽向").0, "所見なし".as_bytes()].concat();
    let line = |text: &str| [text.as_bytes(), b"\n"].concat();
    let odd = encoding_rs::SHIFT_JIS.encode("氏名 佐倉陽向\n").0.into_owned();
    let mostly = [line("所見なし").repeat(500), odd, line("経過良好").repeat(500)].concat();
    for bytes in [mixed, mostly, b"abc\0def".to_vec(), b"\xff\xfe\x00\xd8".to_vec()] {
        let held = session.finish(&bytes, &request("note.txt"), &mut Silent);
        assert_eq!(held.expect_err("held").code, Code::UnknownEncoding);
    }
}

/// Two hundred megabytes that nobody has to hold.
struct Endless;

impl kamei::source::Source for Endless {
    fn len(&self) -> u64 {
        200 << 20
    }

    #[allow(clippy::unnecessary_literal_bound)] // As the trait has it.
    fn name(&self) -> &str {
        "long.txt"
    }

    fn read_at(&self, _: u64, buf: &mut [u8]) -> Result<(), kamei::source::ReadError> {
        buf.fill(b'a');
        Ok(())
    }
}

#[test]
fn a_text_too_long_to_be_read_at_once_is_held() {
    let held = session().inspect(&Endless, &mut Silent);
    assert_eq!(held.expect_err("held").code, Code::TextTooLong);
}

#[test]
fn what_comes_later_is_held_by_its_name() {
    for (bytes, name, code) in [
        (&b"%PDF-1.7"[..], "letter.pdf", Code::Pdf),
        (b"PK\x03\x04", "letter.docx", Code::Office),
        (b"MSH|^~\\&|", "message.txt", Code::Hl7),
    ] {
        let bytes = bytes.to_vec();
        let file = Named::new(name, &bytes);
        assert_eq!(session().inspect(&file, &mut Silent).expect_err("held").code, code);
    }
}
