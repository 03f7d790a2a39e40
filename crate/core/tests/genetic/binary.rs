//! BCF: variants in numbers, made here from the lines of a VCF.

use crate::fixture::{amended, answer, judged, released, review, vcf, vcf_of};
use crate::hostile::bgzf;
use kamei::plan::Status;
use kamei::reason::Code;
use std::io::Read;

fn text(text: &str) -> Vec<u8> {
    let length = text.len();
    let head =
        if length < 15 { vec![(length as u8) << 4 | 7] } else { vec![0xF7, 0x11, length as u8] };
    [&head, text.as_bytes()].concat()
}

/// The lines of a VCF as a BCF that is not compressed; integers are told by their looks.
fn bcf(vcf: &str) -> Vec<u8> {
    let (mut header, mut records) = (String::new(), Vec::new());
    let mut words = vec!["PASS".to_owned()];
    let mut contigs: Vec<String> = Vec::new();
    for line in vcf.lines() {
        let id = line.split_once("<ID=").and_then(|(_, rest)| rest.split([',', '>']).next());
        if line.starts_with('#') {
            header += line;
            header.push('\n');
        }
        if let Some(id) =
            id.filter(|id| line.starts_with("##contig") && !contigs.iter().any(|name| name == id))
        {
            contigs.push(id.to_owned());
        }
        let defines = ["##INFO", "##FORMAT", "##FILTER"].iter().any(|key| line.starts_with(key));
        if let Some(id) = id.filter(|id| defines && !words.iter().any(|word| word == id)) {
            words.push(id.to_owned());
        }
        if !line.starts_with('#') {
            records.extend(record(line, &words, &contigs));
        }
    }
    let length = (header.len() as u32 + 1).to_le_bytes();
    [b"BCF\x02\x02", &length[..], header.as_bytes(), b"\0", &records].concat()
}

fn record(line: &str, words: &[String], contigs: &[String]) -> Vec<u8> {
    let cells: Vec<&str> = line.split('\t').collect();
    let key = |name: &str| [0x11, words.iter().position(|word| word == name).expect(name) as u8];
    let contig = contigs.iter().position(|name| name == cells[0]).expect("a contig") as u32;
    let position: u32 = cells[1].parse::<u32>().expect("a position") - 1;
    let infos: Vec<&str> = cells[7].split(';').collect();
    let formats: Vec<&str> = cells[8].split(':').collect();
    let samples: Vec<Vec<&str>> = cells[9..].iter().map(|cell| cell.split(':').collect()).collect();
    let mut shared = [contig, position, cells[3].len() as u32].map(u32::to_le_bytes).concat();
    shared.extend(50_f32.to_le_bytes());
    shared.extend((2 << 16 | infos.len() as u32).to_le_bytes());
    shared.extend(((formats.len() as u32) << 24 | samples.len() as u32).to_le_bytes());
    for word in &cells[2..5] {
        shared.extend(text(word));
    }
    shared.extend([0x11, 0]);
    for info in infos {
        let (name, value) = info.split_once('=').unwrap_or((info, ""));
        shared.extend(key(name));
        match value.parse::<i8>() {
            Ok(number) => shared.extend([0x11, number as u8]),
            Err(_) if value.is_empty() => shared.push(0),
            Err(_) => shared.extend(text(value)),
        }
    }
    let mut individual = Vec::new();
    for (place, name) in formats.iter().enumerate() {
        individual.extend(key(name));
        let values = samples.iter().map(|sample| sample[place]);
        if *name == "GT" {
            individual.push(0x21);
            let allele = |digit: &str| digit.parse::<u8>().map_or(0, |allele| (allele + 1) << 1);
            individual.extend(values.flat_map(|value| value.split('/').map(allele)));
        } else {
            let width = values.clone().map(str::len).max().unwrap_or_default();
            individual.extend([0xF7, 0x11, width as u8]);
            let padded = |value: &str| [value.as_bytes(), &vec![0; width - value.len()]].concat();
            individual.extend(values.flat_map(padded));
        }
    }
    let lengths = [shared.len() as u32, individual.len() as u32].map(u32::to_le_bytes).concat();
    [lengths, shared, individual].concat()
}

/// The same variants with every chromosome in the header, as BCF asks for.
fn contigs(vcf: &str) -> String {
    let lines = (2..=22).map(|number| format!("##contig=<ID=chr{number}>\n"));
    let words = "##INFO=<ID=SOMATIC,Number=0,Type=Flag,Description=\"Somatic\">\n";
    vcf.replacen("##SAMPLE", &(words.to_owned() + &lines.collect::<String>() + "##SAMPLE"), 1)
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut inflated = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut inflated).expect("gzip");
    inflated
}

fn shows(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn a_binary_file_is_judged_like_the_lines_it_stands_for() {
    for (lines, status, code) in [
        (vcf(39), Status::Ready, None),
        (vcf(40), Status::Refused, Some(Code::GenomeSnps)),
        (vcf_of(&["00427718"], 60, ";SOMATIC"), Status::Ready, None),
        (
            vcf(3).replace("##remark=", "##captureKit=SureSelect V6\n##remark="),
            Status::Refused,
            Some(Code::GenomeExome),
        ),
    ] {
        let lines = contigs(&lines);
        let (plain, packed) = (bcf(&lines), bgzf(&bcf(&lines), 700));
        let expected = judged("p.vcf", lines.as_bytes());
        assert_eq!((expected.0, expected.1), (status, code));
        assert_eq!(judged("p.bcf", &plain), expected);
        assert_eq!(judged("p.bcf", &packed), expected);
    }
}

#[test]
fn a_binary_file_keeps_its_records_and_loses_who_it_is_of() {
    let lines = contigs(&vcf_of(&["00427718", "00427719"], 39, ""));
    let output = inflated(&released("p.bcf", &bgzf(&bcf(&lines), 700)).expect("released"));
    for gone in ["0042771", "Sakura", "sakura", "ward", "Mizuno", "20240305", "CallerX"] {
        assert!(!shows(&output, gone), "{gone}: {}", String::from_utf8_lossy(&output));
    }
    for stays in [
        "BCF\x02\x02",
        "##contig=<ID=chr1,length=248956422,assembly=GRCh38,IDX=0>\n",
        "##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Depth\",IDX=2>\n",
        "##FORMAT=<ID=WHO,Number=.,Type=String,Description=\"Removed\",IDX=5>\n",
        "rs1038",
    ] {
        assert!(shows(&output, stays), "{stays}: {}", String::from_utf8_lossy(&output));
    }
    // Genotypes of both, depth, and a full stop where the technician's word was.
    let last = b"\x11\x02\x11\x1e\x11\x04\x21\x02\x04\x02\x04\x11\x05\x17..";
    assert!(output.ends_with(last), "{:02x?}", &output[output.len() - 40..]);
    let again = bgzf(&output, 60_000);
    assert_eq!(inflated(&released("p.bcf", &again).expect("it reads again")).len(), output.len());
}

#[test]
fn a_binary_file_that_contradicts_itself_is_held() {
    let whole = bcf(&contigs(&vcf(3)));
    let place = |word: &[u8]| {
        whole.windows(word.len()).position(|window| window == word).expect("it is there")
    };
    let record = place(b"#CHROM");
    let record = record + whole[record..].iter().position(|byte| *byte == 0).expect("an end") + 1;
    for (what, at, byte) in [
        ("a chromosome that nobody named", record + 8, 99),
        ("a position before the first", record + 15, 0xFF),
        ("another number of samples", record + 28, 2),
        ("more values than there are", record + 24, 9),
        ("a type that is none", record + 32, 0x4B),
        ("a longer record than the file", record + 2, 9),
        ("an unknown version", 4, 9),
    ] {
        let mut broken = whole.clone();
        broken[at] = byte;
        let held = review("p.bcf", &broken).expect_err(what).code;
        let expected =
            [Code::BadRecord, Code::Truncated, Code::Genetic, Code::BadLength].contains(&held);
        assert!(expected, "{what}: {held}");
    }
    let lie = contigs(&vcf(3)).replacen("Depth\">", "Depth\",IDX=4000000000>", 1);
    assert_eq!(review("p.bcf", &bcf(&lie)).expect_err("held").code, Code::BadRecord);
    let blocked = answer("a pathogen");
    assert!(amended("p.bcf", &bcf(&contigs(&vcf(40))), &[blocked]).is_err());
}

#[test]
fn a_binary_file_cut_or_changed_anywhere_names_nobody() {
    let whole = bcf(&contigs(&vcf(4)));
    for cut in (1..whole.len()).step_by(67) {
        check(&whole[..cut]);
    }
    for place in (0..whole.len()).step_by(41) {
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << (place % 8);
        check(&flipped);
    }
}

fn check(bytes: &[u8]) {
    let Ok(output) = released("p.bcf", bytes) else { return };
    let output = inflated(&output);
    for name in ["Sakura", "Mizuno", "sakura"] {
        assert!(!shows(&output, name), "{}", String::from_utf8_lossy(&output));
    }
}
