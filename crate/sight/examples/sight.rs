//! Searches pictures (binary PPM) for the yardstick: one line of JSON for each.
//!
//! usage: sight text|read|faces|eyes PICTURE.ppm …
//!        sight frames FRAME.ppm …                   (one line: the pictures are frames of one)
#![allow(clippy::print_stdout)] // It speaks on its standard output.

use std::path::Path;

use kamei::pixels::Raster;
use kamei::progress::Silent;
use kamei_sight::{Cover, Error, FaceDetector, Found, TextDetector, TextReader, search};
use serde::Serialize;

type Find = dyn Fn(&Raster) -> Result<Vec<Found>, Error>;

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    pixels: u64,
    found: Vec<Found>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, files @ ..] = arguments.as_slice() else { return Err("usage".into()) };
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let network = |name: &str| std::fs::read(models.join(name));
    if what == "frames" {
        let text = TextDetector::new(&network("text.onnx.gz")?)?;
        let mut frame = |at: u32| -> Result<Raster, Box<dyn std::error::Error>> {
            Ok(read(&std::fs::read(&files[at as usize])?).ok_or("not a binary PPM")?)
        };
        let layout = search(&text, &mut frame, files.len() as u32, &mut Silent)?;
        println!("{}", serde_json::to_string(&layout)?);
        return Ok(());
    }
    let find: Box<Find> = match what.as_str() {
        "text" => {
            let text = TextDetector::new(&network("text.onnx.gz")?)?;
            Box::new(move |picture| text.find(picture, &mut Silent))
        }
        "read" => {
            let text = TextDetector::new(&network("text.onnx.gz")?)?;
            let reader = TextReader::new(&network("reader.onnx.gz")?)?;
            Box::new(move |picture| {
                let mut found = text.find(picture, &mut Silent)?;
                reader.read_all(picture, &mut found)?;
                Ok(found)
            })
        }
        "faces" | "eyes" => {
            let faces = FaceDetector::new(&network("faces.onnx.gz")?)?;
            let cover = if what == "eyes" { Cover::Eyes } else { Cover::Face };
            Box::new(move |picture| faces.find(picture, cover, &mut Silent))
        }
        _ => return Err("text, read, faces or eyes".into()),
    };
    for file in files {
        let picture = read(&std::fs::read(file)?).ok_or("not a binary PPM")?;
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        let name = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        let line = Line { file: &name, pixels, found: find(&picture)? };
        println!("{}", serde_json::to_string(&line)?);
    }
    Ok(())
}

/// A PPM as Pillow writes it: three numbers in the head, 8-bit samples.
fn read(bytes: &[u8]) -> Option<Raster> {
    let mut words = bytes.strip_prefix(b"P6\n")?.splitn(4, u8::is_ascii_whitespace);
    let mut number = || std::str::from_utf8(words.next()?).ok()?.parse::<u32>().ok();
    let (width, height, _) = (number()?, number()?, number()?);
    Some(Raster { width, height, rgb: words.next()?.to_vec() })
}
