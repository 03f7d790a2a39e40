//! What a site's configuration asks of files.

use crate::fixture::{Explicit, finished, object, output, session, text_at};
use kamei::configuration::{Intake, Level};
use kamei::format::FormatId;
use kamei::key::{Prefix, ProjectKey};
use kamei::plan::{Look, Status};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::{Request, Session};
use kamei::source::Named;

fn ct() -> Vec<u8> {
    let pixels = [
        Explicit.element(0x0028_0002, "US", &[1, 0]),
        Explicit.element(0x0028_0004, "CS", b"MONOCHROME2"),
        Explicit.element(0x0028_0010, "US", &[1, 0]),
        Explicit.element(0x0028_0011, "US", &[2, 0]),
        Explicit.element(0x0028_0100, "US", &[8, 0]),
        Explicit.element(0x0028_0101, "US", &[8, 0]),
        Explicit.element(0x0028_0102, "US", &[7, 0]),
        Explicit.element(0x0028_0103, "US", &[0, 0]),
        Explicit.element(0x7FE0_0010, "OW", &[0, 255]),
    ];
    Explicit.file(&object(Explicit, &pixels))
}

#[test]
fn a_format_that_the_site_does_not_take_is_refused_in_every_pass() {
    let session = session(7).taking(Intake { formats: vec![FormatId::Table], ..Intake::default() });
    let bytes = ct();
    let code = Some(Code::FormatNotAllowed);
    let inspected = session.inspect(&bytes, &mut Silent).map(|_| ());
    assert_eq!(inspected.err().map(|reason| reason.code), code);
    let reviewed = session.review(&bytes, "a.dcm", &[], &mut Silent).map(|_| ());
    assert_eq!(reviewed.err().map(|reason| reason.code), code);
    assert_eq!(finished(&session, &bytes).err().map(|reason| reason.code), code);
    let table = b"visit,value\n1,4\n".to_vec();
    assert!(session.inspect(&Named::new("a.csv", &table), &mut Silent).is_ok());
}

#[test]
fn every_picture_waits_for_a_look_where_the_site_says_so() {
    let bytes = ct();
    let status = |session: &Session| {
        let review = session.review(&bytes, "a.dcm", &[], &mut Silent).expect("a CT");
        (review.inspection.status, review.inspection.reasons.first().map(|reason| reason.code))
    };
    assert_eq!(status(&session(7)), (Status::Ready, None));
    let careful = session(7).taking(Intake { review: Level::EveryPicture, ..Intake::default() });
    assert_eq!(status(&careful), (Status::Review, Some(Code::SiteWantsLook)));
    let finish = |look| {
        let request = Request { input: "a.dcm", look, ..Request::default() };
        careful.finish(&bytes, &request, &mut Silent)
    };
    let unseen = finish(Look::None);
    assert_eq!(unseen.err().map(|reason| reason.code), Some(Code::NotReviewed));
    let seen = finish(Look::Person).expect("looked at");
    assert_eq!(seen.entry.treatment.look_wanted, ["site-wants-look"]);
}

#[test]
fn a_prefix_that_is_also_a_known_name_holds_nothing_up() {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    let prefix = Prefix::parse("SAKURABA-").expect("a prefix");
    let key = ProjectKey::from_random([7; 32]);
    let mut session = Session::new(policy, key.clone().with_prefix(prefix));
    let bytes = ct();
    let (_, known) = session.inspect(&bytes, &mut Silent).expect("a CT");
    session.learn(&known);
    let written = output(&session, &bytes).expect("released");
    let id = text_at(&written, "00100020").expect("a patient ID");
    assert!(id.starts_with("SAKURABA-"), "{id}");
}
