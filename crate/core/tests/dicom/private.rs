//! Private elements: what a list names by creator stays byte for byte, all else goes.

use crate::fixture::{
    Big, Encoding, Explicit, Implicit, finish_unlearnt, finished, holds, object, part_10, session,
};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use kamei::key::ProjectKey;
use kamei::policy::{Policy, PrivateList, profiles};
use kamei::progress::Silent;
use kamei::session::Session;
use std::io::{Read, Write};

/// A number in the byte order of an encoding.
fn double(encoding: Encoding, number: f64) -> [u8; 8] {
    if encoding == Big { number.to_be_bytes() } else { number.to_le_bytes() }
}

fn single(encoding: Encoding, number: f32) -> [u8; 4] {
    if encoding == Big { number.to_be_bytes() } else { number.to_le_bytes() }
}

fn kept(encoding: Encoding, elements: &[Vec<u8>]) -> Vec<u8> {
    finish_unlearnt(&encoding.file(&object(encoding, elements))).expect("released")
}

/// What research needs of diffusion MR and PET, from four makers, each in a block of its own.
fn science(encoding: Encoding) -> Vec<Vec<u8>> {
    let direction: Vec<u8> =
        [0.5, -0.25, 0.829].into_iter().flat_map(|n| double(encoding, n)).collect();
    let e = encoding;
    vec![
        [
            e.element(0x0019_0010, "LO", b"SIEMENS MR HEADER"),
            e.element(0x0019_100C, "IS", b"1000"),
            e.element(0x0019_100E, "FD", &direction),
            e.element(0x0019_1027, "FD", &direction.repeat(2)),
        ]
        .concat(),
        [
            e.element(0x0043_00E1, "LO", b"GEMS_PARM_01"),
            e.element(0x0043_E139, "IS", b"1000000900\\8\\0\\0"),
        ]
        .concat(),
        [
            e.element(0x2001_0012, "LO", b"Philips Imaging DD 001"),
            e.element(0x2001_1203, "FL", &single(e, 800.0)),
        ]
        .concat(),
        [
            e.element(0x2005_00FF, "LO", b"Philips MR Imaging DD 001 "),
            e.element(0x2005_FF0E, "FL", &single(e, 0.00371)),
        ]
        .concat(),
        [
            e.element(0x7053_0010, "LO", b"Philips PET Private Group"),
            e.element(0x7053_1000, "DS", b"0.000551882"),
            e.element(0x7053_1009, "DS", b"1.602938"),
        ]
        .concat(),
    ]
}

#[test]
fn diffusion_and_pet_numbers_stay_byte_for_byte() {
    for encoding in [Implicit, Explicit, Big] {
        let output = kept(encoding, &science(encoding));
        for block in science(encoding) {
            assert!(holds(&output, &block), "{encoding:?}");
        }
        assert!(holds(&output, b"113111"), "the option is named");
    }
}

#[test]
fn they_stay_in_a_deflated_data_set() {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&object(Explicit, &science(Explicit))).expect("into memory");
    let deflated = encoder.finish().expect("into memory");
    let output = finish_unlearnt(&part_10("1.2.840.10008.1.2.1.99", &deflated)).expect("released");
    // The value of (0002,0000) says how many bytes of meta information follow it.
    let meta = u32::from_le_bytes(output[140..144].try_into().expect("four bytes"));
    let mut inflated = Vec::new();
    let mut decoder = DeflateDecoder::new(&output[144 + meta as usize..]);
    decoder.read_to_end(&mut inflated).expect("deflated data");
    for block in science(Explicit) {
        assert!(holds(&inflated, &block));
    }
}

#[test]
fn an_unlisted_element_of_a_listed_creator_goes() {
    for encoding in [Implicit, Explicit, Big] {
        let block = [
            encoding.element(0x0029_0010, "LO", b"SIEMENS CSA HEADER"),
            encoding.element(0x0029_1010, "OB", b"SV10 KAEDE"),
            encoding.element(0x0051_0010, "LO", b"SIEMENS MR HEADER"),
            encoding.element(0x0051_100F, "LO", b"KAEDE"),
        ];
        let output = kept(encoding, &block);
        assert!(!holds(&output, b"KAEDE"), "{encoding:?}");
        assert!(!holds(&output, b"SIEMENS"), "a block with nothing left loses its creator");
        assert!(!holds(&output, b"113111"), "nothing was retained");
    }
}

#[test]
fn an_element_without_a_creator_goes() {
    let orphans = [
        Explicit.element(0x0019_100C, "IS", b"4711"),
        Explicit.element(0x0019_000C, "IS", b"4711"),
        Explicit.element(0x0019_0100, "IS", b"4711"),
    ];
    for orphan in orphans {
        assert!(!holds(&kept(Explicit, &[orphan]), b"4711"));
    }
}

#[test]
fn several_blocks_of_one_creator_stay_side_by_side() {
    let blocks = [
        Explicit.element(0x0019_0010, "LO", b"SIEMENS MR HEADER"),
        Explicit.element(0x0019_0030, "LO", b"SIEMENS MR HEADER"),
        Explicit.element(0x0019_0031, "LO", b"SIEMENS MR HEADER"),
        Explicit.element(0x0019_100C, "IS", b"1000"),
        Explicit.element(0x0019_300C, "IS", b"2000"),
        Explicit.element(0x0019_31FF, "IS", b"4711"),
    ];
    let output = kept(Explicit, &blocks);
    assert!(holds(&output, &[blocks[0].clone(), blocks[1].clone(), blocks[3].clone()].concat()));
    assert!(holds(&output, &blocks[4]) && !holds(&output, b"4711"));
    assert!(!holds(&output, &blocks[2]), "the empty block is gone");
}

#[test]
fn a_block_that_two_creators_claim_is_nobodys() {
    for names in [["SIEMENS MR HEADER", "KAEDE"], ["KAEDE", "SIEMENS MR HEADER"]] {
        let block = [
            Explicit.element(0x0019_0010, "LO", names[0].as_bytes()),
            Explicit.element(0x0019_0010, "LO", names[1].as_bytes()),
            Explicit.element(0x0019_100C, "IS", b"4711"),
        ]
        .concat();
        let output = kept(Explicit, &[block]);
        assert!(!holds(&output, b"4711") && !holds(&output, b"KAEDE"));
        assert!(!holds(&output, b"SIEMENS"));
    }
    // One that comes late claims what stands before it, too.
    let late = [
        Explicit.element(0x0019_0010, "LO", b"SIEMENS MR HEADER"),
        Explicit.element(0x0019_100C, "IS", b"4711"),
        Explicit.element(0x0019_0010, "LO", b"KAEDE"),
    ]
    .concat();
    assert!(!holds(&kept(Explicit, &[late]), b"4711"));
}

#[test]
fn a_creator_that_is_repeated_stays_once() {
    let creator = Explicit.element(0x0019_0010, "LO", b"SIEMENS MR HEADER");
    let value = Explicit.element(0x0019_100C, "IS", b"1000");
    let output = kept(Explicit, &[[creator.clone(), creator.clone(), value.clone()].concat()]);
    assert!(holds(&output, &[creator.clone(), value].concat()));
    assert!(!holds(&output, &creator.repeat(2)));
}

#[test]
fn a_creator_counts_without_its_padding_but_with_its_case() {
    for (name, stays) in [
        ("SIEMENS MR HEADER", true),
        ("SIEMENS MR HEADER   ", true),
        (" SIEMENS MR HEADER", true),
        ("Siemens MR Header", false),
        ("SIEMENS  MR HEADER", false),
        ("SIEMENS MR HEADER\\SIEMENS MR HEADER", false),
    ] {
        let block = [
            Explicit.element(0x0019_0010, "LO", name.as_bytes()),
            Explicit.element(0x0019_100C, "IS", b"4711"),
        ];
        assert_eq!(holds(&kept(Explicit, &block), b"4711"), stays, "{name}");
    }
}

/// A private sequence that PS3.15 lists, with an item of its own creator inside.
fn stack(encoding: Encoding, item: Encoding, form: &str, open: bool) -> Vec<u8> {
    let inner = [
        item.element(0x2001_0010, "LO", b"Philips Imaging DD 001"),
        item.element(0x2001_102D, "SS", &item.number(24)),
        item.element(0x2001_10EE, "LO", b"KAEDE"),
    ]
    .concat();
    let items = item.item(&inner, open);
    let creator = encoding.element(0x2001_0010, "LO", b"Philips Imaging DD 001");
    let end = if open { item.header(0xFFFE_E0DD, "", 0) } else { Vec::new() };
    let length = if open { u32::MAX } else { items.len() as u32 };
    [creator, encoding.header(0x2001_105F, form, length), items, end].concat()
}

#[test]
fn a_private_sequence_is_judged_item_by_item_in_every_form() {
    for open in [true, false] {
        for (encoding, item, form) in [
            (Implicit, Implicit, "SQ"),
            (Explicit, Explicit, "SQ"),
            (Big, Big, "SQ"),
            (Explicit, Implicit, "UN"),
            (Big, Implicit, "UN"),
        ] {
            let output = kept(encoding, &[stack(encoding, item, form, open)]);
            let slices = item.element(0x2001_102D, "SS", &item.number(24));
            assert!(holds(&output, &slices), "{encoding:?} {form} {open}");
            assert!(!holds(&output, b"KAEDE"), "{encoding:?} {form} {open}");
        }
    }
}

#[test]
fn a_creator_outside_does_not_speak_for_an_item() {
    let value = Explicit.element(0x2001_102D, "SS", &[24, 0]);
    let creator = Explicit.element(0x2001_0010, "LO", b"Philips Imaging DD 001");
    let sequence = Explicit.sequence(0x2001_105F, std::slice::from_ref(&value), false);
    let output = kept(Explicit, &[[creator, sequence].concat()]);
    assert!(!holds(&output, &value));
}

#[test]
fn a_listed_block_inside_a_public_sequence_stays() {
    for encoding in [Implicit, Explicit, Big] {
        let inner = [
            encoding.element(0x0019_0011, "LO", b"SIEMENS MR HEADER"),
            encoding.element(0x0019_110C, "IS", b"1000"),
        ]
        .concat();
        let frames = encoding.sequence(0x5200_9230, std::slice::from_ref(&inner), true);
        assert!(holds(&kept(encoding, &[frames]), &inner), "{encoding:?}");
    }
}

#[test]
fn a_private_uid_is_replaced_like_any_other() {
    for encoding in [Implicit, Explicit, Big] {
        let analysed = encoding.element(0x0099_1002, "UI", b"1.2.392.200036.9999.1.1.1");
        let creator = encoding.element(0x0099_0010, "LO", b"NQHeader");
        let output = kept(encoding, &[creator, analysed]);
        assert!(!holds(&output, b"1.2.392.200036.9999"), "{encoding:?}");
        let series = ProjectKey::from_random([7; 32]).uid("1.2.392.200036.9999.1.1.1");
        let twice = output.windows(series.len()).filter(|w| *w == series.as_bytes()).count();
        assert_eq!(twice, 2, "{encoding:?}: the series and the element that points to it");
    }
}

#[test]
fn a_text_that_only_looks_like_a_sequence_stays_a_value() {
    let bytes = [b"\xFE\xFF\x00\xE0\x04\x00\x00\x00".as_slice(), &[0; 20]].concat();
    let block = [
        Explicit.element(0x0019_0010, "LO", b"GEMS_ACQU_01"),
        Explicit.element(0x0019_1023, "UN", &bytes),
        Explicit.element(0x0019_1024, "DS", b"12.5"),
    ];
    assert!(holds(&kept(Explicit, &block), b"12.5"));
}

#[test]
fn a_whole_study_of_another_format_is_withheld() {
    let block = [
        Explicit.element(0x0025_0010, "LO", b"Philips ST80i"),
        Explicit.element(0x0025_1001, "OW", b"KAEDE "),
    ];
    assert!(!holds(&kept(Explicit, &block), b"KAEDE"));
}

#[test]
fn tcias_list_keeps_only_where_the_profile_names_it() {
    let block = [
        Explicit.element(0x0019_0010, "LO", b"GEMS_ACQU_01"),
        Explicit.element(0x0019_10CE, "SS", &[0x2E, 0x01]),
    ];
    let file = Explicit.file(&object(Explicit, &block));
    let stays = |session: &Session| {
        let finished = finished(session, &file).expect("released");
        let rope = finished.released.rope().to_vec(&file.clone()).expect("in memory");
        holds(&rope, &block[1])
    };
    assert!(!stays(&session(7)));
    let mut profile = profiles().remove(0);
    profile.private_lists.push(PrivateList::Tcia);
    let session = Session::new(
        Policy::new(profile).expect("no contradiction"),
        ProjectKey::from_random([7; 32]),
    );
    assert!(stays(&session));
    let review = session.review(&file, "input", &[], &mut Silent).expect("a review");
    assert_eq!(review.inspection.status, kamei::plan::Status::Ready);
}
