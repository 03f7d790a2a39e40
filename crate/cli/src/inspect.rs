//! `kamei inspect`: prints the plan of every file, without any value.

use crate::args::Inspect;
use crate::batch::{Batch, guarded};
use crate::deidentify::{print_json, status};
use crate::files::{self, Opened};
use crate::keys::draw_key;
use crate::policy;
use kamei::action::Action;
use kamei::format::FormatId;
use kamei::law::{Class, Duty, Ground};
use kamei::plan::{Row, Status};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Session;
use serde::Serialize;

/// One line of the output.
#[derive(Serialize)]
struct Line {
    input: String,
    format: Option<FormatId>,
    status: Status,
    reason: Option<String>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    location: String,
    class: Class,
    duty: Duty,
    ground: Option<Ground>,
    action: Action,
    rule: String,
}

impl From<Row> for Finding {
    fn from(row: Row) -> Self {
        Self {
            location: row.path,
            class: row.rule.class,
            duty: row.rule.duty,
            ground: row.rule.ground,
            action: row.action,
            rule: row.rule.id,
        }
    }
}

pub(crate) fn run(options: &Inspect) -> Result<bool, String> {
    let policy = policy::chosen(&options.policy)?;
    let session = Session::new(policy, draw_key()?);
    let batch = Batch::read(files::list(&options.inputs)?, session);
    let mut all_ready = true;
    for (number, file) in batch.inputs.iter().enumerate() {
        let input = file.name();
        let review = batch.output(number).and_then(|_| {
            guarded(|| {
                let source = Opened::open(file).map_err(|_| Code::ReadFailed)?;
                batch.session.review(&source, &input, &[], &mut Silent)
            })
        });
        let line = match review {
            Ok(review) => Line {
                input,
                format: Some(review.inspection.format),
                status: review.inspection.status,
                reason: review.inspection.reasons.first().map(|reason| reason.code.to_string()),
                findings: review.rows.into_iter().map(Finding::from).collect(),
            },
            Err(reason) => Line {
                input,
                format: None,
                status: status(&reason),
                reason: Some(reason.code.to_string()),
                findings: Vec::new(),
            },
        };
        all_ready &= line.status == Status::Ready;
        print_json(&line)?;
    }
    Ok(all_ready)
}
