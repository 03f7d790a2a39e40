//! `DicomPixelAnonymizer` scripts: `{ condition } (left,top,width,height) …`, with prose between.
//!
//! A condition joins comparisons like `Manufacturer.containsIgnoreCase("…")` by `*` (and), `+`
//! (or), `!` (not) and parentheses.

use super::meaning::tag_of;
use super::remark::{Note, Remark};
use crate::format::dicom::Tag;
use crate::policy::regions::{Comparison, How, Rectangle, Region, Test};

/// Parentheses deeper than this are no one's condition.
const DEEPEST: usize = 32;

/// Reads the rules; what is not understood is left out with a note.
pub(super) fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut before = 0;
    let mut rest = 0;
    while let Some(open) = text[rest..].find('{').map(|at| rest + at) {
        let line = 1 + text[..open].matches('\n').count();
        let Some(close) = text[open..].find('}').map(|at| open + at) else {
            notes.push(Note::new(line, Remark::Syntax, "{"));
            break;
        };
        let end = text[close..].find('{').map_or(text.len(), |at| close + at);
        let rectangles = rectangles(&text[close + 1..end], text, close + 1, notes);
        match condition(&text[open + 1..close]) {
            None => notes.push(Note::new(line, Remark::RegionCondition, "")),
            Some(_) if rectangles.is_empty() => {
                notes.push(Note::new(line, Remark::RegionEmpty, ""));
            }
            Some(when) => {
                let name = name_before(&text[before..open], line);
                regions.push(Region { name, when, rectangles });
            }
        }
        before = close + 1;
        rest = end;
    }
    if regions.is_empty() && notes.is_empty() {
        notes.push(Note::new(1, Remark::Syntax, ""));
    }
    regions
}

/// The last line of prose before a condition.
fn name_before(prose: &str, line: usize) -> String {
    let spoken = |line: &&str| {
        line.chars().any(char::is_alphanumeric) && !line.trim_start().starts_with('(')
    };
    let name = prose.lines().rev().find(spoken).map_or("", str::trim);
    if name.is_empty() { format!("line {line}") } else { name.to_owned() }
}

fn rectangles(between: &str, whole: &str, start: usize, notes: &mut Vec<Note>) -> Vec<Rectangle> {
    let mut rectangles = Vec::new();
    let mut at = 0;
    while let Some(open) = between[at..].find('(').map(|found| at + found) {
        let close = between[open..].find(')').map_or(between.len(), |found| open + found);
        let numbers: Vec<&str> = between[open + 1..close].split(',').map(str::trim).collect();
        // Prose between the rules may have brackets, too.
        let prose = !numbers.iter().any(|number| number.parse::<i64>().is_ok());
        match rectangle(&numbers) {
            Some(rectangle) => rectangles.push(rectangle),
            None if prose => {}
            None => {
                let line = 1 + whole[..start + open].matches('\n').count();
                notes.push(Note::new(line, Remark::RegionRectangle, numbers.join(",")));
            }
        }
        at = (close + 1).min(between.len());
    }
    rectangles
}

fn rectangle(numbers: &[&str]) -> Option<Rectangle> {
    let [left, top, width, height] = numbers else { return None };
    let rectangle = Rectangle {
        left: left.parse().ok()?,
        top: top.parse().ok()?,
        width: width.parse().ok()?,
        height: height.parse().ok()?,
    };
    (rectangle.width > 0 && rectangle.height > 0).then_some(rectangle)
}

fn condition(written: &str) -> Option<Test> {
    let mut reader = Reader { rest: written.trim() };
    let test = reader.any(DEEPEST)?;
    reader.rest.trim().is_empty().then_some(test)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn takes(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn any(&mut self, depth: usize) -> Option<Test> {
        let mut tests = vec![self.all(depth)?];
        while self.takes('+') {
            tests.push(self.all(depth)?);
        }
        Some(if tests.len() == 1 { tests.remove(0) } else { Test::Any(tests) })
    }

    fn all(&mut self, depth: usize) -> Option<Test> {
        let mut tests = vec![self.one(depth)?];
        while self.takes('*') {
            tests.push(self.one(depth)?);
        }
        Some(if tests.len() == 1 { tests.remove(0) } else { Test::All(tests) })
    }

    fn one(&mut self, depth: usize) -> Option<Test> {
        let depth = depth.checked_sub(1)?;
        if self.takes('!') {
            return Some(Test::Not(Box::new(self.one(depth)?)));
        }
        if self.takes('(') {
            let test = self.any(depth)?;
            return self.takes(')').then_some(test);
        }
        self.comparison()
    }

    /// `Attribute.method("text")`.
    fn comparison(&mut self) -> Option<Test> {
        let rest = self.rest.trim_start();
        let (subject, rest) = rest.split_once('.')?;
        let (method, rest) = rest.split_once('(')?;
        let rest = rest.trim_start().strip_prefix('"')?;
        let (text, rest) = rest.split_once('"')?;
        self.rest = rest.trim_start().strip_prefix(')')?;
        let method = method.trim();
        let (method, caseless) =
            method.strip_suffix("IgnoreCase").map_or((method, false), |method| (method, true));
        let how = match method {
            "equals" => How::Equals,
            "contains" => How::Contains,
            "startsWith" => How::StartsWith,
            "endsWith" => How::EndsWith,
            "isLessThan" => How::Less,
            "isGreaterThan" => How::Greater,
            _ => return None,
        };
        let tag = Tag::parse(&tag_of(subject.trim())?)?;
        Some(Test::Value(Comparison { tag, how, text: text.to_owned(), caseless }))
    }
}
