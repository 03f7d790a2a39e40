//! Numbers, codes, telephones, postcodes and ages.

use super::{all_found, none_found};

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
fn great_ages_are_found_without_the_word_years() {
    all_found(&[
        ("Mrs Fane (ninety-three) lives alone", "ninety-three"),
        ("Posy Fane, 101, of Hove", "101"),
    ]);
}

#[test]
fn a_number_beside_a_patients_name_is_the_patients() {
    all_found(&[
        ("患者 三枝 信乃 104773 女 71 提出科 外科", "104773"),
        ("対象:金城 由布子(58歳、19-33051、乳癌)に面接した。", "19-33051"),
        ("再来 蕗谷 芽衣 6歳 220817 昨日から咳がある。", "220817"),
        ("連絡は検査部の植松(2264)まで。", "2264"),
        ("六車医師(9114)に電話で報告した。", "9114"),
        ("医療保険 39472063/介護保険も申請した。", "39472063"),
        ("蓮見 ツヤ様 97 付添:長男夫婦が来院した。", "97"),
    ]);
    none_found(&["採血でPLT 1250000/μLまで増加し、WBC 12000、尿中赤血球 3000000/視野であった。"]);
}

#[test]
fn what_a_paper_or_a_specimen_is_numbered_with_is_found() {
    all_found(&[
        ("血培0521-88は陰性であった。", "0521-88"),
        ("死亡診断書 R6-0883を渡した。", "R6-0883"),
        ("技工指示書 G-0507-3を歯科技工所へ。", "G-0507-3"),
        ("生活保護受給中(ケースNo.南-2217)である。", "南-2217"),
    ]);
}

#[test]
fn a_fever_is_no_great_age() {
    none_found(&["fever over 101 F was treated at home", "temp 94 F on arrival, rewarmed"]);
}

#[test]
fn extensions_rooms_and_corners_are_found_whole() {
    all_found(&[
        ("new afib with RVR, please call x4471 for questions", "x4471"),
        ("adjuster reached at 800-555-0126 ext. 22 today", "800-555-0126 ext. 22"),
        ("Peds clinic 4-2290 is open until five", "4-2290"),
        ("notified the desk in Suite 210 about the swab", "210"),
        ("contact precautions for Rooms 301-304 until cleared", "301-304"),
        ("Group: 70025-01 for the claim that was received", "70025-01"),
        ("EMS sent to corner of Delmar & 9th for a fall", "corner of Delmar & 9th"),
        ("found down at 3100 block of N Keystone by a passerby", "3100 block of N Keystone"),
        ("0730 OR 3 EKWUEME, C lap chole under general", "EKWUEME, C"),
    ]);
    none_found(&["Mohs technique, ASA III, Ann Arbor stage II."]);
}

#[test]
fn a_number_before_a_name_at_the_head_of_a_line_is_the_patients() {
    all_found(&[
        ("0082-1 尾崎 圭 M 44 171.2 83.5の測定を行った。", "0082-1"),
        ("\"100245\",\"笠井 登\",\"1938/12/24\",\"要介護4\"", "100245"),
    ]);
    none_found(&["WBC 12000、CRP 0.3で改善を確認した。"]);
}

#[test]
fn days_in_kanji_and_a_second_telephone_are_found() {
    all_found(&[
        ("先月の二十三日に転倒された。", "二十三日"),
        ("眼底造影を来月四日に施行予定です。", "四日"),
        ("ショート利用は八日から十一日まで三泊。", "八日から十一日"),
        ("連携室 御中 (0564-47-2290/時間外0564-47-2200)へ", "0564-47-2290"),
    ]);
    none_found(&["二日から三日間様子をみる。", "術後三日目に抜糸した。"]);
}

#[test]
fn sex_behind_an_age_is_no_fever() {
    all_found(&[("pt 94 F from home", "94"), ("patient 93 F, lives alone", "93")]);
    none_found(&["Fever to 101 F overnight.", "T 95 F on arrival."]);
}

#[test]
fn a_number_that_ends_in_zeros_is_still_the_patients() {
    all_found(&[("登録 12345000 を確認した", "12345000")]);
}

#[test]
fn numbers_by_who_gave_them_and_codes_of_terms_are_told_apart() {
    all_found(&[
        ("UBRN 0004 5538 2206, booked", "0004 5538 2206"),
        ("band 77 0212 Q", "77 0212 Q"),
        ("Insurance: ZGP 8821 40076 (group)", "ZGP 8821 40076"),
        ("管理者 ステーションコード2460791\n059-366-0149", "059-366-0149"),
        ("救急隊コード4107", "4107"),
        ("研究ID SK-1182 署名", "SK-1182"),
        ("携帯下4桁 6619。", "6619"),
        ("12 Kererū Place, Waimārama", "12 Kererū Place"),
    ]);
    none_found(&["SNOMED 22298006, 73211009, 24526004. ATC C09AA05, B01AF02."]);
}

#[test]
fn numbers_as_they_are_dictated_and_in_kanji_are_found() {
    all_found(&[
        ("患者さんは鵜飼さん ID 二二七七の一六四 です。", "二二七七の一六四"),
        ("娘さん電話 ゼロ七〇 〇一八八 三三〇六 です。", "ゼロ七〇 〇一八八 三三〇六"),
        ("事故番号 R6-交-0528", "R6-交-0528"),
        ("新生児標識：G-0229-2", "G-0229-2"),
        ("記号番号 5120・778", "5120・778"),
        ("　記号番号：06274187　7012-335", "06274187　7012-335"),
        ("健保の記号・番号は204・11836。", "204・11836"),
        ("subj_id=047-0113", "047-0113"),
        ("Van ZX19 KQB left on site", "ZX19 KQB"),
        ("PV1|1|I|||||1966038279^LINDQVIST^ANNA", "1966038279"),
        (
            "Photos to portal.pelicanendo.example.com.au/r/7WQ2 today",
            "portal.pelicanendo.example.com.au/r/7WQ2",
        ),
        ("Dad is 96, more muddled.", "96"),
    ]);
    none_found(&[
        "悪化時は#8000へ。臍帯動脈血pH 7.211。",
        "OBX|1|NM|3F050000002327101^TG^JC10||312|mg/dL|30",
        "久山町スコアで中リスク。西尾式装具で免荷。",
    ]);
}
