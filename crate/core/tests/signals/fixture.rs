//! Recordings of invented patients, made byte by byte.

/// Every kind, with names that end as theirs do.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("plus.edf", Edf::plus().to_vec()),
        ("plain.edf", Edf::plain().to_vec()),
        ("plus.bdf", Edf { is_bdf: true, ..Edf::plus() }.to_vec()),
        ("a.scp", Scp::default().to_vec()),
        ("big.mwf", Mfer::default().to_vec()),
        ("little.mwf", Mfer { is_little: true, ..Mfer::default() }.to_vec()),
        ("old.mwf", Mfer { is_old: true, ..Mfer::default() }.to_vec()),
        ("a.ecg", Ishne::default().to_vec()),
        ("a.eeg", nihon_kohden::samples()),
        ("a.pnt", nihon_kohden::patient()),
        ("a.log", nihon_kohden::events()),
        ("a.cmt", nihon_kohden::comments()),
        ("a.21e", nihon_kohden::electrodes()),
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
        // EDF+ § 2.2.3: what a list has for numbers.
        let extremes = if self.is_bdf { ("-8388608", "8388607") } else { ("-32768", "32767") };
        let columns: [(&str, &str, usize); 7] = [
            (self.transducer, "", 80),
            ("uV", "", 8),
            ("-100", "-1", 8),
            ("100", "1", 8),
            ("-2048", extremes.0, 8),
            ("2047", extremes.1, 8),
            ("HP:0.1Hz LP:75Hz", "", 80),
        ];
        for (text, of_list, width) in columns {
            for label in &labels {
                field(if label.contains("Annotations") { of_list } else { text }, width);
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

/// SCP-ECG: sections 0, 1, 6, 8, 10 and 11.
pub(crate) struct Scp {
    pub(crate) tags: Vec<(u8, Vec<u8>)>,
    pub(crate) statements: Vec<&'static [u8]>,
    pub(crate) makers: &'static [u8],
    /// Behind the closing tag.
    pub(crate) behind: &'static [u8],
}

impl Default for Scp {
    fn default() -> Self {
        let mut device = [&[0, 5, 0, 6, 0, 7, 1, 255][..], b"ECG12\0\x14\xC0"].concat();
        device.resize(35, 0);
        device.extend_from_slice(b"\x041.2\0SN-20240305\0sys\0scp\0Maker\0");
        let text = |text: &str| [text.as_bytes(), b"\0"].concat();
        Self {
            tags: vec![
                (0, text("Sakuraba")),
                (1, text("Hinata")),
                (2, text("00427718")),
                (4, vec![97, 0, 1]),
                (5, vec![0x9F, 0x07, 5, 2]),
                (8, vec![2]),
                (14, device),
                (16, text("Kitahama General Hospital")),
                (20, text("Akira Mizuno")),
                (25, vec![0xE8, 0x07, 3, 5]),
                (26, vec![16, 35, 0]),
                (30, text("Seen by Dr. Akira Mizuno, no chest pain")),
                (200, b"MAKER SAKURABA".to_vec()),
            ],
            statements: vec![b"sinus rhythm\0", b"confirmed by Dr. Akira Mizuno\0"],
            makers: b"Sakuraba",
            behind: b"",
        }
    }
}

impl Scp {
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        let mut demographics = Vec::new();
        for (tag, value) in &self.tags {
            demographics.push(*tag);
            demographics.extend_from_slice(&(value.len() as u16).to_le_bytes());
            demographics.extend_from_slice(value);
        }
        demographics.extend_from_slice(&[255, 0, 0]);
        demographics.extend_from_slice(self.behind);
        let mut report = vec![1, 0xE8, 0x07, 3, 6, 9, 0, 0, self.statements.len() as u8];
        let mut coded = report.clone();
        for (number, statement) in (1..).zip(&self.statements) {
            for (section, kind) in [(&mut report, &[][..]), (&mut coded, &[2])] {
                section.push(number);
                let length = (kind.len() + statement.len()) as u16;
                section.extend_from_slice(&length.to_le_bytes());
                section.extend_from_slice(kind);
                section.extend_from_slice(statement);
            }
        }
        // Lead II from the first sample to the fourth; microvolts, every two milliseconds.
        let described = [1, 0b1100, 1, 0, 0, 0, 4, 0, 0, 0, 2].to_vec();
        let samples = [0xE8, 3, 0xD0, 7, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8].to_vec();
        let leads = [1, 0, 0, 0, 1, 0, 4, 0, 9, 0, 8, 0].to_vec();
        let sections = [
            (1, demographics),
            (3, described),
            (6, samples),
            (8, report),
            (9, self.makers.to_vec()),
            (10, leads),
            (11, coded),
        ];
        let table = 16 + 10 * 12;
        let mut bytes = vec![0; 6];
        let mut pointers = vec![(0_u16, table as u32, 7_u32)];
        let mut behind = Vec::new();
        for (id, mut data) in sections {
            data.resize(data.len().next_multiple_of(2), 0);
            pointers.push((id, data.len() as u32 + 16, (6 + table + behind.len() + 1) as u32));
            behind.extend(section(id, &data));
        }
        for id in [2, 4, 5, 7] {
            pointers.push((id, 0, 0));
        }
        pointers.sort_unstable();
        let pointers: Vec<u8> = pointers
            .into_iter()
            .flat_map(|(id, length, index)| {
                [&id.to_le_bytes()[..], &length.to_le_bytes(), &index.to_le_bytes()].concat()
            })
            .collect();
        bytes.extend(section(0, &pointers));
        bytes.extend(behind);
        let size = bytes.len() as u32;
        bytes[2..6].copy_from_slice(&size.to_le_bytes());
        let sum = checksum(&bytes[2..]);
        bytes[..2].copy_from_slice(&sum.to_le_bytes());
        bytes
    }
}

fn section(id: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; 2];
    bytes.extend_from_slice(&id.to_le_bytes());
    bytes.extend_from_slice(&(data.len() as u32 + 16).to_le_bytes());
    bytes.extend_from_slice(&[20, 20]);
    bytes.extend_from_slice(if id == 0 { b"SCPECG" } else { &[0; 6] });
    bytes.extend_from_slice(data);
    let sum = checksum(&bytes[2..]);
    bytes[..2].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// CRC-CCITT started with ones, by its definition as a division of polynomials.
pub(crate) fn checksum(bytes: &[u8]) -> u16 {
    let mut rest = 0xFFFF_u32;
    for bit in
        bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| u32::from((byte >> bit) & 1)))
    {
        let carry = ((rest >> 15) & 1) ^ bit;
        rest = ((rest << 1) & 0xFFFF) ^ (carry * 0x1021);
    }
    rest as u16
}

/// MFER: a preamble, a patient, channels in sets, an event, and samples.
pub(crate) struct Mfer {
    pub(crate) is_little: bool,
    /// Whether the patient is told by the tags of level 1.
    pub(crate) is_old: bool,
    /// Whether channels are closed by a sign instead of having a length.
    pub(crate) is_open: bool,
    pub(crate) characters: &'static str,
    /// The name in its encoding.
    pub(crate) name: Vec<u8>,
    pub(crate) note: Vec<u8>,
}

impl Default for Mfer {
    fn default() -> Self {
        Self {
            is_little: false,
            is_old: false,
            is_open: false,
            characters: "ASCII",
            name: b"Sakuraba Hinata".to_vec(),
            note: b"Seen by Dr. Akira Mizuno, no chest pain".to_vec(),
        }
    }
}

impl Mfer {
    fn number(&self, number: u32, width: usize) -> Vec<u8> {
        let bytes = number.to_be_bytes()[4 - width..].to_vec();
        if self.is_little { bytes.into_iter().rev().collect() } else { bytes }
    }

    /// A tag, its length and its value.
    fn define(tag: &[u8], value: &[u8]) -> Vec<u8> {
        let length = match value.len() {
            length @ 0..0x80 => vec![length as u8],
            length => [&[0x82], &(length as u16).to_be_bytes()[..]].concat(),
        };
        [tag, &length, value].concat()
    }

    fn container(&self, tag: &[u8], value: &[u8]) -> Vec<u8> {
        if self.is_open {
            [tag, &[0x80], value, &[0, 0]].concat()
        } else {
            Self::define(tag, value)
        }
    }

    /// What lies in the samples.
    pub(crate) fn samples() -> Vec<u8> {
        (0..16).flat_map(|sample| [sample, 0]).collect()
    }

    pub(crate) fn to_vec(&self) -> Vec<u8> {
        let define = Self::define;
        let day = |year, month, day| [&self.number(year, 2)[..], &[month, day]].concat();
        let (name, id, time) = if self.is_old { (0x1A, 0x1B, 0x1C) } else { (0x81, 0x82, 0x85) };
        let mut bytes = define(&[0x40], b"MFR Standard ECG                ");
        bytes.extend(define(&[0x01], &[u8::from(self.is_little)]));
        bytes.extend(define(&[0x02], &[1, 2, 0]));
        bytes.extend(define(&[0x03], self.characters.as_bytes()));
        bytes.extend(define(&[0x17], b"Maker^ECG-12^01-02^SN20240305"));
        bytes.extend(define(&[name], &self.name));
        bytes.extend(define(&[id], b"00427718"));
        let birth = [&[97][..], &self.number(308, 2), &day(1927, 5, 2)].concat();
        bytes.extend(define(&[0x83], &birth));
        bytes.extend(define(&[0x84], &[2]));
        let clock = [&day(2024, 3, 5)[..], &[16, 35, 0, 0, 0, 0, 0]].concat();
        bytes.extend(define(&[time], &clock));
        bytes.extend(define(&[0x87], b"1.2.392.200119.427718"));
        bytes.extend(define(&[0x08], &self.number(1, 2)));
        // 500 samples a second, of 5 microvolts each.
        bytes.extend(define(&[0x0B], &[&[0, 0][..], &self.number(500, 2)].concat()));
        bytes.extend(define(&[0x0C], &[&[0, 0xFA][..], &self.number(5, 2)].concat()));
        bytes.extend(define(&[0x04], &self.number(4, 4)));
        bytes.extend(define(&[0x05], &[2]));
        bytes.extend(define(&[0x06], &self.number(2, 2)));
        for (channel, lead) in [(0, 1), (1, 2)] {
            let own =
                [define(&[0x09], &self.number(lead, 2)), define(&[0x16], b"electrode of Sakuraba")];
            bytes.extend(self.container(&[0x3F, channel], &own.concat()));
        }
        let event = [&self.number(7, 2)[..], &self.number(250, 4), &self.number(0, 4), &self.note];
        bytes.extend(self.container(&[0x67], &define(&[0x41], &event.concat())));
        bytes.extend(define(&[0x16], &self.note));
        bytes.extend(define(&[0x77], b"SAKURABA"));
        bytes.extend(define(&[0x1E], &Self::samples()));
        bytes.extend([0x80, 0]);
        bytes
    }
}

/// ISHNE: the fixed header, a text, and samples of two leads.
pub(crate) struct Ishne {
    pub(crate) text: &'static [u8],
    /// Behind the zero that ends the name of the recorder.
    pub(crate) hidden: &'static [u8],
    pub(crate) has_sum: bool,
}

impl Default for Ishne {
    fn default() -> Self {
        Self {
            text: b"Worn at home. Called by Dr. Akira Mizuno.",
            hidden: b"Hinata",
            has_sum: true,
        }
    }
}

impl Ishne {
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        let mut bytes = vec![0; 522];
        let mut put = |at: usize, new: &[u8]| bytes[at..at + new.len()].copy_from_slice(new);
        let short = |number: i16| number.to_le_bytes();
        let long = |number: usize| (number as i32).to_le_bytes();
        put(0, b"ISHNE1.0");
        put(10, &long(self.text.len()));
        put(14, &long(4));
        put(18, &long(522));
        put(22, &long(522 + self.text.len()));
        put(28, b"Hinata");
        put(68, b"Sakuraba");
        put(108, b"00427718");
        put(128, &short(2));
        put(130, &short(3));
        for (at, day) in
            [(132, [2, 5, 1951]), (138, [5, 3, 2024]), (144, [6, 3, 2024]), (150, [16, 35, 0])]
        {
            for (place, number) in day.into_iter().enumerate() {
                put(at + 2 * place, &short(number));
            }
        }
        put(156, &short(2));
        put(158, &short(5));
        put(160, &short(11));
        put(206, &short(5000));
        put(208, &short(2500));
        put(232, b"digital");
        put(240, self.hidden);
        put(272, &short(200));
        put(434, b"Sakuraba");
        bytes.extend_from_slice(self.text);
        if self.has_sum {
            let sum = checksum(&bytes[10..]);
            bytes[8..10].copy_from_slice(&sum.to_le_bytes());
        }
        for sample in [100_i16, -200, 300, -400, 500, -600, 700, -800] {
            bytes.extend_from_slice(&short(sample));
        }
        bytes
    }
}

/// The set of an electroencephalograph of Nihon Kohden.
pub(crate) mod nihon_kohden {
    const DEVICE: &[u8] = b"EEG-1100A V01.00";

    fn file(length: usize, fields: &[(usize, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0; length];
        for (at, field) in [(0, DEVICE), (0x81, DEVICE)].iter().chain(fields) {
            bytes[*at..at + field.len()].copy_from_slice(field);
        }
        bytes
    }

    pub(crate) fn patient() -> Vec<u8> {
        file(
            0x700,
            &[
                (0x20, b"Kitahama Hospital"),
                (0x40, b"20240305163500"),
                (0x604, b"00427718"),
                (0x62E, &encoding_rs::SHIFT_JIS.encode("桜庭 陽向").0),
                (0x64A, b"Female"),
                (0x660, b"1951/05/02"),
                (0x690, b"Sakuraba"),
            ],
        )
    }

    /// Ten samples a second of two channels and marks, for one second.
    pub(crate) fn samples() -> Vec<u8> {
        let mut bytes = file(
            0x1800,
            &[
                (0x20, b"SAKURABA.PNT"),
                (0x4F, b"Sakuraba Hinata"),
                (0x91, &[1]),
                (0x92, &0x400_u32.to_le_bytes()),
                (0x401, DEVICE),
                (0x411, &[1]),
                (0x412, &0x1800_u32.to_le_bytes()),
                (0x17FE, &[1]),
            ],
        );
        let mut header = vec![0; 0x27];
        header[1..17].copy_from_slice(DEVICE);
        header[0x14..0x1A].copy_from_slice(&[0x24, 0x03, 0x05, 0x16, 0x35, 0x00]);
        header[0x1A..0x1C].copy_from_slice(&0xC00A_u16.to_le_bytes());
        header[0x1C..0x20].copy_from_slice(&10_u32.to_le_bytes());
        header[0x26] = 2;
        for channel in [0, 1] {
            header.extend([channel, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        }
        bytes.extend(header);
        for sample in 0..30_u16 {
            bytes.extend_from_slice(&(0x8000 + sample).to_le_bytes());
        }
        bytes
    }

    pub(crate) fn events() -> Vec<u8> {
        let event = |text: &str, onset: &str| {
            let (text, _, _) = encoding_rs::SHIFT_JIS.encode(text);
            let mut bytes = text.into_owned();
            bytes.resize(20, 0);
            bytes.extend_from_slice(onset.as_bytes());
            bytes.extend_from_slice(b"(240305163510)");
            bytes.resize(45, 0);
            bytes
        };
        let events = [event("REC START", "000000"), event("水野先生が確認", "000130")].concat();
        file(
            0x200,
            &[
                (0x91, &[1]),
                (0x92, &0x100_u32.to_le_bytes()),
                (0x101, DEVICE),
                (0x112, &[2]),
                (0x114, &events),
                (0x1F0, b"Sakuraba"),
            ],
        )
    }

    pub(crate) fn comments() -> Vec<u8> {
        file(0x400, &[(0x91, &[1]), (0x260, b"Sakuraba Hinata slept badly")])
    }

    pub(crate) fn electrodes() -> Vec<u8> {
        b"[ELECTRODE]\r\n0000=Fp1\r\n0001=Fp2\r\n[SD_DEF]\r\nDr. Akira Mizuno\r\n".to_vec()
    }
}
