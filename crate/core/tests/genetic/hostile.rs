//! Files that are broken, or made to do harm: held in a sentence, or handled.

use crate::fixture::{judged, released, review, session, vcf, vcf_of};
use flate2::Compression;
use flate2::write::GzEncoder;
use kamei::plan::Status;
use kamei::progress::{Cancelled, Progress};
use kamei::reason::Code;
use kamei::session::Request;
use std::fmt::Write as _;
use std::io::Write;
use std::ops::ControlFlow;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A file in blocks of so many bytes each.
pub(crate) fn bgzf(bytes: &[u8], size: usize) -> Vec<u8> {
    let mut packed = Vec::new();
    for block in bytes.chunks(size).chain([&[][..]]) {
        let plain = gzip(block);
        // The same stream with the subfield that says how long the block is.
        let mut header = plain[..10].to_vec();
        header[3] = 4;
        let length = plain.len() + 8;
        header.extend([6, 0, b'B', b'C', 2, 0]);
        header.extend((length as u16 - 1).to_le_bytes());
        packed.extend(header);
        packed.extend(&plain[10..]);
    }
    packed
}

fn inflated(bytes: &[u8]) -> String {
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(bytes), &mut text)
        .expect("gzip");
    text
}

#[test]
fn compressed_or_not_the_output_says_the_same() {
    let text = vcf(39);
    let plain =
        String::from_utf8(released("p.vcf", text.as_bytes()).expect("plain")).expect("UTF-8");
    for packed in [gzip(text.as_bytes()), bgzf(text.as_bytes(), 700), bgzf(text.as_bytes(), 60_000)]
    {
        assert_eq!(inflated(&released("p.vcf", &packed).expect("released")), plain);
    }
    assert_eq!(judged("p.vcf.gz", &bgzf(vcf(40).as_bytes(), 500)).1, Some(Code::GenomeSnps));
    assert_eq!(judged("p.vcf.gz", &gzip(vcf(40).as_bytes())).1, Some(Code::GenomeSnps));
}

#[test]
fn two_million_sample_columns_are_held_in_a_sentence() {
    let mut text =
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT".to_owned();
    for sample in 0..2_000_000 {
        let _ = write!(text, "\tS{sample}");
    }
    text.push('\n');
    assert_eq!(review("cohort.vcf", text.as_bytes()).expect_err("held").code, Code::LineTooLong);
    let names: Vec<String> = (0..5000).map(|number| format!("S{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let cohort = vcf_of(&names, 1, "");
    assert_eq!(
        review("cohort.vcf", cohort.as_bytes()).expect_err("held").code,
        Code::TooManyPeople
    );
}

#[test]
fn a_bomb_is_not_inflated() {
    // A line without an end, and lines that say nothing.
    for byte in [b'A', b'\n'] {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(vcf(1).as_bytes()).expect("memory");
        let block = vec![byte; 1 << 20];
        for _ in 0..80 {
            encoder.write_all(&block).expect("memory");
        }
        let bomb = encoder.finish().expect("memory");
        let held = review("p.vcf.gz", &bomb).expect_err("held").code;
        assert!([Code::LineTooLong, Code::InflatesTooFar].contains(&held), "{held}");
    }
}

#[test]
fn a_broken_block_and_a_missing_end_are_said() {
    let whole = bgzf(vcf(20).as_bytes(), 900);
    let mut broken = whole.clone();
    let second = usize::from(u16::from_le_bytes([whole[16], whole[17]])) + 1;
    broken[second + 40] ^= 0x40;
    assert_eq!(review("p.vcf.gz", &broken).expect_err("held").code, Code::BrokenCompression);
    let unfinished = &whole[..whole.len() - 28];
    assert_eq!(review("p.vcf.gz", unfinished).expect_err("held").code, Code::Truncated);
    // Where the first block is broken, nobody sees what the file is; its name says it.
    let mut broken = whole.clone();
    broken[40] ^= 0x40;
    for name in ["p.vcf.gz", "p.bam", "p.bcf"] {
        let held = review(name, &broken).expect_err("held");
        assert_eq!((held.code, held.at.as_deref()), (Code::BrokenCompression, Some("byte 0")));
    }
    let cut = gzip(vcf(20).as_bytes());
    assert_eq!(review("p.vcf.gz", &cut[..60]).expect_err("held").code, Code::Truncated);
}

/// Hears everything, and stops the work at a place.
struct StopsAt(f64, Vec<f64>);

impl Progress for StopsAt {
    fn step(&mut self, done: u64, total: u64) -> ControlFlow<Cancelled> {
        let share = done as f64 / total as f64;
        self.1.push(share);
        if share < self.0 { ControlFlow::Continue(()) } else { ControlFlow::Break(Cancelled) }
    }
}

#[test]
fn a_long_file_tells_how_far_it_is_and_stops_where_it_is_told_to() {
    let text = vcf_of(&["00427718"], 20_000, ";SOMATIC").replace("\trs", "\tCOSM");
    for bytes in [bgzf(text.as_bytes(), 60_000), text.into_bytes()] {
        let request = Request { input: "p.vcf", ..Request::default() };
        let mut whole = StopsAt(2.0, Vec::new());
        session().finish(&bytes, &request, &mut whole).expect("released");
        assert!(whole.1.len() > 10 && whole.1.is_sorted(), "{:?}", whole.1);
        for share in [0.1, 0.5, 0.9] {
            let mut some = StopsAt(share, Vec::new());
            let stopped = session().finish(&bytes, &request, &mut some).expect_err("stopped");
            assert_eq!(stopped.code, Code::Cancelled);
            assert!(some.1.last().is_some_and(|last| *last < share + 0.1), "{:?}", some.1);
        }
    }
}

#[test]
fn headers_that_lie_are_held() {
    for (from, to) in [
        (
            "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t00427718",
            "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT",
        ),
        ("\tA\tG\t50", "\tA\tSakura1\t50"),
        ("\tA\tG\t50", "\tA\tG\tSakura"),
        ("chr1\t1000000", "chr1\tSakura"),
        ("chr1\t1000000", "chr1\t18446744073709551615"),
        ("chr1\t1000000", "Sakura Hinata\t1000000"),
        ("0/1:Mizuno\n", "Sakura:Mizuno\n"),
    ] {
        let lie = vcf(3).replacen(from, to, 1);
        assert_ne!(lie, vcf(3));
        assert_eq!(
            review("p.vcf", lie.as_bytes()).expect_err("held").code,
            Code::BadRecord,
            "{to}"
        );
    }
    // A BAM whose header is longer than the file, and one whose reads are.
    let bam = |bytes: &[u8]| bgzf(&[b"BAM\x01", bytes].concat(), 60_000);
    assert!(review("p.bam", &bam(&[0xFF, 0xFF, 0xFF, 0x7F])).is_err());
    assert_eq!(review("p.bam", &bam(&[9, 0, 0, 0, b'@'])).expect_err("held").code, Code::Truncated);
    assert!(review("p.bam", &bam(&[0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 1, 2, 3])).is_err());
}

#[test]
fn truncated_anywhere_and_flipped_anywhere_nothing_that_identifies_goes_out() {
    for input in [vcf(12).into_bytes(), bgzf(vcf(12).as_bytes(), 600), gzip(vcf(12).as_bytes())] {
        for cut in (1..input.len()).step_by(61) {
            check(&input[..cut]);
        }
        for place in (0..input.len()).step_by(37) {
            let mut flipped = input.clone();
            flipped[place] ^= 1 << (place % 8);
            check(&flipped);
        }
    }
}

/// Whatever a file has become: it is held, or what comes out names nobody.
fn check(bytes: &[u8]) {
    let Ok(output) = released("p.vcf", bytes) else { return };
    let text = if output.starts_with(b"\x1f\x8b") {
        inflated(&output)
    } else {
        String::from_utf8_lossy(&output).into_owned()
    };
    assert!(
        !text.contains("Sakura") && !text.contains("Mizuno") && !text.contains("sakura"),
        "{text}"
    );
}

#[test]
fn below_and_above_are_told_for_every_number_of_sites() {
    for sites in [0, 1, 38, 39, 40, 41, 400] {
        let (status, _, judgement) = judged("p.vcf", vcf(sites).as_bytes());
        assert_eq!(status == Status::Refused, sites >= 40, "{sites}");
        assert_eq!(judgement.count as usize, sites.min(40));
    }
}
