//! The guideline's picture of three levels, 顕名 → 仮名 → 匿名: `cargo run -p kamei --example levels`.
#![allow(clippy::print_stdout)] // An example shows what it does.

use kamei::key::ProjectKey;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Reason;
use kamei::session::{Request, Session};
use kamei::text::Reader;
use std::sync::Arc;

const NAMED: &str =
    "氏名：山田太郎\n生年月日：1960年1月1日\n住所：東京都中央区築地1-1-1\n診断：肺炎\n";

fn main() -> Result<(), Reason> {
    let reader = Arc::new(Reader::new(include_bytes!("../data/text/dictionary.gz").as_slice()));
    println!("顕名\n{NAMED}");
    for (level, policy) in [("仮名", "jp-pseudonymized"), ("匿名", "jp-anonymized")] {
        let policy = Policy::named(policy)?.reading(Arc::clone(&reader));
        let session = Session::new(policy, ProjectKey::from_random([7; 32]));
        let note = NAMED.as_bytes().to_vec();
        let request = Request { input: "note.txt", ..Request::default() };
        let finished = session.finish(&note, &request, &mut Silent)?;
        let output = finished.released.rope().to_vec(&note)?;
        println!("{level}\n{}", String::from_utf8_lossy(&output));
    }
    Ok(())
}
