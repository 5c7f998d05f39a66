//! Spellings as a trie over words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::packed::{Packed, eight, exact, kept, place};
use crate::text::{Token, TokenKind, tokenize};
use crate::{Span, actor::phrase::Sense};

/// A fast hash of short keys that nobody attacks: multiply and rotate, word by word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((_, more)) = rest.split_first_chunk::<8>() {
            self.write_u64(eight(rest));
            rest = more;
        }
        self.write_u64(eight(rest));
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    #[inline]
    fn write_u128(&mut self, word: u128) {
        self.write_u64(word as u64);
        self.write_u64((word >> 64) as u64);
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

pub(crate) type Hash = BuildHasherDefault<WordHasher>;

/// The spellings of everything that the gazetteer knows, and what each may mean.
///
/// A spelling is its words alone: hyphens, apostrophes and full stops between words do not count ("U.S.", "al-Assad").
/// Case counts, but a word all in capitals also reads as one with a capital (headlines, datelines).
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// The number of each word.
    words: HashMap<Packed, u32, Hash>,
    /// The same of words that cannot be packed.
    long: HashMap<Box<str>, u32, Hash>,
    edges: HashMap<(u32, u32), u32, Hash>,
    nodes: Vec<Vec<Sense>>,
    last_word: u32,
    buffer: Vec<Token>,
    /// The words that a spelling may begin with, as bits: most words of a text are told apart from them by one look.
    starts: Vec<u64>,
}

/// The number of bits is two to this.
const STARTS: u32 = 16;

/// The bit of a word: in which of the sixty-fours it stands, and itself.
#[inline]
fn bit(bytes: &[u8], length: usize) -> (usize, u64) {
    let at = place(kept(eight(bytes), length), length as u64, STARTS);
    (at / 64, 1 << (at % 64))
}

const ROOT: u32 = 0;

impl Names {
    /// No spelling at all; `capacity` is a guess at how many there will be.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let mut nodes = Vec::with_capacity(capacity * 2);
        nodes.push(Vec::new());
        Names {
            words: HashMap::with_capacity_and_hasher(capacity, Hash::default()),
            edges: HashMap::with_capacity_and_hasher(capacity * 2, Hash::default()),
            nodes,
            starts: vec![0; 1 << (STARTS - 6)],
            ..Names::default()
        }
    }

    /// Makes words that are one name in several spellings one word. Only before any spelling with them is added.
    pub(crate) fn alias<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        self.last_word += 1;
        for word in words {
            match exact(word, 0, word.len()) {
                Some(key) => *self.words.entry(key).or_insert(self.last_word),
                None => *self.long.entry(word.into()).or_insert(self.last_word),
            };
            self.start(word);
        }
    }

    /// The number of a word, a new one where it has none.
    fn number(&mut self, word: &str) -> u32 {
        let next = self.last_word + 1;
        let number = match exact(word, 0, word.len()) {
            Some(key) => *self.words.entry(key).or_insert(next),
            None => match self.long.get(word) {
                Some(&number) => number,
                None => *self.long.entry(word.into()).or_insert(next),
            },
        };
        self.last_word = self.last_word.max(number);
        number
    }

    /// A spelling may begin with the word.
    fn start(&mut self, word: &str) {
        let (at, bit) = bit(word.as_bytes(), word.len());
        if let Some(bits) = self.starts.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a spelling may begin with a token; where it is in capitals, whatever they stand for.
    #[inline]
    fn may_start(&self, text: &str, token: &Token) -> bool {
        let bytes = text.as_bytes().get(token.start as usize..).unwrap_or_default();
        let length = (token.end - token.start) as usize;
        let (at, bit) = bit(bytes, length);
        let capitals = || bytes.get(1).is_some_and(u8::is_ascii_uppercase);
        self.starts.get(at).is_some_and(|bits| bits & bit != 0) || length >= 4 && capitals()
    }

    /// Adds what a spelling may mean; one with letters outside ASCII is also added with them folded.
    pub(crate) fn add(&mut self, spelling: &str, sense: Sense) {
        self.add_exact(spelling, sense);
        if !spelling.is_ascii() {
            let folded = fold(spelling);
            if folded != spelling {
                self.add_exact(&folded, sense);
            }
        }
    }

    /// Takes every sense of a spelling away.
    pub(crate) fn clear(&mut self, spelling: &str) {
        if let Some(node) = self.path(spelling) {
            self.nodes[node as usize].clear();
        }
    }

    /// What a spelling may mean.
    #[cfg(test)]
    pub(crate) fn get(&self, spelling: &str) -> &[Sense] {
        let mut tokens = Vec::new();
        tokenize(spelling, Span::new(0, spelling.len()), &mut tokens);
        match self.longest(spelling, &tokens, 0) {
            Some((end, senses)) if end == tokens.len() => senses,
            _ => &[],
        }
    }

    fn add_exact(&mut self, spelling: &str, sense: Sense) {
        if let Some(node) = self.path(spelling) {
            let senses = &mut self.nodes[node as usize];
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
    }

    /// The node of a spelling, made where it is missing; `None` for one without words.
    fn path(&mut self, spelling: &str) -> Option<u32> {
        let mut tokens = std::mem::take(&mut self.buffer);
        tokens.clear();
        tokenize(spelling, Span::new(0, spelling.len()), &mut tokens);
        let mut node = ROOT;
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Sign) {
            let text = token.of(spelling);
            if node == ROOT {
                self.start(text);
            }
            let word = self.number(text);
            let next = self.nodes.len() as u32;
            node = *self.edges.entry((node, word)).or_insert(next);
            if node == next {
                self.nodes.push(Vec::new());
            }
        }
        self.buffer = tokens;
        (node != ROOT).then_some(node)
    }

    /// The longest spelling that begins at token `from`: the token after it, and what it may mean.
    #[inline]
    pub(crate) fn longest(&self, text: &str, tokens: &[Token], from: usize) -> Option<(usize, &[Sense])> {
        let token = tokens.get(from)?;
        if token.kind == TokenKind::Sign || !self.may_start(text, token) {
            return None;
        }
        self.walk(text, tokens, from)
    }

    /// The same, where a spelling may begin.
    fn walk(&self, text: &str, tokens: &[Token], from: usize) -> Option<(usize, &[Sense])> {
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
            let Some(word) = self.word(token.of(text), at == from) else { break };
            let Some(&next) = self.edges.get(&(node, word)) else { break };
            node = next;
            at += 1;
            let senses = &self.nodes[node as usize];
            if !senses.is_empty() {
                best = Some((at, senses.as_slice()));
            }
        }
        best.map(|(end, senses)| (abbreviation_end(text, tokens, from, end), senses))
    }

    /// A word's number; words in capitals are also looked up with only the first one kept.
    fn word(&self, word: &str, first: bool) -> Option<u32> {
        let known = |word: &str| match exact(word, 0, word.len()) {
            Some(key) => self.words.get(&key).copied(),
            None => self.long.get(word).copied(),
        };
        if let Some(number) = known(word) {
            let capitals = first && word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            if !capitals || self.edges.contains_key(&(ROOT, number)) {
                return Some(number);
            }
        }
        let least = if first { 4 } else { 2 };
        let mut buffer = [0u8; 24];
        let bytes = word.as_bytes();
        if bytes.len() < least || bytes.len() > buffer.len() || !bytes.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let lower = &mut buffer[..bytes.len()];
        lower.copy_from_slice(bytes);
        lower.get_mut(1..)?.make_ascii_lowercase();
        known(std::str::from_utf8(lower).ok()?)
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

/// Latin letters without their marks; others as they are.
pub(crate) fn fold(spelling: &str) -> String {
    let mut folded = String::with_capacity(spelling.len());
    for char in spelling.chars() {
        folded.push_str(match char {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' | 'ė' | 'ē' | 'ə' => "e",
            'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' => "i",
            'ł' => "l",
            'ñ' | 'ń' | 'ň' => "n",
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ő' | 'ō' => "o",
            'š' | 'ś' | 'ş' | 'ș' => "s",
            'ř' => "r",
            'ț' | 'ţ' => "t",
            'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' => "u",
            'ý' => "y",
            'ž' | 'ź' | 'ż' => "z",
            'ğ' => "g",
            'đ' | 'ð' => "d",
            'Á' | 'Å' | 'Ä' => "A",
            'Ç' | 'Č' | 'Ć' => "C",
            'É' => "E",
            'İ' => "I",
            'Ł' => "L",
            'Ö' | 'Ó' | 'Ø' => "O",
            'Š' | 'Ş' | 'Ș' => "S",
            'Ü' => "U",
            'Ž' => "Z",
            'Đ' => "D",
            _ => {
                folded.push(char);
                continue;
            }
        });
    }
    folded
}
