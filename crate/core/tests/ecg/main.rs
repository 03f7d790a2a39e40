//! Electrocardiograms in XML and records of WFDB: what goes, what stays, and what is held.

mod fixture;
mod folder;
mod hostile;
#[path = "../signals/fixture.rs"]
#[allow(dead_code)] // It makes more than sets need.
mod recordings;
mod samples;
mod sets;
mod wfdb;

use kamei::key::ProjectKey;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Request, Session};
use kamei::source::Named;
use kamei::text::Reader;
use kamei::traces::Window;
use std::sync::{Arc, LazyLock};

pub(crate) static READER: LazyLock<Arc<Reader>> = LazyLock::new(|| {
    Arc::new(Reader::new(include_bytes!("../../data/text/dictionary.gz").to_vec()))
});

pub(crate) fn session() -> Session {
    let policy = Policy::named("jp-pseudonymized").expect("a policy").reading(Arc::clone(&READER));
    Session::new(policy, ProjectKey::from_random([7; 32]))
}

/// Bytes of the patient's names, in the encodings of the files.
const NAMES: [&[u8]; 3] = [b"akuraba", b"AKURABA", "佐倉".as_bytes()];

pub(crate) fn names_someone(bytes: &[u8]) -> bool {
    NAMES.iter().any(|name| bytes.windows(name.len()).any(|window| window == *name))
}

/// What comes out of one file that is a batch of its own.
pub(crate) fn output(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let mut session = session();
    let bytes = bytes.to_vec();
    let source = Named::new(name, &bytes);
    let (_, known) = session.inspect(&source, &mut Silent)?;
    session.learn(&known);
    let request = Request { input: name, ..Request::default() };
    let finished = session.finish(&source, &request, &mut Silent)?;
    Ok(finished.released.rope().to_vec(&source)?)
}

fn written(name: &str, text: &str) -> String {
    String::from_utf8(output(name, text.as_bytes()).expect("a released file")).expect("UTF-8")
}

fn pseudonym() -> String {
    let bytes = fixture::MUSE.as_bytes().to_vec();
    let source = Named::new("muse.xml", &bytes);
    session().inspect(&source, &mut Silent).expect("an ECG").0.patient.pseudonym
}

#[test]
fn no_one_is_named_in_any_document() {
    for (name, text) in fixture::ALL {
        let output = written(name, text);
        for gone in [
            "00427718",
            "akuraba",
            "AKURABA",
            "inata",
            "INATA",
            "佐倉",
            "陽向",
            "akeda",
            "武田",
            "ller",
            "Kenji",
            "Kaede",
            "Hina",
            "築地",
            "1234",
            "DOC-7781",
            "US123",
            "61d1a24f",
            "1930-03-11",
            "19300311",
            "-03-1930",
            "iVBOR",
        ] {
            let stays = gone == "1234" && name == "muse.xml";
            assert!(stays || !output.contains(gone), "{name}: {gone}\n{output}");
        }
        assert!(output.contains(&pseudonym()), "{name}\n{output}");
    }
}

#[test]
fn what_was_measured_and_found_stays() {
    let muse = written("muse.xml", fixture::MUSE);
    for stays in [
        "<QTInterval>364</QTInterval>",
        "Sinus rhythm",
        "AQD+/wMA\nBAAFAA==",
        "<PatientAge>90</PatientAge>",
        "<Gender>FEMALE</Gender>",
        "MAC55",
        "<!DOCTYPE RestingECG SYSTEM \"restecg.dtd\">",
        "-1930</DateofBirth>",
    ] {
        assert!(muse.contains(stays), "{stays}\n{muse}");
    }
    let aecg = written("aecg.xml", fixture::AECG);
    for stays in [
        "<digits>-2 4 0 12 427718</digits>",
        "動悸あり",
        "MDC_ECG_LEAD_II",
        "<birthTime value=\"19300301\"/>",
    ] {
        assert!(aecg.contains(stays), "{stays}\n{aecg}");
    }
    let sierra = written("sierra.xml", fixture::SIERRA);
    for stays in ["AQD+/wMABAA=", "<leftstatement>Sinus rhythm</leftstatement>", "PageWriter TC50"]
    {
        assert!(sierra.contains(stays), "{stays}\n{sierra}");
    }
    assert!(written("cda.xml", fixture::CDA).contains("洞調律"));
}

/// The day in a form of digits, as a number that grows.
fn days(output: &str, before: &str, form: &str) -> i32 {
    let at = output.find(before).expect("the place") + before.len();
    let text = &output[at..at + form.len()];
    let of = |letter: char| -> u32 {
        let digits = form.chars().zip(text.chars()).filter(|(sign, _)| *sign == letter);
        digits.map(|(_, digit)| digit).collect::<String>().parse().expect("a number")
    };
    let month = time::Month::try_from(of('M') as u8).expect("a month");
    time::Date::from_calendar_date(of('Y') as i32, month, of('D') as u8)
        .expect("a date")
        .to_julian_day()
}

#[test]
fn the_same_day_moves_by_the_same_days_in_every_form() {
    let muse = days(&written("muse.xml", fixture::MUSE), "<AcquisitionDate>", "MM-DD-YYYY");
    let aecg = days(&written("aecg.xml", fixture::AECG), "<center value=\"", "YYYYMMDD");
    let sierra = days(&written("sierra.xml", fixture::SIERRA), "<reportinfo date=\"", "YYYY-MM-DD");
    let cda = days(&written("cda.xml", fixture::CDA), "<effectiveTime value=\"", "YYYYMMDD");
    assert_eq!([muse, sierra, cda], [aecg; 3]);
    let before = time::Date::from_calendar_date(2021, time::Month::May, 10).expect("a date");
    assert_ne!(muse, before.to_julian_day());
}

#[test]
fn other_documents_of_cda_stay_held() {
    let letter = fixture::CDA.replace("11524-6", "18842-5");
    assert_eq!(output("letter.xml", letter.as_bytes()).expect_err("a letter").code, Code::Cda);
    // A letter that mentions an ECG is still a letter.
    let letter = letter.replace("<title>", "<templateId root=\"11524-6\"/><title>");
    assert_eq!(output("letter.xml", letter.as_bytes()).expect_err("a letter").code, Code::Cda);
}

#[test]
fn leads_are_drawn_and_the_missing_ones_follow() {
    let drawn = |name: &'static str, text: &'static str| {
        let window = Window { start: 0.0, seconds: 0.0, columns: 5 };
        session().traces(&text.as_bytes().to_vec(), name, &[], window).expect("traces")
    };
    let muse = drawn("muse.xml", fixture::MUSE);
    let labels: Vec<&str> = muse.channels.iter().map(|channel| channel.label.as_str()).collect();
    assert_eq!(labels, ["I", "II", "III", "aVR", "aVL", "aVF"]);
    assert!((muse.length - 0.01).abs() < 1e-9);
    assert!((muse.channels[1].highest[1] - 4.0 * 4.88).abs() < 1e-3);
    assert!((muse.channels[2].lowest[1] - 6.0 * 4.88).abs() < 1e-3);
    assert!(muse.marks[0].text.contains("Hinata") && !muse.marks[0].written.contains("Hinata"));
    assert!(muse.marks[1].text.starts_with("Confirmed") && muse.marks[1].written.is_empty());
    let aecg = drawn("aecg.xml", fixture::AECG);
    assert_eq!((aecg.channels[0].label.as_str(), aecg.channels[0].lowest[1]), ("II", 10.0));
    let sierra = drawn("sierra.xml", fixture::SIERRA);
    assert_eq!((sierra.channels.len(), sierra.channels[0].lowest[2]), (2, -10.0));
}
