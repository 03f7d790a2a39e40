//! Where a site's page may send, as far as headers have to say so. The page itself checks the whole
//! configuration, and does not start where anything in it is wrong.

use std::fs;
use std::path::Path;

/// The configuration beside the page.
pub(super) const FILE: &str = "site.toml";

/// The addresses of a configuration; none where there is none, or where it cannot be read.
pub(super) fn destinations(configuration: &Path) -> Vec<String> {
    fs::read_to_string(configuration).map(|text| addresses(&text)).unwrap_or_default()
}

fn addresses(text: &str) -> Vec<String> {
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let list = table.get("destination").and_then(toml::Value::as_array);
    let urls = list.into_iter().flatten().filter_map(|each| each.get("url")?.as_str());
    urls.filter(|url| fits_a_header(url)).map(str::to_owned).collect()
}

/// Nothing that would end one policy and begin another.
fn fits_a_header(url: &str) -> bool {
    url.bytes().all(|c| c.is_ascii_alphanumeric() || b"-._~%/:+@[]".contains(&c))
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn names_every_destination_and_nothing_that_would_break_a_header() {
        let text = r#"
            [[destination]]
            url = "https://a.example.org/files"
            [[destination]]
            url = "https://b.example.org/; script-src *"
            [[destination]]
            url = "https://[::1]:8042/studies"
        "#;
        assert_eq!(addresses(text), ["https://a.example.org/files", "https://[::1]:8042/studies"]);
        assert!(addresses("no toml").is_empty());
    }
}
