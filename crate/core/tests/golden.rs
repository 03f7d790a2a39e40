//! What is planned for one small object of each kind, under each option of PS3.15: text files in
//! `golden/`, looked at before they are committed. `UPDATE_GOLDEN=1` writes them again;
//! `scripts/plant/objects.py` makes the objects.

use kamei::format;
use kamei::inventory::Inventory;
use kamei::known::Known;
use kamei::plan::Plan;
use kamei::policy::{Policy, Profile, ProfileOption};
use kamei::progress::Silent;
use kamei::reason::Reason;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const OTHERS: [&str; 4] =
    ["jp-pseudonymized", "jp-anonymized", "kr-guideline", "hipaa-safe-harbor"];

/// The basic profile in full; each option, and every other profile, by the lines that differ.
fn plans(path: &Path) -> Result<String, Reason> {
    let bytes = fs::read(path).expect("the object can be read");
    let inventory = format::sniff(&bytes)?.inspect(&bytes, &mut Silent)?;
    let basic = Profile::named("dicom-basic")?;
    let planned = lines(&inventory, &plan(basic.clone(), &inventory)?);
    let mut text = String::new();
    section(&mut text, "dicom-basic", &planned);
    for option in ProfileOption::ALL {
        let mut profile = basic.clone();
        profile.options.push(option);
        let changed = changed(&planned, lines(&inventory, &plan(profile, &inventory)?));
        section(&mut text, &format!("dicom-basic with {}", option.name()), &changed);
    }
    for id in OTHERS {
        let other = plan(Profile::named(id)?, &inventory)?;
        section(&mut text, id, &changed(&planned, lines(&inventory, &other)));
    }
    Ok(text)
}

fn plan(profile: Profile, inventory: &Inventory) -> Result<Plan, Reason> {
    let known = Known::harvest([inventory]).matcher();
    Ok(Policy::new(profile)?.plan(inventory, &known))
}

/// Path, action, rule and keyword of every decision that does not follow from another.
fn lines(inventory: &Inventory, plan: &Plan) -> Vec<String> {
    let own = |(id, _): &(usize, _)| inventory.fields[*id].tag().is_some();
    let decisions = plan.decisions.iter().enumerate().filter(own);
    let mut lines: Vec<String> = decisions
        .filter(|(_, decision)| !decision.inherited)
        .map(|(id, decision)| {
            let tag = inventory.fields[id].tag().expect("only elements were taken");
            let attribute = kamei::format::dicom::dictionary::attribute(tag);
            format!(
                "{} {} {} {}",
                inventory.path(id),
                word(decision.action),
                plan.rule(decision).id,
                attribute.map_or("-", |attribute| attribute.keyword),
            )
        })
        .collect();
    lines.extend(plan.reasons.iter().map(|reason| format!("because of {}", word(reason.code))));
    let codes: Vec<_> = plan.method_codes(inventory).into_iter().collect();
    lines.push(format!("codes {}", codes.join(" ")));
    lines
}

/// As the record and the page spell it.
fn word(value: impl serde::Serialize) -> String {
    let text = serde_json::to_string(&value).expect("it serializes");
    text.trim_matches('"').to_owned()
}

fn changed(before: &[String], after: Vec<String>) -> Vec<String> {
    after.into_iter().filter(|line| !before.contains(line)).collect()
}

fn section(text: &mut String, title: &str, lines: &[String]) {
    writeln!(text, "# {title}").expect("a string takes it");
    for line in lines {
        writeln!(text, "{line}").expect("a string takes it");
    }
    text.push('\n');
}

/// The lines that are only in one of two texts, each under its section.
fn difference(golden: &str, found: &str) -> String {
    let mut text = String::new();
    for (sign, one, other) in [('-', golden, found), ('+', found, golden)] {
        let mut title = "";
        let mut others: Vec<&str> = Vec::new();
        for line in one.lines() {
            if line.starts_with('#') {
                title = line;
                let rest = other.split_once(&format!("{line}\n")).map_or("", |(_, rest)| rest);
                others = rest.lines().take_while(|line| !line.starts_with('#')).collect();
            } else if !others.contains(&line) {
                writeln!(text, "{sign} {title}: {line}").expect("a string takes it");
            }
        }
    }
    text
}

#[test]
fn plans_are_as_they_were_looked_at() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut objects: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "dcm"))
        .collect();
    objects.sort();
    assert_eq!(objects.len(), 12, "one object of each kind");
    let mut differences = String::new();
    for path in objects {
        let found = plans(&path).expect("it can be planned");
        let golden = path.with_extension("txt");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &found).expect("it can be written");
        }
        let golden = fs::read_to_string(&golden).unwrap_or_default();
        if golden != found {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            write!(differences, "{name}\n{}", difference(&golden, &found))
                .expect("a string takes it");
        }
    }
    assert!(differences.is_empty(), "plans differ from tests/golden:\n{differences}");
}

#[test]
fn a_changed_plan_is_told_by_its_section() {
    let golden = "# a\n1 keep\n2 keep\n\n# b\n1 keep\n";
    let found = "# a\n1 keep\n2 remove\n\n# b\n1 keep\n";
    assert_eq!(difference(golden, found), "- # a: 2 keep\n+ # a: 2 remove\n");
}
