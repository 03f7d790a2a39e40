use super::*;
use crate::policy::profiles;

fn book(id: &str) -> RuleBook {
    let profile = profiles().into_iter().find(|profile| profile.id == id).expect("a profile");
    RuleBook::new(&profile)
}

#[test]
fn every_row_of_every_table_is_understood() {
    for row in crate::table::rows(E1_1) {
        let (value, mask) = dictionary::parse_pattern(row[0]).expect("a tag or pattern");
        if mask == u32::MAX {
            assert!(dictionary::attribute(Tag(value)).is_some(), "not in PS3.6: {row:?}");
        }
        assert!(
            ["X", "Z", "D", "U", "X/Z", "X/D", "Z/D", "X/Z/D", "X/Z/U*"].contains(&row[2]),
            "{row:?}"
        );
        assert!(row[3..13].iter().all(|cell| ["", "K", "C"].contains(cell)), "{row:?}");
    }
    for row in crate::table::rows(JP_IMAGING) {
        assert!(Class::parse(row[4]).is_some(), "{row:?}");
        assert!(Duty::parse(row[5]).is_some(), "{row:?}");
        assert!(Ground::parse(row[6]).is_some(), "{row:?}");
        assert!(Standing::parse(row[9]).is_some(), "{row:?}");
        let vr = row[1].strip_prefix("VR:").and_then(Vr::parse).unwrap_or(vr_of(row[1]));
        assert!(spoken_action(row[7], vr).is_some(), "{row:?}");
        assert!(spoken_action(row[8], vr).is_some(), "{row:?}");
    }
    for row in crate::table::rows(JP_ITEMS) {
        assert!(Class::parse(row[4]).is_some() && Duty::parse(row[5]).is_some(), "{row:?}");
        assert!(Ground::parse(row[6]).is_some() && Standing::parse(row[9]).is_some(), "{row:?}");
        assert!(item_action(row[7]).is_some() && item_action(row[8]).is_some(), "{row:?}");
    }
    for row in crate::table::rows(DEFINITION) {
        assert!(Content::parse(row[1]).is_some(), "{row:?}");
        assert!(Class::parse(row[6]).is_some() && Duty::parse(row[7]).is_some(), "{row:?}");
        assert!(Ground::parse(row[8]).is_some() && Standing::parse(row[9]).is_some(), "{row:?}");
    }
    for row in crate::table::rows(JP_CLASSES) {
        assert!(Class::parse(row[1]).is_some() && Duty::parse(row[2]).is_some(), "{row:?}");
        assert!(Ground::parse(row[3]).is_some(), "{row:?}");
    }
    for row in crate::table::rows(OWN) {
        assert!(Class::parse(row[1]).is_some() && Duty::parse(row[2]).is_some(), "{row:?}");
        assert!(Ground::parse(row[3]).is_some() && Standing::parse(row[4]).is_some(), "{row:?}");
    }
    for row in crate::table::rows(super::super::pixels::FACELESS) {
        assert!(row[0].bytes().all(|b| b.is_ascii_uppercase()) && !row[1].is_empty(), "{row:?}");
    }
    for table in [KEEP_TEXT, KEEP_BINARY, KEEP_UID, KEEP_CLEAN, KEEP_DUMMY, KEEP_EMPTY] {
        for row in crate::table::rows(table) {
            let (tag, _) = dictionary::parse_pattern(row[0]).expect("a tag or pattern");
            assert!(dictionary::attribute(Tag(tag)).is_some(), "not in PS3.6: {row:?}");
            assert!(!row[1].is_empty(), "no reason: {row:?}");
        }
    }
    for profile in profiles() {
        for row in &profile.rows {
            assert!(dictionary::parse_pattern(&row.tag).is_some(), "{row:?}");
            assert!(spoken_action(&row.action, vr_of(&row.tag)).is_some(), "{row:?}");
            assert!(
                Class::parse(&row.class).is_some()
                    && Duty::parse(&row.duty).is_some()
                    && Ground::parse(&row.ground).is_some()
                    && Standing::parse(&row.standing).is_some(),
                "{row:?}"
            );
        }
    }
}

#[test]
fn the_guidelines_seven_rows_end_as_its_table_says() {
    let book = book("jp-pseudonymized");
    for (tag, action, duty) in [
        (0x0010_0020, Action::Pseudonym, Duty::Recommended),
        (0x0010_0010, Action::Pseudonym, Duty::Required),
        (0x0010_0030, Action::YearMonth, Duty::Recommended),
        (0x0010_1010, Action::AgeCap, Duty::None),
        (0x0010_0040, Action::Keep, Duty::None),
        (0x0008_0020, Action::Shift, Duty::Recommended),
        (0x0008_0050, Action::Empty, Duty::Recommended),
    ] {
        let treatment = book.treatment(Tag(tag)).expect("a rule");
        let rule = &book.rules[treatment.rule];
        assert_eq!((treatment.action, rule.duty), (action, duty), "{:?}", Tag(tag));
        assert_eq!(rule.standing, Standing::Quoted, "{:?}", Tag(tag));
    }
}

#[test]
fn a_switched_option_moves_a_recommended_row_and_no_required_one() {
    use ProfileOption::{
        RetainDeviceIdentity, RetainFullDates, RetainInstitutionIdentity, RetainModifiedDates,
        RetainPatientCharacteristics, RetainUids,
    };
    let treated = |id: &str, on: &[ProfileOption], off: &[ProfileOption], tag| {
        let mut profile = Profile::named(id).expect("a profile");
        profile.options.retain(|option| !off.contains(option));
        profile.options.extend(on);
        let book = RuleBook::new(&profile);
        let treatment = book.treatment(Tag(tag)).expect("a rule");
        (treatment.action, treatment.option, book.rules[treatment.rule].id.clone())
    };
    let jp = |on: &[ProfileOption], off: &[ProfileOption], tag| {
        let (action, option, rule) = treated("jp-pseudonymized", on, off, tag);
        assert!(rule.starts_with("JP-IMG"), "{rule}");
        (action, option)
    };
    let dates = [RetainModifiedDates];
    let full = [RetainFullDates];
    for (on, off, tag, then) in [
        (&full[..], &dates[..], 0x0008_0020, (Action::Keep, Some(RetainFullDates))),
        (&[], &dates, 0x0008_0020, (Action::Empty, None)),
        (&[], &[RetainPatientCharacteristics], 0x0010_1010, (Action::Remove, None)),
        (&[], &[RetainPatientCharacteristics], 0x0010_0040, (Action::Empty, None)),
        (&[RetainDeviceIdentity], &[], 0x0018_1000, (Action::Keep, Some(RetainDeviceIdentity))),
        (
            &[RetainInstitutionIdentity],
            &[],
            0x0008_0080,
            (Action::Keep, Some(RetainInstitutionIdentity)),
        ),
        (&[RetainUids], &[], 0x0020_000D, (Action::Keep, Some(RetainUids))),
        // Names are 必須 whatever is switched, and so stays what the profile itself decided.
        (&ProfileOption::ALL, &[], 0x0008_0090, (Action::Empty, None)),
        (&[], &[], 0x0010_2160, (Action::Remove, None)),
    ] {
        assert_eq!(jp(on, off, tag), then, "{:?} with {on:?}, without {off:?}", Tag(tag));
    }
    let (action, _, _) =
        treated("hipaa-safe-harbor", &[], &[RetainPatientCharacteristics], 0x0010_1010);
    assert_eq!(action, Action::Remove, "no option less is ever weaker");
}

#[test]
fn the_options_of_graphics_and_content_act_only_where_they_are_on() {
    let treated = |options: &[ProfileOption], tag| {
        let mut profile = profiles().into_iter().nth(2).expect("the basic profile");
        profile.options = options.to_vec();
        let treatment = RuleBook::new(&profile).treatment(Tag(tag)).expect("a rule");
        (treatment.action, treatment.option)
    };
    let content = ProfileOption::CleanStructuredContent;
    let graphics = ProfileOption::CleanGraphics;
    for (tag, without, option, with) in [
        (0x0040_0555, Action::Empty, content, Action::Descend),
        (0x0040_A730, Action::Descend, content, Action::Descend),
        (0x0070_0001, Action::Descend, graphics, Action::Descend),
        (0x6000_4000, Action::Remove, graphics, Action::Clean),
    ] {
        assert_eq!(treated(&[], tag), (without, None), "{:?}", Tag(tag));
        assert_eq!(treated(&[option], tag), (with, Some(option)), "{:?}", Tag(tag));
    }
    for drawn in [0x6000_3000, 0x5000_3000] {
        assert_eq!(treated(&[graphics], drawn), (Action::Remove, None), "{:?}", Tag(drawn));
    }
}

#[test]
fn the_basic_profile_keeps_no_dates() {
    let book = book("dicom-basic");
    let action = |tag| book.treatment(Tag(tag)).map(|treatment| treatment.action);
    assert_eq!(action(0x0008_0020), Some(Action::Empty));
    assert_eq!(action(0x0008_0021), Some(Action::Dummy));
    assert_eq!(action(0x0010_1010), Some(Action::Remove));
    assert_eq!(action(0x5002_3000), Some(Action::Remove));
    assert_eq!(action(0x0020_000D), Some(Action::Uid));
}
