//! Spellings as a trie over words.

use crate::hash::{self, mix};
use crate::text::packed::{Packed, exact};

/// A node of the trie.
pub(super) type Node = u32;

/// Where every spelling begins.
pub(super) const ROOT: Node = 0;
/// From where words lead that are one name with another.
const ALIASES: Node = 1;

/// A word in lower case, and one with a capital, as bits.
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;

/// The case of a word.
pub(super) fn case(capital: bool) -> u8 {
    if capital { CAPITAL } else { SMALL }
}

/// How many places there are at first, as a power of two: the crate's own names have room.
const BITS: u32 = 15;

/// The words of all spellings: each is a step from a node to another. Case counts.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    /// The word by which each node is reached, and from where; the first ones are [`ROOT`] and [`ALIASES`].
    words: Vec<Packed>,
    parents: Vec<Node>,
    /// The nodes by the places of their steps; [`ROOT`] is free.
    places: Vec<Node>,
    bits: u32,
    /// The words that stand for those with which others are one, by the nodes behind [`ALIASES`].
    aliases: Vec<Packed>,
    /// Those of them of which others stand in the other case.
    mixed: Vec<Packed>,
    /// What stands for words that cannot be packed, of which the crate's own names have few and one's own may have many: a packed
    /// word is eight letters outside ASCII.
    long: hash::Table<Box<str>, Packed>,
}

impl Default for Trie {
    fn default() -> Self {
        let (mut words, mut parents) = (Vec::with_capacity(1 << (BITS - 1)), Vec::with_capacity(1 << (BITS - 1)));
        words.resize(2, 0);
        parents.resize(2, ROOT);
        let places = vec![ROOT; 1 << BITS];
        Trie {
            words,
            parents,
            places,
            bits: BITS,
            aliases: Vec::new(),
            mixed: Vec::new(),
            long: hash::Table::default(),
        }
    }
}

impl Trie {
    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Makes a word one with another. Only before there is any step; longer words than can be packed are left out.
    pub(super) fn alias(&mut self, word: &str, other: &str) {
        let packed = |word: &str| exact(word, 0, word.len());
        let Some((word, other)) = packed(word).zip(packed(other)) else { return };
        let place = self.place(ALIASES, word);
        if self.places[place] != ROOT {
            return;
        }
        self.put(place, ALIASES, word);
        self.aliases.push(other);
        if cases(word) != cases(other) && !self.mixed.contains(&other) {
            self.mixed.push(other);
        }
    }

    /// Where a word of a text that begins and ends at some bytes leads from a node; [`ROOT`] if nowhere.
    #[inline]
    pub(super) fn child(&self, from: Node, text: &str, start: usize, end: usize) -> Node {
        let word = self.packed(text, start, end).or_else(|| self.long.get(text.get(start..end)?).copied());
        word.map_or(ROOT, |word| self.places[self.place(from, word)])
    }

    /// The same, with the step made where it is missing.
    pub(super) fn step(&mut self, from: Node, word: &str) -> Node {
        let key = self.packed(word, 0, word.len()).unwrap_or_else(|| {
            let next = unpacked(self.long.len());
            *self.long.entry(word.into()).or_insert(next)
        });
        let place = self.place(from, key);
        if self.places[place] != ROOT { self.places[place] } else { self.put(place, from, key) }
    }

    /// The node of a new step.
    fn put(&mut self, place: usize, from: Node, word: Packed) -> Node {
        let node = self.words.len() as Node;
        self.words.push(word);
        self.parents.push(from);
        self.places[place] = node;
        if self.words.len() * 2 > self.places.len() {
            self.grow();
        }
        node
    }

    /// In which cases the word may stand by which a node is reached, as far as its first byte tells.
    pub(super) fn cases(&self, node: Node) -> u8 {
        let word = self.words[node as usize];
        if self.mixed.contains(&word) { SMALL | CAPITAL } else { cases(word) }
    }

    /// Each node with the one before it, which has a lower number.
    pub(super) fn steps(&self) -> impl DoubleEndedIterator<Item = (Node, Node)> {
        (1..self.parents.len()).map(|node| (node as Node, self.parents[node]))
    }

    #[inline]
    fn packed(&self, text: &str, start: usize, end: usize) -> Option<Packed> {
        let word = exact(text, start, end)?;
        let alias = self.places[self.place(ALIASES, word)].checked_sub(ALIASES + 1);
        Some(alias.and_then(|alias| self.aliases.get(alias as usize)).copied().unwrap_or(word))
    }

    /// Where a step stands, or the free place where it would.
    #[inline]
    fn place(&self, from: Node, word: Packed) -> usize {
        let hash = mix(mix(u64::from(from), word as u64), (word >> 64) as u64);
        let mut at = (hash >> (64 - self.bits)) as usize;
        loop {
            let node = self.places[at];
            if node == ROOT || self.parents[node as usize] == from && self.words[node as usize] == word {
                return at;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// Doubles the places, of which half stay free.
    fn grow(&mut self) {
        self.bits += 1;
        self.places = vec![ROOT; 1 << self.bits];
        for node in 2..self.words.len() {
            let place = self.place(self.parents[node], self.words[node]);
            self.places[place] = node as Node;
        }
    }
}

/// The cases that a word may stand in by its first byte, which does not tell that of letters outside ASCII.
fn cases(word: Packed) -> u8 {
    let first = word as u8;
    if first.is_ascii() { case(first.is_ascii_uppercase()) } else { SMALL | CAPITAL }
}

/// What stands for a word that cannot be packed, by its number: no text has such bytes.
fn unpacked(number: usize) -> Packed {
    (number as Packed) << 64 | Packed::from(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child(trie: &Trie, from: Node, word: &str) -> Node {
        trie.child(from, word, 0, word.len())
    }

    #[test]
    fn steps_are_found_however_many_there_are() {
        let mut trie = Trie::default();
        let words: Vec<String> = (0..20_000).map(|number| format!("w{number}")).collect();
        let nodes: Vec<Node> = words.iter().map(|word| trie.step(ROOT, word)).collect();
        let farther = trie.step(nodes[0], "w1");
        assert!(words.iter().zip(&nodes).all(|(word, node)| child(&trie, ROOT, word) == *node));
        assert_eq!((child(&trie, nodes[0], "w1"), child(&trie, nodes[0], "w2")), (farther, ROOT));
        assert_eq!(trie.steps().last(), Some((farther, nodes[0])));
    }

    #[test]
    fn a_word_may_stand_for_another_and_be_as_long_as_it_likes() {
        let mut trie = Trie::default();
        trie.alias("El", "al");
        let (al, long) = (trie.step(ROOT, "al"), trie.step(ROOT, "Abdulrahmanalghamdi"));
        assert_eq!([child(&trie, ROOT, "El"), trie.step(ROOT, "El")], [al; 2]);
        assert_eq!([child(&trie, ROOT, "Abdulrahmanalghamdi"), trie.step(ROOT, "Abdulrahmanalghamdi")], [long; 2]);
        assert_eq!([child(&trie, ROOT, "el"), child(&trie, ROOT, "Abdulrahmanalghamdis")], [ROOT; 2]);
        let other = trie.step(ROOT, "Константинополь");
        assert_eq!([child(&trie, ROOT, "Константинополь"), child(&trie, ROOT, "Abdulrahmanalghamdi")], [other, long]);
        assert!(other != long && child(&trie, al, "Константинополь") == ROOT);
        assert_eq!((trie.cases(al), trie.cases(long)), (SMALL | CAPITAL, SMALL | CAPITAL));
    }
}
