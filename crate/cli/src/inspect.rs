//! `kamei inspect`: prints the plan of every file, without any value.

use crate::amendments::Amendments;
use crate::args::{Inspect, Pixels};
use crate::batch::{Batch, guarded};
use crate::deidentify::{print_json, status};
use crate::files::{self, Opened};
use crate::keys::draw_key;
use crate::policy;
use crate::sight::{Pictures, Seen};
use kamei::action::Action;
use kamei::format::FormatId;
use kamei::genome::Judgement;
use kamei::law::{Class, Duty, Ground};
use kamei::plan::{Alike, Row, Status, Stretch};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Session;
use serde::Serialize;

/// One line of the output.
#[derive(Serialize)]
struct Line {
    input: String,
    /// The head of the set that it is of; files of one head are one item.
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<String>,
    format: Option<FormatId>,
    status: Status,
    reason: Option<String>,
    /// How far the people of a table are alike in what is left of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    alike: Option<Alike>,
    /// What the definition of ゲノムデータ makes of genetic data.
    #[serde(skip_serializing_if = "Option::is_none")]
    judgement: Option<Judgement>,
    findings: Vec<Finding>,
    /// What would be blanked in its pictures, where those wait for a look.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    boxes: Vec<Seen>,
    /// Stretches of a text that are nearly as likely to identify, and stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    location: String,
    class: Class,
    duty: Duty,
    ground: Option<Ground>,
    action: Action,
    rule: String,
    /// What a part of a file that is no data set is, by the item tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    /// Where in a text, in Unicode code points, and what showed it.
    #[serde(flatten)]
    span: Option<Stretch>,
}

impl From<Row> for Finding {
    fn from(row: Row) -> Self {
        // Data elements have a tag and a keyword of their own.
        let item = (row.tag.is_empty() && row.path != "name").then_some(row.keyword);
        Self {
            location: row.path,
            class: row.rule.class,
            duty: row.rule.duty,
            ground: row.rule.ground,
            action: row.action,
            rule: row.rule.id,
            item,
            span: row.span,
        }
    }
}

pub(crate) fn run(options: &Inspect) -> Result<bool, String> {
    let (policy, regions) = policy::chosen(&options.policy)?;
    let amendments = Amendments::read(options.amendments.as_deref())?;
    let session = Session::new(policy, draw_key()?).ruled_by(regions);
    let batch = Batch::read(files::list(&options.inputs)?, session);
    let mut all_ready = true;
    for (number, file) in batch.inputs.iter().enumerate() {
        let input = file.name();
        let review = batch.output(number).and_then(|_| {
            guarded(|| {
                let source = Opened::open(file).map_err(|_| Code::ReadFailed)?;
                let session = &batch.session;
                let review =
                    session.review(&source, &input, &amendments.of(&input), &mut Silent)?;
                let inspection = &review.inspection;
                let sought = options.pixels == Pixels::Mask || inspection.status == Status::Review;
                let mut boxes = Vec::new();
                if options.pixels != Pixels::Off && sought && inspection.place.frames > 0 {
                    let place = &inspection.place;
                    let pictures = Pictures { session, source: &source, place, masks: &[] };
                    boxes = match pictures.look(options.faces) {
                        // What nothing here decodes has no boxes; what is written about it is told.
                        Err(reason) if reason.code == Code::NoPreview => Vec::new(),
                        found => found?,
                    };
                    pictures.read(&mut boxes)?;
                }
                Ok((review, boxes))
            })
        });
        let line = match review {
            Ok((review, boxes)) => Line {
                boxes,
                input,
                set: batch.set(number),
                format: Some(review.inspection.format),
                status: review.inspection.status,
                reason: review.inspection.reasons.first().map(|reason| reason.code.to_string()),
                alike: review.inspection.alike.clone(),
                judgement: review.inspection.judgement.clone(),
                findings: review.rows.into_iter().map(Finding::from).collect(),
                near: review.near.into_iter().map(Finding::from).collect(),
            },
            Err(reason) => Line {
                input,
                set: batch.set(number),
                format: None,
                status: status(&reason),
                reason: Some(reason.code.to_string()),
                alike: None,
                judgement: None,
                boxes: Vec::new(),
                findings: Vec::new(),
                near: Vec::new(),
            },
        };
        all_ready &= line.status == Status::Ready;
        print_json(&line)?;
    }
    Ok(all_ready)
}
