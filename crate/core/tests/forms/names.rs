//! People, and terms that are called like them.

use super::{ENGINE, all_found, found, none_found};
use kamei::known;
use kamei::text::{Context, Seeds};

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
fn a_polyps_type_is_no_patient() {
    none_found(&["胃体部に山田III型ポリープを認めた。"]);
}

#[test]
fn a_given_name_that_is_a_thing_goes_with_its_surname_in_a_field() {
    all_found(&[
        ("From: Calliope Brandt", "Calliope Brandt"),
        ("To: Harp Lindqvist\nSent Friday", "Harp Lindqvist"),
    ]);
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
fn people_are_found_by_what_is_said_around_them() {
    all_found(&[
        ("レセ担当みずのさんへ。", "みずの"),
        ("ご連絡は内海までお願いします。", "内海"),
        ("部活でコウダイという子とうまくいかない。", "コウダイ"),
        ("駐車は隣の越智宅前で可。", "越智"),
        ("佐伯宅へ訪問。", "佐伯"),
        ("向かいの渡部邸まで歩行可。", "渡部"),
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
        "本人宅、息子宅、実家の隣。自宅へ退院、在宅療養、サ高住宅、宅配食。居宅へ訪問。",
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
