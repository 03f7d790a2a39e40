//! The whole page in one HTML file, which runs from a disk or a USB stick without any server.
//!
//! Texts and programs lie in it as they are, so that an auditor reads what runs; the rest is packed. Nothing is
//! bundled: the modules stay modules, and import each other by names that `www/single.js` maps.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use flate2::{Compression, GzBuilder};

use crate::{digests, root, target};

/// How much of the large parts goes in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Size {
    /// What DICOM needs.
    Dicom,
    /// And what other formats need, with the dictionary that free text is read with.
    Text,
    /// And the networks that look at pictures.
    All,
}

impl Size {
    pub(crate) fn named(name: &str) -> Result<Self> {
        match name {
            "dicom" => Ok(Self::Dicom),
            "text" => Ok(Self::Text),
            "all" => Ok(Self::All),
            _ => bail!("a single file is dicom, text or all, not {name}"),
        }
    }

    fn has(self, asset: &str) -> bool {
        match self {
            Self::Dicom => false,
            Self::Text => ["formats", "dictionary"].contains(&asset),
            Self::All => true,
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Dicom => "kamei-dicom.html",
            Self::Text => "kamei-text.html",
            Self::All => "kamei.html",
        }
    }
}

/// The page's own policy names its server; a file has none. The nonce lets in what the file was made with, and the
/// seal takes even that away before any file is opened.
const POLICY: &str = "default-src 'none'; script-src 'nonce-kamei' 'wasm-unsafe-eval' blob:; \
    worker-src blob:; style-src 'nonce-kamei'; img-src blob: data:; connect-src 'none'; \
    frame-src 'none'; form-action 'none'; base-uri 'none'";

/// Texts that the page asks for by their paths.
const TEXTS: [&str; 7] = [
    "texts/ja.json",
    "texts/en.json",
    "texts/attributes.ja.json",
    "pkg/kamei.js",
    "pkg/sight.js",
    "worker/reading.js",
    "worker/worker.js",
];

/// Makes `target/single/kamei.html`, or a smaller one, of what `cargo xtask web` has built.
pub(crate) fn make(size: Size) -> Result<PathBuf> {
    let www = root().join("www");
    let page = text(&www, "index.html")?;
    let mut single = String::with_capacity(40_000_000);
    for line in page.lines() {
        inline(&www, line, size, &mut single)?;
        single.push('\n');
    }
    let folder = target().join("single");
    fs::create_dir_all(&folder).context("target is not writable")?;
    let path = folder.join(size.file());
    fs::write(&path, &single)?;
    digests::publish_all(&folder, "html")?;
    println!("target/single/{}: {} kB", size.file(), single.len() / 1000);
    Ok(path)
}

/// A line of the page, with what it points to in its place.
fn inline(www: &Path, line: &str, size: Size, out: &mut String) -> Result<()> {
    let trimmed = line.trim();
    if trimmed.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
        out.extend(["<meta http-equiv=\"Content-Security-Policy\" content=\"", POLICY, "\">"]);
    } else if let Some(path) = between(trimmed, "<link rel=\"stylesheet\" href=\"", "\"") {
        let media = if trimmed.contains("media=\"print\"") { " media=\"print\"" } else { "" };
        let style = text(www, path)?;
        out.extend(["<style nonce=\"kamei\"", media, ">\n", &style, "</style>"]);
    } else if let Some(path) = between(trimmed, "<link rel=\"icon\" href=\"", "\"") {
        let icon = base64(&fs::read(www.join(path))?);
        out.extend(["<link rel=\"icon\" href=\"data:image/svg+xml;base64,", &icon, "\">"]);
    } else if let Some(path) = between(trimmed, "<script src=\"", "\"") {
        script(" nonce=\"kamei\"", &text(www, path)?, path, out)?;
    } else if trimmed == "<script type=\"module\" src=\"app/main.js\"></script>" {
        // A module waits for the whole document; so does what stands at its end.
    } else if trimmed == "</body>" {
        parts(www, size, out)?;
        modules(www, out)?;
        script(" nonce=\"kamei\"", &text(www, "single.js")?, "single.js", out)?;
        out.push_str(line);
    } else {
        ensure!(
            !trimmed.contains("src=\"") && !trimmed.contains("href=\""),
            "index.html points to something that a single file does not know: {trimmed}"
        );
        out.push_str(line);
    }
    Ok(())
}

/// What the page would fetch.
fn parts(www: &Path, size: Size, out: &mut String) -> Result<()> {
    let tag = |path: &str| format!(" type=\"text/plain\" data-part=\"{path}\"");
    for path in TEXTS.into_iter().chain(["worker/sight.js", "sample/index.json"]) {
        script(&tag(path), &text(www, path)?, path, out)?;
    }
    packed(www, "pkg/kamei_bg.wasm", out)?;
    let sample: Vec<String> = serde_json::from_str(&text(www, "sample/index.json")?)?;
    for path in sample {
        packed(www, &format!("sample/{path}"), out)?;
    }
    let mut wanted: Vec<serde_json::Value> =
        serde_json::from_str(&text(www, "pkg/assets/index.json").context("run cargo xtask web")?)?;
    wanted.retain(|asset| asset["name"].as_str().is_some_and(|name| size.has(name)));
    for asset in &wanted {
        let name = asset["name"].as_str().context("an asset without a name")?;
        packed(www, &format!("pkg/assets/{name}"), out)?;
    }
    let path = "pkg/assets/index.json";
    script(&tag(path), &serde_json::to_string(&wanted)?, path, out)
}

fn packed(www: &Path, path: &str, out: &mut String) -> Result<()> {
    let bytes = fs::read(www.join(path)).with_context(|| format!("www/{path} is missing"))?;
    // No name and no time, so that the same bytes always give the same.
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let gzip = gzip.finish()?;
    // Most of the large parts are packed already.
    let (coding, text) = if gzip.len() < bytes.len() / 10 * 9 {
        ("gzip", base64(&gzip))
    } else {
        ("base64", base64(&bytes))
    };
    let tag = format!(" type=\"text/plain\" data-coding=\"{coding}\" data-part=\"{path}\"");
    script(&tag, &text, path, out)
}

/// Every module that `app/main.js` needs, with its imports by name.
fn modules(www: &Path, out: &mut String) -> Result<()> {
    let mut found = BTreeSet::new();
    let mut open = vec!["app/main.js".to_owned()];
    while let Some(path) = open.pop() {
        if !found.insert(path.clone()) {
            continue;
        }
        let named = with_names(&text(www, &path)?, &path, &mut open);
        let attributes = format!(" type=\"text/plain\" data-module=\"kamei/{path}\"");
        script(&attributes, &named, &path, out)?;
    }
    Ok(())
}

/// The module with `kamei/app/x.js` in place of `./x.js`; what it imports is added to `open`.
fn with_names(source: &str, path: &str, open: &mut Vec<String>) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut named = String::new();
    for line in source.split_inclusive('\n') {
        let begins = ["import ", "export ", "}"].iter().any(|word| line.starts_with(word));
        let target = between(line, " from \"", "\"").filter(|target| target.starts_with('.'));
        let Some(target) = target.filter(|_| begins) else {
            named.push_str(line);
            continue;
        };
        let whole = joined(folder, target);
        named.push_str(&line.replace(target, &format!("kamei/{whole}")));
        open.push(whole);
    }
    named
}

/// `app/editor` and `../dom.js` give `app/dom.js`.
fn joined(folder: &str, relative: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in relative.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            name => steps.push(name),
        }
    }
    steps.join("/")
}

fn script(attributes: &str, source: &str, path: &str, out: &mut String) -> Result<()> {
    let lower = source.to_ascii_lowercase();
    // Either would end or swallow the element that holds it.
    ensure!(
        !lower.contains("</script") && !lower.contains("<!--"),
        "{path} holds </script or <!--, which cannot lie in an HTML file"
    );
    out.extend(["<script", attributes, ">", source, "</script>\n"]);
    Ok(())
}

fn text(www: &Path, path: &str) -> Result<String> {
    fs::read_to_string(www.join(path)).with_context(|| format!("www/{path} is missing"))
}

fn base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_a_module_imports_and_leaves_types_alone() {
        let mut open = Vec::new();
        let source = "import { a } from \"../dom.js\";\n/** @type {import(\"./b.js\").B} */\nconst from = \" from \";\n";
        let named = with_names(source, "app/editor/boxes.js", &mut open);
        assert_eq!(open, ["app/dom.js"]);
        assert!(
            named.starts_with(
                "import { a } from \"kamei/app/dom.js\";\n/** @type {import(\"./b.js\")"
            )
        );
    }

    #[test]
    fn refuses_a_script_that_would_end_its_element() {
        assert!(script("", "const a = '</SCRIPT>';", "a.js", &mut String::new()).is_err());
    }
}
