//! As much of HTTP as fetching a static page needs.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Result;

/// Longer than any header block a browser sends.
const MAX_HEAD: u64 = 64 * 1024;

pub(super) struct Request {
    /// Decoded, without the query.
    pub(super) path: String,
    /// False for HEAD.
    pub(super) with_body: bool,
    /// Whether the answer may be compressed by brotli.
    pub(super) takes_brotli: bool,
}

/// Reads one request; nothing if it is not a GET or HEAD that we understand.
pub(super) fn read(stream: &mut TcpStream) -> Result<Option<Request>> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.take(MAX_HEAD)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // Closing a connection with unread bytes in it would reset it before the answer arrives.
    let mut takes_brotli = false;
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        takes_brotli |= names_brotli(&line);
    }
    Ok(parse(&first).map(|request| Request { takes_brotli, ..request }))
}

/// Browsers list what they take without weights.
fn names_brotli(header: &str) -> bool {
    header.split_once(':').is_some_and(|(name, value)| {
        name.eq_ignore_ascii_case("accept-encoding")
            && value.split(',').any(|coding| coding.trim() == "br")
    })
}

fn parse(line: &str) -> Option<Request> {
    let mut words = line.split(' ');
    let with_body = match words.next()? {
        "GET" => true,
        "HEAD" => false,
        _ => return None,
    };
    let target = words.next()?.split(['?', '#']).next()?;
    let path = decode(target)?;
    (path.starts_with('/') && !path.contains('\0')).then_some(Request {
        path,
        with_body,
        takes_brotli: false,
    })
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_the_path_and_drops_the_query() {
        let request = parse("GET /%E4%BB%AE/a.js?v=1 HTTP/1.1").expect("a plain request");
        assert_eq!(request.path, "/仮/a.js");
        assert!(request.with_body);
    }

    #[test]
    fn brotli_is_sent_only_to_who_takes_it() {
        assert!(names_brotli("accept-encoding: gzip, deflate, br, zstd"));
        assert!(!names_brotli("Accept-Encoding: gzip") && !names_brotli("X-Other: br"));
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for line in [
            "",
            "POST / HTTP/1.1",
            "GET http://elsewhere/ HTTP/1.1",
            "GET /%4 HTTP/1.1",
            "GET /%00 HTTP/1.1",
        ] {
            assert!(parse(line).is_none(), "{line}");
        }
    }
}
