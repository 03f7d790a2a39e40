//! Who is who among the names of the texts that are written: by the whole name, by a part of it, and never by a surname
//! that others of another given name share.

use super::super::words::JA;
use std::collections::BTreeMap;

/// The tokens of the people met so far.
#[derive(Debug, Default)]
pub(super) struct People {
    /// By whole names and by parts.
    tokens: BTreeMap<String, String>,
    /// The longest name of each token.
    names: BTreeMap<String, Name>,
}

/// A name in one way of writing: in one piece, and its parts.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) whole: String,
    pub(super) parts: Vec<String>,
}

impl People {
    /// The token of whoever bears a name.
    pub(super) fn find(&self, name: &Name) -> Option<&String> {
        let bears = |token: &&String| self.names.get(*token).is_none_or(|one| one.is_same(name));
        let by_part = || name.parts.iter().filter_map(|part| self.tokens.get(part)).find(bears);
        // 鴨下 or 隆臣 after 鴨下隆臣, which has no blank to part it.
        let begun = || {
            let of = |known: &str| {
                name.whole.chars().count() >= 2 && is_begun_or_ended(known, &name.whole)
                    || name.whole.starts_with(known) && known.chars().count() >= 2
            };
            self.tokens.iter().filter(|(known, _)| of(known)).map(|(_, token)| token).find(bears)
        };
        self.tokens.get(&name.whole).or_else(by_part).or_else(begun)
    }

    /// Notes that a token stands for whoever bears a name.
    pub(super) fn enter(&mut self, name: &Name, token: &str) {
        let known = self.names.entry(token.to_owned()).or_insert_with(|| name.clone());
        if known.parts.len() < name.parts.len() {
            *known = name.clone();
        }
        for part in name.parts.iter().chain([&name.whole]) {
            self.tokens.entry(part.clone()).or_insert_with(|| token.to_owned());
        }
    }
}

impl Name {
    /// Whether both may be one person's: 志賀 is 志賀 美咲子, G Tweedy Gerald Tweedy, and 志賀 直也 is neither.
    fn is_same(&self, other: &Self) -> bool {
        let (short, long) =
            if self.parts.len() < other.parts.len() { (self, other) } else { (other, self) };
        if short.parts.len() < 2 {
            // A title or the first letters of the other part stand beside it.
            let fits = |rest: &str| {
                JA.list("titles").has(rest) || long.parts.iter().any(|part| part.starts_with(rest))
            };
            let of = |part: &String| {
                let whole = &short.whole;
                whole.strip_prefix(part.as_str()).or(whole.strip_suffix(part.as_str()))
            };
            return is_begun_or_ended(&long.whole, &short.whole)
                || short.whole.starts_with(&long.whole)
                || long.parts.iter().filter_map(of).any(fits);
        }
        short.parts.iter().all(|part| long.parts.iter().any(|other| is_alike(part, other)))
    }
}

/// Whether a name without a blank has a part: its first letters, or its last ones where another part can stand before them.
fn is_begun_or_ended(whole: &str, part: &str) -> bool {
    let ended = !part.is_ascii()
        && whole.strip_suffix(part).is_some_and(|surname| surname.chars().count() >= 2);
    whole.starts_with(part) || ended
}

/// The same part of a name, shortened or not.
fn is_alike(one: &str, other: &str) -> bool {
    let initials = one.is_ascii() && other.is_ascii() && one.get(..1) == other.get(..1);
    initials || one.starts_with(other) || other.starts_with(one)
}
