//! E-mail, web and network addresses, unique identifiers and paths of files.

use super::super::span::{Kind, Mark, Why};
use super::super::views::{Pattern, Views};
use super::before;
use std::net::Ipv6Addr;
use std::sync::LazyLock;

static FORMS: LazyLock<[(Pattern, Kind); 10]> = LazyLock::new(|| {
    [
        (Pattern::new("[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"), Kind::Email),
        (Pattern::new("(?i:https?|ftp|sftp|file|smb)://[^ \n\t、。）)」>\"]+"), Kind::Url),
        (Pattern::new("@[A-Za-z][A-Za-z0-9.]*(?:_[A-Za-z0-9._]+|[0-9]{2,})"), Kind::Url),
        (Pattern::new("(?i:www\\.)[^ \n\t、。）)」>\"]{3,}"), Kind::Url),
        (
            Pattern::with(
                "[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|org|net|edu|gov|jp|uk|example|info|io|local)(?:\\.[a-z]{2})?/[^ \n\t、。）)」>\";]+",
                &[
                    ".com/",
                    ".org/",
                    ".net/",
                    ".edu/",
                    ".gov/",
                    ".jp/",
                    ".uk/",
                    ".example/",
                    ".info/",
                    ".io/",
                    ".local/",
                    ".com.",
                    ".org.",
                    ".net.",
                    ".edu.",
                    ".gov.",
                    ".example.",
                ],
            ),
            Kind::Url,
        ),
        // portal.stjudes.example
        (
            Pattern::with(
                "(?-u:\\b)[a-z0-9-]{2,30}(?:\\.[a-z0-9-]{2,30}){0,3}\\.(?:com|org|net|edu|gov|example|nhs\\.uk|co\\.uk|org\\.uk)(?:\\.[a-z]{2})?(?-u:\\b)",
                &[".com", ".org", ".net", ".edu", ".gov", ".example", ".uk"],
            ),
            Kind::Url,
        ),
        // \\nas6\Dr Abe\ct 1 に: to the particle behind it.
        (
            Pattern::with(
                "(?:[A-Za-z]:\\\\|\\\\\\\\)[^\n\t\"<>|、。 ]{2,}(?: +[^\n\t\"<>|、。 ぁ-ん][^\n\t\"<>|、。 ]*)*",
                &["\\"],
            ),
            Kind::Url,
        ),
        (Pattern::new("/(?:home|Users|mnt|srv|var|export)/[^ \n\t、。）)」>\"]{2,}"), Kind::Url),
        (
            Pattern::new(
                "[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            ),
            Kind::Id,
        ),
        (Pattern::new("[0-2](?:\\.(?:0|[1-9][0-9]{0,38})){6,30}"), Kind::Id),
    ]
});
static IPV4: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}"));
static IPV6: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}"));

pub(in super::super) fn find(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for (form, kind) in FORMS.iter() {
        for found in form.find_iter(views) {
            let end = text[..found.end].trim_end_matches(['.', ',', ' ', ';']).len();
            if !before(text, found.start).is_some_and(|c| c.is_ascii_alphanumeric())
                && found.start < end
            {
                marks.push(Mark::certain(found.start..end, *kind, Why::Form));
            }
        }
    }
    for found in IPV4.find_iter(views) {
        let octets: Vec<u16> =
            text[found.clone()].split('.').filter_map(|part| part.parse().ok()).collect();
        let apart = super::stands_alone(text, &found)
            && before(text, found.start) != Some('.')
            && super::after(text, found.end) != Some('.');
        // A version number starts low; a host does not.
        if octets.len() == 4 && octets.iter().all(|octet| *octet <= 255) && octets[0] >= 10 && apart
        {
            marks.push(Mark::certain(found, Kind::Url, Why::Form));
        }
    }
    for found in IPV6.find_iter(views) {
        if text[found.clone()].parse::<Ipv6Addr>().is_ok_and(|address| !address.is_unspecified())
            && super::stands_alone(text, &found)
        {
            marks.push(Mark::certain(found, Kind::Url, Why::Form));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut marks = Vec::new();
        find(&Views::of(text), &mut marks);
        super::super::super::span::settle(marks)
            .iter()
            .map(|mark| &text[mark.range.clone()])
            .collect()
    }

    #[test]
    fn addresses_of_the_network_are_found() {
        assert_eq!(found("mail to a.sato@example.ac.jp."), ["a.sato@example.ac.jp"]);
        assert_eq!(found("見る https://pacs.example/v?id=9、終"), ["https://pacs.example/v?id=9"]);
        assert_eq!(
            found("host 192.168.10.4 and 2001:db8::7:1:2:3"),
            ["192.168.10.4", "2001:db8::7:1:2:3"]
        );
        assert_eq!(found(r"C:\Users\sato\Desktop\ct.dcm"), [r"C:\Users\sato\Desktop\ct.dcm"]);
        assert_eq!(found("1.2.392.200036.9116.2.6.1.48"), ["1.2.392.200036.9116.2.6.1.48"]);
    }

    #[test]
    fn versions_and_times_are_not() {
        for text in ["syngo 4.5.6.7", "10:11:12", "1.2.840", "300.1.2.3", "and/or"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
