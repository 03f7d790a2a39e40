//! Recordings of invented patients, made byte by byte.

/// Every kind, with names that end as theirs do.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("plus.edf", Edf::plus().to_vec()),
        ("plain.edf", Edf::plain().to_vec()),
        ("plus.bdf", Edf { is_bdf: true, ..Edf::plus() }.to_vec()),
    ]
}

/// EDF and BDF: two signals, and annotations where there are any.
pub(crate) struct Edf {
    pub(crate) is_bdf: bool,
    pub(crate) patient: &'static str,
    pub(crate) recording: &'static str,
    pub(crate) start: &'static str,
    pub(crate) reserved: &'static str,
    pub(crate) transducer: &'static str,
    pub(crate) signal_reserved: &'static str,
    pub(crate) count: &'static str,
    /// The lists of each record.
    pub(crate) lists: Vec<Vec<u8>>,
}

/// How many samples a record has for annotations.
pub(crate) const ANNOTATIONS: usize = 40;

impl Edf {
    pub(crate) fn plus() -> Self {
        Self {
            is_bdf: false,
            patient: "00427718 F 02-MAY-1951 Sakuraba_Hinata",
            recording: "Startdate 05-MAR-2024 PSG-1234/2024 Mizuno_Akira EEG-1200",
            start: "05.03.24",
            reserved: "EDF+C",
            transducer: "AgAgCl electrode",
            signal_reserved: "",
            count: "2",
            lists: vec![
                b"+0\x14\x14\0+0.5\x1530\x14Apnea\x14\0".to_vec(),
                b"+1\x14\x14\0+1.25\x14Sakuraba Hinata sat up\x14\0".to_vec(),
            ],
        }
    }

    pub(crate) fn plain() -> Self {
        Self {
            patient: "00427718 Sakuraba Hinata 02-MAY-1951",
            recording: "Recorded by Dr. Akira Mizuno",
            reserved: "",
            signal_reserved: "S/N 20240305",
            lists: Vec::new(),
            ..Self::plus()
        }
    }

    pub(crate) fn to_vec(&self) -> Vec<u8> {
        let mut labels = vec!["EEG Fp1", "EEG Fp2"];
        if !self.lists.is_empty() {
            labels.push(if self.is_bdf { "BDF Annotations" } else { "EDF Annotations" });
        }
        let width = if self.is_bdf { 3 } else { 2 };
        let version: &[u8] = if self.is_bdf { b"\xFFBIOSEMI" } else { b"0       " };
        let mut bytes = version.to_vec();
        let mut field = |text: &str, width: usize| {
            bytes.extend_from_slice(text.as_bytes());
            bytes.resize(bytes.len() + width - text.len(), b' ');
        };
        let reserved = if self.is_bdf {
            self.reserved.replace("EDF", "BDF")
        } else {
            self.reserved.to_owned()
        };
        for (text, width) in [
            (self.patient, 80),
            (self.recording, 80),
            (self.start, 8),
            ("16.35.00", 8),
            (&(256 * (labels.len() + 1)).to_string(), 8),
            (&reserved, 44),
            (self.count, 8),
            ("1", 8),
            (&labels.len().to_string(), 4),
        ] {
            field(text, width);
        }
        let each = |label: &str| if label.contains("Annotations") { ANNOTATIONS } else { 4 };
        for label in &labels {
            field(label, 16);
        }
        for (text, width) in [
            (self.transducer, 80),
            ("uV", 8),
            ("-100", 8),
            ("100", 8),
            ("-2048", 8),
            ("2047", 8),
            ("HP:0.1Hz LP:75Hz", 80),
        ] {
            for _ in &labels {
                field(text, width);
            }
        }
        for label in &labels {
            field(&each(label).to_string(), 8);
        }
        for _ in &labels {
            field(self.signal_reserved, 32);
        }
        for record in 0..2 {
            for sample in 0..8_u8 {
                bytes.extend_from_slice(&[10 * record + sample, 1, 0][..width]);
            }
            if let Some(lists) = self.lists.get(usize::from(record)) {
                let end = bytes.len() + ANNOTATIONS * width;
                bytes.extend_from_slice(lists);
                bytes.resize(end, 0);
            }
        }
        bytes
    }
}
