//! Tags and value representations (PS3.5 §6.2, §7).

use std::fmt;

/// A data element tag, `ggggeeee`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(pub u32);

impl Tag {
    /// The group number.
    pub fn group(self) -> u16 {
        (self.0 >> 16) as u16
    }

    /// The element number.
    pub fn element(self) -> u16 {
        self.0 as u16
    }

    /// Whether the group is odd, so the element is private.
    pub fn is_private(self) -> bool {
        self.group() % 2 == 1
    }

    /// Whether this names the creator of a private block (PS3.5 §7.8.1).
    pub fn is_private_creator(self) -> bool {
        self.is_private() && (0x10..=0xFF).contains(&self.element())
    }

    /// Whether this is pixel data: integer, float or double float.
    pub fn is_pixel_data(self) -> bool {
        matches!(self, PIXEL_DATA | FLOAT_PIXEL_DATA | DOUBLE_FLOAT_PIXEL_DATA)
    }

    /// Reads eight hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Self> {
        (hex.len() == 8).then(|| u32::from_str_radix(hex, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({:04X},{:04X})", self.group(), self.element())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! tags {
    ($($name:ident = $value:literal, $what:literal;)*) => {
        $(#[doc = $what] pub const $name: Tag = Tag($value);)*
    };
}

tags! {
    TRANSFER_SYNTAX_UID = 0x0002_0010, "Transfer Syntax UID";
    MEDIA_STORAGE_SOP_CLASS_UID = 0x0002_0002, "Media Storage SOP Class UID";
    SPECIFIC_CHARACTER_SET = 0x0008_0005, "Specific Character Set";
    IMAGE_TYPE = 0x0008_0008, "Image Type";
    SOP_CLASS_UID = 0x0008_0016, "SOP Class UID";
    SOP_INSTANCE_UID = 0x0008_0018, "SOP Instance UID";
    STUDY_DATE = 0x0008_0020, "Study Date";
    CONTENT_DATE = 0x0008_0023, "Content Date";
    MODALITY = 0x0008_0060, "Modality";
    MANUFACTURER = 0x0008_0070, "Manufacturer";
    STUDY_DESCRIPTION = 0x0008_1030, "Study Description";
    SERIES_DESCRIPTION = 0x0008_103E, "Series Description";
    MANUFACTURER_MODEL_NAME = 0x0008_1090, "Manufacturer's Model Name";
    PATIENT_NAME = 0x0010_0010, "Patient's Name";
    PATIENT_ID = 0x0010_0020, "Patient ID";
    ISSUER_OF_PATIENT_ID = 0x0010_0021, "Issuer of Patient ID";
    PATIENT_BIRTH_DATE = 0x0010_0030, "Patient's Birth Date";
    PATIENT_AGE = 0x0010_1010, "Patient's Age";
    PATIENT_IDENTITY_REMOVED = 0x0012_0062, "Patient Identity Removed";
    DEIDENTIFICATION_METHOD = 0x0012_0063, "De-identification Method";
    DEIDENTIFICATION_METHOD_CODE_SEQUENCE = 0x0012_0064, "De-identification Method Code Sequence";
    BODY_PART_EXAMINED = 0x0018_0015, "Body Part Examined";
    STUDY_INSTANCE_UID = 0x0020_000D, "Study Instance UID";
    SERIES_INSTANCE_UID = 0x0020_000E, "Series Instance UID";
    SERIES_NUMBER = 0x0020_0011, "Series Number";
    INSTANCE_NUMBER = 0x0020_0013, "Instance Number";
    SAMPLES_PER_PIXEL = 0x0028_0002, "Samples per Pixel";
    PHOTOMETRIC_INTERPRETATION = 0x0028_0004, "Photometric Interpretation";
    PLANAR_CONFIGURATION = 0x0028_0006, "Planar Configuration";
    NUMBER_OF_FRAMES = 0x0028_0008, "Number of Frames";
    ROWS = 0x0028_0010, "Rows";
    COLUMNS = 0x0028_0011, "Columns";
    BITS_ALLOCATED = 0x0028_0100, "Bits Allocated";
    BITS_STORED = 0x0028_0101, "Bits Stored";
    HIGH_BIT = 0x0028_0102, "High Bit";
    PIXEL_REPRESENTATION = 0x0028_0103, "Pixel Representation";
    SMALLEST_PIXEL_VALUE = 0x0028_0106, "Smallest Image Pixel Value";
    LARGEST_PIXEL_VALUE = 0x0028_0107, "Largest Image Pixel Value";
    BURNED_IN_ANNOTATION = 0x0028_0301, "Burned In Annotation";
    LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED = 0x0028_0303, "Longitudinal Temporal Information Modified";
    WINDOW_CENTER = 0x0028_1050, "Window Center";
    WINDOW_WIDTH = 0x0028_1051, "Window Width";
    RESCALE_INTERCEPT = 0x0028_1052, "Rescale Intercept";
    RESCALE_SLOPE = 0x0028_1053, "Rescale Slope";
    RED_PALETTE_DATA = 0x0028_1201, "Red Palette Color Lookup Table Data";
    GREEN_PALETTE_DATA = 0x0028_1202, "Green Palette Color Lookup Table Data";
    BLUE_PALETTE_DATA = 0x0028_1203, "Blue Palette Color Lookup Table Data";
    RED_PALETTE_DESCRIPTOR = 0x0028_1101, "Red Palette Color Lookup Table Descriptor";
    GREEN_PALETTE_DESCRIPTOR = 0x0028_1102, "Green Palette Color Lookup Table Descriptor";
    BLUE_PALETTE_DESCRIPTOR = 0x0028_1103, "Blue Palette Color Lookup Table Descriptor";
    SEGMENTED_RED_PALETTE_DATA = 0x0028_1221, "Segmented Red Palette Color Lookup Table Data";
    SEGMENTED_GREEN_PALETTE_DATA = 0x0028_1222, "Segmented Green Palette Color Lookup Table Data";
    SEGMENTED_BLUE_PALETTE_DATA = 0x0028_1223, "Segmented Blue Palette Color Lookup Table Data";
    LOSSY_IMAGE_COMPRESSION = 0x0028_2110, "Lossy Image Compression";
    ENCAPSULATED_DOCUMENT = 0x0042_0011, "Encapsulated Document";
    SHARED_FUNCTIONAL_GROUPS = 0x5200_9229, "Shared Functional Groups Sequence";
    PER_FRAME_FUNCTIONAL_GROUPS = 0x5200_9230, "Per-Frame Functional Groups Sequence";
    EXTENDED_OFFSET_TABLE = 0x7FE0_0001, "Extended Offset Table";
    EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE0_0002, "Extended Offset Table Lengths";
    FLOAT_PIXEL_DATA = 0x7FE0_0008, "Float Pixel Data";
    DOUBLE_FLOAT_PIXEL_DATA = 0x7FE0_0009, "Double Float Pixel Data";
    PIXEL_DATA = 0x7FE0_0010, "Pixel Data";
    ITEM = 0xFFFE_E000, "Item";
    ITEM_DELIMITATION = 0xFFFE_E00D, "Item Delimitation Item";
    SEQUENCE_DELIMITATION = 0xFFFE_E0DD, "Sequence Delimitation Item";
}

/// A value representation by its two letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Vr(pub [u8; 2]);

impl Vr {
    /// Sequence of Items.
    pub const SQ: Self = Self(*b"SQ");
    /// Unknown.
    pub const UN: Self = Self(*b"UN");
    /// Unique Identifier.
    pub const UI: Self = Self(*b"UI");
    /// Person Name.
    pub const PN: Self = Self(*b"PN");
    /// Other Byte.
    pub const OB: Self = Self(*b"OB");

    /// Reads the letters, whatever they are.
    pub fn parse(letters: &str) -> Option<Self> {
        letters.as_bytes().try_into().ok().map(Self)
    }

    /// Whether the standard defines it.
    pub fn is_known(self) -> bool {
        self.is_short() || self.is_long()
    }

    /// Whether its explicit length field has 16 bits (PS3.5 table 7.1-2).
    pub fn is_short(self) -> bool {
        matches!(
            &self.0,
            b"AE"
                | b"AS"
                | b"AT"
                | b"CS"
                | b"DA"
                | b"DS"
                | b"DT"
                | b"FL"
                | b"FD"
                | b"IS"
                | b"LO"
                | b"LT"
                | b"PN"
                | b"SH"
                | b"SL"
                | b"SS"
                | b"ST"
                | b"TM"
                | b"UI"
                | b"UL"
                | b"US"
        )
    }

    /// Whether its explicit length field has 32 bits (PS3.5 table 7.1-1).
    pub fn is_long(self) -> bool {
        matches!(
            &self.0,
            b"OB"
                | b"OD"
                | b"OF"
                | b"OL"
                | b"OV"
                | b"OW"
                | b"SQ"
                | b"SV"
                | b"UC"
                | b"UN"
                | b"UR"
                | b"UT"
                | b"UV"
        )
    }

    /// Whether values are characters rather than binary numbers or bytes.
    pub fn is_text(self) -> bool {
        matches!(
            &self.0,
            b"AE"
                | b"AS"
                | b"CS"
                | b"DA"
                | b"DS"
                | b"DT"
                | b"IS"
                | b"LO"
                | b"LT"
                | b"PN"
                | b"SH"
                | b"ST"
                | b"TM"
                | b"UC"
                | b"UI"
                | b"UR"
                | b"UT"
        )
    }

    /// Whether values are free text or names, in the declared character set.
    pub fn is_free_text(self) -> bool {
        matches!(&self.0, b"LO" | b"LT" | b"PN" | b"SH" | b"ST" | b"UC" | b"UT")
    }

    /// Whether a backslash is part of the text rather than a separator of values.
    pub fn is_single_valued(self) -> bool {
        matches!(&self.0, b"LT" | b"ST" | b"UT" | b"UR")
    }

    /// Bytes of one binary number, where values are binary numbers.
    pub fn number_size(self) -> Option<u64> {
        Some(match &self.0 {
            b"US" | b"SS" => 2,
            b"UL" | b"SL" | b"FL" | b"AT" => 4,
            b"FD" | b"SV" | b"UV" => 8,
            _ => return None,
        })
    }
}

impl fmt::Display for Vr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or("??"))
    }
}

impl fmt::Debug for Vr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
