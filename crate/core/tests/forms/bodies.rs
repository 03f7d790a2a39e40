//! Hospitals, wards, employers and places.

use super::{ENGINE, all_found, found, none_found};
use kamei::text::Context;

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
fn a_place_ends_with_its_sentence() {
    let text = "lives at Woolloomooloo. Waterlow 12.";
    assert!(found(text).iter().all(|one| !one.contains("Waterlow")), "{:?}", found(text));
}

#[test]
fn bodies_as_staff_shorten_them_are_found() {
    all_found(&[
        ("持参薬は城南調剤のもの。", "城南調剤"),
        ("転院先は海南リハで調整中。", "海南リハ"),
        ("近くのうめだ整形で湿布をもらっていた。", "うめだ整形"),
        ("在庫を確認した → 射水総合(薬剤部)へ。", "射水総合"),
        ("孫は恩納ダイバーズ勤務と話す。", "恩納ダイバーズ"),
        ("高校卒業後に胎内セラミックス入社、製造を担当した。", "胎内セラミックス"),
        ("妻はスーパー「まるとみ」でパートをしている。", "まるとみ"),
        ("3階東回復期病棟へ転棟した。", "3階東回復期病棟"),
        ("2病棟 208号でお休みになった。", "208号"),
        ("病棟5Bに確認した。", "5B"),
    ]);
    none_found(&[
        "急性期リハを開始し、地域総合ケアについて説明した。",
        "夜間勤務が多く、製造業勤務と話す。新卒入社の時から。",
        "自宅は木造2階、ご子息宅への転居を検討した。",
    ]);
}

#[test]
fn wards_and_rooms_by_their_code_are_found() {
    all_found(&[
        ("6A 12床目の方、神経内科へ転科した。", "6A"),
        ("血培2セット済み。308 大島さん 本日退院となった。", "308"),
        ("佐久間(内) 4011へ電話した。", "4011"),
        ("単車のナンバーは三河 あ 41-07である。", "あ 41-07"),
    ]);
}

#[test]
fn a_clinic_at_the_head_of_a_field_goes_with_all_of_its_name() {
    all_found(&[(
        "みなもと内科クリニック 御机下 平素より大変お世話になっております。",
        "みなもと内科クリニック",
    )]);
    none_found(&["近くの内科クリニックを受診した。"]);
}

#[test]
fn clinics_in_kana_and_in_short_are_found() {
    all_found(&[
        ("いでがみ脳外科でCT撮影後に転送", "いでがみ脳外科"),
        ("紹介のあった【まるやま耳鼻科】には受診済み", "まるやま耳鼻科"),
        ("送信先:宮の前訪問看護ステーション 管理者", "宮の前訪問看護ステーション"),
        ("指示医 北(南クリニック)", "南クリニック"),
        ("かかりつけ薬局:コスモス調剤 緊急", "コスモス調剤"),
        ("派遣元(スタッフリンク)担当者", "スタッフリンク"),
    ]);
    none_found(&["近くの内科でもらった。救命センターへ搬送。転院先:調整中。かかりつけ:なし"]);
}

#[test]
fn who_is_employed_where_is_found_with_and_without_marks() {
    all_found(&[
        ("夫(トヨタ勤務)が同席。", "トヨタ"),
        ("長男は日立製作所勤務の技師。", "日立製作所"),
        ("孫は恩納ダイバーズ勤務", "恩納ダイバーズ"),
        ("胎内セラミックス入社", "胎内セラミックス"),
    ]);
    none_found(&["現在は短時間勤務。平日のみの日勤勤務、在宅勤務が可。"]);
}

#[test]
fn a_column_of_diseases_is_no_column_of_names() {
    let table = "部屋,ID,氏名,年齢,病名\n501,118830,茂庭 寿,94,誤嚥性肺炎\n502,090217,血脇 トシ,72,心不全\n";
    let found = found(table);
    assert!(found.contains(&"茂庭 寿") && found.contains(&"94"), "{found:?}");
    assert!(!found.iter().any(|one| one.contains("肺炎") || *one == "72"), "{found:?}");
    let staff = "病棟,看護師名,病名\n3A,轟 灯,肺炎\n";
    assert!(
        ENGINE
            .find(staff, &Context::default())
            .iter()
            .any(|span| &staff[span.range.clone()] == "轟 灯")
    );
}

#[test]
fn rooms_and_wards_beside_one_another_are_found_whole() {
    all_found(&[
        ("対象② 鵜飼（4西 412）に説明した。", "4西 412"),
        ("病室：8北 無菌812号室に移る。", "8北 無菌812号室"),
        ("入院中（個室3S-318）である。", "3S-318"),
        ("南棟7階 715号から転室した。", "715号"),
        ("2B病棟 221-4 / 患者番号 R-00846", "221-4"),
        ("1名が309号の急変に対応した。", "309号"),
        ("あと407の奥さんと面談する。", "407"),
        ("402の平さん、ナースコール。", "402"),
        ("ユニット「あじさい」で過ごす。", "あじさい"),
    ]);
    none_found(&["血圧は120の人が多い。"]);
}

#[test]
fn clinics_of_several_departments_and_medical_centres_are_found_whole() {
    all_found(&[
        ("みずき耳鼻咽喉科アレルギー科に通う。", "みずき耳鼻咽喉科アレルギー科"),
        ("延丘総合医療センター 耳鼻咽喉科", "延丘総合医療センター"),
        ("秩父郡皆野町下日野沢 町営住宅B-6に住む。", "町営住宅B"),
    ]);
}
