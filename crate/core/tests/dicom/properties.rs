//! What Kamei claims of every file, tried on many small ones made at random.

use crate::fixture::{Encoding, Explicit, Implicit, finish, finished, holds, object, session};
use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS, WINDOWS_1252};
use kamei::action::Action;
use kamei::format::{dicom::uid, sniff};
use kamei::known::Known;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::source::Piece;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

const PEOPLE: &str = "Kästner^Jörgen=佐倉^陽向=さくら^ひなた";

/// The patient's names in every encoding a file may hold them in.
fn planted() -> Vec<Vec<u8>> {
    let mut planted: Vec<Vec<u8>> = Vec::new();
    for name in ["Kästner", "佐倉", "陽向", "さくら"] {
        planted.push(name.as_bytes().to_vec());
        planted.push(name.encode_utf16().flat_map(u16::to_le_bytes).collect());
        planted.push(name.encode_utf16().flat_map(u16::to_be_bytes).collect());
        for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP, WINDOWS_1252] {
            let (bytes, _, lossy) = encoding.encode(name);
            if !lossy {
                planted.push(bytes.into_owned());
            }
        }
    }
    planted
}

/// An element or a sequence, not yet encoded.
#[derive(Debug, Clone)]
enum Node {
    Element(u32, &'static str, Vec<u8>),
    Private(&'static str, &'static str, Vec<u8>),
    Sequence(u32, Vec<Vec<Node>>, bool),
}

const TEXTS: [(u32, &str); 12] = [
    (0x0008_0070, "LO"),
    (0x0008_0080, "LO"),
    (0x0008_1030, "LO"),
    (0x0008_1090, "LO"),
    (0x0008_2111, "ST"),
    (0x0010_4000, "LT"),
    (0x0018_1000, "LO"),
    (0x0018_1030, "LO"),
    (0x0020_4000, "LT"),
    (0x0032_1060, "LO"),
    (0x0018_1020, "UN"),
    (0x0028_2000, "OB"),
];

fn value() -> impl Strategy<Value = Vec<u8>> {
    let word = select(vec!["", "abdomen", "CHEST", "1.2.392.200036.9999.77.12.1", "20240305"]);
    prop_oneof![
        2 => word.prop_map(|word: &str| word.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..12),
        2 => select(planted()).prop_map(|name| [b"by ", name.as_slice(), b" "].concat()),
    ]
}

fn leaf() -> impl Strategy<Value = Node> {
    let text = (select(TEXTS.to_vec()), value())
        .prop_map(|((tag, vr), value)| Node::Element(tag, vr, value));
    let uid = (select(vec![0x0008_1155, 0x0020_0052]), 1..99_u32).prop_map(|(tag, number)| {
        Node::Element(tag, "UI", format!("1.2.392.200036.9999.5.{number}").into_bytes())
    });
    let date = (select(vec![0x0008_0021, 0x0008_0022, 0x0040_0244]), 1..29_u32)
        .prop_map(|(tag, day)| Node::Element(tag, "DA", format!("202402{day:02}").into_bytes()));
    let number = (select(vec![(0x0018_0050, "DS"), (0x0028_0010, "US")]), 10..99_u32)
        .prop_map(|((tag, vr), number)| Node::Element(tag, vr, number.to_string().into_bytes()));
    let creator = select(vec!["GEMS_ACQU_01", "SIEMENS CSA HEADER", "佐倉"]);
    let private = (creator, select(vec!["LO", "UN", "OB", "DS"]), value())
        .prop_map(|(creator, vr, value)| Node::Private(creator, vr, value));
    prop_oneof![3 => text, 1 => uid, 1 => date, 1 => number, 1 => private]
}

fn node() -> impl Strategy<Value = Node> {
    let tags = select(vec![0x0008_1140, 0x0040_0275, 0x0008_2218, 0x0054_0220, 0x0018_9999]);
    leaf().prop_recursive(3, 24, 4, move |inner| {
        let items = vec(vec(inner, 0..4), 0..3);
        (tags.clone(), items, any::<bool>())
            .prop_map(|(tag, items, open)| Node::Sequence(tag, items, open))
    })
}

fn encode(encoding: Encoding, nodes: &[Node]) -> Vec<Vec<u8>> {
    let mut tags = BTreeSet::new();
    let mut elements: Vec<(u32, Vec<u8>)> = Vec::new();
    for node in nodes {
        let (tag, bytes) = match node {
            Node::Element(tag, vr, value) => (*tag, encoding.element(*tag, vr, value)),
            Node::Private(creator, vr, value) => {
                let creator = encoding.element(0x0019_0010, "LO", creator.as_bytes());
                (0x0019_0010, [creator, encoding.element(0x0019_1023, vr, value)].concat())
            }
            Node::Sequence(tag, items, open) => {
                let items: Vec<Vec<u8>> =
                    items.iter().map(|item| encode(encoding, item).concat()).collect();
                (*tag, encoding.sequence(*tag, &items, *open))
            }
        };
        if tags.insert(tag) {
            elements.push((tag, bytes));
        }
    }
    elements.sort_by_key(|(tag, _)| *tag);
    elements.into_iter().map(|(_, bytes)| bytes).collect()
}

fn file() -> impl Strategy<Value = Vec<u8>> {
    let encodings = select(vec![Implicit, Explicit, Encoding::Big]);
    (encodings, vec(node(), 0..8), any::<bool>()).prop_map(|(encoding, nodes, large)| {
        let mut elements = vec![
            encoding.element(0x0008_0005, "CS", b"ISO_IR 192"),
            encoding.element(0x0008_0090, "PN", PEOPLE.as_bytes()),
        ];
        elements.extend(encode(encoding, &nodes));
        if large {
            elements.push(encoding.element(0x0029_1010, "OB", &vec![7; 70_000]));
            elements.push(encoding.element(0x0028_1201, "OW", &vec![5; 70_000]));
            elements.push(encoding.element(0x7FE0_0010, "OW", &vec![9; 70_000]));
        }
        encoding.file(&object(encoding, &elements))
    })
}

/// UIDs, names and numbers of an output that are made from the key.
fn made(output: &[u8]) -> BTreeSet<String> {
    let output = output.to_vec();
    let inventory =
        sniff(&output).and_then(|format| format.inspect(&output, &mut Silent)).expect("an output");
    let fields = inventory.fields.iter().skip(inventory.dicom().meta);
    let made = fields.filter(|field| matches!(&field.vr.0, b"UI" | b"PN"));
    let texts = made.filter_map(|field| field.text()).map(|text| text.trim_matches('\0').trim());
    texts.filter(|text| !text.is_empty() && !uid::is_registered(text)).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_known_value_survives(file in file()) {
        if let Ok(output) = finish(&file) {
            for name in planted() {
                prop_assert!(!holds(&output, &name), "{name:x?} is in the output");
            }
        }
    }

    #[test]
    fn an_output_has_nothing_left_to_remove(file in file()) {
        let Ok(output) = finish(&file) else { return Ok(()) };
        let mut again = session(7);
        let (_, known) = again.inspect(&output, &mut Silent).expect("an output");
        again.learn(&known);
        let review = again.review(&output, "output", &[], &mut Silent).expect("an output");
        for row in review.rows {
            let anew = ["0002", "00120062", "00120063", "00120064", "00280303"];
            let changes = row.before != row.after
                && !matches!(row.action, Action::Uid | Action::Shift | Action::Pseudonym);
            let empty = row.before.as_deref().unwrap_or_default().is_empty();
            let removes = row.action == Action::Remove;
            prop_assert!(
                anew.iter().any(|path| row.path.starts_with(path)) || !removes && (!changes || empty),
                "{row:?}"
            );
        }
        prop_assert!(finished(&again, &output).is_ok());
    }

    #[test]
    fn the_same_input_makes_the_same_output(file in file()) {
        prop_assert_eq!(finish(&file), finish(&file));
    }

    #[test]
    fn two_keys_share_nothing(file in file()) {
        let outputs = [3, 4].map(|key| {
            let finished = finished(&session(key), &file).ok()?;
            finished.released.rope().to_vec(&file).ok()
        });
        if let [Some(one), Some(other)] = outputs {
            let shared: Vec<String> = made(&one).intersection(&made(&other)).cloned().collect();
            prop_assert!(shared.is_empty(), "{shared:?}");
        }
    }

    #[test]
    fn no_piece_of_the_output_covers_what_changes(file in file()) {
        let policy = Policy::named("jp-pseudonymized").expect("the default policy");
        let inventory = sniff(&file).and_then(|format| format.inspect(&file, &mut Silent));
        let Ok(inventory) = inventory else { return Ok(()) };
        let plan = policy.plan(&inventory, &Known::default().matcher());
        let Ok(finished) = finished(&session(7), &file) else { return Ok(()) };
        let changed = inventory.fields.iter().zip(&plan.decisions);
        let changed = changed.filter(|(_, decision)| !decision.action.keeps());
        for (field, decision) in changed {
            for piece in finished.released.rope().pieces() {
                if let Piece::Range(span) = piece {
                    let apart = span.end <= field.whole.start || span.start >= field.whole.end;
                    prop_assert!(apart, "{:?} of {:?} is in {span:?}", decision, field.name);
                }
            }
        }
    }

    #[test]
    fn the_days_between_two_visits_stay(first in 1..28_u32, second in 1..28_u32) {
        let visit = |day: u32| {
            let date = Explicit.element(0x0008_0021, "DA", format!("202402{day:02}").as_bytes());
            let output = finish(&Explicit.file(&object(Explicit, &[date]))).expect("released");
            let inventory = sniff(&output)
                .and_then(|format| format.inspect(&output, &mut Silent))
                .expect("an output");
            let text = |tag| inventory.text(kamei::format::dicom::Tag(tag)).map(str::to_owned);
            (text(0x0008_0020).expect("a date"), text(0x0008_0021).expect("a date"))
        };
        let ((study, one), (same_study, other)) = (visit(first), visit(second));
        prop_assert_eq!(&study, &same_study);
        let days = second as i32 - first as i32;
        let shifted = kamei::date::shift(&one, days);
        prop_assert_eq!(shifted.as_deref(), Some(other.as_str()));
        prop_assert_ne!(one, format!("202402{first:02}"));
    }
}
