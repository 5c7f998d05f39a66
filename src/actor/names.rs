//! The spellings of everything that the gazetteer knows, and what each may mean.

use crate::Span;
use crate::actor::firsts::Firsts;
use crate::actor::phrase::Sense;
use crate::actor::spelling::{fold, words};
use crate::actor::trie::{Node, ROOT, Trie};
use crate::hash::Table;
use crate::table::lines;
use crate::text::{Token, TokenKind, tokenize};

/// The spellings of everything that the gazetteer knows, and what each may mean.
///
/// A spelling is its words alone: hyphens, apostrophes and full stops between words do not count ("U.S.", "al-Assad").
/// Case counts, but a word all in capitals also reads as one with a capital (headlines, datelines).
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(super) trie: Trie,
    /// What the spellings that end at a node may mean, in the order of the nodes once all are added.
    senses: Vec<Sense>,
    /// Where those of each node end.
    ends: Vec<u32>,
    /// What was added, in order.
    added: Vec<(Node, Sense)>,
    /// How much had been added when a node was cleared.
    cleared: Table<Node, usize>,
    buffer: Vec<Token>,
    /// The words that a spelling may begin with, a line each.
    firsts: String,
}

impl Names {
    /// No spelling at all, with room for so many.
    pub(crate) fn with_room(spellings: usize) -> Self {
        Names { added: Vec::with_capacity(spellings), ..Names::default() }
    }

    /// Makes words that are one name in several spellings one word. Only before any spelling with them is added.
    pub(crate) fn alias<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        let mut words = words.into_iter();
        let Some(first) = words.next() else { return };
        self.add_first(first);
        for word in words {
            self.trie.alias(word, first);
            self.add_first(word);
        }
    }

    fn add_first(&mut self, word: &str) {
        self.firsts.push_str(word);
        self.firsts.push('\n');
    }

    /// The words that a spelling may begin with, some of them more than once.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        lines(&self.firsts).map(|(_, word)| word)
    }

    /// Adds what a spelling may mean; one with letters outside ASCII is also added with them folded.
    pub(crate) fn add(&mut self, spelling: &str, sense: Sense) {
        self.add_from(ROOT, spelling, sense);
    }

    /// The same of a spelling behind another word.
    pub(crate) fn add_led(&mut self, first: &str, spelling: &str, sense: Sense) {
        let first = self.step(ROOT, first);
        self.add_from(first, spelling, sense);
    }

    fn add_from(&mut self, from: Node, spelling: &str, sense: Sense) {
        let node = self.path(from, spelling);
        self.added.extend(node.map(|node| (node, sense)));
        if !spelling.is_ascii() {
            let folded = fold(spelling);
            if folded != spelling {
                self.add_from(from, &folded, sense);
            }
        }
    }

    /// Takes every sense of a spelling away.
    pub(crate) fn clear(&mut self, spelling: &str) {
        if let Some(node) = self.path(ROOT, spelling) {
            self.cleared.insert(node, self.added.len());
        }
    }

    /// The node of a spelling that goes on from a node, made where it is missing; `None` for one without words.
    fn path(&mut self, from: Node, spelling: &str) -> Option<Node> {
        let mut node = from;
        if spelling.is_ascii() {
            for word in words(spelling) {
                node = self.step(node, word);
            }
        } else {
            let mut tokens = std::mem::take(&mut self.buffer);
            tokens.clear();
            tokenize(spelling, Span::new(0, spelling.len()), &mut tokens);
            for token in tokens.iter().filter(|token| token.kind != TokenKind::Sign) {
                node = self.step(node, token.of(spelling));
            }
            self.buffer = tokens;
        }
        (node != from).then_some(node)
    }

    /// The node of a word that goes on from a node, made where it is missing.
    fn step(&mut self, from: Node, word: &str) -> Node {
        let known = self.trie.len();
        let node = self.trie.step(from, word);
        if from == ROOT && node as usize == known {
            self.add_first(word);
        }
        node
    }

    /// Orders what was added by the nodes: only then is anything found, and nothing is added any more.
    pub(crate) fn settle(&mut self) {
        const NONE: u32 = u32::MAX;
        let (added, cleared) = (std::mem::take(&mut self.added), std::mem::take(&mut self.cleared));
        let (mut firsts, mut nexts) = (vec![NONE; self.trie.len()], vec![NONE; added.len()]);
        for (at, (node, _)) in added.iter().enumerate().rev() {
            if cleared.get(node).is_none_or(|before| at >= *before) {
                nexts[at] = std::mem::replace(&mut firsts[*node as usize], at as u32);
            }
        }
        self.senses.reserve(added.len());
        for mut next in firsts {
            let start = self.senses.len();
            while let Some((_, sense)) = added.get(next as usize) {
                if !self.senses[start..].contains(sense) {
                    self.senses.push(*sense);
                }
                next = nexts[next as usize];
            }
            self.ends.push(self.senses.len() as u32);
        }
    }

    /// What the spellings that end at a node may mean.
    #[inline]
    pub(super) fn senses(&self, node: Node) -> &[Sense] {
        let Some([start, end, ..]) = self.ends.get((node as usize).wrapping_sub(1)..) else { return &[] };
        self.senses.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// What a spelling may mean.
    #[cfg(test)]
    pub(crate) fn get(&self, spelling: &str) -> &[Sense] {
        let mut tokens = Vec::new();
        tokenize(spelling, Span::new(0, spelling.len()), &mut tokens);
        match self.longest(spelling, &tokens, 0, None) {
            Some((end, senses)) if end == tokens.len() => senses,
            _ => &[],
        }
    }

    /// The longest spelling that begins at token `from`: the token after it, and what it may mean. `firsts` knows the words that
    /// one may begin with, where they have been looked up.
    pub(crate) fn longest(
        &self,
        text: &str,
        tokens: &[Token],
        from: usize,
        firsts: Option<&Firsts>,
    ) -> Option<(usize, &[Sense])> {
        let mut node = ROOT;
        let mut at = from;
        let mut best = None;
        while let Some(token) = tokens.get(at) {
            if token.kind == TokenKind::Sign {
                if at == from || !joins(text, tokens, at) {
                    break;
                }
                at += 1;
                continue;
            }
            if at > from && firsts.is_some_and(|firsts| !firsts.goes_on(node, token)) {
                break;
            }
            let root = firsts.filter(|_| at == from).and_then(|firsts| firsts.root(text, token));
            let next = root.unwrap_or_else(|| self.next(node, text, token));
            if next == ROOT {
                break;
            }
            node = next;
            at += 1;
            let senses = self.senses(node);
            if !senses.is_empty() {
                best = Some((at, senses));
            }
        }
        best.map(|(end, senses)| (abbreviation_end(text, tokens, from, end), senses))
    }

    /// Where a token leads from a node; words in capitals also with only the first one kept.
    fn next(&self, node: Node, text: &str, token: &Token) -> Node {
        let (start, end) = (token.start as usize, token.end as usize);
        let exact = self.trie.child(node, text, start, end);
        if exact != ROOT || !token.capital {
            return exact;
        }
        let least = if node == ROOT { 4 } else { 2 };
        let word = token.of(text).as_bytes();
        let mut buffer = [0; 24];
        let Some(lower) = buffer.get_mut(..word.len()).filter(|lower| lower.len() >= least) else { return ROOT };
        if !word.iter().all(u8::is_ascii_uppercase) {
            return ROOT;
        }
        lower.copy_from_slice(word);
        lower[1..].make_ascii_lowercase();
        std::str::from_utf8(lower).map_or(ROOT, |word| self.trie.child(node, word, 0, word.len()))
    }
}

/// Whether the sign at `at` only joins two parts of a name: a hyphen or apostrophe without spaces, an abbreviation's stop.
fn joins(text: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(sign), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    if sign.spaced {
        return false;
    }
    match sign.of(text) {
        "-" | "‐" | "‑" | "–" | "'" | "’" | "‘" | "`" | "ʼ" => !next.spaced,
        "." => tokens.get(at.wrapping_sub(1)).is_some_and(|word| word.of(text).len() <= 3),
        _ => false,
    }
}

/// One past the stop that closes an abbreviation of single letters ("U.S."), which is part of the name.
fn abbreviation_end(text: &str, tokens: &[Token], from: usize, end: usize) -> usize {
    let stop = |at: usize| tokens.get(at).is_some_and(|sign| !sign.spaced && sign.of(text) == ".");
    let letter = end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|word| word.of(text).len() == 1);
    if letter && end - from >= 3 && stop(end) && stop(end - 2) { end + 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::firsts::Side;
    use crate::text::Vocabulary;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens
    }

    #[test]
    fn whoever_knows_the_first_words_finds_the_same() {
        let mut names = Names::default();
        names.alias(["al", "el"]);
        let spellings = [
            "New York",
            "NATO",
            "al-Sham",
            "New York Post",
            "Émile",
            "Émile Zola",
            "the rebels",
            "Ivory Coast",
            "B 52",
        ];
        spellings.iter().for_each(|spelling| names.add(spelling, Sense::Block));
        names.settle();
        let mut vocabulary = Vocabulary::with_room(4);
        for word in ["post", "coast"] {
            vocabulary.add(word);
        }
        let firsts = Firsts::new(&names, |word| vocabulary.add(word), |_| Some(Side::Armed));
        let text = "NEW YORK, New York post, new York, NATO and Nato; el-Sham, Al-Sham, EL SHAM. Émile, émile Zola, Emile ZOLA and \
                    ÉMILE of IVORY Coast; the Rebels, THE rebels, the rebels, B-52 in the New York Post";
        let mut all = tokens(text);
        for token in &mut all {
            token.word = vocabulary.number(token.of(text));
        }
        let mut found = Vec::new();
        for (at, token) in all.iter().enumerate() {
            let plain = names.longest(text, &all, at, None);
            assert_eq!(names.longest(text, &all, at, Some(&firsts)), plain, "{:?}", token.of(text));
            // All of them have forces here.
            assert_eq!(firsts.may(token), firsts.sides(token, Side::Armed), "{:?}", token.of(text));
            assert!(firsts.may(token) || plain.is_none(), "{:?}", token.of(text));
            let last = plain.and_then(|(end, _)| all.get(end - 1));
            found.extend(last.and_then(|last| text.get(token.start as usize..last.end as usize)));
        }
        assert_eq!(
            found.join(" | "),
            "New York | NATO | el-Sham | Émile | Emile ZOLA | IVORY Coast | the rebels | B-52 | New York Post"
        );
    }
}
