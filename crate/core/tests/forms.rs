//! Forms of numbers, dates, names and places that the engine once missed, or took for what they are
//! not. All people are invented.

use kamei::text::{Context, Engine};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new(include_bytes!("../data/text/dictionary.gz")).expect("the dictionary is whole")
});

fn found(text: &str) -> Vec<&str> {
    let spans = ENGINE.find(text, &Context::default());
    spans.into_iter().map(|span| &text[span.range]).collect()
}

/// Every value is covered by one span.
fn all_found(cases: &[(&str, &str)]) {
    for (text, value) in cases {
        assert!(found(text).iter().any(|one| one.contains(value)), "{text}: {:?}", found(text));
    }
}

fn none_found(texts: &[&str]) {
    for text in texts {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

#[test]
fn numbers_of_other_countries_are_found_by_their_labels() {
    all_found(&[
        ("UHID: 4410/IP/8817 seen today", "4410/IP/8817"),
        ("Aadhaar 5512 0034 9981 shown", "5512 0034 9981"),
        ("NRIC: S7719023F, clinic visit", "S7719023F"),
        ("NHI ZBK4419 referred by GP", "ZBK4419"),
        ("Provider no. 4417223K on file", "4417223K"),
        ("Tag No. 55/881 attached to belongings", "55/881"),
        ("Mob: 98110 00452", "98110 00452"),
        ("Hp 9001 4423 called", "9001 4423"),
    ]);
}

#[test]
fn what_is_numbered_and_no_ones_stays() {
    none_found(&[
        "Lot no. 44821 given, dose # 2 of 3.",
        "AP window node 12 x 8 mm, delphian node 0/1.",
        "Protocol # 4471, block no 12.",
    ]);
}

#[test]
fn postcodes_of_other_countries_are_found() {
    all_found(&[
        ("Address on file ends T23 XY9K", "T23 XY9K"),
        ("lives at 19 Otter Cct, Mernda 3754.", "3754"),
        ("family in Karaikudi - 630002", "630002"),
        ("moved to K1A 0B1 last year", "K1A 0B1"),
    ]);
    none_found(&["意識は GCS E3V4M6、BP 158/92。"]);
}

#[test]
fn dates_spelt_out_misread_or_in_a_row_are_found() {
    all_found(&[
        ("date of operation march twelfth twenty twenty five", "march twelfth twenty twenty five"),
        ("DOB O3/l1/1938 per fax", "O3/l1/1938"),
        ("born 24.VIII.1950 in Riga", "24.VIII.1950"),
        ("same rash as in july", "july"),
        ("SROM on 8-17 at home", "8-17"),
        ("訪問日は2日・5日・9日でした。", "2日・5日・9日"),
        ("受付日：25.9.11　採取日：25.9.10", "25.9.10"),
        ("判定日 7年4月3日", "7年4月3日"),
        ("入院6/2～6/27の経過", "6/27"),
        ("IC17日、妻同席", "17日"),
    ]);
}

#[test]
fn scores_before_and_after_are_no_dates() {
    none_found(&[
        "Pain 7/10 to 3/10 after Toradol.",
        "Monitoring 24/7, week 2/6 of rehab.",
        "瞳孔 3/3、上肢5/5、下肢4/5。",
        "疼痛は安静時2/10、体動時4/10で内服。転移は中央区域で2/7。",
    ]);
}

#[test]
fn great_ages_are_found_without_the_word_years() {
    all_found(&[
        ("Mrs Fane (ninety-three) lives alone", "ninety-three"),
        ("Posy Fane, 101, of Hove", "101"),
    ]);
}

#[test]
fn trades_that_few_follow_are_found_and_common_ones_are_not() {
    all_found(&[
        ("He works as a bell ringer at weekends", "bell ringer"),
        ("retired lace inspector, non-smoker", "lace inspector"),
    ]);
    none_found(&["Retired teacher, former smoker.", "She is a poor historian."]);
}

#[test]
fn towns_roads_and_firms_are_found_without_a_number() {
    all_found(&[
        ("family is from Jerrabomberra and visits", "Jerrabomberra"),
        ("fell on Bardstown Rd last night", "Bardstown Rd"),
        ("studied at the University of Sussex", "University of Sussex"),
        ("employed by Kroger since spring", "Kroger"),
        ("（娘はロンドン、息子は不明）と同居なし", "ロンドン"),
        ("「ひだまり工房」への通所を再開", "ひだまり工房"),
        ("小5（桜台小）で流行", "桜台小"),
    ]);
}

#[test]
fn a_reading_in_brackets_goes_with_its_name() {
    all_found(&[
        ("薬剤部　黒木様（くろぎ）より", "くろぎ"),
        ("氏名：岡田潤様（OKADA JUN）", "OKADA JUN"),
    ]);
}

#[test]
fn names_in_small_letters_and_with_nicknames_are_found() {
    all_found(&[
        ("given zofran 4mg by latoya rn", "latoya"),
        ("Rosalind \"Posy\" Fanshawe was seen", "Fanshawe"),
        ("report to siobhan at 0700", "siobhan"),
    ]);
}

#[test]
fn a_doctor_called_like_a_sign_is_found_again_and_the_sign_stays() {
    let text = "Seen by Dr Babinski. Babinski downgoing. Case discussed again, Babinski agrees.";
    let spans = ENGINE.find(text, &Context::default());
    let starts: Vec<usize> = spans.iter().map(|span| span.range.start).collect();
    assert_eq!(starts, [11, 63], "{:?}", found(text));
}

#[test]
fn instruments_levels_and_coined_words_are_no_names() {
    none_found(&[
        "Kocher, Allis, Babcock and DeBakey clamps used.",
        "Decompensated HFrEF, HFpEF excluded, Clark III.",
        "ペアン、モスキートを準備した。",
        "三頭筋と大後頭孔、中鼻甲介に異常なし。",
    ]);
}

#[test]
fn a_place_ends_with_its_sentence() {
    let text = "lives at Woolloomooloo. Waterlow 12.";
    assert!(found(text).iter().all(|one| !one.contains("Waterlow")), "{:?}", found(text));
}
