//! Reads the CSV tables under `data/`: quoting as in RFC 4180, fields borrowed from the text.

/// The rows of a table below its header line.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).filter(|line| !line.is_empty()).map(fields)
}

/// A quoted field may hold commas; the tables hold no quotation marks inside a field.
fn fields(line: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        if let Some(quoted) = rest.strip_prefix('"')
            && let Some((field, after)) = quoted.split_once('"')
        {
            fields.push(field);
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None => return fields,
            }
        } else if let Some((field, next)) = rest.split_once(',') {
            fields.push(field);
            rest = next;
        } else {
            fields.push(rest);
            return fields;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn splits_quoted_and_plain_fields() {
        assert_eq!(fields(r#"a,"b, c",,d"#), ["a", "b, c", "", "d"]);
        assert_eq!(fields(r#""x""#), ["x"]);
    }
}
