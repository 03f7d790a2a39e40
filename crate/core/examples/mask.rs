//! Blanks a box in all frames of files, for `scripts/pixels/check.py` and `scripts/images/masks.py`
//! to look at with other decoders: `mask OUT X Y W H FILE…`.
#![allow(clippy::print_stdout)] // One line of JSON for each file, on standard output.

use kamei::key::ProjectKey;
use kamei::pixels::{MaskBox, MaskKind};
use kamei::plan::Look;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use std::ffi::OsStr;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("mask OUT X Y W H FILE…");
    let folder = next()?;
    let [x, y, w, h] = [next()?.parse()?, next()?.parse()?, next()?.parse()?, next()?.parse()?];
    let masks = [MaskBox { frame: None, x, y, w, h, kind: MaskKind::Drawn }];
    let policy = Policy::named("jp-pseudonymized")?;
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    for (number, file) in arguments.enumerate() {
        let bytes = std::fs::read(&file)?;
        let request = Request { look: Look::Person, masks: &masks, ..Request::default() };
        let mut line = serde_json::json!({ "file": file });
        match session.finish(&bytes, &request, &mut Silent) {
            Ok(finished) => {
                let ending = Path::new(&file).extension().and_then(OsStr::to_str).unwrap_or("dcm");
                let name = format!("{number}.{ending}");
                let output = finished.released.rope().to_vec(&bytes).map_err(|_| "unread")?;
                std::fs::write(Path::new(&folder).join(&name), output)?;
                line["output"] = name.into();
            }
            Err(reason) => line["reason"] = reason.to_string().into(),
        }
        println!("{line}");
    }
    Ok(())
}
