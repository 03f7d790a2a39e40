//! Writes frames of files as raw numbers, for `scripts/pixels/check.py` to compare with those of
//! other decoders: `frames OUT FILE…`.
#![allow(clippy::print_stdout)] // One line of JSON for each frame, on standard output.

use kamei::format;
use kamei::format::dicom::picture::Picture;
use kamei::format::dicom::preview::Pixels;
use kamei::key::ProjectKey;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::Session;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("frames OUT FILE…")?;
    let policy = Policy::named("jp-pseudonymized")?;
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    for (number, file) in arguments.enumerate() {
        let bytes = std::fs::read(&file)?;
        let mut frames = vec![0];
        while let Some(frame) = frames.pop() {
            let mut line = serde_json::json!({ "file": file, "frame": frame });
            match session.preview(&bytes, frame) {
                Ok(shown) => {
                    if frame == 0 && shown.frames > 1 {
                        frames.push(shown.frames - 1);
                    }
                    let (kind, data) = match shown.pixels {
                        Pixels::Gray(values) => {
                            ("gray", values.iter().flat_map(|value| value.to_le_bytes()).collect())
                        }
                        Pixels::Rgba(bytes) => ("rgba", bytes),
                    };
                    let name = format!("{number}-{frame}");
                    std::fs::write(Path::new(&folder).join(&name), data)?;
                    let inventory = format::sniff(&bytes)?.inspect(&bytes, &mut Silent)?;
                    if let Ok(picture) = Picture::of(&bytes, &inventory)
                        && let Ok(samples) = picture.decode(frame)
                    {
                        let stored = format!("{name}-stored");
                        std::fs::write(Path::new(&folder).join(&stored), &samples.bytes)?;
                        line["stored"] = stored.into();
                        line["bytes"] = samples.width.into();
                        line["samples"] = samples.channels.into();
                        line["precision"] = samples.precision.into();
                    }
                    line["kind"] = kind.into();
                    line["data"] = name.into();
                    line["width"] = shown.width.into();
                    line["height"] = shown.height.into();
                }
                Err(reason) => line["reason"] = reason.to_string().into(),
            }
            println!("{line}");
        }
    }
    Ok(())
}
