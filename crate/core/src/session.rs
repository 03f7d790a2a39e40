//! One policy, one key, one batch: what the page and the command line both do with a file.

use crate::companions::Membership;
use crate::configuration::{Intake, Level};
use crate::format::dicom::dicomdir::{Directory, Leaf};
use crate::format::dicom::picture::Rendering;
use crate::format::dicom::preview::Preview;
use crate::format::dicom::regions::{self, Suggested};
use crate::format::{self, Format, FormatId};
use crate::genome::Judgement;
use crate::inventory::{Field, Inventory};
use crate::key::ProjectKey;
use crate::keyfile::Crosswalk;
use crate::known::{Known, Matcher};
use crate::phi::Phi;
use crate::pixels::{MaskBox, Raster};
use crate::plan::{Alike, Amendment, Look, Plan, Row, Status};
use crate::policy::Policy;
use crate::policy::regions::Regions;
use crate::progress::{Progress, Silent, Stage};
use crate::pseudonyms::Pseudonyms;
use crate::reason::{Code, Reason};
use crate::record::Entry;
use crate::shelf::Shelf;
use crate::source::{Named, Source};
use crate::subject::{Secrets, Subject};
use crate::traces::{Traces, Window};
use crate::verify::{self, Released};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// No file names more people and numbers than this; each is sought in hundreds of forms.
const MOST_KNOWN: usize = 1 << 10;
/// A directory names those of a whole disc.
const MOST_LISTED: usize = 1 << 14;

/// From this length on, in bytes, a file that is gone through is not gone through for every question.
const LONG: u64 = 1 << 20;
/// How many of those are remembered.
const MOST_LATELY: usize = 8;

/// Works on the files of one batch.
#[derive(Debug)]
pub struct Session {
    policy: Policy,
    key: ProjectKey,
    pseudonyms: Option<Arc<Pseudonyms>>,
    regions: Regions,
    intake: Intake,
    known: Matcher,
    /// Long files as they were read, by name, length and ends. If one has changed since, so has what its
    /// output is held against.
    lately: Mutex<VecDeque<(LongFile, Arc<Inventory>)>>,
}

/// Its name, its length, and a digest of its first and last bytes: two folders may hold files of one name.
type LongFile = (String, u64, [u8; 32]);

/// How many bytes of each end tell one file from another.
const END: u64 = 1 << 14;

/// The patient a file belongs to, as the review shows it; never leaves the page.
#[derive(Debug, Clone, Serialize)]
pub struct Patient {
    /// What files are grouped by.
    pub key: String,
    /// The pseudonym in the output.
    pub pseudonym: String,
    /// The name as written.
    pub label: Option<String>,
    /// The number as written.
    pub id: Option<String>,
    /// Days that dates move by.
    pub days: i32,
}

/// What one file is, before anything is decided with the whole batch in view.
#[derive(Debug, Clone, Serialize)]
pub struct Inspection {
    /// The format.
    pub format: FormatId,
    /// Whether it may go on, as far as the file alone can tell.
    pub status: Status,
    /// Why not.
    pub reasons: Vec<Reason>,
    /// Length in bytes.
    pub size: u64,
    /// Whose it is.
    pub patient: Patient,
    /// Whether only the rest of the batch may tell whose it is.
    pub unsettled: bool,
    /// How far the people of a table are alike in what is left of them, once it was reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alike: Option<Alike>,
    /// What the definition of ゲノムデータ makes of genetic data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
    /// Where it stands, and what its output is called.
    #[serde(flatten)]
    pub place: Shelf,
}

/// What a text that was read in a picture says of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognized {
    /// Nothing that shows.
    Nothing,
    /// A value that the batch tells of a patient.
    Known,
    /// What looks like a name or a number of someone.
    Likely,
}

/// What will happen to one file.
#[derive(Debug, Clone, Serialize)]
pub struct Review {
    /// What the file is.
    #[serde(flatten)]
    pub inspection: Inspection,
    /// Every change, and every text that stays.
    pub rows: Vec<Row>,
    /// Stretches of texts that are nearly as likely to identify, and stay unless a person says so.
    pub near: Vec<Row>,
    /// How many elements stay as they are.
    pub kept: usize,
}

/// What is wanted of one file's output.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    /// The name of the input.
    pub input: &'a str,
    /// Decisions that a person changed.
    pub amendments: &'a [Amendment],
    /// How the pixels were looked at.
    pub look: Look,
    /// What is blanked in them.
    pub masks: &'a [MaskBox],
}

/// A text as it is and as it goes out, for a person to look at side by side; never leaves the page.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// As it is.
    pub text: String,
    /// As it goes out.
    pub written: String,
    /// Every stretch that is replaced.
    pub rows: Vec<Row>,
    /// Every stretch that nearly is.
    pub near: Vec<Row>,
}

/// A file that was written, reopened and searched.
#[derive(Debug)]
pub struct Finished {
    /// The output.
    pub released: Released,
    /// Its name, made from the key.
    pub name: String,
    /// Whether other files refer to it by that name ([`companions`](crate::companions)).
    pub is_of_a_set: bool,
    /// What the record says of it.
    pub entry: Entry,
    /// What the key file learns from it.
    pub crosswalk: Crosswalk,
}

impl Inspection {
    /// Whether it is the directory of a file-set, which is made anew rather than passed on.
    pub fn is_directory(&self) -> bool {
        self.reasons.iter().any(|reason| reason.code == Code::Dicomdir)
    }
}

impl Finished {
    /// Gives the output another name, where its own is taken.
    pub fn rename(&mut self, name: String) {
        self.entry.output.clone_from(&name);
        self.crosswalk.output.clone_from(&name);
        self.name = name;
    }

    /// What a DICOMDIR says of the output, where there is a record for such an object.
    pub fn leaf(&self) -> Option<&Leaf> {
        self.released.leaf()
    }

    /// Lets go of the output's bytes once they are written.
    pub fn forget_pieces(&mut self) {
        self.released.forget();
    }
}

impl Session {
    /// Starts with nothing known.
    pub fn new(policy: Policy, key: ProjectKey) -> Self {
        // Where the site wants its own list, nobody is on it before it is given.
        let pseudonyms = policy.profile().needs_pseudonyms().then(Arc::default);
        Self {
            policy,
            key,
            pseudonyms,
            regions: Regions::default(),
            intake: Intake::default(),
            known: Matcher::default(),
            lately: Mutex::default(),
        }
    }

    /// Takes the formats that a site takes, and asks for the looks that it asks for.
    #[must_use]
    pub fn taking(self, intake: Intake) -> Self {
        Self { intake, ..self }
    }

    /// Follows a site's rules on which parts of pictures are blanked.
    #[must_use]
    pub fn ruled_by(self, regions: Regions) -> Self {
        Self { regions, ..self }
    }

    /// Names patients by a site's own list; who is not in it is held.
    #[must_use]
    pub fn named_by(self, list: Option<&Pseudonyms>) -> Self {
        Self { pseudonyms: list.cloned().map(Arc::new).or(self.pseudonyms), ..self }
    }

    fn secrets(&self, subject: &Subject) -> Secrets {
        let secrets = Secrets::of(subject, &self.key);
        match &self.pseudonyms {
            Some(list) => secrets.named_by(list),
            None => secrets,
        }
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Seeks these values from now on, instead of those learnt before.
    pub fn learn(&mut self, known: &Known) {
        self.known = known.matcher();
    }

    /// Reads a file, and who it is about as far as the batch has told.
    fn open(&self, source: &dyn Source, progress: &mut dyn Progress) -> Result<Opened, Reason> {
        let format = format::sniff(source)?;
        if !self.intake.formats.is_empty() && !self.intake.formats.contains(&format.id()) {
            return Err(Code::FormatNotAllowed.into());
        }
        let inventory = self.read(format, source, progress)?;
        let membership = Membership::of(source);
        let subject = match &membership {
            Membership::Member(head) => {
                let headed = format::sniff(&**head)?.inspect(&**head, progress)?;
                let own = Subject::of(&inventory, source.name());
                if own.is_another_than(&Subject::of(&headed, head.name())) {
                    return Err(Code::CompanionDiffers.into());
                }
                self.subject(&headed, head.name())
            }
            Membership::Alone | Membership::Head => self.subject(&inventory, source.name()),
        };
        let of_many = inventory.table().is_some_and(|table| !table.is_of_one());
        let secrets = self.secrets(&subject).among(&self.known);
        let secrets = if of_many { secrets.of_many() } else { secrets };
        let place = format.shelve(&inventory, &secrets, source.name());
        let place = match membership {
            Membership::Alone => place,
            Membership::Head | Membership::Member(_) => place.in_a_set(source.name(), &secrets),
        };
        Ok(Opened { format, inventory, subject, secrets, place })
    }

    /// What is in a file; a long one that was read lately is not read again.
    fn read(
        &self,
        format: &'static dyn Format,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<Arc<Inventory>, Reason> {
        // Without a name, two files of one length cannot be told apart.
        if !format.reads_to_the_end() || source.len() < LONG || source.name().is_empty() {
            return format.inspect(source, progress).map(Arc::new);
        }
        let length = source.len();
        let first = source.read_span(&(0..END))?;
        let last = source.read_span(&(length - END..length))?;
        let ends = Sha256::new().chain_update(first).chain_update(last).finalize();
        let place = (source.name().to_owned(), length, ends.into());
        let mut lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, inventory)) = lately.iter().find(|(read, _)| *read == place) {
            return Ok(Arc::clone(inventory));
        }
        drop(lately);
        let inventory = format.inspect(source, progress).map(Arc::new)?;
        if inventory.fields.len() <= MOST_KNOWN {
            lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
            lately.truncate(MOST_LATELY - 1);
            lately.push_front((place, Arc::clone(&inventory)));
        }
        Ok(inventory)
    }

    fn subject(&self, inventory: &Inventory, name: &str) -> Subject {
        Subject::of(inventory, name).among(inventory, name, &self.known)
    }

    /// First pass: what the file is, and what it teaches about the batch. A file that is unsettled
    /// is asked again once the whole batch was learnt.
    pub fn inspect(
        &self,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<(Inspection, Known), Reason> {
        let opened = self.open(source, progress)?;
        let plan = self.policy.plan(&opened.inventory, &Matcher::default());
        let plan = self.asking(plan.given(&opened.secrets), &opened);
        // What is kept by choice would be found in its own place.
        let mut known = Known::harvest_but(&opened.inventory, |id| plan.keeps_by_choice(id));
        known.meet(&opened.subject);
        for person in opened.inventory.table().into_iter().flat_map(|table| &table.people) {
            known.meet(person);
        }
        let inspection = opened.inspection(&plan);
        let lists_people = inspection.is_directory()
            || matches!(inspection.format, FormatId::Table | FormatId::Genetic);
        let most = if lists_people { MOST_LISTED } else { MOST_KNOWN };
        if known.len() > most {
            return Err(Code::TooManyElements.into());
        }
        Ok((inspection, known))
    }

    /// Second pass: what will happen to every element, with all that the batch taught.
    pub fn review(
        &self,
        source: &dyn Source,
        input: &str,
        amendments: &[Amendment],
        progress: &mut dyn Progress,
    ) -> Result<Review, Reason> {
        let source = &Named::new(input, source);
        let opened = self.open(source, progress)?;
        let plan = self.plan(source, &opened, amendments)?;
        let named =
            self.known.find(input).map(|hit| plan.file_name(hit.kind, input, &opened.place.output));
        let rows = plan.rows(&opened.inventory, &opened.secrets);
        Ok(Review {
            inspection: opened.inspection(&plan),
            rows: named.into_iter().chain(rows).collect(),
            near: plan.near(&opened.inventory),
            kept: plan.kept(),
        })
    }

    /// The plan with the look that the site asks for.
    fn asking(&self, mut plan: Plan, opened: &Opened) -> Plan {
        let shows = opened.place.frames > 0 && self.intake.review == Level::EveryPicture;
        if shows && !plan.reasons.iter().any(|reason| reason.code.wants_a_look()) {
            plan.reasons.push(Code::SiteWantsLook.into());
        }
        plan
    }

    /// The plan with a person's changes, and with the known values those would let through.
    fn plan(
        &self,
        source: &dyn Source,
        opened: &Opened,
        amendments: &[Amendment],
    ) -> Result<Plan, Reason> {
        let inventory = &opened.inventory;
        let policy = self.policy.heeding(amendments);
        let plan = policy.plan(inventory, &self.known).amend(inventory, amendments)?;
        let plan = plan.recheck(inventory, &self.known).given(&opened.secrets);
        let plan = self.asking(plan, opened);
        let alike = opened.format.weigh(source, inventory, &plan, &opened.secrets)?;
        Ok(plan.weighed(alike))
    }

    /// A text side by side with what becomes of it; nothing where the file is none.
    pub fn document(
        &self,
        source: &dyn Source,
        input: &str,
        amendments: &[Amendment],
    ) -> Result<Option<Document>, Reason> {
        let source = &Named::new(input, source);
        let opened = self.open(source, &mut Silent)?;
        let plan = self.plan(source, &opened, amendments)?;
        let text = opened.inventory.fields.first().and_then(Field::text);
        let Some(text) = text.filter(|_| opened.format.id() == FormatId::Text) else {
            return Ok(None);
        };
        Ok(Some(Document {
            text: text.to_owned(),
            written: plan.write(&opened.inventory, &opened.secrets, 0).text,
            rows: plan.rows(&opened.inventory, &opened.secrets),
            near: plan.near(&opened.inventory),
        }))
    }

    /// One frame to look at, counted from zero.
    pub fn preview(&self, source: &dyn Source, frame: u64) -> Result<Preview, Reason> {
        let inventory = format::sniff(source)?.inspect(source, &mut Silent)?;
        format::of(&inventory).preview(source, &inventory, frame)
    }

    /// One frame as a person sees it, counted from zero; no other frame is read.
    pub fn frame(&self, source: &dyn Source, frame: u64, how: Rendering) -> Result<Raster, Reason> {
        let inventory = format::sniff(source)?.inspect(source, &mut Silent)?;
        format::of(&inventory).frame(source, &inventory, frame, how)
    }

    /// A stretch of a recording, with all of its annotations and what becomes of them.
    pub fn traces(
        &self,
        source: &dyn Source,
        input: &str,
        amendments: &[Amendment],
        window: Window,
    ) -> Result<Traces, Reason> {
        let source = &Named::new(input, source);
        let opened = self.open(source, &mut Silent)?;
        let plan = self.plan(source, &opened, amendments)?;
        let mut traces = opened.format.traces(source, &opened.inventory, window)?;
        for mark in &mut traces.marks {
            mark.written = plan.write(&opened.inventory, &opened.secrets, mark.field).text;
        }
        Ok(traces)
    }

    /// What a text that was read in a picture says of people; a value counts as known though some of
    /// its characters were read as others.
    pub fn recognizes(&self, text: &str) -> Recognized {
        if self.known.find(text).is_some() || self.known.is_misread(text) {
            Recognized::Known
        } else if self.policy.names_someone(text) {
            Recognized::Likely
        } else {
            Recognized::Nothing
        }
    }

    /// The DICOMDIR of a file-set, reopened and searched like any other output.
    pub fn directory(&self, directory: &Directory) -> Result<Vec<u8>, Reason> {
        verify::directory(directory, &self.known, &self.key)
    }

    /// Boxes that follow from what the file says of itself: what the site's rules blank, and what
    /// lies outside its ultrasound regions.
    pub fn regions(&self, source: &dyn Source) -> Result<Vec<Suggested>, Reason> {
        let inventory = format::sniff(source)?.inspect(source, &mut Silent)?;
        let ruled = inventory.format() == FormatId::Dicom;
        Ok(if ruled { regions::boxes(source, &inventory, &self.regions) } else { Vec::new() })
    }

    /// Writes the output, reopens it and searches it.
    pub fn finish(
        &self,
        source: &dyn Source,
        request: &Request,
        progress: &mut dyn Progress,
    ) -> Result<Finished, Reason> {
        let Request { input, amendments, look, masks } = *request;
        let source = &Named::new(input, source);
        let opened = self.open(source, &mut Stage::new(progress, 0, 3))?;
        let plan = self.plan(source, &opened, amendments)?.looked(look).masked(masks);
        let Opened { inventory, subject, secrets, place, .. } = &opened;
        let draft = plan.apply(source, inventory, secrets, &mut Stage::new(progress, 1, 3))?;
        let released = draft.verify(source, &self.known, &mut Stage::new(progress, 2, 3))?;
        let name = &place.output;
        Ok(Finished {
            released,
            entry: Entry::of(inventory, &plan, name),
            crosswalk: Crosswalk::of(inventory, &plan, subject, secrets, input, name),
            is_of_a_set: name.contains(&Shelf::stem(input, secrets)),
            name: name.clone(),
        })
    }
}

/// A file that was opened: what is in it, and whose it is.
struct Opened {
    format: &'static dyn Format,
    inventory: Arc<Inventory>,
    subject: Subject,
    secrets: Secrets,
    place: Shelf,
}

impl Opened {
    fn is_of_many(&self) -> bool {
        self.inventory.table().is_some_and(|table| !table.is_of_one())
    }

    fn inspection(&self, plan: &Plan) -> Inspection {
        let exposed = |value: &Option<Phi<String>>| value.as_ref().map(|v| v.expose().clone());
        Inspection {
            format: self.format.id(),
            status: plan.status(),
            reasons: plan.reasons.clone(),
            size: self.inventory.size,
            patient: Patient {
                key: self.secrets.pseudonym.clone(),
                pseudonym: self.secrets.pseudonym.clone(),
                label: exposed(&self.subject.name),
                id: exposed(&self.subject.id),
                // The records of a table move by the days of their own patients.
                days: if self.is_of_many() { 0 } else { self.secrets.days },
            },
            unsettled: Subject::is_unsettled(&self.inventory),
            alike: plan.alike.clone(),
            judgement: plan.judgement.clone(),
            place: self.place.clone(),
        }
    }
}
