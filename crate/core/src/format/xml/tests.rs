use super::*;
use crate::reason::Code;

const SMALL: &str = "<?xml version=\"1.0\"?><!-- by Mori --><a xmlns:x='urn:y' b = \"1&lt;2\" >\
    <c>山田 &amp; Söhne</c><c> <![CDATA[<d>]]> </c><e/>tail<?p i?></a>";

fn said(bytes: &[u8]) -> Vec<(String, String)> {
    let markup = Markup::read(bytes).expect("a document");
    markup.leaves.into_iter().map(|leaf| (leaf.path, leaf.text)).collect()
}

#[test]
fn finds_every_leaf() {
    let expected = [
        ("comment", "<!-- by Mori -->"),
        ("a@xmlns", "urn:y"),
        ("a@b", "1<2"),
        ("a/c[1]", "山田 & Söhne"),
        ("a/c[2]", "<d>"),
        ("a", "tail"),
        ("instruction", "<?p i?>"),
    ];
    let found = said(SMALL.as_bytes());
    let found: Vec<(&str, &str)> =
        found.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn leaves_stand_where_they_stand_in_every_encoding() {
    let utf16 = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
        let mut bytes = mark.to_vec();
        bytes.extend(SMALL.encode_utf16().flat_map(unit));
        bytes
    };
    let declared = SMALL.replace("1.0\"", "1.0\" encoding='Shift_JIS'").replace("ö", "o");
    let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode(&declared);
    for bytes in [
        SMALL.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", SMALL.as_bytes()].concat(),
        utf16(b"\xFF\xFE", u16::to_le_bytes),
        utf16(b"", u16::to_be_bytes),
        shift_jis.into_owned(),
    ] {
        let markup = Markup::read(&bytes).expect("a document");
        let leaf = markup.leaves.iter().find(|leaf| leaf.path == "a/c[1]").expect("the name");
        let edits = [(&leaf.value, "K-1".to_owned())];
        let rope = Markup::written(markup.coding, bytes.len() as u64, edits.into_iter());
        let output = rope.to_vec(&bytes).expect("in memory");
        let mut before = said(&bytes);
        before[3].1 = "K-1".to_owned();
        assert_eq!(said(&output), before);
    }
}

#[test]
fn what_the_encoding_lacks_is_written_as_a_reference() {
    let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>M\xFCller</a>".to_vec();
    let markup = Markup::read(&bytes).expect("a document");
    assert_eq!(markup.leaves[0].text, "Müller");
    let edits = [(&markup.leaves[0].value, escaped("〔患者〕 & M\u{fc}", Kind::Text))];
    let rope = Markup::written(markup.coding, bytes.len() as u64, edits.into_iter());
    let output = rope.to_vec(&bytes).expect("in memory");
    assert!(output.ends_with(b"<a>&#12308;&#24739;&#32773;&#12309; &amp; M\xFC</a>"));
    assert_eq!(said(&output)[0].1, "〔患者〕 & Mü");
}

#[test]
fn hostile_documents_are_held() {
    let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>";
    let fetched = "<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'><a/>";
    let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
    let code = |text: &str| Markup::read(text.as_bytes()).err().map(|reason| reason.code);
    assert_eq!(code(bomb), Some(Code::XmlEntities));
    assert_eq!(code(&deep), Some(Code::TooDeep));
    assert_eq!(code(fetched), None);
    for broken in ["<a>", "<a></b>", "<a b=1/>", "", "<a>&nobody;</a>", "<a/><b/>", "<a>\u{1}</a>"]
    {
        assert_eq!(code(broken), Some(Code::BadXml), "{broken}");
    }
    let unmarked = "<?xml version='1.0' encoding='ISO-2022-JP'?><a/>";
    assert_eq!(code(unmarked), Some(Code::UnknownEncoding));
    assert!(Markup::read(b"<?xml version='1.0'?><a>\xFF</a>").is_err());
}

#[test]
fn the_first_element_is_known_behind_comments() {
    assert_eq!(
        root(b"<!-- <b> --><?xml-stylesheet?><!DOCTYPE a><n:a x='1'>").as_deref(),
        Some("a")
    );
    assert_eq!(root(b"<!-- never"), None);
    assert!(looks_like(b"\xEF\xBB\xBF\n<a>") && looks_like(b"<\0a\0") && !looks_like(b"a<b"));
}
