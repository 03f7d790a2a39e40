//! The sample documents of device makers and standards, where they lie beside the repository.

use super::output;
use kamei::traces::Window;
use std::path::Path;

#[test]
fn samples_are_released_without_whom_they_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/physio");
    let samples: [(&str, &[&str]); 4] = [
        (
            "aecg__Example_aECG.xml",
            &["Clark", "SBJ-123", "19530508", "John Smith", "River City", "JMK", "KAB", "TECH-221"],
        ),
        ("aecg__minimum_aecg.xml", &["SBJ-123", "20021122"]),
        (
            "muse__muse_ecg1.xml",
            &[
                "JAX01234",
                "TEST 05",
                "Doe, John",
                "123456",
                "FL Research",
                "10173",
                "05-10-2021",
                "MAY-2021",
            ],
        ),
        (
            "sierra__129DYPRG.XML",
            &["1112010721168bdc", "GE EMS", "GEILM", "03d494f2", "2011-12-01"],
        ),
    ];
    for (name, gone) in samples {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            eprintln!("skipped: {name} is not there");
            continue;
        };
        let written = output(name, &bytes).unwrap_or_else(|reason| panic!("{name}: {reason}"));
        let text = String::from_utf8_lossy(&written);
        for gone in gone {
            assert!(!text.contains(gone), "{name}: {gone}");
        }
        let window = Window { start: 0.0, seconds: 0.0, columns: 50 };
        let traces = super::session().traces(&bytes, name, &[], window).expect("traces");
        let channels = if name.contains("minimum") { 1 } else { 12 };
        assert_eq!(traces.channels.len(), channels, "{name}");
        // Nobody's heart makes more than twenty millivolts.
        let values = traces.channels.iter().flat_map(|channel| [&channel.lowest, &channel.highest]);
        assert!(values.flatten().all(|value| value.is_nan() || value.abs() < 20_000.0), "{name}");
    }
}
