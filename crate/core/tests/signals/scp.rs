//! SCP-ECG.

use crate::fixture::{Scp, checksum};
use crate::{holds, output, passes_on, rows, session};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Recognized;
use kamei::source::Named;
use kamei::traces::{Traces, Window};

/// Id and bytes of every section, by its pointer; panics where a length or a checksum is wrong.
fn sections(bytes: &[u8]) -> Vec<(u16, Vec<u8>)> {
    let short = |at: usize| u16::from_le_bytes(bytes[at..at + 2].try_into().expect("two bytes"));
    let long =
        |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
    assert_eq!(long(2), bytes.len());
    assert_eq!(short(0), checksum(&bytes[2..]));
    let table = 6 + 16..6 + long(10);
    table
        .step_by(10)
        .filter(|at| long(at + 2) > 0)
        .map(|at| {
            let (length, start) = (long(at + 2), long(at + 6) - 1);
            assert_eq!((short(start + 2), long(start + 4)), (short(at), length));
            assert_eq!(short(start), checksum(&bytes[start + 2..start + length]));
            assert_eq!(length % 2, 0, "sections are of even length");
            (short(at), bytes[start..start + length].to_vec())
        })
        .collect()
}

fn section(bytes: &[u8], id: u16) -> Vec<u8> {
    sections(bytes).into_iter().find(|(other, _)| *other == id).expect("a section").1
}

#[test]
fn a_pseudonym_longer_than_the_number_has_room() {
    let input = Scp::default().to_vec();
    sections(&input);
    let (seen, _) = session().inspect(&input, &mut Silent).expect("an ECG");
    let written = output("a.scp", &input).expect("an ECG");
    let first = section(&written, 1);
    let pseudonym = [seen.patient.pseudonym.as_bytes(), b"\0"].concat();
    assert!(holds(&first, &[&[2, 13, 0][..], &pseudonym].concat()), "the number");
    assert!(holds(&first, &[5, 4, 0, 0x9F, 7, 5, 1]), "the month of birth");
    assert!(holds(&first, &[4, 3, 0, 90, 0, 1]), "an age above 89");
    assert!(holds(&first, &[8, 1, 0, 2, 14]), "sex");
    assert!(holds(&first, &[26, 3, 0, 16, 35, 0]), "time of day");
    assert!(!holds(&first, &[25, 4, 0, 0xE8, 7, 3, 5]), "the date moves");
}

#[test]
fn nothing_that_names_someone_is_left_and_samples_stay() {
    let input = Scp::default().to_vec();
    let written = output("a.scp", &input).expect("an ECG");
    for gone in ["Sakuraba", "Hinata", "00427718", "Mizuno", "Akira", "Kitahama", "20240305"] {
        assert!(!holds(&written, gone.as_bytes()), "{gone}");
    }
    for kept in ["sinus rhythm", "no chest pain", "confirmed by", "ECG12", "Maker"] {
        assert!(holds(&written, kept.as_bytes()), "{kept}");
    }
    assert_eq!(section(&written, 6)[16..], section(&input, 6)[16..]);
    assert_eq!(section(&written, 10), section(&input, 10));
    assert!(section(&written, 9)[16..].iter().all(|byte| *byte == 0));
}

#[test]
fn the_patient_is_known_by_the_whole_name_where_there_is_no_number() {
    let mut scp = Scp::default();
    scp.tags.retain(|(tag, _)| *tag != 2);
    let (seen, known) = session().inspect(&scp.to_vec(), &mut Silent).expect("an ECG");
    assert_eq!(seen.patient.label.as_deref(), Some("Sakuraba^Hinata"));
    let mut session = session();
    session.learn(&known);
    assert_eq!(session.recognizes("Hinata Sakuraba"), Recognized::Known);
}

#[test]
fn a_wrong_checksum_is_held() {
    let input = Scp::default().to_vec();
    for place in [0, 6, input.len() - 1] {
        let mut damaged = input.clone();
        damaged[place] ^= 1;
        assert_eq!(output("a.scp", &damaged).expect_err("damaged").code, Code::BadChecksum);
    }
}

#[test]
fn what_hides_behind_texts_and_tags_goes() {
    let mut scp = Scp { behind: b"SAKURABA", ..Scp::default() };
    scp.tags.push((35, b"asthma\0Hinata\0".to_vec()));
    scp.tags.push((150, b"Hinata".to_vec()));
    let written = output("a.scp", &scp.to_vec()).expect("an ECG");
    assert!(!holds(&written, b"Sakuraba") && !holds(&written, b"Hinata"));
    assert!(holds(&written, b"asthma"));
    sections(&written);
}

#[test]
fn a_file_without_anything_to_change_stays_as_it_is() {
    let tags = vec![(8, vec![1]), (26, vec![16, 35, 0])];
    let scp = Scp { tags, statements: vec![b"sinus rhythm\0"], makers: b"", ..Scp::default() };
    let mut input = scp.to_vec();
    let written = output("a.scp", &input).expect("an ECG");
    // The dates of the report alone move.
    assert_eq!(written.len(), input.len());
    let differs = (0..input.len()).filter(|at| input[*at] != written[*at]).count();
    assert!((4..30).contains(&differs), "{differs}");
    let at =
        input.windows(6).position(|window| window == [8, 0, 1, 2, 3, 4]).expect("samples") as u64;
    assert!(passes_on("a.scp", &input, at..at + 10));
    input.truncate(input.len() - 1);
    assert_eq!(output("a.scp", &input).expect_err("cut").code, Code::Truncated);
}

#[test]
fn every_change_is_a_row_with_its_reason() {
    let rows = rows("a.scp", &Scp::default().to_vec());
    let row =
        |path: &str| rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path}"));
    assert!(row("last name").locked && row("referring physician").locked);
    assert_eq!(row("birth date").after.as_deref(), Some("1951-05-01"));
    assert_eq!(row("age").after.as_deref(), Some("90"));
    assert_eq!(row("acquiring device.serial number").before.as_deref(), Some("SN-20240305"));
    assert!(row("section 9").after.is_none());
}

fn drawn(bytes: &[u8], columns: usize) -> Result<Traces, kamei::reason::Reason> {
    let (source, window) = (bytes.to_vec(), Window { start: 0.0, seconds: 0.0, columns });
    let file = Named::new("a.scp", &source);
    session().traces(&file, "a.scp", &[], window)
}

#[test]
fn samples_that_are_not_packed_are_drawn() {
    let traces = drawn(&Scp::default().to_vec(), 4).expect("traces");
    assert_eq!((traces.channels[0].label.as_str(), traces.channels[0].rate), ("II", 500.0));
    assert_eq!(traces.channels[0].lowest, [513.0, 1027.0, 1541.0, 2055.0]);
}

/// What BioSig's save2gdf reads in a file.
struct Read {
    name: &'static str,
    count: usize,
    /// The first samples of the first lead and of the last.
    first: [[f32; 4]; 2],
    /// The sums of their samples, each times its number.
    sums: [f64; 2],
}

const READ_BY_OTHERS: [Read; 2] = [
    Read {
        name: "scpinfo__example.scp",
        count: 5000,
        first: [[-5.0, -5.0, -5.0, -5.0], [-15.0, -15.0, -15.0, -15.0]],
        sums: [-22_027_750.0, -9_395_242.5],
    },
    Read {
        name: "scptools__ECG_20170504_163507_123456789.SCP",
        count: 6000,
        first: [[-45.0, -52.5, -60.0, -67.5], [-56.25, -63.75, -75.0, -82.5]],
        sums: [266_614_875.0, 81_010_946.25],
    },
];

#[test]
fn packed_samples_are_read_as_another_program_reads_them() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples/physio");
    for Read { name, count, first, sums } in READ_BY_OTHERS {
        let Ok(bytes) = std::fs::read(format!("{folder}/{name}")) else {
            println!("skipped: no samples beside the repository");
            return;
        };
        let traces = drawn(&bytes, 2 * count).expect("traces");
        let ends = [traces.channels.first(), traces.channels.last()];
        for ((channel, first), sum) in ends.into_iter().flatten().zip(first).zip(sums) {
            let values: Vec<f32> =
                channel.lowest.iter().copied().filter(|value| !value.is_nan()).collect();
            assert_eq!(values.len(), count, "{name} {}", channel.label);
            assert_eq!(values[..4], first, "{name} {}", channel.label);
            let numbered =
                values.iter().zip(1..).map(|(value, number)| f64::from(*value) * f64::from(number));
            assert!((numbered.sum::<f64>() - sum).abs() < 1.0, "{name} {}", channel.label);
        }
    }
}
