//! The guideline's picture of three levels, 顕名 → 仮名 → 匿名, in a note and in a table:
//! 山田太郎 / 1960年1月1日 / 東京都中央区築地1-1-1 / 肺炎.

use kamei::key::ProjectKey;
use kamei::keyfile::KeyState;
use kamei::policy::{Choice, Policy};
use kamei::progress::Silent;
use kamei::pseudonyms::Table;
use kamei::session::{Request, Session};
use kamei::source::Named;
use kamei::text::Reader;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

static READER: LazyLock<Arc<Reader>> =
    LazyLock::new(|| Arc::new(Reader::new(include_bytes!("../data/text/dictionary.gz"))));

const NOTE: &str = "患者ID：00427718\n氏名：山田太郎\n生年月日：1960年1月1日\n住所：東京都中央区築地1-1-1\n診断：肺炎\n";

fn table() -> String {
    let mut table = "患者ID,氏名,生年月日,住所,診断名\n".to_owned();
    for number in 18..24 {
        let _ = writeln!(table, "004277{number},山田太郎,1960年1月1日,東京都中央区築地1-1-1,肺炎");
    }
    table
}

/// 仮名 as a site may have it: a number of six digits from its own list, and addresses to the town.
fn site(address: &str) -> Session {
    let profile = format!(
        "id = \"lab\"\ntitle = \"Lab\"\nbase = \"jp-pseudonymized\"\nreason = \"地域を比べる\"\naddress = \"{address}\"\n"
    );
    let choice = Choice { site: Some(profile), ..Choice::default() };
    let policy = Policy::new(choice.profile().expect("a profile")).expect("no contradiction");
    let mut list = "患者ID,仮名ID\n".to_owned();
    for number in 18..24 {
        let _ = writeln!(list, "004277{number},4829{number}");
    }
    let mut state = KeyState::new([7; 32]);
    state.adopt(Table::read(list.as_bytes()).expect("a list")).expect("nothing known before");
    Session::new(policy.reading(Arc::clone(&READER)), state.key().expect("a key"))
        .named_by(state.pseudonyms())
}

fn anonymized() -> Session {
    let policy = Policy::named("jp-anonymized").expect("a policy").reading(Arc::clone(&READER));
    Session::new(policy, ProjectKey::from_random([7; 32]))
}

fn written(mut session: Session, name: &str, content: &str) -> String {
    let bytes = content.as_bytes().to_vec();
    let (_, known) = session.inspect(&Named::new(name, &bytes), &mut Silent).expect("it is read");
    session.learn(&known);
    let request = Request { input: name, ..Request::default() };
    let finished = session.finish(&bytes, &request, &mut Silent).expect("it is released");
    let output = finished.released.rope().to_vec(&bytes).expect("its bytes");
    String::from_utf8(output).expect("UTF-8")
}

#[test]
fn a_pseudonymized_note_has_six_digits_a_month_a_place_as_chosen_and_the_disease() {
    for (address, place) in [("municipality", "東京都中央区"), ("town", "東京都中央区築地")]
    {
        let expected = format!(
            "患者ID：482918\n氏名：482918\n生年月日：1960年1月\n住所：{place}\n診断：肺炎\n"
        );
        assert_eq!(written(site(address), "note.txt", NOTE), expected);
    }
}

#[test]
fn a_pseudonymized_table_has_six_digits_a_month_a_place_as_chosen_and_the_disease() {
    for (address, place) in [("municipality", "東京都中央区"), ("town", "東京都中央区築地")]
    {
        let output = written(site(address), "list.csv", &table());
        let expected = format!("482918,482918,1960年1月,{place},肺炎");
        assert_eq!(output.lines().nth(1), Some(expected.as_str()));
    }
}

#[test]
fn what_is_anonymized_has_a_decade_and_the_disease() {
    let note = written(anonymized(), "note.txt", NOTE);
    assert_eq!(note, "患者ID：\n氏名：\n生年月日：1960年代\n住所：\n診断：肺炎\n");
    let table = written(anonymized(), "list.csv", &table());
    assert_eq!(table.lines().nth(1), Some(",,1960年代,,肺炎"));
}
