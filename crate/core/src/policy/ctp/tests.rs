//! Scripts made up for these tests, in the forms that sites have.

use super::*;
use crate::policy::regions::Rectangle;
use crate::policy::site::{Deed, Site};
use crate::policy::{Policy, PrivateList, ProfileOption};

const BASE: &str = "jp-pseudonymized";

fn profile(lines: &str) -> (Site, Vec<(usize, Remark, String)>) {
    let text = format!("<script>\n{lines}\n</script>\n");
    let import = import(&text, BASE).expect("a base");
    assert_eq!(import.kind, Kind::Profile);
    let site = Site::read(&import.toml).expect("the import passes the check of site profiles");
    let profile = site.profile(&import.toml).expect("its base");
    Policy::new(profile).expect("no contradiction");
    let notes = import.notes.into_iter().map(|note| (note.line, note.remark, note.at));
    (site, notes.collect())
}

fn rows(site: &Site) -> Vec<(String, Deed)> {
    site.rows.iter().map(|row| (row.selector.to_string(), row.deed)).collect()
}

#[test]
fn a_script_becomes_rows_where_it_differs_from_the_base() {
    let (site, notes) = profile(
        r#"<p t="ROOT">1.2.3</p>
        <e en="T" t="00080005" n="SpecificCharacterSet">@keep()</e>
        <e en="T" t="00080020" n="StudyDate">@incrementdate(this,@DAYS)</e>
        <e en="T" t="00080050" n="AccessionNumber">@hash(this,16)</e>
        <e en="F" t="00080060" n="Modality">@remove()</e>
        <e en="T" t="00081030" n="StudyDescription">@keep()</e>
        <e en="T" t="00100010" n="PatientName">@hashname(this,6)</e>
        <e en="T" t="00100020" n="PatientID">@hashptid(@SITE,this)</e>
        <e en="T" t="00102154" n="PatientPhoneNumbers">@remove()</e>
        <e en="T" t="0020000d" n="StudyInstanceUID">@hashuid(@ROOT,this)</e>
        <e en="T" t="00180050" n="SliceThickness">@keep()</e>
        <e en="T" t="00181030" n="ProtocolName"></e>"#,
    );
    assert_eq!(
        rows(&site),
        [
            ("00080050".to_owned(), Deed::Pseudonym),
            ("00081030".to_owned(), Deed::Keep),
            ("00181030".to_owned(), Deed::Empty),
        ]
    );
    assert_eq!(site.rows[0].reason, "CTP script, line 5: @hash(this,16)");
    assert!(site.options.is_empty());
    assert_eq!(
        notes,
        [(4, Remark::OwnDays, "00080020".to_owned()), (7, Remark::Loosens, "00081030".to_owned()),]
    );
}

#[test]
fn what_the_law_requires_is_not_turned_off() {
    let (site, notes) = profile(
        r#"<e en="T" t="00100010" n="PatientName">@keep()</e>
        <e en="T" t="00100020" n="PatientID">@keep()</e>
        <e en="T" t="00080090" n="ReferringPhysicianName">@keep()</e>
        <e en="T" t="00080018" n="SOPInstanceUID">@keep()</e>"#,
    );
    assert_eq!(rows(&site), []);
    let remarks: Vec<_> = notes.iter().map(|(line, remark, _)| (*line, *remark)).collect();
    assert_eq!(
        remarks,
        [
            (2, Remark::Required),
            (3, Remark::Identity),
            (4, Remark::Required),
            (5, Remark::Identity),
        ]
    );
}

#[test]
fn conditions_become_rows_in_order() {
    let (site, notes) = profile(
        r#"<p t="KIND">LOCALIZER</p>
        <e en="T" t="00081030" n="StudyDescription">@if(Modality,equals,"CT"){@keep()}{@remove()}</e>
        <e en="T" t="0008103e" n="SeriesDescription">@if(ImageType,contains,@KIND){@empty()}{@if(this,isblank){x}{@keep()}}</e>
        <e en="T" t="00181030" n="ProtocolName">@if([0018,1000],isblank){@keep()}{@remove()}</e>
        <e en="T" t="00104000" n="PatientComments">@if(this,matches,"a[bc]d"){@keep()}{@empty()}</e>
        <e en="T" t="00321060" n="RequestedProcedureDescription">@if(StationName,matches,"CT.*"){@quarantine()}{@keep()}</e>"#,
    );
    assert_eq!(
        rows(&site),
        [
            ("00081030".to_owned(), Deed::Keep),
            ("00081030".to_owned(), Deed::Remove),
            ("0008103E".to_owned(), Deed::Empty),
            ("0008103E".to_owned(), Deed::Keep),
            ("00181030".to_owned(), Deed::Remove),
            ("00181030".to_owned(), Deed::Keep),
            ("00104000".to_owned(), Deed::Empty),
            ("00321060".to_owned(), Deed::Keep),
        ]
    );
    let toml = site.to_toml();
    for test in [
        r#"[{ tag = "00080060", equals = "CT" }]"#,
        r#"[{ tag = "00080008", contains = "LOCALIZER" }]"#,
        r#"[{ tag = "00181000", matches = "*" }]"#,
    ] {
        assert!(toml.contains(test), "{test}");
    }
    assert_eq!(
        notes,
        [
            (3, Remark::Loosens, "00081030".to_owned()),
            (4, Remark::Loosens, "0008103E".to_owned()),
            (5, Remark::Loosens, "00181030".to_owned()),
            (6, Remark::Condition, "matches".to_owned()),
            (7, Remark::Loosens, "00321060".to_owned()),
            (7, Remark::NotHeld, "quarantine".to_owned()),
        ]
    );
}

#[test]
fn what_kamei_does_not_do_leaves_nothing_of_the_value() {
    let (site, notes) = profile(
        r#"<e en="T" t="00080090" n="ReferringPhysicianName">@initials(this)</e>
        <e en="T" t="00081030" n="StudyDescription">@contents(this,"[0-9]")</e>
        <e en="T" t="00081010" n="StationName">@param(@SITE)</e>
        <e en="T" t="0008103e" n="SeriesDescription">@frobnicate(this)</e>
        <e en="T" t="00181030" n="ProtocolName">@param(@SITE)-@contents(PatientID)</e>
        <e en="T" t="00120062" n="PatientIdentityRemoved">@always()YES</e>
        <e en="T" t="00120040" n="ClinicalTrialSubjectID">@param(@SITE)-@hashptid(@SITE,PatientID)</e>
        <e en="T" t="00181020" n="SoftwareVersions">@require(</e>"#,
    );
    assert_eq!(
        rows(&site),
        [
            ("00080090".to_owned(), Deed::Dummy),
            ("00081030".to_owned(), Deed::Dummy),
            ("0008103E".to_owned(), Deed::Dummy),
            ("00181030".to_owned(), Deed::Dummy),
            ("00120040".to_owned(), Deed::Pseudonym),
        ]
    );
    let remarks: Vec<_> = notes.iter().map(|(line, remark, _)| (*line, *remark)).collect();
    assert_eq!(
        remarks,
        [
            (2, Remark::Stricter),
            (3, Remark::Stricter),
            (4, Remark::FixedValue),
            (5, Remark::UnknownFunction),
            (6, Remark::Stricter),
            (7, Remark::WrittenByKamei),
            (9, Remark::Syntax),
        ]
    );
}

#[test]
fn options_follow_what_the_whole_script_does() {
    let (site, _) = profile(
        r#"<e en="T" t="00080020" n="StudyDate">@keep()</e>
        <e en="T" t="00080021" n="SeriesDate">@keep()</e>
        <e en="T" t="0020000d" n="StudyInstanceUID">@keep()</e>
        <r en="T" t="privategroups">Remove private groups</r>"#,
    );
    assert_eq!(site.options.get(&ProfileOption::RetainFullDates), Some(&true));
    assert_eq!(site.options.get(&ProfileOption::RetainModifiedDates), Some(&false));
    assert_eq!(site.options.get(&ProfileOption::RetainUids), Some(&true));
    assert_eq!(site.options.get(&ProfileOption::RetainSafePrivate), Some(&false));

    let (site, notes) = profile(
        r#"<k en="T" t="0018">Keep group 0018</k>
        <k en="T" t="safeprivateelements">Keep safe private elements</k>
        <r en="T" t="privategroups">Remove private groups</r>
        <r en="F" t="unspecifiedelements">Remove unchecked elements</r>
        <r en="F" t="curves">Remove curves</r>"#,
    );
    assert!(site.options.is_empty(), "the base keeps safe private elements already");
    assert_eq!(site.private_lists, None::<Vec<PrivateList>>);
    let remarks: Vec<_> = notes.iter().map(|(line, remark, _)| (*line, *remark)).collect();
    assert_eq!(remarks, [(2, Remark::Group), (5, Remark::UnlistedGo), (6, Remark::Stricter)]);
}

#[test]
fn private_and_unknown_elements_are_kept_only_where_their_kind_is_known() {
    let (site, notes) = profile(
        r#"<e en="T" t="0019[SIEMENS MR HEADER]0c" n="">@keep()</e>
        <e en="T" t="0029[KASHIWA LAB]10" n="">@keep()</e>
        <e en="T" t="00131010" n="ProjectName">@param(@PROJECT)</e>
        <e en="T" t="00191010" n="">@keep()</e>
        <e en="T" t="00101f77" n="">@keep()</e>
        <e en="T" t="00101f78" n="">@remove()</e>
        <e en="T" t="0010" n="">@keep()</e>"#,
    );
    assert_eq!(rows(&site), [("0019xx0C".to_owned(), Deed::Keep)]);
    let remarks: Vec<_> = notes.iter().map(|(line, remark, _)| (*line, *remark)).collect();
    assert_eq!(
        remarks,
        [
            (3, Remark::PrivateWithoutVr),
            (4, Remark::AddsNothing),
            (5, Remark::PrivateWithoutCreator),
            (6, Remark::UnknownElement),
            (8, Remark::Syntax),
        ]
    );
}

#[test]
fn a_look_up_of_the_number_waits_for_a_list_of_pseudonyms() {
    let (site, notes) = profile(r#"<e en="T" t="00100020" n="PatientID">@lookup(this,ptid)</e>"#);
    assert!(site.needs_pseudonyms);
    assert_eq!(notes, [(2, Remark::Lookup, "00100020".to_owned())]);
}

#[test]
fn the_older_form_reads_alike() {
    let text = "param.SITE=7\n\
                set.[0008,1030]StudyDescription=@keep()\n\
                #set.[0008,103e]SeriesDescription=@remove()\n\
                keep.group18=\n\
                remove.privategroups=\n\
                what is this\n";
    let import = import(text, BASE).expect("a base");
    let site = Site::read(&import.toml).expect("a site profile");
    assert_eq!(rows(&site), [("00081030".to_owned(), Deed::Keep)]);
    assert_eq!(site.options.get(&ProfileOption::RetainSafePrivate), Some(&false));
    let notes: Vec<_> = import.notes.iter().map(|note| (note.line, note.remark)).collect();
    assert_eq!(notes, [(2, Remark::Loosens), (4, Remark::Group), (6, Remark::Syntax)]);
}

#[test]
fn a_script_that_is_not_well_formed_says_where() {
    for text in ["<script>\n<e en=\"T\"\n", "<script>\n<e>&nothing;</e></script>"] {
        let import = import(text, BASE).expect("a base");
        assert!(Site::read(&import.toml).is_ok_and(|site| site.rows.is_empty()));
        assert_eq!(import.notes[0].remark, Remark::Syntax);
        assert!(import.notes[0].line >= 2, "{text} {:?}", import.notes);
    }
    assert!(super::import("<script/>", "none").is_err());
}

const REGIONS: &str = r#"Captures we have seen (invented for a test)

 Dose page of scanner A
  { Manufacturer.containsIgnoreCase("made up") *
    ( [0008,103e].equals("Dose") + !Rows.equals("512") ) }
  (0,0,512,80)   (-100,400,100,20)

 Page of scanner B
  { Modality.matches("C.*") }
  (0,0,10,10)
  { Modality.equals("US") }
 nothing here (see above)
  { Columns.isGreaterThan("1000") }
  (0,0,10) (1,2,3,0) (5,6,7,8)
"#;

#[test]
fn regions_are_read_with_their_conditions() {
    let import = import(REGIONS, BASE).expect("a base");
    assert_eq!(import.kind, Kind::Regions);
    let rules = Regions::read(&import.toml).expect("what is written reads back");
    assert_eq!(rules.to_toml(), import.toml);
    let names: Vec<_> = rules.regions.iter().map(|region| region.name.as_str()).collect();
    assert_eq!(names, ["Dose page of scanner A", "nothing here (see above)"]);
    let rectangle = |left, top, width, height| Rectangle { left, top, width, height };
    assert_eq!(
        rules.regions[0].rectangles,
        [rectangle(0, 0, 512, 80), rectangle(-100, 400, 100, 20)]
    );
    assert_eq!(rules.regions[1].rectangles, [rectangle(5, 6, 7, 8)]);
    let notes: Vec<_> = import.notes.iter().map(|note| (note.line, note.remark)).collect();
    assert_eq!(
        notes,
        [
            (9, Remark::RegionCondition),
            (11, Remark::RegionEmpty),
            (14, Remark::RegionRectangle),
            (14, Remark::RegionRectangle),
        ]
    );
}

#[test]
fn a_rule_holds_for_the_files_it_describes() {
    let rules = Regions::read(&import(REGIONS, BASE).expect("a base").toml).expect("rules");
    let found = |manufacturer: &str, description: &str, rows: u16| {
        let mut bytes = Vec::new();
        let mut put = |tag: [u8; 4], vr: &[u8; 2], value: &[u8]| {
            bytes.extend(tag);
            bytes.extend(vr);
            bytes.extend((value.len() as u16).to_le_bytes());
            bytes.extend(value);
        };
        put([8, 0, 0x70, 0], b"LO", manufacturer.as_bytes());
        put([8, 0, 0x3E, 0x10], b"LO", description.as_bytes());
        put([0x28, 0, 0x10, 0], b"US", &rows.to_le_bytes());
        let inventory = crate::format::sniff(&bytes)
            .and_then(|format| format.inspect(&bytes, &mut crate::progress::Silent))
            .expect("a data set");
        rules.of(&inventory).map(|region| region.name.clone())
    };
    let dose = Some("Dose page of scanner A".to_owned());
    assert_eq!(found("MADE UP INC.", "Dose", 512), dose);
    assert_eq!(found("MADE UP INC.", "Head", 256), dose);
    assert_eq!(found("MADE UP INC.", "Head", 512), None);
    assert_eq!(found("SOMEBODY", "Dose", 512), None);
}

#[test]
fn a_text_of_another_kind_is_no_script() {
    let import = import("Dear colleague,\nplease find attached\n", BASE).expect("a base");
    assert_eq!(import.notes, [Note::new(1, Remark::Syntax, "")]);
    assert_eq!(import.toml, "");
}
