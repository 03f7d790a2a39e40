//! The text engine with its dictionary. All people are invented.

use kamei::known;
use kamei::text::{Context, Dates, Engine, Kind, Language, Seeds, Surrogates};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new(include_bytes!("../data/text/dictionary.gz")).expect("the dictionary is whole")
});

fn found(text: &str) -> Vec<(&str, Kind)> {
    let spans = ENGINE.find(text, &Context::default());
    spans.into_iter().map(|span| (&text[span.range], span.kind)).collect()
}

fn names(text: &str) -> Vec<&str> {
    found(text).into_iter().filter(|(_, kind)| *kind == Kind::Name).map(|(name, _)| name).collect()
}

#[test]
fn japanese_names_are_found_by_what_stands_beside_them() {
    assert_eq!(names("患者氏名：佐倉　陽向　殿"), ["佐倉　陽向"]);
    assert_eq!(names("主治医の水野先生より説明を受けた。"), ["水野"]);
    assert_eq!(names("妻の美咲さんが同席した。"), ["美咲"]);
    assert_eq!(names("読影　榊原／確定　水野 圭"), ["榊原", "水野 圭"]);
    assert_eq!(names("ﾅﾏｴ ｻｸﾗ ﾋﾅﾀ 様の件"), ["ｻｸﾗ ﾋﾅﾀ"]);
}

#[test]
fn english_names_are_found_by_what_stands_beside_them() {
    assert_eq!(names("Seen by Dr. Pelletier with her daughter Annika."), ["Pelletier", "Annika"]);
    assert_eq!(names("Patient: Brandt, Calliope   MRN: 4471-0926"), ["Brandt, Calliope"]);
    assert_eq!(names("Signed Marguerite Szczepanski, RN"), ["Marguerite Szczepanski"]);
}

#[test]
fn terms_that_hold_a_name_stay() {
    for text in [
        "橋本病と川崎病の既往あり。長谷川式 18点、森田療法を検討。",
        "上行結腸に山田分類III型のポリープ。郭清は不要。",
        "Hashimoto thyroiditis, Barrett esophagus and Bell's palsy. Foley removed.",
        "Babinski downgoing, Romberg positive, strength 5/5, pain 3/10.",
    ] {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
    assert_eq!(names("橋本先生により橋本病と診断された。"), ["橋本"]);
}

#[test]
fn a_known_value_goes_even_within_a_term_and_against_the_wish_to_keep_it() {
    let seeds = Seeds::new([(known::Kind::Name, "橋本^陽向"), (known::Kind::Id, "00427718")]);
    let keep = ["橋本病".to_owned()];
    let context = Context { known: Some(&seeds), keep: &keep, ..Context::default() };
    let text = "橋本病。00427719と照合。";
    let spans = ENGINE.find(text, &context);
    let found: Vec<&str> = spans.iter().map(|span| &text[span.range.clone()]).collect();
    assert_eq!(found, ["橋本", "00427719"]);
}

#[test]
fn places_bodies_and_numbers_are_found() {
    for (text, value, kind) in [
        ("住所 千葉県我孫子市柏台東3丁目14番2号", "千葉県我孫子市柏台東3丁目14番2号", Kind::Place),
        ("先月、わかくさ台内科クリニックを受診", "わかくさ台内科クリニック", Kind::Facility),
        ("東5病棟へ転棟", "東5病棟", Kind::Facility),
        ("勤務先：有限会社丸十水産", "有限会社丸十水産", Kind::Organization),
        ("受付番号 CT240927-0138", "CT240927-0138", Kind::Id),
        ("lives at 88 Otter Lane, Pinecrest", "88 Otter Lane, Pinecrest", Kind::Place),
        ("sent to Cedar Falls Medical Center today", "Cedar Falls Medical Center", Kind::Facility),
    ] {
        assert!(found(text).contains(&(value, kind)), "{text}: {:?}", found(text));
    }
}

#[test]
fn dates_are_told_from_ratios_and_measurements() {
    for text in [
        "Ｔ３８．５",
        "Ｈ７．４",
        "視力 0.4",
        "No.3 (1/10)",
        "咳 3日",
        "MMT 4/5",
        "S8/9 区域",
        "1/2 錠",
    ] {
        assert!(
            found(text).iter().all(|(_, kind)| *kind != Kind::Date),
            "{text}: {:?}",
            found(text)
        );
    }
    for text in [
        "9/12に解熱",
        "R6.10.15 外来",
        "令和六年九月三日",
        "15日に退院",
        "on the 17th she walked",
        "seen 7/18 by phone",
    ] {
        assert!(
            found(text).iter().any(|(_, kind)| *kind == Kind::Date),
            "{text}: {:?}",
            found(text)
        );
    }
}

#[test]
fn a_note_is_written_again_without_its_people() {
    let text = "患者氏名：佐倉　陽向　殿（九十二歳）\n2024年9月30日（月）桜台総合病院　水野 圭先生\n佐倉様は橋本病。";
    let spans = ENGINE.find(text, &Context::default());
    let out = Surrogates::new(Language::Japanese, Dates::Shift(1)).write(text, &spans);
    assert_eq!(
        out,
        "患者氏名：〔患者〕　殿（90歳以上）\n2024年10月1日（火）〔病院A〕　〔医師1〕先生\n〔患者〕様は橋本病。"
    );
}

#[test]
fn the_tagger_finds_names_that_no_rule_shows() {
    assert_eq!(
        names("ヒナタは元気。\nS)「トモエが来るから帰りたい」と訴え。"),
        ["ヒナタ", "トモエ"]
    );
}

#[test]
fn children_and_hospitals_in_kana_are_found() {
    for (text, kind, written) in [
        ("上の子つむぎちゃんは祖母宅。", Kind::Name, "つむぎ"),
        ("名札は「凪」ちゃんに差替え。", Kind::Name, "凪"),
        ("会津みずなら病院の料理教室を案内。", Kind::Facility, "会津みずなら病院"),
        ("診断書は播磨こころの診療所より。", Kind::Facility, "播磨こころの診療所"),
        ("術者 郡司/Ono、ENBD 留置。", Kind::Name, "Ono"),
    ] {
        assert!(found(text).contains(&(written, kind)), "{text}: {:?}", found(text));
    }
}

#[test]
fn a_month_and_a_day_without_a_word_are_a_date_and_shares_are_none() {
    for (text, date) in [
        ("7/12 長男来談。", "7/12"),
        ("OT 8/14 3単位実施、疲労なし。", "8/14"),
        ("左片麻痺の発症8/30 回復期へ。", "8/30"),
        ("バルーン16Fr 3/1交換とした。", "3/1"),
        ("ワルファリン9/28から休薬する。", "9/28"),
        ("培養 L-20931 3/8付の報告。", "3/8"),
        ("署名　令和の印　R7. 10. 3", "R7. 10. 3"),
        ("生年月日は昭和の 8年 2月 14日", "8年 2月 14日"),
        ("3月の5日に転倒されて、", "3月の5日"),
        ("結果は後日 16日 消化器外来へ。", "16日"),
        ("生年月日 へいせい11ねん4がつ2か", "へいせい11ねん4がつ2か"),
        ("2024年霜月20日　面接", "2024年霜月20日"),
        ("承諾書は明日22日、佃が回収。", "22日"),
        ("7.22 新患 湿疹を認める。", "7.22"),
    ] {
        assert!(found(text).contains(&(date, Kind::Date)), "{text}: {:?}", found(text));
    }
    for text in [
        "発信元より送信 P.1/1",
        "診断：川崎病（完全型、6/6）の経過。",
        "呼称 高頻度語 12/20。復唱は2文節。",
        "主訴：発熱5日、発疹。",
        "下1/3に潰瘍、上1/3は保たれる。",
        "主菜 8/10 摂取、副食5/10。",
        "アプガー 8/9、臍帯血を採取。",
        "下大静脈 17/8 mm",
    ] {
        let dates = found(text).into_iter().filter(|(_, kind)| *kind == Kind::Date).count();
        assert_eq!(dates, 0, "{text}: {:?}", found(text));
    }
}

#[test]
fn bodies_whose_names_are_written_in_kana_are_found_whole() {
    for (text, kind, written) in [
        ("経過：白浜こどもクリニックより紹介。", Kind::Facility, "白浜こどもクリニック"),
        ("保育園（なると潮風保育園）へ発行。", Kind::Organization, "なると潮風保育園"),
        ("敦賀のいみず整形で撮影した。", Kind::Facility, "いみず整形"),
        ("手術（赤城手の外科クリニック）後。", Kind::Facility, "赤城手の外科クリニック"),
        ("桜台病院 地域包括ケア病棟りんどう\n", Kind::Facility, "地域包括ケア病棟りんどう"),
        ("居室 さくらユニット203 担当", Kind::Facility, "さくらユニット203"),
        ("桜台病院 5A → 自宅", Kind::Facility, "5A"),
        ("発生場所は6階南 当事者は2年目", Kind::Facility, "6階南"),
    ] {
        let whole = |(one, of): &(&str, Kind)| one.contains(written) && *of == kind;
        assert!(found(text).iter().any(whole), "{text}: {:?}", found(text));
    }
    for text in [
        "ふつうの内科、もよりの小児科、すぐ耳鼻科へ。",
        "グループホーム入居希望、ケアプラン変更、デイケアに参加。",
        "チール・ネールゼン染色、サーファクテン未使用、オスグッド病と思われる。",
        "ROPスクリーニングは2回目。",
    ] {
        let bodies = |(_, kind): &(&str, Kind)| matches!(kind, Kind::Facility | Kind::Organization);
        assert!(!found(text).iter().any(bodies), "{text}: {:?}", found(text));
    }
}

#[test]
fn numbers_are_found_by_what_programs_and_sites_write() {
    for (text, kind, written) in [
        ("受付　No.57-3308　初診", Kind::Id, "57-3308"),
        ("伝票No.7-0310-552 至急", Kind::Id, "7-0310-552"),
        ("新患 女性 Ka#30551 外来", Kind::Id, "30551"),
        ("患者情報 {\"pid\":\"7700381\",\"age\":70}", Kind::Id, "7700381"),
        ("患者 <id>0550217</id> の検査", Kind::Id, "0550217"),
        ("対象患者（1-77-20436）の報告", Kind::Id, "1-77-20436"),
        ("退院の患者様(96歳、カ-1048)です", Kind::Id, "カ-1048"),
        ("挿入医の記録 C-5529 良好", Kind::Id, "C-5529"),
        ("血培2セット BC-250918-11 BC-250918-12", Kind::Id, "BC-250918-12"),
        ("救急隊連絡票 救24-0772 隊員", Kind::Id, "救24-0772"),
        ("被保険者 22・0417 枝番", Kind::Code, "22・0417"),
        (
            "連絡はゼロハチゼロ、ゼロヨンニイロク、ナナハチゴウイチまで",
            Kind::Phone,
            "ゼロハチゼロ、ゼロヨンニイロク、ナナハチゴウイチ",
        ),
    ] {
        assert!(found(text).contains(&(written, kind)), "{text}: {:?}", found(text));
    }
    for text in [
        "膨疹 JCS 1-3 BP76/40 HR132 SpO289 となる。",
        "結果：BRCA1 c.188T>A を検出した。",
        "内視鏡は GIF-H290Z、装置は XN-9000 を使用。",
        "回路は AN69ST、LotMR3318 を接種。",
        "血圧手帳 140台で推移。",
    ] {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

#[test]
fn names_are_found_beside_relatives_posts_and_keys() {
    for (text, written) in [
        ("S：「孫のひよりの七五三までに歩きたい。」", "ひより"),
        ("かかりつけ\n妻 ヒトミ 090-0884-6152 来院中", "ヒトミ"),
        ("同行者 Luis 宿は未定", "Luis"),
        ("挿入 猪狩→鈴木た\n大腸", "鈴木た"),
        ("利用者 O・K氏（41）　来所", "O・K"),
        ("新患 Y.T. 46♀ 湿疹", "Y.T."),
        ("上司報告：こども家庭センター 親泊係長", "親泊"),
        ("横になり観察\n下地兄弟 接種", "下地"),
        ("問診票 おなまえ たなか じゅり  生年月日", "たなか じゅり"),
        ("検査 {\"operator\":\"細川 純\"} 終了", "細川 純"),
        ("若い女性 石井 れな 来院", "石井 れな"),
    ] {
        assert!(names(text).contains(&written), "{text}: {:?}", names(text));
    }
    for text in [
        "問診票 おさけ のまない たばこ すわない",
        "右下腹部痛、McBurney(+)。対応：PSW",
        "摂食嚥下 藤島Lv.7、Dr Heli要請",
        "現在担任中。結果は透見良好、眼位 正位",
    ] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
}

#[test]
fn who_speaks_at_the_head_of_lines_is_a_person() {
    let text = "けんと「今日で何日目」\nなみ「まだ3日」\nけんと「了解」\nなみ「うん」\n本人「痛い」\n本人「眠い」";
    assert_eq!(names(text), ["けんと", "なみ", "けんと", "なみ"]);
}

#[test]
fn what_strangers_write_of_rooms_cards_and_days_is_found() {
    for (text, kind, written) in [
        ("・513 瓜生氏 血培2セット", Kind::Facility, "513"),
        ("転室先はC棟402 となる。", Kind::Facility, "C棟402"),
        ("保険者 212076　要介護3", Kind::Code, "212076"),
        ("特定疾病51-0771、身障手帳", Kind::Code, "51-0771"),
        ("患者（ID下4桁 6620）の件", Kind::Id, "6620"),
        ("製剤番号 38-4470-1926、38-4470-1933 は適合", Kind::Id, "38-4470-1933"),
        ("電話 (〇四八〇)五二-一九〇七", Kind::Phone, "(〇四八〇)五二-一九〇七"),
        ("使用期限が7/末と申し出", Kind::Date, "7/末"),
        ("次は13(金)に貼替", Kind::Date, "13"),
        ("同町美幸1-44 に転居", Kind::Place, "同町美幸1-44"),
        ("住まいは相武台団地11-304、", Kind::Place, "相武台団地11-304"),
        ("那覇東部医療センターホットライン", Kind::Facility, "那覇東部医療センター"),
    ] {
        let whole = |(one, of): &(&str, Kind)| one.contains(written) && *of == kind;
        assert!(found(text).iter().any(whole), "{text}: {:?}", found(text));
    }
}

#[test]
fn an_address_ends_where_the_next_field_begins() {
    for (text, written) in [
        (
            "住所：豊見城市字高安88 コーポ海風203　母子手帳番号：6-1137",
            "豊見城市字高安88 コーポ海風203",
        ),
        ("傷病者 美馬市脇町大字猪尻 字若宮南 131-4 主訴", "美馬市脇町大字猪尻 字若宮南 131-4"),
    ] {
        assert!(found(text).contains(&(written, Kind::Place)), "{text}: {:?}", found(text));
    }
}

#[test]
fn words_before_a_hospital_make_no_name_of_it() {
    for text in [
        "紹介されたかかりつけ医院へ。",
        "転倒した当日のうちに近くの病院へ。",
        "赤ちゃんの体重",
        "みんなの病棟",
    ] {
        assert!(found(text).iter().all(|(_, kind)| *kind != Kind::Facility), "{:?}", found(text));
        assert!(names(text).is_empty(), "{:?}", names(text));
    }
}

#[test]
fn what_is_done_on_a_day_makes_a_date_of_two_numbers() {
    assert!(found("治療はHREZ 1/26開始。").contains(&("1/26", Kind::Date)));
    assert!(found("Wed 12 1110 mastitis ?, oral abx\n").contains(&("Wed 12", Kind::Date)));
    assert!(found("OT home visit May 15/25, 45 min").contains(&("May 15/25", Kind::Date)));
    for text in ["VA R 6/9, L 6/24 with glasses", "前脛骨筋1/1 腓腹筋3/3"] {
        assert!(found(text).iter().all(|(_, kind)| *kind != Kind::Date), "{:?}", found(text));
    }
}

#[test]
fn a_house_before_a_postcode_is_a_place() {
    let text = "Daughter lives 14 Slemish View, Ballyknock BT44 9ZZ. Seen with her.";
    assert!(
        found(text).contains(&("14 Slemish View, Ballyknock", Kind::Place)),
        "{:?}",
        found(text)
    );
}

#[test]
fn what_a_voice_spells_out_is_found() {
    let text = "this is a clinic note, name spelled m c e l r o y, record number six six one zero four two nine, date of service";
    assert!(found(text).contains(&("m c e l r o y", Kind::Name)), "{:?}", found(text));
    let number = "six six one zero four two nine";
    assert!(found(text).contains(&(number, Kind::Id)), "{:?}", found(text));
}

#[test]
fn a_name_in_a_field_that_no_row_knows_is_found() {
    let text = "ORC|RE|77120034|88120034|||||||44132^ROY^JEAN\nOBX|1|PN|9^REQ||FENWICK^ADA||||||F";
    for gone in ["ROY^JEAN", "FENWICK^ADA"] {
        assert!(names(text).iter().any(|name| name.contains(gone)), "{:?}", names(text));
    }
}

#[test]
fn a_visit_to_the_va_is_a_date() {
    assert!(found("VA visit 6/12 by phone, doing well.").contains(&("6/12", Kind::Date)));
}

#[test]
fn coded_results_and_scores_by_a_name_are_no_people() {
    for text in [
        "PID|1||0099182|||||F\nOBR|1||250390071|BCID^Blood culture ID panel\nOBX|1|ST|GRAM^Gram stain||few",
        "Mild lid lag but no proptosis; Hertel 16 mm both sides.",
        "推定食塩 8.9g（田中の式）、塩分6gを目標。",
    ] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
}

#[test]
fn an_abbreviation_behind_a_name_is_none_of_it() {
    for (text, name) in [
        ("Mr. Fairclough PPS 30, comfortable.", "Fairclough"),
        ("G2 Mirembe Szczepanski EDD 8/19/25", "Mirembe Szczepanski"),
        ("seen by Dr Bronwen Tregarth OPA 3 Dec", "Bronwen Tregarth"),
    ] {
        assert!(names(text).contains(&name), "{text}: {:?}", names(text));
    }
}

#[test]
fn a_body_ends_where_its_sentence_does() {
    for (text, body) in [
        ("Works at Lindqvist Foods. Recall Apr 2026.", "Lindqvist Foods"),
        ("Church: New Dawn Baptist. Met with family.", "New Dawn Baptist"),
    ] {
        assert!(found(text).iter().any(|(found, _)| *found == body), "{text}: {:?}", found(text));
    }
}

#[test]
fn numbers_in_english_notes_are_found_by_their_form() {
    for (text, number) in [
        ("sticker missing, use 8820146 for now", "8820146"),
        ("service card 9113 470 337, mother aware", "9113 470 337"),
        ("Carers allowance JR 44 18 02 C reviewed", "JR 44 18 02 C"),
        ("lorry reg WX05 KZD, police informed", "WX05 KZD"),
        ("requisition sent as HZN3HZ8813 today", "HZN3HZ8813"),
        ("SSN on file 987-65-4329.", "987-65-4329"),
        ("passport EJ 0448132 Polish", "EJ 0448132"),
    ] {
        assert!(found(text).iter().any(|(found, _)| *found == number), "{text}: {:?}", found(text));
    }
    for text in ["G3P1011 at 39w2d", "EKG 2316 shown", "hb 9.4 rpt at 22", "PPS 30 today"] {
        let codes = [Kind::Id, Kind::Code];
        assert!(found(text).iter().all(|(_, kind)| !codes.contains(kind)), "{:?}", found(text));
    }
}

#[test]
fn a_count_of_rows_and_an_empty_cell_point_at_no_one() {
    let text = "order,pt,mrn,procedure\n1,Fairclough D,Q300128,hernia\n2,cancelled,,none\n";
    let found = found(text);
    assert!(found.contains(&("Fairclough D", Kind::Name)), "{found:?}");
    assert!(found.iter().all(|(cell, _)| !["1", "2", "cancelled"].contains(cell)), "{found:?}");
}

#[test]
fn who_speaks_in_a_chat_is_found() {
    let text = "[18:02] Suki: anyone free?\n[18:03] nurse_marnie: in resus\n[18:04] pt: ok";
    assert_eq!(names(text), ["Suki", "nurse_marnie"]);
    assert!(names("> On Aug 27, Wren wrote:\nLabs ok").contains(&"Wren"));
}

#[test]
fn dates_by_feasts_spans_hours_and_other_tongues_are_found() {
    for (text, date) in [
        ("worse since Remembrance Day.", "Remembrance Day"),
        ("sleepless, leave off 14-19th.", "14-19th"),
        ("updated the fellow 6/8 2110.", "6/8"),
        ("seen on 8 janvier by the clinic", "8 janvier"),
        ("reviewed Tue 19 Nov 2024, 11:00", "Tue 19 Nov 2024"),
        ("study done the nineteenth of november", "the nineteenth of november"),
        ("cert period 12/18 - 2/15.", "12/18"),
        ("given from 2024-DEC-27 on", "2024-DEC-27"),
    ] {
        assert!(found(text).contains(&(date, Kind::Date)), "{text}: {:?}", found(text));
    }
    for text in ["Hx: 3/12 of headache", "Targin 10/5 bd", "insulin 22-0-16", "NIPPV 18/6 30%"] {
        assert!(found(text).iter().all(|(_, kind)| *kind != Kind::Date), "{:?}", found(text));
    }
}

#[test]
fn a_weekday_moves_with_its_date() {
    let text = "seen Tue 19 Nov 2024 at home";
    let spans = ENGINE.find(text, &Context::default());
    let out = Surrogates::new(Language::English, Dates::Shift(1)).write(text, &spans);
    assert_eq!(out, "seen Wed 20 Nov 2024 at home");
}

#[test]
fn initials_siblings_and_closings_name_people() {
    for (text, name) in [
        ("Authorised by J Corrigan BMS.", "J Corrigan"),
        ("dressing changed.    CP RN", "CP"),
        ("children Mirela 8 and Lwandile 3 at home", "Lwandile"),
        ("We discharged her.\nKind regards, Ottoline\n", "Ottoline"),
        ("Daughter Loretta present, no falls.", "Loretta"),
        ("name spelled p e r e z hyphen c r a n e", "p e r e z hyphen c r a n e"),
    ] {
        assert!(names(text).contains(&name), "{text}: {:?}", names(text));
    }
}

#[test]
fn methods_by_a_name_relations_and_tongues_are_no_people() {
    for text in [
        "Bolton ratio 91.3 and Hawley and Essix retainers.",
        "Adequate view by Schöttle and shimstock.",
        "Katz ADL 3/6, Murray score 3.0.",
        "He prefers Welsh at home.",
        "NTE|1||Meropenem S, Trimethoprim R",
    ] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
}

#[test]
fn wards_and_places_of_care_are_found_and_a_bed_alone_stays() {
    for (text, place) in [
        ("on Ward 63A overnight", "Ward 63A"),
        ("moved to B4 BED 22 today", "B4 BED 22"),
        ("hospitalised at Quillford Point in May", "Quillford Point"),
        ("he lives near the Juniper unit", "Juniper unit"),
        ("went to the nursing station, seen at the Base.", "Base"),
        ("Tannery Brook Pediatrics, P.A.\nletter", "Tannery Brook Pediatrics, P.A."),
    ] {
        assert!(found(text).iter().any(|(found, _)| *found == place), "{text}: {:?}", found(text));
    }
    assert!(found("bed 9 needs a cannula, rm 2 too").is_empty());
}

#[test]
fn birthdays_and_ages_beside_a_birth_tell_who_is_old() {
    for (text, age) in [("her 90th birthday in august", "90"), ("b. 3/8/1930, 94", "94")] {
        assert!(found(text).contains(&(age, Kind::Age)), "{text}: {:?}", found(text));
    }
}

#[test]
fn flats_roads_and_spots_outdoors_are_places() {
    for (text, place) in [
        ("Flat 2, Heol y Felin, Penarth.", "Flat 2, Heol y Felin, Penarth"),
        ("found layby A40 nr Wexford Cross, cold", "layby A40 nr Wexford Cross"),
        ("of Unit 3/88 Banksia Pde, Toukley", "Unit 3/88 Banksia Pde, Toukley"),
        ("no water, Indian Route 12", "Indian Route 12"),
        ("addr 4821 rue Chabot, app 3", "4821 rue Chabot, app 3"),
    ] {
        assert!(found(text).contains(&(place, Kind::Place)), "{text}: {:?}", found(text));
    }
}

#[test]
fn a_line_of_megabytes_takes_linear_time() {
    for unit in [
        "佐倉様1/2 ",
        "A1-",
        "12 34 ",
        "Ann 8, ",
        "At the Base, ",
        "off 14-19th ",
        "Wren Vale Clinic, ",
        "a",
        "9",
        "Dr. Sato, ",
        "一",
        "((((",
        "0-",
    ] {
        let time = |count: usize| {
            let text = unit.repeat(count / unit.len());
            let started = Instant::now();
            ENGINE.find(&text, &Context::default());
            started.elapsed()
        };
        let (short, long) = (time(50_000), time(400_000));
        assert!(long < short * 30 + Duration::from_secs(2), "{unit}: {short:?} then {long:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn spans_lie_on_characters_in_order_without_overlaps(text in "(佐倉|様|先生|Dr|ｻｸﾗ|髙橋|9/12|２０２４年|ID:|0+|\\PC){0,30}") {
        let findings = ENGINE.look(&text, &Context::default());
        let mut last = 0;
        for span in &findings.spans {
            prop_assert!(span.range.start >= last && span.range.end > span.range.start);
            prop_assert!(text.is_char_boundary(span.range.start) && text.is_char_boundary(span.range.end));
            last = span.range.end;
        }
    }
}

#[test]
fn people_on_a_ward_list_are_no_scores_and_no_methods() {
    let text = "1 Harris 72 M fall\n3 Murray 82 pneumonia\n7 Maloney for scope\nMcGrath reviewed by ortho.\n";
    let found = names(text);
    for name in ["Harris", "Murray", "Maloney", "McGrath"] {
        assert!(found.contains(&name), "{name}: {found:?}");
    }
}

#[test]
fn a_surname_in_capitals_is_no_abbreviation_behind_a_name() {
    for (text, name) in [
        ("Reviewed Amit KOLTE in clinic today.", "Amit KOLTE"),
        ("Patient Marie QUEAU seen.", "Marie QUEAU"),
        ("Patient Anna BROWN seen.", "Anna BROWN"),
    ] {
        assert!(names(text).contains(&name), "{:?}", names(text));
    }
}

#[test]
fn people_listed_in_half_width_kana_are_no_note_in_kana() {
    let people = ["ｻｸﾗ ﾋﾅﾀ", "ﾅｶﾞﾇﾏ ｻﾁｺ", "ｸﾂﾜﾀﾞ ﾀﾓﾂ", "ｽｶﾞﾇﾏ ﾄﾓｴ", "ﾔﾅｷﾞﾊﾗ ｷｸｴ"];
    for text in [people.join("\n"), people.join(" 65 M\n0002 "), people.join("男\n")] {
        let found = names(&text);
        for name in people {
            assert!(found.iter().any(|found| found.starts_with(name)), "{name}: {found:?}");
        }
    }
}

#[test]
fn a_surname_before_a_number_is_no_scale() {
    for text in ["田中 C-5529 再診", "小林 O-2071 採血", "田中Gr面談"] {
        assert!(names(text).iter().any(|name| text.starts_with(name)), "{:?}", names(text));
    }
    for text in ["胃：木村・竹本 C-2、発赤", "藤島Lv.7", "小野寺PNI 44"] {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
}

#[test]
fn people_in_kana_or_of_one_letter_are_found_beside_what_is_done_to_them() {
    for (text, name) in [
        ("ソーレンセンより電話あり", "ソーレンセン"),
        ("ファティマに報告した", "ファティマ"),
        ("・東 採血済", "東"),
        ("次回3/4 ﾅｶｿﾞﾉ ﾋﾄｼ再診", "ﾅｶｿﾞﾉ ﾋﾄｼ"),
    ] {
        let found = found(text);
        assert!(found.iter().any(|(found, _)| *found == name), "{text}: {found:?}");
    }
}
