//! Forms of names, bodies, numbers and dates in Japanese notes that the engine once missed, or took for what they are
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

/// No span touches the value.
fn none_touched(cases: &[(&str, &str)]) {
    for (text, value) in cases {
        let at = text.find(value).expect("the text says it");
        let touched = ENGINE
            .find(text, &Context::default())
            .into_iter()
            .any(|span| span.range.start < at + value.len() && at < span.range.end);
        assert!(!touched, "{text}: {:?}", found(text));
    }
}

#[test]
fn a_surname_that_is_a_word_is_found_where_someone_signs() {
    all_found(&[
        ("術者 花岡 実、助手 浮気・S. Tanabe", "浮気"),
        ("報告者 水流(3年目) 発生は夜間", "水流"),
        ("担当看護 鴻 / 配置医 西 先生", "鴻"),
        ("薬剤師段に相談し、減量とした。", "段"),
        ("\n薄 POD1 D2 ドレーン排液 少量", "薄"),
        ("敬具\n      心臓血管外科 ウィルソン 健", "ウィルソン 健"),
        ("上司(日下部次長)とはよく話す。", "日下部"),
        ("家族は夫と娘 百合\n介護は要支援2", "百合"),
        ("患者乾(イヌイ) 72歳", "乾"),
    ]);
    none_touched(&[
        ("単身赴任中(マレーシア・ペナン)の夫", "中"),
        ("負傷者 70代 男 伐採中", "代"),
        ("市長さんが表敬に来た。", "市長"),
        ("退 院 サ マ リ ー(整形外科)", "マ リ ー"),
    ]);
}

#[test]
fn who_writes_in_a_chat_without_hours_is_found() {
    let chat = "はるな> 402の方、尿30しか出てないです\nDr.もり> エコーもってく\nはるな> 了解です\nDr.もり> 3wayに替えよう";
    all_found(&[(chat, "はるな"), (chat, "もり")]);
}

#[test]
fn bodies_and_wards_with_kana_in_their_names_are_found_whole() {
    all_found(&[
        ("翌朝 もみの木整形を受診", "もみの木整形"),
        ("退院先 ケアハウス潮かぜ 次回 3月6日", "ケアハウス潮かぜ"),
        ("退院先はケアハウス潮かぜ、翌週に訪問", "ケアハウス潮かぜ"),
        ("発熱、花園おとくにクリニックより紹介", "花園おとくにクリニック"),
        ("通院先はクリニック・ド・ハルとした。", "クリニック・ド・ハル"),
        ("転院先 ひなたの丘リハビリテーション 4月", "ひなたの丘リハビリテーション"),
        ("サンゴ病棟 / 81歳", "サンゴ病棟"),
        ("場所 こもれび棟210号", "こもれび棟"),
        ("破水感あり入院(LDR 2号室)", "LDR 2号室"),
        ("3/14 Fri\n12W 回診\n", "12W"),
        ("要請は紀北消防、離陸11:09", "紀北消防"),
    ]);
    none_touched(&[
        ("回復期リハビリ病棟へ転棟し、コロナ病棟は閉鎖した。", "リハビリ病棟"),
        ("ケアハウス入居から半年。", "から半年"),
        ("妊娠12W 胎児心拍あり", "12W"),
    ]);
}

#[test]
fn numbers_in_brackets_and_behind_a_kanji_are_found() {
    all_found(&[
        ("要介護4 保険者 うるま市(472134)", "472134"),
        ("支払いの相談。国保(280412)は滞納。", "280412"),
        ("受給者証8310-2206714 自立支援", "8310-2206714"),
        ("生活保護受給番号(申請中) 申-0377", "申-0377"),
        ("2025.01.21 06:10 ラベル250121-0087", "250121-0087"),
    ]);
}

#[test]
fn days_beside_an_hour_a_name_or_another_day_are_dates() {
    all_found(&[
        ("【電話】12.19 17:25 家族より", "12.19"),
        ("2/4 2/6 授乳指導済", "2/6"),
        ("評価は済み(兵頭 1/7)。", "1/7"),
        ("肺炎球菌 ニューモバックス R3.10、インフル済", "R3.10"),
        ("術後訪問 9/20:PONVなし、NRS 3。", "9/20"),
    ]);
    none_touched(&[
        ("P波 2.8mV、R 11.6、インピーダンス 456", "R 11.6"),
        ("PT-INR前回 2.4、鼻出血なし。", "2.4"),
        ("SLTA 聴理解 8/10、呼称 13/20。", "8/10"),
        ("アレンドロン酸 35mg 週1(水曜)", "1(水曜)"),
    ]);
}

#[test]
fn where_someone_lives_in_katakana_is_a_place() {
    all_found(&[("次男(サンパウロ在住)が帰国予定", "サンパウロ")]);
}
