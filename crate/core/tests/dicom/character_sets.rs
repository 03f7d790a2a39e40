//! Person names in every character set of PS3.3 C.12.1.1.2: read right, and found again elsewhere
//! in the same file. Where PS3.5 has an example (annexes H, I, J and K), it is that one.

use crate::fixture::{Explicit, finish, holds, object, session};
use kamei::progress::Silent;

struct Case {
    declared: &'static [u8],
    name: &'static [u8],
    read: &'static str,
    /// The name as a free text of the file has it.
    elsewhere: &'static [u8],
}

const CASES: [Case; 22] = [
    Case {
        declared: b"",
        name: b"Sakuraba^Hinata",
        read: "Sakuraba^Hinata",
        elsewhere: b"Hinata Sakuraba",
    },
    Case {
        declared: b"ISO_IR 100",
        name: b"Buc^J\xe9r\xf4me",
        read: "Buc^Jérôme",
        elsewhere: b"J\xe9r\xf4me",
    },
    Case {
        declared: b"ISO_IR 101",
        name: b"Wa\xb3\xeasa^Lech",
        read: "Wałęsa^Lech",
        elsewhere: b"WA\xa3\xcaSA",
    },
    Case {
        declared: b"ISO_IR 109",
        name: b"\xc5ensu^\xa1ali",
        read: "Ċensu^Ħali",
        elsewhere: b"\xc5ensu",
    },
    Case {
        declared: b"ISO_IR 110",
        name: b"\xa9\xf3\xbale^Andris",
        read: "Šķēle^Andris",
        elsewhere: b"\xa9\xf3\xbale",
    },
    Case {
        declared: b"ISO_IR 144",
        name: b"\xbb\xee\xdace\xdc\xd1yp\xd3^\xb8\xd2\xd0",
        read: "Люкceмбypг^Ива",
        elsewhere: b"\xbb\xee\xdace\xdc\xd1yp\xd3",
    },
    Case {
        declared: b"ISO_IR 127",
        name: b"\xe2\xc8\xc7\xe6\xea^\xe4\xe6\xd2\xc7\xd1",
        read: "قباني^لنزار",
        elsewhere: b"\xe4\xe6\xd2\xc7\xd1",
    },
    Case {
        declared: b"ISO_IR 126",
        name: b"\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2",
        read: "Διονυσιος",
        elsewhere: b"\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2",
    },
    Case {
        declared: b"ISO_IR 138",
        name: b"\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4",
        read: "שרון^דבורה",
        elsewhere: b"\xe3\xe1\xe5\xf8\xe4",
    },
    Case {
        declared: b"ISO_IR 148",
        name: b"\xc7avu\xfe^\xddbrahim",
        read: "Çavuş^İbrahim",
        elsewhere: b"\xc7avu\xfe",
    },
    Case {
        declared: b"ISO_IR 166",
        name: b"\xca\xc1\xaa\xd2\xc2^\xe3\xa8\xb4\xd5",
        read: "สมชาย^ใจดี",
        elsewhere: b"\xca\xc1\xaa\xd2\xc2",
    },
    Case {
        declared: b"ISO_IR 203",
        name: b"\xa6imek^\xbcuvre",
        read: "Šimek^Œuvre",
        elsewhere: b"\xa6imek",
    },
    // PS3.5 H.3.1, with kanji and kana groups.
    Case {
        declared: b"\\ISO 2022 IR 87",
        name: b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
        read: "Yamada^Tarou=山田^太郎=やまだ^たろう",
        elsewhere: b"\x1b$B;3EDB@O:\x1b(B",
    },
    // PS3.5 H.3.2, in half-width katakana.
    Case {
        declared: b"ISO 2022 IR 13\\ISO 2022 IR 87",
        name: b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J",
        read: "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        elsewhere: b"\xd4\xcf\xc0\xde",
    },
    Case {
        declared: b"ISO_IR 13",
        name: b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3",
        read: "ﾔﾏﾀﾞ^ﾀﾛｳ",
        elsewhere: b"\xc0\xdb\xb3",
    },
    Case {
        declared: b"\\ISO 2022 IR 87\\ISO 2022 IR 159",
        name: b"Kojima^Jo=\x1b$(D0!0\"\x1b(B^\x1b$BB@O:\x1b(B",
        read: "Kojima^Jo=丂丄^太郎",
        elsewhere: b"\x1b$(D0!0\"\x1b(B",
    },
    // PS3.5 I.2.
    Case {
        declared: b"\\ISO 2022 IR 149",
        name: b"Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf",
        read: "Hong^Gildong=洪^吉洞=홍^길동",
        elsewhere: b"\x1b$)C\xb1\xe6\xb5\xbf",
    },
    // PS3.5 K.2.
    Case {
        declared: b"\\ISO 2022 IR 58",
        name: b"Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab=",
        read: "Zhang^XiaoDong=张^小东=",
        elsewhere: b"\x1b$)A\xd5\xc5\xd0\xa1\xb6\xab",
    },
    // PS3.5 J.1 and J.3.
    Case {
        declared: b"ISO_IR 192",
        name: "Wang^XiaoDong=王^小東=".as_bytes(),
        read: "Wang^XiaoDong=王^小東=",
        elsewhere: "王小東".as_bytes(),
    },
    Case {
        declared: b"GB18030",
        name: b"Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=",
        read: "Wang^XiaoDong=王^小东=",
        elsewhere: b"\xcd\xf5\xd0\xa1\xb6\xab",
    },
    Case {
        declared: b"GBK",
        name: b"Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=",
        read: "Wang^XiaoDong=王^小东=",
        elsewhere: b"\xcd\xf5 \xd0\xa1\xb6\xab",
    },
    // Several sets in one value, and none declared where Shift_JIS is meant.
    Case {
        declared: b"ISO 2022 IR 100\\ISO 2022 IR 144\\ISO 2022 IR 126",
        name: b"Buc^J\xe9r\xf4me=\x1b-F\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2=\x1b-L\xbb\xee\xdace\xdc\xd1yp\xd3",
        read: "Buc^Jérôme=Διονυσιος=Люкceмбypг",
        elsewhere: b"\x1b-L\xbb\xee\xdace\xdc\xd1yp\xd3",
    },
];

fn file(declared: &[u8], name: &[u8], text: &[u8]) -> Vec<u8> {
    let mut elements =
        vec![Explicit.element(0x0008_0070, "LO", text), Explicit.element(0x0008_0090, "PN", name)];
    if !declared.is_empty() {
        elements.push(Explicit.element(0x0008_0005, "CS", declared));
    }
    Explicit.file(&object(Explicit, &elements))
}

#[test]
fn names_are_read_and_found_again() {
    for Case { declared, name, read, elsewhere } in CASES {
        let text = [b"by ".as_slice(), elsewhere].concat();
        let file = file(declared, name, &text);
        let (_, known) = session(7).inspect(&file, &mut Silent).expect(read);
        let learnt = serde_json::to_value(&known).expect("JSON").to_string();
        assert!(learnt.contains(&format!("\"{read}\"")), "{read} is not in {learnt}");
        let output = finish(&file).expect(read);
        assert!(!holds(&output, elsewhere), "{read} is left");
    }
}

#[test]
fn undeclared_shift_jis_is_read_and_found_again() {
    let elsewhere = b"\x8e\x52\x93\x63\x91\xbe\x98\x59";
    let file = file(b"", b"\x8e\x52\x93\x63^\x91\xbe\x98\x59", elsewhere);
    let (_, known) = session(7).inspect(&file, &mut Silent).expect("a file");
    let learnt = serde_json::to_value(&known).expect("JSON").to_string();
    assert!(learnt.contains("山田^太郎"), "{learnt}");
    assert!(!holds(&finish(&file).expect("released"), elsewhere));
}

#[test]
fn names_are_sought_in_bytes_of_no_declared_set() {
    const NAMES: &str = "Jørgensen^Åse=佐倉^陽向=さくら^ひなた";
    // Bytes that a rule keeps as they are; only the search of the output can stop them.
    let planted: [&[u8]; 8] = [
        "佐倉陽向".as_bytes(),
        b"\xd0O\x09P\x7d\x96\x11T",
        b"O\xd0P\x09\x96\x7dT\x11",
        b"\x8d\xb2\x91q\x97z\x8c\xfc",
        b"\xba\xb4\xc1\xd2\xcd\xdb\xb8\xfe",
        b"\x1b$B:4AR\x1b(B \x1b$BM[8~\x1b(B",
        b"J\xf8rgensen",
        b"\x82\xd0\x82\xc8\x82\xbd",
    ];
    for bytes in planted {
        let elements = [
            Explicit.element(0x0008_0005, "CS", b"ISO_IR 192"),
            Explicit.element(0x0008_0090, "PN", NAMES.as_bytes()),
            Explicit.element(0x0028_2000, "OB", &[b"profile ".as_slice(), bytes].concat()),
        ];
        let output = finish(&Explicit.file(&object(Explicit, &elements)));
        assert!(output.is_err(), "{bytes:x?}");
    }
}
