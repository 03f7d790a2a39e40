//! The code of one element: text, and functions with arguments and blocks, as in
//! `@if(this,isblank){@remove()}{@hashuid(@ROOT,this)}`.

/// Blocks within blocks deeper than this are no one's rule.
const DEEPEST: usize = 16;

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Text that would be written as it is.
    Text(String),
    /// A function.
    Call(Call),
}

/// A function as it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) name: String,
    pub(super) args: Vec<String>,
    pub(super) blocks: Vec<Vec<Part>>,
}

impl Call {
    /// An argument without the spaces and quotation marks around it.
    pub(super) fn arg(&self, index: usize) -> &str {
        let arg = self.args.get(index).map_or("", |arg| arg.trim());
        arg.strip_prefix('"').and_then(|arg| arg.strip_suffix('"')).unwrap_or(arg)
    }
}

/// Reads code; `None` where brackets do not close.
pub(super) fn parse(code: &str) -> Option<Vec<Part>> {
    parts(code, DEEPEST)
}

fn parts(code: &str, depth: usize) -> Option<Vec<Part>> {
    if depth == 0 {
        return None;
    }
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = code;
    while let Some(next) = rest.chars().next() {
        let after = &rest[next.len_utf8()..];
        match next {
            '\\' => {
                let escaped = after.chars().next();
                text.extend(escaped);
                rest = &after[escaped.map_or(0, char::len_utf8)..];
            }
            '@' => {
                let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
                let (name, open) = after.split_at(end);
                if name.is_empty() || !open.starts_with('(') {
                    text.push('@');
                    rest = after;
                    continue;
                }
                let (inside, mut behind) = enclosed(open, '(', ')')?;
                let mut blocks = Vec::new();
                while behind.trim_start().starts_with('{') && takes_block(name, blocks.len()) {
                    let (block, further) = enclosed(behind.trim_start(), '{', '}')?;
                    blocks.push(self::parts(block.trim(), depth - 1)?);
                    behind = further;
                }
                flush(&mut text, &mut parts);
                parts.push(Part::Call(Call {
                    name: name.to_ascii_lowercase(),
                    args: arguments(inside),
                    blocks,
                }));
                rest = behind;
            }
            _ => {
                text.push(next);
                rest = after;
            }
        }
    }
    flush(&mut text, &mut parts);
    Some(parts)
}

fn takes_block(name: &str, taken: usize) -> bool {
    match name {
        "if" | "select" => taken < 2,
        "append" => taken < 1,
        _ => false,
    }
}

fn flush(text: &mut String, parts: &mut Vec<Part>) {
    if !text.trim().is_empty() {
        parts.push(Part::Text(std::mem::take(text)));
    }
    text.clear();
}

/// What lies between a bracket and the one that closes it, and what follows.
fn enclosed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let mut depth = 0;
    let mut quoted = false;
    let mut escaped = false;
    for (index, c) in text.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = true,
            '"' if open == '(' => quoted = !quoted,
            _ if quoted => {}
            c if c == open => depth += 1,
            c if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some((&text[1..index], &text[index + 1..]));
                }
            }
            _ => {}
        }
    }
    None
}

/// Splits at commas outside quotation marks and outside a tag's brackets.
fn arguments(inside: &str) -> Vec<String> {
    if inside.trim().is_empty() {
        return Vec::new();
    }
    let (mut quoted, mut in_tag) = (false, false);
    let split = inside.split(|c: char| {
        quoted ^= c == '"';
        in_tag = !quoted && (c == '[' || in_tag && c != ']');
        c == ',' && !quoted && !in_tag
    });
    split.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(code: &str) -> Call {
        match parse(code).expect("code").remove(0) {
            Part::Call(call) => call,
            Part::Text(text) => panic!("text: {text}"),
        }
    }

    #[test]
    fn reads_calls_with_blocks_within_blocks() {
        let outer =
            call(r#"@if(ImageType,contains,"A, (B") {@if(this,isblank){x}{@keep()}}{@remove()}"#);
        assert_eq!((outer.arg(0), outer.arg(2)), ("ImageType", "A, (B"));
        assert_eq!(outer.blocks.len(), 2);
        let Part::Call(inner) = &outer.blocks[0][0] else { panic!("a call") };
        assert_eq!(inner.blocks[0], [Part::Text("x".to_owned())]);
        assert_eq!(call("@if([0018,1000],isblank){}{}").args, ["[0018,1000]", "isblank"]);
    }

    #[test]
    fn text_and_calls_may_stand_side_by_side() {
        let parts = parse(r"@param(@SITE)-@hashptid(@ID,this,10) \@end").expect("code");
        assert_eq!(parts.len(), 4);
        assert_eq!(parts[3], Part::Text(" @end".to_owned()));
        assert_eq!(parse("a@b"), Some(vec![Part::Text("a@b".to_owned())]));
        assert_eq!(parse(""), Some(Vec::new()));
    }

    #[test]
    fn brackets_that_do_not_close_are_not_read() {
        assert_eq!(parse("@keep("), None);
        assert_eq!(parse("@if(this,isblank){@keep()"), None);
        assert_eq!(parse(&"@append(){".repeat(40)), None);
    }
}
