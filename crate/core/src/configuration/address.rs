//! Addresses that files may be sent to. They go into headers and content policies, so nothing that
//! means anything there may be in one.

/// Whether a file may be sent there: `https:`, or `http:` to this computer or where the site says
/// that it may be `unencrypted`; no user, query or fragment, and no path that climbs.
pub(super) fn is_sound(address: &str, unencrypted: bool) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let Some(host) = host(authority) else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%/:+@".contains(c);
    let climbs = path.split('/').any(|part| matches!(part, "." | ".."));
    let close = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    path.chars().all(plain)
        && !climbs
        && !path.contains("%2e")
        && !path.contains("%2E")
        && match scheme {
            "https" => true,
            "http" => close || unencrypted,
            _ => false,
        }
}

/// The host of an authority that names no user and no wildcard, lower-case as browsers write it.
fn host(authority: &str) -> Option<&str> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let end = rest.find(']')? + 2;
            let digits = rest[..end - 2].bytes().all(|c| c.is_ascii_hexdigit() || c == b':');
            (digits.then(|| &authority[..end])?, &authority[end..])
        }
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let named = !host.is_empty()
        && (host.starts_with('[')
            || host
                .bytes()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-.".contains(&c)));
    let port = port.is_empty() || port[1..].parse::<u16>().is_ok_and(|port| port > 0);
    (named && port).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::is_sound;

    #[test]
    fn takes_encrypted_addresses_and_this_computer() {
        for address in [
            "https://pacs.example.org/dicom-web/studies",
            "https://bucket.s3.ap-northeast-1.amazonaws.com/hinata/",
            "https://files.example.org:8443/files",
            "http://127.0.0.1:8042/dicom-web/studies",
            "http://[::1]:1080/files",
            "http://localhost/",
        ] {
            assert!(is_sound(address, false), "{address}");
        }
    }

    #[test]
    fn refuses_what_could_mean_something_else() {
        for address in [
            "",
            "pacs.example.org",
            "ftp://pacs.example.org/",
            "http://pacs.example.org/",
            "http://127.0.0.1.example.org/",
            "https://",
            "https:///path",
            "https://*.example.org/",
            "https://user:word@example.org/",
            "https://example.org@127.0.0.1/",
            "https://example.org:0/",
            "https://example.org:x/",
            "https://EXAMPLE.org/",
            "https://example.org/a?b",
            "https://example.org/a#b",
            "https://example.org/a b",
            "https://example.org/a;script-src",
            "https://example.org/a,b",
            "https://example.org/\"x",
            "https://example.org/a/../b",
            "https://example.org/a/%2e%2E/b",
            "https://例え.jp/",
        ] {
            assert!(!is_sound(address, false), "{address}");
        }
    }

    #[test]
    fn an_intranet_may_be_unencrypted_where_the_site_says_so() {
        assert!(is_sound("http://pacs.minato.local:8042/dicom-web/studies", true));
        assert!(!is_sound("ftp://pacs.minato.local/", true));
    }
}
