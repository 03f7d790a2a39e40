//! English notes: who and where, by the words that lead there.

use super::{all_found, none_found, none_touched};

#[test]
fn numbers_in_groups_are_found_behind_what_gives_them() {
    all_found(&[
        ("CHI 120648 3317 - Morag Petrie", "120648 3317"),
        ("MCP: 442 019 338 771 | seen today", "442 019 338 771"),
        ("Aadhaar card shown 8841 0227 9935.", "8841 0227 9935"),
        ("Alias Joe   PHIN 611 309 482   male", "611 309 482"),
    ]);
}

#[test]
fn numbers_of_things_and_councils_are_found() {
    all_found(&[
        ("Dr Meher Pathak MD, MMC 2009/07/1184", "2009/07/1184"),
        ("Lab ID | 240917-081 |", "240917-081"),
        ("Band nos. 6618/M & 6618/B checked.", "6618/B"),
        ("Air transfer, ac reg ZS-PQR today", "ZS-PQR"),
        ("Van LDT408 left on site", "LDT408"),
        ("Study done, machine EPIQ 5G US-CV3-04", "US-CV3-04"),
        ("SAPS CAS 218/04/2024 opened", "218/04/2024"),
        ("Specimen M,24.0088213.R  Blood", "M,24.0088213.R"),
        ("Gate code *5518, dog in yard", "*5518"),
    ]);
    none_touched(&[
        ("Hb 11.2 L   g/dl   13-17 today", "13-17"),
        ("Modified Muir no. Wt 10.7. ETT 4.0", "10.7"),
    ]);
}

#[test]
fn days_are_found_in_other_tongues_and_hours_are_none() {
    all_found(&[
        ("Flight record   03 Okt 2024   crew of two", "03 Okt 2024"),
        ("Hui held 21 Hakihea 2023 by phone", "21 Hakihea 2023"),
        ("Study date 2023 11 07  sonographer on leave", "2023 11 07"),
        ("fit to resume w.e.f. 19th inst.", "19th inst"),
        ("CLINIC NOTE  3-27\nBack pain.", "3-27"),
    ]);
    none_touched(&[
        ("Mon 8:50 albuterol 2 puffs", "8"),
        ("Short course 25/5 then FOLFOX.", "25/5"),
        ("Head 2/5 palpable.", "2/5"),
    ]);
}

#[test]
fn telephones_of_india_are_found() {
    all_found(&[
        ("clinic phone / 02382-661904", "02382-661904"),
        ("Mr. Jignesh (desk) 97241-00873.", "97241-00873"),
    ]);
}

#[test]
fn addresses_elsewhere_are_found() {
    all_found(&[
        ("Clinic * Posbus 3318 * Ceres * 6835", "Posbus 3318 * Ceres * 6835"),
        ("Addr dx Box 58, Altona MB", "Box 58, Altona MB"),
        ("9-4-117/B, Road No. 7, Tolichowki, Hyderabad", "9-4-117/B, Road No. 7, Tolichowki"),
        ("she's at 12 Protea Str, Paarl now", "12 Protea Str"),
        ("Address RR 3, Site 8, Peace River, Alberta", "RR 3, Site 8, Peace River, Alberta"),
        ("Pedestrian hit at Cradock rank.", "Cradock rank"),
        ("Shop 9, Opp. Bus Stand, Karad - 415 110", "415 110"),
    ]);
    none_touched(&[
        ("Endurant II, Gore C3 28-14-18, Zenith Alpha.", "28-14-18"),
        ("E. coli O157:H7, Salmonella and Shigella", "Salmonella"),
    ]);
}

#[test]
fn wards_and_units_called_by_a_name_are_found() {
    all_found(&[
        ("Fell on Sagebrush 3 on Tuesday.", "Sagebrush 3"),
        ("Consultant Dr Idle  team Marigold\nSeen today", "Marigold"),
        ("yearly MRI at The Granaries Breast Unit", "The Granaries"),
        ("Waiting for a bed at The Haven on Larch, phone later", "The Haven on Larch"),
        ("In Ward 6B Bed 14 since noon", "Ward 6B Bed 14"),
        ("Hospital: Sanjivani Multispeciality Hosp. & ICU, Anand", "Hosp. & ICU"),
        ("phoned Conception Bay clinic twice", "Conception Bay clinic"),
    ]);
    none_touched(&[
        ("Seen on Day 3 after surgery.", "Day 3"),
        ("Transferred from The Medical Officer in charge", "Officer"),
        ("Bed 480 mm fine.", "480"),
        ("Referred to fracture clinic, Fracture clinic later", "Fracture"),
    ]);
}

#[test]
fn people_are_found_behind_what_they_are() {
    all_found(&[
        ("Ring Dr S. Contractor on 98250-00556 today.", "Contractor"),
        ("40 ml/hr. JMO Cooper r/v'd, nil given", "Cooper"),
        ("Assisted by Sr. Jincy and Yadagiri", "Jincy"),
        ("Assisted by Sr. Jincy and Yadagiri", "Yadagiri"),
        ("light duties; supervisor Heinz agreeable to it", "Heinz"),
        ("rescue by Dr. S. Merchant, stent placed", "Merchant"),
        ("received labeled \"P. Sparrow\", sigmoid", "P. Sparrow"),
        ("Pt is 44, goes by Sparrow, no fixed abode", "Sparrow"),
        ("MCP on file | STONE, EPHRAIM | 74 yr | M", "STONE, EPHRAIM"),
        ("Kind regards\nD.F. le Roux (Paediatrician)", "D.F. le Roux"),
        ("Seen with Dr Moore today.\nYours sincerely, J. Isherwood", "J. Isherwood"),
        ("Seen with Dr Moore today.\nThanks, P. Austin\nED", "P. Austin"),
        ("signature T C Abercrombie   Date: 4 May", "T C Abercrombie"),
    ]);
    all_found(&[(
        "Pieter V: evening all\nLindi: yes?\nPieter V: pt oozing\nLindi: press\nPieter V: ok",
        "Pieter V",
    )]);
}

#[test]
fn people_called_like_what_is_spared_are_found() {
    all_found(&[
        ("Seen by Dr Medina 1,1,0 stents deployed.", "Medina"),
        ("Mrs Harrison, QRS 90, ms. Harrison called.", "Harrison"),
        ("Family meeting with NED today. Seen by NED KELLY.", "NED"),
        ("bed 4 ms jones wants water", "jones"),
        ("John Bloggs II, Grace Bloggs seen", "Grace"),
        ("fever: acct 44-7188", "44-7188"),
    ]);
}

#[test]
fn great_ages_are_found_behind_relatives_and_strokes() {
    all_found(&[
        ("Wife 91. He is well.", "91"),
        ("Mother d. 96, father lived to 101.", "101"),
        ("Age/Sex: 95/F", "95"),
        ("gentleman aged ninety one, frail", "ninety one"),
    ]);
}

#[test]
fn what_looks_like_someone_and_is_no_one_stays() {
    none_touched(&[
        ("ECG 35 mmHg, QRS 138 ms. Harrison's sulci present.", "Harrison"),
        ("Pathologist: Ulrika Bellamy, MD, PhD (signed)", "PhD"),
        ("daughter sits her GCSEs in June", "GCSEs"),
        ("culprit mid LAD (Medina 1,1,0).", "Medina"),
        ("1. NSTEMI, Killip II, GRACE 148, culprit mid LAD", "GRACE"),
    ]);
}

#[test]
fn leads_of_an_ecg_and_scores_of_three_are_no_people_and_no_days() {
    none_found(&[
        "12-lead: inferior STEMI, II III aVF, V4R positive.",
        "cord pH 7.14, Apgar 6/9/10, 3410 g",
        "Katz ADL 3/6; IDDSI 5/2; discharged AGAINST MEDICAL ADVICE",
    ]);
}

#[test]
fn a_day_behind_a_scale_that_has_no_such_whole_is_a_date() {
    all_found(&[
        ("Therapy: FIM 9/28 and again at discharge", "9/28"),
        ("Therapy: NIHSS 4/25 by the stroke nurse", "4/25"),
    ]);
}

#[test]
fn what_other_countries_write_of_days_phones_and_numbers_is_found_whole() {
    all_found(&[
        ("APS report from 2022/11 was reviewed.", "2022/11"),
        ("Her last injection was on 14.03.; the next pens will be sent.", "14.03."),
        ("I'm off 13th-17th, please cover", "13th-17th"),
        ("call Ángel at (313)5550136.", "(313)5550136"),
        ("case # 118 774 02B is pending", "118 774 02B"),
        ("ID HN24031876(5) on the band", "HN24031876(5)"),
        ("GMS card Q 481 992 A seen", "Q 481 992 A"),
        ("Jan Holtroyd, FRCPC   CPSID 33719", "33719"),
        ("Signed: Wambui wa Njoroge, Reg. A.11702", "Wambui wa Njoroge"),
        ("Signed: Wambui wa Njoroge, Reg. A.11702", "A.11702"),
        ("dictated by O. Krebs / job 882-10447", "882-10447"),
        ("Run# 25-0071934   Unit MEDIC 61   Shift C", "MEDIC 61"),
    ]);
}
