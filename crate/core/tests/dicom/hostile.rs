//! Files that are broken, or made to break a reader: each is refused or released in time and
//! within memory, and none makes the program panic.

use crate::fixture::{Encoding, Explicit, Implicit, finish, object, part_10, session};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

const TOO_LONG: Duration = Duration::from_secs(10);

/// What every file has to bear: both passes and a preview.
fn bear(name: &str, file: &[u8]) -> Result<Vec<u8>, Reason> {
    let started = spent();
    let source = file.to_vec();
    let _ = session(7).preview(&source, 0);
    let output = finish(file);
    if let Ok(output) = &output {
        let again = session(7).inspect(output, &mut Silent);
        assert!(again.is_ok(), "{name}: {again:?}");
    }
    let took = spent().saturating_sub(started);
    assert!(took < TOO_LONG, "{name} took {took:?}");
    output
}

/// Time this thread has had, so that a busy machine does not count.
#[cfg(target_os = "linux")]
fn spent() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks =
        after_name.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

#[cfg(not(target_os = "linux"))]
fn spent() -> Duration {
    static STARTED: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    STARTED.elapsed()
}

/// A pseudorandom number below `end`, the same in every run.
fn random(state: &mut u64, end: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    ((*state >> 33) as usize) % end.max(1)
}

fn nested(depth: usize, encoding: Encoding, vr: &str) -> Vec<u8> {
    let one =
        [encoding.header(0x0008_1140, vr, u32::MAX), encoding.header(0xFFFE_E000, "", u32::MAX)];
    encoding.file(&one.concat().repeat(depth))
}

fn nested_with_lengths(depth: usize) -> Vec<u8> {
    let mut inner = Vec::new();
    for _ in 0..depth {
        inner = Explicit.sequence(0x0008_1140, &[inner], false);
    }
    Explicit.file(&inner)
}

fn with_frames(syntax: &str, fragments: &[&[u8]], delimited: bool) -> Vec<u8> {
    let mut pixels = vec![
        Explicit.element(0x0028_0002, "US", &[1, 0]),
        Explicit.element(0x0028_0010, "US", &[0xFF, 0xFF]),
        Explicit.element(0x0028_0011, "US", &[0xFF, 0xFF]),
        Explicit.element(0x0028_0100, "US", &[8, 0]),
    ];
    let mut data = Explicit.header(0x7FE0_0010, "OB", u32::MAX);
    data.extend(Explicit.header(0xFFFE_E000, "", 0));
    for fragment in fragments {
        data.extend(Explicit.header(0xFFFE_E000, "", fragment.len() as u32));
        data.extend(*fragment);
    }
    if delimited {
        data.extend(Explicit.header(0xFFFE_E0DD, "", 0));
    }
    pixels.push(data);
    part_10(syntax, &object(Explicit, &pixels))
}

fn deflated(data_set: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(data_set).expect("memory");
    part_10("1.2.840.10008.1.2.1.99", &encoder.finish().expect("memory"))
}

/// A data set that inflates to a little more than `length` bytes.
fn bomb(length: usize) -> Vec<u8> {
    let mut data_set = object(Explicit, &[]);
    data_set.extend(Explicit.header(0x7FE0_0010, "OB", length as u32));
    data_set.resize(data_set.len() + length, 0);
    deflated(&data_set)
}

/// Broken in one way each, with the reason it has to be refused for.
fn refused() -> Vec<(&'static str, Vec<u8>, Code)> {
    let item = |length| Explicit.header(0xFFFE_E000, "", length);
    let long_item = [Explicit.header(0x0008_1140, "SQ", 16), item(64), vec![0; 80]].concat();
    let open = [Explicit.header(0x0008_1140, "SQ", u32::MAX), item(u32::MAX)].concat();
    let tail = Implicit.element(0x0010_4000, "LT", b"implicit");
    let mut shifted = object(Explicit, &[]);
    shifted.insert(40, b'x');
    vec![
        ("empty", Vec::new(), Code::Empty),
        ("131 bytes", vec![0; 131], Code::UnsupportedFormat),
        ("a header and nothing else", part_10("1.2.840.10008.1.2.1", &[]), Code::Truncated),
        ("10,000 open sequences", nested(10_000, Explicit, "SQ"), Code::TooDeep),
        ("10,000 implicit sequences", nested(10_000, Implicit, "SQ"), Code::TooDeep),
        (
            "10,000 sequences of unknown VR",
            {
                let outer = [Explicit.header(0x0008_1140, "UN", u32::MAX), item(u32::MAX)].concat();
                let inner = [Implicit.header(0x0008_1140, "SQ", u32::MAX), item(u32::MAX)].concat();
                Explicit.file(&[outer, inner.repeat(10_000)].concat())
            },
            Code::TooDeep,
        ),
        ("1,000 sequences with lengths", nested_with_lengths(1_000), Code::TooDeep),
        (
            "a claim of 3 GB",
            Explicit.file(&Explicit.header(0x0010_4000, "UT", 3_000_000_000)),
            Code::Truncated,
        ),
        (
            "a sequence that claims 3 GB",
            Explicit.file(&[Explicit.header(0x0008_1140, "SQ", 3_000_000_000), item(8)].concat()),
            Code::Truncated,
        ),
        (
            "an item that claims 3 GB",
            Explicit.file(
                &[Explicit.header(0x0008_1140, "SQ", u32::MAX), item(3_000_000_000)].concat(),
            ),
            Code::BadLength,
        ),
        (
            "an element inside that claims 3 GB",
            {
                let inner = Explicit.header(0x0010_4000, "UT", 3_000_000_000);
                Explicit.file(&Explicit.sequence(0x0008_1140, &[inner], false))
            },
            Code::BadLength,
        ),
        (
            "a fragment that claims 3 GB",
            {
                let pixels = Explicit.header(0x7FE0_0010, "OB", u32::MAX);
                let fragments = [pixels, item(0), item(3_000_000_000)].concat();
                part_10("1.2.840.10008.1.2.4.50", &object(Explicit, &[fragments]))
            },
            Code::Truncated,
        ),
        (
            "pixels that claim 3 GB",
            {
                let pixels = Explicit.header(0x7FE0_0010, "OW", 3_000_000_000);
                Explicit.file(&object(Explicit, &[pixels]))
            },
            Code::Truncated,
        ),
        ("an item longer than its sequence", Explicit.file(&long_item), Code::BadLength),
        ("an open sequence at the end", Explicit.file(&open), Code::Truncated),
        ("a deflate bomb", bomb(200 << 20), Code::TooLargeToInflate),
        ("no deflated data", part_10("1.2.840.10008.1.2.1.99", &[0xFF; 64]), Code::BadDeflate),
        (
            "fragments without their end",
            with_frames("1.2.840.10008.1.2.4.50", &[b"\xFF\xD8\xFF\xD9"], false),
            Code::Truncated,
        ),
        ("an implicit tail", Explicit.file(&[object(Explicit, &[]), tail].concat()), Code::BadVr),
        ("a byte too many", Explicit.file(&shifted), Code::Truncated),
        (
            "40,000 names",
            Implicit.file(&Implicit.element(0x0010_0010, "PN", &names(40_000))),
            Code::TooManyElements,
        ),
        (
            "more elements than fit",
            {
                let rows = Explicit.element(0x0028_0010, "US", &[1, 0]);
                Explicit.file(&rows.repeat((1 << 21) + 1))
            },
            Code::TooManyElements,
        ),
    ]
}

fn names(count: usize) -> Vec<u8> {
    let names = (0..count).map(|number| format!("KAEDE{number}^MOMIJI"));
    names.collect::<Vec<_>>().join("\\").into_bytes()
}

/// Odd, and allowed to come out.
fn odd() -> Vec<(&'static str, Vec<u8>)> {
    let odd_length = [Explicit.header(0x0008_0070, "LO", 5), b"Maker".to_vec()].concat();
    let creators: Vec<u8> = (0..200_000_u32)
        .flat_map(|number| Explicit.element(0x0019_0010, "LO", &number.to_le_bytes()))
        .collect();
    let removed: Vec<u8> = (0..200_000_u32)
        .flat_map(|number| Explicit.element(0x4000_0000 | (number * 2), "LO", b""))
        .collect();
    let letters: Vec<&[u8]> = [b"\xFF\xD8".as_slice()]
        .into_iter()
        .chain(b"\xFF\xE0\0\x03x".chunks(2).cycle().take(300_000))
        .collect();
    let tile_part =
        b"\xFF\x4F\xFF\x51\0\x04\0\0\xFF\x90\0\x0A\0\0\0\0\0\x0C\0\x01\xFF\x64\0\x08\0\x01TILE\xFF\x93\xFF\xD9";
    let ours = Explicit.element(0x0009_0010, "LO", b"OURS");
    let theirs = Explicit.element(0x0009_0010, "LO", b"GEMS_ACQU_01");
    let data = Explicit.element(0x0009_1001, "LO", b"text");
    let large: Vec<u8> = Explicit.element(0x0028_0010, "DS", b"99999999999999999999");
    vec![
        ("odd length", Explicit.file(&object(Explicit, &[odd_length]))),
        ("another's block", Explicit.file(&object(Explicit, &[[ours, theirs, data].concat()]))),
        ("200,000 creators", Explicit.file(&creators)),
        ("200,000 removed elements", Explicit.file(&removed)),
        ("a frame in 300,000 fragments", with_frames("1.2.840.10008.1.2.4.50", &letters, true)),
        ("a tile part that goes back", with_frames("1.2.840.10008.1.2.4.90", &[tile_part], true)),
        ("a frame of 4 GB in 64 bytes", with_frames("1.2.840.10008.1.2.5", &[&[1; 64]], true)),
        (
            "a million rows",
            Explicit.file(&[large, Explicit.element(0x7FE0_0010, "OB", &[0; 4])].concat()),
        ),
        ("a name of a megabyte", {
            let name = "KAEDE MOMIJI ".repeat(70_000);
            Implicit
                .file(&object(Implicit, &[Implicit.element(0x0008_0090, "PN", name.as_bytes())]))
        }),
        ("many names", {
            Implicit.file(&object(Implicit, &[Implicit.element(0x0008_0090, "PN", &names(900))]))
        }),
        ("60 nested sequences", nested_with_lengths(30)),
        ("much deflated", bomb(140 << 20)),
        ("many elements", {
            let rows = Explicit.element(0x0028_0010, "US", &[1, 0]);
            let depth = Explicit.element(0x0028_0007, "LO", b"");
            Explicit.file(&[rows, depth].concat().repeat(250_000))
        }),
    ]
}

#[test]
fn broken_files_are_refused_for_what_is_broken() {
    for (name, file, code) in refused() {
        let reason = bear(name, &file).expect_err(name);
        assert_eq!(reason.code, code, "{name}: {reason}");
    }
}

#[test]
fn odd_files_are_borne() {
    for (name, file) in odd() {
        let output = bear(name, &file).map(|output| output.len());
        println!("{name}: {output:?}");
    }
}

#[test]
fn an_element_that_goes_once_and_stays_once_is_released() {
    let date = Explicit.element(0x0008_0021, "DA", b"20240110");
    let code = Explicit.element(0x0008_0021, "CS", b"20240110");
    let output = finish(&Explicit.file(&object(Explicit, &[[date, code].concat()])));
    assert!(output.is_ok(), "{output:?}");
}

/// The folder of real files beside the repository, where there is one.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

#[test]
fn real_files_cut_short_or_changed_are_borne() {
    let samples = samples();
    if samples.is_empty() {
        println!("skipped: no folder ../shared/samples");
        return;
    }
    let mut state = 20_260_101;
    let (mut released, mut refused) = (0, 0);
    for path in &samples {
        let file = std::fs::read(path).expect("a sample");
        let name = path.display().to_string();
        let mut count = |output: &Result<Vec<u8>, Reason>| match output {
            Ok(_) => released += 1,
            Err(_) => refused += 1,
        };
        count(&bear(&name, &file));
        for _ in 0..20 {
            let end = random(&mut state, file.len());
            count(&bear(&format!("{name} cut at {end}"), &file[..end]));
        }
        // Headers lie in the first bytes; pixels bear anything.
        let head = file.len().min(16 << 10);
        for round in 0..5 {
            let mut changed = file.clone();
            for _ in 0..=random(&mut state, 8) {
                changed[random(&mut state, head)] = random(&mut state, 256) as u8;
            }
            count(&bear(&format!("{name} changed, round {round}"), &changed));
        }
    }
    println!("{} samples: {released} released, {refused} refused", samples.len());
}

/// Runs all of the above in a process of its own that may not have more than 512 MB.
#[test]
#[cfg(target_os = "linux")]
fn hostile_files_stay_within_half_a_gigabyte() {
    let program = std::env::current_exe().expect("this program");
    let output = std::process::Command::new("sh")
        .args([
            "-c",
            "ulimit -v 524288 && exec \"$0\" --ignored --exact --nocapture hostile::under_a_cap",
        ])
        .arg(program)
        .env("MALLOC_ARENA_MAX", "1")
        .env("RUST_TEST_THREADS", "1")
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    assert!(output.status.success(), "{said}{complained}");
    assert!(said.contains("VmHWM"), "{said}");
}

#[test]
#[ignore = "run under a cap by another test"]
fn under_a_cap() {
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned()
    };
    for (name, file, _) in refused() {
        let _ = bear(name, &file);
        println!("{name}: {}", peak());
    }
    for (name, file) in odd() {
        let _ = bear(name, &file);
        println!("{name}: {}", peak());
    }
}
