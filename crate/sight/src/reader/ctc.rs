//! From one likelihood for each character at each place of a line to the characters that stand there.

/// What each class of the network's answer writes.
#[derive(Debug)]
pub(super) struct Alphabet(Vec<String>);

impl Alphabet {
    /// One character a line; before them the class for nothing, after them the space.
    pub(super) fn new(characters: &str) -> Self {
        let nothing = std::iter::once("");
        let all = nothing.chain(characters.split('\n')).chain(std::iter::once(" "));
        Self(all.map(str::to_owned).collect())
    }

    /// The likeliest character at each place; neighbours that say the same are one.
    pub(super) fn read(&self, answer: &[f32], classes: usize) -> Vec<(&str, f32)> {
        let mut before = 0;
        let mut line = Vec::new();
        for place in answer.chunks_exact(classes.max(1)) {
            let (class, &likely) =
                place.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap_or((0, &0.0));
            if class != 0 && class != before {
                line.push((self.0.get(class).map_or("\u{fffd}", String::as_str), likely));
            }
            before = class;
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_one_character_unless_nothing_stands_between() {
        let alphabet = Alphabet::new("a\nb");
        let places = [1, 1, 0, 1, 2, 2, 3, 0, 9_usize];
        let mut answer = vec![0.0; places.len() * 10];
        for (place, class) in places.into_iter().enumerate() {
            answer[place * 10 + class] = 0.5;
        }
        let text: String = alphabet.read(&answer, 10).into_iter().map(|(text, _)| text).collect();
        assert_eq!(text, "aab \u{fffd}");
    }
}
