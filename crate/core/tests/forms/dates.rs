//! Dates, and scores that look like them.

use super::{ENGINE, all_found, found, none_found};
use kamei::text::Context;

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
fn who_is_born_on_a_day_is_no_part_of_it() {
    for (text, day) in [
        ("志賀　美咲子　様　昭和23年4月2日生（76歳）女", "昭和23年4月2日"),
        ("氏名 志賀 昭和二十三年四月二日生", "昭和二十三年四月二日"),
    ] {
        assert!(found(text).contains(&day), "{text}: {:?}", found(text));
    }
    all_found(&[("担当：日生　看護師", "日生"), ("303日生様、発熱あり", "日生")]);
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
fn days_in_a_row_are_dates_and_days_after_an_operation_are_none() {
    for (text, days) in [
        ("訪問実施日 6,13,20,27日に伺いました。", vec!["6", "13", "20", "27"]),
        ("訪問日: 1 4 8 11 15(計5回)の報告です。", vec!["1", "4", "8", "11", "15"]),
        ("4月2、5、9日に訪問しました。", vec!["2", "5", "9"]),
        ("訪問日 9/3(火)、10(火)、17(火)の報告です。", vec!["9/3(火)", "10(火)", "17(火)"]),
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
fn the_weekday_beside_a_date_is_a_part_of_it() {
    for (text, whole) in [
        ("次回は9月30日（月）10時。", "9月30日（月）"),
        ("9月23日(月・祝)は休診です。", "9月23日(月・祝)"),
        ("9月30日月曜日に再診とした。", "9月30日月曜日"),
        ("Seen in clinic on Tue 19 Nov 2024 by the team.", "Tue 19 Nov 2024"),
        ("Seen in clinic on 09/30/2024 (Mon) by the team.", "09/30/2024 (Mon)"),
        ("次回は月曜日 9/30 に再診とした。", "月曜日 9/30"),
        ("Next visit 09/28/2024 Sat 10:30 with labs.", "09/28/2024 Sat"),
        ("Next visit 30 September, Monday at noon.", "30 September, Monday"),
    ] {
        let found = found(text);
        assert!(found.contains(&whole), "{text}: {found:?}");
    }
    for text in ["On 09/30/2024 sat 95% on air.", "On 30 September monitoring was stopped."] {
        let found = found(text);
        assert!(
            found.iter().all(|one| !one.contains("sat") && !one.contains("mon")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn days_before_what_is_done_that_day_are_dates() {
    all_found(&[
        ("面談日 令7・8・19　MSW 御手洗 萌", "令7・8・19"),
        ("受傷日 R5・2・17", "R5・2・17"),
        ("ヴィアレブ（R6.5月導入、兼松医師）", "R6.5月"),
        ("発現日 2024/Nov/09　転帰 2024/Nov/18 回復", "2024/Nov/18"),
        ("予定日：７月２３日（第2候補３０日）", "３０日"),
        ("入所希望日10/7または9日。", "9日"),
        ("他院入院 5/14~19", "19"),
        ("十七日退院、寝台車で国東のご自宅へ。", "十七日"),
        ("次回二十三日。あと娘さんに電話", "二十三日"),
        ("DNAR同意書は五日付けで取得", "五日"),
        ("→ 経過観察入院 救急B棟ER-6　4日昼まで", "4日"),
        ("術後回診8日：嗄声なし", "8日"),
        ("告別式27日。", "27日"),
        ("月末30日転居。紹介状作成のこと", "30日"),
        ("回復期さくら棟（2/3転棟）", "2/3"),
        ("次回回診 2/4", "2/4"),
        ("生年月日は令和2ねん7がつ7かです", "令和2ねん7がつ7か"),
        ("今日じゅうにがつのここのか、膝の痛みで受診", "じゅうにがつのここのか"),
    ]);
    none_found(&[
        "S1・2・3の神経根、T10・11・12の肋間を確認した。",
        "3日後に採血、10日間の内服とし、絶食は2日間とした。",
        "粘膜の2/3に浸潤する。",
    ]);
}

#[test]
fn a_weekday_goes_with_its_date_where_only_what_is_certain_is_sought() {
    let text = "撮影 2024年9月30日（月曜日）";
    let spans = ENGINE.certain(text, &Context::default());
    assert!(spans.iter().any(|span| &text[span.range.clone()] == "2024年9月30日（月曜日）"));
}
