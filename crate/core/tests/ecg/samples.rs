//! The sample documents of device makers and standards, where they lie beside the repository.

use super::output;
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
        if let Some(folder) = option_env!("KAMEI_ECG_OUT") {
            std::fs::write(Path::new(folder).join(name), &written).expect("a folder");
        }
    }
}
