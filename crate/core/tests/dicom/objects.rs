//! Objects of other kinds: what science needs stays, what names someone goes, and what lies about
//! itself is borne.

use crate::fixture::{
    Explicit, finish_unlearnt, finished, holds, object_of, part_10, session, text_at,
};
use kamei::plan::{Look, Status};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Request;

const STRUCTURE_SET: &str = "1.2.840.10008.5.1.4.1.1.481.3";
const RT_PLAN: &str = "1.2.840.10008.5.1.4.1.1.481.5";
const ENHANCED_CT: &str = "1.2.840.10008.5.1.4.1.1.2.1";
const TWELVE_LEAD: &str = "1.2.840.10008.5.1.4.1.1.9.1.1";
const WHOLE_SLIDE: &str = "1.2.840.10008.5.1.4.1.1.77.1.6";
const ENDOSCOPIC_VIDEO: &str = "1.2.840.10008.5.1.4.1.1.77.1.1.1";

fn released(class: &str, elements: &[Vec<u8>]) -> Vec<u8> {
    let file = Explicit.file(&object_of(class, Explicit, elements));
    finish_unlearnt(&file).expect("released")
}

#[test]
fn regions_keep_their_organs_and_lose_their_people() {
    let region = |name: &[u8]| Explicit.element(0x3006_0026, "LO", name);
    let regions = [&b"GTV"[..], b"PTV 54Gy", b"Parotid L Kaede", b"KAEDE"].map(region);
    let interpreted = [
        Explicit.element(0x3006_0085, "SH", b"Rectum"),
        Explicit.element(0x3006_00A6, "PN", b"KAEDE^MOMIJI"),
    ];
    let output = released(
        STRUCTURE_SET,
        &[
            Explicit.element(0x3006_0002, "SH", b"Kaede"),
            Explicit.sequence(0x3006_0020, &regions, false),
            Explicit.sequence(0x3006_0080, &[interpreted.concat()], false),
        ],
    );
    assert!(!holds(&output, b"Kaede") && !holds(&output, b"KAEDE"));
    let name = |number| text_at(&output, &format!("30060020[{number}].30060026"));
    assert_eq!(name(0).as_deref(), Some("GTV"));
    assert_eq!(name(1).as_deref(), Some("PTV 54Gy"));
    assert_eq!(name(2).as_deref(), Some("Parotid L"));
    assert_eq!(name(3).as_deref(), Some(""), "a region's name is of Type 2");
    assert_eq!(text_at(&output, "30060080[0].30060085").as_deref(), Some("Rectum"));
    assert_eq!(text_at(&output, "30060080[0].300600A6").as_deref(), Some(""));
    assert_eq!(text_at(&output, "30060002").as_deref(), Some("REMOVED"));
}

#[test]
fn a_plan_keeps_beams_and_moves_its_dates() {
    let beam = [
        Explicit.element(0x0018_1000, "LO", b"SN-55102"),
        Explicit.element(0x300A_00B2, "SH", b"KAEDE1"),
        Explicit.element(0x300A_00C2, "LO", b"lateral field"),
        Explicit.element(0x300A_00C3, "ST", b"for Kaede"),
    ];
    let output = released(
        RT_PLAN,
        &[
            Explicit.element(0x300A_0002, "SH", b"Prostate boost"),
            Explicit.element(0x300A_0006, "DA", b"20240110"),
            Explicit.sequence(0x300A_00B0, &[beam.concat()], false),
            Explicit.element(0x300E_0008, "PN", b"KAEDE^MOMIJI"),
        ],
    );
    for planted in [&b"KAEDE"[..], b"Kaede", b"55102"] {
        assert!(!holds(&output, planted));
    }
    assert_eq!(text_at(&output, "300A0002").as_deref(), Some("Prostate boost"));
    assert_eq!(text_at(&output, "300A00B0[0].300A00C2").as_deref(), Some("lateral field"));
    assert_eq!(text_at(&output, "300A0006"), text_at(&output, "00080020"));
}

#[test]
fn groups_of_frames_that_lie_about_their_count_are_taken_as_they_are() {
    let group = |comment: &[u8]| {
        let content = [
            Explicit.element(0x0018_9074, "DT", b"20240110101500"),
            Explicit.element(0x0020_9158, "LT", comment),
        ];
        let referenced = [
            Explicit.element(0x0008_1150, "UI", b"1.2.840.10008.5.1.4.1.1.2"),
            Explicit.element(0x0008_1155, "UI", b"1.2.392.200036.9999.1.1.1.1"),
        ];
        [
            Explicit.sequence(0x0008_1140, &[referenced.concat()], false),
            Explicit.sequence(0x0020_9111, &[content.concat()], false),
        ]
        .concat()
    };
    let groups = Explicit.sequence(0x5200_9230, &[group(b"liver"), group(b"Kaede")], false);
    for frames in [&b"1"[..], b"3", b"-7", b"4000000000", b"many"] {
        let output =
            released(ENHANCED_CT, &[Explicit.element(0x0028_0008, "IS", frames), groups.clone()]);
        assert!(!holds(&output, b"Kaede"));
        let at = |number: u32, path: &str| text_at(&output, &format!("52009230[{number}].{path}"));
        assert_eq!(at(0, "00209111[0].00209158").as_deref(), Some("liver"));
        let moved = at(1, "00209111[0].00189074").expect("a date");
        assert_eq!(moved[..8], text_at(&output, "00080020").expect("a date"));
        assert_eq!(at(1, "00081140[0].00081155"), text_at(&output, "00080018"));
    }
}

#[test]
fn a_waveform_keeps_leads_and_findings() {
    let source = [
        Explicit.element(0x0008_0100, "SH", b"2:1"),
        Explicit.element(0x0008_0102, "SH", b"MDC"),
        Explicit.element(0x0008_0104, "LO", b"Lead I"),
    ];
    let channel = [
        Explicit.element(0x003A_0203, "SH", b"Kaede"),
        Explicit.sequence(0x003A_0208, &[source.concat()], false),
    ];
    let definition = Explicit.sequence(0x003A_0200, &[channel.concat()], false);
    let note = |text: &[u8]| Explicit.element(0x0070_0006, "ST", text);
    let notes = [note(b"sinus rhythm, read by Kaede"), note(b"Kaede")];
    let output = released(
        TWELVE_LEAD,
        &[
            Explicit.sequence(0x0040_B020, &notes, false),
            Explicit.sequence(0x5400_0100, &[definition], false),
        ],
    );
    assert!(!holds(&output, b"Kaede") && holds(&output, b"Lead I"));
    let first = text_at(&output, "0040B020[0].00700006").expect("a note");
    assert!(first.starts_with("sinus rhythm"));
    assert_eq!(text_at(&output, "0040B020[1].00700006").as_deref(), Some("REMOVED"));
}

#[test]
fn the_picture_of_a_label_is_held_unless_it_is_masked() {
    let picture = |kind: &[u8], label: &[u8]| {
        let elements = [
            Explicit.element(0x0008_0008, "CS", kind),
            Explicit.element(0x0048_0010, "CS", label),
            Explicit.element(0x7FE0_0010, "OB", &[0; 4]),
        ];
        Explicit.file(&object_of(WHOLE_SLIDE, Explicit, &elements))
    };
    for file in [
        picture(b"ORIGINAL\\PRIMARY\\LABEL\\NONE", b"NO"),
        picture(b"ORIGINAL\\PRIMARY\\OVERVIEW\\NONE", b"NO"),
        picture(b"ORIGINAL\\PRIMARY\\VOLUME\\NONE", b"YES"),
    ] {
        let session = session(7);
        let (inspection, _) = session.inspect(&file, &mut Silent).expect("readable");
        assert_eq!(inspection.status, Status::Review);
        for look in [Look::Waived, Look::Person] {
            let request = Request { input: "input", look, ..Request::default() };
            let finished = session.finish(&file, &request, &mut Silent).map(|_| ());
            assert_eq!(finished.map_err(|reason| reason.code), Err(Code::LabelImage));
        }
    }
    let volume = picture(b"ORIGINAL\\PRIMARY\\VOLUME\\NONE", b"NO");
    assert!(finished(&session(7), &volume).is_ok());
}

fn video(stream: &[u8]) -> Vec<u8> {
    let pixels = [
        Explicit.header(0x7FE0_0010, "OB", u32::MAX),
        Explicit.element(0xFFFE_E000, "", &[]),
        Explicit.element(0xFFFE_E000, "", stream),
        Explicit.header(0xFFFE_E0DD, "", 0),
    ];
    part_10("1.2.840.10008.1.2.4.102", &object_of(ENDOSCOPIC_VIDEO, Explicit, &[pixels.concat()]))
}

#[test]
fn a_video_wants_a_look_and_loses_its_user_data() {
    let stream = b"\0\0\x01\x06\x05\x06MOMIJI\x80\0\0\x01\x65\x88\x84\x80";
    let file = video(stream);
    let (inspection, _) = session(7).inspect(&file, &mut Silent).expect("readable");
    let reasons: Vec<_> = inspection.reasons.iter().map(|reason| reason.code).collect();
    assert_eq!(reasons, [Code::Video, Code::BurnedInLikely]);
    let output = finish_unlearnt(&file).expect("released");
    assert!(!holds(&output, b"MOMIJI") && holds(&output, b"\0\0\x01\x65\x88\x84\x80"));
    let held = finish_unlearnt(&video(b"RIFF????AVI MOMIJI")).map_err(|reason| reason.code);
    assert_eq!(held, Err(Code::UnknownVideo));
}

#[test]
fn an_extended_offset_table_says_nothing_but_where_frames_lie() {
    let pixels = [
        Explicit.header(0x7FE0_0010, "OB", u32::MAX),
        Explicit.element(0xFFFE_E000, "", &[]),
        Explicit.element(0xFFFE_E000, "", b"\xFF\xD8\xFF\xD9"),
        Explicit.element(0xFFFE_E000, "", b"\xFF\xD8\xFF\xD9"),
        Explicit.header(0xFFFE_E0DD, "", 0),
    ];
    let table = |offsets: [u64; 2]| {
        let offsets = offsets.map(u64::to_le_bytes).concat();
        let header =
            [&Explicit.tag(0x7FE0_0001), b"OV\0\0".as_slice(), &16_u32.to_le_bytes()].concat();
        let elements = [[header, offsets].concat(), pixels.concat()];
        part_10("1.2.840.10008.1.2.4.50", &object_of(ENHANCED_CT, Explicit, &elements))
    };
    let output = finish_unlearnt(&table([0, 12])).expect("released");
    assert!(text_at(&output, "7FE00001").is_some());
    let output = finish_unlearnt(&table([0, u64::from_le_bytes(*b"KAEDE^MO")])).expect("released");
    assert!(!holds(&output, b"KAEDE"));
    assert!(text_at(&output, "7FE00001").is_none());
}

#[test]
fn a_sequence_that_claims_three_gigabytes_is_refused() {
    let claim = Explicit.header(0x0040_A730, "SQ", 3_000_000_000);
    let file = Explicit.file(&object_of(RT_PLAN, Explicit, &[claim]));
    let refused = session(7).inspect(&file, &mut Silent).map(|_| ());
    assert_eq!(refused.map_err(|reason| reason.code), Err(Code::Truncated));
}
