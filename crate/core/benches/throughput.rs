//! How fast files are read, decided on and written: `cargo bench -p kamei`.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kamei::format::dicom::{Tag, dictionary};
use kamei::inventory::Inventory;
use kamei::key::ProjectKey;
use kamei::known::{Known, Matcher};
use kamei::plan::Look;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use kamei::source::Source;
use std::hint::black_box;

/// Explicit VR Little Endian, with the length each VR has.
fn element(tag: u32, vr: &str, value: &[u8]) -> Vec<u8> {
    let mut value = value.to_vec();
    if value.len() % 2 == 1 {
        value.push(if vr == "UI" { 0 } else { b' ' });
    }
    let mut bytes = Vec::new();
    bytes.extend(((tag >> 16) as u16).to_le_bytes());
    bytes.extend((tag as u16).to_le_bytes());
    bytes.extend(vr.as_bytes());
    if matches!(vr, "OW" | "SQ") {
        bytes.extend([0, 0]);
        bytes.extend((value.len() as u32).to_le_bytes());
    } else {
        bytes.extend((value.len() as u16).to_le_bytes());
    }
    bytes.extend(value);
    bytes
}

fn item(content: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xFE\xFF\x00\xE0".to_vec();
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
    bytes
}

/// What every image says; the patient is invented.
fn head() -> Vec<Vec<u8>> {
    vec![
        element(0x0008_0016, "UI", b"1.2.840.10008.5.1.4.1.1.2"),
        element(0x0008_0018, "UI", b"1.2.826.0.1.3680043.9.1"),
        element(0x0008_0020, "DA", b"20240506"),
        element(0x0008_0060, "CS", b"CT"),
        element(0x0010_0010, "PN", b"SAKURA^HINATA"),
        element(0x0010_0020, "LO", b"00427718"),
        element(0x0010_0030, "DA", b"19610203"),
    ]
}

/// A CT slice of 512 by 512 pixels and 150 elements, the rest of them from group 0018.
fn slice() -> Vec<u8> {
    let mut elements = head();
    let image = [
        element(0x0020_000D, "UI", b"1.2.826.0.1.3680043.9.2"),
        element(0x0020_000E, "UI", b"1.2.826.0.1.3680043.9.3"),
        element(0x0028_0002, "US", &[1, 0]),
        element(0x0028_0004, "CS", b"MONOCHROME2"),
        element(0x0028_0010, "US", &[0, 2]),
        element(0x0028_0011, "US", &[0, 2]),
        element(0x0028_0100, "US", &[16, 0]),
        element(0x0028_0101, "US", &[12, 0]),
        element(0x0028_0102, "US", &[11, 0]),
        element(0x0028_0103, "US", &[0, 0]),
        element(0x7FE0_0010, "OW", &vec![0; 512 * 512 * 2]),
    ];
    let acquisition = (0x0018_0010..0x0018_9FFF).filter_map(|tag| {
        let value: &[u8] = match dictionary::attribute(Tag(tag))?.vr {
            "DS" | "IS" => b"120",
            "LO" | "SH" => b"STANDARD",
            "CS" => b"HEAD",
            _ => return None,
        };
        Some(element(tag, dictionary::attribute(Tag(tag))?.vr, value))
    });
    elements.extend(acquisition.take(150 - elements.len() - image.len()));
    elements.extend(image);
    elements.concat()
}

/// 200 series of 100 instances each, as an evidence sequence lists them: 20,200 items.
fn nested() -> Vec<u8> {
    let instance = |number: usize| {
        let uid = format!("1.2.826.0.1.3680043.9.1.{number}");
        item(
            &[
                element(0x0008_1150, "UI", b"1.2.840.10008.5.1.4.1.1.2"),
                element(0x0008_1155, "UI", uid.as_bytes()),
            ]
            .concat(),
        )
    };
    let series = |number: usize| {
        let instances: Vec<u8> = (0..100).flat_map(|of| instance(number * 100 + of)).collect();
        item(&element(0x0008_1199, "SQ", &instances))
    };
    let all: Vec<u8> = (0..200).flat_map(series).collect();
    let mut elements = head();
    elements.insert(4, element(0x0008_1115, "SQ", &all));
    elements.concat()
}

fn read(input: &dyn Source) -> Inventory {
    kamei::format::sniff(input)
        .and_then(|format| format.inspect(input, &mut Silent))
        .expect("the made-up file is whole")
}

fn throughput(criterion: &mut Criterion) {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    for (name, input) in [("slice", slice()), ("nested", nested())] {
        let inventory = read(&input);
        let known = Known::harvest([&inventory]);
        let matcher: Matcher = known.matcher();
        let mut session = Session::new(policy.clone(), ProjectKey::from_random([7; 32]));
        session.learn(&known);

        let mut group = criterion.benchmark_group(name);
        group.sample_size(20);
        group.throughput(Throughput::Elements(inventory.fields.len() as u64));
        let id = |step| BenchmarkId::new(step, inventory.fields.len());
        group.bench_function(id("inspect"), |bencher| bencher.iter(|| read(black_box(&input))));
        group.bench_function(id("plan"), |bencher| {
            bencher.iter(|| policy.plan(black_box(&inventory), &matcher));
        });
        let request = Request { input: "in.dcm", look: Look::Person, ..Request::default() };
        group.bench_function(id("finish"), |bencher| {
            bencher.iter(|| {
                session
                    .finish(black_box(&input), &request, &mut Silent)
                    .expect("the made-up file is released")
            });
        });
        group.finish();
    }
}

criterion_group!(benches, throughput);
criterion_main!(benches);
