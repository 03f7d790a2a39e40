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
        ("隣人林(ハヤシ) 70歳が発見", "林"),
        ("穿刺は渡辺CE/回収は同行Ns左近)", "左近"),
        ("年金は白馬司法書士が管理", "白馬"),
        ("右膝関節穿刺22mL 黄色清。次4/17  富", "富"),
        ("キャンセルの電話 本人より     (羽)", "羽"),
        ("器械一致(神林・椋)。", "椋"),
        ("紹介状は窓口3番に置く。内線2051の栗まで", "栗"),
        ("薬剤師 牟田口 まい\n次回来局", "牟田口 まい"),
        ("605\tKim Yeong-su\t52\t肺炎\n606\t鬼頭 サダ\t101\t肺炎", "鬼頭 サダ"),
    ]);
    none_touched(&[
        ("単身赴任中(マレーシア・ペナン)の夫", "中"),
        ("負傷者 70代 男 伐採中", "代"),
        ("特別養護老人ホーム 管理栄養士様\n記入日", "様"),
        ("便潜血  陰性\n尿蛋白  白", "白"),
        ("退 院 サ マ リ ー(整形外科)", "マ リ ー"),
    ]);
}

#[test]
fn who_writes_in_a_chat_is_found() {
    let chat = "はるな> 402の方、尿30しか出てないです\nDr.もり> エコーもってく\nはるな> 了解です\nDr.もり> 3wayに替えよう";
    let hours = "Okonkwo 21:05 乳酸は?\n渋谷 21:06 2.4です\nOkonkwo 21:08 了解";
    all_found(&[(chat, "はるな"), (chat, "もり"), (hours, "Okonkwo")]);
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
        ("FAX送信先 岩木総合薬剤部 DI室", "岩木総合"),
        ("鈴鹿さん 緩和ケア病棟 ことり\n原疾患", "緩和ケア病棟 ことり"),
        ("依頼元は小児2病棟、重症室", "小児2病棟"),
        ("眼底は市民医療Cの眼科にお願いし", "市民医療C"),
        ("デイ「ひなた庵」の送迎は当面中止", "ひなた庵"),
        ("次回 10月1日 遺伝相談室こもれび\n", "遺伝相談室こもれび"),
        ("帰室 8階西 812。疼痛はTAPブロック", "812"),
        ("紹介:ゆふいん内科循環器 首藤", "ゆふいん内科循環器"),
        ("606\t鬼頭 サダ\t101\t肺炎", "606"),
    ]);
    none_touched(&[
        ("回復期リハビリ病棟へ転棟し、コロナ病棟は閉鎖した。", "リハビリ病棟"),
        ("ケアハウス入居から半年。", "から半年"),
        ("妊娠12W 胎児心拍あり", "12W"),
        ("処置室から\n病室まで\n", "室から"),
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
        ("評価 2月18日 ID OT-5509", "OT-5509"),
        ("十月二十日(月) No.PCT-312 鈴鹿 明日香 様", "PCT-312"),
        ("特定疾病 51471019-0038117", "51471019-0038117"),
        ("画像CDは24日の便で(追跡 4021-7745-1180)。", "4021-7745-1180"),
        ("電話(088)842-7705 ファクス 同 7706", "7706"),
        ("606\t鬼頭 サダ\t101\t肺炎", "101"),
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
        ("前回の入院は R 6.12 と聞く", "R 6.12"),
        ("差入れ希望9/12→9/19:体重 +0.8kg、便良好", "9/19"),
        ("職場担当の課長と3/4面談。", "3/4"),
        ("採取 2025.6.9 受付 6.10 報告 6.17\n", "6.17"),
        ("退院予定でしたが十八日に38.2度、胸水が増え", "十八日"),
        ("きょうの日づけ 3がつ17日", "3がつ17日"),
        ("12/1より飲水、3日流動の予定。", "3日"),
    ]);
    none_touched(&[
        ("P波 2.8mV、R 11.6、インピーダンス 456", "R 11.6"),
        ("PT-INR前回 2.4、鼻出血なし。", "2.4"),
        ("SLTA 聴理解 8/10、呼称 13/20。", "8/10"),
        ("アレンドロン酸 35mg 週1(水曜)", "1(水曜)"),
        ("不安が強く、K6 7、HADS 9/5。", "9/5"),
        ("BP126/64 P80 KT36.1", "P80 KT36"),
        ("十日間の入院、二十一日間の点滴。", "二十一日"),
    ]);
}

#[test]
fn where_someone_lives_in_katakana_is_a_place() {
    all_found(&[("次男(サンパウロ在住)が帰国予定", "サンパウロ")]);
}
