//! Forms of numbers, dates, names and places that the engine once missed, or took for what they are
//! not. All people are invented.

use kamei::known;
use kamei::text::{Context, Engine, Seeds};
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
        "There is a Baker cyst 31 x 12 mm on MR. Tegner 7 before.",
        "ペアン、モスキートを準備した。",
        "三頭筋と大後頭孔、中鼻甲介に異常なし。",
    ]);
}

#[test]
fn a_place_ends_with_its_sentence() {
    let text = "lives at Woolloomooloo. Waterlow 12.";
    assert!(found(text).iter().all(|one| !one.contains("Waterlow")), "{:?}", found(text));
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
fn days_in_a_row_are_dates_and_days_after_an_operation_are_none() {
    for (text, days) in [
        ("訪問実施日 6,13,20,27日に伺いました。", vec!["6", "13", "20", "27"]),
        ("訪問日: 1 4 8 11 15(計5回)の報告です。", vec!["1", "4", "8", "11", "15"]),
        ("4月2、5、9日に訪問しました。", vec!["2", "5", "9"]),
        ("訪問日 9/3(火)、10(火)、17(火)の報告です。", vec!["10", "17"]),
    ] {
        let found = found(text);
        for day in days {
            assert!(found.iter().any(|one| one.trim_end_matches('日') == day), "{text}: {found:?}");
        }
    }
    none_found(&["1、3、7日目に採血する予定とした。", "次回は2、3日後に再診として下さい。"]);
}

#[test]
fn an_era_before_a_word_that_measures_is_still_a_date() {
    all_found(&[("R6/11/14 大槻さんが来院した。", "R6/11/14")]);
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
fn foreigners_in_kana_are_found_beside_an_age() {
    all_found(&[
        ("#12 ソン・ジヨン 26 ジャンパー膝の診察をした。", "ソン・ジヨン"),
        ("ブイ・ミン・クォン、25、技能実習生の診察をした。", "ブイ・ミン・クォン"),
    ]);
    none_found(&["麻酔:GA+大腿神経ブロックで施行した。", "培養はCandida glabrataとのこと。"]);
}

#[test]
fn one_title_behind_another_is_none_of_the_name() {
    assert_eq!(found("地域連携の白河さん(MSW)に折返し電話を依頼した。"), ["白河"]);
}

#[test]
fn feasts_that_move_and_days_with_a_dash_are_dates() {
    all_found(&[
        ("He came back on Shrove Tuesday and again before Palm Sunday.", "Shrove Tuesday"),
        ("He came back on Shrove Tuesday and again before Palm Sunday.", "Palm Sunday"),
        ("crush injury, last seen 1-27 in the hand clinic", "1-27"),
    ]);
    none_found(&["to be seen 2-3 times a week until healed"]);
}

#[test]
fn a_month_and_a_day_beside_another_of_that_month_are_a_date_and_a_share_is_none() {
    all_found(&[
        ("FOLFOX given 7/8; next due 7/22 in clinic", "7/8"),
        ("| 6/1 | 6/8 | 6/15 | of the flow sheet", "6/8"),
        ("cert period 11/04/24-01/02/25 for home care", "01/02/25"),
        ("cert period 11/04/24-01/02/25 for home care", "11/04/24"),
        ("Leave requested 8/12-8/16 by the employer", "8/12"),
        ("Chemo Jan 4, 11 and 18, then held for counts", "18"),
        ("billing DOS 4/9. Paid in full by the plan", "4/9"),
        ("baby latched well, f/u Friday 9/13. Weight check", "9/13"),
        ("Dictated three twelve twenty twenty-four by phone", "three twelve twenty twenty-four"),
    ]);
    let text = "Seen 5/22 in clinic: 5/5 strength, pain now 5/10, 2/6 systolic murmur.";
    assert_eq!(found(text), ["5/22"]);
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
fn days_by_what_is_done_on_them_and_short_years_are_dates() {
    all_found(&[
        ("前回(2024.09)と比べ増大なし。", "2024.09"),
        ("9/1家屋調査→9/4-5試験外泊の線で進める。", "9/4"),
        ("採取 25-02-27 で提出した。", "25-02-27"),
        ("H29.6 胃ESD、その後は再発なし。", "H29.6"),
        ("8日入浴、10日洗髪、12日入浴予定。", "10日"),
        ("修理は金曜(28日)に来るとのこと。", "28日"),
        ("HCUへ22日転出予定とした。", "22日"),
    ]);
    none_found(&["発熱3日、咳嗽は5日間続いた。", "血圧は安定、H7.4の測定値である。"]);
}

#[test]
fn a_polyps_type_is_no_patient() {
    none_found(&["胃体部に山田III型ポリープを認めた。"]);
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
fn a_given_name_that_is_a_thing_goes_with_its_surname_in_a_field() {
    all_found(&[
        ("From: Calliope Brandt", "Calliope Brandt"),
        ("To: Harp Lindqvist\nSent Friday", "Harp Lindqvist"),
    ]);
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
fn a_clinic_at_the_head_of_a_field_goes_with_all_of_its_name() {
    all_found(&[(
        "みなもと内科クリニック 御机下 平素より大変お世話になっております。",
        "みなもと内科クリニック",
    )]);
    none_found(&["近くの内科クリニックを受診した。"]);
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
fn nicknames_numbers_and_ages_beside_english_names_are_found() {
    all_found(&[
        ("Ignatius Delacruz-Webb  (\"Iggy\")  39 years", "Iggy"),
        ("Crowfoot, Lester  5501-3327  seen today", "5501-3327"),
        ("Employee file, Payroll: 60-4471, finishing shop", "60-4471"),
        ("ring the nurse on extension two two six nine if unwell", "two two six nine"),
        ("sleeps behind the market on Pulaski & 41st since August", "Pulaski & 41st"),
    ]);
    none_found(&[
        "Allen test ok before the radial line; McKinley T34 pump; Wagner grade 3 ulcer.",
        "Parkinsonian tremor, uptitrate slowly; Westley score 4, dexamethasone given.",
    ]);
}

#[test]
fn people_called_like_a_sign_are_found() {
    all_found(&[
        ("RN Jones notified, will recheck.", "Jones"),
        ("daughter Linda Weber present at bedside", "Linda Weber"),
        ("Murphy, Tom  MRN 4471902", "Murphy, Tom"),
        ("Seen with Grace Tinel today.", "Grace Tinel"),
        ("Linda Marfan, 72F, admitted with pneumonia", "Linda Marfan"),
        ("Mrs Bishop was reviewed.", "Bishop"),
        ("Mr Watson test results are back.", "Watson"),
        ("Mrs Harris view is that she should stay.", "Harris"),
    ]);
    none_found(&[
        "Weber test to the left, Tinel sign present, Murphy sign positive.",
        "Marcus Gunn pupil on the right, Ramsay Hunt syndrome, Jackson-Pratt drain.",
        "Pain 8, then morphine 2.5 IV, Kendrick splint applied.",
    ]);
}

#[test]
fn people_called_like_a_term_are_found() {
    all_found(&[
        ("Patient Austin Moore seen today.", "Austin Moore"),
        ("Dr Marcus Gunn rang.", "Marcus Gunn"),
        ("Robert Clark III seen.", "Robert Clark III"),
        ("She lives in Ann Arbor.", "Ann Arbor"),
    ]);
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
fn days_written_in_one_breath_with_their_month_are_found() {
    all_found(&[
        ("camp at the lake, 20-22 Oct", "20-22 Oct"),
        ("Study night 25/26 Sept 2025", "25/26 Sept 2025"),
        ("left v/m 6th, 7th and 10th Nov.", "6th, 7th and 10th Nov"),
        ("DOA: 11/Nov/2024   DOS: 12/Nov/2024", "12/Nov/2024"),
        ("DOB Apr 1 '59", "Apr 1 '59"),
        ("最終日は九月の十二日。", "九月の十二日"),
        ("令和七年五月廿三日 再来", "令和七年五月廿三日"),
        ("令和六年霜月十九日 拝復", "令和六年霜月十九日"),
        ("1963(昭和38)年5月14日生", "1963(昭和38)年5月14日"),
        ("希望日①9/5(木)②9/6(金)", "9/5"),
        ("モニタリング 4/12電話、5/17訪問", "4/12"),
        ("修学旅行(10/23-25)中の与薬", "25"),
        ("12日深夜→13日日勤 申し送り", "13日"),
        ("今月20日の予約を27日へ変更", "27日"),
        ("評価2/10:FMA下肢 22/34", "2/10"),
    ]);
    none_found(&[
        "Prednisolone 50 mg for 5/7, BiPAP 14/5, GDS 3/15.",
        "病変は2/3まで切除。握力 4/5、筋力 3/5。",
        "Analyses ran in R 4.3.1.",
    ]);
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
fn people_are_found_by_what_is_said_around_them() {
    all_found(&[
        ("レセ担当みずのさんへ。", "みずの"),
        ("ご連絡は内海までお願いします。", "内海"),
        ("部活でコウダイという子とうまくいかない。", "コウダイ"),
        ("桜庭(看護)、奥(薬)、轟(PT)", "轟"),
        ("10:30 DHあやか", "あやか"),
        ("パートナー J・オコナー 同席", "J・オコナー"),
        ("介助者 妻足立 Grace(英語可)", "足立 Grace"),
        ("Amara Diop 8:52a: fixed the order", "Amara Diop"),
        ("Bed 4  Ogilvie, D  78F  #NOF", "Ogilvie, D"),
        ("Echo by Botallo, P.\nFEN: 1,040 g", "Botallo, P."),
        ("wife Hettie cell 555-0142", "Hettie"),
    ]);
    none_found(&[
        "症状たくさんあり。おかあさんより電話。入浴(介)、血糖(看)。",
        "Seen by the practice nurse. Paracetamol 1 g QDS.",
        "52 Fr Maloney bougie, by the Hartford nomogram.",
    ]);
}

#[test]
fn words_that_spare_a_term_spare_no_person() {
    all_found(&[
        ("Name: Shona Reid  DOB 3/4/61", "Shona Reid"),
        ("Anselm Brightwater, MD 555-0142", "Anselm Brightwater"),
        ("Read by MR. Tegner on arrival", "Tegner"),
        ("Gave Kowalczyk 5 mg diazepam.", "Kowalczyk"),
        ("Kids: Amara 7, Leo 4 at home with mother", "Amara"),
        ("Seen 9/14; appt for 10/7.", "10/7"),
        ("f/u-3/24 with ortho", "3/24"),
        ("Thornton III called about results.", "Thornton"),
    ]);
    let text = "Patient: Kelly, Aoife\nKelly's test results are back.";
    assert_eq!(found(text).len(), 2, "{:?}", found(text));
}

#[test]
fn a_disease_stays_where_a_person_of_its_name_is_known() {
    let text = "Surgeon: Dr Hartmann\nHartmann's procedure. Seen by Dr Hartmann.";
    assert_eq!(found(text), ["Hartmann", "Hartmann"]);
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
fn a_text_that_shows_no_one_keeps_its_eponyms_and_a_record_does_not() {
    let prose = "Aneurysm: neck length sixteen, angulation mild. Boyd and Cockett perforators were \
                 incompetent on duplex. Fasciotomy by Mubarak is described in the guideline, with \
                 compartment pressures measured before and after. Anticoagulation is held for a day, \
                 and walking begins early.";
    let engine = &*ENGINE;
    let context = Context::default();
    assert!(engine.find(prose, &context).is_empty(), "{:?}", found(prose));
    let near = engine.look(prose, &context).near;
    assert!(near.iter().any(|span| &prose[span.range.clone()] == "Boyd"), "{near:?}");
    let record = Context { record: true, ..context };
    let known = Seeds::new([(known::Kind::Name, "KOWALCZYK^JAN")]);
    for context in [record, Context { known: Some(&known), ..context }] {
        let spans = engine.find(prose, &context);
        assert!(spans.iter().any(|span| &prose[span.range.clone()] == "Boyd"), "{spans:?}");
    }
    let signed = format!("{prose}\nDictated by Dr Amara Diop");
    assert!(found(&signed).contains(&"Boyd"), "{:?}", found(&signed));
    // A whole name and a hospital are no eponyms.
    for named in [
        "Grace Okafor was seen",
        "Okafor, Grace was seen",
        "Thandiwe Achterberg was seen",
        "A. R. Castellanos came",
        "Cover came from Dunmore Hospital",
    ] {
        let whole = format!("{prose} {named} and the round went on.");
        let finds = found(&whole);
        assert!(finds.len() > 1 && finds.contains(&"Boyd"), "{named}: {finds:?}");
    }
    let prose = "腹部大動脈瘤の術前評価では頸部の長さと屈曲を測る。矢田部の報告では予後に差がなく、抗凝固薬は前日に中止して\
                 翌朝から歩行を始める。圧の測定は前後で行い、記録に残す。運動療法は週に三回とし、負荷は徐々に上げる。";
    assert!(!found(prose).contains(&"矢田部"), "{:?}", found(prose));
    for named in ["山田太郎は歩いた。", "北里病院でも行う。", "東京都中央区築地1-1-1に住む。"]
    {
        let whole = format!("{prose}{named}");
        assert!(found(&whole).iter().any(|find| named.starts_with(find)), "{:?}", found(&whole));
    }
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
fn days_behind_a_weekday_before_a_visit_or_in_a_diary_are_dates() {
    all_found(&[
        ("先週の金曜十九日に来院した。", "十九日"),
        ("妻へ12/20IC済。", "12/20"),
        ("ドレーン抜去 21日。皮下気腫は消えた。", "21日"),
        ("再評価は17日が最後。", "17日"),
        ("9.4 電話連絡あり。\n9.10 主治医と面談。\n9.26 長女来院。", "9.10"),
        ("His duties from Mon. 18.09 on.", "Mon. 18.09"),
        ("DOB 170986 seen in triage.", "170986"),
    ]);
    none_found(&[
        "便潜血陽性(2/2)。",
        "クロピドグレルとの5日分の併用。",
        "1.1 概要を述べる。\n1.2 方法を述べる。\n1.12 結果を述べる。",
    ]);
}

#[test]
fn a_name_is_found_with_its_initials_particles_and_kin() {
    all_found(&[
        ("Seen by Iyer L.K.  Then home.", "Iyer L.K."),
        ("Reviewed by Dr Quek SH, 15 May 2025.", "Quek SH"),
        ("Prepared by J. de la Cruz.", "J. de la Cruz"),
        ("MT on duty Kavitha d/o Rajendran; seen.", "Kavitha d/o Rajendran"),
        ("Venkatalakshmi K. w/o Kumaresan, 54 y/F.", "Kumaresan"),
        ("Name he gives: Thomas Birkenshaw. Social.", "Thomas Birkenshaw"),
        ("Score 2. Daughter Felicity keen for home.", "Felicity"),
        ("Nurse navigator: Winsome Pratt, RN", "Winsome Pratt"),
        ("Rosheen Quarmby Band 7, ext 5518", "Rosheen Quarmby"),
        ("記録を書いた。 花井 研", "花井 研"),
        ("処方医 産婦人科 神先生に照会した。", "神"),
        ("確認 9:30 菊\nバイタル安定。", "菊"),
        ("はる 20:12 〉お疲れ\nレオ 21:41 〉了解\nはる 23:02 〉帰室\nレオ 23:03 〉はい", "レオ"),
        ("部活の冬馬先輩に会う。", "冬馬"),
        ("アンダーソン様の歩行は安定。", "アンダーソン"),
        ("本日とよめさん来所。", "とよめ"),
        ("Discussed with tox (J. Isherwood, Poisons): one vial.", "J. Isherwood"),
        ("Seen by J. Isherwood today.", "J. Isherwood"),
        ("Discussed with Isherwood today, reviewed by Pippa.", "Pippa"),
        ("執刀は塩屋崎 圭先生である。", "塩屋崎"),
        ("本日鈴木まれさん来所。", "鈴木"),
        ("Kidd, 45F, anti-Kell and Duffy typed.", "Kidd"),
        ("Waiting on MR. Smith 7 days.", "Smith"),
        ("Kell, Duffy and Kidd typed for Mr Lewis.", "Lewis"),
    ]);
    none_found(&[
        "Reviewed by Bosniak class.",
        "Rubin II manoeuvre, then Gustilo II. Pain w/o Relief.",
        "WAIS-IVを実施。早めのPT-INR再検。",
        "うるう日生まれ。各先生へ。",
        "no anti-Jka (Kidd), Duffy, Kell, Lewis or Diego.",
    ]);
}

#[test]
fn numbers_as_they_are_dictated_and_in_kanji_are_found() {
    all_found(&[
        ("患者さんは鵜飼さん ID 二二七七の一六四 です。", "二二七七の一六四"),
        ("娘さん電話 ゼロ七〇 〇一八八 三三〇六 です。", "ゼロ七〇 〇一八八 三三〇六"),
        ("事故番号 R6-交-0528", "R6-交-0528"),
        ("新生児標識：G-0229-2", "G-0229-2"),
        ("記号番号 5120・778", "5120・778"),
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

#[test]
fn clinics_of_several_departments_and_medical_centres_are_found_whole() {
    all_found(&[
        ("みずき耳鼻咽喉科アレルギー科に通う。", "みずき耳鼻咽喉科アレルギー科"),
        ("延丘総合医療センター 耳鼻咽喉科", "延丘総合医療センター"),
        ("秩父郡皆野町下日野沢 町営住宅B-6に住む。", "町営住宅B"),
    ]);
}
