//! Why a file is held, refused or wants a person's look.
//!
//! A reason names a place and a kind, never a value; the sentence for people lives with the
//! front end, in Japanese and English, under the code.

use serde::Serialize;
use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// The kinds of reason.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name),* }

        impl Code {
            /// All codes, for front ends that must have a sentence for each.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The stable word for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

codes! {
    /// The file could not be read.
    ReadFailed = "read-failed",
    /// There is nothing in the file.
    Empty = "empty",
    /// A PDF, which comes later.
    Pdf = "pdf",
    /// A message of HL7 v2, which comes later.
    Hl7 = "hl7",
    /// A resource of FHIR, which comes later.
    Fhir = "fhir",
    /// Genotypes, which can be an individual identification code.
    Genetic = "genetic",
    /// The sequence of a whole genome, an individual identification code.
    GenomeWhole = "genome-whole",
    /// The sequence of a whole exome, an individual identification code.
    GenomeExome = "genome-exome",
    /// The polymorphisms of a whole genome, an individual identification code.
    GenomeWideSnps = "genome-wide-snps",
    /// So many single nucleotide polymorphisms that they are an individual identification code.
    GenomeSnps = "genome-snps",
    /// So many short tandem repeats that they are an individual identification code.
    GenomeStr = "genome-str",
    /// So many sites of any kind that they may be an individual identification code.
    GenomeSites = "genome-sites",
    /// Reads that may hold an individual identification code.
    GenomeReads = "genome-reads",
    /// Many sites of one locus, which need not be independent.
    GenomeOneLocus = "genome-one-locus",
    /// Sequence that seems to be of no human being.
    GenomeOrganism = "genome-organism",
    /// Reads that lie nowhere on a genome, so that nobody can tell what is in them.
    GenomeUnaligned = "genome-unaligned",
    /// Genetic data of a format that is read and cannot be written again.
    GenomeConvert = "genome-convert",
    /// An index of genetic data, which is made anew from the data.
    GenomeIndex = "genome-index",
    /// A line that is not put together as its format says.
    BadRecord = "bad-record",
    /// A line that is too long to be looked at.
    LineTooLong = "line-too-long",
    /// More people in one file than can be reviewed.
    TooManyPeople = "too-many-people",
    /// Compressed data that cannot be inflated.
    BrokenCompression = "broken-compression",
    /// Compressed data that grow more than data of their kind do.
    InflatesTooFar = "inflates-too-far",
    /// A CDA document, which comes later.
    Cda = "cda",
    /// A file of an office program, which comes later.
    Office = "office",
    /// A photograph in a container of HEIF with boxes, items or properties that nothing here knows.
    Heif = "heif",
    /// A table that is not put together as one.
    BadTable = "bad-table",
    /// A record with more cells than the table has columns.
    RaggedTable = "ragged-table",
    /// Fewer people than the profile asks for are alike in what is left of them.
    TooFewAlike = "too-few-alike",
    /// No format knows the file.
    UnsupportedFormat = "unsupported-format",
    /// It claims to be DICOM and is not.
    NotDicom = "not-dicom",
    /// The file ends before its contents do.
    Truncated = "truncated",
    /// A length does not fit its surroundings.
    BadLength = "bad-length",
    /// A sequence or its items are not put together as PS3.5 §7.5 says.
    BadStructure = "bad-structure",
    /// A value representation that is none.
    BadVr = "bad-vr",
    /// Sequences are nested too deeply.
    TooDeep = "too-deep",
    /// More data elements than can be reviewed.
    TooManyElements = "too-many-elements",
    /// The transfer syntax is not one Part 10 defines.
    UnknownTransferSyntax = "unknown-transfer-syntax",
    /// The deflated data set cannot be inflated.
    BadDeflate = "bad-deflate",
    /// The deflated data set grows beyond what memory may hold.
    TooLargeToInflate = "too-large-to-inflate",
    /// A directory names the original files.
    Dicomdir = "dicomdir",
    /// A document in a format not understood yet is inside.
    EncapsulatedDocument = "encapsulated-document",
    /// A compressed frame whose markers cannot be followed.
    BadFrame = "bad-frame",
    /// A video whose user data cannot be found and taken out.
    UnknownVideo = "unknown-video",
    /// A video, which no preview shows.
    Video = "video",
    /// The modality often has names burned into its pixels.
    BurnedInLikely = "burned-in-likely",
    /// The file itself says that annotation is burned in.
    BurnedInYes = "burned-in-yes",
    /// The file does not say whether annotation is burned in, and it is a capture.
    BurnedInUnknown = "burned-in-unknown",
    /// A picture of the slide's label.
    LabelImage = "label-image",
    /// A picture in a file of its own, which may show a name or a face.
    PictureUnseen = "picture-unseen",
    /// An image file that is not put together as its format says.
    BadImage = "bad-image",
    /// An image file of a kind that cannot be written again.
    PictureUnknown = "picture-unknown",
    /// A recording that is not put together as its format says.
    BadSignal = "bad-signal",
    /// More lies behind a recording than its header says.
    SignalLonger = "signal-longer",
    /// A recording with a part that no reader here knows.
    SignalUnknown = "signal-unknown",
    /// The file's own checksum is not that of its bytes.
    BadChecksum = "bad-checksum",
    /// An overlay is hidden in unused bits of the pixels.
    OverlayInPixels = "overlay-in-pixels",
    /// The image may show a face, and the option that would take it away has no means to.
    FaceLikely = "face-likely",
    /// The file does not say whose it is.
    NoPatientId = "no-patient-id",
    /// A value known to identify was found in the output.
    KnownValueLeft = "known-value-left",
    /// An original UID was found in the output.
    UidLeft = "uid-left",
    /// The output did not read as the plan said.
    OutputDiffers = "output-differs",
    /// A decision that the law requires cannot be turned off.
    AmendmentLocked = "amendment-locked",
    /// Changing a decision needs a written reason.
    AmendmentWithoutReason = "amendment-without-reason",
    /// The change names no decision of this file.
    AmendmentUnknown = "amendment-unknown",
    /// A person has not looked at the pixels yet.
    NotReviewed = "not-reviewed",
    /// The dictionary that free text is read with was not loaded.
    NoTextEngine = "no-text-engine",
    /// A text longer than can be read at once.
    TextTooLong = "text-too-long",
    /// A second reading of the text found more that identifies.
    TextLeft = "text-left",
    /// Text in no encoding that could be told without doubt.
    UnknownEncoding = "unknown-encoding",
    /// No preview can be made of this frame.
    NoPreview = "no-preview",
    /// The curves of a recording cannot be drawn.
    NoTraces = "no-traces",
    /// Text or a face was still found in a picture after it was blanked.
    FoundAgain = "found-again",
    /// A picture could not be searched for text and faces.
    NotSearched = "not-searched",
    /// A frame that needs a mask cannot be decoded or written again.
    MaskUnreadable = "mask-unreadable",
    /// Frames that need a mask take more memory than there may be.
    MaskTooLarge = "mask-too-large",
    /// The output's pixels are not masked as they should be.
    MaskDiffers = "mask-differs",
    /// The passphrase does not open the key file.
    WrongPassphrase = "wrong-passphrase",
    /// The key file was sealed to a custodian, so no passphrase opens it.
    SealedToCustodian = "sealed-to-custodian",
    /// The key file was sealed to somebody else, or with a passphrase.
    NotForThisCustodian = "not-for-this-custodian",
    /// The file is not a key file of Kamei.
    NotAKeyFile = "not-a-key-file",
    /// The list of pseudonyms is no text, or too long.
    PseudonymsUnreadable = "pseudonyms-unreadable",
    /// The first line of the list does not say which column is which.
    PseudonymsNoHeader = "pseudonyms-no-header",
    /// A number or a pseudonym is missing.
    PseudonymsEmptyCell = "pseudonyms-empty-cell",
    /// One patient has two pseudonyms or two offsets.
    PseudonymsTwoForOne = "pseudonyms-two-for-one",
    /// One pseudonym stands for two patients.
    PseudonymsOneForTwo = "pseudonyms-one-for-two",
    /// A date offset that is no whole number of days, or too far.
    PseudonymsBadOffset = "pseudonyms-bad-offset",
    /// A pseudonym that cannot stand in a patient ID or in a file name.
    PseudonymsUnfit = "pseudonyms-unfit",
    /// A pseudonym that shows a patient's number.
    PseudonymsHoldId = "pseudonyms-hold-id",
    /// The key has given the patient another pseudonym or offset.
    PseudonymsConflict = "pseudonyms-conflict",
    /// The patient is not in the list of pseudonyms.
    NotInPseudonyms = "not-in-pseudonyms",
    /// There is no such policy.
    UnknownPolicy = "unknown-policy",
    /// Two options exclude one another.
    OptionsContradict = "options-contradict",
    /// An option would leave a link that 匿名加工 has to cut.
    OptionLinks = "option-links",
    /// A row that the law requires takes away what an option would keep.
    OptionForbidden = "option-forbidden",
    /// Private elements are to stay, and no list says which.
    OptionWithoutList = "option-without-list",
    /// A list of private elements is chosen that no option uses.
    ListWithoutOption = "list-without-option",
    /// The birth date would move while the other dates do not.
    BirthDateAlone = "birth-date-alone",
    /// A row that the law requires takes the birth date away.
    BirthDateForbidden = "birth-date-forbidden",
    /// A row that the law requires cuts ages at a lower age.
    AgeCapTooHigh = "age-cap-too-high",
    /// What is only recommended is turned off without a written reason.
    OptionWithoutReason = "option-without-reason",
    /// An address that no file may be sent to.
    ConfigBadAddress = "config-bad-address",
    /// A header that nobody may be asked for.
    ConfigBadHeader = "config-bad-header",
    /// Something that this kind of destination does not take.
    ConfigNotOfKind = "config-not-of-kind",
    /// No public key of age.
    ConfigBadRecipient = "config-bad-recipient",
    /// A prefix that no pseudonym can begin with.
    ConfigBadPrefix = "config-bad-prefix",
    /// The site does not take this format.
    FormatNotAllowed = "format-not-allowed",
    /// The site wants a person to look at every picture.
    SiteWantsLook = "site-wants-look",
    /// The key was derived for another site.
    KeyOfAnotherSite = "key-of-another-site",
    /// The key has named patients under another prefix.
    KeyOfAnotherPrefix = "key-of-another-prefix",
    /// A site profile that is not TOML.
    SiteSyntax = "site-syntax",
    /// A key that site profiles do not have.
    SiteUnknownKey = "site-unknown-key",
    /// An identifier that a site profile cannot have.
    SiteBadId = "site-bad-id",
    /// A key that the site profile needs.
    SiteMissingKey = "site-missing-key",
    /// A value of another kind than its key wants.
    SiteWrongKind = "site-wrong-kind",
    /// A word that is none of those its key takes.
    SiteUnknownWord = "site-unknown-word",
    /// No attribute of DICOM, or a private one without its creator.
    SiteUnknownTag = "site-unknown-tag",
    /// A word for free text that is too short to be sought.
    SiteWordTooShort = "site-word-too-short",
    /// Not a value representation.
    SiteUnknownVr = "site-unknown-vr",
    /// Not a SOP class.
    SiteUnknownClass = "site-unknown-class",
    /// A condition that is not put together as one.
    SiteBadCondition = "site-bad-condition",
    /// The same row twice.
    SiteDuplicate = "site-duplicate",
    /// A row that would weaken what the law requires.
    SiteRowForbidden = "site-row-forbidden",
    /// A row about an element that carries the data set.
    SiteRowStructure = "site-row-structure",
    /// An action that cannot be done to values of the attribute's VR.
    SiteRowMisfit = "site-row-misfit",
    /// A row that would leave a true date beside moved ones, or the other way round.
    SiteRowDates = "site-row-dates",
    /// A row that would keep who the patient is.
    SiteRowIdentity = "site-row-identity",
    /// The site lists private elements and does not use its list.
    SiteListUnused = "site-list-unused",
    /// Another file of its set cannot go.
    CompanionHeld = "companion-held",
    /// The files that belong to it are not there.
    CompanionMissing = "companion-missing",
    /// The files of a set do not fit one another.
    CompanionDiffers = "companion-differs",
    /// Two sets would get the same name, and what refers to it would be wrong.
    CompanionRenamed = "companion-renamed",
    /// XML that is not well-formed.
    BadXml = "bad-xml",
    /// XML that declares entities of its own.
    XmlEntities = "xml-entities",
    /// A header of WFDB that cannot be read.
    BadWfdb = "bad-wfdb",
    /// Something in the program broke while it worked on the file.
    Panicked = "panicked",
    /// The part of the page that reads all formats but DICOM was not loaded.
    PartMissing = "part-missing",
    /// The machine gives no random numbers to make a key from.
    NoRandomness = "no-randomness",
    /// The output could not be written.
    WriteFailed = "write-failed",
    /// The work was cancelled.
    Cancelled = "cancelled",
}

impl Code {
    /// Whether a search for text and, where it is about a photograph, for faces answers it.
    pub fn is_sought(self, faces: bool) -> bool {
        matches!(self, Self::BurnedInLikely | Self::BurnedInYes | Self::BurnedInUnknown)
            || faces && self == Self::PictureUnseen
    }

    /// Whether the file is an individual identification code, which goes out in no form.
    pub fn is_refusal(self) -> bool {
        matches!(
            self,
            Self::GenomeWhole
                | Self::GenomeExome
                | Self::GenomeWideSnps
                | Self::GenomeSnps
                | Self::GenomeStr
        )
    }

    /// Whether a person's look at the pixels answers it.
    pub fn wants_a_look(self) -> bool {
        matches!(
            self,
            Self::BurnedInLikely
                | Self::BurnedInYes
                | Self::BurnedInUnknown
                | Self::Video
                | Self::OverlayInPixels
                | Self::FaceLikely
                | Self::PictureUnseen
                | Self::SiteWantsLook
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A code with the place it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What kind of reason.
    pub code: Code,
    /// Where: an element's path or a byte offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

impl Reason {
    /// A reason about the whole file.
    pub fn new(code: Code) -> Self {
        Self { code, at: None }
    }

    /// A reason about one place.
    pub fn at(code: Code, at: impl fmt::Display) -> Self {
        Self { code, at: Some(at.to_string()) }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            Some(at) => write!(f, "{} at {at}", self.code),
            None => write!(f, "{}", self.code),
        }
    }
}

impl std::error::Error for Reason {}

impl From<Code> for Reason {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<crate::source::ReadError> for Reason {
    fn from(_: crate::source::ReadError) -> Self {
        Self::new(Code::ReadFailed)
    }
}

impl From<crate::progress::Cancelled> for Reason {
    fn from(_: crate::progress::Cancelled) -> Self {
        Self::new(Code::Cancelled)
    }
}
