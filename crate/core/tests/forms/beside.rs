//! What belongs to what was found and stands beside it, and was once left behind; and rooms, crews and days that
//! stand beside what tells them.

use super::{ENGINE, all_found, none_touched};
use kamei::text::Context;

#[test]
fn letters_and_digits_of_a_number_are_taken_with_it() {
    all_found(&[
        ("Heel prick done today, card QF 007715264). Wt 3.1", "QF 007715264"),
        ("1) Rex Hollander LMD 440917 64M from Cobar.", "LMD 440917"),
        ("Carrier screen HV 52 0317 by Helixa: both neg.", "HV 52 0317"),
        ("Consents in log PL 6619-0053. Seen.", "PL 6619-0053"),
        ("JIC box seal J 66215. Daughter flies in.", "J 66215"),
        ("MSU KD.24.0377195 ESBL.", "KD.24.0377195"),
        ("IBAN for refund GB00 QQQQ 3055 2988 1022 74", "GB00 QQQQ 3055 2988 1022 74"),
        ("Payroll SK05512   NI QQ 23 19 55 D   Role: fitter", "QQ 23 19 55 D"),
        ("Call sign LR 325   crew of two", "LR 325"),
        ("2) Raymond Tulliver, RX4 0173, 67. Lower third", "RX4 0173"),
        ("His RAMQ is SAUM 6417 2529 and", "SAUM 6417 2529"),
        ("遠隔モニタ開始：送信機 13840W-602251、設置済", "13840W-602251"),
        ("国保138157 紹介あり", "138157"),
        ("保険証 舞0012345、枝02 確認。患者 佐倉陽向様", "02"),
        ("患者　志賀　美咲子　様　保険 06138237・1204-88", "06138237・1204-88"),
        ("保険者番号：06138237／記号 12・番号 88　氏名：志賀", "06138237"),
        ("INS=45512319/公立青224/6639912 [ORDER]", "45512319/公立青224/6639912"),
        ("ADDR=青森県十和田市 ZIP=0340412\nTEL", "0340412"),
    ]);
    none_touched(&[
        ("Echo: EF 55, SBP 104-118. Seen by Dr Moore.", "104-118"),
        ("BP 120 80, HR 88 92 104. Seen by Dr Moore.", "120 80"),
        ("K 4.2, Cr 211, Na 138. Seen by Dr Moore.", "Cr 211"),
        ("仙骨部に発赤、DESIGN-R2020 d1。担当：楠瀬", "R2020"),
        ("担当：楠瀬　Na 138-145  K 3.6-4.8  Cl 101", "138-"),
    ]);
}

#[test]
fn what_stands_behind_a_number_that_was_taken_out_is_no_part_of_it() {
    for (text, left) in [
        ("被保険者番号　〔電話〕　要介護4\n指示医", 0),
        ("（基礎年金番号 〔公的番号〕）、家賃 38,000円", 0),
        ("記号番号：〔公的番号〕　7012-335", 1),
    ] {
        let certain = ENGINE.certain(text, &Context::default());
        assert_eq!(certain.len(), left, "{text}: {certain:?}");
    }
}

#[test]
fn both_halves_of_a_name_are_taken() {
    all_found(&[
        ("Daughter Bernadette Doyle-Hameed rings at 7.", "Bernadette Doyle-Hameed"),
        ("Dear Dr Sutherland, re Morag BUCHANAN", "Morag BUCHANAN"),
        ("播磨灘総合医療センター 消化器内科　船曳 亮", "亮"),
        ("患者 チャン ティ ラン さん(26歳)", "チャン ティ ラン"),
        ("このたびはドゥアルテ マルコス様(41歳)をご紹介", "ドゥアルテ マルコス"),
        ("診断医 寺師 / 細胞検査士 P. ラマン　確認", "P. ラマン"),
        ("ご両親(水落 航・ほのか)に説明", "ほのか"),
        ("眼科外来 2025/7/3 33-20641 安楽 節子 76F", "安楽 節子"),
        ("内視鏡 R7/6/18\nPHAM THI LAN(ファム ティ ラン) 29歳F", "PHAM THI LAN"),
        ("施行医 仲宗根 亮太　介助 上間・Maria Esguerra", "Maria Esguerra"),
    ]);
}

#[test]
fn one_of_two_is_found_where_the_other_is() {
    all_found(&[
        ("Brought by EMS unit 14 (medics Lowe & Patel). Niece Carla at bedside.", "Lowe"),
        ("Brought by EMS unit 14 (medics Patel and Lowe). Niece Carla at bedside.", "Lowe"),
    ]);
    none_touched(&[
        ("Seen by Dr Patel. Foley and Babinski noted.", "Foley"),
        ("Dr Moore and Crohn's team to review.", "Crohn"),
    ]);
}

#[test]
fn a_birth_in_an_era_that_is_long_over_is_a_date() {
    all_found(&[
        ("利用者 樋渡ツネ(大正15年生) 要介護2", "大正15年"),
        ("患者:小笠原キヨ 大正十三年生まれ 独居", "大正十三年"),
        ("夜勤申し送り\n大正 85歳 眠剤希望", "大正"),
    ]);
    none_touched(&[
        ("大正15年創業の薬局で、山田 太郎様が受診。", "大正15年創業"),
        ("患者:小笠原キヨ 昭和10年生まれ 独居", "昭和10年生まれ"),
    ]);
}

#[test]
fn last_digits_who_signs_for_another_and_rooms_with_beds_are_found() {
    all_found(&[
        ("Seen by Dr Moore. DEA # on file. SSN ends 4471.", "4471"),
        ("Seen by Dr Moore. Card ends with 0213, cancelled.", "0213"),
        ("Seen by Dr Moore.\nYours sincerely\np.p. K. Ashworth\nDr Imelda Vance", "K. Ashworth"),
        ("506号 ベッドB 呉 明華氏 入眠中。", "506号"),
    ]);
}

#[test]
fn who_wrote_drove_or_was_on_duty_is_found() {
    all_found(&[
        ("6/3 準夜\n21:00 内服し入眠。中途覚醒なし。　ディアス\n", "ディアス"),
        ("同行 Ns葉山、運転 三好\n訪問 14:05", "三好"),
        ("居室で尻もちをついている所を夜勤グエンが発見。", "グエン"),
        ("児名は湊の予定。", "湊"),
        ("25.5.13 DH篠 / Dr加賀美　チェア3", "加賀美"),
        ("REQ_DR=母良田 DEPT=代謝内科", "母良田"),
        ("Rec'd pt Bergstrom resting, resp 10 w/ 15 s apneas. Daughter Ruth in.", "Bergstrom"),
    ]);
    none_touched(&[
        ("夜勤スタッフが発見し、主治医の楠瀬へ報告。", "スタッフ"),
        (
            "Admitted with chronic HFrEF (EF 25-30%), NYHA III; AKI on CKD 3b. Seen by Dr Moore",
            "NYHA",
        ),
        ("Hx: HTN, OSA on CPAP 9, GERD. Seen by Dr Moore", "HTN"),
        ("No red flags per GP. Naproxen 500 mg BD. Seen by Dr Moore", "Naproxen"),
    ]);
}

#[test]
fn floors_and_sides_of_a_street_belong_to_the_address() {
    all_found(&[
        ("SUITE: Level 9, 41 Kurrajong Street, Adelong SA 5999", "Level 9, 41 Kurrajong Street"),
        (
            "Found down at 17 Alder Street E, Port Lorne ON  N0X 9Z9",
            "17 Alder Street E, Port Lorne ON",
        ),
        ("〒999-3702 山形県東根市柏原町西2-8-1　連絡先", "山形県東根市柏原町西2-8-1"),
        ("妹の高 順子さんが堺にいて週末に来る。", "堺"),
    ]);
}

#[test]
fn rooms_are_found_behind_the_house_and_at_the_head_of_a_line() {
    all_found(&[
        ("St Fiachra's University Hospital, Theatre 4\nSurgeon Moore", "Theatre 4"),
        ("last admission Juniper Ward March 2024, mania.", "Juniper Ward"),
        ("NEONATAL HANDOVER   Sun 15/9 night\nCygnet HDU\nCot 3", "Cygnet HDU"),
        ("Phoned to Sr Faith at Klein Karoo Clinic 2 by W. Bosman", "Klein Karoo Clinic 2"),
        ("・307 空床。昼に救命センターから上がる", "307"),
        ("居室206で尻もち", "206"),
        ("2:15 608号室蛭川さんよりコール。", "608号"),
        ("看護サマリー　5階西 514-2\n11/18(月) 日勤 大槻", "5階西 514-2"),
        ("Seen Dr Mbeki, d/w surg SpR (Hussain) via switch 4410. Bloods sent.", "4410"),
        ("透析記録 第2透析室 ベッドB-14\n", "B-14"),
        ("カンファ 16:00- @8階デイルーム西\n出席", "8階デイルーム西"),
        ("退院は6/4予定、LDR2→208号。", "208号"),
        ("6Wの羽鳥です。お疲れ様です。", "6W"),
        ("日帰り希望だが独居のため西2に1泊。", "西2"),
        ("日時：2月19日　場所：2階さくら病棟　面談室", "2階さくら病棟"),
        ("利根川口総合病院 東5\n", "東5"),
        ("透析経過表　第2透析室 No.14", "第2透析室"),
    ]);
    none_touched(&[("4mm Is、JNET 2A → コールドポリペクトミー。担当 楠瀬", "2A")]);
}

#[test]
fn no_one_is_let_go_for_an_abbreviation_beside_them() {
    all_found(&[
        ("Seen by Dr Moore. List: AML, CHOWDHURY, bed 4", "CHOWDHURY"),
        ("Alois Hemmer, 112, from the lodge", "112"),
        ("Alois Hemmer-Pratt, 96. Seen by Dr Moore", "96"),
        ("診療実日数 1月 12日、次回 2月 16日。担当 楠瀬", "2月 16日"),
    ]);
    none_touched(&[("Hx: HTN, OSA on CPAP 9, GERD. Seen by Dr Moore", "HTN")]);
}

#[test]
fn homes_in_kana_are_found_whole() {
    all_found(&[
        ("腰痛あり、デイサービスべにばなを週3回利用。", "デイサービスべにばな"),
        ("報告者 訪問看護ステーションもくれん 看護師 楠瀬", "訪問看護ステーションもくれん"),
        ("②夫(施設入所中 特養ひばりが谷)", "特養ひばりが谷"),
        ("令和4年(三ノ矢橋整形外科)で治療", "三ノ矢橋整形外科"),
        ("2025年10月29日\nみやした眼科　宮下 依里子", "みやした眼科"),
        ("搬送：丹後消防 峰山救急2(隊長 梅田)", "峰山救急2"),
        ("救急隊(緑消防2)搬送。84歳女性", "緑消防2"),
    ]);
    none_touched(&[
        ("デイサービスについて説明。担当 楠瀬", "について"),
        ("ショートステイのことを長女と相談。担当 楠瀬", "のこと"),
        ("二次救急2か所に依頼。担当 楠瀬", "二次救急2"),
    ]);
}

#[test]
fn telephones_are_found_where_someone_is_reached() {
    all_found(&[
        ("注腸造影について検査室(2154)へ確認", "2154"),
        ("Radiology reg Yuki on 5520. Taz given.", "5520"),
        ("書面もほしいとのこと FAX末尾0663", "0663"),
        ("ACT intake Bridgeway Outreach Tuesday, Marcus 555-0120.", "Marcus"),
        ("lab says 20 min, ring 61190", "61190"),
        ("07:40 bleep me on 20 418", "20 418"),
        ("Wife travels along, +44 7700 900337.", "+44 7700 900337"),
    ]);
    none_touched(&[("第3回開催(2024)の外来(2024)にて。担当 楠瀬", "外来")]);
}

#[test]
fn days_are_found_behind_what_was_done() {
    all_found(&[
        ("Study 2025 Mar 4, visit 3 of 8", "2025 Mar 4"),
        ("Pediarix #1 2 May, #3 Sep 9 lot H74K2", "Sep 9"),
        ("Next: Mar 11 / 18 / 25.", "25"),
        ("Signed for Rutherford, 8.Oct", "8.Oct"),
        ("No 0303 · 8.x.25 · ref. Mr Thorne", "8.x.25"),
        ("home visit to the cottage booked 29th | Fin |", "29th"),
        ("D.O.B. 01 | 10 | 1966", "01 | 10 | 1966"),
        ("two falls since halloween", "halloween"),
        ("Clinic Tue 15 Julai, boy, 8 yrs", "15 Julai"),
        ("lettre du 12 juillet", "12 juillet"),
        ("Debrief on St Gobnait's Ward 6/11. Datix filed.", "6/11"),
        ("下顎管に近接。CT(3/3)で走行を確認", "3/3"),
        ("聴神経腫瘍(MRI 9/10)は否定的", "9/10"),
        ("採取日 2025-04-22　報告 05-01", "05-01"),
        ("ショートステイは9/12～14。ケアマネへ", "14"),
        ("仁木先生より来週の15日以降なら転院可", "15日"),
        ("退院先候補：救護施設(見学2/12)、無低", "2/12"),
    ]);
    none_touched(&[
        ("夕方の薬を忘れる→1日1回にまとめる。担当 楠瀬", "1日"),
        ("握力 右 9/10)と左。担当 楠瀬", "9/10"),
        ("川崎病 5/6項目、小林スコア 6点。担当 楠瀬", "5/6"),
        ("診療実日数 1月 12日、2月 16日。担当 楠瀬", "16日"),
        ("ご紹介の楢崎 宏海様(70歳)を拝見", "様"),
        ("再ERCP：EST小切開+EPLBD。担当 楠瀬", "小切開"),
    ]);
}

#[test]
fn ages_above_the_highest_are_found_on_lists() {
    all_found(&[
        ("Rm 5 Alois Hemmer 91: Alzheimer's FAST 7a", "91"),
        ("DESIDERIO \"DEZI\" M 93\nHPI: lives alone", "93"),
        ("Canon Aubrey Knatchbull, who at 91 still reads", "91"),
        ("great-grandmother Ms. Odessa Pruitt, who is 93, at home", "93"),
    ]);
    none_touched(&[("| Drinkwater | 90 | SIADH, Na 118 | osm 0800", "118")]);
}

#[test]
fn what_uncles_wrote_of_rooms_numbers_and_days_is_found() {
    all_found(&[
        ("Morning, who has the line man in Room 6?\n07:53 Dr Fogarty: me.", "Room 6"),
        ("Rm 4 - Mrs Dorothy Illingworth, EWS 2.", "Rm 4"),
        ("Shifted to Room 204. Catheter removed by Dr Moore.", "Room 204"),
        ("run sheet  |  Coorong Satellite Unit, chair C7  |  Sat 29/06/24", "chair C7"),
        ("SW NOTE, Unit 5 North      09-Dec-2024\nRe: Mr Alan Moore", "Unit 5 North"),
        ("Ouellette, Marc   79 M   6B-18   Acct V00411896", "6B-18"),
        ("Bed mgr is on 5518\nDr Moore told", "5518"),
        ("Case mgr informed on 4407.\n1600 Dr Moore seen", "4407"),
        ("M. Desrosiers, RSW #11509, local 2216", "2216"),
        ("NOK: wife Mdm Siti Khadijah 9555 0167\nDr Moore", "9555 0167"),
        ("Dr Moore: SIN ending 418, letter sent.", "418"),
        ("3. Lindqvist RK41 2260, 81, Rockwood 6. Dr Moore", "RK41 2260"),
        ("bank cards and the keys (white Skoda, OXZ 8306). Dr Moore", "OXZ 8306"),
        ("Dr Moore says the password is gumbo52. Family Thurs", "gumbo52"),
        ("TCU Cardio with Dr Moore 14 Feb 10.20am; bloods", "14 Feb"),
        ("Taken by: Bev (reception)      3/10 at ten past four", "3/10"),
        (
            "# duplicates: CR-0091849 also filed as KOVALCHIK B., NHS 9996053180. Merged by s.oduya 22/02",
            "s.oduya",
        ),
        ("Reported: 09 Oct 2024\nQUAH Siew Hoon    NRIC S8134207E    43/F", "QUAH Siew Hoon"),
        ("Took Dolo 650 from Sri Murugan Medicals. Dr Moore", "Sri Murugan Medicals"),
    ]);
    none_touched(&[
        ("Dr Moore: heparin running, target on 5000.", "5000"),
        ("Seen by Dr Moore. Started on 2024.", "2024"),
        ("Dr Moore: 14 Feb 10.20 mmol", "10.20"),
        ("CHEST CLEAR Moore\nHTN Moore seen", "CLEAR"),
        ("Sats 96% in room air. Dr Moore", "room"),
    ]);
}

#[test]
fn what_aunts_wrote_of_rooms_numbers_and_days_is_found() {
    all_found(&[
        ("外科当直 後藤Dr call(PHS 7123)23:35 → 緊急手術", "7123"),
        ("担当 梶(PHS 7123)、予約(TEL 03-0123-4567)へ", "7123"),
        ("海外の家族 電話(81)3-0123-4567 へ", "3-0123-4567"),
        ("連絡先(5544)7123 まで", "7123"),
        ("緊急連絡先 093-010-5573／080-0126-4498(長女 岩男様)", "080-0126-4498"),
        ("手術日 2024-11-13　手術室 OR 5番　ID 00712954", "OR 5番"),
        ("23:35 → 緊急Lap-appe、1階救急病棟入院", "1階救急病棟"),
        ("802① 砺波さん:TACE後2日目。", "802"),
        ("FA/IA(12/3): PCV ポリープ2か所", "12/3"),
        ("装具業者(南風義肢 與那嶺さん)に依頼済。", "南風義肢"),
        ("酸素業者(関東メディカルガス 029-010-6630)に依頼", "関東メディカルガス"),
        ("精子凍結は白沢ARTクリニックで済み。", "白沢ARTクリニック"),
        ("4. note for work, Feb 6-Feb 10, faxed to Dr Moore", "Feb 6-Feb 10"),
        ("Present: Dr Sheikh (consultant), Imogen (CT2), Kwabena (RMN)", "Imogen"),
        ("Two samples at the desk, 1450 Ponce Mill Rd, 3rd floor, pick up", "3rd floor"),
        ("Cons on call: Mr Venn\n6A-3  Halloran  47F  acute pancreatitis", "6A-3"),
        ("TGH 451903  KHALIL Miss   17F  req: A&E", "TGH 451903"),
        ("Patient: WIEBE, Marlene     HSN: 611 204 883       DOB: 1959-06-14", "611 204 883"),
        ("Patient: Women's Health   Ordering: BRUNGARDT,K\nTEST", "BRUNGARDT,K"),
        ("Dr Moore. H@N Tariq bleeped 1124, no change.", "1124"),
        ("FP Dr. Nur, Vanier Heights CHC. PHN", "Vanier Heights CHC"),
    ]);
    none_touched(&[
        ("ペースメーカー(MRI条件付き)を挿入。担当：楠瀬", "MRI条件付"),
        ("当院PETセンターで撮影。担当：楠瀬", "当院"),
        ("Dr Moore reads 6A-3 and 7B-2 as primers", "7B-2"),
        ("Dr Moore: review on 6-Feb", "review"),
    ]);
}

#[test]
fn what_a_visit_and_an_operation_left_is_found() {
    all_found(&[
        ("件名: 305号 鵜飼様の件", "305号"),
        ("件名: 305号 鵜飼様の件", "鵜飼"),
        ("1203号 田中太郎様、転棟", "1203号"),
        ("305号鵜飼様の件、至急", "305号"),
        ("件名: 【至急】305号 鵜飼様の件", "305号"),
        ("305号室 佐藤さん 転棟", "305号室"),
        ("代表 03-5550-0142 内線 2231：医事課", "2231"),
        ("担当は305号室 佐藤看護師", "305号室"),
        ("4階南　ベッド412-2　患者 志賀様", "412-2"),
        ("Ex-husband Remy has kids (Noelle 12, Luc 9, Ann 4). Seen.", "Luc"),
        ("Ex-husband Remy has kids (Noelle 12, Luc 9, Ann 4). Seen.", "Ann"),
        ("Paid by visa ending 8812. Seen by Dr Moore.", "8812"),
        ("Lab: Ridgeway Ceramics, docket 5531. Seen by Dr Moore.", "5531"),
        ("Aoife Brennock, bed 22 bay D. Seen by Dr Moore.", "bed 22 bay D"),
    ]);
    none_touched(&[
        ("妻 由希子 090-0000-7788 → 0:35着予定。", "0:35"),
        ("検査は㈱LSIに外注、担当：楠瀬", "に外注"),
        ("リンパ節 #241 2/8, #251 1/3。担当：楠瀬", "2/8"),
        ("リンパ節 #241 2/8, #251 1/3。担当：楠瀬", "1/3"),
    ]);
}
