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

/// The courier has no destination, so it may reach nothing.
const COURIER: &str = "default-src 'none'; script-src 'self'; connect-src 'none'; \
    form-action 'none'; base-uri 'none'";

const EVERY_FILE: [(&str, &str); 5] = [
    // A content policy does not cover WebRTC, pop-ups and navigation; this does, in Chromium.
    ("Connection-Allowlist", "(response-origin)"),
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

/// `hosts` are the origins of the portals that may embed the page.
pub(super) fn of(path: &str, hosts: &[String]) -> Vec<Header> {
    let policy = if path == "/courier.html" { COURIER } else { PAGE };
    let policy = format!("{policy}; frame-ancestors 'self' {}", hosts.join(" "));
    let list = Path::new(path).extension().is_some_and(|ending| ending == "json");
    let large = path.starts_with("/pkg/assets/") && !list;
    let cached = if large { FOR_GOOD } else { "no-store" };
    let mut headers: Vec<Header> =
        EVERY_FILE.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    headers.push(("Content-Security-Policy", policy.trim_end().to_owned()));
    headers.push(("Cache-Control", cached.to_owned()));
    if path.starts_with("/embed/") {
        // A portal of another origin takes the element from here.
        headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
    }
    headers
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
