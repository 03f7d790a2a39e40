//! What the server says about each file. README tells hospitals to send the same.

use std::path::Path;

type Header = (&'static str, String);

/// The page may fetch its own parts; once they are in, it takes even that from itself by a meta policy.
/// The sandbox is there for what it leaves out: pop-ups, which no other directive stops in Firefox.
/// Dialogs are forms, so those stay allowed; `form-action` keeps them from being sent anywhere.
const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; \
    style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; \
    form-action 'none'; base-uri 'none'; \
    sandbox allow-scripts allow-same-origin allow-downloads allow-forms allow-modals";

const EVERY_FILE: [(&str, &str); 4] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), payment=()",
    ),
    ("X-Content-Type-Options", "nosniff"),
];

/// Large parts have their digest in their address.
const FOR_GOOD: &str = "private, max-age=31536000, immutable";

/// The courier may reach the site's destinations, and everything else nobody. `hosts` are the
/// origins of the portals that may embed the page.
pub(super) fn of(path: &str, destinations: &[String], hosts: &[String]) -> Vec<Header> {
    let sends = path == "/courier.html";
    let policy = if sends { courier(destinations) } else { PAGE.to_owned() };
    let around = hosts.iter().fold("'self'".to_owned(), |all, host| format!("{all} {host}"));
    // A content policy does not cover WebRTC, pop-ups and navigation; this does, in Chromium.
    let own = std::iter::once("response-origin".to_owned());
    let reached = destinations.iter().filter(|_| sends).map(|url| format!("\"{url}*\""));
    let allowed = format!("({})", own.chain(reached).collect::<Vec<_>>().join(" "));
    let list = Path::new(path).extension().is_some_and(|ending| ending == "json");
    let large = path.starts_with("/pkg/assets/") && !list;
    let cached = if large { FOR_GOOD } else { "no-store" };
    let mut headers: Vec<Header> =
        EVERY_FILE.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    headers.extend([
        ("Connection-Allowlist", allowed),
        ("Content-Security-Policy", format!("{policy}; frame-ancestors {around}")),
        ("Cache-Control", cached.to_owned()),
    ]);
    if path.starts_with("/embed/") {
        // A portal of another origin takes the element from here.
        headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
    }
    headers
}

fn courier(destinations: &[String]) -> String {
    let reached = match destinations {
        [] => "'none'".to_owned(),
        some => some.iter().flat_map(|url| below(url)).collect::<Vec<_>>().join(" "),
    };
    format!(
        "default-src 'none'; script-src 'self'; connect-src {reached}; \
         form-action 'none'; base-uri 'none'"
    )
}

/// In a content policy a path without a slash at its end allows itself only.
fn below(url: &str) -> Vec<String> {
    let whole = url.to_owned();
    if url.ends_with('/') { vec![whole] } else { vec![whole, format!("{url}/")] }
}

pub(super) fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    fn header(path: &str, destinations: &[String], wanted: &str) -> String {
        let headers = of(path, destinations, &[]);
        let found = headers.into_iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value).unwrap_or_default()
    }

    #[test]
    fn only_the_courier_may_reach_a_destination() {
        let destinations = ["https://pacs.example.org/studies".to_owned()];
        let policy = |path| header(path, &destinations, "Content-Security-Policy");
        let list = |path| header(path, &destinations, "Connection-Allowlist");
        assert!(policy("/courier.html").contains(
            "connect-src https://pacs.example.org/studies https://pacs.example.org/studies/;"
        ));
        assert_eq!(
            list("/courier.html"),
            "(response-origin \"https://pacs.example.org/studies*\")"
        );
        assert!(!policy("/").contains("example") && list("/") == "(response-origin)");
    }

    #[test]
    fn a_courier_without_destinations_reaches_nobody() {
        let policy = header("/courier.html", &[], "Content-Security-Policy");
        assert!(policy.contains("connect-src 'none';"));
    }

    /// What people copy to their own servers says what ours says.
    #[test]
    fn the_files_for_other_hosts_hold_the_same_headers() {
        for name in ["nginx.conf", "htaccess", "Caddyfile", "_headers"] {
            let text = std::fs::read_to_string(root().join("examples/hosting").join(name))
                .expect("the file is in the repository");
            let courier = courier(&[]);
            let values = EVERY_FILE.iter().map(|(_, value)| *value);
            for value in values.chain([PAGE, courier.as_str(), "(response-origin)"]) {
                assert!(text.contains(value), "{name} lacks {value}");
            }
        }
    }

    #[test]
    fn a_portal_on_the_list_may_show_the_page_and_its_courier() {
        let hosts = ["https://portal.example.org".to_owned()];
        for path in ["/", "/courier.html"] {
            let headers = of(path, &[], &hosts);
            let policy = headers.iter().find(|(name, _)| *name == "Content-Security-Policy");
            assert!(policy.is_some_and(|(_, policy)| {
                policy.ends_with("frame-ancestors 'self' https://portal.example.org")
            }));
        }
    }
}
