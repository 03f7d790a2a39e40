//! What is said of a script's lines; the sentences are in the page's texts under `ctp.…`.

use serde::Serialize;

macro_rules! remarks {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// What happened to a line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[non_exhaustive]
        pub enum Remark { $($(#[$doc])* #[serde(rename = $word)] $name),* }

        impl Remark {
            /// All of them, for front ends that must have a sentence for each.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The stable word for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

remarks! {
    /// The line does not read as a script.
    Syntax = "syntax",
    /// A function that is not known.
    UnknownFunction = "unknown-function",
    /// An element that is not in the dictionary cannot be kept.
    UnknownElement = "unknown-element",
    /// The law requires that the element be changed.
    Required = "required",
    /// The element says who the patient is.
    Identity = "identity",
    /// The script keeps what the base recommends to change.
    Loosens = "loosens",
    /// Private elements are kept by creator only.
    PrivateWithoutCreator = "private-without-creator",
    /// A private element that no list gives a VR for.
    PrivateWithoutVr = "private-without-vr",
    /// A fixed value becomes a dummy.
    FixedValue = "fixed-value",
    /// Elements that are missing are not added.
    AddsNothing = "adds-nothing",
    /// The script's own number of days is not used.
    OwnDays = "own-days",
    /// Some dates would move and others not.
    MixedDates = "mixed-dates",
    /// A file is not held or passed over by such a rule.
    NotHeld = "not-held",
    /// A condition that cannot be said in a profile: the stricter branch is taken.
    Condition = "condition",
    /// A condition that is said a little differently.
    NearlyCondition = "nearly-condition",
    /// What the function leaves of the value goes, too.
    Stricter = "stricter",
    /// A deed that does not fit the element's VR or its place.
    Misfit = "misfit",
    /// Whole groups are not kept.
    Group = "group",
    /// Elements the script does not name are not kept for that.
    UnlistedGo = "unlisted-go",
    /// Private elements on no list go.
    PrivateGo = "private-go",
    /// A look-up table is taken over as a list of pseudonyms.
    Lookup = "lookup",
    /// Kamei writes the element itself.
    WrittenByKamei = "written-by-kamei",
    /// A condition of a region that is not understood: the region is left out.
    RegionCondition = "region-condition",
    /// A rectangle that is none.
    RegionRectangle = "region-rectangle",
    /// A condition without any rectangle.
    RegionEmpty = "region-empty",
}

/// A remark about one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Note {
    /// The script's line, counted from one.
    pub line: usize,
    /// What is said of it.
    pub remark: Remark,
    /// The element or function it is about.
    pub at: String,
}

impl Note {
    pub(super) fn new(line: usize, remark: Remark, at: impl Into<String>) -> Self {
        Self { line, remark, at: at.into() }
    }
}
