//! The record: counts that add up, each treatment once, and no value of a patient.

use crate::fixture::{Explicit, finished, object, session};
use kamei::policy::Policy;
use kamei::record::{Files, Header, Record, Withheld};
use serde_json::Value;

fn file(number: usize) -> Vec<u8> {
    let number = number.to_string();
    let elements = [
        Explicit.element(0x0008_0080, "LO", b"Minato Hospital"),
        Explicit.element(0x0008_1030, "LO", b"CT chest SAKURABA"),
        Explicit.element(0x0020_0013, "IS", number.as_bytes()),
    ];
    Explicit.file(&object(Explicit, &elements))
}

fn record(files: &[Vec<u8>], withheld: &[Withheld]) -> (Value, String) {
    let session = session(7);
    let mut all = Files::default();
    for file in files {
        all.release(finished(&session, file).expect("released").entry);
    }
    withheld.iter().cloned().for_each(|file| all.withhold(file));
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    let text = Record::new(&policy, Header::default(), all).to_json();
    (serde_json::from_str(&text).expect("JSON"), text)
}

fn sum(list: &Value, name: &str) -> u64 {
    let list = list.as_array().expect("a list");
    list.iter().map(|one| one[name].as_u64().expect("a number")).sum()
}

#[test]
fn files_treated_alike_share_a_treatment() {
    let plain = Explicit.file(&object(Explicit, &[]));
    let (record, _) = record(&[file(1), file(2), plain, file(3)], &[]);
    assert_eq!(record["treatments"].as_array().map(Vec::len), Some(2));
    let given: Vec<u64> = record["entries"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["treatment"].as_u64().expect("a place"))
        .collect();
    assert_eq!(given, [0, 0, 1, 0]);
}

#[test]
fn counts_of_the_batch_are_those_of_its_files() {
    let (one, _) = record(&[file(1)], &[]);
    let (three, _) = record(&[file(1), file(2), file(3)], &[]);
    for (table, column) in [("by_rule", "elements"), ("by_rule", "files"), ("by_class", "kept")] {
        assert_eq!(3 * sum(&one[table], column), sum(&three[table], column), "{table} {column}");
    }
    let applied = sum(&one["treatments"][0]["applied"], "count");
    assert_eq!(applied, sum(&one["by_rule"], "elements"));
    // Name, number, birth date and the date of the study: one each.
    let of = |rule: &str| {
        let rules = three["by_rule"].as_array().expect("a list").iter();
        rules.filter(|row| row["id"] == rule).map(|row| row["elements"].clone()).next()
    };
    for rule in ["JP-IMG-001", "JP-IMG-002", "JP-IMG-003", "JP-IMG-006"] {
        assert_eq!(of(rule), Some(Value::from(3)), "{rule}");
    }
    let option = three["by_option"].as_array().expect("a list").iter();
    let shifted = option.filter(|row| row["option"] == "retain-modified-dates");
    assert_eq!(shifted.map(|row| row["files"].clone()).collect::<Vec<_>>(), [Value::from(3)]);
}

#[test]
fn what_stayed_goes_by_its_number_and_no_value_is_in_the_record() {
    let held = Withheld {
        number: 2,
        output: None,
        reason: "truncated".to_owned(),
        at: Some("byte 20".to_owned()),
    };
    let (record, text) = record(&[file(1)], &[held]);
    assert_eq!(record["held"]["truncated"], 1);
    assert_eq!(record["withheld"][0]["number"], 2);
    for value in ["SAKURABA", "HINATA", "K-4711", "1960", "Minato", "chest", "1.2.392"] {
        assert!(!text.contains(value), "{value}");
    }
}
