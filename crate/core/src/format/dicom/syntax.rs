//! Transfer syntaxes of Part 10 (PS3.6 annex A), as far as the data set's encoding goes.

use super::frames::Codec;

/// How the data set and its pixel data are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syntax {
    /// Whether VRs are left to the dictionary.
    pub implicit: bool,
    /// Whether numbers are big endian.
    pub big_endian: bool,
    /// Whether the data set is deflated as a whole.
    pub deflated: bool,
    /// How frames are encapsulated, if they are.
    pub frames: Frames,
}

/// How the frames of pixel data are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frames {
    /// Not encapsulated.
    Native,
    /// JPEG or JPEG-LS: markers from SOI to EOI.
    Jpeg,
    /// JPEG 2000 or High-Throughput JPEG 2000.
    Jpeg2000,
    /// JPEG XL.
    JpegXl,
    /// Run-length encoding of PS3.5 annex G.
    Rle,
    /// MPEG-2, MPEG-4 or HEVC.
    Video(Codec),
    /// Frames deflated one by one.
    Deflated,
    /// Somewhere else, named by a URL.
    Referenced,
}

impl Frames {
    /// Whether encapsulated frames carry comments, user data or unused bytes that can be found.
    pub fn can_hide(self) -> bool {
        !matches!(self, Self::Native | Self::Deflated | Self::Referenced)
    }
}

impl Syntax {
    /// The UID of Explicit VR Little Endian.
    pub const EXPLICIT_UID: &str = "1.2.840.10008.1.2.1";
    /// Explicit VR Little Endian, which file meta information always has.
    pub const EXPLICIT: Self =
        Self { implicit: false, big_endian: false, deflated: false, frames: Frames::Native };
    /// Implicit VR Little Endian.
    pub const IMPLICIT: Self = Self { implicit: true, ..Self::EXPLICIT };

    /// The syntax a UID names.
    pub fn of(uid: &str) -> Option<Self> {
        const PREFIX: &str = "1.2.840.10008.1.2";
        let frames = |frames| Some(Self { frames, ..Self::EXPLICIT });
        let rest = uid.strip_prefix(PREFIX)?;
        match rest {
            "" => Some(Self::IMPLICIT),
            ".1" => Some(Self::EXPLICIT),
            ".1.99" => Some(Self { deflated: true, ..Self::EXPLICIT }),
            ".2" => Some(Self { big_endian: true, ..Self::EXPLICIT }),
            ".5" => frames(Frames::Rle),
            ".8.1" => frames(Frames::Deflated),
            ".4.94" | ".4.204" => frames(Frames::Referenced),
            ".4.95" | ".4.205" => {
                Some(Self { deflated: true, frames: Frames::Referenced, ..Self::EXPLICIT })
            }
            _ => {
                let number = rest.strip_prefix(".4.")?;
                // The fragmentable variants of video end in `.1`.
                let number: u16 = match number.strip_suffix(".1") {
                    Some(video) => {
                        video.parse().ok().filter(|number| (100..=106).contains(number))?
                    }
                    None => number.parse().ok()?,
                };
                match number {
                    50..=66 | 70 | 80 | 81 => frames(Frames::Jpeg),
                    90..=93 | 201..=203 => frames(Frames::Jpeg2000),
                    100 | 101 => frames(Frames::Video(Codec::Mpeg2)),
                    102..=106 => frames(Frames::Video(Codec::H264)),
                    107 | 108 => frames(Frames::Video(Codec::Hevc)),
                    110..=112 => frames(Frames::JpegXl),
                    _ => None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_syntaxes_of_part_10_and_no_others() {
        assert_eq!(Syntax::of("1.2.840.10008.1.2"), Some(Syntax::IMPLICIT));
        assert_eq!(Syntax::of("1.2.840.10008.1.2.4.201").map(|s| s.frames), Some(Frames::Jpeg2000));
        let video = Syntax::of("1.2.840.10008.1.2.4.102.1").map(|s| s.frames);
        assert_eq!(video, Some(Frames::Video(Codec::H264)));
        assert_eq!(Syntax::of("1.2.840.10008.1.2.4.999"), None);
        assert_eq!(Syntax::of("1.2.840.10008.1.2.4.50.1"), None);
        assert_eq!(Syntax::of("1.2.3"), None);
    }
}
