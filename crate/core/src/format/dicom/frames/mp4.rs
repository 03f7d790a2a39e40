//! What an MP4 file carries beside pictures and sound (ISO/IEC 14496-12, -14 and -15): boxes of
//! metadata, times of creation, names of handlers and encoders, and user data within samples.

use super::video::{Codec, Kind};
use super::{Frame, bad};
use crate::reason::{Code, Reason};
use crate::source::Span;

/// Boxes nested deeper are no MP4.
const DEEPEST: usize = 8;
/// More entries in a table are more than hours of video.
const MOST_ENTRIES: u64 = 1 << 22;
const LONGEST_MESSAGE: u64 = 1 << 16;

/// The spans of a file to overwrite, counted from its first byte.
pub(super) fn user_data(frame: &Frame, codec: Codec) -> Result<Vec<Span>, Reason> {
    let mut file = File { frame, codec, blanks: Vec::new(), tracks: Vec::new() };
    file.boxes(0..frame.length, 0)?;
    for track in std::mem::take(&mut file.tracks).iter().filter(|track| track.is_video) {
        file.samples(track)?;
    }
    Ok(file.blanks)
}

#[derive(Default)]
struct Track {
    is_video: bool,
    /// Bytes of the length before each unit.
    length_size: u64,
    sizes: Vec<u64>,
    chunks: Vec<u64>,
    /// First chunk, counted from one, and samples in it and in those that follow.
    samples_per_chunk: Vec<(u64, u64)>,
}

struct File<'a, 'b> {
    frame: &'a Frame<'b>,
    codec: Codec,
    blanks: Vec<Span>,
    tracks: Vec<Track>,
}

impl File<'_, '_> {
    fn boxes(&mut self, within: Span, depth: usize) -> Result<(), Reason> {
        let mut at = within.start;
        while at + 8 <= within.end {
            let (kind, payload) = self.head(at, within.end)?;
            let (start, end) = (payload.start, payload.end);
            match &kind {
                b"moov" | b"trak" | b"mdia" | b"minf" | b"stbl" | b"edts" if depth < DEEPEST => {
                    if &kind == b"trak" {
                        self.tracks.push(Track::default());
                    }
                    self.boxes(payload, depth + 1)?;
                }
                b"mvhd" | b"tkhd" | b"mdhd" => {
                    let times = if self.frame.number(start, 1)? == 0 { 8 } else { 16 };
                    self.blanks.push(start + 4..start + 4 + times);
                }
                b"hdlr" => self.handler(payload)?,
                b"stsd" => self.sample_description(payload)?,
                b"stsz" => self.sizes(start)?,
                b"stsc" => {
                    let entries = self.table(start + 4, 12, 4)?;
                    let per_chunk = self.table(start + 4, 12, 8)?;
                    self.track(start)?.samples_per_chunk =
                        entries.into_iter().zip(per_chunk).collect();
                }
                b"stco" => self.track(start)?.chunks = self.table(start + 4, 4, 4)?,
                b"co64" => self.track(start)?.chunks = self.wide_table(start + 4)?,
                b"ftyp" | b"mdat" | b"vmhd" | b"smhd" | b"elst" | b"stts" | b"ctts" | b"stss"
                | b"sdtp" | b"cslg" | b"sgpd" | b"sbgp" => {}
                // Pictures or sound may lie elsewhere, or in pieces.
                b"dinf" if end - start <= 28 => {}
                b"dinf" | b"moof" | b"mvex" | b"stz2" => return Err(Code::UnknownVideo.into()),
                _ => self.blanks.push(payload),
            }
            at = end;
        }
        self.blanks.push(at.min(within.end)..within.end);
        Ok(())
    }

    /// The kind of a box, and where its contents lie.
    fn head(&self, at: u64, within: u64) -> Result<([u8; 4], Span), Reason> {
        let kind = self.frame.bytes(at + 4, 4)?;
        let payload = match self.frame.number(at, 4)? {
            0 => at + 8..within,
            1 => at + 16..at.saturating_add(self.frame.number(at + 8, 8)?),
            size => at + 8..at + size,
        };
        let sound = payload.start <= payload.end && payload.end <= within;
        let kind = kind.try_into().ok().filter(|_| sound);
        Ok((kind.ok_or_else(|| bad(self.frame, at))?, payload))
    }

    fn track(&mut self, at: u64) -> Result<&mut Track, Reason> {
        let frame = self.frame;
        self.tracks.last_mut().ok_or_else(|| bad(frame, at))
    }

    /// What a track is, and the name of what handled it.
    fn handler(&mut self, payload: Span) -> Result<(), Reason> {
        match self.frame.bytes(payload.start + 8, 4)?.as_slice() {
            b"vide" => self.track(payload.start)?.is_video = true,
            b"soun" => {}
            // Subtitles, chapters, timed metadata.
            _ => return Err(Code::UnknownVideo.into()),
        }
        self.blanks.push((payload.start + 24).min(payload.end)..payload.end);
        Ok(())
    }

    /// How samples are compressed; the name of the encoder is in a field of 32 bytes.
    fn sample_description(&mut self, payload: Span) -> Result<(), Reason> {
        const PICTURE: u64 = 78;
        let mut at = payload.start + 8;
        while at < payload.end {
            let (kind, entry) = self.head(at, payload.end)?;
            if matches!(&kind, b"avc1" | b"avc3" | b"hvc1" | b"hev1") {
                self.blanks.push(entry.start + 42..entry.start + 74);
                let mut inner = entry.start + PICTURE;
                while inner < entry.end {
                    let (kind, payload) = self.head(inner, entry.end)?;
                    let length_at = match &kind {
                        b"avcC" => Some(4),
                        b"hvcC" => Some(21),
                        b"pasp" | b"colr" | b"btrt" | b"clap" => None,
                        _ => return Err(Code::UnknownVideo.into()),
                    };
                    if let Some(length_at) = length_at {
                        let size = self.frame.number(payload.start + length_at, 1)? & 3;
                        self.track(payload.start)?.length_size = size + 1;
                    }
                    inner = payload.end;
                }
            } else if &kind != b"mp4a" {
                return Err(Code::UnknownVideo.into());
            }
            at = entry.end;
        }
        Ok(())
    }

    fn sizes(&mut self, start: u64) -> Result<(), Reason> {
        let same = self.frame.number(start + 4, 4)?;
        let sizes = if same == 0 {
            self.table(start + 8, 4, 4)?
        } else {
            let count = self.frame.number(start + 8, 4)?.min(MOST_ENTRIES);
            vec![same; count as usize]
        };
        self.track(start)?.sizes = sizes;
        Ok(())
    }

    /// One column of a table: its count, then entries of some size.
    fn table(&self, at: u64, entry: u64, from: u64) -> Result<Vec<u64>, Reason> {
        let count = self.frame.number(at, 4)?;
        if count > MOST_ENTRIES {
            return Err(bad(self.frame, at));
        }
        let bytes = self.frame.bytes(at + 4, count * entry)?;
        let column = bytes.chunks_exact(entry as usize).map(|entry| {
            let column = &entry[from as usize - 4..from as usize];
            column.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
        });
        Ok(column.collect())
    }

    fn wide_table(&self, at: u64) -> Result<Vec<u64>, Reason> {
        let high = self.table(at, 8, 4)?;
        let low = self.table(at, 8, 8)?;
        Ok(high.into_iter().zip(low).map(|(high, low)| high << 32 | low).collect())
    }

    /// Walks the units of every sample.
    fn samples(&mut self, track: &Track) -> Result<(), Reason> {
        if track.length_size == 0 || track.samples_per_chunk.is_empty() {
            return Err(Code::UnknownVideo.into());
        }
        let mut sizes = track.sizes.iter();
        for (number, chunk) in (1..).zip(&track.chunks) {
            let runs = &track.samples_per_chunk;
            let run = runs.partition_point(|(first, _)| *first <= number).saturating_sub(1);
            let mut at = *chunk;
            for size in sizes.by_ref().take(runs[run].1 as usize) {
                self.sample(at..at.saturating_add(*size), track.length_size)?;
                at = at.saturating_add(*size);
            }
        }
        Ok(())
    }

    fn sample(&mut self, sample: Span, length_size: u64) -> Result<(), Reason> {
        let mut at = sample.start;
        while at < sample.end {
            let start = at + length_size;
            let end = start.saturating_add(self.frame.number(at, length_size)?);
            if end > sample.end {
                return Err(bad(self.frame, at));
            }
            if start < end {
                self.unit(start..end)?;
            }
            at = end;
        }
        Ok(())
    }

    fn unit(&mut self, unit: Span) -> Result<(), Reason> {
        let length = unit.end - unit.start;
        let blank = match self.codec.kind(self.frame.number(unit.start, 1)? as u8) {
            Kind::Picture => false,
            Kind::Messages if length <= LONGEST_MESSAGE => {
                let messages = self.frame.bytes(unit.start + 1, length - 1)?;
                !self.codec.is_timing(&messages)
            }
            Kind::Messages | Kind::Free => true,
            Kind::End => length > 2,
        };
        match (blank, self.codec) {
            (false, _) => {}
            // A unit of zeros is of no kind in H.264, and a picture's in HEVC.
            (true, Codec::H264) => self.blanks.push(unit),
            (true, _) => return Err(Code::UnknownVideo.into()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Coding, markers};
    use super::*;

    fn boxed(kind: [u8; 4], payload: &[u8]) -> Vec<u8> {
        [&(payload.len() as u32 + 8).to_be_bytes(), kind.as_slice(), payload].concat()
    }

    fn table(entries: &[u32]) -> Vec<u8> {
        [
            &[0; 4],
            entries.iter().flat_map(|entry| entry.to_be_bytes()).collect::<Vec<_>>().as_slice(),
        ]
        .concat()
    }

    /// One sample of one unit at byte 24, in a track of a codec.
    fn file(unit: &[u8], handler: [u8; 4]) -> Vec<u8> {
        let sample = [&(unit.len() as u32).to_be_bytes(), unit].concat();
        let avc = boxed(*b"avcC", &[1, 0, 0, 0, 3, 0, 0]);
        let mut entry = vec![0; 78];
        entry[42..46].copy_from_slice(b"\x03ENC");
        let entry = boxed(*b"avc1", &[entry, avc].concat());
        let samples = [
            boxed(*b"stsd", &[&table(&[1]), entry.as_slice()].concat()),
            boxed(*b"stsc", &table(&[1, 1, 1, 1])),
            boxed(*b"stsz", &table(&[0, 1, sample.len() as u32])),
            boxed(*b"stco", &table(&[1, 24])),
        ];
        let handler = boxed(*b"hdlr", &[&[0; 8], handler.as_slice(), &[0; 12], b"NAME"].concat());
        let media = [
            boxed(*b"mdhd", &[0, 0, 0, 0, 9, 9, 9, 9]),
            handler,
            boxed(*b"minf", &boxed(*b"stbl", &samples.concat())),
        ];
        let track = boxed(*b"trak", &boxed(*b"mdia", &media.concat()));
        let movie = boxed(*b"moov", &[track, boxed(*b"udta", b"\xA9namNAME")].concat());
        [boxed(*b"ftyp", b"isom\0\0\0\0"), boxed(*b"mdat", &sample), movie, b"\0".to_vec()].concat()
    }

    fn blanked(file: &[u8], codec: Codec) -> Result<Vec<u8>, Reason> {
        let mut bytes = file.to_vec();
        for span in markers(&file.to_vec(), &[0..0, 0..file.len() as u64], Coding::Video(codec))? {
            bytes[span.start as usize..span.end as usize].fill(0);
        }
        Ok(bytes)
    }

    const USER_DATA: &[u8] = b"\x06\x05\x08NAMENAME\x80";
    const PICTURE: &[u8] = b"\x65\x88NAME";

    #[test]
    fn names_times_and_user_data_are_overwritten_and_pictures_are_not() {
        let sent = file(USER_DATA, *b"vide");
        let output = blanked(&sent, Codec::H264).expect("an MP4 file");
        for planted in [&b"NAME"[..], b"ENC", &[9; 4]] {
            assert!(memchr::memmem::find(&sent, planted).is_some());
            assert!(memchr::memmem::find(&output, planted).is_none(), "{planted:?}");
        }
        let output = blanked(&file(PICTURE, *b"vide"), Codec::H264).expect("an MP4 file");
        assert_eq!(output[24 + 4..].get(..PICTURE.len()), Some(PICTURE));
    }

    #[test]
    fn what_cannot_be_overwritten_is_held() {
        let held = |file: &[u8], codec| blanked(file, codec).map_err(|reason| reason.code);
        let unknown = Err(Code::UnknownVideo);
        assert_eq!(held(&file(PICTURE, *b"text"), Codec::H264), unknown);
        assert_eq!(held(&file(b"\x4E\x01\x05\x04NAME\x80", *b"vide"), Codec::Hevc), unknown);
        let whole = file(PICTURE, *b"vide");
        let fragmented = [&whole[..whole.len() - 1], &boxed(*b"moof", &[])].concat();
        assert_eq!(held(&fragmented, Codec::H264), unknown);
    }

    #[test]
    fn a_table_that_claims_more_than_there_is_is_refused() {
        let mut lying = file(PICTURE, *b"vide");
        let at = memchr::memmem::find(&lying, b"stco").expect("a table") + 8;
        lying[at..at + 4].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(blanked(&lying, Codec::H264).map_err(|reason| reason.code), Err(Code::BadFrame));
    }
}
