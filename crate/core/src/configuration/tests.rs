use super::*;
use crate::reason::Code;
use proptest::prelude::*;

const EVERYTHING: &str = r#"
languages = ["en", "ja"]

[study]
name.ja = "ひなた試験"
name.en = "HINATA trial"
purpose = "Comparing scanners"

[policy]
profile = "hinata.toml"

[intake]
formats = ["dicom", "image"]
most_files = 5_000
most_bytes = 20_000_000_000
review = "every-picture"

[key]
source = "derive"
site = "minato"
prefix = "MNT-"
custodians = ["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]

[[destination]]
id = "archive"
name.ja = "研究用PACS"
name.en = "Study archive"
kind = "stow"
url = "https://pacs.example.org/dicom-web/studies"
headers = ["Authorization"]
record_to = "lake"

[[destination]]
id = "bucket"
name = "Bucket"
kind = "put"
url = "https://bucket.example.org/hinata/"
presigned = true
record = true
patience = 30
wait = 5

[[destination]]
id = "lake"
name = "Lake"
kind = "tus"
url = "https://lake.example.org/files"
"#;

#[test]
fn reads_everything() {
    let read = Configuration::read(EVERYTHING).expect("a sound configuration");
    assert_eq!(read.languages, [Language::En, Language::Ja]);
    let study = read.study.expect("a study");
    assert_eq!((study.name.ja.as_str(), study.name.en.as_str()), ("ひなた試験", "HINATA trial"));
    assert_eq!(read.policy, Some(Rules::Profile("hinata.toml".to_owned())));
    assert_eq!(read.intake.formats, [FormatId::Dicom, FormatId::Image]);
    assert_eq!(read.intake.most_files, Some(5000));
    assert_eq!(read.intake.most_bytes, Some(20_000_000_000));
    assert_eq!(read.intake.review, Level::EveryPicture);
    assert_eq!((read.key.source, read.key.site.as_deref()), (KeySource::Derive, Some("minato")));
    let [archive, bucket, _] = read.destinations.as_slice() else { panic!("three destinations") };
    assert_eq!((archive.kind, archive.record), (Kind::Stow, false));
    assert_eq!(archive.record_to.as_deref(), Some("lake"));
    assert_eq!((bucket.kind, bucket.record), (Kind::Put, true));
    assert_eq!((archive.patience, archive.wait), (120, 1));
    assert_eq!((bucket.patience, bucket.wait), (30, 5));
    assert!(bucket.presigned && bucket.headers.is_empty());
}

#[test]
fn an_empty_file_changes_nothing() {
    assert_eq!(Configuration::read(""), Ok(Configuration::default()));
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let text = r#"
languages = ["fr"]
studdy = 1

[policy]
base = "none-such"

[intake]
formats = ["dicom", "heic"]
most_files = -1

[key]
source = "import"
site = "minato"
prefix = "minato"
custodians = ["age1nobody"]

[[destination]]
id = "a"
name = "A"
kind = "stow"
url = "http://pacs.example.org/"
headers = ["Cookie"]
presigned = true
record = true

[[destination]]
id = "a"
kind = "ftp"
url = "https://b.example.org/"
"#;
    let faults = Configuration::read(text).expect_err("many faults");
    let told: Vec<_> = faults
        .iter()
        .map(|fault| (fault.line.unwrap_or(0), fault.code, fault.at.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (2, Code::SiteUnknownWord, "fr"),
            (3, Code::SiteUnknownKey, "studdy"),
            (6, Code::UnknownPolicy, "none-such"),
            (9, Code::SiteUnknownWord, "heic"),
            (10, Code::SiteWrongKind, "most_files"),
            (12, Code::ConfigNotOfKind, "site"),
            (15, Code::ConfigBadPrefix, "minato"),
            (16, Code::ConfigBadRecipient, "age1nobody"),
            (22, Code::ConfigBadAddress, "http://pacs.example.org/"),
            (23, Code::ConfigBadHeader, "Cookie"),
            (24, Code::ConfigNotOfKind, "presigned"),
            (25, Code::ConfigNotOfKind, "record"),
            (27, Code::SiteMissingKey, "name"),
            (29, Code::SiteUnknownWord, "ftp"),
        ]
    );
}

#[test]
fn two_destinations_of_one_name_are_told_apart_by_nobody() {
    let one = "[[destination]]\nid = \"a\"\nname = \"A\"\nkind = \"put\"\nurl = \"https://a.example.org/\"\n";
    let faults = Configuration::read(&format!("{one}{one}")).expect_err("the same twice");
    assert_eq!((faults[0].line, faults[0].code), (Some(6), Code::SiteDuplicate));
}

#[test]
fn the_record_goes_where_records_are_taken() {
    let told = |record: &str| {
        let text = EVERYTHING.replace("record_to = \"lake\"", record);
        let faults = Configuration::read(&text).err().unwrap_or_default();
        faults.into_iter().map(|fault| (fault.code, fault.at)).collect::<Vec<_>>()
    };
    assert_eq!(told("record_to = \"lake\""), []);
    assert_eq!(told("record_to = \"pond\""), [(Code::SiteUnknownWord, "pond".to_owned())]);
    for none in ["archive", "bucket"] {
        let fault = (Code::ConfigNotOfKind, none.to_owned());
        assert_eq!(told(&format!("record_to = \"{none}\"")), [fault]);
    }
    assert_eq!(told("record_to = true"), [(Code::SiteWrongKind, "record_to".to_owned())]);
}

#[test]
fn a_page_of_a_server_is_no_configuration() {
    let faults = Configuration::read("<!doctype html>\n<p>Not found").expect_err("not TOML");
    assert_eq!((faults[0].line, faults[0].code), (Some(1), Code::SiteSyntax));
}

proptest! {
    #[test]
    fn a_line_cut_out_never_breaks_the_reader(cut in 0_usize..52) {
        let lines = EVERYTHING.lines().enumerate().filter(|(place, _)| *place != cut);
        let text: String = lines.flat_map(|(_, line)| [line, "\n"]).collect();
        if let Err(faults) = Configuration::read(&text) {
            prop_assert!(faults.iter().all(|fault| fault.line.is_some()));
        }
    }
}
